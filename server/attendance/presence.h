/* presence.h - one line of the journal of a class: a fact, never changed, never deleted.
 *
 * Runs on   any thread. Plain data.
 * Borrows   the bytes of a roll body; everything else is held by value.
 * Ignorant of how facts are stored, chained or sent: that is store's affair.
 */
#ifndef ATTENDANCE_PRESENCE_H
#define ATTENDANCE_PRESENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"

/* The numbers and names below are stored: add at the end, never change one. */
enum presence_kind {
    PRESENCE_JOINED = 1, /* a line came up: a person is there from at_ms on */
    PRESENCE_LEFT = 2,   /* a line ended, at the last sign of life it gave */
    PRESENCE_ROLL = 3    /* who is still there: see roll.h */
};

enum leave_reason {
    LEAVE_NONE = 0,       /* not left, or not a LEFT */
    LEAVE_ASKED,          /* the person left */
    LEAVE_LOST,           /* silent for too long */
    LEAVE_REMOVED,        /* sent out by an instructor or coordinator */
    LEAVE_CLASS_OVER,     /* the class ended */
    LEAVE_SERVER_STOPPED, /* the server was stopped in order */
    LEAVE_SERVER_LOST     /* the server broke off; found out afterwards */
};

struct presence {
    enum presence_kind kind;
    enum leave_reason why; /* of a LEFT */
    int64_t at_ms;         /* UTC. JOINED, ROLL: when it was so. LEFT: the last sign of life. */
    uint32_t line;         /* connection within the class, from 1, never used again in the class */
    uint32_t seat;         /* the seat it belongs to; kept over a resume */
    struct id person;      /* of a JOINED and a LEFT */
    struct slice roll;     /* body of a ROLL, else empty */
};

/* Stable words: "joined", "left", "roll"; "asked", "lost", ... "server_lost", LEAVE_NONE "".
 * Never NULL. */
const char *presence_kind_name(enum presence_kind kind);
const char *leave_reason_name(enum leave_reason why);

/* ERR_MALFORMED for a word that is none of the names (and for the empty one). */
MUST_CHECK enum err presence_kind_parse(struct slice name, enum presence_kind *ret);
MUST_CHECK enum err leave_reason_parse(struct slice name, enum leave_reason *ret);

/* Has what its kind needs (line, person, reason, body), nothing that only another kind has, and a
 * moment from 1970 to 9999. */
bool presence_is_whole(const struct presence *fact);

#endif
