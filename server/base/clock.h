/* clock.h - time is passed in, never fetched.
 *
 * Durations use mono_ms, stored and shown moments use wall_ms (UTC). They are never mixed.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

struct clock {
    uint64_t (*mono_ms)(void *arg); /* never goes back: timeouts, rates, durations */
    int64_t (*wall_ms)(void *arg);  /* UTC since 1970: what is shown and stored */
    void *arg;
};

/* The machine's clocks; usable from any thread. */
extern const struct clock clock_system;

static inline uint64_t clock_mono_ms(const struct clock *clock)
{
    return clock->mono_ms(clock->arg);
}

static inline int64_t clock_wall_ms(const struct clock *clock)
{
    return clock->wall_ms(clock->arg);
}

/* Microseconds that never go back, for latency histograms only. */
uint64_t clock_mono_us(void);

/* Wall clock tied to the monotonic clock once: all times of one class in one run of the server
 * follow from it, so a step of the wall clock cannot bend an interval. */
struct clock_anchor {
    int64_t wall_ms;
    uint64_t mono_ms;
};

struct clock_anchor clock_anchor_take(const struct clock *clock);
/* The moment `mono_ms` in UTC milliseconds, by the anchor. */
int64_t clock_anchor_at_ms(const struct clock_anchor *anchor, uint64_t mono_ms);
/* How far the wall clock has stepped away from the anchor, in ms; 0 when nothing happened. */
int64_t clock_anchor_step_ms(const struct clock_anchor *anchor, const struct clock *clock);

#endif
