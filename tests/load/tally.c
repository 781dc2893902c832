#include "load/tally.h"

void tally_add(struct tally *tally, uint64_t ms)
{
    tally->counts[ms < TALLY_MS_MAX ? ms : TALLY_MS_MAX]++;
    tally->n++;
}

void tally_add_all(struct tally *tally, const struct tally *other)
{
    for (unsigned ms = 0; ms <= TALLY_MS_MAX; ms++)
        tally->counts[ms] += other->counts[ms];
    tally->n += other->n;
}

uint64_t tally_percentile_ms(const struct tally *tally, unsigned per_mille)
{
    uint64_t wanted = (tally->n * per_mille + 999) / 1000;
    uint64_t seen = 0;
    for (unsigned ms = 0; tally->n && ms <= TALLY_MS_MAX; ms++) {
        seen += tally->counts[ms];
        if (seen >= wanted && seen > 0)
            return ms;
    }
    return 0;
}

uint64_t tally_longer_than(const struct tally *tally, uint64_t ms)
{
    uint64_t sum = 0;
    for (uint64_t i = ms + 1; i <= TALLY_MS_MAX; i++)
        sum += tally->counts[i];
    return sum;
}
