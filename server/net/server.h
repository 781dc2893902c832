/* server.h - sockets: HTTPS and WSS on one port, HTTP/1.1 only.
 *
 * Runs on   server_run's thread is the worker; server_stop from any thread or signal handler.
 * Owns      the listening socket, TLS, every connection and the pages in memory.
 * Borrows   what struct server_links names; all outlive it.
 * Ignorant of classrooms: a connection becomes a session, a request goes to the office.
 */
#ifndef NET_SERVER_H
#define NET_SERVER_H

#include "base/err.h"
#include "net/times.h"

struct clock;
struct config;
struct edge;
struct inbox;
struct office;
struct server;

struct server_links {
    const struct config *config;
    const struct clock *clock;
    struct edge *edge;
    struct office *office;
    struct inbox *inbox; /* the edge was created with inbox_wake and this */
};

/* Loads the pages, checks the certificate and listens; nobody is served before server_run.
 * ERR_TAKEN: another server has the port. ERR_CONFIG: certificate, key, pages or address are not
 * usable. ERR_NOMEM, ERR_IO. What is wrong has then been logged in words. */
MUST_CHECK enum err server_create(struct server **ret, const struct server_links *links);

/* Serves until server_stop; then tells everyone (edge_stop), takes no new connection and goes on
 * until all are gone, 3 s at most. ERR_IO: the event loop failed. */
MUST_CHECK enum err server_run(struct server *server);
void server_stop(struct server *server);

/* Ends every connection, and with it each session. NULL is welcome. */
void server_destroy(struct server *server);

/* The port in use, also when the configuration said 0. */
unsigned server_port(const struct server *server);
/* How long the callbacks of the event loop took so far. */
const struct times *server_times(const struct server *server);

#endif
