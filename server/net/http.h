/* http.h - one HTTP exchange after the other on a connection. Inside net only.
 *
 * Runs on   the worker that accepted the connection.
 * Owns      the body that is being collected and the answer that is being sent.
 *
 * An exchange: the request is read; a page is answered at once; what begins with /api/ is collected
 * and handed to the office, and the connection parked until the answer's letter arrives; the answer
 * leaves in pieces. The office knows the exchange by a number only: when the connection dies
 * meanwhile, the number leads nowhere and the answer is dropped.
 */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/list.h"

struct head;
struct lws;
struct office_answer;
struct office_request;
struct request;
struct worker;

enum http_stage {
    HTTP_IDLE,       /* between two exchanges */
    HTTP_COLLECTING, /* the body arrives */
    HTTP_PARKED,     /* the office works; nothing is read from this connection */
    HTTP_ANSWERED,   /* the answer is here, its head not yet sent */
    HTTP_SENDING,
    HTTP_DONE /* answered; what is left of the request's body is thrown away */
};

struct http_conn {
    struct list link; /* worker->sending */
    struct worker *worker;
    struct lws *wsi;
    enum http_stage stage;
    bool head_only; /* HEAD: the answer has no body */
    bool closes;
    unsigned sending_ticks;         /* since the answer began to leave, or was taken well */
    size_t taken_bytes;             /* in these ticks */
    unsigned talked_ticks;          /* how long the peer has been talking into it */
    uint64_t tag;                   /* of this exchange; 0 for a page */
    uint64_t late_mono_ms;          /* a large body must be whole by then; 0: none */
    struct office_request *request; /* while collecting */
    struct buffer body;             /* while collecting */
    struct office_answer *answer;   /* holds what `left` points to; NULL for pages */
    struct slice left;              /* of the body, not yet sent */
    uint64_t file_left;             /* of the answer's file, not yet sent */
};

/* Each returns what the library wants: 0 to go on, -1 to close. */
int http_on_request(struct worker *worker, struct http_conn *conn, struct lws *wsi);
int http_on_body(struct http_conn *conn, const void *bytes, size_t len);
int http_on_body_complete(struct http_conn *conn);
int http_on_writeable(struct http_conn *conn);
/* A request to become a WebSocket: 0 lets it, -1 after it was refused. */
int http_on_upgrade(struct worker *worker, struct lws *wsi);
/* The exchange or the connection is over. */
void http_end(struct http_conn *conn);

/* Takes an answer of the office; frees it if its connection is gone. */
void http_take_answer(struct worker *worker, struct office_answer *answer);
/* Every 100 ms: ends connections that keep talking into an answer they do not read. `spins`: the
 * loop turns far more often than anything happens. */
void http_tick(struct worker *worker, bool spins);

#endif
