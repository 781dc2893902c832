/* Clocks, anchors, chance. */
#include "base/chance.h"
#include "support/check.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"

#define MINUTE_MS 60000

static void an_anchor_ignores_steps_of_the_wall(void)
{
    struct fake_clock fake;
    fake_clock_init(&fake, 1000000);
    struct clock_anchor anchor = clock_anchor_take(&fake.clock);
    fake_clock_advance(&fake, 45 * MINUTE_MS);
    uint64_t mono_ms = clock_mono_ms(&fake.clock);
    check_same(clock_anchor_at_ms(&anchor, mono_ms), 1000000 + 45 * MINUTE_MS, "time passed");
    check_same(clock_anchor_step_ms(&anchor, &fake.clock), 0, "and nothing else");
    fake_clock_step_wall(&fake, -2500);
    check_same(clock_anchor_at_ms(&anchor, mono_ms), 1000000 + 45 * MINUTE_MS, "times stay");
    check_same(clock_anchor_step_ms(&anchor, &fake.clock), -2500, "the step is seen");
    check_same(clock_anchor_at_ms(&anchor, anchor.mono_ms - 10), 999990, "before the anchor");
}

static void the_real_clocks_run(void)
{
    uint64_t before_us = clock_mono_us();
    uint64_t before_ms = clock_mono_ms(&clock_system);
    while (clock_mono_ms(&clock_system) < before_ms + 2)
        ;
    check(clock_mono_us() >= before_us + 1000, "both count the same time");
    int64_t wall_ms = clock_wall_ms(&clock_system);
    check(wall_ms > INT64_C(1700000000000), "it is later than 2023");
}

static void the_kernel_gives_chance(void)
{
    uint8_t bytes[4096] = {0};
    chance_fill(&chance_system, bytes, sizeof bytes);
    unsigned ones = 0;
    for (size_t i = 0; i < sizeof bytes; i++)
        for (unsigned bit = 0; bit < 8; bit++)
            ones += bytes[i] >> bit & 1;
    /* 32768 bits: 16384 expected, deviation 90; ten of them is as good as never. */
    check(ones > 15484 && ones < 17284, "half of the bits are set");
}

static void draws_below_a_bound_are_even(void)
{
    struct fake_chance fake;
    unsigned seen[6] = {0};
    fake_chance_init(&fake, 7);
    for (int i = 0; i < 6000; i++)
        seen[chance_below(&fake.chance, 6)]++;
    for (int i = 0; i < 6; i++)
        check(seen[i] > 850 && seen[i] < 1150, "a die");
    check_same(chance_below(&fake.chance, 1), 0, "no choice");
}

static void the_double_repeats_itself(void)
{
    struct fake_chance a, b;
    fake_chance_init(&a, 5);
    fake_chance_init(&b, 5);
    uint32_t first = chance_u32(&a.chance);
    check_same(first, chance_u32(&b.chance), "one seed, one story");
    check(first != chance_u32(&a.chance), "that goes on");
}

TEST_MAIN(TEST(an_anchor_ignores_steps_of_the_wall), TEST(the_real_clocks_run),
          TEST(the_kernel_gives_chance), TEST(draws_below_a_bound_are_even),
          TEST(the_double_repeats_itself))
