/* entry.h - one line of the JP ledger: append only, posted exactly once, taken back by reversing.
 *
 * Runs on   any thread. Plain data without pointers.
 * Ignorant of SQL and of clocks: posted_ms comes in.
 *
 * The id is the SHA-256 of what the entry is for, so that posting twice posts once. A mistake is
 * corrected by an entry that reverses the first and a new one with the next revision. Totals are
 * sums of entries and are never stored.
 */
#ifndef CREDIT_ENTRY_H
#define CREDIT_ENTRY_H

#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/timetable.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/jp.h"

#define ENTRY_ID_MAX DIGEST_TEXT_MAX /* 64 hexadecimal digits */
#define ENTRY_OCCURRENCE_MAX JP_OCCURRENCE_MAX
#define ENTRY_POSTED_BY_MAX 64
#define ENTRY_NOTE_MAX 256

/* What an entry is for. Two entries with the same key are the same entry. */
struct entry_key {
    struct id activity;
    struct id person;
    /* "" whole activity, "2025-03-10" a day or semester, "2025-03-10/3" the third class */
    char occurrence[ENTRY_OCCURRENCE_MAX];
    char policy[POLICY_ID_MAX];
    uint32_t revision; /* from 0; one more after each reversal */
};

struct jp_entry {
    char id[ENTRY_ID_MAX];
    struct entry_key key;
    char reverses[ENTRY_ID_MAX]; /* id of the entry it takes back; "" for an earning one */
    char rule[POLICY_RULE_MAX];  /* category */
    enum jp_ledger ledger;
    int32_t jp;                  /* counted; negative takes back */
    int32_t surplus_jp;          /* over the cap: recorded, not counted; negative takes back */
    int32_t mode_jp[UNIT_MODES]; /* of jp, by mode - 1 (unit.h); all 0: nobody said */
    int64_t exact_num;           /* the fraction before rounding; negative takes back */
    int64_t exact_den;
    int64_t ends_day; /* last day of the activity in its official zone, days since 1970: the year */
    uint8_t basis[DIGEST_BYTES]; /* hash of the attendance it rests on */
    int64_t posted_ms;
    char posted_by[ENTRY_POSTED_BY_MAX];
    char note[ENTRY_NOTE_MAX];
};

/* Who writes it and when: of every entry. The texts are cut to fit. */
struct entry_posting {
    int64_t posted_ms;
    const char *posted_by;
    const char *note;
};

/* 64 hexadecimal digits for a key. */
struct digest_text entry_id(const struct entry_key *key);

/* Whether there is anything to post for a result: JP counted, or JP over the cap. */
bool entry_is_due(const struct jp_result *result);

/* What an entry rests on. */
struct entry_ground {
    const uint8_t *basis; /* DIGEST_BYTES, of entry_basis */
    int64_t ends_day;     /* of entry_ends_day */
};

/* The entry of a result. key->policy is the result's version: ERR_INVALID when it is not, when the
 * result has nothing to post, or when a number is past what an entry holds. */
MUST_CHECK enum err entry_of_result(const struct entry_key *key, const struct jp_result *result,
                                    const struct entry_ground *ground,
                                    const struct entry_posting *posting, struct jp_entry *ret);

/* The entry that takes back `entry`: same key, an id of its own that follows from entry->id, so
 * that an entry is taken back once at most. ERR_INVALID when `entry` is itself a reversal. */
MUST_CHECK enum err entry_reverse(const struct jp_entry *entry, const struct entry_posting *posting,
                                  struct jp_entry *ret);

/* The attendance behind an entry, one row per class of the activity. Borrowed for the call. */
struct basis_class {
    struct id class_id;
    const struct timetable *timetable;
    const struct interval_list *united; /* of the person, with corrections */
    const struct interval_list *taken;  /* of it, what counts in another activity; NULL: nothing */
    struct check_tally checks;
};

/* What was decided about the person beside the attendance. */
struct basis_verdict {
    enum jp_ledger ledger;
    enum evidence_state evidence;
    enum test_state test;
    uint32_t test_score;
    uint64_t overlap_seconds; /* shared, nobody has decided */
};

/* SHA-256 over canonical bytes of all that an entry rests on. The order of the classes does not
 * matter. ERR_NOMEM; ERR_INVALID when a class is named twice. */
MUST_CHECK enum err entry_basis(const struct basis_class *classes, size_t n, const char *policy,
                                const struct basis_verdict *verdict, uint8_t ret[DIGEST_BYTES]);

/* The day that decides the year: the last day of something that ends at end_ms (open end), in the
 * zone `offset_min` of the activity. Something that ends at midnight belongs to the day before. */
int64_t entry_ends_day(int64_t end_ms, int offset_min);

/* The day of an entry for a day, session or semester. ERR_NOT_FOUND: it is for the whole. */
MUST_CHECK enum err entry_day(const struct jp_entry *entry, int64_t *ret_day);

#endif
