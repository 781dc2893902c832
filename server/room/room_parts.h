/* room_parts.h - what the nouns of a room ask of each other. For the files of this folder only.
 *
 * Runs on   the worker that is the room's home. What cannot fail returns nothing; a packet that
 *           finds no memory makes a debt (line.owed) instead.
 */
#ifndef ROOM_ROOM_PARTS_H
#define ROOM_ROOM_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "room/room_inside.h"

/* seats.c: seats are given, lines come and go. */
MUST_CHECK enum err seat_make(struct room *room, struct id person, const char *name, enum role role,
                              struct member **ret);
MUST_CHECK enum err seat_add_line(struct room *room, struct member *member, struct line_ref ref,
                                  struct line **ret);
struct line *seat_line(const struct room *room, struct line_ref ref);
struct line *seat_line_numbered(const struct room *room, uint32_t number);
struct ear *seat_ear(const struct room *room, const struct line *line);
/* Takes back the seat made last, which has no line. */
void seat_unmake(struct room *room, struct member *member);
/* Forgets the line; the member may have none now. */
void seat_drop_line(struct room *room, struct line *line);
void seats_finish(struct room *room);

/* presence.c: what follows when a member comes or goes. */
void presence_begin(struct room *room, struct line *line, bool first);
/* Once per line; at_ms is not before it entered. */
void presence_end(struct room *room, struct line *line, enum line_end why, int64_t at_ms);
/* The member's last line is gone; `gives_up`: floor and hand do not wait. */
void presence_emptied(struct room *room, struct member *member, bool gives_up, int64_t at_ms);
/* Gives up floor and hand. */
void presence_give_up(struct room *room, struct member *member);
void presence_tick(struct room *room, uint64_t mono_ms);

/* roster.c */
MUST_CHECK enum err place_make(struct room *room, struct id person, const char *name,
                               enum role role, struct place **ret);
/* Takes back the place made last. */
void place_unmake(struct room *room, struct place *place);
void roster_touch(struct room *room, struct member *member);
void roster_tick(struct room *room, uint64_t mono_ms);
void roster_finish(struct room *room);

/* lead.c */
void lead_entered(struct room *room, struct member *member);
void lead_gone(struct room *room, const struct member *member);

/* floor.c, hands.c: each does nothing when there is nothing to give up. */
void floor_drop(struct room *room, struct member *member, enum floor_reason why);
void mic_close(struct room *room, struct member *member);
void hand_drop(struct room *room, struct member *member);
void hands_greet(struct room *room, struct line *line);
void hands_tick(struct room *room, uint64_t mono_ms);

/* chat.c */
void chat_greet(struct room *room, struct line *line);
/* Keeps the line; takes a reference of its own to the packet. ERR_NOMEM. */
MUST_CHECK enum err chat_keep(struct room *room, const struct msg_chat_said *said,
                              struct packet *packet);
struct audience chat_audience(const struct msg_chat_said *said);
struct chat_line *chat_line_numbered(const struct room *room, uint32_t number);
void chat_forget(struct room *room, struct chat_line *line);
void chat_finish(struct room *room);

/* phases.c */
void phase_set(struct room *room, enum class_phase phase, int64_t at_ms);
void phase_tick(struct room *room);
/* Reports that the doors are open, once in the life of a class. */
void phase_open(struct room *room);

/* polls.c, votes.c; more in poll.h */
void polls_open(struct room *room);
void polls_greet(struct room *room, struct line *line);
void votes_tick(struct room *room, uint64_t mono_ms);
void polls_finish(struct room *room);

/* checks.c; more in check_round.h */
/* Draws again who is still to be asked in a round that the journal left open. */
void checks_open(struct room *room);
/* The member has a line again: who was asked is asked once more. */
void checks_came(struct room *room, struct member *member);
/* A line of the member was dropped: the time to answer may stand still. */
void checks_line_gone(struct room *room, struct member *member);
void checks_greet(struct room *room, struct line *line);
/* Nobody misses what is still open. */
void checks_close(struct room *room);
void checks_tick(struct room *room, uint64_t mono_ms);
void checks_finish(struct room *room);

/* greet.c: pays what lines are owed. */
void greet_tick(struct room *room);

/* reactions.c */
void reactions_tick(struct room *room, uint64_t mono_ms);

/* snapshot.c. NULL: no memory. */
struct packet *snapshot_pack(const struct room *room, const struct member *member);
struct packet *counts_pack(const struct room *room);

/* True once per `every_ms` while something is dirty; the caller clears due->dirty when told. */
static inline bool due_now(struct due *due, uint64_t mono_ms, uint64_t every_ms)
{
    if (!due->dirty || mono_ms - due->told_mono_ms < every_ms)
        return false;
    due->told_mono_ms = mono_ms;
    return true;
}

#endif
