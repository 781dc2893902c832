/* sign.h - Ed25519 signatures (RFC 8032): who said this, and that nobody changed it since.
 *
 * Runs on   any thread. Pure, but for the key file.
 * Owns      nothing: a key pair is plain bytes; wipe the secret (secret_wipe) when it is done with.
 * Ignorant of what is signed. Signatures follow from key and bytes alone, so signing the same twice
 *           gives the same.
 */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/chance.h"
#include "base/err.h"

#define SIGN_SECRET_BYTES 32 /* the seed of RFC 8032, section 5.1.5 */
#define SIGN_PUBLIC_BYTES 32
#define SIGN_BYTES 64
#define SIGN_KEY_ID_MAX 17

struct sign_pair {
    uint8_t secret[SIGN_SECRET_BYTES];
    uint8_t public_key[SIGN_PUBLIC_BYTES];
};

/* The first 16 hexadecimal digits of the SHA-256 of a public key, by value. */
struct sign_key_id {
    char text[SIGN_KEY_ID_MAX];
};

struct sign_key_id sign_key_id(const uint8_t public_key[SIGN_PUBLIC_BYTES]);

/* The pair that belongs to a secret. ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err sign_pair_of(const uint8_t secret[SIGN_SECRET_BYTES], struct sign_pair *ret);
/* A new pair. ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err sign_pair_make(const struct chance *chance, struct sign_pair *ret);

/* ERR_NOMEM. */
MUST_CHECK enum err sign_bytes(const struct sign_pair *pair, struct slice in,
                               uint8_t ret[SIGN_BYTES]);
/* Whether this key signed exactly these bytes. False also for a key that is none, and when the
 * library finds no memory: a signature that was not checked is no signature. */
bool sign_holds(const uint8_t public_key[SIGN_PUBLIC_BYTES], struct slice in,
                const uint8_t signature[SIGN_BYTES]);

/* The secret as 64 hexadecimal digits and a line end, in a file of mode 0600, replaced whole or not
 * at all. ERR_IO (errno says why), ERR_NOMEM. */
MUST_CHECK enum err sign_file_write(const char *path, const struct sign_pair *pair);
/* ERR_NOT_FOUND: no such file. ERR_FORBIDDEN: others may read it. ERR_MALFORMED: it holds no
 * secret. ERR_IO, ERR_NOMEM. Each leaves *ret alone. */
MUST_CHECK enum err sign_file_read(const char *path, struct sign_pair *ret);

#endif
