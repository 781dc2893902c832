/* office.h - what pages and coordinators ask over HTTP, answered off the event loop.
 *
 * Runs on   office_submit: any worker. The work itself runs on the pool's threads, each with its
 * own read-only database connection; what writes goes through the store thread. Owns      the
 * routes, the sign-in slow-down table. Ignorant of sockets: a request is text in, text out.
 */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/mailbox.h"
#include "switch/notice.h"

struct chance;
struct clock;
struct config;
struct feed;
struct office;
struct policy_set;
struct pool;
struct store_thread;
struct ticket_key;

/* Letters that the office posts. LETTER_OFFICE_ANSWER goes to the mailbox given with the request;
 * what it tells the workers stands in switch/notice.h. The body changes hands with the letter. */
enum office_letter {
    LETTER_OFFICE_ANSWER = 200 /* struct office_answer */
};

struct office_links {
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
    struct pool *pool;
    struct store_thread *store;
    const struct policy_set *policies;
    const struct ticket_key *ticket_key;
    struct feed *feed; /* to the personnel system; NULL: there is none */
};

#define OFFICE_BODY_MAX 65536 /* of a route that says nothing else */
#define OFFICE_BEARER_MAX 128

/* What a route takes as a body; net asks before it reads any. */
struct office_body {
    size_t bytes_max;
    const char *types; /* media types in lower case with a blank between: "application/json" */
};

/* One HTTP request; net fills it, the office frees it. All text is owned, mem_alloc'ed, may be
 * NULL. */
struct office_request {
    char method[8];
    char path[256]; /* decoded, without query */
    char query[512];
    char address[64]; /* the peer's */
    char cookie[128]; /* value of the cookie "sinkron", empty if none, or beside a bearer token */
    char link_cookie[128];          /* the same of "sinkron_link" */
    char bearer[OFFICE_BEARER_MAX]; /* of "Authorization: Bearer"; empty if none. A secret. */
    char content_type[96];          /* of the body: one of office_body.types, or empty */
    uint8_t *body;
    size_t body_len;
    struct mailbox *answer_to;
    uint64_t tag; /* net's own number of the waiting connection */
};

struct office_answer {
    uint64_t tag;
    int status;
    char content_type[96];
    char disposition[160]; /* Content-Disposition, empty if none */
    char set_cookie[256];  /* Set-Cookie, empty if none */
    struct buffer body;
    int file; /* owned: the body is this file from its beginning, not `body`; -1: none */
    uint64_t file_bytes;
};

/* Borrows what the links name. ERR_NOMEM; ERR_IO, ERR_NOT_FOUND: a policy file cannot be read. Each
 * leaves *ret alone. */
MUST_CHECK enum err office_create(struct office **ret, const struct office_links *links);
/* After the pool: its jobs know the office. NULL is welcome. */
void office_destroy(struct office *office);
/* Where LETTER_LINK_ENDED goes; set before the first request. */
void office_set_listener(struct office *office, struct mailbox *listener);

/* At start, after open presences were closed: closes activities that an earlier run left open
 * although all their classes had ended. ERR_BUSY, ERR_NOMEM: it was not begun. */
MUST_CHECK enum err office_sweep(struct office *office);
/* Lets go of what is kept long enough (office/retention.h), now and every day. ERR_NOMEM. */
MUST_CHECK enum err office_retain(struct office *office);
/* Gives the pool no more work by itself; before the pool ends. NULL is welcome. */
void office_stop(struct office *office);

/* How homes ask for the judgement of a class that is over (switch/notice.h). */
struct class_closer office_closer(struct office *office);

/* Takes the request; its answer comes to request->answer_to, unless that is full or the pool ends.
 * ERR_BUSY: the queue is full. ERR_NOMEM. With each the request is still the caller's. */
MUST_CHECK enum err office_submit(struct office *office, struct office_request *request);

/* By method and path; that of a path that nobody answers is the usual one. */
struct office_body office_body(const char *method, const char *path);

struct office_request *office_request_create(void);
void office_request_destroy(struct office_request *request);
/* Empty, without a file; NULL without memory. */
struct office_answer *office_answer_create(void);
/* Closes its file. */
void office_answer_destroy(struct office_answer *answer);

#endif
