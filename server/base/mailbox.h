/* mailbox.h - a bounded queue from many threads to one.
 *
 * Runs on   mailbox_post: any thread. Everything else belongs to the reader.
 * Owns      its slots; the bodies change hands with their letters.
 */
#ifndef BASE_MAILBOX_H
#define BASE_MAILBOX_H

#include "base/err.h"

struct mailbox;

struct letter {
    int kind;
    void *body;
};

/* Runs after a post into an empty box, on the poster's thread, outside the lock. */
typedef void mailbox_wake(void *arg);

/* `letters_max` is at least 1; `wake` may be NULL. ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err mailbox_create(struct mailbox **ret, unsigned letters_max, mailbox_wake *wake,
                                   void *arg);
/* Nobody may post any more. What was not taken is forgotten: take it first, it may own something.
 * NULL is welcome. */
void mailbox_destroy(struct mailbox *box);

/* ERR_FULL: the reader is behind; the body is still the caller's. */
MUST_CHECK enum err mailbox_post(struct mailbox *box, struct letter letter);
/* Takes up to `max` letters, oldest first; returns how many. A reader that was woken takes until
 * it gets fewer than it asked for: a wake comes only when the box was empty. */
int mailbox_take(struct mailbox *box, struct letter *ret, int max);

#endif
