#include "judging/judging.h"

#include <string.h>

#include "base/alloc.h"
#include "credit/policy_set.h"
#include "judging/judging_as_of.h"
#include "judging/judging_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

#define PEOPLE_MAX 100000

const char *judgement_state_name(enum judgement_state state)
{
    switch (state) {
    case JUDGEMENT_LIVE:
        return "live";
    case JUDGEMENT_PROVISIONAL:
        return "provisional";
    case JUDGEMENT_POSTED:
        return "posted";
    }
    return "";
}

const struct judged_enrolled *judgement_find(const struct activity_judgement *judgement,
                                             struct id person)
{
    for (size_t i = 0; i < judgement->n_people; i++)
        if (id_equal(judgement->people[i].row.id, person))
            return &judgement->people[i];
    return NULL;
}

/* ---- the verdict ---- */

static enum judgement_state state_of(const struct activity_plan *plan)
{
    if (plan->activity.closed_ms)
        return JUDGEMENT_POSTED;
    return plan->any_ended && !plan->any_held ? JUDGEMENT_PROVISIONAL : JUDGEMENT_LIVE;
}

static enum err judge_all(struct judging *judging, struct id activity)
{
    struct activity_judgement *ret = judging->ret;
    enum err err =
        plan_read_until(judging->store, judging->policies, activity, judging->last_n, &ret->plan);
    if (err)
        return err;
    ret->state = state_of(&ret->plan);
    ret->oddities = ret->plan.book->oddities;
    err = judging_read_people(judging);
    if (!err)
        err = judging_read_presence(judging);
    if (!err)
        err = judging_correct(judging);
    if (!err)
        err = judging_settle_overlaps(judging);
    if (!err)
        err = judging_read_entries(judging);
    if (err)
        return err;
    judging_leave_out(judging);
    return judging_value_people(judging);
}

/* ---- life ---- */

static enum err make_judgement(struct judging *judging, struct id activity, int64_t now_ms,
                               struct activity_judgement **ret)
{
    judging->ret = mem_zalloc(1, sizeof *judging->ret);
    if (!judging->ret)
        return ERR_NOMEM;
    judging->ret->now_ms = now_ms;
    map_init(&judging->places, PEOPLE_MAX);
    enum err err = judge_all(judging, activity);
    map_finish(&judging->places);
    if (err)
        judgement_destroy(judging->ret);
    else
        *ret = judging->ret;
    return err;
}

enum err judge_activity_in_view(struct store *store, const struct policy_set *policies,
                                struct id activity, int64_t now_ms, struct activity_judgement **ret)
{
    struct judging judging = {.store = store, .policies = policies, .last_n = UINT64_MAX};
    return make_judgement(&judging, activity, now_ms, ret);
}

enum err judge_person_in_view(struct store *store, const struct policy_set *policies,
                              const struct enrolment_row *who, int64_t now_ms,
                              struct activity_judgement **ret)
{
    return judge_person_as_of(store, policies, who, &(struct judge_moment){now_ms, UINT64_MAX},
                              ret);
}

enum err judge_person_as_of(struct store *store, const struct policy_set *policies,
                            const struct enrolment_row *who, const struct judge_moment *moment,
                            struct activity_judgement **ret)
{
    struct judging judging = {
        .store = store, .policies = policies, .only = &who->person, .last_n = moment->last_n};
    return make_judgement(&judging, who->activity, moment->now_ms, ret);
}

struct wanted {
    const struct policy_set *policies;
    struct id activity;
    int64_t now_ms;
    struct activity_judgement **ret;
};

static enum err look(struct store *store, void *arg)
{
    const struct wanted *wanted = arg;
    return judge_activity_in_view(store, wanted->policies, wanted->activity, wanted->now_ms,
                                  wanted->ret);
}

enum err judge_activity(struct store *store, const struct policy_set *policies, struct id activity,
                        int64_t now_ms, struct activity_judgement **ret)
{
    struct wanted wanted = {policies, activity, now_ms, ret};
    return store_snapshot(store, look, &wanted);
}

void judgement_destroy(struct activity_judgement *judgement)
{
    if (!judgement)
        return;
    size_t n_classes = judgement->plan.n_classes;
    for (size_t i = 0; judgement->presences && i < judgement->n_people * n_classes; i++) {
        interval_list_finish(&judgement->presences[i].seen);
        interval_list_finish(&judgement->presences[i].united);
        interval_list_finish(&judgement->presences[i].taken);
    }
    for (size_t i = 0; judgement->class_lines && i < n_classes; i++)
        mem_free(judgement->class_lines[i]);
    mem_free(judgement->presences);
    mem_free(judgement->class_lines);
    mem_free(judgement->entries);
    mem_free(judgement->others);
    mem_free(judgement->parts);
    mem_free(judgement->people);
    plan_finish(&judgement->plan);
    mem_free(judgement);
}
