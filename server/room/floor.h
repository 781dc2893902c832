/* floor.h - who may speak.
 *
 * Runs on   the worker that is the room's home.
 *
 * Instructors always may. A learner may while the floor is his: given, until it is taken, given
 * back, or the seat has been empty for resume_ms. Losing the floor closes the microphone
 * (floor_changed says both). Nobody speaks when the class has ended. Nothing here is journaled.
 */
#ifndef ROOM_FLOOR_H
#define ROOM_FLOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_floor_grant;
struct msg_floor_leave;
struct msg_floor_take;
struct msg_floor_take_all;
struct msg_mic_set;
struct room;

bool floor_may_speak(const struct room *room, const struct member *member);

/* Gives the floor and lowers the hand; who has it keeps it. ERR_NOT_FOUND: no such member, or gone;
 * ERR_FORBIDDEN: this role never asks for the floor; ERR_FULL; ERR_NOMEM. */
MUST_CHECK enum err floor_grant(struct room *room, struct member *member,
                                const struct msg_floor_grant *message, uint64_t tag);
/* ERR_NOT_FOUND: no such member, or without the floor; ERR_FORBIDDEN: an instructor; ERR_NOMEM. */
MUST_CHECK enum err floor_take(struct room *room, struct member *member,
                               const struct msg_floor_take *message, uint64_t tag);
/* From all learners; nobody had it: also good. ERR_NOMEM. */
MUST_CHECK enum err floor_take_all(struct room *room, struct member *member,
                                   const struct msg_floor_take_all *message, uint64_t tag);
/* ERR_NO_FLOOR: not given, so nothing to give back. ERR_NOMEM. */
MUST_CHECK enum err floor_leave(struct room *room, struct member *member,
                                const struct msg_floor_leave *message, uint64_t tag);
/* Tells everyone whether the microphone is open. ERR_NO_FLOOR; ERR_NOMEM. */
MUST_CHECK enum err mic_set(struct room *room, struct member *member,
                            const struct msg_mic_set *message, uint64_t tag);

#endif
