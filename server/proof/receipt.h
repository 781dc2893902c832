/* receipt.h - what a learner takes home: what was counted, and to which seals that belongs.
 *
 * Runs on   any thread.
 * Owns      its rows, until receipt_finish; zero-initialise.
 * The form is protocol/SEAL.md. A receipt needs no secret: whoever has it can show, without the
 * server, that a class was sealed so and not otherwise.
 */
#ifndef PROOF_RECEIPT_H
#define PROOF_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "base/sign.h"
#include "store/catalog.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

struct store;

/* A seal that is named. */
struct receipt_seal {
    uint64_t n;
    uint8_t hash[DIGEST_BYTES];
    uint64_t lines; /* the length and the head of the journal, or book, under it */
    uint8_t head[DIGEST_BYTES];
};

struct receipt_class {
    struct id class_id;
    uint32_t ordinal;
    struct receipt_seal seal;
    uint64_t attended_s;
};

struct receipt {
    struct id person;
    char name[CATALOG_NAME_MAX];
    struct id activity;
    char title[CATALOG_TITLE_MAX];
    size_t n_classes;
    struct receipt_class *classes; /* that are sealed, by seal */
    bool has_credit;               /* the account of the activity is sealed */
    struct receipt_seal account;   /* its last seal */
    char policy[POLICY_ID_MAX];
    uint64_t attended_s;
    uint64_t learning_s;
    uint32_t counted_jp;
    uint32_t surplus_jp;
    int64_t issued_ms;
    char key_id[SIGN_KEY_ID_MAX];
    uint8_t signature[SIGN_BYTES];
};

/* Zeroes it. */
void receipt_finish(struct receipt *receipt);

struct receipt_wish {
    struct id activity;
    struct id person;
    const char *key_folder;
    int64_t now_ms;
};

/* Made of the seals as they stand, and signed. Zeroed receipt in; finish it in any case.
 * ERR_WRONG_PHASE: nothing of this activity is sealed yet, or not with this person. ERR_CONFIG: the
 * signing key is not in its place. ERR_MALFORMED: a seal cannot be read. ERR_STORE, ERR_IO,
 * ERR_NOMEM. */
MUST_CHECK enum err receipt_make(struct store *store, const struct receipt_wish *wish,
                                 struct receipt *ret);

/* `{"receipt":{...},"signature":"..."}` */
void receipt_write(struct json_out *out, const struct receipt *receipt);
/* Zeroed receipt in; finish it in any case. ERR_INVALID: it is none, or not written as
 * receipt_write does; the reason is in `ret_fault`. ERR_NOMEM. */
MUST_CHECK enum err receipt_read(struct slice text, struct receipt *ret, char *ret_fault,
                                 size_t fault_room);
/* ERR_NOMEM. */
MUST_CHECK enum err receipt_sign(struct receipt *receipt, const struct sign_pair *pair);
/* Whether this key signed it. */
bool receipt_holds(const struct receipt *receipt, const uint8_t public_key[SIGN_PUBLIC_BYTES]);

#endif
