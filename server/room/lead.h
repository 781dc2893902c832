/* lead.h - which instructor leads.
 *
 * Runs on   the worker that is the room's home.
 *
 * The first instructor seated leads. When the leader's last line is gone, the lead passes at once
 * to the instructor who has been here longest; when none is here it stays, and the next instructor
 * who enters has it. So: while an instructor is here, the leader is here.
 */
#ifndef ROOM_LEAD_H
#define ROOM_LEAD_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_lead_take;
struct room;

/* Any instructor may. Who leads already changes nothing. Fact: fact_lead. ERR_NOMEM. */
MUST_CHECK enum err lead_take(struct room *room, struct member *member,
                              const struct msg_lead_take *message, uint64_t tag);

/* The seat that leads; 0: nobody ever did. */
uint32_t lead_seat(const struct room *room);

#endif
