/* judging.h - everything about one activity, computed from its journal: who was there when, what it
 * is worth, and what the ledger says about it.
 *
 * Runs on   any thread with a store of its own; reads only, all of it in one view of the database.
 * Owns      all its memory, in one struct; only the policy is borrowed, from the set.
 *
 * The attendance page, the CSVs, the closing of an activity and recheck are all made from this one
 * structure, so they cannot disagree.
 */
#ifndef JUDGING_JUDGING_H
#define JUDGING_JUDGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/intervals.h"
#include "attendance/judge.h"
#include "attendance/standing.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"
#include "credit/evidence.h"
#include "credit/jp.h"
#include "credit/post_test.h"
#include "credit/record.h"
#include "judging/plan.h"
#include "store/catalog.h"

/* For `now_ms`: nobody is there any more; what nobody closed ends at its last sign of life. */
#define JUDGING_NOT_LIVE FOLD_NOT_LIVE

/* Stable words: "live", "provisional", "posted". */
enum judgement_state {
    JUDGEMENT_LIVE,        /* none has ended yet, or one is being held: numbers still grow */
    JUDGEMENT_PROVISIONAL, /* classes have ended, the activity is open */
    JUDGEMENT_POSTED       /* the activity is closed, its entries are in the ledger */
};

/* One person in one class. */
struct judged_presence {
    const struct line_interval *lines; /* each connection, by line number; `open`: still there */
    size_t n_lines;
    struct interval_list seen;   /* all connections in one, as the journal has them */
    struct interval_list united; /* the same, set right by the corrections in force: was there */
    struct interval_list taken;  /* learning time of it that counts in another activity */
    struct check_tally checks;
    enum excuse excuse;
    struct standing_result standing;
    uint64_t attended_s; /* that counts, cut: for showing. Sums are of ms. */
    uint64_t learning_s;
};

/* What one entry of the ledger is made of: the activity, or a day, session or semester of it. */
struct judged_part {
    struct jp_result jp;
    uint8_t basis[DIGEST_BYTES]; /* hash of the attendance that the entry rests on */
    uint32_t month_before;       /* sessions that counted in its month before it, of others */
    int64_t day;                 /* its last, in the official zone; CATALOG_NO_DAY: the whole */
};

struct judged_enrolled {
    struct person_row row; /* employment, post and agreement as on the last day; 0: none */
    enum enrolment_role role;
    int64_t withdrawn_ms; /* 0: takes part. Who was never there and withdrew is not judged. */
    const struct judged_presence *classes; /* as many as the plan has, in its order */
    struct hours_split hours;              /* learning time in and out of office hours, where the
                                            * person works; of the capacity ledger alone */
    struct evidence_need need;
    struct test_verdict test;
    struct capacity_purpose purpose; /* borrowed from the book */
    struct check_tally checks;       /* of all classes */
    uint64_t overlap_seconds;        /* shared with others, nobody has decided: counts nothing */
    uint64_t taken_seconds;          /* shared and counted in another activity */
    struct year_window year;         /* in which it counts */
    uint32_t before_jp;              /* counted in the year before this activity; 0 without a cap */
    const uint32_t *months_before;   /* of each part, where they are stated; else NULL */
    size_t n_months_before;
    struct attendance attendance;    /* of all classes */
    struct jp_result jp;             /* JP 0 and the reason when the policy has no value */
    uint8_t basis[DIGEST_BYTES];     /* hash of all the attendance in the activity */
    size_t first_part;               /* its place in the judgement's */
    const struct judged_part *parts; /* by occurrence, whose sum is `jp`; one at least, but
                                      * none without a value */
    size_t n_parts;
    const struct jp_entry *entries; /* of this person in this activity, as posted */
    size_t n_entries;
};

struct activity_judgement {
    struct activity_plan plan;
    enum judgement_state state;
    int64_t now_ms;
    size_t n_people;
    struct judged_enrolled *people; /* instructors first, then by name */
    const struct jp_entry *strays;  /* entries of people who are not enrolled: recheck shows them */
    size_t n_strays;
    struct id *others; /* activities with which somebody's time is shared: what is decided in one
                        * changes the other */
    size_t n_others;
    uint32_t left_open; /* presences that nobody closed in classes that have ended */
    uint32_t oddities;  /* facts that were passed over, of classes and book */
    /* What the pointers above point into. */
    struct judged_presence *presences;
    struct line_interval **class_lines; /* one block per class, by person */
    struct judged_part *parts;          /* one block, by person */
    struct jp_entry *entries;           /* all of the activity, by person; strays at the end */
};

const char *judgement_state_name(enum judgement_state state);

/* The caller ends *ret with judgement_destroy. Who is present in a class that has not ended is
 * counted up to now_ms. ERR_NOT_FOUND: no such activity. ERR_CONFIG: its policy is not among ours.
 * ERR_FULL: a journal holds more connections than history takes. ERR_MALFORMED: a line of it cannot
 * be read. ERR_STORE, ERR_NOMEM. Each leaves *ret alone. */
MUST_CHECK enum err judge_activity(struct store *store, const struct policy_set *policies,
                                   struct id activity, int64_t now_ms,
                                   struct activity_judgement **ret);
/* The same within a store_snapshot of the caller's. */
MUST_CHECK enum err judge_activity_in_view(struct store *store, const struct policy_set *policies,
                                           struct id activity, int64_t now_ms,
                                           struct activity_judgement **ret);
/* The same for one person alone, as if nobody else were enrolled: what the page before joining
 * shows. The role in *who is ignored. ERR_NOT_FOUND also: not enrolled. */
MUST_CHECK enum err judge_person_in_view(struct store *store, const struct policy_set *policies,
                                         const struct enrolment_row *who, int64_t now_ms,
                                         struct activity_judgement **ret);
/* NULL is welcome. */
void judgement_destroy(struct activity_judgement *judgement);

/* Borrowed; NULL when this person is not enrolled. */
const struct judged_enrolled *judgement_find(const struct activity_judgement *judgement,
                                             struct id person);
/* The earning entry of an occurrence that stands: posted and not taken back; NULL when there is
 * none. Of several (they should not be) the last. `occurrence` NULL: of any. */
const struct jp_entry *judged_standing_entry(const struct judged_enrolled *person,
                                             const char *occurrence);
/* Whether the ledger says of each part what is due for it, and nothing else stands. */
bool judged_is_settled(const struct judged_enrolled *person);
/* The same of one part and the entry that stands for it (may be NULL). */
bool judged_agrees(const struct judged_part *part, const struct jp_entry *entry);
/* The JP of all entries, what was taken back taken off. */
int64_t judged_posted_jp(const struct judged_enrolled *person);
/* Whether what somebody attended is enough for anything. */
bool judged_enough(const struct activity_judgement *judgement,
                   const struct judged_enrolled *person);

#endif
