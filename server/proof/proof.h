/* proof.h - holds seals, journals and receipts against each other, without a database.
 *
 * Runs on   any thread. Pure: whoever reads a bundle, or the store, brings the pieces.
 * Owns      copies of what it needs, until proof_destroy.
 *
 * Pieces come in this order: keys; seals; policies; the lines of each sealed class, in order;
 * the lines of the book; proof_end; receipts. Several bundles may follow each other, of one
 * activity too: what is known of keys and seals stays, and nothing may be told in two ways. What is
 * proved at the end: each seal was signed by a key that could sign then and follows the one before
 * it; the lines are those that were sealed; the sealed attendance and JP are what follows from the
 * lines under the sealed policy. Each seal of an account is proved against the book as long as it
 * was then, and its entries go on from those of the seal of the account before it.
 *
 * Every function but create returns ERR_INVALID when something does not hold, with a sentence in
 * proof_fault; nothing is proved then, and nothing more may be brought. ERR_NOMEM.
 */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdint.h>

#include "base/err.h"
#include "proof/receipt.h"
#include "proof/seal_content.h"
#include "proof/seal_text.h"
#include "store/journal.h"
#include "store/store_seal.h"

struct proof;

/* What was looked at, and what whoever reads the verdict should know. */
struct proof_totals {
    uint64_t keys;
    uint64_t seals;
    uint64_t classes; /* whose seals were proved */
    uint64_t lines;
    uint64_t erased; /* of these, whose bodies are gone by retention: the chain over them holds */
    uint64_t people; /* presences that were computed again */
    uint64_t credits;
    uint64_t receipts;
    uint64_t keys_unintroduced; /* a later key that the one before it did not introduce */
};

MUST_CHECK enum err proof_create(struct proof **ret);
/* NULL is welcome. */
void proof_destroy(struct proof *proof);
/* What does not hold, as a sentence; "" while everything does. */
const char *proof_fault(const struct proof *proof);
struct proof_totals proof_totals(const struct proof *proof);
/* Id of the first key, for whoever compares it with the published one; "" before there is any. */
const char *proof_first_key(const struct proof *proof);

/* By number, from 1. */
MUST_CHECK enum err proof_add_key(struct proof *proof, const struct signing_key_row *row);
/* `content` NULL: only its place in the chain is known. Takes what content owns (it is zeroed
 * then), also on failure. */
MUST_CHECK enum err proof_add_seal(struct proof *proof, const struct seal_head *head,
                                   const uint8_t signature[SIGN_BYTES],
                                   struct seal_content *content);
MUST_CHECK enum err proof_add_policy(struct proof *proof, const char *id, struct slice text);
MUST_CHECK enum err proof_add_line(struct proof *proof, const struct journal_row *row);
/* All of this bundle was brought: nothing may be missing. */
MUST_CHECK enum err proof_end(struct proof *proof);
/* The receipt must have been signed and tell the same as the seals. */
MUST_CHECK enum err proof_hold_receipt(struct proof *proof, const struct receipt *receipt);

#endif
