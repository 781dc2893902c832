/* bucket.h - a token bucket: so many at once, so many a minute.
 *
 * Runs on   the thread of its owner. Integers only, monotonic time only: a bucket that is refilled
 * every millisecond loses no fraction of a token.
 */
#ifndef BASE_BUCKET_H
#define BASE_BUCKET_H

#include <stdbool.h>
#include <stdint.h>

struct bucket_rate {
    unsigned burst;      /* how many at once; 0 refuses all */
    unsigned per_minute; /* how fast they come back */
};

struct bucket {
    struct bucket_rate rate;
    uint64_t level; /* in 1/60000 of a token */
    uint64_t filled_mono_ms;
};

/* Full. */
void bucket_init(struct bucket *bucket, struct bucket_rate rate);
/* Takes one token; false when there is none, and then nothing is taken. */
bool bucket_take(struct bucket *bucket, uint64_t mono_ms);
/* How long until bucket_take will succeed, in ms; 0: now. UINT64_MAX: never. */
uint64_t bucket_wait_ms(const struct bucket *bucket, uint64_t mono_ms);
/* Nothing has been taken for so long that it is full again: it may be forgotten. */
bool bucket_is_full(const struct bucket *bucket, uint64_t mono_ms);

#endif
