/* tally.h - how long things took, to the millisecond.
 *
 * Plain data; zero-initialise.
 */
#ifndef LOAD_TALLY_H
#define LOAD_TALLY_H

#include <stdint.h>

#define TALLY_MS_MAX 10000 /* longer ones count as this long */

struct tally {
    uint32_t counts[TALLY_MS_MAX + 1];
    uint64_t n;
};

void tally_add(struct tally *tally, uint64_t ms);
void tally_add_all(struct tally *tally, const struct tally *other);
/* The least time that `per_mille` of them did not exceed; 1000: the longest. 0 when there are
 * none. */
uint64_t tally_percentile_ms(const struct tally *tally, unsigned per_mille);
uint64_t tally_longer_than(const struct tally *tally, uint64_t ms);

#endif
