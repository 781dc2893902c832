/* polls.h - questions to all learners, and their votes.
 *
 * Runs on   the worker that is the room's home.
 *
 * A poll is prepared, then open, then closed; or dropped unopened. One is open at a time. A vote
 * can be changed until the poll closes and counts once per person. Votes of an anonymous poll are
 * never reported to the watch, and are forgotten when it closes; after a crash such a poll is open
 * and without votes. A named vote is kept when its fact is on disk.
 */
#ifndef ROOM_POLLS_H
#define ROOM_POLLS_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_poll_close;
struct msg_poll_drop;
struct msg_poll_make;
struct msg_poll_open;
struct msg_vote;
struct room;

/* Facts: fact_poll_made, and with open_now fact_poll_opened. ERR_INVALID: a blank question or
 * option, two options the same; ERR_TAKEN: open_now while a poll is open; ERR_FULL; ERR_NOMEM. */
MUST_CHECK enum err poll_make(struct room *room, struct member *member,
                              const struct msg_poll_make *message, uint64_t tag);
/* Fact: fact_poll_opened. ERR_NOT_FOUND; ERR_INVALID: it was opened before; ERR_TAKEN: another is
 * open; ERR_NOMEM. */
MUST_CHECK enum err poll_open(struct room *room, struct member *member,
                              const struct msg_poll_open *message, uint64_t tag);
/* Fact: fact_poll_closed. ERR_NOT_FOUND; ERR_INVALID: it is not open; ERR_NOMEM. */
MUST_CHECK enum err poll_close(struct room *room, struct member *member,
                               const struct msg_poll_close *message, uint64_t tag);
/* Fact: fact_poll_dropped. ERR_NOT_FOUND; ERR_INVALID: it was opened; ERR_NOMEM. */
MUST_CHECK enum err poll_drop(struct room *room, struct member *member,
                              const struct msg_poll_drop *message, uint64_t tag);

/* Fact: fact_vote when the poll is named. vote_kept goes out at once when the poll is anonymous or
 * tag is 0, else by poll_vote_kept. ERR_NOT_FOUND: no such poll is open; ERR_INVALID: choices out
 * of range, named twice, or more than one where one is asked; ERR_NOMEM. */
MUST_CHECK enum err vote_cast(struct room *room, struct member *member,
                              const struct msg_vote *message, uint64_t tag);
/* The fact with this tag is on disk: sends vote_kept to the member's lines, unless the vote was
 * changed since (its own tag is still to come) or the poll is over. ERR_NOMEM. */
MUST_CHECK enum err poll_vote_kept(struct room *room, struct member *member, uint32_t poll,
                                   uint64_t tag);

#endif
