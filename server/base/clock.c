#include "base/clock.h"

#include <stddef.h>
#include <time.h>

static struct timespec now(clockid_t which)
{
    struct timespec t = {0};
    clock_gettime(which, &t); /* cannot fail for these clocks on Linux */
    return t;
}

static uint64_t system_mono_ms(void *arg)
{
    (void)arg;
    struct timespec t = now(CLOCK_MONOTONIC);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static int64_t system_wall_ms(void *arg)
{
    (void)arg;
    struct timespec t = now(CLOCK_REALTIME);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

const struct clock clock_system = {system_mono_ms, system_wall_ms, NULL};

uint64_t clock_mono_us(void)
{
    struct timespec t = now(CLOCK_MONOTONIC);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

struct clock_anchor clock_anchor_take(const struct clock *clock)
{
    struct clock_anchor anchor;
    anchor.wall_ms = clock_wall_ms(clock);
    anchor.mono_ms = clock_mono_ms(clock);
    return anchor;
}

/* The difference may be negative: the moment can lie before the anchor. */
int64_t clock_anchor_at_ms(const struct clock_anchor *anchor, uint64_t mono_ms)
{
    return anchor->wall_ms + (int64_t)(mono_ms - anchor->mono_ms);
}

int64_t clock_anchor_step_ms(const struct clock_anchor *anchor, const struct clock *clock)
{
    int64_t wall_ms = clock_wall_ms(clock);
    return wall_ms - clock_anchor_at_ms(anchor, clock_mono_ms(clock));
}
