/* inbox.h - how other threads reach a worker: a wake, and the box for the office's answers.
 *
 * Runs on   inbox_wake: any thread, also a signal handler. Everything else: the worker.
 * Owns      the event descriptor and the mailbox; answers nobody took are freed at the end.
 * Ignorant of libwebsockets: the worker watches the descriptor like any other.
 *
 * It is made before the edge and the office and ends after both, so that nobody ever posts into
 * memory that is gone.
 */
#ifndef NET_INBOX_H
#define NET_INBOX_H

#include "base/err.h"

struct inbox;
struct mailbox;

/* So many requests may be with the office at once; the box holds as many, so it is never full. */
#define INBOX_ANSWERS_MAX 512

/* ERR_NOMEM, ERR_IO (no descriptor left). */
MUST_CHECK enum err inbox_create(struct inbox **ret);
/* NULL is welcome. */
void inbox_destroy(struct inbox *inbox);

/* A mailbox_wake: the worker looks at its mailboxes soon. A wake before it runs is not lost. */
void inbox_wake(void *inbox);

/* Becomes readable after a wake; borrowed. */
int inbox_fd(const struct inbox *inbox);
/* Before the mailboxes are read: a later wake then counts again. */
void inbox_silence(struct inbox *inbox);
/* Where the office puts LETTER_OFFICE_ANSWER. */
struct mailbox *inbox_mailbox(struct inbox *inbox);

#endif
