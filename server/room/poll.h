/* poll.h - one poll and its votes. For the files of this folder only.
 *
 * Runs on   the worker that is the room's home.
 * Owns      its texts, its votes and a reference to each packet.
 */
#ifndef ROOM_POLL_H
#define ROOM_POLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "room/room_setup.h"

struct line;
struct member;
struct packet;
struct room;

enum poll_stage { POLL_PREPARED, POLL_OPEN, POLL_CLOSED };

struct vote {
    uint16_t choices; /* bit per option; 0: has not voted */
    bool waits;       /* its fact is not on disk yet */
    uint64_t tag;     /* of that fact */
};

struct poll {
    uint32_t number;
    enum poll_stage stage;
    char *question;
    char *options[ROOM_OPTIONS_MAX];
    unsigned options_n;
    bool multiple;
    bool anonymous;
    int64_t opened_ms;
    struct vote *votes; /* votes[seat - 1] for members_max seats, while it is open */
    uint32_t voters;
    uint32_t counts[ROOM_OPTIONS_MAX];
    struct packet *told[POLL_CLOSED + 1]; /* what was or will be sent at each stage, or NULL */
};

/* Copies the texts. ERR_NOMEM. */
MUST_CHECK enum err poll_create(struct poll **ret, const struct room_poll *setup);
/* NULL is welcome. */
void poll_destroy(struct poll *poll);
/* Question and options say something, and no two options say the same. */
bool poll_makes_sense(const struct room_poll *setup);

struct poll *poll_find(const struct room *room, uint32_t number);
struct poll *poll_find_open(const struct room *room);

/* Puts a poll into the room, which owns it from now on and has a place for it. */
void poll_add(struct room *room, struct poll *poll, uint32_t number);
/* Takes it out and destroys it. */
void poll_remove(struct room *room, struct poll *poll);
/* Prepared to open. ERR_NOMEM. */
MUST_CHECK enum err poll_start(const struct room *room, struct poll *poll, int64_t at_ms);
/* Open to closed: forgets who voted what. */
void poll_stop(struct poll *poll);

/* NULL: no memory. */
struct packet *poll_prepared_pack(const struct poll *poll, uint32_t n);
struct packet *poll_opened_pack(const struct poll *poll, uint32_t n);
struct packet *poll_closed_pack(const struct poll *poll, uint32_t n);

/* Closes it, reports the fact and publishes the result; takes the packet. */
void poll_end(struct room *room, struct poll *poll, uint32_t by, uint64_t tag,
              struct packet *packet);

/* votes.c */
/* The bits of the choices; 0: they make no sense for this poll. */
uint16_t vote_bits(const struct poll *poll, const uint32_t *choices, size_t n);
/* Counts the vote of a seat in place of its earlier one. */
void vote_put(struct poll *poll, uint32_t seat, uint16_t choices);
/* vote_kept and poll_counts of an open poll. */
void votes_greet(struct room *room, const struct poll *poll, struct line *line);

#endif
