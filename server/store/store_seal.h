/* store_seal.h - seals of classes and of accounts of activities, the keys that signed them, the
 * policies they were made under.
 *
 * Runs on, errors, callbacks: as store.h says. All of it is append only.
 * Ignorant of what a seal says and of whether its signature holds: both are bytes here.
 */
#ifndef STORE_STORE_SEAL_H
#define STORE_STORE_SEAL_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "base/sign.h"

#define SIGNING_KEY_WHO_MAX 81
#define SEAL_CONTENT_BYTES_MAX (64u * 1024u * 1024u)
#define POLICY_TEXT_BYTES_MAX (1024u * 1024u)

struct store;

/* Borrows body and content. */
struct seal_row {
    uint64_t n;         /* in one chain over all, from 1, without holes */
    struct id class_id; /* or none: the account of the activity, of which there may be several */
    struct id activity;
    int64_t sealed_ms;
    char key_id[SIGN_KEY_ID_MAX];
    uint8_t previous[DIGEST_BYTES]; /* hash of the seal before; zeros before the first */
    uint8_t hash[DIGEST_BYTES];     /* SHA-256 of body */
    uint8_t signature[SIGN_BYTES];  /* of body */
    struct slice body;              /* what was signed */
    struct slice content;           /* what body holds the hash of */
};

struct signing_key_row {
    uint32_t n; /* from 1, without holes */
    char key_id[SIGN_KEY_ID_MAX];
    uint8_t public_key[SIGN_PUBLIC_BYTES];
    int64_t from_ms;                     /* it signs from here until the next one's from_ms */
    char who[SIGNING_KEY_WHO_MAX];       /* made it */
    char introduced_by[SIGN_KEY_ID_MAX]; /* the key before, or itself */
    uint8_t signature[SIGN_BYTES];       /* of that key, over all of the above */
};

typedef enum err store_seal_each(const struct seal_row *row, void *arg);
typedef enum err store_signing_key_each(const struct signing_key_row *row, void *arg);
typedef enum err store_id_each(struct id id, void *arg);

/* ERR_TAKEN: the class is sealed, or the row is not the next of the chain (n, previous): nothing
 * was written. ERR_NOT_FOUND: no such class, activity or key. ERR_INVALID: no bytes, hash is not
 * that of body. ERR_OVERSIZE: content is longer than SEAL_CONTENT_BYTES_MAX. */
MUST_CHECK enum err store_seal_append(struct store *store, const struct seal_row *row);
/* Calls `each` once, for the seal of a class, or for the n-th. ERR_NOT_FOUND: there is none. */
MUST_CHECK enum err store_seal_read(struct store *store, struct id class_id, store_seal_each *each,
                                    void *arg);
MUST_CHECK enum err store_seal_at(struct store *store, uint64_t n, store_seal_each *each,
                                  void *arg);
/* Number and hash of the last seal; 0 and zeros before the first. */
MUST_CHECK enum err store_seal_last(struct store *store, uint64_t *ret_n,
                                    uint8_t ret_hash[DIGEST_BYTES]);
/* The same for the last seal of an activity's account. */
MUST_CHECK enum err store_seal_account(struct store *store, struct id activity,
                                       store_seal_each *each, void *arg);
/* In order of n: those of an activity (id_none: all). */
MUST_CHECK enum err store_seals(struct store *store, struct id activity, store_seal_each *each,
                                void *arg);
/* Classes that left lines in the journal, were not cancelled and have no seal, those of one
 * activity together, by ordinal; whether they have ended is not the store's to know. */
MUST_CHECK enum err store_unsealed_classes(struct store *store, store_id_each *each, void *arg);

/* ERR_TAKEN: this key, or this n, is there, or n is not the next. ERR_INVALID: key_id is not that
 * of public_key, no moment, nobody. */
MUST_CHECK enum err store_signing_key_put(struct store *store, const struct signing_key_row *row);
/* In order of n. */
MUST_CHECK enum err store_signing_keys(struct store *store, store_signing_key_each *each,
                                       void *arg);

/* The same text twice changes nothing. ERR_OVERSIZE: longer than POLICY_TEXT_BYTES_MAX. */
MUST_CHECK enum err store_policy_text_put(struct store *store, const char *id, struct slice text);
/* Adds the text with this SHA-256 to `ret`, which the caller finishes. ERR_NOT_FOUND. */
MUST_CHECK enum err store_policy_text_find(struct store *store, const uint8_t hash[DIGEST_BYTES],
                                           struct buffer *ret);

#endif
