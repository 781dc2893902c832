/* proof_parts.h - the insides of the proof, for proof*.c alone.
 */
#ifndef PROOF_PROOF_PARTS_H
#define PROOF_PROOF_PARTS_H

#include "attendance/intervals.h"
#include "credit/policy.h"
#include "history/checks.h"
#include "judging/book.h"
#include "proof/proof.h"

struct activity_judgement;

struct known_seal {
    struct seal_head head;
    uint8_t hash[DIGEST_BYTES];
    bool has_content;
    uint64_t told_in; /* the last bundle that told its content; */
    bool proved;      /* its lines came in that one, and give what it says */
    bool counted;     /* in the totals */
    struct seal_content content;
};

struct known_policy {
    uint8_t hash[DIGEST_BYTES];
    struct policy *policy; /* owned */
};

struct proof {
    char fault[320];
    char subject[64];
    struct proof_totals totals;
    uint64_t bundle; /* the one at hand, from 0 */
    struct signing_key_row *keys;
    size_t n_keys;
    struct known_seal *seals; /* in the order in which they came */
    size_t n_seals;
    struct known_policy *policies;
    size_t n_policies;
    /* The journal whose lines are coming: of a class, or the book of an activity. */
    struct known_seal *at; /* that asks for the most of them; NULL: none */
    uint64_t at_lines;
    uint8_t at_hash[DIGEST_BYTES];
    struct class_fold fold;
    struct history_checks checks;
    struct book book;
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

/* Told in the bundle at hand, which must bring its lines. */
bool proof_asks(const struct proof *proof, const struct known_seal *seal);
/* What this seal is about, for a sentence; good until the next call. */
const char *proof_subject(struct proof *proof, const struct seal_head *head);
/* proof_lines.c: proves what asks for no line, classes before accounts. */
MUST_CHECK enum err proof_without_lines(struct proof *proof);
/* proof_class.c: the fold of the lines against the attendance of a class. */
MUST_CHECK enum err proof_prove_class(struct proof *proof, const struct known_seal *seal);
/* proof_credit.c: what the classes of an activity earn, set right by the lines of the book so far,
 * against what a seal of its account says. */
MUST_CHECK enum err proof_prove_credit(struct proof *proof, const struct seal_content *content);
/* As a class has it: an account knows people by their ids alone. */
const char *proof_name_of(const struct proof *proof, const struct seal_content *content,
                          struct id person);
/* proof_ledger.c: the sealed entries say what was earned, and nothing else. */
MUST_CHECK enum err proof_check_entries(struct proof *proof, const struct seal_content *content,
                                        struct activity_judgement *judgement);
/* The same file: between this seal of an account and its neighbours no entry was taken out or
 * changed, and no line of the book. */
MUST_CHECK enum err proof_check_succession(struct proof *proof, const struct known_seal *seal);

#endif
