/* recording_outbox.h - an outbox that remembers what each connection was sent.
 *
 * Uses plain malloc: what the outbox remembers is not the server's memory.
 */
#ifndef TESTS_ROOM_RECORDING_OUTBOX_H
#define TESTS_ROOM_RECORDING_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "room/outbox.h"

struct sent {
    struct line_ref line;
    enum lane lane;
    char *body; /* terminated; of a binary packet: its bytes in hexadecimal */
};

struct closed {
    struct line_ref line;
    enum bye_reason why;
    bool again;
};

struct recording_outbox {
    struct outbox outbox; /* pass &recording.outbox */
    struct sent *sent;
    size_t sent_n, sent_room;
    struct closed *closed;
    size_t closed_n, closed_room;
    size_t sends_n; /* calls of send: one per packet */
};

/* The outbox points into *recording: it must not be moved. */
void recording_outbox_init(struct recording_outbox *recording);
void recording_outbox_finish(struct recording_outbox *recording);
/* Forgets what was sent so far. */
void recording_outbox_clear(struct recording_outbox *recording);

/* The word after "type" in a body; copied to ret, which holds 64 bytes. */
void sent_type(const char *body, char *ret);
/* The value of a field of the outermost object, or of the first object inside that has it; texts
 * without quotes; false when there is none. */
bool sent_field(const char *body, const char *field, char *ret, size_t room);

#endif
