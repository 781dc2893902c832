/* proof_parts.h - the insides of the proof, for proof*.c alone.
 */
#ifndef PROOF_PROOF_PARTS_H
#define PROOF_PROOF_PARTS_H

#include "attendance/intervals.h"
#include "credit/policy.h"
#include "proof/proof.h"

struct known_seal {
    struct seal_head head;
    uint8_t hash[DIGEST_BYTES];
    bool has_content;
    bool proved; /* its lines came, and give what it says */
    struct seal_content content;
};

struct known_policy {
    uint8_t hash[DIGEST_BYTES];
    struct policy *policy; /* owned */
};

struct proof {
    char fault[320];
    struct proof_totals totals;
    struct signing_key_row *keys;
    size_t n_keys;
    struct known_seal *seals; /* in the order in which they came */
    size_t n_seals;
    struct known_policy *policies;
    size_t n_policies;
    /* The class whose lines are coming. */
    struct known_seal *at; /* NULL: none */
    uint64_t at_lines;
    uint8_t at_hash[DIGEST_BYTES];
    struct class_fold fold;
};

/* Writes the sentence and returns ERR_INVALID. */
enum err proof_deny(struct proof *proof, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Borrowed, or NULL. */
const struct policy *proof_policy(const struct proof *proof, const struct seal_content *content);
/* With content; borrowed, or NULL. */
const struct known_seal *proof_class(const struct proof *proof, struct id class_id);
/* The key that could sign at this moment; or denies. */
MUST_CHECK enum err proof_signer(struct proof *proof, const char *key_id, int64_t at_ms,
                                 const struct signing_key_row **ret);

/* proof_class.c: the fold of the lines against the attendance of proof->at. */
MUST_CHECK enum err proof_prove_class(struct proof *proof);
/* proof_credit.c: what the classes of an activity earn against what a seal says. */
MUST_CHECK enum err proof_prove_credit(struct proof *proof, const struct seal_content *content);

#endif
