/* room.h - one classroom: who is in it, and when.
 *
 * Runs on   the worker that is its home; nothing here locks.
 * Owns      its members, events, chat and polls.
 * Borrows   the outbox, the watch, the clock and chance, which outlive it; everything else for the
 * call. Ignorant of sockets, JSON, SQL and tickets: it speaks through the outbox, reports to the
 * watch.
 *
 * A member is a person's seat in this class; seat numbers start at 1 and stay for the life of the
 * class, also over a restart. A member has 0 to lines_per_member_max lines (connections). One
 * person has one vote, one hand and one floor on however many lines.
 *
 * The order of calls: room_create; room_replay_... (replay.h) for what the journal holds;
 * room_open; then anything else. State changes first, then packets go out. A call that fails has
 * changed nothing. What each client message does stands in the header of its noun: chat.h,
 * checks.h, floor.h, hands.h, lead.h, phases.h, polls.h, reactions.h, removal.h, roster.h, sound.h.
 */
#ifndef ROOM_ROOM_H
#define ROOM_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chance.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/id.h"
#include "room/outbox.h"
#include "room/room_setup.h"
#include "room/room_watch.h"

struct member;
struct room; /* opaque: room_inside.h */

struct room_links {
    const struct outbox *outbox;
    const struct room_watch *watch;
    const struct clock *clock;
    const struct chance *chance;
    struct clock_anchor anchor; /* all moments of the class in this run follow from it */
};

/* A class in phase waiting, nobody in it. The caller owns *ret. ERR_NOMEM; ERR_INVALID: the setup
 * makes no sense (a limit of 0, segments out of order, a prepared poll nobody could vote in). */
MUST_CHECK enum err room_create(struct room **ret, const struct room_setup *setup,
                                const struct room_links *links);
/* Frees the room; reports and sends nothing (room_stop does). NULL is welcome. */
void room_destroy(struct room *room);

/* Ends the building of the room, after the last replayed fact. Reports that the class is waiting,
 * unless the journal knows where it stands, and makes and reports the prepared polls of the setup
 * that the journal does not hold yet, as far as polls_max allows.
 * ERR_UNEXPECTED: it is open. */
MUST_CHECK enum err room_open(struct room *room);

struct room_entrant {
    struct id person;
    const char *name; /* display name, at most 120 bytes */
    enum role role;   /* of a first seating; a seat keeps the role it was given */
    struct line_ref line;
    uint32_t replaces_line; /* presence line of this person's broken connection; 0: none. If it is
                             * still here it ends as lost, and is closed with bye `replaced`. */
};

/* Seats a person, or gives the seat another line. The new line hears nothing until room_greet or
 * room_resume. *ret_line is its presence line. ERR_WRONG_PHASE: the class has ended. ERR_LOCKED:
 * this person was removed. ERR_FULL: no seat, or too many lines. ERR_TAKEN: line_ref is seated.
 * ERR_INVALID: no good name. ERR_UNEXPECTED: the room is not open. ERR_NOMEM. */
MUST_CHECK enum err room_enter(struct room *room, const struct room_entrant *entrant,
                               struct member **ret, uint32_t *ret_line);

/* Whether everything after event `after_n` is still here, for `welcome.resumed`. Events are
 * numbered from 1 in each run of the server: a number of another run means nothing. */
bool room_can_resume(const struct room *room, uint32_t after_n);

/* After `welcome`: sends what happened after event `after_n` and concerns this member, then the
 * state that is no event (counts, hands, poll counts, votes, safety). The line hears from now on.
 * ERR_EXPIRED: room_can_resume is false. ERR_NOT_FOUND: no such line. */
MUST_CHECK enum err room_resume(struct room *room, struct line_ref line, uint32_t after_n);
/* After `welcome`: sends the snapshot, the last chat lines this member may see, the polls, its
 * votes and the counts. The line hears from now on. ERR_NOT_FOUND, ERR_NOMEM. */
MUST_CHECK enum err room_greet(struct room *room, struct line_ref line);

/* A connection is gone; unknown lines are welcome. LOST: presence ended at `last_sign_mono_ms`, and
 * the member keeps seat, floor and hand for resume_ms. ASKED: now, and gives floor and hand up with
 * the last line. A line whose presence ended before (class over) is only forgotten. */
void room_line_gone(struct room *room, struct line_ref line, enum line_end why,
                    uint64_t last_sign_mono_ms);

/* A sign of life. Unknown lines are welcome. */
void room_sign(struct room *room, struct line_ref line, uint64_t mono_ms);

/* Every 100 ms: counts, roster, hands, poll counts, reactions, roll, away members, clock steps, and
 * the end of a class whose planned end and overtime are over. */
void room_tick(struct room *room);

/* The server ends the class (phase ended by nobody). Does nothing when it has ended. */
void room_end(struct room *room);
/* The server stops: presence of all lines ends now, each line is closed with bye
 * `server_stopping`, again. */
void room_stop(struct room *room);

/* Phase of the class and permission of the role, from the columns of the schema; before every
 * handler. ERR_WRONG_PHASE, ERR_FORBIDDEN. */
MUST_CHECK enum err room_admits(const struct room *room, const struct member *member,
                                enum msg_type type);

/* Whether attendance is being stored: told to who may read the roll when it changes. */
void room_set_safety(struct room *room, bool safe, int64_t since_ms);

/* Sends a member's account to its own lines. ERR_NOMEM. */
MUST_CHECK enum err room_account(struct room *room, struct member *member,
                                 const struct msg_account *account);

struct id room_class_id(const struct room *room);
enum class_phase room_phase(const struct room *room);
int64_t room_phase_since_ms(const struct room *room);
int64_t room_now_ms(const struct room *room); /* UTC, by the anchor */

/* Whether everything the room keeps twice agrees: for tests and fuzzing. NULL: yes; else what does
 * not. */
const char *room_check(const struct room *room);

#endif
