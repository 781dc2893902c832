/* roster.h - everybody who is enrolled or has been here, for who may read the roll.
 *
 * Runs on   the worker that is the room's home.
 *
 * Enrolled people come first, in the order of the setup, then others in the order of their first
 * seating: key 1, 2, ... for the life of the class, also over a restart.
 */
#ifndef ROOM_ROSTER_H
#define ROOM_ROSTER_H

#include <stdint.h>

#include "base/err.h"
#include "room/outbox.h"

struct member;
struct msg_roster_ask;
struct room;

/* Answers with roster_page to this line alone. ERR_NOMEM. */
MUST_CHECK enum err roster_ask(struct room *room, struct member *member,
                               const struct msg_roster_ask *message, struct line_ref line);

#endif
