/* seal_content.h - what a seal says about a class: the rules, the timetable, who was there when,
 * and, in the last seal of an activity, what it earned.
 *
 * Runs on   any thread. Pure.
 * Owns      all its memory, until seal_content_finish; zero-initialise.
 * The text is canonical (seal_text.h); its form is protocol/SEAL.md.
 */
#ifndef PROOF_SEAL_CONTENT_H
#define PROOF_SEAL_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/judge.h"
#include "base/digest.h"
#include "base/err.h"
#include "credit/entry.h"
#include "credit/jp.h"
#include "store/catalog.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

/* One person in this class. */
struct sealed_presence {
    struct id person;
    char name[CATALOG_NAME_MAX];
    enum enrolment_role role;
    uint64_t attended_s;         /* within the learning segments */
    struct interval_list united; /* as they were there, all connections in one */
};

/* What one entry of the ledger is made of. */
struct sealed_part {
    char occurrence[ENTRY_OCCURRENCE_MAX];
    uint32_t month_before; /* stated, as before_jp is */
    uint8_t basis[DIGEST_BYTES];
    uint32_t awarded_jp;
    uint32_t counted_jp;
    uint32_t surplus_jp;
    uint64_t exact_num;
    uint64_t exact_den;
};

/* One person in the whole activity. */
struct sealed_credit {
    struct id person;
    enum enrolment_role role;
    enum employment employment;
    char post[POLICY_RULE_MAX];
    uint32_t before_jp; /* counted in the year before this activity: stated, not provable here */
    uint64_t attended_s;
    uint64_t learning_s;
    uint8_t basis[DIGEST_BYTES]; /* of entry_basis, over all classes */
    uint32_t awarded_jp;
    uint32_t counted_jp;
    uint32_t surplus_jp;
    size_t n_parts;
    struct sealed_part *parts; /* whose sum that is; none without a value */
};

struct seal_content {
    struct activity_row activity; /* description and moments are not part of the seal */
    struct class_row class;
    uint8_t policy_hash[DIGEST_BYTES]; /* of the bytes of the policy's file */
    size_t n_people;
    struct sealed_presence *people; /* by id */
    bool has_credit;                /* the activity was closed: of its last seal only */
    size_t n_classes;
    struct id *classes; /* of the activity, by ordinal */
    size_t n_credits;
    struct sealed_credit *credits; /* by id */
    size_t n_entries;
    struct jp_entry *entries; /* of the activity, in order of posting, by person */
};

/* Zeroes it. */
void seal_content_finish(struct seal_content *content);

void seal_content_write(struct json_out *out, const char *key, const struct seal_content *content);
/* Into a zeroed content; faults stand in the document. ERR_NOMEM. Finish it in any case. */
MUST_CHECK enum err seal_content_read(const struct json_node *node, struct seal_content *ret);

/* Borrowed; NULL when there is none. */
const struct sealed_presence *seal_content_presence(const struct seal_content *content,
                                                    struct id person);
const struct sealed_credit *seal_content_credit(const struct seal_content *content,
                                                struct id person);

#endif
