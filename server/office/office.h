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
};

#define OFFICE_BODY_MAX 65536

/* One HTTP request; net fills it, the office frees it. All text is owned, mem_alloc'ed, may be
 * NULL. */
struct office_request {
    char method[8];
    char path[256]; /* decoded, without query */
    char query[512];
    char address[64]; /* the peer's */
    char cookie[128]; /* value of the cookie "sinkron", empty if none */
    uint8_t *body;
    size_t body_len;
    struct mailbox *answer_to;
    uint64_t tag; /* net's own number of the waiting connection */
};

struct office_answer {
    uint64_t tag;
    int status;
    char content_type[64];
    char disposition[160]; /* Content-Disposition, empty if none */
    char set_cookie[256];  /* Set-Cookie, empty if none */
    struct buffer body;
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

/* How homes ask for the judgement of a class that is over (switch/notice.h). */
struct class_closer office_closer(struct office *office);

/* Takes the request; its answer comes to request->answer_to, unless that is full or the pool ends.
 * ERR_BUSY: the queue is full. ERR_NOMEM. With each the request is still the caller's. */
MUST_CHECK enum err office_submit(struct office *office, struct office_request *request);

struct office_request *office_request_create(void);
void office_request_destroy(struct office_request *request);
void office_answer_destroy(struct office_answer *answer);

#endif
