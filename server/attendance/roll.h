/* roll.h - the compact body of a ROLL: which lines are present and how old their last signs are.
 *
 * Runs on   any thread; one struct roll belongs to one thread.
 * Owns      the list of present lines, in memory from base/alloc.
 * Ignorant of persons and seats: lines are numbers.
 *
 * A roll is written as a change against the roll before, or whole. Clients give a sign every 5 s
 * and a roll comes every 10 s, so ages rarely change and a change is mostly a few bytes. A line
 * that a change does not mention keeps its age.
 *
 * Body, numbers unsigned, "delta" = difference to the line before in the same list, from 0:
 *   u8 version (1)   u8 whole (0 or 1)   varint lines present after this roll
 *   varint gone      then per line: varint delta              lines no longer present; whole: 0
 *   varint set       then per line: varint delta, u8 age      new lines and changed ages
 * A varint is LEB128: 7 bits a byte, the low ones first, at most 5 bytes, no needless zero byte.
 */
#ifndef ATTENDANCE_ROLL_H
#define ATTENDANCE_ROLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define ROLL_VERSION 1
/* Whole seconds, rounded up; this value means "so old or older" and is no sign of life. */
#define ROLL_AGE_MAX 255

struct roll_entry {
    uint32_t line; /* from 1 */
    uint8_t age_s; /* age of the last sign of life at the roll's moment */
};

struct roll {
    struct roll_entry *entries; /* by line, rising */
    size_t n;
    size_t room;
    size_t lines_max;
    bool known; /* false before the first whole roll: a change means nothing yet */
};

void roll_init(struct roll *roll, size_t lines_max);
void roll_finish(struct roll *roll);

/* The age to write for a sign at `sign_mono_ms`, looked at at `mono_ms`: rounded up, capped. */
uint8_t roll_age_s(uint64_t sign_mono_ms, uint64_t mono_ms);

/* Puts entries in the order that roll_encode wants. */
void roll_sort(struct roll_entry *entries, size_t n);

/* The most bytes a body can take after which `n_before` were present and now `n_now` are. */
size_t roll_bytes_max(size_t n_before, size_t n_now);

/* Writes the body for who is present now, and remembers them. The first body of a roll that was
 * just initialised (each run of the server starts with one) is whole, whatever `whole` says.
 * ERR_INVALID: entries not strictly rising, or line 0. ERR_FULL: more than lines_max.
 * ERR_OVERSIZE: the writer is too small. ERR_NOMEM. On every error the roll is as before. */
MUST_CHECK enum err roll_encode(struct roll *roll, const struct roll_entry *entries, size_t n,
                                bool whole, struct writer *out);

/* Reads a body and brings the roll up to it. ERR_MALFORMED: not a body, or not one that follows the
 * roll before (a gone line that was not there, a count that does not come out, a change before any
 * whole roll). ERR_FULL, ERR_NOMEM. On every error the roll is as before. */
MUST_CHECK enum err roll_apply(struct roll *roll, struct slice body);

/* Forgets who was present: until the next whole roll, changes are refused. */
void roll_forget(struct roll *roll);

/* NULL when the line is not present. Good until the roll changes. */
const struct roll_entry *roll_find(const struct roll *roll, uint32_t line);

#endif
