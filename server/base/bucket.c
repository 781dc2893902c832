#include "base/bucket.h"

/* At `per_minute` tokens a minute, one millisecond brings exactly `per_minute` of these. */
#define UNITS_PER_TOKEN UINT64_C(60000)

static uint64_t level_max(const struct bucket *bucket)
{
    return bucket->rate.burst * UNITS_PER_TOKEN;
}

/* The product cannot overflow within 130 years of waiting; a longer wait fills any bucket. */
static uint64_t level_at(const struct bucket *bucket, uint64_t mono_ms)
{
    uint64_t waited_ms = mono_ms > bucket->filled_mono_ms ? mono_ms - bucket->filled_mono_ms : 0;
    uint64_t missing = level_max(bucket) - bucket->level;
    if (bucket->rate.per_minute == 0)
        return bucket->level;
    if (waited_ms >= missing / bucket->rate.per_minute + 1)
        return level_max(bucket);
    uint64_t level = bucket->level + waited_ms * bucket->rate.per_minute;
    return level < level_max(bucket) ? level : level_max(bucket);
}

void bucket_init(struct bucket *bucket, struct bucket_rate rate)
{
    bucket->rate = rate;
    bucket->level = rate.burst * UNITS_PER_TOKEN;
    bucket->filled_mono_ms = 0;
}

bool bucket_take(struct bucket *bucket, uint64_t mono_ms)
{
    bucket->level = level_at(bucket, mono_ms);
    if (mono_ms > bucket->filled_mono_ms)
        bucket->filled_mono_ms = mono_ms;
    if (bucket->level < UNITS_PER_TOKEN)
        return false;
    bucket->level -= UNITS_PER_TOKEN;
    return true;
}

uint64_t bucket_wait_ms(const struct bucket *bucket, uint64_t mono_ms)
{
    uint64_t level = level_at(bucket, mono_ms);
    if (level >= UNITS_PER_TOKEN)
        return 0;
    if (bucket->rate.burst == 0 || bucket->rate.per_minute == 0)
        return UINT64_MAX;
    uint64_t per_ms = bucket->rate.per_minute;
    return (UNITS_PER_TOKEN - level + per_ms - 1) / per_ms;
}

bool bucket_is_full(const struct bucket *bucket, uint64_t mono_ms)
{
    return level_at(bucket, mono_ms) == level_max(bucket);
}
