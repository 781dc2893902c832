/* hands.h - raised hands, in order.
 *
 * Runs on   the worker that is the room's home.
 *
 * A hand keeps its place over a reconnect within resume_ms. Who gives the floor sees the queue, a
 * learner only the own place. Nothing here is journaled.
 */
#ifndef ROOM_HANDS_H
#define ROOM_HANDS_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_hand_lower;
struct msg_hand_raise;
struct room;

/* A raised hand stays where it is. ERR_TAKEN: has the floor; ERR_FULL; ERR_NOMEM. */
MUST_CHECK enum err hand_raise(struct room *room, struct member *member,
                               const struct msg_hand_raise *message, uint64_t tag);
/* The own hand, up or not; another's only by who may give the floor. ERR_FORBIDDEN;
 * ERR_NOT_FOUND: no such member, or that hand is down. */
MUST_CHECK enum err hand_lower(struct room *room, struct member *member,
                               const struct msg_hand_lower *message, uint64_t tag);

/* 1 is next; 0: the hand is down. */
uint32_t hand_place(const struct room *room, const struct member *member);

#endif
