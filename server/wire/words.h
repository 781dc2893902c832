/* words.h - a closed set of words, each with a number from 0 on.
 *
 * Runs on   any thread. The sets themselves are generated (gen_words.h).
 */
#ifndef WIRE_WORDS_H
#define WIRE_WORDS_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

struct words {
    const char *const *list;
    uint32_t n;
};

/* "?" for a number that is none of them; never NULL. */
const char *words_name(const struct words *words, uint32_t value);
/* ERR_MALFORMED unless `text` is exactly one of them; *ret is then untouched. */
MUST_CHECK enum err words_find(const struct words *words, struct slice text, uint32_t *ret);

#endif
