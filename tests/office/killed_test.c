/* kill -9 at each write to the disk while a class is closed, posted, sealed, corrected and settled:
 * after the next start the ledger and the seals are what they would have been. */
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "office/sealed.h"

/* ---- the disk ---- */

static atomic_long writes_left = -1; /* -1: nobody counts */

static void count_write(void)
{
    if (atomic_load(&writes_left) >= 0 && atomic_fetch_sub(&writes_left, 1) == 0)
        raise(SIGKILL);
}

/* These stand before those of libc, for the database too. */
ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    count_write();
    return syscall(SYS_pwrite64, fd, bytes, len, at);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    if (fd > STDERR_FILENO)
        count_write();
    return syscall(SYS_write, fd, bytes, len);
}

int fdatasync(int fd)
{
    (void)fd; /* a killed process loses nothing that it has written */
    count_write();
    return 0;
}

int fsync(int fd)
{
    return fdatasync(fd);
}

int rename(const char *from, const char *to)
{
    count_write();
    return (int)syscall(SYS_rename, from, to);
}

/* ---- the story ---- */

static void reopen(struct sealed *sealed)
{
    struct scratch_path path = scratch_file(&sealed->school.folder, "sinkron.db");
    sealed->school.store = store_must_open(&backends[0], path.text, false);
}

static const struct sealed_claim was_absent = {
    .class_n = 1, .person = 3, .absent = true, .to_s = 2700};

static void open_held(struct sealed *sealed)
{
    sealed_open(sealed, 1, 45, 4);
    school_holds(&sealed->school, 1, 3, 2700);
    store_close(sealed->school.store);
}

/* Killed at this write, or to the end. */
static bool is_killed(struct sealed *sealed, long at)
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        reopen(sealed);
        atomic_store(&writes_left, at);
        sealed_class_over(sealed, 1);
        sealed_corrects(sealed, &was_absent);
        sealed_settle(sealed, 1);
        _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        exit(2);
    check(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0,
          "killed, or done");
    return WIFSIGNALED(status);
}

static enum err add_entry(const struct jp_entry *entry, void *arg)
{
    struct buffer *text = arg;
    buffer_format(text, "%.8s:%u:%s%d ", id_text(entry->key.person).text, entry->key.revision,
                  entry->reverses[0] ? "back" : "", entry->jp);
    return OK;
}

/* The ledger as a text. */
static struct buffer ledger_of(struct sealed *sealed)
{
    struct buffer text = {0};
    check_same(store_ledger_activity(sealed->school.store, school_activity(), add_entry, &text), OK,
               "the ledger");
    buffer_add(&text, (struct slice){(const uint8_t *)"", 1});
    return text;
}

static enum err is_in_book(const struct journal_row *row, void *arg)
{
    (void)row;
    *(bool *)arg = true;
    return OK;
}

/* The next start; whoever was not told that the correction was taken states it again. */
static void go_on(struct sealed *sealed)
{
    bool stated = false;
    reopen(sealed);
    sealed_sweep(sealed);
    check_same(store_journal_read(sealed->school.store, school_activity(), 0, is_in_book, &stated),
               OK, "the book");
    if (!stated)
        sealed_corrects(sealed, &was_absent);
    sealed_settle(sealed, 1);
}

static bool is_whole(struct sealed *sealed, const char *ledger)
{
    struct buffer text = ledger_of(sealed);
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct buffer receipt = sealed_receipt(sealed, 1, 2);
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
    bool same = check_text("the ledger", (const char *)text.at, ledger);
    same &= check_same(sealed_count(sealed), 3, "the class, and the account twice");
    same &= check_same(sealed_differences(sealed), 0, "recheck");
    same &= check_text("the bundle holds", verdict.text, "");
    buffer_finish(&text);
    buffer_finish(&bundle);
    buffer_finish(&receipt);
    return same;
}

static struct buffer undisturbed(void)
{
    struct sealed sealed;
    open_held(&sealed);
    check(!is_killed(&sealed, -1), "to the end");
    reopen(&sealed);
    struct buffer ledger = ledger_of(&sealed);
    check(is_whole(&sealed, (const char *)ledger.at), "nobody kills it");
    sealed_close(&sealed);
    return ledger;
}

static void posted_and_sealed_once_wherever_it_is_killed(void)
{
    struct buffer ledger = undisturbed();
    long at = 0;
    for (bool killed = true; killed; at++) {
        struct sealed sealed;
        open_held(&sealed);
        killed = is_killed(&sealed, at);
        go_on(&sealed);
        if (!is_whole(&sealed, (const char *)ledger.at))
            printf("killed at write %ld\n", at);
        sealed_close(&sealed);
    }
    check(at > 50, "it was killed often");
    printf("%ld writes, ledger %s\n", at, (const char *)ledger.at);
    buffer_finish(&ledger);
}

TEST_MAIN(TEST(posted_and_sealed_once_wherever_it_is_killed))
