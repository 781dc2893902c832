/* fake_clock.h - a clock whose hands the test moves. */
#ifndef TESTS_SUPPORT_FAKE_CLOCK_H
#define TESTS_SUPPORT_FAKE_CLOCK_H

#include "base/clock.h"

struct fake_clock {
    struct clock clock; /* pass &fake.clock */
    uint64_t mono_ms;
    int64_t wall_ms;
};

static inline uint64_t fake_clock_read_mono(void *arg)
{
    return ((const struct fake_clock *)arg)->mono_ms;
}

static inline int64_t fake_clock_read_wall(void *arg)
{
    return ((const struct fake_clock *)arg)->wall_ms;
}

/* The monotonic hand starts at an odd value of its own, so that a mix-up with the wall shows. The
 * clock points into *fake: it must not be moved. */
static inline void fake_clock_init(struct fake_clock *fake, int64_t wall_ms)
{
    fake->clock.mono_ms = fake_clock_read_mono;
    fake->clock.wall_ms = fake_clock_read_wall;
    fake->clock.arg = fake;
    fake->mono_ms = 777777;
    fake->wall_ms = wall_ms;
}

/* Time passes: both hands move. */
static inline void fake_clock_advance(struct fake_clock *fake, uint64_t ms)
{
    fake->mono_ms += ms;
    fake->wall_ms += (int64_t)ms;
}

/* Somebody sets the wall clock; may be negative. */
static inline void fake_clock_step_wall(struct fake_clock *fake, int64_t ms)
{
    fake->wall_ms += ms;
}

#endif
