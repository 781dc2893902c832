#include "session/class_rows.h"

#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/jp.h"
#include "credit/parts.h"
#include "credit/policy_set.h"
#include "history/class_live.h"
#include "history/history.h"
#include "store/store_catalog.h"

void class_rows_finish(struct class_rows *rows)
{
    mem_free(rows->people);
    mem_free(rows->enrolled);
    mem_free(rows->polls);
    mem_free(rows->room_polls);
    mem_free(rows->prior);
    *rows = (struct class_rows){0};
}

static enum err grow(void **at, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return OK;
    size_t more = *room ? *room * 2 : 32;
    void *bigger = mem_realloc(*at, more * size);
    if (!bigger)
        return ERR_NOMEM;
    *at = bigger;
    *room = more;
    return OK;
}

/* Who was withdrawn takes part no more. */
static enum err drop_withdrawn(struct store *store, struct class_rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->people_n; i++) {
        struct enrolment_row enrolment;
        enum err err =
            store_enrolment_find(store, rows->activity.id, rows->people[i].id, &enrolment);
        if (err)
            return err;
        if (enrolment.withdrawn_ms)
            continue;
        rows->people[kept] = rows->people[i];
        rows->enrolled[kept++] = rows->enrolled[i];
    }
    rows->people_n = kept;
    return OK;
}

static enum err add_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct class_rows *rows = arg;
    size_t room = rows->people_room;
    enum err err = grow((void **)&rows->people, &room, rows->people_n + 1, sizeof *rows->people);
    if (!err)
        err = grow((void **)&rows->enrolled, &rows->people_room, rows->people_n + 1,
                   sizeof *rows->enrolled);
    if (err)
        return err;
    rows->people[rows->people_n] = *row;
    rows->enrolled[rows->people_n] = (struct room_enrolled){
        .person = row->id, .role = role == ENROLMENT_INSTRUCTOR ? ROLE_INSTRUCTOR : ROLE_LEARNER};
    rows->people_n++;
    return OK;
}

static enum err add_poll(const struct poll_row *row, void *arg)
{
    struct class_rows *rows = arg;
    size_t room = rows->polls_room;
    enum err err = grow((void **)&rows->polls, &room, rows->polls_n + 1, sizeof *rows->polls);
    if (!err)
        err = grow((void **)&rows->room_polls, &rows->polls_room, rows->polls_n + 1,
                   sizeof *rows->room_polls);
    if (!err)
        rows->polls[rows->polls_n++] = *row;
    return err;
}

struct other_walk {
    struct store *store;
    struct class_rows *rows;
    struct judge_rule rule;
    struct part_rule parts;
    int64_t now_ms;
};

/* Another class of the same activity: its learning time, and what each enrolled person has of it.
 * Where the category takes the activity apart, only those of the same day or semester add to it. */
static enum err add_other(const struct class_row *row, void *arg)
{
    struct other_walk *walk = arg;
    struct class_rows *rows = walk->rows;
    struct attendance_sum whole = {0};
    const struct interval_list nobody = {0};

    if (row->cancelled_ms || id_equal(row->id, rows->row.id) ||
        !parts_together(&walk->parts, &rows->row.table, &row->table))
        return OK;
    attendance_sum_add(&whole, &nobody, &row->table, &walk->rule);
    rows->other_learning_ms += whole.learning_ms;
    if (row->table.segments[0].start_ms > walk->now_ms) {
        rows->other_to_come_ms += whole.learning_ms;
        return OK;
    }
    struct class_fold fold;
    enum err err = history_fold(walk->store, row->id, &fold);
    for (size_t i = 0; !err && i < rows->people_n; i++) {
        struct interval_list united = {0};
        err = class_fold_unite(&fold, rows->people[i].id, FOLD_NOT_LIVE, &united);
        if (!err)
            rows->prior[i].attended_ms += judge_attended_ms(&united, &row->table, &walk->rule);
        interval_list_finish(&united);
    }
    class_fold_finish(&fold);
    return err;
}

static enum err add_others(struct store *store, const struct policy_set *policies, int64_t now_ms,
                           struct class_rows *rows)
{
    const struct policy *policy = policy_set_find(policies, rows->activity.policy);
    if (!policy)
        return ERR_CONFIG;
    rows->prior = mem_zalloc(rows->people_n ? rows->people_n : 1, sizeof *rows->prior);
    if (!rows->prior)
        return ERR_NOMEM;
    rows->prior_n = rows->people_n;
    for (size_t i = 0; i < rows->people_n; i++)
        rows->prior[i].person = rows->people[i].id;
    const struct activity_row *activity = &rows->activity;
    struct other_walk walk = {.store = store,
                              .rows = rows,
                              .rule = jp_judge_rule(policy, activity->min_attendance_percent),
                              .now_ms = now_ms};
    walk.parts = (struct part_rule){.offset_min = (int)activity->zone, .judge = walk.rule};
    if (jp_is_by_part(policy, activity->category))
        walk.parts.split = jp_split_of(policy, activity->category, activity->international);
    return store_activity_classes(store, rows->activity.id, add_other, &walk);
}

enum err class_rows_read(struct store *store, struct id class_id, const struct policy_set *policies,
                         int64_t now_ms, struct class_rows *ret)
{
    bool live = false;
    enum err err = store_class_find(store, class_id, &ret->row);
    if (!err)
        err = store_activity_find(store, ret->row.activity, &ret->activity);
    if (!err)
        err = class_is_live(store, &ret->activity, &ret->row, &live);
    if (!err && !live)
        err = ERR_WRONG_PHASE;
    if (!err)
        err = store_activity_people(store, ret->row.activity, add_person, ret);
    if (!err)
        err = drop_withdrawn(store, ret);
    if (!err)
        err = store_class_polls(store, class_id, add_poll, ret);
    if (!err)
        err = add_others(store, policies, now_ms, ret);
    return err;
}

static void describe_polls(struct class_rows *rows)
{
    for (size_t i = 0; i < rows->polls_n; i++) {
        const struct poll_row *poll = &rows->polls[i];
        struct room_poll *out = &rows->room_polls[i];
        *out = (struct room_poll){.question = poll->question,
                                  .options_n = poll->n_options,
                                  .multiple = poll->multiple,
                                  .anonymous = poll->anonymous};
        for (uint32_t k = 0; k < poll->n_options; k++)
            out->options[k] = poll->options[k];
    }
}

void class_rows_describe(struct class_rows *rows, struct room_setup *ret)
{
    for (size_t i = 0; i < rows->row.table.n; i++) {
        const struct timetable_segment *segment = &rows->row.table.segments[i];
        rows->segments[i] = (struct segment){
            .kind = segment->kind == SEGMENT_LEARNING ? SEGMENT_KIND_LEARNING : SEGMENT_KIND_BREAK,
            .start_ms = segment->start_ms,
            .end_ms = segment->end_ms};
    }
    for (size_t i = 0; i < rows->people_n; i++)
        rows->enrolled[i].name = rows->people[i].name; /* people no longer moves */
    describe_polls(rows);
    ret->class_id = rows->row.id;
    ret->activity_title = rows->activity.title;
    ret->class_title = rows->row.title;
    ret->zone = zone_name(rows->activity.zone);
    ret->segments = rows->segments;
    ret->segments_n = rows->row.table.n;
    ret->enrolled = rows->enrolled;
    ret->enrolled_n = rows->people_n;
    ret->polls = rows->room_polls;
    ret->polls_n = rows->polls_n;
}
