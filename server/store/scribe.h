/* scribe.h - what the store thread does with lines: groups, commits, the spool, answers.
 *
 * Runs on   the store thread; scribe_is_safe and scribe_stats may be asked from any thread.
 * Owns      the batches that it was given, until they are answered.
 * Borrows   the store, the spool, the clock, the mailboxes.
 * Ignorant of threads: it is told when to work and says when it wants to, so that tests drive it
 *           with a clock of their own.
 */
#ifndef STORE_SCRIBE_H
#define STORE_SCRIBE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/list.h"
#include "store/batch.h"
#include "store/store_thread.h"

#define SCRIBE_WATCHERS_MAX 64
/* A mailbox that had no place is tried again after so long. */
#define SCRIBE_ANSWER_RETRY_MS 10

struct spool;
struct store;

/* What waits in memory; whoever appends takes, the scribe gives back. */
struct scribe_budget {
    atomic_size_t lines;
    atomic_size_t bytes;
};

/* A mailbox that wants to know, and what it was told last. */
struct scribe_watcher {
    struct mailbox *box;
    bool told_safe;
};

struct scribe {
    struct store *store;
    struct spool *spool;
    const struct clock *clock;
    unsigned group_ms;
    unsigned group_lines;
    unsigned retry_ms;
    struct scribe_budget *budget;

    struct list pending; /* batches, oldest first */
    size_t pending_lines;
    uint64_t group_mono_ms;     /* when the oldest of them came */
    struct list durable;        /* batches whose answers wait for a place in a mailbox */
    struct journal_line *group; /* room for group_lines */

    bool store_away; /* the database refused; lines go to the spool */
    uint64_t store_retry_mono_ms;
    bool spool_away; /* the spool refused too (or alone, in a long act); lines wait */
    uint64_t spool_retry_mono_ms;

    struct scribe_watcher watchers[SCRIBE_WATCHERS_MAX];
    size_t n_watchers;
    int64_t safe_since_ms;

    atomic_bool safe;
    atomic_bool spooling;
    atomic_uint_fast64_t lines_committed, lines_spooled, lines_replayed, groups, failures;
};

/* Borrows all that is named in the options but spool_path. ERR_NOMEM. */
MUST_CHECK enum err scribe_init(struct scribe *scribe, const struct store_thread_options *options,
                                struct spool *spool, struct scribe_budget *budget);
/* What is still pending is lost: answered with ERR_STORE, and logged. */
void scribe_finish(struct scribe *scribe);

/* Replays the spool; at start, when a failure is the caller's to deal with. */
MUST_CHECK enum err scribe_replay(struct scribe *scribe);

/* Takes the batch. */
void scribe_add(struct scribe *scribe, struct batch *batch);
/* Does what is due: brings the database back, commits, spools, answers. `now` means everything,
 * without waiting for a group to fill or for the time of the next attempt. */
void scribe_work(struct scribe *scribe, bool now);
/* In the midst of an act that has the database for itself: what is due goes to the spool and is
 * answered; the next scribe_work brings it into the journal. A spool that takes nothing lets lines
 * wait for the end of the act. */
void scribe_set_aside(struct scribe *scribe);
/* How long it has nothing to do, in ms; UINT64_MAX: until it is given something. */
uint64_t scribe_wait_ms(const struct scribe *scribe);
/* Everything it was given is in the journal. */
bool scribe_is_done(const struct scribe *scribe);

/* ERR_FULL: SCRIBE_WATCHERS_MAX are there. */
MUST_CHECK enum err scribe_watch(struct scribe *scribe, struct mailbox *box);
bool scribe_is_safe(const struct scribe *scribe);
struct store_thread_stats scribe_stats(const struct scribe *scribe);

#endif
