/* Acts that stand together happen as a whole, or not at all. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "fixture.h"
#include "sound.h"

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

/* Goes on whatever it is told: more than SQLite keeps in memory, so that it writes in between. */
static enum err write_much(struct store *store, void *arg)
{
    static uint8_t body[60000];
    unsigned *failed = arg;
    for (unsigned n = 1; n <= 400; n++) {
        struct journal_line line = line_of_kind(n, key("class", 1), 203);
        line.body = (struct slice){body, sizeof body};
        *failed += store_journal_append(store, &line, 1) != OK;
    }
    return OK;
}

static void fill_a_disk(const struct folder *folder)
{
    struct store *store = store_must_open(&backends[0], folder->db, false);
    struct rlimit limit;
    unsigned failed = 0;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 1000000;
    check_same(setrlimit(RLIMIT_FSIZE, &limit), 0, "a small disk");
    check_same(store_together(store, write_much, &failed), ERR_STORE, "not all, so nothing");
    check(failed > 1, "what came after the failure failed too");
    check(store_fault_text(store)[0] != '\0', "and why");
    store_close(store);
}

static void a_lost_transaction_lets_nothing_more_in(void)
{
    struct folder folder;
    struct journal_row row;
    struct buffer body = {0};
    folder_make(&folder);
    store_close(store_must_open(&backends[0], folder.db, false));
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        fill_a_disk(&folder);
        fflush(stdout);
        _exit(check_failures ? 1 : 0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    check(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the story of the full disk");

    struct store *store = store_must_open(&backends[0], folder.db, false);
    check_same(store_journal_last(store, key("class", 1), 203, &row, &body), ERR_NOT_FOUND,
               "no line is left");
    buffer_finish(&body);
    store_close(store);
    check_sound(&folder);
    folder_drop(&folder);
}

static void together(void)
{
    on_every_backend(all_or_nothing);
    on_every_backend(who_only_reads_writes_nothing);
    on_every_backend(the_journal_keeps_its_chain);
}

TEST_MAIN(TEST(together), TEST(a_reader_may_not), TEST(a_lost_transaction_lets_nothing_more_in))
