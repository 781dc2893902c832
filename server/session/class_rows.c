#include "session/class_rows.h"

#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/jp.h"
#include "credit/parts.h"
#include "credit/policy_set.h"
#include "history/class_live.h"
#include "history/history.h"
#include "judging/judging.h"
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

/* ---- the other classes of the activity, as closing would judge them now ---- */

/* Where the category takes the activity apart, only those of the same day or semester add to this
 * one. */
static bool is_together(const struct activity_plan *plan, const struct class_row *own,
                        const struct class_row *other)
{
    struct part_rule rule = {.offset_min = plan->parts.offset_min, .judge = plan->rule};
    if (plan->by_part)
        rule.split = plan->parts.split;
    return !id_equal(own->id, other->id) && parts_together(&rule, &own->table, &other->table);
}

/* With what was set right, and without what counts in another activity. */
static enum err add_attended(const struct activity_plan *plan, size_t c,
                             const struct judged_presence *presence, uint64_t *sum_ms)
{
    const struct plan_class *class = &plan->classes[c];
    struct part_rule rule = plan->parts;
    struct attendance_sum sum = {0};
    struct interval_list counted = {0};
    enum err err = interval_list_add_all(&counted, &presence->united);
    if (!err && presence->taken.n) {
        rule.judge.bridge_gap_seconds = 0;
        err = interval_list_subtract(&counted, &presence->taken);
    }
    const struct part_class part = {.table = &class->row.table,
                                    .united = &counted,
                                    .ordinal = class->row.ordinal,
                                    .mode = class->mode,
                                    .checks = presence->checks};
    if (!err)
        parts_add(&part, &rule, &sum);
    *sum_ms += sum.attended_ms;
    interval_list_finish(&counted);
    return err;
}

static enum err add_other(const struct activity_judgement *judgement, size_t c, int64_t now_ms,
                          struct class_rows *rows)
{
    const struct class_row *row = &judgement->plan.classes[c].row;
    uint64_t learning_ms = timetable_learning_ms(&row->table, judgement->plan.rule.break_counts);
    enum err err = OK;

    rows->other_learning_ms += learning_ms;
    if (timetable_start_ms(&row->table) > now_ms)
        rows->other_to_come_ms += learning_ms;
    for (size_t i = 0; !err && i < rows->people_n; i++) {
        const struct judged_enrolled *person = judgement_find(judgement, rows->people[i].id);
        if (person)
            err =
                add_attended(&judgement->plan, c, &person->classes[c], &rows->prior[i].attended_ms);
    }
    return err;
}

static enum err set_up_prior(const struct activity_judgement *judgement, struct class_rows *rows)
{
    rows->prior = mem_zalloc(rows->people_n ? rows->people_n : 1, sizeof *rows->prior);
    if (!rows->prior)
        return ERR_NOMEM;
    rows->prior_n = rows->people_n;
    for (size_t i = 0; i < rows->people_n; i++) {
        const struct judged_enrolled *person = judgement_find(judgement, rows->people[i].id);
        rows->prior[i].person = rows->people[i].id;
        rows->prior[i].no_status = person && !person->row.employment;
    }
    return OK;
}

static enum err add_others(struct store *store, const struct policy_set *policies, int64_t now_ms,
                           struct class_rows *rows)
{
    struct activity_judgement *judgement = NULL;
    enum err err = judge_activity_in_view(store, policies, rows->activity.id, now_ms, &judgement);
    if (!err)
        err = set_up_prior(judgement, rows);
    for (size_t c = 0; !err && c < judgement->plan.n_classes; c++)
        if (is_together(&judgement->plan, &rows->row, &judgement->plan.classes[c].row))
            err = add_other(judgement, c, now_ms, rows);
    judgement_destroy(judgement);
    return err;
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
