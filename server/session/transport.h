/* transport.h - what a session asks of the connection under it; net/ implements it.
 *
 * Runs on   the worker that accepted the connection.
 * Borrows   the connection: `conn` is net's own, good until session_destroy.
 */
#ifndef SESSION_TRANSPORT_H
#define SESSION_TRANSPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct packet;

struct transport {
    /* Writes the packet at once when the line is free to take it: nothing half-written inside the
     * library and not slow. ERR_BUSY: nothing was written, queue it and ask for want_write.
     * ERR_IO: the connection is dead; net ends it later, nothing is closed during the call. */
    MUST_CHECK enum err (*write_now)(void *conn, struct packet *packet);
    /* Asks for session_next_packet as soon as the line takes bytes again. */
    void (*want_write)(void *conn);
    /* Stops or resumes reading from this connection (control mailbox full). */
    void (*hold_reading)(void *conn, bool hold);
};

#endif
