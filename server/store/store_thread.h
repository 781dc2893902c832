/* store_thread.h - the one thread that writes: facts become durable here.
 *
 * Runs on   create, destroy, watch: the main thread. append, is_safe: any thread, event loops too.
 *           do, flush: threads that may wait (the office), never an event loop.
 * Owns      its thread, what waits to be written, the spool file.
 * Borrows   the store, the clock and every mailbox it answers to: they outlive it. Nobody else uses
 *           the store while the thread lives.
 *
 * Lines are committed in groups: group_ms after the first of a group came, or as soon as
 * group_lines wait. While the database takes none (full disk, broken), lines go to the spool, a
 * file that is synced before anyone is answered; they are replayed into the journal, by their event
 * ids, when the database is back. So do lines that come while an act of store_thread_do takes long
 * (an import of thousands): they are replayed as soon as it has ended. When the spool takes none
 * either, lines stay in memory, bounded, unanswered, and are tried again; whoever watches learns
 * that attendance is not safe. Order is kept throughout.
 */
#ifndef STORE_STORE_THREAD_H
#define STORE_STORE_THREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "store/journal.h"
#include "store/letters.h"

struct mailbox;
struct store;
struct store_thread;

struct store_thread_options {
    struct store *store;       /* not read-only */
    const char *spool_path;    /* copied; the file is made when it is needed */
    const struct clock *clock; /* usable from any thread */
    unsigned group_ms;         /* 50 */
    unsigned group_lines;      /* 256 */
    unsigned retry_ms;         /* between attempts while the database or the spool is away; 1000 */
    unsigned memory_lines_max; /* lines that wait in memory; 100000 */
    size_t memory_bytes_max;   /* their bodies in all; 64 MB */
};

/* The numbers named above; store, spool_path and clock are still to be set. */
struct store_thread_options store_thread_defaults(void);

/* Replays what an earlier run left in the spool, then starts the thread. A torn end of the spool (a
 * crash while writing: nobody was answered) is logged and kept beside it as <spool>.torn.
 * ERR_STORE: the spool has lines and the database does not take them. ERR_IO: the spool cannot be
 * read. ERR_NOMEM. Each leaves *ret alone, and the spool as it was. */
MUST_CHECK enum err store_thread_create(struct store_thread **ret,
                                        const struct store_thread_options *options);
/* Commits what waits (or spools it), answers, ends the thread. Only what neither takes is lost: it
 * is logged, and answered with ERR_STORE. Answers for which a mailbox has no place are dropped: its
 * reader is to be gone or to have emptied it. NULL is welcome. */
void store_thread_destroy(struct store_thread *st);

/* Copies the lines and returns: waits for no disk. They are committed together. When they are
 * durable, `answer_to` (may be NULL) gets LETTER_JOURNAL_DURABLE with `tag`; answers come in the
 * order of the appends. A full mailbox is tried again until it takes them.
 * ERR_FULL: memory_lines_max or memory_bytes_max are reached. ERR_INVALID, ERR_OVERSIZE: of
 * journal_line_check. ERR_NOMEM. With each, nothing was taken and no letter comes. */
MUST_CHECK enum err store_thread_append(struct store_thread *st, const struct journal_line *lines,
                                        size_t n, struct mailbox *answer_to, uint64_t tag);

/* Runs `act` on the store thread and waits for it. All lines appended before are in the journal
 * then; when they cannot be brought there, ERR_STORE and `act` does not run. ERR_BUSY: too many
 * wait already. Else what `act` returned. */
MUST_CHECK enum err store_thread_do(struct store_thread *st,
                                    enum err (*act)(struct store *store, void *arg), void *arg);
/* Waits until all lines appended before are in the journal. ERR_STORE: they cannot be brought there
 * now. ERR_BUSY. */
MUST_CHECK enum err store_thread_flush(struct store_thread *st);

/* From now on `box` gets LETTER_STORE_SAFETY whenever the safety changes. It starts as safe: when
 * it is not, a letter comes at once. ERR_FULL: more than 64 watch. */
MUST_CHECK enum err store_thread_watch(struct store_thread *st, struct mailbox *box);
/* False while lines wait that neither the database nor the spool takes. */
bool store_thread_is_safe(const struct store_thread *st);

struct store_thread_stats {
    uint64_t lines_committed; /* into the journal, from memory */
    uint64_t lines_spooled;
    uint64_t lines_replayed; /* from the spool into the journal */
    uint64_t groups;         /* commits that worked */
    uint64_t failures;       /* commits that did not */
    uint64_t lines_waiting;  /* in memory, unanswered */
    bool spooling;           /* the spool holds lines */
};

struct store_thread_stats store_thread_stats(const struct store_thread *st);

#endif
