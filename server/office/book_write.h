/* book_write.h - writes facts into the book of an activity (judging/book.h).
 *
 * Runs on   the pool's threads; the facts are decided on and appended on the store thread, in one
 *           transaction, so that of two people who do the same at once only one does it.
 * Borrows   everything for the call.
 */
#ifndef OFFICE_BOOK_WRITE_H
#define OFFICE_BOOK_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"
#include "wire/gen_messages.h"

struct book;
struct call;
struct store;

#define BOOK_LINES_MAX 500 /* facts that are written together */

/* What a fact is held against, at the moment at which it is written. */
struct book_moment {
    struct store *store; /* inside the transaction */
    const struct book *book;
    struct activity_row activity;
    bool sealed; /* a class of the activity is: what changes attendance needs a second person */
};

/* Decides whether the facts may be written, and may change them. An error: nothing is written;
 * *ret_detail is a stable word for what is wrong, or left alone. */
typedef enum err book_decide(const struct book_moment *moment, void *arg, const char **ret_detail);

struct book_line {
    enum fact_type type;
    const void *fact; /* struct msg_fact_<name>, with who did it */
    struct id event;  /* out */
};

struct book_wish {
    struct id activity;
    struct id by; /* the person who writes */
    struct book_line *lines;
    size_t n;
    book_decide *decide; /* NULL: nothing is left to decide */
    void *arg;
};

/* Writes all facts or none; then the account of the activity follows them (office/settling.h):
 * should that fail, it is logged and done with the next fact or start. call->detail says what
 * `decide` found wrong. ERR_NOT_FOUND: no such activity. ERR_LOCKED: it is cancelled. ERR_INVALID:
 * a fact that the protocol forbids. ERR_STORE, ERR_BUSY, ERR_NOMEM. What `decide` returned. */
MUST_CHECK enum err book_write(struct call *call, struct book_wish *wish);

/* Writes, lets `look` see the store with it, and takes everything back. Errors as above, and what
 * `look` returned. */
MUST_CHECK enum err book_try(struct call *call, struct book_wish *wish,
                             enum err (*look)(struct store *store, void *arg), void *arg);

#endif
