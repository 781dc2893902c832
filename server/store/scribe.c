#include "store/scribe.h"

#include <errno.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "store/spool.h"
#include "store/store.h"

/* So much is made ready for the spool before it is written. */
#define SPOOL_CHUNK_BYTES (1024u * 1024u)

enum err scribe_init(struct scribe *scribe, const struct store_thread_options *options,
                     struct spool *spool, struct scribe_budget *budget)
{
    memset(scribe, 0, sizeof *scribe);
    scribe->store = options->store;
    scribe->spool = spool;
    scribe->clock = options->clock;
    scribe->group_ms = options->group_ms;
    scribe->group_lines = options->group_lines;
    scribe->retry_ms = options->retry_ms;
    scribe->budget = budget;
    list_init(&scribe->pending);
    list_init(&scribe->durable);
    scribe->safe_since_ms = clock_wall_ms(scribe->clock);
    atomic_store(&scribe->safe, true);
    scribe->group = mem_zalloc(scribe->group_lines, sizeof *scribe->group);
    return scribe->group ? OK : ERR_NOMEM;
}

static struct batch *batch_of(struct list *link)
{
    return LIST_ITEM(link, struct batch, link);
}

static void release(struct scribe *scribe, struct batch *batch)
{
    list_remove(&batch->link);
    atomic_fetch_sub(&scribe->budget->lines, batch->n);
    atomic_fetch_sub(&scribe->budget->bytes, batch->bytes);
    batch_destroy(batch);
}

void scribe_finish(struct scribe *scribe)
{
    if (scribe->pending_lines)
        LOG_ERROR(store, "lines lost", "lines=%zu", scribe->pending_lines);
    while (!list_is_empty(&scribe->pending)) {
        struct batch *batch = batch_of(list_take_first(&scribe->pending));
        if (batch->answer)
            batch->answer->err = ERR_STORE;
        list_add_last(&scribe->durable, &batch->link);
    }
    LIST_EACH (at, &scribe->durable) {
        struct batch *batch = batch_of(at);
        struct letter letter = {LETTER_JOURNAL_DURABLE, batch->answer};
        if (batch->answer && mailbox_post(batch->answer_to, letter) == OK)
            batch->answer = NULL;
        release(scribe, batch);
    }
    mem_free(scribe->group);
    scribe->group = NULL;
    scribe->pending_lines = 0;
}

void scribe_add(struct scribe *scribe, struct batch *batch)
{
    if (list_is_empty(&scribe->pending))
        scribe->group_mono_ms = clock_mono_ms(scribe->clock);
    list_add_last(&scribe->pending, &batch->link);
    scribe->pending_lines += batch->n;
}

/* The first n batches are on a disk. */
static void pending_done(struct scribe *scribe, size_t n)
{
    while (n-- > 0) {
        struct batch *batch = batch_of(list_take_first(&scribe->pending));
        scribe->pending_lines -= batch->n;
        list_add_last(&scribe->durable, &batch->link);
    }
    if (scribe->pending_lines)
        scribe->group_mono_ms = clock_mono_ms(scribe->clock);
}

static void store_failed(struct scribe *scribe, enum err err)
{
    atomic_fetch_add(&scribe->failures, 1);
    if (!scribe->store_away)
        LOG_ERROR(store, "database away, lines go to the spool", "err=%s reason=\"%s\"",
                  err_name(err), err == ERR_STORE ? store_fault_text(scribe->store) : "");
    scribe->store_away = true;
    scribe->store_retry_mono_ms = clock_mono_ms(scribe->clock) + scribe->retry_ms;
}

/* One transaction: as many batches as a group holds, or one that is larger than a group. */
static enum err commit_group(struct scribe *scribe)
{
    const struct batch *first = batch_of(list_first(&scribe->pending));
    const struct journal_line *lines = first->lines;
    size_t n_lines = first->n;
    size_t n_batches = 1;

    if (n_lines < scribe->group_lines) {
        n_lines = n_batches = 0;
        LIST_EACH (at, &scribe->pending) {
            const struct batch *batch = batch_of(at);
            if (n_lines + batch->n > scribe->group_lines)
                break;
            memcpy(&scribe->group[n_lines], batch->lines, batch->n * sizeof batch->lines[0]);
            n_lines += batch->n;
            n_batches++;
        }
        lines = scribe->group;
    }
    enum err err = store_journal_append(scribe->store, lines, n_lines);
    if (err)
        return err;
    pending_done(scribe, n_batches);
    atomic_fetch_add(&scribe->lines_committed, n_lines);
    atomic_fetch_add(&scribe->groups, 1);
    return OK;
}

static void commit_pending(struct scribe *scribe)
{
    while (!list_is_empty(&scribe->pending)) {
        enum err err = commit_group(scribe);
        if (err) {
            store_failed(scribe, err);
            return;
        }
    }
}

static enum err replay_group(const struct journal_line *lines, size_t n, void *arg)
{
    struct scribe *scribe = arg;
    enum err err = store_journal_append(scribe->store, lines, n);
    if (err)
        return err;
    atomic_fetch_add(&scribe->lines_replayed, n);
    atomic_fetch_add(&scribe->groups, 1);
    return OK;
}

enum err scribe_replay(struct scribe *scribe)
{
    return spool_replay(scribe->spool, scribe->group_lines, replay_group, scribe);
}

/* What was spooled comes before what waits: the journal keeps the order. True: it is back. */
static bool bring_back(struct scribe *scribe)
{
    enum err err = scribe_replay(scribe);
    if (!err && !list_is_empty(&scribe->pending))
        err = commit_group(scribe);
    if (err) {
        store_failed(scribe, err);
        return false;
    }
    if (scribe->store_away)
        LOG_INFO(store, "database is back", "replayed_lines=%llu",
                 (unsigned long long)atomic_load(&scribe->lines_replayed));
    scribe->store_away = false;
    scribe->spool_away = false;
    return true;
}

static void spool_failed(struct scribe *scribe, enum err err, int why)
{
    if (!scribe->spool_away)
        LOG_ERROR(store,
                  scribe->store_away ? "spool away too, attendance is not safe"
                                     : "spool away, lines wait while the database is busy",
                  "err=%s reason=\"%s\"", err_name(err), err == ERR_IO ? strerror(why) : "");
    scribe->spool_away = true;
    scribe->spool_retry_mono_ms = clock_mono_ms(scribe->clock) + scribe->retry_ms;
}

static enum err spool_batch(struct scribe *scribe, const struct batch *batch)
{
    enum err err = OK;
    for (size_t i = 0; i < batch->n && !err; i++)
        err = spool_add(scribe->spool, &batch->lines[i]);
    return err;
}

/* A chunk of batches, each whole or not at all. */
static enum err spool_chunk(struct scribe *scribe)
{
    size_t n_batches = 0;
    size_t n_lines = 0;
    LIST_EACH (at, &scribe->pending) {
        if (spool_added_bytes(scribe->spool) >= SPOOL_CHUNK_BYTES)
            break;
        enum err err = spool_batch(scribe, batch_of(at));
        if (err) {
            spool_forget(scribe->spool);
            return err;
        }
        n_batches++;
        n_lines += batch_of(at)->n;
    }
    enum err err = spool_commit(scribe->spool);
    if (err)
        return err;
    pending_done(scribe, n_batches);
    atomic_fetch_add(&scribe->lines_spooled, n_lines);
    return OK;
}

static void spool_pending(struct scribe *scribe)
{
    while (!list_is_empty(&scribe->pending)) {
        enum err err = spool_chunk(scribe);
        if (err) {
            spool_failed(scribe, err, errno);
            return;
        }
    }
    scribe->spool_away = false;
}

/* Mailboxes without a place, in one pass over the answers: what comes later for them waits too, so
 * that their order holds. */
struct blocked {
    const struct mailbox *boxes[SCRIBE_WATCHERS_MAX];
    size_t n;
};

static bool is_blocked(const struct blocked *blocked, const struct mailbox *box)
{
    for (size_t i = 0; i < blocked->n; i++)
        if (blocked->boxes[i] == box)
            return true;
    return blocked->n == SCRIBE_WATCHERS_MAX;
}

static void post_answers(struct scribe *scribe)
{
    struct blocked blocked = {.n = 0};
    LIST_EACH (at, &scribe->durable) {
        struct batch *batch = batch_of(at);
        if (!batch->answer) {
            release(scribe, batch);
            continue;
        }
        if (is_blocked(&blocked, batch->answer_to))
            continue;
        if (mailbox_post(batch->answer_to,
                         (struct letter){LETTER_JOURNAL_DURABLE, batch->answer})) {
            blocked.boxes[blocked.n++] = batch->answer_to;
            continue;
        }
        batch->answer = NULL; /* the reader's now */
        release(scribe, batch);
    }
}

static void safety_look(struct scribe *scribe)
{
    bool safe = !(scribe->store_away && scribe->spool_away && !list_is_empty(&scribe->pending));
    if (safe == atomic_load(&scribe->safe))
        return;
    scribe->safe_since_ms = clock_wall_ms(scribe->clock);
    atomic_store(&scribe->safe, safe);
    if (safe)
        LOG_INFO(store, "attendance is safe again");
}

/* Whoever cannot be told now (no memory, no place) is told later what then holds. */
static void safety_tell(struct scribe *scribe)
{
    bool safe = atomic_load(&scribe->safe);
    for (size_t i = 0; i < scribe->n_watchers; i++) {
        struct scribe_watcher *watcher = &scribe->watchers[i];
        struct store_safety *body = NULL;
        if (watcher->told_safe == safe)
            continue;
        body = mem_alloc(sizeof *body);
        if (!body)
            return;
        *body = (struct store_safety){safe, scribe->safe_since_ms};
        if (mailbox_post(watcher->box, (struct letter){LETTER_STORE_SAFETY, body}) == OK)
            watcher->told_safe = safe;
        else
            mem_free(body);
    }
}

static uint64_t until(uint64_t mono_ms, uint64_t now_mono_ms)
{
    return mono_ms > now_mono_ms ? mono_ms - now_mono_ms : 0;
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* How long the pending lines may still wait for company. */
static uint64_t group_wait_ms(const struct scribe *scribe, uint64_t now_mono_ms)
{
    if (list_is_empty(&scribe->pending))
        return UINT64_MAX;
    if (scribe->store_away && scribe->spool_away)
        return until(scribe->spool_retry_mono_ms, now_mono_ms);
    if (scribe->pending_lines >= scribe->group_lines)
        return 0;
    return until(scribe->group_mono_ms + scribe->group_ms, now_mono_ms);
}

static uint64_t store_wait_ms(const struct scribe *scribe, uint64_t now_mono_ms)
{
    return scribe->store_away ? until(scribe->store_retry_mono_ms, now_mono_ms) : UINT64_MAX;
}

static bool has_letters(const struct scribe *scribe)
{
    bool safe = atomic_load(&scribe->safe);
    for (size_t i = 0; i < scribe->n_watchers; i++)
        if (scribe->watchers[i].told_safe != safe)
            return true;
    return !list_is_empty(&scribe->durable);
}

void scribe_work(struct scribe *scribe, bool now)
{
    uint64_t now_mono_ms = clock_mono_ms(scribe->clock);
    bool set_aside = !scribe->store_away && spool_has_lines(scribe->spool);
    if (set_aside || (scribe->store_away && (now || store_wait_ms(scribe, now_mono_ms) == 0)))
        now = bring_back(scribe) || now; /* what has waited so long waits for no company */
    if (now || group_wait_ms(scribe, now_mono_ms) == 0) {
        if (!scribe->store_away)
            commit_pending(scribe);
        if (scribe->store_away)
            spool_pending(scribe);
    }
    atomic_store(&scribe->spooling, spool_has_lines(scribe->spool));
    safety_look(scribe);
    post_answers(scribe);
    safety_tell(scribe);
}

void scribe_set_aside(struct scribe *scribe)
{
    uint64_t now_mono_ms = clock_mono_ms(scribe->clock);
    bool may = !scribe->store_away &&
               (!scribe->spool_away || until(scribe->spool_retry_mono_ms, now_mono_ms) == 0);
    if (may && group_wait_ms(scribe, now_mono_ms) == 0)
        spool_pending(scribe);
    atomic_store(&scribe->spooling, spool_has_lines(scribe->spool));
    post_answers(scribe);
}

uint64_t scribe_wait_ms(const struct scribe *scribe)
{
    uint64_t now_mono_ms = clock_mono_ms(scribe->clock);
    uint64_t wait_ms =
        least(group_wait_ms(scribe, now_mono_ms), store_wait_ms(scribe, now_mono_ms));
    return has_letters(scribe) ? least(wait_ms, SCRIBE_ANSWER_RETRY_MS) : wait_ms;
}

bool scribe_is_done(const struct scribe *scribe)
{
    return list_is_empty(&scribe->pending) && !scribe->store_away &&
           !spool_has_lines(scribe->spool);
}

enum err scribe_watch(struct scribe *scribe, struct mailbox *box)
{
    if (scribe->n_watchers == SCRIBE_WATCHERS_MAX)
        return ERR_FULL;
    scribe->watchers[scribe->n_watchers++] = (struct scribe_watcher){box, true};
    safety_tell(scribe);
    return OK;
}

bool scribe_is_safe(const struct scribe *scribe)
{
    return atomic_load(&scribe->safe);
}

struct store_thread_stats scribe_stats(const struct scribe *scribe)
{
    return (struct store_thread_stats){
        .lines_committed = atomic_load(&scribe->lines_committed),
        .lines_spooled = atomic_load(&scribe->lines_spooled),
        .lines_replayed = atomic_load(&scribe->lines_replayed),
        .groups = atomic_load(&scribe->groups),
        .failures = atomic_load(&scribe->failures),
        .lines_waiting = atomic_load(&scribe->budget->lines),
        .spooling = atomic_load(&scribe->spooling),
    };
}
