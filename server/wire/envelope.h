/* envelope.h - a text frame of a client, opened but not yet believed.
 *
 * Runs on   the worker that owns the connection.
 * Owns      the JSON tree behind it, until envelope_close.
 * Ignorant of what the fields mean: the gate looks at the type first, then wire_decode reads them.
 */
#ifndef WIRE_ENVELOPE_H
#define WIRE_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "wire/gen_from_client.h"

struct json_t; /* the JSON library's tree; only wire/ looks inside */

struct envelope {
    enum msg_type type;
    uint32_t ref; /* what the answer will quote; 0: the client gave none */
    size_t size;  /* bytes of the frame */
    struct json_t *tree;
};

/* Takes the frame apart as far as type and ref. Nothing of `in` is kept.
 * ERR_OVERSIZE: more than WIRE_TEXT_MAX bytes. ERR_MALFORMED: not JSON (RFC 8259), not an object,
 * a key twice, not UTF-8, U+0000, nested deeper than any message is, or no known type.
 * ERR_NOMEM. If it fails, *ret is empty and may be closed. */
MUST_CHECK enum err envelope_open(struct envelope *ret, struct slice in);

/* Any state will do: opened, failed, closed, or all zero. */
void envelope_close(struct envelope *env);

/* Reads the fields. Strict: ERR_MALFORMED for a field that is missing, unknown, of the wrong type,
 * too short or too long (texts count UTF-8 bytes), outside its words, or a number that is not whole
 * or does not fit. Only the first msg_info[env->type].struct_size bytes of *ret are written. If it
 * fails they mean nothing. */
MUST_CHECK enum err wire_decode(const struct envelope *env, union msg_any *ret);

#endif
