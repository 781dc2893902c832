/* table_csv.h - a table as CSV (csv.h), handed to a sink piece by piece.
 *
 * Runs on   one thread.
 * Owns      a piece of at most some 70 KB, until table_csv_finish.
 */
#ifndef REPORT_TABLE_CSV_H
#define REPORT_TABLE_CSV_H

#include "report/csv.h"
#include "report/table.h"

struct table_csv {
    struct table table; /* first */
    struct csv csv;
    struct buffer piece;
    table_sink *sink;
    void *arg;
};

/* Writes the head. `columns` ends where `n` says and is borrowed. */
void table_csv_init(struct table_csv *ret, const struct table_column *columns, size_t n,
                    table_sink *sink, void *arg);
/* Hands over the rest. ERR_NOMEM, and what the sink returned. */
MUST_CHECK enum err table_csv_end(struct table_csv *table);
void table_csv_finish(struct table_csv *table);

#endif
