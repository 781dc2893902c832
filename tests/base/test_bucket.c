/* Token buckets. */
#include "base/bucket.h"
#include "support/check.h"

static unsigned take_all(struct bucket *bucket, uint64_t mono_ms)
{
    unsigned taken = 0;
    while (taken < 100000 && bucket_take(bucket, mono_ms))
        taken++;
    return taken;
}

static void a_burst_then_the_rate(void)
{
    static const struct {
        const char *story;
        struct bucket_rate rate;
        uint64_t wait_ms;
        unsigned expect;
    } cases[] = {
        {"at once: nothing more", {5, 60}, 0, 0},
        {"one a second: not after 999 ms", {5, 60}, 999, 0},
        {"one a second: after 1000 ms", {5, 60}, 1000, 1},
        {"never more than the burst", {5, 60}, 3600000, 5},
        {"never more than the burst, even after a thousand years", {5, 60}, UINT64_C(1) << 45, 5},
        {"fifty a second", {100, 3000}, 1000, 50},
        {"seven a minute: the seventh at the end", {10, 7}, 60000, 7},
        {"seven a minute: not before", {10, 7}, 59999, 6},
        {"no rate: what is gone is gone", {3, 0}, 3600000, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bucket bucket;
        uint64_t start_ms = 12345;
        bucket_init(&bucket, cases[i].rate);
        check_same(take_all(&bucket, start_ms), cases[i].rate.burst, "full at first");
        check_same(take_all(&bucket, start_ms + cases[i].wait_ms), cases[i].expect, cases[i].story);
    }
}

static void many_small_looks_lose_nothing(void)
{
    struct bucket bucket;
    bucket_init(&bucket, (struct bucket_rate){2, 7});
    unsigned taken = 0;
    for (uint64_t mono_ms = 0; mono_ms <= 600000; mono_ms++)
        taken += bucket_take(&bucket, mono_ms);
    check_same(taken, 2 + 70, "ten minutes at seven a minute, asked every millisecond");
}

static void waiting_is_told_exactly(void)
{
    struct bucket bucket;
    bucket_init(&bucket, (struct bucket_rate){1, 7});
    check_same(bucket_wait_ms(&bucket, 0), 0, "full: now");
    check(bucket_is_full(&bucket, 0), "full");
    check(bucket_take(&bucket, 0) && !bucket_is_full(&bucket, 0), "taken");
    uint64_t wait_ms = bucket_wait_ms(&bucket, 0);
    check_same(wait_ms, 8572, "60000 / 7, rounded up");
    check(!bucket_take(&bucket, wait_ms - 1), "not a millisecond earlier");
    check(bucket_take(&bucket, wait_ms), "but then");
    bucket_init(&bucket, (struct bucket_rate){0, 60});
    check(!bucket_take(&bucket, 1000000), "an empty bucket refuses all");
    check(bucket_wait_ms(&bucket, 0) == UINT64_MAX, "for ever");
}

TEST_MAIN(TEST(a_burst_then_the_rate), TEST(many_small_looks_lose_nothing),
          TEST(waiting_is_told_exactly))
