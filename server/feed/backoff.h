/* backoff.h - how long to wait before something is tried again.
 *
 * Runs on   any thread. Pure but for the chance that is passed in.
 */
#ifndef FEED_BACKOFF_H
#define FEED_BACKOFF_H

#include <stdint.h>

#include "base/chance.h"

#define BACKOFF_MS_MAX UINT64_C(3600000)

/* After the `tries`-th try that failed (from 1): base_ms, doubled each time up to an hour, of which
 * chance takes up to a half, so that what failed together does not come back together. Never less
 * than the other side asked for (0: nothing), up to a day. */
uint64_t backoff_ms(uint64_t base_ms, uint32_t tries, uint64_t asked_ms,
                    const struct chance *chance);

#endif
