/* letter.h - what edge and home say to each other.
 *
 * Runs on   the worker that takes the letter.
 * Borrows   everything it points to, for the call.
 */
#ifndef SWITCH_LETTER_H
#define SWITCH_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "room/outbox.h"
#include "room/room_watch.h"
#include "wire/gen_messages.h"
#include "wire/ticket.h"

struct packet;

enum home_letter_kind {
    HOME_SEAT,    /* somebody with a good ticket wants in */
    HOME_MESSAGE, /* a gated, decoded message of a seated member */
    HOME_SOUND,   /* a checked sound frame */
    HOME_SIGN,    /* a sign of life */
    HOME_GONE     /* the connection is gone */
};

struct home_letter {
    enum home_letter_kind kind;
    struct id class_id;
    struct line_ref line; /* whose letter it is */
    union {
        struct {
            const struct ticket *ticket;
            const struct ticket *resume; /* NULL: a first entering */
            bool has_after;
            uint32_t after_n; /* last event seen, with resume */
        } seat;
        struct {
            enum msg_type type;
            uint32_t ref;
            const union msg_any *msg;
        } message;
        struct packet *sound; /* the sender field is not yet set */
        uint64_t sign_mono_ms;
        struct {
            enum line_end why;
            uint64_t last_sign_mono_ms;
        } gone;
    } is;
};

enum edge_letter_kind {
    EDGE_SEATED, /* the line has a seat: the session is seated from now on */
    EDGE_PACKET, /* one packet for lines of this worker */
    EDGE_CLOSE   /* say bye and end */
};

struct edge_letter {
    enum edge_letter_kind kind;
    struct line_ref line; /* of SEATED and CLOSE */
    union {
        struct {
            uint32_t seat;
            enum role role;
        } seated;
        struct {
            const struct line_ref *lines;
            size_t n;
            struct packet *packet;
            enum lane lane;
        } packet;
        struct {
            enum bye_reason why;
            bool again;
        } close;
    } is;
};

#endif
