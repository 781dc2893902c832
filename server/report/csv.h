/* csv.h - writes a table that spreadsheets open without harm.
 *
 * Runs on   any thread.
 * Borrows   the buffer; a lack of memory shows in buffer->bad, checked once at the end.
 * UTF-8 with a byte order mark, so that spreadsheets know it; RFC 4180: commas between fields, CRLF
 * behind each row, quotes around a field that needs them, quotes within it doubled.
 *
 * A text that begins like a formula (= + - @, a tab, a line break) gets an apostrophe in front:
 * what somebody typed as a name is shown, never computed (OWASP, "CSV Injection").
 */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

struct csv {
    struct buffer *buffer;
    bool begun; /* the row has a field already */
};

/* Writes the byte order mark. */
struct csv csv_to(struct buffer *buffer);

void csv_text(struct csv *csv, const char *text);
void csv_number(struct csv *csv, int64_t value);
void csv_end_row(struct csv *csv);
/* A whole row of texts; the list ends with NULL. */
void csv_row(struct csv *csv, const char *const *texts);

/* "Pelatihan Teknis: SPBE" -> "pelatihan-teknis-spbe": letters, digits and hyphens of ASCII, for
 * the name of a file. `room` is at least 1; a text without any gives "". */
void csv_file_word(const char *text, char *ret, size_t room);

#endif
