/* pack.h - messages of the server to packets, facts to journal lines and back.
 *
 * Runs on   the worker that will send the packet; facts: any thread.
 * The typed form for one message, wire_pack_<name>, stands in gen_from_server.h.
 */
#ifndef WIRE_PACK_H
#define WIRE_PACK_H

#include "base/bytes.h"
#include "base/err.h"
#include "wire/gen_messages.h"

struct packet;

/* A struct msg_<name> of that type as a text packet with one reference, the caller's. NULL: no
 * memory, or a value that the protocol forbids (too long, too many, not UTF-8, an unknown word):
 * the caller's mistake. */
struct packet *wire_pack(enum out_type type, const void *m);

/* Adds a struct msg_fact_<name> of that type to *ret as one JSON object, without its type.
 * ERR_INVALID: a value that the protocol forbids. ERR_NOMEM: *ret could not grow. If it fails, what
 * was added is of no use. */
MUST_CHECK enum err wire_pack_fact(enum fact_type type, const void *m, struct buffer *ret);

/* Reads what wire_pack_fact wrote, as strictly as wire_decode reads clients. Only the first
 * fact_info[type].struct_size bytes of *ret are written. ERR_MALFORMED, ERR_NOMEM. */
MUST_CHECK enum err wire_read_fact(enum fact_type type, struct slice body, union fact_any *ret);

/* By the name in fact_info. ERR_NOT_FOUND leaves *ret alone. */
MUST_CHECK enum err fact_type_find(struct slice name, enum fact_type *ret);

#endif
