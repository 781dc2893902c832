#include "wire/words.h"

const char *words_name(const struct words *words, uint32_t value)
{
    return value < words->n ? words->list[value] : "?";
}

enum err words_find(const struct words *words, struct slice text, uint32_t *ret)
{
    for (uint32_t i = 0; i < words->n; i++) {
        if (slice_is_text(text, words->list[i])) {
            *ret = i;
            return OK;
        }
    }
    return ERR_MALFORMED;
}
