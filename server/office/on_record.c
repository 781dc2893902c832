/* One person's record: the years, and every entry behind them. */
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/policy_set.h"
#include "credit/record.h"
#include "judging/person_year.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/store.h"
#include "store/store_catalog.h"

/* An entry and the year in which it counts. */
struct dated {
    struct jp_entry entry;
    struct year_window window;
};

struct history_of {
    struct call *call;
    struct person_row person;
    struct dated *entries; /* in order of posting */
    size_t n;
    size_t room;
    struct year_window this_year;
};

static const struct policy_status *status_on(const struct history_of *own, int64_t day)
{
    const struct policy *policy = policy_set_for_day(own->call->office->links.policies, day);
    return policy ? policy_status(policy, own->person.employment) : NULL;
}

static struct year_window window_of(const struct history_of *own, int64_t day)
{
    return person_year(&own->person, status_on(own, day), day);
}

static enum err add_entry(const struct jp_entry *entry, void *arg)
{
    struct history_of *own = arg;
    if (own->n == own->room) {
        size_t room = own->room ? own->room * 2 : 16;
        struct dated *more = mem_realloc(own->entries, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        own->entries = more;
        own->room = room;
    }
    own->entries[own->n++] = (struct dated){*entry, window_of(own, entry->ends_day)};
    return OK;
}

/* ---- the years ---- */

static int window_compare(struct year_window a, struct year_window b)
{
    if (a.first_day != b.first_day)
        return a.first_day < b.first_day ? -1 : 1;
    if (a.last_day != b.last_day)
        return a.last_day < b.last_day ? -1 : 1;
    return 0;
}

/* The latest window before `before`; false when there is none. */
static bool next_window(const struct history_of *own, struct year_window before,
                        struct year_window *ret)
{
    bool found = window_compare(own->this_year, before) < 0;
    if (found)
        *ret = own->this_year;
    for (size_t i = 0; i < own->n; i++) {
        struct year_window window = own->entries[i].window;
        if (window_compare(window, before) < 0 && (!found || window_compare(window, *ret) > 0)) {
            *ret = window;
            found = true;
        }
    }
    return found;
}

static const char *day_text(int64_t day, struct date_text *ret)
{
    *ret = date_text_day(day * DATE_DAY_MS, DATE_UTC);
    return ret->text;
}

static void put_categories(struct json_out *out, const struct record *record)
{
    json_open_list(out, "categories");
    for (size_t i = 0; i < record->n_categories; i++) {
        if (record->categories[i].entries == 0 && record->categories[i].jp == 0)
            continue; /* posted and taken back */
        json_open_object(out, NULL);
        json_put_text(out, "category", record->categories[i].rule);
        json_put_i64(out, "jp", record->categories[i].jp);
        json_close_object(out);
    }
    json_close_list(out);
}

static enum err put_year(struct json_out *out, const struct history_of *own,
                         struct year_window window)
{
    const struct policy_status *status = status_on(own, window.last_day);
    struct date_text text;
    struct record record;

    record_init(&record, own->person.id, window);
    for (size_t i = 0; i < own->n; i++) {
        if (window_compare(own->entries[i].window, window) != 0)
            continue;
        enum err err = record_add(&record, &own->entries[i].entry);
        if (err)
            return err;
    }
    json_open_object(out, NULL);
    json_put_text(out, "start", day_text(window.first_day, &text));
    json_put_text(out, "end", day_text(window.last_day, &text));
    json_put_i64(out, "jp", record.competency_jp);
    json_put_i64(out, "target", status ? status->min_jp_per_year : 0);
    put_categories(out, &record);
    json_close_object(out);
    return OK;
}

static enum err put_years(struct json_out *out, const struct history_of *own)
{
    struct year_window window = {INT64_MAX, INT64_MAX};
    enum err err = OK;

    json_open_list(out, "years");
    while (!err && next_window(own, window, &window))
        err = put_year(out, own, window);
    json_close_list(out);
    return err;
}

/* ---- the entries ---- */

static enum err put_entry(struct json_out *out, const struct history_of *own,
                          const struct jp_entry *entry)
{
    struct activity_row activity;
    struct date_text text;
    enum err err = store_activity_find(own->call->store, entry->key.activity, &activity);
    if (err)
        return err;
    json_open_object(out, NULL);
    shape_id(out, "activity", activity.id);
    json_put_text(out, "title", activity.title);
    json_put_text(out, "category", entry->rule);
    json_put_text(out, "ended", day_text(entry->ends_day, &text));
    shape_entry(out, "entry", entry);
    json_close_object(out);
    return OK;
}

static enum err put_record(const struct history_of *own)
{
    struct json_out out = call_json(own->call);
    json_open_object(&out, NULL);
    shape_person(&out, "person", &own->person);
    enum err err = put_years(&out, own);
    json_open_list(&out, "entries");
    for (size_t i = own->n; !err && i-- > 0;)
        err = put_entry(&out, own, &own->entries[i].entry);
    json_close_list(&out);
    json_close_object(&out);
    return err;
}

/* The day it is for this person, who may live three hours ahead of the server. */
static int64_t today(const struct history_of *own)
{
    int64_t local_ms = own->call->now_ms + (int64_t)own->person.zone * DATE_MINUTE_MS;
    return local_ms / DATE_DAY_MS;
}

enum err on_record(struct call *call)
{
    struct history_of own = {.call = call};

    enum err err = store_person_find(call->store, call->ids[0], &own.person);
    if (!err) {
        own.this_year = window_of(&own, today(&own));
        err = store_ledger_person(call->store, own.person.id, add_entry, &own);
    }
    if (!err)
        err = call_own_fault(put_record(&own));
    mem_free(own.entries);
    return err;
}
