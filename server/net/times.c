#include "net/times.h"

#include "base/clock.h"

#define FIRST_STEP_US 8

void times_begin(struct times *times)
{
    if (times->depth++ == 0)
        times->began_us = clock_mono_us();
}

void times_end(struct times *times)
{
    if (--times->depth == 0)
        times_add(times, clock_mono_us() - times->began_us);
}

void times_add(struct times *times, uint64_t took_us)
{
    unsigned step = 0;
    while (step < TIMES_STEPS - 1 && took_us >= (uint64_t)FIRST_STEP_US << step)
        step++;
    times->counts[step]++;
    times->callbacks++;
    if (took_us > TIMES_SLOW_US)
        times->slow++;
    if (took_us > times->longest_us)
        times->longest_us = took_us;
}

uint64_t times_percentile_us(const struct times *times, unsigned percent)
{
    uint64_t seen = 0;
    for (unsigned step = 0; step < TIMES_STEPS - 1; step++) {
        seen += times->counts[step];
        if (seen * 100 >= times->callbacks * percent)
            return (uint64_t)FIRST_STEP_US << step;
    }
    return times->longest_us;
}
