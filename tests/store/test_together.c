/* Acts that stand together happen as a whole, or not at all. */
#include "fixture.h"

struct wish {
    bool fails;    /* in the end */
    bool swallows; /* an act in the middle fails, and the others go on */
    bool nested;
};

static enum err write_two(struct store *store, void *arg)
{
    const struct wish *wish = arg;
    struct person_row first = person_row(1);
    struct person_row second = person_row(2);
    struct person_row same_nip = person_row(3);
    struct person_row seen = {0};
    snprintf(same_nip.nip, sizeof same_nip.nip, "%s", first.nip);

    enum err err = store_person_put(store, &first);
    if (!err)
        err = store_person_find(store, first.id, &seen); /* sees what it wrote */
    if (!err && wish->swallows)
        check_same(store_person_put(store, &same_nip), ERR_TAKEN, "one act fails");
    if (!err)
        err = store_person_put(store, &second);
    if (!err && wish->nested) {
        struct wish inner = {.fails = true};
        check_same(store_together(store, write_two, &inner), ERR_LOCKED, "a part fails");
    }
    return err ? err : wish->fails ? ERR_LOCKED : OK;
}

static enum err count_person(const struct person_row *row, void *arg)
{
    (void)row;
    ++*(unsigned *)arg;
    return OK;
}

static unsigned people(struct store *store)
{
    unsigned n = 0;
    check_same(store_people(store, count_person, &n), OK, "people");
    return n;
}

static void all_or_nothing(struct store *store)
{
    struct wish wish = {.fails = true};
    check_same(store_together(store, write_two, &wish), ERR_LOCKED, "what it returned");
    check_same(people(store), 0, "nothing is left");
    wish = (struct wish){.swallows = true, .nested = true};
    check_same(store_together(store, write_two, &wish), OK, "all");
    check_same(people(store), 2, "both, and not the one that failed");
    struct person_row third = person_row(3);
    check_same(store_person_put(store, &third), OK, "alone afterwards");
    check_same(people(store), 3, "is kept");
}

static enum err together_in_view(struct store *store, void *arg)
{
    return store_together(store, write_two, arg);
}

static void who_only_reads_writes_nothing(struct store *store)
{
    struct wish wish = {0};
    check_same(store_snapshot(store, together_in_view, &wish), ERR_FORBIDDEN, "within a view");
    check_same(people(store), 0, "nothing");
}

static enum err append_and_close(struct store *store, void *arg)
{
    const struct journal_line *line = arg;
    struct jp_entry entry = jp_entry(2, 0);
    enum err err = store_journal_append(store, line, 1);
    if (!err)
        err = store_activity_close(store, key("activity", 1), MONDAY_MS, &entry, 1);
    return err ? err : store_ledger_post(store, &entry, 1, NULL);
}

static enum err count_line(const struct journal_row *row, void *arg)
{
    unsigned *n = arg;
    check_same(row->n, ++*n, "numbered without holes");
    return OK;
}

static void the_journal_keeps_its_chain(struct store *store)
{
    struct journal_line line = line_of_kind(1, key("activity", 1), 230);
    uint64_t bad_n = 7;
    unsigned n = 0;
    check_same(store_together(store, append_and_close, &line), ERR_NOT_FOUND, "no such activity");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_together(store, append_and_close, &line), OK, "a fact, entries, closed");
    line = line_of_kind(2, key("activity", 1), 231);
    check_same(store_together(store, append_and_close, &line), ERR_LOCKED, "once");
    line = line_of_kind(3, key("activity", 1), 231);
    check_same(store_journal_append(store, &line, 1), OK, "the next");
    check_same(store_journal_read(store, line.class_id, 0, count_line, &n), OK, "read");
    check_same(n, 2, "what was taken back left no gap");
    check_same(store_journal_verify(store, line.class_id, &bad_n), OK, "verify");
    check_same(bad_n, 0, "the chain holds");
}

static void a_reader_may_not(void)
{
    struct folder folder;
    struct wish wish = {0};
    folder_make(&folder);
    store_close(store_must_open(&backends[0], folder.db, false));
    struct store *reader = store_must_open(&backends[0], folder.db, true);
    check_same(store_together(reader, write_two, &wish), ERR_FORBIDDEN, "a read-only store");
    store_close(reader);
    folder_drop(&folder);
}

static void together(void)
{
    on_every_backend(all_or_nothing);
    on_every_backend(who_only_reads_writes_nothing);
    on_every_backend(the_journal_keeps_its_chain);
}

TEST_MAIN(TEST(together), TEST(a_reader_may_not))
