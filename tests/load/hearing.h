/* hearing.h - what one listener hears, held against what was said, packet by packet.
 *
 * Runs on   the one thread of the load client: both clocks are the same.
 * Borrows   the speech.
 * A packet's delay is the time from the moment its stamp names to the moment the listener has it.
 */
#ifndef LOAD_HEARING_H
#define LOAD_HEARING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "load/tally.h"
#include "load/voice.h"

#define HEARING_LATE_MS 200
/* Heard so long after it was said, it is of the past. */
#define HEARING_PAST_MS 1000

/* Packet k has the number k, the stamp k * 960 and the k-th payload of the voice, in turns. */
struct speech {
    const struct voice *voice;
    uint64_t zero_us; /* clock_mono_us at stamp 0 */
    uint32_t sender;  /* the speaker's seat */
    uint32_t packets; /* said so far; below 2^16 */
};

struct hearing {
    uint32_t heard;
    uint32_t next_seq;
    uint32_t skipped; /* numbers that were passed over */
    uint32_t gaps;    /* places where that happened */
    uint32_t backward;
    uint32_t malformed; /* no sound frame, or no Opus packet of 20 ms */
    uint32_t wrong_sender;
    uint32_t altered; /* another payload or stamp than was said under this number */
    struct tally *delays; /* borrowed; may be shared */
    bool has_slept;
    uint32_t past;             /* after waking: of the past when it was heard */
    uint32_t past_after_gap;   /* of those, heard after the first gap: never right */
    uint64_t present_after_us; /* when the first packet came that was not of the past */
};

struct slice speech_payload(const struct speech *speech, uint32_t k);
/* When packet k is due, clock_mono_us. */
uint64_t speech_due_us(const struct speech *speech, uint32_t k);

void hearing_take(struct hearing *hearing, const struct speech *speech, struct slice frame,
                  uint64_t now_us);
/* The listener reads again: what it hears from now on is looked at for its age. */
void hearing_wake(struct hearing *hearing);
/* Well-formed, in order, from the right mouth and as it was said; gaps are another matter. */
bool hearing_is_sound(const struct hearing *hearing);

#endif
