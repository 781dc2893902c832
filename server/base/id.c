#include "base/id.h"

#include <string.h>

#include "base/chance.h"
#include "base/digest.h"
#include "base/hex.h"

const struct id id_none;

struct id id_new(const struct chance *chance)
{
    struct id id;
    do
        chance_fill(chance, id.bytes, sizeof id.bytes);
    while (id_is_none(id));
    return id;
}

/* The zero byte keeps ("a", "bc") and ("ab", "c") apart. */
struct id id_from_key(const char *kind, const char *key)
{
    struct slice parts[] = {{(const uint8_t *)kind, strlen(kind) + 1}, slice_of_text(key)};
    uint8_t hash[DIGEST_BYTES];
    digest_sha256_parts(parts, 2, hash);

    struct id id;
    memcpy(id.bytes, hash, sizeof id.bytes);
    return id;
}

bool id_equal(struct id a, struct id b)
{
    return id_compare(a, b) == 0;
}

bool id_is_none(struct id id)
{
    return id_equal(id, id_none);
}

int id_compare(struct id a, struct id b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes);
}

struct id_text id_text(struct id id)
{
    struct id_text text;
    hex_write((struct slice){id.bytes, sizeof id.bytes}, text.text);
    return text;
}

enum err id_parse(struct id *ret, struct slice text)
{
    struct id id;
    if (!hex_read(text, id.bytes, sizeof id.bytes))
        return ERR_MALFORMED;
    *ret = id;
    return OK;
}
