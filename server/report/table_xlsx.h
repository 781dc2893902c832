/* table_xlsx.h - a table as a workbook for spreadsheets (ECMA-376), by libxlsxwriter.
 *
 * Runs on   one thread.
 * Owns      the library's workbook, until table_xlsx_finish. It keeps one row in memory, the others
 *           in a file without a name in `folder`.
 *
 * Texts are written as texts, whatever they begin with; whole numbers as numbers; days as dates.
 */
#ifndef REPORT_TABLE_XLSX_H
#define REPORT_TABLE_XLSX_H

#include "report/table.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

struct table_xlsx {
    struct table table; /* first */
    struct lxw_workbook *book;
    struct lxw_worksheet *sheet;
    struct lxw_format *dates;
    uint32_t row; /* the one that comes next */
};

/* The file at `path` is written at the end. ERR_NOMEM. */
MUST_CHECK enum err table_xlsx_create(struct table_xlsx *ret, const struct table_column *columns,
                                      size_t n, const char *path, const char *folder);
/* ERR_FULL: more rows than a sheet holds. ERR_IO: the disk is full. */
MUST_CHECK enum err table_xlsx_end(struct table_xlsx *table);
void table_xlsx_finish(struct table_xlsx *table);

#endif
