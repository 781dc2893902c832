/* removal.h - sending a person out for good.
 *
 * Runs on   the worker that is the room's home.
 */
#ifndef ROOM_REMOVAL_H
#define ROOM_REMOVAL_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_member_remove;
struct room;

/* A coordinator may remove anyone but coordinators, an instructor learners and observers. All lines
 * are closed with bye `removed`, not again; floor, hand and lead are given up; this person cannot
 * enter this class again. Fact: fact_removed. ERR_INVALID: oneself; ERR_FORBIDDEN;
 * ERR_NOT_FOUND: no such member, or removed before; ERR_NOMEM. */
MUST_CHECK enum err member_remove(struct room *room, struct member *member,
                                  const struct msg_member_remove *message, uint64_t tag);

#endif
