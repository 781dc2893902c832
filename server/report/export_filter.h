/* export_filter.h - which rows of attendance and of the ledger somebody wants, and from where on.
 *
 * Runs on   any thread. Plain data.
 */
#ifndef REPORT_EXPORT_FILTER_H
#define REPORT_EXPORT_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"

struct policy_set;
struct store;

/* Zeroed but for the days: everything. */
struct export_filter {
    struct id activity;
    struct id class_id;
    struct id person;
    char unit[CATALOG_TITLE_MAX]; /* of the person, as it stands there */
    /* Last days of activities in their official zone, the days that decide the year; both in.
     * CATALOG_NO_DAY: open. */
    int64_t from_day;
    int64_t until_day;
};

/* Where a page of rows ended. Zeroed: at the beginning. */
struct export_place {
    struct id activity;
    struct id person;
    uint64_t n; /* of attendance the ordinal of the class; of entries the number in the ledger */
};

/* What rows are made from: all of it in one view of the database. */
struct export_source {
    struct store *store;
    const struct policy_set *policies;
    int64_t now_ms;
    /* Whether no row of this person is given; NULL: of everybody. */
    bool (*withholds)(void *arg, struct id person);
    void *arg;
};

bool export_has_day(const struct export_filter *filter, int64_t day);
bool export_withholds(const struct export_source *source, struct id person);
bool export_has_unit(const struct export_filter *filter, const char *unit);

struct export_activity {
    struct id id;
    int64_t ends_day;
};

/* The activities with classes that the filter lets through (unit and person left aside, but a
 * person's own when there is one), by last day, then id. The caller frees *ret with mem_free.
 * ERR_NOT_FOUND: no such activity, class or person. */
MUST_CHECK enum err export_activities(const struct export_source *source,
                                      const struct export_filter *filter,
                                      struct export_activity **ret, size_t *ret_n);

#endif
