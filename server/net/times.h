/* times.h - how long the callbacks of one event loop take: a histogram.
 *
 * Runs on   the worker. No callback may take more than TIMES_SLOW_US; those that did are counted.
 */
#ifndef NET_TIMES_H
#define NET_TIMES_H

#include <stdint.h>

#define TIMES_SLOW_US 5000
#define TIMES_STEPS 16

struct times {
    uint64_t counts[TIMES_STEPS]; /* counts[i]: below 2^(i+3) us and not below half of it */
    uint64_t callbacks;
    uint64_t slow; /* above TIMES_SLOW_US */
    uint64_t longest_us;
    uint64_t began_us; /* of the callback that runs now */
    unsigned depth; /* libwebsockets calls back from within callbacks: only the outer one counts */
};

void times_begin(struct times *times);
void times_end(struct times *times);
void times_add(struct times *times, uint64_t took_us);
/* The time that `percent` of the callbacks did not exceed, as the upper bound of its step. */
uint64_t times_percentile_us(const struct times *times, unsigned percent);

#endif
