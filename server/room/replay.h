/* replay.h - building a class again from its journal.
 *
 * Runs on   the worker that is the room's home, between room_create and room_open.
 * Sends and reports nothing. Afterwards a snapshot is what it was before the crash, but for lines,
 * hands, floor and reactions, which are not journaled, and votes in an open anonymous poll.
 */
#ifndef ROOM_REPLAY_H
#define ROOM_REPLAY_H

#include <stdint.h>

#include "base/err.h"
#include "wire/gen_messages.h"

struct room;

/* Takes in one fact, in the order of the journal; `fact` is the struct msg_fact_... of `type`.
 * ERR_INVALID: the fact names what does not exist, or is no fact: nothing changed, go on.
 * ERR_FULL: past a limit; ERR_NOMEM. */
MUST_CHECK enum err room_replay_fact(struct room *room, enum fact_type type, const void *fact,
                                     int64_t at_ms);

/* A presence line of the journal: its number is not used again. */
void room_replay_line(struct room *room, uint32_t line);

#endif
