/* The activities of one year of somebody's record. */
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/evidence.h"
#include "credit/policy_set.h"
#include "judging/record_day.h"
#include "judging/record_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

/* ---- one activity ---- */

static void take_entries(const struct person_record *record, struct record_activity *ret)
{
    for (size_t i = 0; i < record->n_entries; i++) {
        const struct jp_entry *entry = &record->entries[i];
        if (!id_equal(entry->key.activity, ret->row.id))
            continue;
        if (ret->n_entries++ == 0)
            ret->entries = entry;
        ret->jp += entry->jp;
        ret->surplus_jp += entry->surplus_jp;
        ret->ledger = entry->ledger;
        ret->ends_day = entry->ends_day;
        for (size_t mode = 0; mode < UNIT_MODES; mode++)
            ret->mode_jp[mode] += entry->mode_jp[mode];
    }
}

static bool is_reversed(const struct record_activity *activity, const struct jp_entry *entry)
{
    for (size_t i = 0; i < activity->n_entries; i++)
        if (strcmp(activity->entries[i].reverses, entry->id) == 0)
            return true;
    return false;
}

static bool an_entry_stands(const struct record_activity *activity)
{
    for (size_t i = 0; i < activity->n_entries; i++) {
        const struct jp_entry *entry = &activity->entries[i];
        if (!entry->reverses[0] && !is_reversed(activity, entry))
            return true;
    }
    return false;
}

struct span {
    int64_t start_ms;
    int64_t end_ms;
};

static enum err widen(const struct class_row *row, void *arg)
{
    struct span *span = arg;
    if (row->cancelled_ms || row->table.n == 0)
        return OK;
    int64_t start_ms = timetable_start_ms(&row->table);
    int64_t end_ms = timetable_end_ms(&row->table);
    if (!span->start_ms || start_ms < span->start_ms)
        span->start_ms = start_ms;
    if (end_ms > span->end_ms)
        span->end_ms = end_ms;
    return OK;
}

static enum err read_span(struct record_making *making, struct record_activity *ret)
{
    struct span span = {0};
    enum err err = store_activity_classes(making->store, ret->row.id, widen, &span);
    ret->starts_ms = span.start_ms;
    if (!err && span.end_ms && ret->n_entries == 0)
        ret->ends_day = entry_ends_day(span.end_ms, (int)ret->row.zone);
    return err;
}

static enum err judge_own(struct record_making *making, struct record_activity *ret)
{
    const struct enrolment_row who = {.activity = ret->row.id, .person = making->ret->person.id};
    enum err err = judge_person_in_view(making->store, making->policies, &who, making->now_ms,
                                        &ret->judgement);
    return err == ERR_NOT_FOUND ? OK : err; /* an entry of somebody who was never enrolled */
}

static int64_t object_until(const struct policy_set *policies, const struct activity_row *row)
{
    const struct policy *policy = policy_set_find(policies, row->policy);
    if (!row->closed_ms)
        return RECORD_NOT_CLOSED;
    return policy ? row->closed_ms + policy->objection_days * DATE_DAY_MS : row->closed_ms;
}

const struct judged_enrolled *record_own(const struct record_activity *activity)
{
    const struct activity_judgement *judgement = activity->judgement;
    return judgement && judgement->n_people ? &judgement->people[0] : NULL;
}

/* What would count once nothing is awaited: all of it, or the days that have no report yet. */
static uint32_t waiting_jp(const struct record_activity *activity,
                           const struct judged_enrolled *own)
{
    uint32_t jp = 0;
    if (activity->state == RECORD_WAITING && !record_has_days(own))
        return own->jp.awarded_jp;
    if (activity->state != RECORD_WAITING && activity->state != RECORD_COUNTED)
        return 0;
    for (size_t i = 0; i < own->n_parts && record_has_days(own); i++) {
        const struct jp_result *part = &own->parts[i].jp;
        if (part->evidence_state == EVIDENCE_AWAITED ||
            part->evidence_state == EVIDENCE_REPORT_AWAITED || part->overlapping)
            jp += part->awarded_jp;
    }
    return jp;
}

static void conclude(struct record_making *making, struct record_activity *ret)
{
    struct person_record *record = making->ret;
    const struct judged_enrolled *own = record_own(ret);
    bool stands = an_entry_stands(ret);

    ret->object_until_ms = object_until(making->policies, &ret->row);
    ret->state = stands ? RECORD_COUNTED : RECORD_NOT_EARNED;
    ret->waits = record_waits_of(ret->book, record->person.id, own);
    if (!own) {
        ret->state = stands || !ret->withdrawn ? ret->state : RECORD_WITHDRAWN;
        return;
    }
    ret->state = record_state_of(ret->judgement, own, stands);
    if (!ret->n_entries)
        ret->ledger = own->jp.ledger;
    if (own->role == ENROLMENT_LEARNER)
        ret->asks = record_asks_of(ret->book, own);
    ret->waiting_jp = waiting_jp(ret, own);
    record->waiting_jp += ret->waiting_jp;
}

static enum err read_book(struct record_making *making, struct record_activity *ret)
{
    ret->own_book = mem_zalloc(1, sizeof *ret->own_book);
    if (!ret->own_book)
        return ERR_NOMEM;
    ret->book = ret->own_book;
    return book_read(making->store, ret->row.id, ret->own_book);
}

/* Days that stand say nothing of those whose report is awaited. */
static bool is_by_day(const struct record_making *making, const struct activity_row *row)
{
    const struct policy *policy = policy_set_find(making->policies, row->policy);
    return policy && evidence_is_by_day(policy, row->category);
}

static enum err fill(struct record_making *making, struct record_activity *ret, bool judged)
{
    bool needed = judged || !an_entry_stands(ret) || is_by_day(making, &ret->row);
    enum err err = needed ? judge_own(making, ret) : OK;
    if (!err && ret->judgement)
        ret->book = ret->judgement->plan.book;
    else if (!err)
        err = read_book(making, ret);
    if (!err)
        conclude(making, ret);
    return err;
}

/* ---- the activities of the year ---- */

static enum err keep(struct record_making *making, const struct record_activity *activity)
{
    struct person_record *ret = making->ret;
    if (ret->n_activities == making->activities_room) {
        size_t room = making->activities_room ? making->activities_room * 2 : 8;
        struct record_activity *more = mem_realloc(ret->activities, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->activities = more;
        making->activities_room = room;
    }
    ret->activities[ret->n_activities++] = *activity;
    return OK;
}

static bool is_of_year(const struct record_making *making, const struct record_activity *activity)
{
    struct year_window asked = making->ret->year->window;
    int64_t day = activity->ends_day == CATALOG_NO_DAY ? making->today : activity->ends_day;
    return record_same_window(record_window(making, day), asked);
}

static enum err consider(const struct activity_row *row, enum enrolment_role role, void *arg)
{
    struct record_making *making = arg;
    struct record_activity activity = {
        .row = *row, .role = role, .ledger = row->ledger, .ends_day = CATALOG_NO_DAY};

    take_entries(making->ret, &activity);
    if (row->cancelled_ms && activity.n_entries == 0)
        return OK;
    enum err err = read_span(making, &activity);
    if (err || !is_of_year(making, &activity))
        return err;
    struct enrolment_row enrolment;
    err = store_enrolment_find(making->store, row->id, making->ret->person.id, &enrolment);
    if (!err)
        activity.withdrawn = enrolment.withdrawn_ms != 0;
    if (err == ERR_NOT_FOUND)
        err = OK;
    return err ? err : keep(making, &activity);
}

static bool is_kept(const struct person_record *record, struct id activity)
{
    for (size_t i = 0; i < record->n_activities; i++)
        if (id_equal(record->activities[i].row.id, activity))
            return true;
    return false;
}

/* Entries of activities in which the person is not enrolled. */
static enum err consider_strays(struct record_making *making)
{
    const struct person_record *record = making->ret;
    enum err err = OK;
    for (size_t i = 0; !err && i < record->n_entries; i++) {
        struct activity_row row;
        struct id activity = record->entries[i].key.activity;
        if (is_kept(record, activity) ||
            !record_same_window(record_window(making, record->entries[i].ends_day),
                                record->year->window))
            continue;
        err = store_activity_find(making->store, activity, &row);
        if (!err)
            err = consider(&row, ENROLMENT_LEARNER, making);
    }
    return err;
}

enum err record_activities_read(struct record_making *making)
{
    struct person_record *ret = making->ret;
    enum err err = store_person_activities(making->store, ret->person.id, consider, making);
    if (!err)
        err = consider_strays(making);
    for (size_t i = 0; !err && i < ret->n_activities; i++)
        err = fill(making, &ret->activities[i], false);
    return err;
}

enum err record_one_read(struct record_making *making, struct id activity)
{
    struct person_record *ret = making->ret;
    struct record_activity one = {.role = ENROLMENT_LEARNER, .ends_day = CATALOG_NO_DAY};
    struct enrolment_row enrolment;

    enum err err = store_activity_find(making->store, activity, &one.row);
    if (err)
        return err;
    one.ledger = one.row.ledger;
    take_entries(ret, &one);
    err = store_enrolment_find(making->store, activity, ret->person.id, &enrolment);
    if (err == ERR_NOT_FOUND && one.n_entries)
        err = OK;
    else if (!err) {
        one.role = enrolment.role;
        one.withdrawn = enrolment.withdrawn_ms != 0;
    }
    if (!err)
        err = read_span(making, &one);
    if (!err)
        err = keep(making, &one);
    return err ? err : fill(making, &ret->activities[0], true);
}
