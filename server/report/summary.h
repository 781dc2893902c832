/* summary.h - a year of the whole staff, unit by unit: who reached the target, JP by form.
 *
 * Runs on   one thread, within a store_snapshot of the caller's.
 * Owns      its units, until summary_finish.
 *
 * One pass over people and one over the ledger; memory grows with people and units, not with
 * entries. Which year counts for whom: the calendar year; for whose status counts by years of the
 * work agreement (PPPK, PP 49/2018 art. 40(1)) the agreement year that ends in the year asked for
 * or, when the agreement began in it, the one that began. Targets are those of the policy in force
 * on the last day of that year; JP is what counts in the competency ledger.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/export_filter.h"
#include "report/table.h"

#define SUMMARY_FORMS 3 /* by category_form - 1 */

struct summary_unit {
    char unit[CATALOG_TITLE_MAX];
    uint64_t staff;       /* who had not left when the year ended, or now if it has not */
    uint64_t with_target; /* whose status has a minimum or target */
    uint64_t reached;     /* of those */
    int64_t jp;
    int64_t form_jp[SUMMARY_FORMS]; /* of jp; rules that no policy knows any more are in none */
};

struct summary {
    int year;
    struct summary_unit *units; /* by name */
    size_t n;
    struct summary_unit all;
};

extern const struct table_column summary_columns[];
extern const size_t summary_columns_n;

/* Zeroed summary in; finish it in any case. `year` is 1 to 9998. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err summary_make(const struct export_source *source, int year, struct summary *ret);
void summary_finish(struct summary *summary);

/* Of those with a target, in millionths, cut off; 0 when there are none. */
uint32_t summary_share_ppm(const struct summary_unit *unit);
/* JP for each of the staff, in hundredths, cut off; 0 without staff. */
int64_t summary_average_hundredths(const struct summary_unit *unit);
/* Each unit a row, and `all` as the last when `with_all`. */
void summary_put(const struct summary *summary, bool with_all, struct table *table);

#endif
