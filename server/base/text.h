/* text.h - strict reading of foreign text.
 *
 * Runs on   any thread. Pure.
 * Ignorant of JSON and CSV, which have their own rules where they are written.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

/* Well-formed UTF-8 (RFC 3629): no surrogates, nothing overlong, nothing above U+10FFFF, no NUL. */
bool text_is_utf8(struct slice text);
/* How many code points; `text` is UTF-8. */
size_t text_len_codes(struct slice text);
/* Without blanks and tabs at both ends. */
struct slice text_trim(struct slice text);

/* Decimal digits only, in the one way to write the number: no blank, no plus, no leading zero.
 * ERR_MALFORMED otherwise or when it does not fit; *ret is then untouched. */
MUST_CHECK enum err text_to_u64(struct slice text, uint64_t *ret);
MUST_CHECK enum err text_to_i64(struct slice text, int64_t *ret);

/* Copies as much as fits and terminates; false when something was cut off, which is never a part of
 * a character. `room` is at least 1. */
bool text_copy(char *ret, size_t room, struct slice text);

/* The least number of characters to insert, delete or replace; for "did you mean". Texts longer
 * than 63 bytes are compared by their first 63. */
unsigned text_distance(const char *a, const char *b);

#endif
