#include "credit/post_test.h"

/* How many tries were made before this one; of two at the same moment the better one is first. */
static size_t place_of(const struct test_try *tries, size_t n, size_t i)
{
    size_t before = 0;
    for (size_t k = 0; k < n; k++) {
        bool same = tries[k].at_ms == tries[i].at_ms;
        bool equal = same && tries[k].score == tries[i].score;
        before += tries[k].at_ms < tries[i].at_ms || (same && tries[k].score > tries[i].score) ||
                  (equal && k < i);
    }
    return before;
}

/* The try that was made as the place-th; there is one for each place. */
static const struct test_try *try_at(const struct test_try *tries, size_t n, size_t place)
{
    for (size_t i = 0; i < n; i++)
        if (place_of(tries, n, i) == place)
            return &tries[i];
    return &tries[0];
}

struct test_verdict test_judge(const struct policy_test *rule, bool required,
                               const struct test_try *tries, size_t n)
{
    size_t max = rule->attempts_max;
    struct test_verdict ret = {.state = TEST_AWAITED, .left = UINT32_MAX};

    if (!required)
        return (struct test_verdict){.state = TEST_NOT_NEEDED, .left = UINT32_MAX};
    for (size_t place = 0; place < n && (max == 0 || place < max); place++) {
        const struct test_try *one = try_at(tries, n, place);
        ret.tries++;
        if (one->score >= rule->passing_score) {
            ret.state = TEST_PASSED;
            ret.score = one->score;
            ret.decided_ms = one->at_ms;
            ret.left = 0;
            return ret;
        }
        ret.state = TEST_FAILED;
        if (one->score > ret.score)
            ret.score = one->score;
    }
    if (max)
        ret.left = (uint32_t)max - ret.tries;
    return ret;
}
