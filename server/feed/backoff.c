#include "feed/backoff.h"

#define ASKED_MS_MAX UINT64_C(86400000)

uint64_t backoff_ms(uint64_t base_ms, uint32_t tries, uint64_t asked_ms,
                    const struct chance *chance)
{
    uint64_t wait_ms = base_ms < BACKOFF_MS_MAX ? base_ms : BACKOFF_MS_MAX;
    for (uint32_t i = 1; i < tries && wait_ms < BACKOFF_MS_MAX; i++)
        wait_ms *= 2;
    if (wait_ms > BACKOFF_MS_MAX)
        wait_ms = BACKOFF_MS_MAX;
    wait_ms -= chance_below(chance, (uint32_t)(wait_ms / 2 + 1));
    if (asked_ms > ASKED_MS_MAX)
        asked_ms = ASKED_MS_MAX;
    return wait_ms > asked_ms ? wait_ms : asked_ms;
}
