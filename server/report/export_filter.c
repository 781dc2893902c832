#include "report/export_filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "credit/entry.h"
#include "store/store_catalog.h"

bool export_has_day(const struct export_filter *filter, int64_t day)
{
    bool early = filter->from_day != CATALOG_NO_DAY && day < filter->from_day;
    bool late = filter->until_day != CATALOG_NO_DAY && day > filter->until_day;
    return !early && !late;
}

bool export_has_unit(const struct export_filter *filter, const char *unit)
{
    return !filter->unit[0] || strcmp(filter->unit, unit) == 0;
}

bool export_withholds(const struct export_source *source, struct id person)
{
    return source->withholds && source->withholds(source->arg, person);
}

struct listing {
    const struct export_source *source;
    const struct export_filter *filter;
    struct export_activity *at;
    size_t n;
    size_t room;
    struct export_activity wanted; /* the one being looked at */
    int64_t end_ms;
};

static enum err widen(const struct class_row *row, void *arg)
{
    struct listing *listing = arg;
    if (!row->cancelled_ms && row->table.n && timetable_end_ms(&row->table) > listing->end_ms)
        listing->end_ms = timetable_end_ms(&row->table);
    return OK;
}

static enum err keep(struct listing *listing, struct export_activity found)
{
    if (listing->n == listing->room) {
        size_t room = listing->room ? listing->room * 2 : 64;
        struct export_activity *more = mem_realloc(listing->at, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        listing->at = more;
        listing->room = room;
    }
    listing->at[listing->n++] = found;
    return OK;
}

static enum err consider(const struct activity_row *row, void *arg)
{
    struct listing *listing = arg;
    if (row->cancelled_ms)
        return OK;
    listing->end_ms = INT64_MIN;
    enum err err = store_activity_classes(listing->source->store, row->id, widen, listing);
    if (err || listing->end_ms == INT64_MIN)
        return err;
    int64_t day = entry_ends_day(listing->end_ms, (int)row->zone);
    if (!export_has_day(listing->filter, day))
        return OK;
    return keep(listing, (struct export_activity){row->id, day});
}

static enum err consider_own(const struct activity_row *row, enum enrolment_role role, void *arg)
{
    (void)role;
    const struct listing *listing = arg;
    const struct export_filter *filter = listing->filter;
    bool other = !id_is_none(filter->activity) && !id_equal(filter->activity, row->id);
    return other ? OK : consider(row, arg);
}

static int by_day(const void *a, const void *b)
{
    const struct export_activity *one = a;
    const struct export_activity *other = b;
    if (one->ends_day != other->ends_day)
        return one->ends_day < other->ends_day ? -1 : 1;
    return memcmp(one->id.bytes, other->id.bytes, sizeof one->id.bytes);
}

static enum err list(struct listing *listing, const struct export_filter *filter)
{
    struct store *store = listing->source->store;
    struct activity_row activity;
    struct person_row person;

    if (!id_is_none(filter->person)) {
        enum err err = store_person_find(store, filter->person, &person);
        return err ? err : store_person_activities(store, filter->person, consider_own, listing);
    }
    if (id_is_none(filter->activity))
        return store_activities(store, consider, listing);
    enum err err = store_activity_find(store, filter->activity, &activity);
    return err ? err : consider(&activity, listing);
}

/* A class stands for its activity, too. */
static enum err narrow(const struct export_source *source, struct export_filter *filter)
{
    struct class_row row;
    if (id_is_none(filter->class_id))
        return OK;
    enum err err = store_class_find(source->store, filter->class_id, &row);
    if (!err && !id_is_none(filter->activity) && !id_equal(filter->activity, row.activity))
        err = ERR_NOT_FOUND;
    if (!err)
        filter->activity = row.activity;
    return err;
}

enum err export_activities(const struct export_source *source, const struct export_filter *filter,
                           struct export_activity **ret, size_t *ret_n)
{
    struct export_filter narrowed = *filter;
    struct listing listing = {.source = source, .filter = &narrowed};
    enum err err = narrow(source, &narrowed);
    if (!err)
        err = list(&listing, &narrowed);
    if (err) {
        mem_free(listing.at);
        return err;
    }
    if (listing.n)
        qsort(listing.at, listing.n, sizeof *listing.at, by_day);
    *ret = listing.at;
    *ret_n = listing.n;
    return OK;
}
