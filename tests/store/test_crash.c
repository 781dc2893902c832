/* kill -9 in the middle of appending, again and again: what was answered is there, once. */
#include <signal.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "desk.h"
#include "failing_store.h"
#include "fixture.h"
#include "sound.h"
#include "store/store_thread.h"
#include "support/fake_chance.h"

#define ROUNDS 24u
#define LINES_MAX 4000u /* a round */

static struct store_thread_options options_for(const struct folder *folder, struct store *store)
{
    struct store_thread_options options = store_thread_defaults();
    options.store = store;
    options.spool_path = folder->spool;
    options.clock = &clock_system;
    options.group_ms = 1;
    options.group_lines = 16;
    options.retry_ms = 3;
    return options;
}

/* The child: appends for ever and says on the pipe which lines were answered. In odd rounds the
 * database comes and goes, so that the spool is in use when the end comes. */
static void append_for_ever(const struct folder *folder, unsigned round, int to)
{
    struct desk desk;
    struct store_thread *st = NULL;
    struct store *store = store_must_open(&backends[0], folder->db, false);
    desk_make(&desk, 64);
    failing_wrap(store);
    struct store_thread_options options = options_for(folder, store);
    if (store_thread_create(&st, &options))
        _exit(3);
    for (unsigned i = 0, answered = 0; answered < LINES_MAX; answered++) {
        for (; i < LINES_MAX && i < answered + 40; i++) {
            unsigned n = round * LINES_MAX + i;
            struct journal_line line = line_of_kind(n, key("class", 1), 203);
            line.line = n;
            atomic_store(&failing.away, round % 2 && i / 100 % 2);
            if (store_thread_append(st, &line, 1, desk.box, n))
                _exit(4);
        }
        struct letter letter = desk_wait(&desk);
        uint32_t n = (uint32_t)((const struct journal_durable *)letter.body)->tag;
        mem_free(letter.body);
        if (write(to, &n, sizeof n) != sizeof n)
            _exit(5);
    }
    for (;;)
        pause();
}

struct walked {
    uint8_t seen[ROUNDS * LINES_MAX];
    unsigned n;
    bool in_order;
    uint32_t last;
};

static enum err walk(const struct journal_row *row, void *arg)
{
    struct walked *walked = arg;
    if (row->line.line >= ROUNDS * LINES_MAX || walked->seen[row->line.line]++)
        return ERR_INVALID;
    walked->in_order = walked->n == 0 || (walked->in_order && row->line.line > walked->last);
    walked->last = row->line.line;
    walked->n++;
    return OK;
}

/* Starts a child and kills it after `answers` answers; marks what it said in `answered`. */
static void round_run(const struct folder *folder, unsigned round, unsigned answers,
                      uint8_t *answered)
{
    int ends[2];
    uint32_t n = 0;
    unsigned heard = 0;
    if (pipe(ends))
        exit(2);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        append_for_ever(folder, round, ends[1]);
    }
    close(ends[1]);
    while (read(ends[0], &n, sizeof n) == sizeof n) {
        answered[n] = 1;
        if (++heard == answers)
            kill(pid, SIGKILL);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    check(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "it was killed, not ended");
    check(heard >= answers, "in the middle of its work");
    close(ends[0]);
}

static void recover_and_check(const struct folder *folder, const uint8_t *answered)
{
    static struct walked walked;
    struct store_thread *st = NULL;
    uint64_t bad_n = 99;
    unsigned missing = 0;
    struct store *store = store_must_open(&backends[0], folder->db, false);
    struct store_thread_options options = options_for(folder, store);
    check_same(store_thread_create(&st, &options), OK, "start again");

    memset(&walked, 0, sizeof walked);
    check_same(store_journal_read(store, key("class", 1), 0, walk, &walked), OK, "none is twice");
    for (size_t i = 0; i < ROUNDS * LINES_MAX; i++)
        missing += answered[i] && !walked.seen[i];
    check_same(missing, 0, "what was answered is there");
    check(walked.in_order, "in order");
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
    check_same((intmax_t)bad_n, 0, "the chain holds");
    store_thread_destroy(st);
    store_close(store);
    check_sound(folder);
}

static void a_killed_server_keeps_its_word(void)
{
    static uint8_t answered[ROUNDS * LINES_MAX];
    struct folder folder;
    struct fake_chance chance;
    unsigned total = 0;
    folder_make(&folder);
    fake_chance_init(&chance, 20250310);
    for (unsigned round = 0; round < ROUNDS; round++) {
        round_run(&folder, round, 1 + chance_below(&chance.chance, 300), answered);
        recover_and_check(&folder, answered);
    }
    for (size_t i = 0; i < ROUNDS * LINES_MAX; i++)
        total += answered[i];
    printf("%u answered lines over %u kills\n", total, ROUNDS);
    folder_drop(&folder);
}

TEST_MAIN(TEST(a_killed_server_keeps_its_word))
