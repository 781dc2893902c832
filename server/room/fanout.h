/* fanout.h - a packet on its way to its audience. For the files of this folder only.
 *
 * Runs on   the worker that is the room's home. Allocates nothing.
 */
#ifndef ROOM_FANOUT_H
#define ROOM_FANOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "room/outbox.h"
#include "wire/gen_messages.h"

struct audience;
struct line;
struct member;
struct packet;
struct room;

/* To every line that hears and whose member is admitted. Borrows the packet. */
void fanout(struct room *room, struct packet *packet, enum lane lane,
            const struct audience *audience);
/* Whether any line would get it: otherwise it need not be encoded. */
bool fanout_reaches(const struct room *room, const struct audience *audience);

/* Takes a fresh packet with number event_log_next_n, keeps it for who resumes, and sends it. A NULL
 * packet (no memory) is an event that everyone has missed: all lines are owed a snapshot. */
void event_publish(struct room *room, struct packet *packet, const struct audience *audience);

/* To one line, which hears or is about to. Borrows the packet. */
void fanout_to_line(struct room *room, const struct line *line, struct packet *packet);
/* Takes a fresh packet to one line; NULL: the line is owed a snapshot. */
void tell_line(struct room *room, struct line *line, struct packet *packet);
/* Takes a fresh packet to all lines of a member that hear; NULL: they are owed a snapshot. */
void tell_member(struct room *room, struct member *member, struct packet *packet);

void report_fact(struct room *room, enum fact_type type, const void *fact, int64_t at_ms,
                 uint64_t tag);

#endif
