/* jp.h - what an activity is worth to one person, under one policy version.
 *
 * Runs on   any thread. Pure; integers only.
 * Ignorant of who the person is: status, post and ledger come in, a result with reasons comes out.
 *
 * Built so far: categories by minutes (basis "minutes" without a daily limit). Every other basis is
 * refused in words, never guessed.
 */
#ifndef CREDIT_JP_H
#define CREDIT_JP_H

#include <stdbool.h>
#include <stdint.h>

#include "attendance/judge.h"
#include "base/err.h"
#include "credit/policy.h"
#include "credit/reason.h"

enum test_state { TEST_NOT_NEEDED = 0, TEST_AWAITED, TEST_FAILED, TEST_PASSED };

struct jp_input {
    const char *category; /* borrowed; of the activity */
    bool international;
    struct attendance attendance; /* of all classes of the activity, judged by jp_judge_rule */
    bool spoke;                   /* taught or spoke in it */
    enum employment status;
    const char *post; /* borrowed; the kind of post for exemptions ("jpt_madya"), "" or NULL */
    enum jp_ledger ledger;
    enum evidence_state evidence;
    enum test_state test;
    uint32_t test_score;        /* of a test that was taken */
    uint32_t counted_jp_before; /* counted in this ledger and year window, before this activity */
};

struct jp_result {
    uint64_t attended_seconds;
    uint64_t learning_seconds;
    uint32_t percent_ppm;
    bool eligible;      /* the attendance and the test earn it; evidence may still be awaited */
    uint64_t exact_num; /* what the rule gives before rounding: awarded is exactly this, rounded; */
    uint64_t exact_den; /* not reduced; num 0 when not eligible */
    uint32_t awarded_jp; /* whole */
    uint32_t counted_jp; /* of which towards the year; 0 while evidence is awaited or rejected */
    uint32_t surplus_jp; /* of which over the cap: recorded, not counted */
    enum jp_ledger ledger;
    enum evidence_state evidence_state;
    char policy_version[POLICY_ID_MAX];
    char rule_id[POLICY_RULE_MAX]; /* the category's id */
    struct reason_list reasons;
};

/* How attendance is judged under this policy; `min_attendance_percent` is the activity's own share
 * from 1 to 100, or 0 for the policy's. */
struct judge_rule jp_judge_rule(const struct policy *policy, uint32_t min_attendance_percent);

/* ERR_INVALID: the category is unknown or its basis is not built yet; *ret then holds the numbers
 * of the attendance, JP 0 and the reason (unknown_category, basis_not_supported,
 * daily_limit_not_supported). */
MUST_CHECK enum err jp_for_activity(const struct policy *policy, const struct jp_input *input,
                                    struct jp_result *ret);

/* The JP of the whole programme, for the page before joining: what full attendance earns.
 * Errors as above; *ret_jp is then 0. */
MUST_CHECK enum err jp_of_programme(const struct policy *policy, const char *category,
                                    bool international, uint64_t learning_s, uint32_t *ret_jp);

/* num / den to whole JP. den is not 0. */
uint64_t jp_round(uint64_t num, uint64_t den, enum rounding rounding);

#endif
