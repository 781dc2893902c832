#include "store/store_thread.h"

#include <stdatomic.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "base/thread.h"
#include "store/scribe.h"
#include "store/spool.h"
#include "store/store.h"

/* Calls of store_thread_do, flush and watch that may wait at once, beside the lines. */
#define ERRANDS_MAX 64
#define TAKE_MAX 64
/* In the midst of a long act, between two looks at what came in. */
#define LOOK_MS 5

/* What comes into the thread's mailbox. */
enum intake { INTAKE_LINES, INTAKE_ERRAND };

/* Something to do in between groups, on the stack of whoever waits for it. */
struct errand {
    struct list link;
    enum err (*act)(struct store *store, void *arg); /* NULL: only wait for the lines before */
    void *arg;
    struct mailbox *watch; /* not NULL: this instead; it needs no database */
    enum err err;
    struct bell done;
};

struct store_thread {
    struct store *store;
    struct scribe scribe;
    struct scribe_budget budget;
    struct spool *spool;
    struct mailbox *intake;
    struct list errands; /* to do next, in order */
    bool acting;         /* one of them has the database for itself */
    uint64_t look_mono_ms;
    struct bell bell;
    bool bell_made;
    struct thread *thread;
    atomic_bool stop;
    unsigned memory_lines_max;
    size_t memory_bytes_max;
};

struct store_thread_options store_thread_defaults(void)
{
    return (struct store_thread_options){
        .group_ms = 50,
        .group_lines = 256,
        .retry_ms = 1000,
        .memory_lines_max = 100000,
        .memory_bytes_max = 64u * 1024u * 1024u,
    };
}

/* Sorts what came in; the lines that were appended before an errand are taken before it runs. */
static void take_in(struct store_thread *st)
{
    struct letter letters[TAKE_MAX];
    int n = 0;
    do {
        n = mailbox_take(st->intake, letters, TAKE_MAX);
        for (int i = 0; i < n; i++) {
            if (letters[i].kind == INTAKE_LINES)
                scribe_add(&st->scribe, letters[i].body);
            else
                list_add_last(&st->errands, &((struct errand *)letters[i].body)->link);
        }
    } while (n == TAKE_MAX);
}

/* Facts of classes do not wait for the end of an import of thousands. */
static void look_meanwhile(void *arg)
{
    struct store_thread *st = arg;
    uint64_t now_mono_ms = st->acting ? clock_mono_ms(st->scribe.clock) : 0;
    if (!st->acting || now_mono_ms < st->look_mono_ms)
        return;
    st->look_mono_ms = now_mono_ms + LOOK_MS;
    take_in(st);
    scribe_set_aside(&st->scribe);
}

static enum err run_act(struct store_thread *st, const struct errand *errand)
{
    st->acting = true;
    enum err err = errand->act(st->store, errand->arg);
    st->acting = false;
    return err;
}

static void run_errand(struct store_thread *st, struct errand *errand)
{
    if (errand->watch)
        errand->err = scribe_watch(&st->scribe, errand->watch);
    else if (!scribe_is_done(&st->scribe))
        errand->err = ERR_STORE;
    else
        errand->err = errand->act ? run_act(st, errand) : OK;
    bell_ring(&errand->done); /* from here on it is gone */
}

static void round_once(struct store_thread *st)
{
    take_in(st);
    scribe_work(&st->scribe, !list_is_empty(&st->errands));
    while (!list_is_empty(&st->errands)) {
        run_errand(st, LIST_ITEM(list_take_first(&st->errands), struct errand, link));
        scribe_work(&st->scribe, !list_is_empty(&st->errands));
    }
}

static void thread_run(void *arg)
{
    struct store_thread *st = arg;
    while (!atomic_load(&st->stop)) {
        bell_wait(&st->bell, scribe_wait_ms(&st->scribe));
        round_once(st);
    }
    round_once(st); /* what came in before the stop */
    scribe_work(&st->scribe, true);
}

static enum err open_spool(struct store_thread *st, const char *path)
{
    uint64_t torn_bytes = 0;
    enum err err = spool_open(&st->spool, path, &torn_bytes);
    if (err)
        LOG_ERROR(store, "spool cannot be read", "path=%s err=%s", path, err_name(err));
    else if (torn_bytes)
        LOG_WARN(store, "spool had a torn end, kept as .torn", "bytes=%llu",
                 (unsigned long long)torn_bytes);
    return err == ERR_MALFORMED ? ERR_IO : err;
}

static enum err replay_at_start(struct store_thread *st)
{
    if (!spool_has_lines(st->spool))
        return OK;
    enum err err = scribe_replay(&st->scribe);
    if (!err)
        LOG_INFO(store, "spool of an earlier run replayed", "lines=%llu",
                 (unsigned long long)scribe_stats(&st->scribe).lines_replayed);
    return err;
}

static enum err build(struct store_thread *st, const struct store_thread_options *options)
{
    enum err err = open_spool(st, options->spool_path);
    if (!err)
        err = scribe_init(&st->scribe, options, st->spool, &st->budget);
    if (!err)
        err = replay_at_start(st);
    if (!err)
        err = bell_init(&st->bell);
    if (err)
        return err;
    st->bell_made = true;
    err =
        mailbox_create(&st->intake, options->memory_lines_max + ERRANDS_MAX, bell_wake, &st->bell);
    if (err)
        return err;
    store_set_look(st->store, look_meanwhile, st);
    return thread_start(&st->thread, "store", THREAD_NORMAL, thread_run, st);
}

enum err store_thread_create(struct store_thread **ret, const struct store_thread_options *options)
{
    struct store_thread *st = mem_zalloc(1, sizeof *st);
    if (!st)
        return ERR_NOMEM;
    st->store = options->store;
    list_init(&st->errands);
    st->memory_lines_max = options->memory_lines_max;
    st->memory_bytes_max = options->memory_bytes_max;

    enum err err = build(st, options);
    if (err) {
        store_thread_destroy(st);
        return err;
    }
    *ret = st;
    return OK;
}

void store_thread_destroy(struct store_thread *st)
{
    if (!st)
        return;
    if (st->thread) {
        atomic_store(&st->stop, true);
        bell_ring(&st->bell);
        thread_join(st->thread);
        store_set_look(st->store, NULL, NULL);
    }
    if (st->scribe.group)
        scribe_finish(&st->scribe);
    spool_close(st->spool);
    mailbox_destroy(st->intake);
    if (st->bell_made)
        bell_finish(&st->bell);
    mem_free(st);
}

/* Takes from what memory may hold, or changes nothing. */
static bool reserve(atomic_size_t *taken, size_t more, size_t max)
{
    size_t before = atomic_fetch_add(taken, more);
    if (more <= max && before <= max - more)
        return true;
    atomic_fetch_sub(taken, more);
    return false;
}

enum err store_thread_append(struct store_thread *st, const struct journal_line *lines, size_t n,
                             struct mailbox *answer_to, uint64_t tag)
{
    struct batch *batch = NULL;
    enum err err = batch_create(&batch, lines, n, answer_to, tag);
    if (err)
        return err;
    if (!reserve(&st->budget.lines, batch->n, st->memory_lines_max)) {
        batch_destroy(batch);
        return ERR_FULL;
    }
    if (!reserve(&st->budget.bytes, batch->bytes, st->memory_bytes_max)) {
        atomic_fetch_sub(&st->budget.lines, batch->n);
        batch_destroy(batch);
        return ERR_FULL;
    }
    err = mailbox_post(st->intake, (struct letter){INTAKE_LINES, batch});
    if (err) {
        atomic_fetch_sub(&st->budget.lines, batch->n);
        atomic_fetch_sub(&st->budget.bytes, batch->bytes);
        batch_destroy(batch);
    }
    return err;
}

static enum err run_and_wait(struct store_thread *st, struct errand *errand)
{
    enum err err = bell_init(&errand->done);
    if (err)
        return err;
    list_init(&errand->link);
    err = mailbox_post(st->intake, (struct letter){INTAKE_ERRAND, errand});
    if (!err) {
        bell_wait(&errand->done, UINT64_MAX);
        err = errand->err;
    } else {
        err = ERR_BUSY;
    }
    bell_finish(&errand->done);
    return err;
}

enum err store_thread_do(struct store_thread *st, enum err (*act)(struct store *store, void *arg),
                         void *arg)
{
    struct errand errand = {.act = act, .arg = arg};
    return run_and_wait(st, &errand);
}

enum err store_thread_flush(struct store_thread *st)
{
    struct errand errand = {.act = NULL};
    return run_and_wait(st, &errand);
}

enum err store_thread_watch(struct store_thread *st, struct mailbox *box)
{
    struct errand errand = {.watch = box};
    return run_and_wait(st, &errand);
}

bool store_thread_is_safe(const struct store_thread *st)
{
    return scribe_is_safe(&st->scribe);
}

struct store_thread_stats store_thread_stats(const struct store_thread *st)
{
    return scribe_stats(&st->scribe);
}
