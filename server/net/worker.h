/* worker.h - one event loop with its connections. Inside net only.
 *
 * Runs on   one thread: the one that calls worker_serve.
 * Owns      its libwebsockets context, its listening socket and every connection it accepted.
 * Borrows   what struct worker_links names.
 *
 * The loop is the library's own, with poll(2): measured the cheapest for direct writes, and the one
 * in which TCP_NOTSENT_LOWAT tells when a line wants bytes.
 */
#ifndef NET_WORKER_H
#define NET_WORKER_H

#include <libwebsockets.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/list.h"
#include "base/map.h"
#include "net/large.h"
#include "net/server.h"
#include "net/times.h"

struct guest;
struct guests;
struct pages;
struct request;

#define WORKER_PIECE_BYTES 16384 /* one TLS record */

struct worker_links {
    struct server_links server;
    const struct pages *pages; /* shared by all workers, never changed */
    int listening;             /* taken: the worker closes it */
};

struct worker {
    struct worker_links links;
    struct lws_context *context;
    struct lws_vhost *vhost;
    struct lws *listener; /* NULL: the library does not have the socket yet */
    struct lws *alarm;    /* watches the inbox */
    int spare_fd;         /* given up for a moment when there is no other */

    struct guests *guests;
    struct guest *arriving; /* accepted, and not yet the library's */

    struct list lines; /* WebSockets: struct ws_conn, the one sampled longest ago first */
    unsigned lines_n;
    struct list turning; /* those whose reading is to be stopped or resumed */

    struct map asking;   /* by tag: struct http_conn that waits for the office */
    struct list sending; /* struct http_conn with more to send */
    uint64_t tag_last;
    struct large_bodies large;
    unsigned asked; /* requests the office has not answered, also of connections that are gone */

    lws_sorted_usec_list_t tick;
    uint64_t ticks;
    unsigned idle_turns; /* of the loop since the last tick, in which nothing was told */
    struct times times;
    bool stopping;
    uint64_t stopping_mono_ms;

    uint8_t piece[LWS_PRE + WORKER_PIECE_BYTES];
};

MUST_CHECK enum err worker_create(struct worker **ret, const struct worker_links *links);
void worker_destroy(struct worker *worker);

/* Waits for something to happen and handles it. ERR_IO: the loop failed. */
MUST_CHECK enum err worker_serve(struct worker *worker);
/* No new connection; everyone is told. */
void worker_stop(struct worker *worker);
/* After worker_stop: everyone has been answered and is gone. */
bool worker_is_idle(const struct worker *worker);

/* What the callbacks tell the worker. */
void worker_accept(struct worker *worker);
void worker_read_letters(struct worker *worker);
void worker_met(struct lws *wsi);
void worker_lost(struct lws *wsi);

/* NULL while the context is being made. */
struct worker *worker_of(struct lws *wsi);
/* The page this request comes from may open a WebSocket here, and change something. */
bool worker_may_ask(const struct worker *worker, const struct request *request);

uint64_t worker_mono_ms(const struct worker *worker);
/* The peer's address, for logs and sessions. */
const char *worker_peer(struct lws *wsi);

#endif
