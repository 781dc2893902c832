/* id.h - 16 bytes that name a person, an activity, a class, an event.
 *
 * Written as 32 lower-case hexadecimal digits, on the wire, in SQL and in logs. All zero is "none".
 */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define ID_BYTES 16
#define ID_TEXT_MAX 33

struct chance;

struct id {
    uint8_t bytes[ID_BYTES];
};

struct id_text {
    char text[ID_TEXT_MAX];
};

extern const struct id id_none;

/* A fresh random id. */
struct id id_new(const struct chance *chance);
/* The same id for the same words, always: the first 16 bytes of SHA-256 over kind, a zero byte and
 * key. Seed files name things by key. */
struct id id_from_key(const char *kind, const char *key);
bool id_equal(struct id a, struct id b);
bool id_is_none(struct id id);
int id_compare(struct id a, struct id b);
/* By value, so that it can stand in a printf argument: id_text(id).text */
struct id_text id_text(struct id id);
/* ERR_MALFORMED unless exactly 32 hexadecimal digits (lower case); *ret is then untouched. */
MUST_CHECK enum err id_parse(struct id *ret, struct slice text);

#endif
