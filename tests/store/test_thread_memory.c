/* Every allocation of the store thread and of those who use it fails once. */
#include "base/clock.h"
#include "base/mailbox.h"
#include "fixture.h"
#include "store/store_thread.h"

static enum err see(const struct journal_row *row, void *arg)
{
    (void)row;
    ++*(unsigned *)arg;
    return OK;
}

/* Starts the thread, appends, ends it. *ret_answered: the line's answer was good. */
static enum err thread_story(struct store *store, const struct folder *folder, unsigned n,
                             bool *ret_answered)
{
    struct mailbox *box = NULL;
    struct store_thread *st = NULL;
    struct letter letter;
    struct journal_line line = line_of_kind(1000 + n, key("class", 1), 203);
    struct store_thread_options options = store_thread_defaults();
    options.store = store;
    options.spool_path = folder->spool;
    options.clock = &clock_system;
    options.memory_lines_max = 16;

    *ret_answered = false;
    enum err err = mailbox_create(&box, 4, NULL, NULL);
    if (!err)
        err = store_thread_create(&st, &options);
    if (!err)
        err = store_thread_append(st, &line, 1, box, n);
    store_thread_destroy(st);
    while (box && mailbox_take(box, &letter, 1) == 1) {
        *ret_answered = ((const struct journal_durable *)letter.body)->err == OK;
        mem_free(letter.body);
    }
    mailbox_destroy(box);
    return err;
}

static void the_thread_lives_without_memory(void)
{
    struct folder folder;
    unsigned failed = 0;
    unsigned answered = 0;
    folder_make(&folder);
    struct store *store = store_must_open(&backends[0], folder.db, false);
    for (unsigned n = 0; n < 120; n++) {
        bool good = false;
        long before = alloc_live();
        alloc_fail_after((int)n);
        enum err err = thread_story(store, &folder, n, &good);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check(err == OK || !good, "no answer to what was refused");
        failed += err == ERR_NOMEM;
        answered += good;
        check_same(alloc_live() - before, 0, "keeps nothing");
    }
    check(failed > 5 && answered > 20, "failures were met, and passed");

    struct store_thread *st = NULL;
    struct store_thread_options options = store_thread_defaults();
    options.store = store;
    options.spool_path = folder.spool;
    options.clock = &clock_system;
    check_same(store_thread_create(&st, &options), OK, "whatever is left in the spool");
    store_thread_destroy(st);
    unsigned lines = 0;
    check_same(store_journal_read(store, key("class", 1), 0, see, &lines), OK, "read");
    check_same(lines, answered, "what was answered is there, and nothing else");
    store_close(store);
    folder_drop(&folder);
}

TEST_MAIN(TEST(the_thread_lives_without_memory))
