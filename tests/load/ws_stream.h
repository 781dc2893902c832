/* ws_stream.h - the WebSocket side of a client, as bytes: the upgrade, frames in, frames out
 * (RFC 6455). Nothing is forgiven: a server that sends anything unusual is broken.
 *
 * Runs on   any thread. Pure but for the mask, which is taken from OpenSSL.
 * Ignorant of sockets and TLS.
 */
#ifndef LOAD_WS_STREAM_H
#define LOAD_WS_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define WS_KEY_TEXT_MAX 32
#define WS_FRAME_PAYLOAD_MAX (128u * 1024u)

enum ws_opcode { WS_TEXT = 1, WS_BINARY = 2, WS_CLOSE = 8, WS_PING = 9, WS_PONG = 10 };

struct ws_frame {
    enum ws_opcode opcode;
    struct slice payload; /* points into what was read */
};

/* Writes the request that asks for the upgrade; `ret_key` is what the answer must be made of. */
void ws_write_upgrade(struct buffer *out, unsigned port, char ret_key[WS_KEY_TEXT_MAX]);
/* *ret_used: bytes of the answer. ERR_BUSY: it is not whole yet. ERR_MALFORMED: it is no upgrade to
 * the protocol `sinkron` made of this key. */
MUST_CHECK enum err ws_read_upgrade(struct slice in, const char *key, size_t *ret_used);

/* *ret_used: bytes of the frame. ERR_BUSY: it is not whole yet. ERR_MALFORMED: reserved bits, a
 * mask, a fragment, an unknown opcode, a length that is not written in its shortest form or is
 * beyond WS_FRAME_PAYLOAD_MAX. */
MUST_CHECK enum err ws_read_frame(struct slice in, struct ws_frame *ret, size_t *ret_used);

/* Adds one masked frame. */
void ws_write_frame(struct buffer *out, enum ws_opcode opcode, struct slice payload);

#endif
