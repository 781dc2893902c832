/* Every allocation fails once, SQLite's own included: they go through base/alloc here. */
#include <sqlite3.h>

#include "fixture.h"
#include "store/store_desk.h"

#define HEAD_BYTES 16

static long allocations; /* by SQLite */

static void *memory_alloc(int len)
{
    char *at = mem_alloc((size_t)len + HEAD_BYTES);
    allocations++;
    if (!at)
        return NULL;
    memcpy(at, &len, sizeof len);
    return at + HEAD_BYTES;
}

static void memory_free(void *memory)
{
    if (memory)
        mem_free((char *)memory - HEAD_BYTES);
}

static int memory_len(void *memory)
{
    int len = 0;
    if (memory)
        memcpy(&len, (char *)memory - HEAD_BYTES, sizeof len);
    return len;
}

static void *memory_realloc(void *memory, int len)
{
    char *at = mem_realloc((char *)memory - HEAD_BYTES, (size_t)len + HEAD_BYTES);
    allocations++;
    if (!at)
        return NULL;
    memcpy(at, &len, sizeof len);
    return at + HEAD_BYTES;
}

static int memory_round(int len)
{
    return (len + 7) & ~7;
}

static int memory_begin(void *arg)
{
    (void)arg;
    return SQLITE_OK;
}

static void memory_end(void *arg)
{
    (void)arg;
}

static void use_our_memory(void)
{
    static const sqlite3_mem_methods methods = {memory_alloc, memory_free,  memory_realloc,
                                                memory_len,   memory_round, memory_begin,
                                                memory_end,   NULL};
    check_same(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods), SQLITE_OK, "SQLite takes ours");
}

static enum err see(const struct journal_row *row, void *arg)
{
    (void)row;
    ++*(unsigned *)arg;
    return OK;
}

static enum err close_and_tell(struct store *store, void *arg)
{
    struct jp_entry entry = jp_entry(2, 0);
    struct change_row change = {
        .noun = CHANGE_ACTIVITY, .about = key("activity", 1), .field = "closed", .after = "1"};
    (void)arg;
    enum err err = store_change_append(store, &change);
    return err ? err : store_activity_close(store, key("activity", 1), MONDAY_MS, &entry, 1);
}

static enum err use(struct store *store)
{
    unsigned n = 0;
    struct journal_row row;
    struct buffer body = {0};
    struct class_row meeting = {0};
    struct journal_line lines[2] = {line_of_kind(1, key("class", 1), 203),
                                    line_of_kind(2, key("class", 1), 203)};
    enum err err = school_put(store, 1);
    if (!err)
        err = store_journal_append(store, lines, 2);
    if (!err)
        err = store_journal_read(store, key("class", 1), 0, see, &n);
    if (!err)
        err = store_journal_last(store, key("class", 1), 203, &row, &body);
    if (!err)
        err = store_class_find(store, key("class", 1), &meeting);
    if (!err)
        err = store_together(store, close_and_tell, NULL);
    buffer_finish(&body);
    if (!err)
        check(n == 2 && meeting.table.n == 3, "what is there is whole");
    return err;
}

static enum err small_story(const char *path)
{
    struct store *store = NULL;
    struct store_fault fault = {""};
    enum err err = store_open_sqlite(&store, path, false, &fault);
    if (err)
        check(store == NULL && fault.text[0] != '\0', "nothing opened, and why");
    else
        err = use(store);
    store_close(store);
    return err;
}

static void every_allocation_fails_once(void)
{
    struct folder folder;
    use_our_memory();
    folder_make(&folder);
    check_same(small_story(folder.db), OK, "the story by itself"); /* SQLite keeps some for good */
    folder_drop(&folder);

    allocations = 0;
    folder_make(&folder);
    check_same(small_story(folder.db), OK, "counted");
    folder_drop(&folder);
    int total = (int)allocations + 100; /* and ours */
    unsigned failed = 0;

    for (int n = 0; n < total; n += 1 + n / 8) { /* each of the first, then some of the many */
        folder_make(&folder);
        long before = alloc_live();
        alloc_fail_after(n);
        enum err err = small_story(folder.db);
        alloc_fail_after(-1);
        failed += err == ERR_NOMEM;
        if (!check(err == OK || err == ERR_NOMEM, "only says what is true"))
            printf("allocation %d: %s\n", n, err_name(err));
        if (!check_same(alloc_live(), before, "keeps nothing"))
            printf("allocation %d\n", n);
        check_same(small_story(folder.db), err ? OK : ERR_LOCKED, "what is left on disk is sound");
        folder_drop(&folder);
    }
    check(failed > 20, "failures were met");
    printf("%d allocations, %u stories failed\n", total, failed);
}

TEST_MAIN(TEST(every_allocation_fails_once))
