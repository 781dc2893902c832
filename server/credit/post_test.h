/* post_test.h - the tries at a post-test as one verdict.
 *
 * Runs on   any thread. Pure.
 * The day of the passing try is the day from which a certificate can be issued; the activity keeps
 * its own dates.
 */
#ifndef CREDIT_POST_TEST_H
#define CREDIT_POST_TEST_H

#include <stddef.h>
#include <stdint.h>

#include "credit/jp.h"
#include "credit/policy.h"

struct test_try {
    int64_t at_ms;
    uint32_t score; /* 0 to 100 */
};

struct test_verdict {
    enum test_state state;
    uint32_t score;     /* of the passing try, else the best so far */
    uint32_t tries;     /* that count: those past the limit do not */
    uint32_t left;      /* tries still allowed; UINT32_MAX without a limit; 0 once passed */
    int64_t decided_ms; /* of the passing try; 0 before */
};

/* `required` is the activity's, where it says something, else the policy's. Tries count in the
 * order of their moments; the order in which they are given does not matter. */
struct test_verdict test_judge(const struct policy_test *rule, bool required,
                               const struct test_try *tries, size_t n);

#endif
