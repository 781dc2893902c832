#include "base/secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#include "base/text.h"

#define LOG2_N_MAX 20u
#define WORK_BYTES_MAX (UINT64_C(64) << 20)

const struct scrypt_cost secret_cost = {15, 8, 1};

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void secret_token(const struct chance *chance, char *ret, size_t bytes)
{
    /* In pieces of three bytes, which are four characters exactly, so any length will do. */
    uint8_t piece[3];
    while (bytes > 0) {
        size_t len = bytes < sizeof piece ? bytes : sizeof piece;
        chance_fill(chance, piece, len);
        ret += secret_encode((struct slice){piece, len}, ret);
        bytes -= len;
    }
    *ret = '\0';
    secret_wipe(piece, sizeof piece);
}

size_t secret_encode(struct slice in, char *ret)
{
    char *start = ret;
    uint32_t bits = 0;
    unsigned held = 0;
    for (size_t i = 0; i < in.len; i++) {
        bits = bits << 8 | in.at[i];
        held += 8;
        for (; held >= 6; held -= 6)
            *ret++ = alphabet[bits >> (held - 6) & 63];
    }
    if (held)
        *ret++ = alphabet[bits << (6 - held) & 63];
    *ret = '\0';
    return (size_t)(ret - start);
}

static int digit_value(uint8_t c)
{
    const char *at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

enum err secret_decode(struct slice text, uint8_t *ret, size_t ret_max, size_t *ret_len)
{
    if (text.len % 4 == 1)
        return ERR_MALFORMED;
    if (text.len / 4 * 3 + text.len % 4 * 3 / 4 > ret_max)
        return ERR_OVERSIZE;

    uint32_t bits = 0;
    unsigned held = 0;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        int value = digit_value(text.at[i]);
        if (value < 0)
            return ERR_MALFORMED;
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            ret[len++] = (uint8_t)(bits >> held);
        }
    }
    /* Bits that say nothing must be zero: one text for one value. */
    if (bits & ((1u << held) - 1))
        return ERR_MALFORMED;
    *ret_len = len;
    return OK;
}

bool secret_equal(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || CRYPTO_memcmp(a.at, b.at, a.len) == 0);
}

void secret_wipe(void *memory, size_t len)
{
    OPENSSL_cleanse(memory, len);
}

enum err secret_scrypt(struct slice password, struct slice salt, uint8_t ret[SECRET_SCRYPT_BYTES])
{
    struct writer w = writer_of(ret, SECRET_SCRYPT_BYTES);
    return secret_scrypt_at(&secret_cost, password, salt, &w);
}

enum err secret_scrypt_at(const struct scrypt_cost *cost, struct slice password, struct slice salt,
                          struct writer *ret)
{
    if (password.len > SECRET_PASSWORD_BYTES_MAX)
        return ERR_OVERSIZE;

    uint64_t n = UINT64_C(1) << cost->log2_n;
    const char *words = password.at ? (const char *)password.at : "";
    const uint8_t *salt_at = salt.at ? salt.at : (const uint8_t *)"";
    size_t len = (size_t)(ret->end - ret->at);
    /* What scrypt itself needs (128 * r * N) and a little for its blocks. */
    uint64_t memory_bytes = 128 * n * cost->r + (UINT64_C(2) << 20);
    if (EVP_PBE_scrypt(words, password.len, salt_at, salt.len, n, cost->r, cost->p, memory_bytes,
                       ret->at, len) != 1)
        return ERR_NOMEM;
    ret->at += len;
    return OK;
}

enum err secret_hash_make(const struct chance *chance, const struct scrypt_cost *cost,
                          struct slice password, char ret[SECRET_HASH_TEXT_MAX])
{
    uint8_t salt[SECRET_SALT_BYTES];
    uint8_t hash[SECRET_SCRYPT_BYTES];
    chance_fill(chance, salt, sizeof salt);
    struct writer hashed = writer_of(hash, sizeof hash);
    enum err err = secret_scrypt_at(cost, password, (struct slice){salt, sizeof salt}, &hashed);
    if (err)
        return err;

    char salt_text[SECRET_TEXT_ROOM(SECRET_SALT_BYTES)];
    char hash_text[SECRET_TEXT_ROOM(SECRET_SCRYPT_BYTES)];
    secret_encode((struct slice){salt, sizeof salt}, salt_text);
    secret_encode((struct slice){hash, sizeof hash}, hash_text);
    struct writer w = writer_of(ret, SECRET_HASH_TEXT_MAX);
    write_format(&w, "scrypt$%u$%u$%u$%s$%s", cost->log2_n, cost->r, cost->p, salt_text, hash_text);
    write_u8(&w, 0);
    secret_wipe(hash, sizeof hash);
    secret_wipe(hash_text, sizeof hash_text);
    return w.bad ? ERR_INVALID : OK;
}

struct kept_hash {
    struct scrypt_cost cost;
    uint8_t salt[SECRET_SALT_BYTES];
    uint8_t hash[SECRET_SCRYPT_BYTES];
};

/* The part up to the next `$`, or the rest; `rest` moves behind it. */
static struct slice next_part(struct slice *rest)
{
    const uint8_t *end = rest->len ? memchr(rest->at, '$', rest->len) : NULL;
    size_t len = end ? (size_t)(end - rest->at) : rest->len;
    struct slice part = {rest->at, len};
    size_t used = end ? len + 1 : len;
    *rest = (struct slice){rest->at + used, rest->len - used};
    return part;
}

static bool read_cost(struct slice *rest, unsigned max, unsigned *ret)
{
    uint64_t value = 0;
    if (text_to_u64(next_part(rest), &value) || value < 1 || value > max)
        return false;
    *ret = (unsigned)value;
    return true;
}

static bool read_bytes_exactly(struct slice text, uint8_t *ret, size_t len)
{
    size_t got = 0;
    return secret_decode(text, ret, len, &got) == OK && got == len;
}

static enum err kept_hash_read(const char *text, struct kept_hash *ret)
{
    struct slice rest = slice_of_text(text);
    if (!slice_is_text(next_part(&rest), "scrypt") ||
        !read_cost(&rest, LOG2_N_MAX, &ret->cost.log2_n) || !read_cost(&rest, 64, &ret->cost.r) ||
        !read_cost(&rest, 16, &ret->cost.p))
        return ERR_INVALID;
    if ((UINT64_C(128) << ret->cost.log2_n) * ret->cost.r > WORK_BYTES_MAX)
        return ERR_INVALID;
    struct slice salt = next_part(&rest);
    if (!read_bytes_exactly(salt, ret->salt, sizeof ret->salt) ||
        !read_bytes_exactly(rest, ret->hash, sizeof ret->hash))
        return ERR_INVALID;
    return OK;
}

enum err secret_hash_verify(const char *text, struct slice password)
{
    struct kept_hash kept;
    enum err err = kept_hash_read(text, &kept);
    if (err)
        return err;

    uint8_t hash[SECRET_SCRYPT_BYTES];
    struct writer w = writer_of(hash, sizeof hash);
    err = secret_scrypt_at(&kept.cost, password, (struct slice){kept.salt, sizeof kept.salt}, &w);
    if (err == ERR_OVERSIZE)
        return ERR_BAD_SIGN_IN; /* no kept password is that long */
    if (err)
        return err;
    bool same = secret_equal((struct slice){hash, sizeof hash},
                             (struct slice){kept.hash, sizeof kept.hash});
    secret_wipe(hash, sizeof hash);
    secret_wipe(&kept, sizeof kept);
    return same ? OK : ERR_BAD_SIGN_IN;
}
