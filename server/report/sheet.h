/* sheet.h - pages of a PDF, A4 across: text that wraps, lines, a QR code. By libharu and
 * libqrencode.
 *
 * Runs on   one thread; each sheet is its own.
 * Owns      the document, until sheet_destroy.
 *
 * Measures are points (1/72 inch) from the lower left corner of the page. The fonts are in the
 * program, and what is used of them in the document. The same calls make the same bytes. What fails
 * is remembered: sheet_end says it once.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define SHEET_WIDTH 841.89f
#define SHEET_HEIGHT 595.28f
#define SHEET_LINES_MAX 12 /* of one text */

struct sheet;

/* Vollkorn Medium, Lato, Lato Bold (SIL Open Font License 1.1, fonts of Debian). */
enum sheet_font { SHEET_SERIF, SHEET_SANS, SHEET_BOLD, SHEET_FONTS };
/* The values of style/sinkron.css. */
enum sheet_ink { SHEET_INK, SHEET_SOFT, SHEET_BRAND, SHEET_WASH, SHEET_LINE, SHEET_INKS };

struct sheet_type {
    enum sheet_font font;
    enum sheet_ink ink;
    float size;
    float spacing; /* between letters */
};

enum sheet_side { SHEET_LEFT, SHEET_CENTRE, SHEET_RIGHT };

struct sheet_point {
    float x;
    float y;
};

struct sheet_box {
    float x;
    float y; /* lower left corner */
    float width;
    float height;
};

/* A text cut into lines, which borrow from it. */
struct sheet_lines {
    size_t n;
    struct slice at[SHEET_LINES_MAX];
};

/* `title` is ASCII; `day`, since 1970, is when it was made. ERR_NOMEM, ERR_IO. */
MUST_CHECK enum err sheet_create(struct sheet **ret, const char *title, int64_t day);
/* NULL is welcome. */
void sheet_destroy(struct sheet *sheet);
/* What follows stands on a new page. */
void sheet_page(struct sheet *sheet);

float sheet_width(struct sheet *sheet, const struct sheet_type *type, struct slice text);
/* Cuts at blanks, and within a word that is longer than a line; as even as it can without more
 * lines. What is over SHEET_LINES_MAX is left out. */
struct sheet_lines sheet_wrap(struct sheet *sheet, const struct sheet_type *type, const char *text,
                              float width);
/* One line; at.x is its left end, its middle or its right end; at.y its foot. */
void sheet_text(struct sheet *sheet, const struct sheet_type *type, struct sheet_point at,
                enum sheet_side side, struct slice text);
void sheet_line(struct sheet *sheet, struct sheet_point from, struct sheet_point to, float width,
                enum sheet_ink ink);
void sheet_frame(struct sheet *sheet, struct sheet_box box, float width, enum sheet_ink ink);
/* A QR code (ISO/IEC 18004, level M) that fills box.width, its foot at box.y. */
void sheet_qr(struct sheet *sheet, struct sheet_box box, const char *text);

/* Adds the document. ERR_NOMEM, ERR_IO. */
MUST_CHECK enum err sheet_end(struct sheet *sheet, struct buffer *ret);

#endif
