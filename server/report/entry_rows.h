/* entry_rows.h - the ledger as rows, one for each entry, in order of posting.
 *
 * Runs on   one thread, within a store_snapshot of the caller's.
 */
#ifndef REPORT_ENTRY_ROWS_H
#define REPORT_ENTRY_ROWS_H

#include <stddef.h>

#include "report/export_filter.h"
#include "report/table.h"

extern const struct table_column entry_columns[];
extern const size_t entry_columns_n;

/* Puts at most `max` rows behind *place, which then says where they ended: at the end of all rows
 * it is as zeroed. A class is no filter here. ERR_NOT_FOUND: activity or person of the filter are
 * not there. ERR_STORE, ERR_NOMEM, and table->err. */
MUST_CHECK enum err entry_rows(const struct export_source *source,
                               const struct export_filter *filter, uint64_t max,
                               struct export_place *place, struct table *table);
/* How many rows there are in all. */
MUST_CHECK enum err entry_rows_count(const struct export_source *source,
                                     const struct export_filter *filter, uint64_t *ret);

#endif
