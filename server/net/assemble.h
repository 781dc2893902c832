/* assemble.h - fragments of a WebSocket message become one message.
 *
 * Runs on   the worker that owns the connection.
 * Owns      the bytes of an unfinished message; a message in one piece is never copied.
 */
#ifndef NET_ASSEMBLE_H
#define NET_ASSEMBLE_H

#include <stdbool.h>

#include "base/bytes.h"
#include "base/err.h"

/* The largest messages of protocol/classroom.json: a text message, and a sound header with an Opus
 * payload of 3840 bytes. */
#define ASSEMBLE_TEXT_MAX 16384
#define ASSEMBLE_BINARY_MAX 3852

struct assemble {
    struct buffer parts; /* all zero: nothing pending */
};

/* Adds one piece; with `last`, *ret_whole is the whole message, good until assemble_reset. Without
 * it *ret_whole is empty. ERR_OVERSIZE past `len_max`, ERR_NOMEM; what was kept is then gone. */
MUST_CHECK enum err assemble_add(struct assemble *assemble, struct slice part, bool last,
                                 size_t len_max, struct slice *ret_whole);
/* To be called after each whole message, and at the end. */
void assemble_reset(struct assemble *assemble);

#endif
