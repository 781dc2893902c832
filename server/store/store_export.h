/* store_export.h - the ledger across activities and people, for exports and summaries.
 *
 * Runs on, errors, callbacks: as store.h says.
 */
#ifndef STORE_STORE_EXPORT_H
#define STORE_STORE_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"

struct store;

/* Zeroed but for the days: everything. */
struct ledger_filter {
    struct id activity;
    struct id person;
    const char *unit; /* of the person, as it stands there now; NULL or "": any */
    int64_t from_day; /* ends_day of the entries, both in; CATALOG_NO_DAY: open */
    int64_t until_day;
    uint64_t after; /* entries whose number is above it */
};

/* `n` is the number of the entry in the ledger, growing. *ret_enough: no more are wanted. */
typedef enum err store_ledger_filtered_each(uint64_t n, const struct jp_entry *entry, void *arg,
                                            bool *ret_enough);
/* In order of posting. */
MUST_CHECK enum err store_ledger_filtered(struct store *store, const struct ledger_filter *filter,
                                          store_ledger_filtered_each *each, void *arg);
/* How many entries there are; `after` is passed over. */
MUST_CHECK enum err store_ledger_count(struct store *store, const struct ledger_filter *filter,
                                       uint64_t *ret);

#endif
