/* seal_text.h - the texts that are signed, and the parts they share: protocol/SEAL.md.
 *
 * Runs on   any thread. Pure.
 * Owns      nothing; texts go into a buffer of the caller's.
 *
 * A text is JSON with its members in one order and no spaces, so the same facts give the same
 * bytes. Whoever reads one writes it again and compares: only what comes out alike is one.
 */
#ifndef PROOF_SEAL_TEXT_H
#define PROOF_SEAL_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "base/sign.h"
#include "store/store_seal.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

#define SEAL_CLASSES_MAX 1000 /* of an activity */

/* What is signed when a class, or the account of an activity, is sealed. */
struct seal_head {
    uint64_t n; /* in the chain of all seals, from 1 */
    uint8_t previous[DIGEST_BYTES];
    struct id class_id; /* or none: the account */
    struct id activity;
    uint64_t lines;             /* of the class's journal, or of the activity's book; may be 0, */
    uint8_t head[DIGEST_BYTES]; /* and the hash of the last of them, or zeros */
    uint8_t content[DIGEST_BYTES]; /* SHA-256 of the text of seal_content.h */
    int64_t sealed_ms;
    char key_id[SIGN_KEY_ID_MAX];
};

void seal_head_write(struct json_out *out, const char *key, const struct seal_head *head);
void seal_head_read(const struct json_node *node, struct seal_head *ret);
/* The head that a row of the store holds. ERR_MALFORMED: its body is none, or another than its
 * columns say. ERR_NOMEM. */
MUST_CHECK enum err seal_head_of(const struct seal_row *row, struct seal_head *ret);

/* A key and who introduced it; the signature is not part of the text. */
void signing_key_write(struct json_out *out, const char *key, const struct signing_key_row *row);
void signing_key_read(const struct json_node *node, struct signing_key_row *ret);
/* Signs the key's text with the pair that introduces it. ERR_NOMEM. */
MUST_CHECK enum err signing_key_sign(struct signing_key_row *row, const struct sign_pair *by);
/* ERR_INVALID: that key did not sign it. ERR_NOMEM. */
MUST_CHECK enum err signing_key_check(const struct signing_key_row *row,
                                      const uint8_t by[SIGN_PUBLIC_BYTES]);

/* Bytes as base64url, hashes and ids as hexadecimal digits. What is read has exactly `len` bytes,
 * else there is a fault in the document. */
void seal_put_bytes(struct json_out *out, const char *key, const uint8_t *bytes, size_t len);
void seal_get_bytes(const struct json_node *node, const char *key, uint8_t *ret, size_t len);
void seal_put_hash(struct json_out *out, const char *key, const uint8_t hash[DIGEST_BYTES]);
void seal_get_hash(const struct json_node *node, const char *key, uint8_t ret[DIGEST_BYTES]);
void seal_put_id(struct json_out *out, const char *key, struct id id);
/* Whole numbers, within the bounds of what they count. */
uint32_t seal_get_u32(const struct json_node *node, const char *key);
uint64_t seal_get_seconds(const struct json_node *node, const char *key);
void seal_get_key_id(const struct json_node *node, const char *key, char ret[SIGN_KEY_ID_MAX]);

#endif
