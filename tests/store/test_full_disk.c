/* A disk that is really full: database, log and spool on a file system of a megabyte or two, or,
 * where nothing may be mounted, under a limit on the size of files. Each story runs in a process of
 * its own, which the kernel cleans up after. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "desk.h"
#include "fixture.h"
#include "sound.h"
#include "store/store_thread.h"

#define SMALL_BYTES 2000000u
#define BODY_BYTES 8000u
#define LINES_MAX 4000u

struct disk {
    const char *name;
    bool (*limit)(const struct folder *folder); /* false: not allowed here */
    void (*widen)(const struct folder *folder);
    bool spool_has_room; /* when the database has none */
};

static bool files_limit(const struct folder *folder)
{
    (void)folder;
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = SMALL_BYTES;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static void files_widen(const struct folder *folder)
{
    (void)folder;
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = limit.rlim_max;
    check_same(setrlimit(RLIMIT_FSIZE, &limit), 0, "limit away");
}

static void write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    if (fd >= 0) {
        (void)!write(fd, text, strlen(text));
        close(fd);
    }
}

static bool mount_limit(const struct folder *folder)
{
    char map[64];
    unsigned uid = geteuid();
    if (unshare(CLONE_NEWNS)) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS))
            return false;
        snprintf(map, sizeof map, "0 %u 1", uid);
        write_file("/proc/self/uid_map", map);
    }
    return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", folder->path, "tmpfs", 0, "size=2m") == 0;
}

static void mount_widen(const struct folder *folder)
{
    check_same(mount("tmpfs", folder->path, "tmpfs", MS_REMOUNT, "size=200m"), 0, "a larger disk");
}

static const struct disk disks[] = {
    {"a limit on files", files_limit, files_widen, true},
    {"a small file system", mount_limit, mount_widen, false},
};

/* What was answered, and what was said of safety. */
struct ears {
    bool durable[LINES_MAX];
    unsigned n_durable;
    unsigned failed;
    bool safe;
};

static void hear(struct ears *ears, struct letter letter)
{
    if (letter.kind == LETTER_STORE_SAFETY) {
        ears->safe = ((const struct store_safety *)letter.body)->safe;
    } else {
        const struct journal_durable *durable = letter.body;
        ears->failed += durable->err != OK || ears->durable[durable->tag];
        ears->durable[durable->tag] = true;
        ears->n_durable++;
    }
    mem_free(letter.body);
}

static bool append(struct store_thread *st, unsigned n, struct desk *desk)
{
    static uint8_t body[BODY_BYTES];
    struct journal_line line = line_of_kind(n, key("class", 1), 203);
    memset(body, 'x', sizeof body);
    line.body = (struct slice){body, sizeof body};
    return check_same(store_thread_append(st, &line, 1, desk->box, n), OK, "the class goes on");
}

struct walked {
    bool seen[LINES_MAX];
    unsigned n;
};

static enum err walk(const struct journal_row *row, void *arg)
{
    struct walked *walked = arg;
    uint64_t n = (uint64_t)(row->line.at_ms - MONDAY_MS);
    if (n >= LINES_MAX || walked->seen[n])
        return ERR_INVALID;
    walked->seen[n] = true;
    walked->n++;
    return OK;
}

static struct store_thread *start(const struct folder *folder, struct store *store)
{
    struct store_thread *st = NULL;
    struct store_thread_options options = store_thread_defaults();
    options.store = store;
    options.spool_path = folder->spool;
    options.clock = &clock_system;
    options.group_ms = 1;
    options.retry_ms = 5;
    check_same(store_thread_create(&st, &options), OK, "start");
    if (!st)
        exit(2);
    return st;
}

/* Lines until the disk is full and the alarm is heard, then as many again as a class goes on. */
static unsigned fill(struct store_thread *st, struct desk *desk, struct ears *ears)
{
    unsigned sent = 0;
    while (ears->safe && sent < LINES_MAX - 50) {
        append(st, sent++, desk);
        do
            hear(ears, desk_wait(desk));
        while (ears->safe && ears->n_durable < sent);
    }
    check(!ears->safe, "the disk is full, and it is said");
    check(ears->n_durable > 10, "some lines were durable before");
    for (unsigned i = 0; i < 40; i++)
        append(st, sent++, desk);
    return sent;
}

static void story(const struct folder *folder, const struct disk *disk)
{
    static struct ears ears = {.safe = true};
    static struct walked walked;
    struct desk desk;
    desk_make(&desk, LINES_MAX + 8);
    struct store *store = store_must_open(&backends[0], folder->db, false);
    struct store_thread *st = start(folder, store);
    check_same(store_thread_watch(st, desk.box), OK, "watch");

    unsigned sent = fill(st, &desk, &ears);
    unsigned durable_before = ears.n_durable;
    struct store_thread_stats stats = store_thread_stats(st);
    check(stats.failures > 0, "the database refused");
    if (disk->spool_has_room)
        check(stats.lines_spooled > 0, "and the spool took what it did not");
    check(!store_thread_is_safe(st), "not safe");
    check(ears.n_durable < sent, "nobody was told a lie");

    disk->widen(folder);
    while (!ears.safe || ears.n_durable < sent)
        hear(&ears, desk_wait(&desk));
    while (store_thread_flush(st) != OK)
        continue;
    check_same(ears.failed, 0, "every line was answered once, with OK");
    store_thread_destroy(st);

    uint64_t bad_n = 99;
    check_same(store_journal_read(store, key("class", 1), 0, walk, &walked), OK, "read");
    check_same(walked.n, sent, "every line is in the journal, once");
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
    check_same((intmax_t)bad_n, 0, "the chain holds");
    store_close(store);
    check_sound(folder);
    desk_end(&desk);
    printf("%s: %u lines durable before it was full, %u in all\n", disk->name, durable_before,
           sent);
}

#define NOT_ALLOWED 77

static void run_on(const struct disk *disk)
{
    struct folder folder;
    folder_make(&folder);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        if (!disk->limit(&folder))
            _exit(NOT_ALLOWED);
        story(&folder, disk);
        fflush(stdout);
        _exit(check_failures ? 1 : 0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_ALLOWED)
        printf("%s: not allowed here, skipped\n", disk->name);
    else
        check(WIFEXITED(status) && WEXITSTATUS(status) == 0, disk->name);
    folder_drop(&folder);
}

static void a_full_disk_loses_nothing(void)
{
    for (size_t i = 0; i < COUNT(disks); i++)
        run_on(&disks[i]);
}

TEST_MAIN(TEST(a_full_disk_loses_nothing))
