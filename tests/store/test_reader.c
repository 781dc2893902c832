/* A read-only connection beside the one that writes. */
#include <stdatomic.h>

#include "base/thread.h"
#include "fixture.h"

#define GROUPS 150
#define GROUP_LINES 4u

struct beside {
    const struct folder *folder;
    atomic_bool ready;
    atomic_bool done;
    unsigned views;
    unsigned odd; /* views that were torn, went backwards or did not verify */
    uint64_t most;
};

static enum err count_one(const struct journal_row *row, void *arg)
{
    *(uint64_t *)arg = row->n;
    return OK;
}

static enum err look(struct store *store, void *arg)
{
    struct beside *b = arg;
    uint64_t first = 0;
    uint64_t second = 0;
    uint64_t bad_n = 0;
    enum err err = store_journal_read(store, key("class", 1), 0, count_one, &first);
    if (!err)
        err = store_journal_verify(store, key("class", 1), &bad_n);
    if (!err)
        err = store_journal_read(store, key("class", 1), 0, count_one, &second);
    if (first != second || bad_n || first % GROUP_LINES || first < b->most)
        b->odd++;
    b->most = first;
    b->views++;
    return err;
}

static void read_beside(void *arg)
{
    struct beside *b = arg;
    struct store *store = store_must_open(&backends[0], b->folder->db, true);
    bool last = false;
    while (!last) {
        last = atomic_load(&b->done);
        if (store_snapshot(store, look, b))
            b->odd++;
        atomic_store(&b->ready, true);
    }
    store_close(store);
}

static void a_reader_sees_whole_groups(void)
{
    struct folder folder;
    folder_make(&folder);
    struct store *store = store_must_open(&backends[0], folder.db, false);
    struct beside b = {.folder = &folder};
    struct thread *thread = NULL;
    check_same(thread_start(&thread, "reader", THREAD_NORMAL, read_beside, &b), OK, "thread");

    for (unsigned i = 0; i < GROUPS || !atomic_load(&b.ready); i++) {
        struct journal_line lines[GROUP_LINES];
        for (unsigned j = 0; j < GROUP_LINES; j++)
            lines[j] = line_of_kind(i * GROUP_LINES + j, key("class", 1), 203);
        if (!check_same(store_journal_append(store, lines, GROUP_LINES), OK, "append"))
            break;
    }
    atomic_store(&b.done, true);
    thread_join(thread);
    check(b.views > 0, "it looked");
    check_same(b.odd, 0, "every view is whole, unchanging, and later than the one before");
    check(b.most >= GROUPS * GROUP_LINES, "the last one sees everything");
    printf("%u views beside %u commits\n", b.views, GROUPS);
    store_close(store);
    folder_drop(&folder);
}

static void a_command_writes_beside_the_one_that_writes(void)
{
    struct folder folder;
    struct store *beside = NULL;
    struct store_fault fault;
    struct buffer value = {0};
    folder_make(&folder);
    check_same(store_open_beside(&beside, folder.db, &fault), ERR_CONFIG, "nobody made tables yet");
    check(!beside && fault.text[0], "and it makes none, and says so");
    struct store *store = store_must_open(&backends[0], folder.db, false);
    if (!check_same(store_open_beside(&beside, folder.db, &fault), OK, "now there are"))
        exit(1);
    for (unsigned i = 1; i <= 20; i++) {
        struct journal_line line = line_of_kind(i, key("class", 1), 203);
        check_same(store_journal_append(store, &line, 1), OK, "one");
        check_same(store_meta_put(beside, "beside", slice_of_text("x")), OK, "the other");
    }
    check_same(store_meta_get(store, "beside", &value), OK, "each sees what the other wrote");
    buffer_finish(&value);
    store_close(beside);
    store_close(store);
    folder_drop(&folder);
}

TEST_MAIN(TEST(a_reader_sees_whole_groups), TEST(a_command_writes_beside_the_one_that_writes))
