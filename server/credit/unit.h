/* unit.h - the units of an activity: how each is held, and what was planned for it.
 *
 * Runs on   any thread. Plain data.
 * The mode of a unit decides nothing about its worth; it says how the JP were earned, so that the
 * record can show them by mode.
 */
#ifndef CREDIT_UNIT_H
#define CREDIT_UNIT_H

#include <stdint.h>

#include "base/id.h"

/* Stored as words (unit_mode_words): "tatap_muka", "sinkron", "asinkron". */
enum unit_mode { MODE_FACE_TO_FACE = 1, MODE_SYNCHRONOUS, MODE_ASYNCHRONOUS };
#define UNIT_MODES 3 /* lists by mode: place mode - 1 */

struct unit {
    struct id id;
    uint32_t ordinal; /* from 1, unique within the activity */
    enum unit_mode mode;
    uint32_t planned_jp;
};

/* Learning seconds by mode that a worth rests on; all 0: nobody said how it was held. */
struct mode_seconds {
    uint64_t s[UNIT_MODES];
};

struct mode_jp {
    uint32_t jp[UNIT_MODES];
};

/* Shares `jp` out over the modes by their seconds, in whole JP whose sum is `jp`: each gets its
 * whole part, what is left goes to the greatest rests, among equals to the first mode. Without any
 * seconds all are 0: nobody said. */
struct mode_jp mode_jp_split(uint32_t jp, const struct mode_seconds *seconds);

#endif
