/* session.h - one connection's life: greeting, seated, gone.
 *
 * Runs on   the worker that accepted the connection (its edge).
 * Owns      its send queue; its line in the room ends with it.
 * Borrows   the edge and the transport's connection, which outlive it.
 * Ignorant of sockets, TLS and HTTP.
 *
 * Order of calls: session_create, then any of session_on_..., session_next_packet; after each of
 * them net asks session_wants_close. session_destroy last, however the connection ended.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

struct edge;
struct packet;
struct session;
struct transport;

/* `address` is the peer's, for the log and for limits; copied. ERR_FULL: too many connections. */
MUST_CHECK enum err session_create(struct session **ret, struct edge *edge,
                                   const struct transport *transport, void *conn,
                                   const char *address);
/* The connection is gone or being dropped; presence ends here unless it already did. NULL is
 * welcome. */
void session_destroy(struct session *session);

/* One whole text or binary message; the bytes are borrowed for the call. */
void session_on_text(struct session *session, struct slice in);
void session_on_binary(struct session *session, struct slice in);
/* The peer sent a frame that cannot be read (ERR_OVERSIZE, ERR_MALFORMED): the session will close.
 */
void session_on_broken(struct session *session, enum err err);

/* The next queued packet, one reference for the caller, or NULL. */
struct packet *session_next_packet(struct session *session);
bool session_has_more(const struct session *session);

/* The line holds `unsent_ms` of sound in the kernel; above the limit the session leaves the direct
 * path and drops its oldest sound until the line is free again. Sampled four times a second. */
void session_on_line_sampled(struct session *session, unsigned unsent_ms);

/* True once the session is done: net then sends what session_next_packet still gives, and closes
 * with this WebSocket code (RFC 6455 7.4) and reason. */
bool session_wants_close(const struct session *session, uint16_t *ret_code,
                         const char **ret_reason);

#endif
