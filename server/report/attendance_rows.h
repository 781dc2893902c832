/* attendance_rows.h - attendance as rows, one for each person in each class.
 *
 * Runs on   one thread, within a store_snapshot of the caller's.
 * One activity after the other is judged and forgotten, so memory is bounded by the largest of
 * them, however many rows there are.
 */
#ifndef REPORT_ATTENDANCE_ROWS_H
#define REPORT_ATTENDANCE_ROWS_H

#include <stddef.h>

#include "report/export_filter.h"
#include "report/table.h"

extern const struct table_column attendance_columns[];
extern const size_t attendance_columns_n;

/* Puts at most `max` rows behind *place, which then says where they ended: at the end of all rows
 * it is as zeroed. ERR_NOT_FOUND: activity, class or person of the filter are not there, or the
 * activity of the place is no more among them. Others as
 * judge_activity, and table->err. */
MUST_CHECK enum err attendance_rows(const struct export_source *source,
                                    const struct export_filter *filter, uint64_t max,
                                    struct export_place *place, struct table *table);
/* How many rows there are in all, without judging anything. */
MUST_CHECK enum err attendance_rows_count(const struct export_source *source,
                                          const struct export_filter *filter, uint64_t *ret);

#endif
