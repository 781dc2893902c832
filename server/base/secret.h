/* secret.h - tokens, passwords and how to compare them.
 *
 * Runs on   any thread; scrypt takes some 100 ms and 32 MB, so never on an event loop.
 * Text forms are base64url without padding (RFC 4648, section 5). Passwords are kept as
 * `scrypt$15$8$1$<salt>$<hash>` (RFC 7914: N = 2^15, r = 8, p = 1).
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/chance.h"
#include "base/err.h"

/* Characters that `bytes` bytes need as base64url, with the terminating zero. */
#define SECRET_TEXT_ROOM(bytes) ((4 * (bytes) + 2) / 3 + 1)
#define SECRET_TOKEN_BYTES 32 /* what a link or a cookie carries */

#define SECRET_SALT_BYTES 16
#define SECRET_SCRYPT_BYTES 32
#define SECRET_HASH_TEXT_MAX 96
#define SECRET_PASSWORD_BYTES_MAX 1024

struct scrypt_cost {
    unsigned log2_n;
    unsigned r;
    unsigned p;
};

extern const struct scrypt_cost secret_cost; /* 15, 8, 1 */

/* `bytes` random bytes as text; `ret` has SECRET_TEXT_ROOM(bytes) characters. */
void secret_token(const struct chance *chance, char *ret, size_t bytes);

/* `ret` has SECRET_TEXT_ROOM(in.len) characters; returns the length written without the zero. */
size_t secret_encode(struct slice in, char *ret);
/* ERR_MALFORMED: a foreign character, padding, an impossible length or loose bits at the end.
 * ERR_OVERSIZE: more than `ret_max` bytes. */
MUST_CHECK enum err secret_decode(struct slice text, uint8_t *ret, size_t ret_max, size_t *ret_len);

/* Equal length and bytes, in a time that does not tell where they differ. */
bool secret_equal(struct slice a, struct slice b);
/* Zeroes memory in a way the compiler keeps. */
void secret_wipe(void *memory, size_t len);

/* ERR_OVERSIZE: password above SECRET_PASSWORD_BYTES_MAX. ERR_NOMEM. */
MUST_CHECK enum err secret_scrypt(struct slice password, struct slice salt,
                                  uint8_t ret[SECRET_SCRYPT_BYTES]);
/* The same at another cost and length, as the text form and the RFC's examples need. */
MUST_CHECK enum err secret_scrypt_at(const struct scrypt_cost *cost, struct slice password,
                                     struct slice salt, struct writer *ret);

/* A new salted hash of the password, in its text form, at `cost` (secret_cost outside tests). */
MUST_CHECK enum err secret_hash_make(const struct chance *chance, const struct scrypt_cost *cost,
                                     struct slice password, char ret[SECRET_HASH_TEXT_MAX]);
/* OK: it is the password. ERR_BAD_SIGN_IN: it is not. ERR_INVALID: `text` is no such hash, or asks
 * for more than 2^20 / 64 MB of work. ERR_NOMEM. */
MUST_CHECK enum err secret_hash_verify(const char *text, struct slice password);

#endif
