#include "judging/status_day.h"

#include "credit/entry.h"
#include "store/store_catalog.h"

static enum err widen(const struct class_row *row, void *arg)
{
    int64_t *end_ms = arg;
    if (!row->cancelled_ms && row->table.n && timetable_end_ms(&row->table) > *end_ms)
        *end_ms = timetable_end_ms(&row->table);
    return OK;
}

enum err activity_last_day(struct store *store, const struct activity_row *activity, int64_t *ret)
{
    int64_t end_ms = 0;
    enum err err = store_activity_classes(store, activity->id, widen, &end_ms);
    *ret = end_ms ? entry_ends_day(end_ms, (int)activity->zone) : CATALOG_NO_DAY;
    return err;
}

enum err person_has_status(struct store *store, struct id person, int64_t day, bool *ret)
{
    struct person_statuses statuses;
    struct person_status status;
    enum err err = store_person_statuses(store, person, &statuses);
    *ret = !err && catalog_status_on(&statuses, day, &status);
    return err;
}
