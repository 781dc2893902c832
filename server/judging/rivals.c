#include "judging/rivals.h"

#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "base/alloc.h"
#include "credit/jp.h"
#include "credit/policy_set.h"
#include "history/history.h"
#include "store/store_catalog.h"

/* ---- which there are ---- */

struct looking {
    const struct judging *judging;
    struct rivals *ret;
};

static enum err find_rival(struct rivals *rivals, struct id activity, struct rival **ret)
{
    for (size_t i = 0; i < rivals->n; i++) {
        *ret = &rivals->at[i];
        if (id_equal((*ret)->activity, activity))
            return OK;
    }
    struct rival *more = mem_realloc(rivals->at, (rivals->n + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    rivals->at = more;
    *ret = &more[rivals->n++];
    **ret = (struct rival){.activity = activity};
    return OK;
}

static enum err add_class(const struct class_row *row, void *arg)
{
    const struct looking *looking = arg;
    struct rival *rival;

    if (row->cancelled_ms || id_equal(row->activity, looking->judging->ret->plan.activity.id))
        return OK;
    enum err err = find_rival(looking->ret, row->activity, &rival);
    if (err)
        return err;
    for (size_t i = 0; i < rival->n_classes; i++)
        if (id_equal(rival->classes[i].id, row->id))
            return OK;
    struct class_row *more =
        mem_realloc(rival->classes, (rival->n_classes + 1) * sizeof *rival->classes);
    if (!more)
        return ERR_NOMEM;
    rival->classes = more;
    more[rival->n_classes++] = *row;
    return OK;
}

static enum err look_for_classes(const struct judging *judging, struct rivals *ret)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct looking looking = {judging, ret};
    enum err err = OK;

    ret->own_start_ms = INT64_MAX;
    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        const struct timetable *table = &plan->classes[c].row.table;
        int64_t start_ms = timetable_start_ms(table);
        if (start_ms < ret->own_start_ms)
            ret->own_start_ms = start_ms;
        err = store_classes_between(judging->store, start_ms, timetable_end_ms(table), add_class,
                                    &looking);
    }
    return err;
}

/* ---- who is in both ---- */

static bool learns(const struct judging *judging, size_t place)
{
    return place < judging->ret->n_people && judging->ret->people[place].role == ENROLMENT_LEARNER;
}

struct meeting {
    const struct judging *judging;
    bool *in_both; /* by place */
    bool any;
};

static enum err meet(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct meeting *meeting = arg;
    size_t place = judging_place(meeting->judging, row->id);
    if (role == ENROLMENT_LEARNER && learns(meeting->judging, place))
        meeting->any = meeting->in_both[place] = true;
    return OK;
}

static enum err meet_only(const struct judging *judging, struct id activity,
                          struct meeting *meeting)
{
    struct enrolment_row row;
    enum err err = store_enrolment_find(judging->store, activity, *judging->only, &row);
    if (err == ERR_NOT_FOUND)
        return OK;
    if (!err && row.role == ENROLMENT_LEARNER && learns(judging, 0))
        meeting->any = meeting->in_both[0] = true;
    return err;
}

/* ---- when they were there ---- */

static enum err add_stay(const struct rival *rival, const struct class_row *class,
                         const struct interval_list *seen, struct id person,
                         struct interval_list *ret)
{
    struct interval_list united = {0};
    size_t n = 0;
    const struct correction *corrections = book_corrections(&rival->book, person, class->id, &n);

    enum err err = interval_list_add_all(&united, seen);
    if (!err && n)
        err = correction_apply(&united, corrections, n);
    interval_list_unite(&united, (int64_t)rival->rule.bridge_gap_seconds * 1000);
    if (!err)
        err = overlap_clip(&united, &class->table, rival->rule.break_counts, ret);
    interval_list_unite(ret, 0);
    interval_list_finish(&united);
    return err;
}

static enum err fold_class(const struct judging *judging, const struct meeting *meeting,
                           struct rival *rival, const struct class_row *class)
{
    struct history_move phase;
    struct class_fold fold;
    enum err err = history_phase(judging->store, class->id, &phase);
    if (err)
        return err;
    bool ended = phase.phase == CLASS_PHASE_ENDED;
    err = ended ? history_fold_ended(judging->store, class->id, &fold)
                : history_fold(judging->store, class->id, &fold);
    int64_t live_ms = ended ? FOLD_NOT_LIVE : judging->ret->now_ms;
    for (size_t place = 0; !err && place < judging->ret->n_people; place++) {
        struct interval_list seen = {0};
        struct id person = judging->ret->people[place].row.id;
        if (!meeting->in_both[place])
            continue;
        err = class_fold_unite(&fold, person, live_ms, &seen);
        if (!err)
            err = add_stay(rival, class, &seen, person, &rival->there[place]);
        interval_list_finish(&seen);
    }
    class_fold_finish(&fold);
    return err;
}

static enum err look_at_start(const struct class_row *row, void *arg)
{
    int64_t *start_ms = arg;
    if (!row->cancelled_ms && timetable_start_ms(&row->table) < *start_ms)
        *start_ms = timetable_start_ms(&row->table);
    return OK;
}

static enum err read_stays(const struct judging *judging, const struct meeting *meeting,
                           struct rival *rival)
{
    rival->there = mem_zalloc(judging->ret->n_people, sizeof *rival->there);
    if (!rival->there)
        return ERR_NOMEM;
    rival->n_there = judging->ret->n_people;
    rival->start_ms = INT64_MAX;
    enum err err = book_read(judging->store, rival->activity, &rival->book);
    if (!err)
        err = store_activity_classes(judging->store, rival->activity, look_at_start,
                                     &rival->start_ms);
    for (size_t i = 0; !err && i < rival->n_classes; i++)
        err = fold_class(judging, meeting, rival, &rival->classes[i]);
    return err;
}

static enum err read_rival(const struct judging *judging, bool *in_both, struct rival *rival)
{
    struct meeting meeting = {judging, in_both, false};
    struct activity_row row;

    enum err err = store_activity_find(judging->store, rival->activity, &row);
    if (err || row.cancelled_ms)
        return err;
    const struct policy *policy = policy_set_find(judging->policies, row.policy);
    rival->rule = jp_judge_rule(policy ? policy : judging->ret->plan.policy, 0);
    err = judging->only ? meet_only(judging, rival->activity, &meeting)
                        : store_activity_people(judging->store, rival->activity, meet, &meeting);
    return err || !meeting.any ? err : read_stays(judging, &meeting, rival);
}

/* ---- the whole ---- */

enum err rivals_read(const struct judging *judging, struct rivals *ret)
{
    size_t n_people = judging->ret->n_people;
    enum err err = n_people ? look_for_classes(judging, ret) : OK;
    for (size_t i = 0; !err && i < ret->n; i++) {
        bool *in_both = mem_zalloc(n_people, sizeof *in_both);
        err = in_both ? read_rival(judging, in_both, &ret->at[i]) : ERR_NOMEM;
        mem_free(in_both);
    }
    return err;
}

bool rivals_have(const struct rivals *rivals, size_t place)
{
    for (size_t i = 0; i < rivals->n; i++)
        if (rivals->at[i].there && rivals->at[i].there[place].n)
            return true;
    return false;
}

void rivals_finish(struct rivals *rivals)
{
    for (size_t i = 0; i < rivals->n; i++) {
        struct rival *rival = &rivals->at[i];
        for (size_t place = 0; place < rival->n_there; place++)
            interval_list_finish(&rival->there[place]);
        mem_free(rival->there);
        mem_free(rival->classes);
        book_finish(&rival->book);
    }
    mem_free(rivals->at);
    *rivals = (struct rivals){0};
}
