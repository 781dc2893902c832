/* jp.h - what an activity is worth to one person, under one policy version.
 *
 * Runs on   any thread. Pure; integers only.
 * Ignorant of who the person is: status, post and ledger come in, a result with reasons comes out.
 *
 * A category takes an activity as a whole, or apart into days, sessions or semesters; each of these
 * is judged, valued, rounded and entered in the ledger by itself, and the activity is their sum.
 * Every basis of policy_words.h is built; a category without a value is refused in words.
 */
#ifndef CREDIT_JP_H
#define CREDIT_JP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/judge.h"
#include "base/err.h"
#include "credit/policy.h"
#include "credit/reason.h"
#include "credit/unit.h"

#define JP_OCCURRENCE_MAX 24

enum test_state { TEST_NOT_NEEDED = 0, TEST_AWAITED, TEST_FAILED, TEST_PASSED };

/* How a category takes an activity apart. */
enum jp_split { SPLIT_NONE = 0, SPLIT_DAYS, SPLIT_SESSIONS, SPLIT_SEMESTERS };

/* Presence checks of one person that were settled: asked, delivered, and answered or missed. */
struct check_tally {
    uint32_t answered;
    uint32_t missed;
};

/* One day, session or semester of the activity: parts.h makes them. */
struct jp_part {
    int64_t day;      /* its last day in the official zone, since 1970 */
    uint32_t ordinal; /* of the class, from 1, when it is a session; else 0 */
    struct attendance attendance;
    enum evidence_state evidence; /* of this part alone; 0: as the activity's */
    uint32_t month_before;        /* sessions of this category that counted in the month of `day`,
                                   * of other activities, before this one */
    struct mode_seconds modes;
    struct check_tally checks;
};

struct jp_input {
    const char *category; /* borrowed; of the activity */
    bool international;
    struct attendance attendance; /* of all classes of the activity, judged by jp_judge_rule */
    /* Borrowed; rising by day and ordinal; split as jp_split_of says. None: the activity is one. */
    const struct jp_part *parts;
    size_t n_parts;
    struct mode_seconds modes; /* of the whole */
    struct check_tally checks; /* of the whole */
    bool spoke;                /* taught or spoke in it */
    enum employment status;    /* on the last day of the activity; 0: it is not looked at, */
    bool no_status;            /* or there is none: nothing is earned */
    const char *post; /* borrowed; the kind of post for exemptions ("jpt_madya"), "" or NULL */
    enum jp_ledger ledger;
    enum evidence_state evidence;
    bool purpose_told; /* of capacity: capacity_purpose_is_told; missing, it warns */
    enum test_state test;
    uint32_t test_score;        /* of a test that was taken */
    uint32_t counted_jp_before; /* counted in this ledger and year window, before this activity */
    uint64_t overlap_seconds;   /* shared with an earlier activity, the organiser has not decided
                                 * yet (attendance/overlap.h); 0: nothing to decide */
};

struct jp_result {
    uint64_t attended_seconds;
    uint64_t learning_seconds;
    uint32_t percent_ppm;
    bool eligible;        /* the attendance and the test earn it; evidence may still be awaited */
    uint64_t exact_num;   /* what the rule gives before rounding and before a daily limit; not */
    uint64_t exact_den;   /* reduced; num 0 when not eligible. A sum of several parts: awarded/1 */
    uint32_t awarded_jp;  /* whole */
    uint32_t counted_jp;  /* of which towards the year; 0 while evidence is awaited or rejected */
    uint32_t surplus_jp;  /* of which over the cap or the month: recorded, not counted */
    struct mode_jp modes; /* of which counted, by mode */
    enum jp_ledger ledger;
    enum evidence_state evidence_state;
    bool overlapping;                   /* tumpang_tindih: waits for the organiser */
    char occurrence[JP_OCCURRENCE_MAX]; /* "" whole, "2025-03-10" a day, "2025-03-10/3" a session */
    char policy_version[POLICY_ID_MAX];
    char rule_id[POLICY_RULE_MAX]; /* the category's id */
    struct reason_list reasons;
};

/* How attendance is judged under this policy; `min_attendance_percent` is the activity's own share
 * from 1 to 100, or 0 for the policy's. */
struct judge_rule jp_judge_rule(const struct policy *policy, uint32_t min_attendance_percent);

/* The ledger in which it counts: capacity only where the policy keeps that ledger, and for whom it
 * does; else competency. */
enum jp_ledger jp_ledger_of(const struct policy *policy, enum employment status,
                            enum jp_ledger asked);

/* How the parts of the input are made; SPLIT_NONE: none are needed (also for an unknown category).
 */
enum jp_split jp_split_of(const struct policy *policy, const char *category, bool international);
/* Whether each part is judged and entered by itself. Minutes with a daily limit need their days and
 * are one entry all the same: they are rounded once. */
bool jp_is_by_part(const struct policy *policy, const char *category);

/* ERR_INVALID: the category is unknown or has no value, or parts do not rise; *ret then holds the
 * numbers of the attendance, JP 0 and the reason (unknown_category, category_unvalued). */
MUST_CHECK enum err jp_for_activity(const struct policy *policy, const struct jp_input *input,
                                    struct jp_result *ret);
/* The same, with what each entry of the ledger is made of: as many as there are parts, or one.
 * `ret_parts` has room for n_parts, at least one. After an error *ret_n is 0. */
MUST_CHECK enum err jp_for_parts(const struct policy *policy, const struct jp_input *input,
                                 struct jp_result *ret, struct jp_result *ret_parts, size_t *ret_n);

/* What is planned: learning time of the whole and of the parts (whose attendance is not read). */
struct jp_plan {
    uint64_t learning_s;
    const struct jp_part *parts;
    size_t n_parts;
};

/* The JP of the whole programme, for the page before joining: what full attendance earns.
 * Errors as above; *ret_jp is then 0. */
MUST_CHECK enum err jp_of_programme(const struct policy *policy, const char *category,
                                    bool international, const struct jp_plan *plan,
                                    uint32_t *ret_jp);

/* The calendar month of a day as a number that rises by one each month: monthly limits. */
int64_t jp_month(int64_t day);

/* num / den to whole JP. den is not 0. */
uint64_t jp_round(uint64_t num, uint64_t den, enum rounding rounding);

#endif
