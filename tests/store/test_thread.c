/* The store thread as its callers see it. Everything waits for letters, nothing for a time. */
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/thread.h"
#include "desk.h"
#include "failing_store.h"
#include "fixture.h"
#include "store/store_thread.h"

static void check_durable(struct desk *desk, uint64_t tag, enum err want)
{
    struct letter letter = desk_wait(desk);
    const struct journal_durable *durable = letter.body;
    if (check_same(letter.kind, LETTER_JOURNAL_DURABLE, "an answer")) {
        check_same((intmax_t)durable->tag, (intmax_t)tag, "its tag");
        check_same(durable->err, want, "what came of it");
    }
    mem_free(letter.body);
}

static void check_safety(struct desk *desk, bool safe)
{
    struct letter letter = desk_wait(desk);
    const struct store_safety *safety = letter.body;
    if (check_same(letter.kind, LETTER_STORE_SAFETY, "a word on safety"))
        check_same(safety->safe, safe, "safe?");
    mem_free(letter.body);
}

struct world {
    struct folder folder;
    struct store *store;
    struct store_thread *st;
    struct store_thread_options options;
    struct desk desk;
};

static void world_make(struct world *w)
{
    memset(w, 0, sizeof *w);
    folder_make(&w->folder);
    w->store = store_must_open(&backends[0], w->folder.db, false);
    failing_wrap(w->store);
    w->options = store_thread_defaults();
    w->options.store = w->store;
    w->options.spool_path = w->folder.spool;
    w->options.clock = &clock_system;
    w->options.group_ms = 5;
    w->options.retry_ms = 5;
    desk_make(&w->desk, 1024);
}

static void world_start(struct world *w)
{
    check_same(store_thread_create(&w->st, &w->options), OK, "start");
    if (!w->st)
        exit(2);
}

static void world_end(struct world *w)
{
    store_thread_destroy(w->st);
    store_close(w->store);
    desk_end(&w->desk);
    folder_drop(&w->folder);
}

static enum err append(struct world *w, unsigned n, uint64_t tag)
{
    struct journal_line line = line_of_kind(n, key("class", 1), 203);
    return store_thread_append(w->st, &line, 1, w->desk.box, tag);
}

struct count {
    unsigned n;
};

static enum err count_one(const struct journal_row *row, void *arg)
{
    (void)row;
    ((struct count *)arg)->n++;
    return OK;
}

static enum err count_class(struct store *store, void *arg)
{
    return store_journal_read(store, key("class", 1), 0, count_one, arg);
}

static unsigned lines_on_disk(const struct world *w)
{
    struct count count = {0};
    struct store *reader = store_must_open(&backends[0], w->folder.db, true);
    check_same(count_class(reader, &count), OK, "count");
    store_close(reader);
    return count.n;
}

static void durable_means_on_disk(void)
{
    struct world w;
    world_make(&w);
    world_start(&w);
    for (unsigned i = 1; i <= 10; i++) {
        check_same(append(&w, i, i), OK, "append");
        check_durable(&w.desk, i, OK);
        check_same(lines_on_disk(&w), i, "another connection sees it");
    }
    world_end(&w);
}

static void an_act_sees_what_was_appended_before(void)
{
    struct world w;
    struct count count = {0};
    world_make(&w);
    w.options.group_ms = 60000;
    world_start(&w);
    for (unsigned i = 1; i <= 5; i++)
        check_same(append(&w, i, i), OK, "append");
    check_same(store_thread_do(w.st, count_class, &count), OK, "act");
    check_same(count.n, 5, "five lines, though their minute is not over");
    for (unsigned i = 1; i <= 5; i++)
        check_durable(&w.desk, i, OK);
    check_same(append(&w, 6, 6), OK, "append");
    check_same(store_thread_flush(w.st), OK, "flush");
    check_same(lines_on_disk(&w), 6, "the sixth");
    world_end(&w);
}

/* An act as long as a line needs to be answered; what it writes itself is taken back. */
struct long_act {
    struct world *w;
    struct thread *other;
    struct count seen; /* by the act of somebody else, who came meanwhile */
    enum err others_err;
    bool answered;
    unsigned visible; /* lines, for another connection, while it ran */
};

static void act_of_another(void *arg)
{
    struct long_act *act = arg;
    act->others_err = store_thread_do(act->w->st, count_class, &act->seen);
}

static enum err write_until_answered(struct store *store, void *arg)
{
    struct long_act *act = arg;
    struct letter letter;
    uint64_t end_ms = clock_mono_ms(&clock_system) + DESK_PATIENCE_MS;

    check_same(append(act->w, 1, 1), OK, "a line of a class");
    check_same(thread_start(&act->other, "other", THREAD_NORMAL, act_of_another, act), OK, "other");
    while (!act->answered && clock_mono_ms(&clock_system) < end_ms) {
        check_same(store_meta_put(store, "long", slice_of_text("act")), OK, "it writes");
        act->answered = mailbox_take(act->w->desk.box, &letter, 1) == 1;
    }
    if (act->answered)
        mem_free(letter.body);
    act->visible = lines_on_disk(act->w);
    check(access(act->w->folder.spool, F_OK) == 0, "the line is in the spool");
    return ERR_INVALID;
}

static enum err long_together(struct store *store, void *arg)
{
    return store_together(store, write_until_answered, arg);
}

static enum err find_meta(struct store *store, void *arg)
{
    struct buffer value = {0};
    (void)arg;
    enum err err = store_meta_get(store, "long", &value);
    buffer_finish(&value);
    return err;
}

static void lines_do_not_wait_for_the_end_of_a_long_act(void)
{
    struct world w;
    struct long_act act = {.w = &w};
    world_make(&w);
    world_start(&w);
    check_same(store_thread_do(w.st, long_together, &act), ERR_INVALID, "the act");
    thread_join(act.other);
    check(act.answered, "the line was answered while the act ran");
    check_same(act.visible, 0, "durable beside the database");
    check_same(act.others_err, OK, "somebody else's act came after it");
    check_same(act.seen.n, 1, "and saw the line in the journal");
    check_same(store_thread_do(w.st, find_meta, NULL), ERR_NOT_FOUND, "the act was taken back");
    check_same(lines_on_disk(&w), 1, "the line was not");
    check(!store_thread_stats(w.st).spooling, "and the spool is empty");
    world_end(&w);
}

#define WRITES_OF_LONG_ACT 20000

static enum err append_and_write(struct store *store, void *arg)
{
    enum err err = append(arg, 1, 1);
    for (unsigned i = 0; !err && i < WRITES_OF_LONG_ACT; i++)
        err = store_meta_put(store, "long", slice_of_text("act"));
    return err;
}

static enum err append_and_write_together(struct store *store, void *arg)
{
    return store_together(store, append_and_write, arg);
}

static void a_long_act_without_a_spool_ends_before_lines_are_answered(void)
{
    struct world w;
    char nowhere[160];
    world_make(&w);
    snprintf(nowhere, sizeof nowhere, "%s/spools/spool", w.folder.path);
    w.options.spool_path = nowhere;
    world_start(&w);
    check_same(store_thread_watch(w.st, w.desk.box), OK, "watch");
    check_same(store_thread_do(w.st, append_and_write_together, &w), OK, "the act");
    check_durable(&w.desk, 1, OK);
    check(store_thread_is_safe(w.st), "nobody was alarmed");
    check_same(lines_on_disk(&w), 1, "the line");
    world_end(&w);
}

static void an_end_commits_what_waits(void)
{
    struct world w;
    world_make(&w);
    w.options.group_ms = 60000;
    world_start(&w);
    for (unsigned i = 1; i <= 10; i++)
        check_same(append(&w, i, i), OK, "append");
    store_thread_destroy(w.st);
    w.st = NULL;
    for (unsigned i = 1; i <= 10; i++)
        check_durable(&w.desk, i, OK);
    check_same(lines_on_disk(&w), 10, "ten lines");
    check_same(access(w.folder.spool, F_OK), -1, "and no spool");
    world_end(&w);
}

static void the_next_run_replays_the_spool(void)
{
    struct world w;
    world_make(&w);
    world_start(&w);
    atomic_store(&failing.away, true);
    for (unsigned i = 1; i <= 300; i++)
        check_same(append(&w, i, i), OK, "append");
    for (unsigned i = 1; i <= 300; i++)
        check_durable(&w.desk, i, OK);
    struct count count = {0};
    check(store_thread_is_safe(w.st), "safe, in the spool");
    check_same(store_thread_do(w.st, count_class, &count), ERR_STORE, "no act over a gap");
    check_same(store_thread_flush(w.st), ERR_STORE, "no flush either");
    store_thread_destroy(w.st);
    w.st = NULL;
    check_same(lines_on_disk(&w), 0, "nothing in the database");

    check_same(store_thread_create(&w.st, &w.options), ERR_STORE, "no start over a gap");
    check(w.st == NULL, "nothing was started");
    atomic_store(&failing.away, false);
    world_start(&w);
    check_same(lines_on_disk(&w), 300, "all are there before the first call");
    check_same((intmax_t)store_thread_stats(w.st).lines_replayed, 300, "from the spool");
    world_end(&w);
}

static void memory_is_bounded(void)
{
    struct world w;
    world_make(&w);
    w.options.group_ms = 60000;
    w.options.memory_lines_max = 10;
    world_start(&w);
    for (unsigned i = 1; i <= 10; i++)
        check_same(append(&w, i, i), OK, "append");
    check_same(append(&w, 11, 11), ERR_FULL, "one too many");
    check_same((intmax_t)store_thread_stats(w.st).lines_waiting, 10, "ten wait");
    check_same(store_thread_flush(w.st), OK, "flush");
    for (unsigned i = 1; i <= 10; i++)
        check_durable(&w.desk, i, OK);
    check_same(store_thread_flush(w.st), OK, "the answers are out");
    check_same(append(&w, 11, 11), OK, "there is a place again");
    world_end(&w);

    world_make(&w);
    w.options.memory_bytes_max = 100;
    world_start(&w);
    struct journal_line line = line_of_kind(1, key("class", 1), 203);
    uint8_t body[101] = {0};
    line.body = (struct slice){body, sizeof body};
    check_same(store_thread_append(w.st, &line, 1, NULL, 0), ERR_FULL, "101 bytes");
    line.body.len = 100;
    check_same(store_thread_append(w.st, &line, 1, NULL, 0), OK, "100 bytes");
    check_same(store_thread_append(w.st, &line, 0, NULL, 0), ERR_INVALID, "no lines");
    line.kind = 100;
    check_same(store_thread_append(w.st, &line, 1, w.desk.box, 0), ERR_INVALID, "no such kind");
    world_end(&w);
}

static void who_watches_is_told(void)
{
    struct world w;
    struct desk late;
    world_make(&w);
    char folder[128];
    char path[160];
    snprintf(folder, sizeof folder, "%s/spools", w.folder.path);
    snprintf(path, sizeof path, "%s/spool", folder);
    w.options.spool_path = path;
    world_start(&w);
    check_same(store_thread_watch(w.st, w.desk.box), OK, "watch");
    atomic_store(&failing.away, true);
    check_same(append(&w, 1, 1), OK, "append");
    check_safety(&w.desk, false);
    check(!store_thread_is_safe(w.st), "asked");
    desk_make(&late, 4);
    check_same(store_thread_watch(w.st, late.box), OK, "somebody comes later");
    check_safety(&late, false);
    check_same(append(&w, 2, 2), OK, "the class goes on");

    check_same(mkdir(folder, 0700), 0, "the spool has a place");
    check_durable(&w.desk, 1, OK);
    check_durable(&w.desk, 2, OK);
    check_safety(&w.desk, true);
    check_safety(&late, true);
    atomic_store(&failing.away, false);
    while (store_thread_flush(w.st) != OK)
        check(!atomic_load(&failing.away), "comes back");
    check_same(lines_on_disk(&w), 2, "both lines");
    store_thread_destroy(w.st);
    w.st = NULL;
    rmdir(folder);
    desk_end(&late);
    world_end(&w);
}

#define WRITERS 4
#define WRITES 250

struct writer_thread {
    struct world *w;
    unsigned first;
    struct desk desk;
    struct thread *thread;
    unsigned answered;
    bool in_order;
};

static void write_and_wait(void *arg)
{
    struct writer_thread *me = arg;
    me->in_order = true;
    for (unsigned i = 0; i < WRITES; i++) {
        struct journal_line line = line_of_kind(me->first + i, key("class", 1), 203);
        while (store_thread_append(me->w->st, &line, 1, me->desk.box, i) == ERR_FULL)
            bell_wait(&me->desk.bell, 1);
    }
    for (; me->answered < WRITES; me->answered++) {
        struct letter letter = desk_wait(&me->desk);
        const struct journal_durable *durable = letter.body;
        me->in_order = me->in_order && durable->tag == me->answered && durable->err == OK;
        mem_free(letter.body);
    }
}

static void many_threads_append_at_once(void)
{
    struct world w;
    struct writer_thread writers[WRITERS];
    world_make(&w);
    world_start(&w);
    for (unsigned i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer_thread){.w = &w, .first = 1 + i * WRITES};
        desk_make(&writers[i].desk, 8); /* too small, so that answers must wait */
        check_same(
            thread_start(&writers[i].thread, "writer", THREAD_NORMAL, write_and_wait, &writers[i]),
            OK, "thread");
    }
    struct count count = {0};
    check_same(store_thread_do(w.st, count_class, &count), OK, "an act in between");
    for (unsigned i = 0; i < WRITERS; i++) {
        thread_join(writers[i].thread);
        check_same(writers[i].answered, WRITES, "every line is answered");
        check(writers[i].in_order, "in order");
        desk_end(&writers[i].desk);
    }
    check_same(lines_on_disk(&w), WRITERS * WRITES, "every line is on disk, once");
    uint64_t bad_n = 99;
    struct store *reader = store_must_open(&backends[0], w.folder.db, true);
    check_same(store_journal_verify(reader, key("class", 1), &bad_n), OK, "verify");
    check_same((intmax_t)bad_n, 0, "the chain holds");
    store_close(reader);
    world_end(&w);
}

/* A report for people; how fast a disk is, no test can promise. */
static void how_long_a_hundred_thousand_lines_take(void)
{
    struct world w;
    struct journal_line lines[100];
    world_make(&w);
    world_start(&w);
    uint64_t start_us = clock_mono_us();
    for (unsigned i = 0; i < 1000; i++) {
        for (unsigned j = 0; j < COUNT(lines); j++)
            lines[j] = line_of_kind(i * 100 + j, key("class", j % 5), 203);
        while (store_thread_append(w.st, lines, COUNT(lines), NULL, 0) == ERR_FULL)
            check_same(store_thread_flush(w.st), OK, "make room");
    }
    uint64_t appended_us = clock_mono_us();
    check_same(store_thread_flush(w.st), OK, "flush");
    uint64_t end_us = clock_mono_us();
    printf("100000 lines: appended in %llu ms, durable after %llu ms, %llu commits\n",
           (unsigned long long)(appended_us - start_us) / 1000,
           (unsigned long long)(end_us - start_us) / 1000,
           (unsigned long long)store_thread_stats(w.st).groups);
    check_same((intmax_t)store_thread_stats(w.st).lines_committed, 100000, "all of them");
    world_end(&w);
}

TEST_MAIN(TEST(durable_means_on_disk), TEST(an_act_sees_what_was_appended_before),
          TEST(lines_do_not_wait_for_the_end_of_a_long_act),
          TEST(a_long_act_without_a_spool_ends_before_lines_are_answered),
          TEST(an_end_commits_what_waits), TEST(the_next_run_replays_the_spool),
          TEST(memory_is_bounded), TEST(who_watches_is_told), TEST(many_threads_append_at_once),
          TEST(how_long_a_hundred_thousand_lines_take))
