/* Groups, spool and answers, with a clock whose hands the test moves. */
#include <sys/stat.h>

#include "base/mailbox.h"
#include "failing_store.h"
#include "fixture.h"
#include "store/scribe.h"
#include "store/spool.h"
#include "support/fake_clock.h"

struct world {
    struct folder folder;
    char spool_folder[128];
    struct store *store;
    struct spool *spool;
    struct fake_clock clock;
    struct scribe_budget budget;
    struct scribe scribe;
    struct mailbox *box;
};

/* The spool lies in a folder that is not there: it fails until spool_appears. */
static void world_make(struct world *w, unsigned letters_max)
{
    uint64_t torn_bytes = 0;
    memset(w, 0, sizeof *w);
    folder_make(&w->folder);
    w->store = store_must_open(&backends[0], w->folder.db, false);
    failing_wrap(w->store);
    fake_clock_init(&w->clock, MONDAY_MS);
    snprintf(w->spool_folder, sizeof w->spool_folder, "%s/spools", w->folder.path);
    char path[160];
    snprintf(path, sizeof path, "%s/spool", w->spool_folder);
    check_same(spool_open(&w->spool, path, &torn_bytes), OK, "spool");
    struct store_thread_options options = store_thread_defaults();
    options.store = w->store;
    options.clock = &w->clock.clock;
    options.group_lines = 10;
    check_same(scribe_init(&w->scribe, &options, w->spool, &w->budget), OK, "scribe");
    check_same(mailbox_create(&w->box, letters_max, NULL, NULL), OK, "mailbox");
}

static void spool_appears(struct world *w)
{
    check_same(mkdir(w->spool_folder, 0700), 0, "the spool's folder");
}

static void world_end(struct world *w)
{
    char path[160];
    struct letter letter;
    scribe_finish(&w->scribe);
    check_same((intmax_t)atomic_load(&w->budget.lines), 0, "no line is counted for ever");
    check_same((intmax_t)atomic_load(&w->budget.bytes), 0, "no byte either");
    spool_close(w->spool);
    store_close(w->store);
    while (mailbox_take(w->box, &letter, 1) == 1)
        mem_free(letter.body);
    mailbox_destroy(w->box);
    snprintf(path, sizeof path, "%s/spool", w->spool_folder);
    unlink(path);
    rmdir(w->spool_folder);
    folder_drop(&w->folder);
}

/* n lines from number `from`, tagged with `from`. */
static void add(struct world *w, unsigned from, unsigned n)
{
    struct journal_line lines[64];
    struct batch *batch = NULL;
    for (unsigned i = 0; i < n; i++)
        lines[i] = line_of_kind(from + i, key("class", 1), 203);
    check_same(batch_create(&batch, lines, n, w->box, from), OK, "batch");
    atomic_fetch_add(&w->budget.lines, batch->n);
    atomic_fetch_add(&w->budget.bytes, batch->bytes);
    scribe_add(&w->scribe, batch);
}

/* What is in the mailbox, as text: "d1" durable 1, "l1" lost 1, "safe", "unsafe". */
static const char *letters(struct world *w)
{
    static char text[512];
    struct letter letter;
    size_t len = 0;
    text[0] = '\0';
    while (mailbox_take(w->box, &letter, 1) == 1) {
        if (letter.kind == LETTER_JOURNAL_DURABLE) {
            const struct journal_durable *d = letter.body;
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%c%u", len ? " " : "",
                                    d->err ? 'l' : 'd', (unsigned)d->tag);
        } else {
            const struct store_safety *s = letter.body;
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%s@%d", len ? " " : "",
                                    s->safe ? "safe" : "unsafe", (int)(s->since_ms - MONDAY_MS));
        }
        mem_free(letter.body);
    }
    return text;
}

struct walked {
    unsigned n;
    bool in_order;
};

static enum err walk(const struct journal_row *row, void *arg)
{
    struct walked *walked = arg;
    walked->n++;
    walked->in_order =
        (walked->n == 1 || walked->in_order) && id_equal(row->line.event, key("event", walked->n));
    return OK;
}

/* The journal has exactly events 1 to n, in order. */
static void check_journal(struct world *w, unsigned n, const char *story)
{
    struct walked walked = {0};
    check_same(store_journal_read(w->store, key("class", 1), 0, walk, &walked), OK, "read");
    check_same(walked.n, n, story);
    check(n == 0 || walked.in_order, "in order");
}

static void lines_wait_for_company(void)
{
    struct world w;
    world_make(&w, 32);
    check(scribe_wait_ms(&w.scribe) == UINT64_MAX, "nothing to do");
    add(&w, 1, 1);
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 50, "a group opens");
    scribe_work(&w.scribe, false);
    check_text("too early", letters(&w), "");
    fake_clock_advance(&w.clock, 49);
    add(&w, 2, 2);
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 1, "the first line counts");
    fake_clock_advance(&w.clock, 1);
    scribe_work(&w.scribe, false);
    check_text("one group", letters(&w), "d1 d2");
    check_same((intmax_t)scribe_stats(&w.scribe).groups, 1, "in one commit");
    check_journal(&w, 3, "three lines");

    add(&w, 4, 6);
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 50, "six lines wait");
    add(&w, 10, 6);
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 0, "twelve do not");
    scribe_work(&w.scribe, false);
    check_same((intmax_t)scribe_stats(&w.scribe).groups, 3, "an append is not split");
    add(&w, 16, 25);
    scribe_work(&w.scribe, false);
    check_same((intmax_t)scribe_stats(&w.scribe).groups, 4, "not even a large one");
    check_text("all answered", letters(&w), "d4 d10 d16");
    check_journal(&w, 40, "forty lines");
    check(scribe_is_done(&w.scribe), "nothing is left");
    world_end(&w);
}

static void the_spool_takes_lines_while_the_database_is_away(void)
{
    struct world w;
    world_make(&w, 32);
    spool_appears(&w);
    check_same(scribe_watch(&w.scribe, w.box), OK, "watch");
    add(&w, 1, 2);
    scribe_work(&w.scribe, true);
    atomic_store(&failing.away, true);
    add(&w, 3, 2);
    scribe_work(&w.scribe, true);
    add(&w, 5, 30);
    scribe_work(&w.scribe, false);
    check_text("all are durable, nobody is alarmed", letters(&w), "d1 d3 d5");
    check(scribe_stats(&w.scribe).spooling, "in the spool");
    check_same((intmax_t)scribe_stats(&w.scribe).lines_spooled, 32, "32 of them");
    check_journal(&w, 2, "two in the journal");
    check(!scribe_is_done(&w.scribe), "the journal does not have all");
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 1000, "until the next attempt");
    unsigned refused = atomic_load(&failing.refused);
    add(&w, 35, 1);
    fake_clock_advance(&w.clock, 50);
    scribe_work(&w.scribe, false);
    check_text("spooled by its time", letters(&w), "d35");
    check_same(atomic_load(&failing.refused), refused, "without asking the database again");

    fake_clock_advance(&w.clock, 950);
    scribe_work(&w.scribe, false);
    check(atomic_load(&failing.refused) > refused, "now it is asked");
    atomic_store(&failing.away, false);
    fake_clock_advance(&w.clock, 1000);
    add(&w, 36, 1);
    scribe_work(&w.scribe, false);
    check_journal(&w, 36, "all, the spooled ones first");
    check_same((intmax_t)scribe_stats(&w.scribe).lines_replayed, 33, "33 from the spool");
    check(!scribe_stats(&w.scribe).spooling, "which is empty");
    check(scribe_is_done(&w.scribe), "nothing is left");
    check_text("and the last", letters(&w), "d36");
    world_end(&w);
}

static void unsafe_lines_wait_and_are_told_of(void)
{
    struct world w;
    world_make(&w, 32);
    check_same(scribe_watch(&w.scribe, w.box), OK, "watch");
    atomic_store(&failing.away, true);
    add(&w, 1, 2);
    fake_clock_advance(&w.clock, 50);
    scribe_work(&w.scribe, false);
    check_text("nobody is answered", letters(&w), "unsafe@50");
    check(!scribe_is_safe(&w.scribe), "not safe");
    check_same((intmax_t)scribe_wait_ms(&w.scribe), 1000, "until the next attempt");
    add(&w, 3, 20);
    scribe_work(&w.scribe, false);
    check_text("no second alarm", letters(&w), "");

    spool_appears(&w);
    fake_clock_advance(&w.clock, 1000);
    scribe_work(&w.scribe, false);
    check_text("the spool is enough", letters(&w), "d1 d3 safe@1050");
    check_journal(&w, 0, "the database is still away");

    atomic_store(&failing.away, false);
    fake_clock_advance(&w.clock, 1000);
    scribe_work(&w.scribe, false);
    check_journal(&w, 22, "now they are in the journal");
    check_text("nothing new to tell", letters(&w), "");
    world_end(&w);
}

static void the_database_comes_back_before_the_spool(void)
{
    struct world w;
    world_make(&w, 32);
    check_same(scribe_watch(&w.scribe, w.box), OK, "watch");
    atomic_store(&failing.away, true);
    add(&w, 1, 25);
    add(&w, 26, 3);
    scribe_work(&w.scribe, true);
    check_text("alarm", letters(&w), "unsafe@0");
    atomic_store(&failing.away, false);
    fake_clock_advance(&w.clock, 999);
    scribe_work(&w.scribe, false);
    check_text("not yet tried", letters(&w), "");
    fake_clock_advance(&w.clock, 1);
    scribe_work(&w.scribe, false);
    check_text("all at once", letters(&w), "d1 d26 safe@1000");
    check_journal(&w, 28, "from memory");
    check(scribe_is_done(&w.scribe), "nothing is left");
    world_end(&w);
}

static void a_full_mailbox_loses_no_answer(void)
{
    struct world w;
    struct mailbox *other = NULL;
    struct letter letter = {0};
    world_make(&w, 2);
    check_same(mailbox_create(&other, 4, NULL, NULL), OK, "another reader");
    for (unsigned i = 1; i <= 5; i++)
        add(&w, i, 1);
    struct mailbox *mine = w.box;
    w.box = other;
    add(&w, 6, 1);
    w.box = mine;
    scribe_work(&w.scribe, true);
    check_same(mailbox_take(other, &letter, 1), 1, "the other reader does not wait");
    mem_free(letter.body);
    check_same((intmax_t)scribe_wait_ms(&w.scribe), SCRIBE_ANSWER_RETRY_MS, "try again soon");
    check_text("what has a place", letters(&w), "d1 d2");
    scribe_work(&w.scribe, false);
    check_text("then the next", letters(&w), "d3 d4");
    add(&w, 7, 1);
    scribe_work(&w.scribe, true);
    check_text("in order", letters(&w), "d5 d7");
    check(scribe_wait_ms(&w.scribe) == UINT64_MAX, "all told");
    mailbox_destroy(other);
    world_end(&w);
}

static void a_full_mailbox_learns_what_holds_at_last(void)
{
    struct world w;
    world_make(&w, 1);
    check_same(scribe_watch(&w.scribe, w.box), OK, "watch");
    check_same(mailbox_post(w.box, (struct letter){LETTER_STORE_SAFETY,
                                                   mem_zalloc(1, sizeof(struct store_safety))}),
               OK, "its only place is taken");
    atomic_store(&failing.away, true);
    add(&w, 1, 1);
    scribe_work(&w.scribe, true);
    check(!scribe_is_safe(&w.scribe), "not safe");
    (void)letters(&w);
    fake_clock_advance(&w.clock, 10);
    scribe_work(&w.scribe, false);
    check_text("told as soon as there is a place", letters(&w), "unsafe@0");
    world_end(&w);
}

static void what_is_lost_is_said(void)
{
    struct world w;
    world_make(&w, 32);
    atomic_store(&failing.away, true);
    add(&w, 1, 1);
    add(&w, 2, 1);
    scribe_work(&w.scribe, true);
    scribe_finish(&w.scribe);
    check_text("with an error each", letters(&w), "l1 l2");
    world_end(&w);
}

static void nobody_has_to_wait_for_an_answer(void)
{
    struct world w;
    world_make(&w, 2);
    struct mailbox *box = w.box;
    w.box = NULL;
    add(&w, 1, 3);
    w.box = box;
    scribe_work(&w.scribe, true);
    check_journal(&w, 3, "committed all the same");
    check_text("silently", letters(&w), "");
    world_end(&w);
}

TEST_MAIN(TEST(lines_wait_for_company), TEST(the_spool_takes_lines_while_the_database_is_away),
          TEST(unsafe_lines_wait_and_are_told_of), TEST(the_database_comes_back_before_the_spool),
          TEST(a_full_mailbox_loses_no_answer), TEST(a_full_mailbox_learns_what_holds_at_last),
          TEST(what_is_lost_is_said), TEST(nobody_has_to_wait_for_an_answer))
