/* digest.h - SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104).
 *
 * Runs on   any thread; one struct digest belongs to one thread.
 * Ignorant of what is hashed. The one-shot forms cannot fail: should the crypto library itself find
 * no memory, the process ends, for an id or a seal that was not computed must not look like one.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define DIGEST_BYTES 32
#define DIGEST_TEXT_MAX 65

struct digest; /* a SHA-256 over bytes that come in pieces */

struct digest_text {
    char text[DIGEST_TEXT_MAX];
};

void digest_sha256(struct slice in, uint8_t ret[DIGEST_BYTES]);
/* Over the parts one after the other, as if they were joined. */
void digest_sha256_parts(const struct slice *parts, size_t n, uint8_t ret[DIGEST_BYTES]);
void digest_hmac(struct slice key, struct slice in, uint8_t ret[DIGEST_BYTES]);
/* 64 lower-case hexadecimal digits, by value: digest_hex(hash).text */
struct digest_text digest_hex(const uint8_t hash[DIGEST_BYTES]);
/* ERR_MALFORMED unless exactly 64 lower-case hexadecimal digits. */
MUST_CHECK enum err digest_parse(struct slice text, uint8_t ret[DIGEST_BYTES]);

/* ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err digest_create(struct digest **ret);
/* NULL is welcome. */
void digest_destroy(struct digest *digest);
void digest_add(struct digest *digest, struct slice in);
/* The hash of all that was added; afterwards the digest is as freshly created. */
void digest_end(struct digest *digest, uint8_t ret[DIGEST_BYTES]);

#endif
