/* csv_in.h - a file of rows and columns as a spreadsheet saves it, read whole.
 *
 * Runs on   any thread. Pure.
 * Owns      its cells; the bytes that it was read from are no longer needed.
 *
 * RFC 4180 with `,` or `;` between cells (a spreadsheet set to Indonesian writes `;`), whichever
 * the first line has more of; UTF-8 with or without a byte order mark; lines end with CRLF, LF or
 * CR; blanks around a cell are taken off, empty lines passed over. Anything else is refused:
 *
 *   utf16, not_utf8 (value: place of the first bad byte in its line), quote (a quotation mark where
 *   none may stand; value: its place), quote_open (no closing one), cell_too_long (value: the most
 *   bytes), control (a control character), cells (value: "3/12", cells there and in the first
 *   line), columns_max, rows_max, no_rows (nothing below the first line).
 */
#ifndef OFFICE_CSV_IN_H
#define OFFICE_CSV_IN_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define CSV_IN_BYTES_MAX (10u * 1024u * 1024u)
#define CSV_IN_ROWS_MAX 60000u
#define CSV_IN_COLUMNS_MAX 40u
#define CSV_IN_CELL_MAX 4000u

struct csv_in;
struct faults;

/* ERR_INVALID: faults say why, by line. ERR_OVERSIZE: longer than CSV_IN_BYTES_MAX. ERR_NOMEM. Each
 * leaves *ret alone. */
MUST_CHECK enum err csv_in_create(struct csv_in **ret, struct slice bytes, struct faults *faults);
/* NULL is welcome. */
void csv_in_destroy(struct csv_in *in);

/* Without the first line. */
uint32_t csv_in_rows(const struct csv_in *in);
uint32_t csv_in_columns(const struct csv_in *in);
/* Of the first line. Borrowed, like all cells. */
const char *csv_in_head(const struct csv_in *in, uint32_t column);
/* Rows count from 0. */
const char *csv_in_cell(const struct csv_in *in, uint32_t row, uint32_t column);
/* In the file, from 1: where the row begins. */
uint32_t csv_in_line(const struct csv_in *in, uint32_t row);

#endif
