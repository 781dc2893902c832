#include "judging/judging.h"

#include <string.h>

#include "base/alloc.h"
#include "credit/policy_set.h"
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

/* ---- the people ---- */

static enum err add_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct judging *judging = arg;
    struct activity_judgement *ret = judging->ret;

    if (ret->n_people == judging->people_room) {
        size_t room = judging->people_room ? judging->people_room * 2 : 32;
        struct judged_enrolled *more = mem_realloc(ret->people, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->people = more;
        judging->people_room = room;
    }
    ret->people[ret->n_people++] = (struct judged_enrolled){.row = *row, .role = role};
    return map_put_id(&judging->places, row->id, (void *)(uintptr_t)ret->n_people);
}

static enum err add_only(struct judging *judging, struct id activity, struct id person)
{
    struct enrolment_row enrolment;
    struct person_row row;
    enum err err = store_enrolment_find(judging->store, activity, person, &enrolment);
    if (!err)
        err = store_person_find(judging->store, person, &row);
    return err ? err : add_person(&row, enrolment.role, judging);
}

size_t judging_place(const struct judging *judging, struct id person)
{
    uintptr_t place = (uintptr_t)map_get_id(&judging->places, person);
    return place ? (size_t)place - 1 : judging->ret->n_people;
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

static enum err judge_all(struct judging *judging, const struct policy_set *policies,
                          struct id activity)
{
    struct activity_judgement *ret = judging->ret;
    enum err err = plan_read(judging->store, policies, activity, &ret->plan);
    if (err)
        return err;
    ret->state = state_of(&ret->plan);
    if (judging->only)
        err = add_only(judging, activity, *judging->only);
    else
        err = store_activity_people(judging->store, activity, add_person, judging);
    if (!err)
        err = judging_read_presence(judging);
    if (!err)
        err = judging_read_entries(judging);
    if (!err)
        err = judging_value_people(judging);
    return err;
}

/* ---- life ---- */

static enum err make_judgement(struct judging *judging, const struct policy_set *policies,
                               struct id activity, int64_t now_ms, struct activity_judgement **ret)
{
    judging->ret = mem_zalloc(1, sizeof *judging->ret);
    if (!judging->ret)
        return ERR_NOMEM;
    judging->ret->now_ms = now_ms;
    map_init(&judging->places, PEOPLE_MAX);
    enum err err = judge_all(judging, policies, activity);
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
    struct judging judging = {.store = store};
    return make_judgement(&judging, policies, activity, now_ms, ret);
}

enum err judge_person_in_view(struct store *store, const struct policy_set *policies,
                              const struct enrolment_row *who, int64_t now_ms,
                              struct activity_judgement **ret)
{
    struct judging judging = {.store = store, .only = &who->person};
    return make_judgement(&judging, policies, who->activity, now_ms, ret);
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
    for (size_t i = 0; judgement->presences && i < judgement->n_people * n_classes; i++)
        interval_list_finish(&judgement->presences[i].united);
    for (size_t i = 0; judgement->class_lines && i < n_classes; i++)
        mem_free(judgement->class_lines[i]);
    mem_free(judgement->presences);
    mem_free(judgement->class_lines);
    mem_free(judgement->entries);
    mem_free(judgement->parts);
    mem_free(judgement->people);
    plan_finish(&judgement->plan);
    mem_free(judgement);
}
