/* phases.h - where the class stands: waiting, running, break, ended.
 *
 * Runs on   the worker that is the room's home.
 */
#ifndef ROOM_PHASES_H
#define ROOM_PHASES_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_class_move;
struct room;

/* Waiting to running, running to break and back, running or break to ended. A break and
 * the end close an open round of presence checks without a miss. At the end an open poll is closed
 * and published, and the presence of every line ends; the lines stay until their
 * owner closes them. Fact: fact_phase. ERR_NOT_LEADING; ERR_WRONG_PHASE: no such move from here;
 * ERR_NOMEM. */
MUST_CHECK enum err phase_move(struct room *room, struct member *member,
                               const struct msg_class_move *message, uint64_t tag);

#endif
