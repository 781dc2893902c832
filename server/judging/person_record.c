#include "judging/person_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/policy_set.h"
#include "judging/person_year.h"
#include "judging/record_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

const char *record_step_name(int64_t jp)
{
    if (jp < 20)
        return "below_20";
    if (jp == 20)
        return "20";
    if (jp <= 30)
        return "21_30";
    return jp <= 40 ? "31_40" : "41_up";
}

/* ---- the ledger ---- */

static enum err add_entry(const struct jp_entry *entry, void *arg)
{
    struct record_making *making = arg;
    struct person_record *ret = making->ret;

    if (ret->n_entries == making->entries_room) {
        size_t room = making->entries_room ? making->entries_room * 2 : 32;
        struct jp_entry *more = mem_realloc(ret->entries, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->entries = more;
        making->entries_room = room;
    }
    ret->entries[ret->n_entries++] = *entry;
    return OK;
}

struct placed {
    struct jp_entry entry;
    size_t place;
};

static int by_activity(const void *a, const void *b)
{
    const struct placed *one = a, *other = b;
    int order = memcmp(&one->entry.key.activity, &other->entry.key.activity, sizeof(struct id));
    if (order)
        return order;
    return one->place < other->place ? -1 : one->place > other->place;
}

/* Puts those of each activity together; among them the order of posting stays. */
static enum err group_entries(struct person_record *ret)
{
    struct placed *placed = mem_zalloc(ret->n_entries ? ret->n_entries : 1, sizeof *placed);
    if (!placed)
        return ERR_NOMEM;
    for (size_t i = 0; i < ret->n_entries; i++)
        placed[i] = (struct placed){ret->entries[i], i};
    qsort(placed, ret->n_entries, sizeof *placed, by_activity);
    for (size_t i = 0; i < ret->n_entries; i++)
        ret->entries[i] = placed[i].entry;
    mem_free(placed);
    return OK;
}

/* ---- the years ---- */

struct year_window record_window(const struct record_making *making, int64_t day)
{
    const struct policy *policy = policy_set_for_day(making->policies, day);
    struct person_status status;
    catalog_status_on(&making->statuses, day, &status);
    return person_year(&status, policy ? policy_status(policy, status.employment) : NULL, day);
}

static int window_compare(struct year_window a, struct year_window b)
{
    if (a.first_day != b.first_day)
        return a.first_day < b.first_day ? -1 : 1;
    return a.last_day < b.last_day ? -1 : a.last_day > b.last_day;
}

bool record_same_window(struct year_window a, struct year_window b)
{
    return window_compare(a, b) == 0;
}

/* Finds the year of the day or makes it, in its place among the others. */
static enum err year_of(struct record_making *making, int64_t day, struct record_year **ret_year)
{
    struct person_record *ret = making->ret;
    struct year_window window = record_window(making, day);
    size_t at = 0;
    while (at < ret->n_years && window_compare(ret->years[at]->window, window) > 0)
        at++;
    if (at < ret->n_years && record_same_window(ret->years[at]->window, window)) {
        *ret_year = ret->years[at];
        return OK;
    }
    struct record_year **more = mem_realloc(ret->years, (ret->n_years + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    ret->years = more;
    struct record_year *year = mem_zalloc(1, sizeof *year);
    if (!year)
        return ERR_NOMEM;
    memmove(&more[at + 1], &more[at], (ret->n_years - at) * sizeof *more);
    more[at] = year;
    ret->n_years++;
    year->window = window;
    year->policy = policy_set_for_day(making->policies, window.last_day);
    if (!catalog_status_on(&making->statuses, window.last_day, &year->status))
        catalog_status_on(&making->statuses, day, &year->status);
    record_init(&year->sum, ret->person.id, window);
    *ret_year = year;
    return OK;
}

static void judge_years(struct person_record *ret)
{
    for (size_t i = 0; i < ret->n_years; i++) {
        struct record_year *year = ret->years[i];
        const struct policy_status *status =
            year->policy ? policy_status(year->policy, year->status.employment) : NULL;
        if (status)
            year->verdict = record_judge(&year->sum, status, year->status.post);
    }
}

static enum err make_years(struct record_making *making)
{
    struct person_record *ret = making->ret;
    struct record_year *year = NULL;
    enum err err = year_of(making, making->today, &year);
    for (size_t i = 0; !err && i < ret->n_entries; i++) {
        err = year_of(making, ret->entries[i].ends_day, &year);
        if (!err)
            err = record_add(&year->sum, &ret->entries[i]);
    }
    if (!err)
        err = year_of(making, making->day, &year);
    ret->year = year;
    judge_years(ret);
    return err;
}

/* ---- the whole ---- */

static int newest_first(const void *a, const void *b)
{
    const struct record_activity *one = a, *other = b;
    if (one->ends_day != other->ends_day)
        return one->ends_day < other->ends_day ? 1 : -1;
    return strcmp(one->row.title, other->row.title);
}

/* The day it is for this person, who may live three hours ahead of the server. */
static int64_t today_of(const struct person_row *person, int64_t now_ms)
{
    int64_t local_ms = now_ms + (int64_t)person->zone * DATE_MINUTE_MS;
    return local_ms / DATE_DAY_MS;
}

static enum err begin(struct record_making *making, struct id person)
{
    struct person_record *ret = making->ret;
    enum err err = store_person_find(making->store, person, &ret->person);
    if (!err)
        err = store_person_statuses(making->store, person, &making->statuses);
    if (!err)
        err = store_ledger_person(making->store, person, add_entry, making);
    if (!err)
        err = group_entries(ret);
    making->today = today_of(&ret->person, making->now_ms);
    if (making->day == CATALOG_NO_DAY)
        making->day = making->today;
    return err ? err : make_years(making);
}

static enum err read_whole(struct record_making *making, struct id person)
{
    struct person_record *ret = making->ret;
    enum err err = begin(making, person);
    if (!err)
        err = record_activities_read(making);
    if (!err)
        qsort(ret->activities, ret->n_activities, sizeof *ret->activities, newest_first);
    return err;
}

/* ---- ways to ask ---- */

enum depth { DEPTH_SUMS, DEPTH_YEAR, DEPTH_ACTIVITY };

static enum err read_at(struct record_making *making, const struct enrolment_row *who,
                        enum depth depth)
{
    if (depth == DEPTH_YEAR)
        return read_whole(making, who->person);
    enum err err = begin(making, who->person);
    return !err && depth == DEPTH_ACTIVITY ? record_one_read(making, who->activity) : err;
}

static enum err make(struct record_making making, const struct enrolment_row *who, enum depth depth,
                     struct person_record **ret)
{
    making.ret = mem_zalloc(1, sizeof *making.ret);
    if (!making.ret)
        return ERR_NOMEM;
    enum err err = read_at(&making, who, depth);
    if (err)
        person_record_destroy(making.ret);
    else
        *ret = making.ret;
    return err;
}

enum err person_record_read(struct store *store, const struct policy_set *policies,
                            const struct person_record_wish *wish, struct person_record **ret)
{
    return make(
        (struct record_making){
            .store = store, .policies = policies, .now_ms = wish->now_ms, .day = wish->day},
        &(struct enrolment_row){.person = wish->person}, DEPTH_YEAR, ret);
}

enum err person_record_sums(struct store *store, const struct policy_set *policies,
                            const struct person_record_wish *wish, struct person_record **ret)
{
    return make(
        (struct record_making){
            .store = store, .policies = policies, .now_ms = wish->now_ms, .day = wish->day},
        &(struct enrolment_row){.person = wish->person}, DEPTH_SUMS, ret);
}

enum err record_activity_read(struct store *store, const struct policy_set *policies,
                              const struct enrolment_row *who, int64_t now_ms,
                              struct person_record **ret)
{
    return make(
        (struct record_making){
            .store = store, .policies = policies, .now_ms = now_ms, .day = CATALOG_NO_DAY},
        who, DEPTH_ACTIVITY, ret);
}

void person_record_destroy(struct person_record *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < record->n_activities; i++) {
        if (record->activities[i].own_book)
            book_finish(record->activities[i].own_book);
        mem_free(record->activities[i].own_book);
        judgement_destroy(record->activities[i].judgement);
    }
    for (size_t i = 0; i < record->n_years; i++)
        mem_free(record->years[i]);
    mem_free(record->years);
    mem_free(record->activities);
    mem_free(record->entries);
    mem_free(record);
}
