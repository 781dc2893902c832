/* seal_content.h - what a seal says: of a class, its rules, its timetable and who was there when;
 * of the account of an activity, what everybody earned and what that rests on beside the lines.
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
#include "credit/work_calendar.h"
#include "store/catalog.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

/* One person in this class. */
struct sealed_presence {
    struct id person;
    char name[CATALOG_NAME_MAX];
    enum enrolment_role role;
    uint64_t attended_s;         /* within the learning segments */
    struct interval_list united; /* as the journal has them there, all connections in one */
    struct check_tally checks;
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
    uint32_t before_jp; /* counted in the year before this activity: stated, not provable here; */
    struct hours_split hours;    /* nor when the office works, */
    uint64_t overlap_s;          /* nor what is shared with other activities: undecided, */
    struct interval_list *taken; /* and counted there, in each class of the activity */
    enum evidence_state evidence;
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
    bool has_class;
    struct class_row class;            /* of a seal of a class */
    uint8_t policy_hash[DIGEST_BYTES]; /* of the bytes of the policy's file */
    size_t n_people;
    struct sealed_presence *people; /* by id */
    bool has_credit;                /* a seal of an account */
    size_t n_units;
    struct unit_row *units; /* without titles */
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
/* One entry as it stands in the content of an account. */
void seal_entry_write(struct json_out *out, const struct jp_entry *entry);
/* Into a zeroed content; faults stand in the document. ERR_NOMEM. Finish it in any case. */
MUST_CHECK enum err seal_content_read(const struct json_node *node, struct seal_content *ret);

/* Borrowed; NULL when there is none. */
const struct sealed_presence *seal_content_presence(const struct seal_content *content,
                                                    struct id person);
const struct sealed_credit *seal_content_credit(const struct seal_content *content,
                                                struct id person);

/* Zeroed content in; finish it in any case. ERR_MALFORMED: the text is none. ERR_NOMEM. */
MUST_CHECK enum err seal_content_of(struct slice text, struct seal_content *ret);

#endif
