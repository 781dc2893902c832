/* listen.h - the listening sockets, one per worker, and the accepting.
 *
 * Runs on   start-up (listen_open) and each worker (listen_accept).
 * Owns      nothing: descriptors are the caller's.
 *
 * The first socket is bound for itself alone, so a second server on the same port fails here even
 * when it would share; only then are the others let in beside it (SO_REUSEPORT), each with a queue
 * of its own in the kernel.
 */
#ifndef NET_LISTEN_H
#define NET_LISTEN_H

#include <sys/socket.h>

#include "base/err.h"

struct listen_options {
    const char *address; /* of this machine, as numbers; "::" and "0.0.0.0" are all of them */
    unsigned port;       /* 0: any free one */
    unsigned sockets;    /* at least 1 */
};

/* Fills `ret_fds`. ERR_TAKEN: the port is in use. ERR_CONFIG: not an address of this machine.
 * ERR_FORBIDDEN: the port needs privileges. ERR_IO. Nothing stays open then. */
MUST_CHECK enum err listen_open(const struct listen_options *options, int *ret_fds,
                                unsigned *ret_port);

/* The next connection. ERR_BUSY: nobody waits. ERR_FULL: no descriptor left; the caller waits too,
 * for the kernel keeps them in its queue. ERR_IO: this one is gone already, ask again. */
MUST_CHECK enum err listen_accept(int listening, int *ret_fd, struct sockaddr_storage *ret_from);

#endif
