/* ws.h - a WebSocket becomes a session. Inside net only.
 *
 * Runs on   the worker that accepted the connection.
 * Owns      the session; it ends as soon as the connection begins to end.
 *
 * Two ways out. Directly, when the library holds nothing half-written and the line is not slow; and
 * asked for, one packet per call, whenever the kernel has room. What the library has taken it sends
 * to the end, so the frames of both ways never mix.
 */
#ifndef NET_WS_H
#define NET_WS_H

#include "base/list.h"
#include "net/assemble.h"
#include "net/kept.h"
#include "net/line.h"

struct lws;
struct session;
struct worker;

struct ws_conn {
    struct list link;    /* worker->lines */
    struct list turning; /* worker->turning: reading is to be stopped or resumed */
    struct worker *worker;
    struct lws *wsi;
    struct session *session; /* NULL before it began and after it ended */
    struct assemble parts;
    struct kept kept; /* messages that came after the session said stop */
    bool held;        /* the session wants no more */
    bool stopped;     /* the library does not read */
    struct line line;
    uint64_t leaving_mono_ms; /* since when the session wants to close; 0: it does not */
    bool dead;                /* a write failed; the library ends it soon */
    bool counted;             /* in worker->lines */
};

/* Each returns what the library wants: 0 to go on, -1 to close. */
int ws_on_established(struct worker *worker, struct ws_conn *conn, struct lws *wsi);
int ws_on_receive(struct ws_conn *conn, const void *bytes, size_t len);
int ws_on_writeable(struct ws_conn *conn);
/* The peer says goodbye, or the connection begins to end: the session ends, once. */
void ws_end_session(struct ws_conn *conn);
/* The connection is gone. */
void ws_end(struct ws_conn *conn);

/* After each turn of the loop: stops and resumes reading. Not sooner: when reading is stopped from
 * within the callback and TLS still holds more of the record, libwebsockets 4.1.6 never returns. */
void ws_settle(struct worker *worker);

/* Every 100 ms: samples so many lines that each has its turn four times a second, and drops who
 * does not take its farewell. */
void ws_tick(struct worker *worker);

#endif
