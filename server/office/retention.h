/* retention.h - lets go of personal data whose time is over, by the rules of the configuration.
 *
 * Runs on   retention_pass: any thread with a reader of its own that may wait. The daily pass: a
 *           thread of its own keeps the time, the pool does the work.
 * Borrows   what its links name. retention_destroy comes before the end of the pool.
 *
 * UU 27/2022 art. 42 to 44; what is kept how long, and why, is told in server/policies/privacy.md.
 * Only small transactions: the lines of a live class wait for none of it. What a pass did is an
 * audit line, and stands in the store's meta "retention" until the next.
 *
 * Chat, named votes and notes on removals of a class are erased that ended long enough ago, unless
 * its activity has an objection or a document that nobody answered, or a fact that waits for a
 * second coordinator: they may be evidence then.
 */
#ifndef OFFICE_RETENTION_H
#define OFFICE_RETENTION_H

#include <stdint.h>

#include "base/err.h"

struct clock;
struct config;
struct json_out;
struct pool;
struct retention;
struct store;
struct store_thread;

/* How long used or expired invitations stay, so that who comes too late is told so. */
#define RETENTION_INVITATION_DAYS 30

/* In days; 0: for ever. */
struct retention_rules {
    unsigned chat_days;
    unsigned address_days;
    unsigned document_days;
};

struct retention_report {
    int64_t at_ms;    /* when it was */
    int64_t as_of_ms; /* the moment that counted as now; by command it may be another */
    uint64_t classes; /* of which something was erased */
    uint64_t lines;
    uint64_t held; /* classes that would have been due, but are kept as evidence */
    uint64_t addresses;
    uint64_t sign_ins;
    uint64_t invitations;
    uint64_t documents;
};

struct retention_wish {
    struct store *reader;
    struct store_thread *writer;
    struct retention_rules rules;
    int64_t now_ms;
    int64_t as_of_ms; /* what is due then; mostly now_ms */
};

struct retention_rules retention_rules_of(const struct config *config);
/* Lets go of all that is due. ERR_STORE, ERR_BUSY, ERR_NOMEM: a part may be done, and *ret says
 * which; the rest is due at the next pass. */
MUST_CHECK enum err retention_pass(const struct retention_wish *wish, struct retention_report *ret);
/* What the last pass did. ERR_NOT_FOUND: there was none yet. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err retention_last(struct store *store, struct retention_report *ret);
/* As members of the object at hand. */
void retention_report_write(struct json_out *out, const struct retention_report *report);

struct retention_links {
    const struct config *config;
    const struct clock *clock;
    struct pool *pool;
    struct store_thread *store;
    uint64_t every_ms; /* from one pass to the next */
};

/* A pass now, and on and on. ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err retention_start(struct retention **ret, const struct retention_links *links);
/* NULL is welcome. */
void retention_destroy(struct retention *retention);

#endif
