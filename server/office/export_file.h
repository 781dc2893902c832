/* export_file.h - a table as the file that answers a request.
 *
 * Runs on   the pool's threads.
 * One export is made at a time: it may take a while, and entering a class needs a thread of the
 * pool too.
 */
#ifndef OFFICE_EXPORT_FILE_H
#define OFFICE_EXPORT_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "report/table.h"

struct call;

enum export_format { EXPORT_CSV, EXPORT_XLSX };

struct export_table {
    const char *name; /* of the file, without its ending */
    const struct table_column *columns;
    size_t n_columns;
    enum err (*put)(struct table *table, void *arg);
    void *arg;
};

/* *ret_people: of how many people there are rows. ERR_BUSY: another one is being made. ERR_IO: no
 * disk. ERR_FULL: more rows than a sheet holds. ERR_NOMEM, and what `put` returns. */
MUST_CHECK enum err export_file(struct call *call, const struct export_table *table,
                                enum export_format format, uint64_t *ret_people);

#endif
