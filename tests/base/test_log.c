/* The log: shape of a line, order, what it refuses to write, what it does when it is behind. */
#include "base/log.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/date.h"
#include "support/check.h"

static char *written;
static size_t written_len;

static FILE *log_into_memory(enum log_level level)
{
    FILE *to = open_memstream(&written, &written_len);
    check(to && log_start(level, to) == OK, "started");
    return to;
}

static void end(FILE *to)
{
    log_stop();
    fclose(to);
}

static void forget(void)
{
    free(written);
    written = NULL;
}

static void a_line_has_its_shape(void)
{
    FILE *to = log_into_memory(LOG_LEVEL_INFO);
    LOG_INFO(session, "seated", "conn=%d role=%s", 41, "learner");
    end(to);
    int64_t at_ms = 0;
    check(written_len > 24 && date_parse((struct slice){(uint8_t *)written, 24}, &at_ms) == OK,
          "begins with the moment, to the millisecond, in UTC");
    check_text("then level, area, event, keys", written + 24,
               " info session seated conn=41 role=learner\n");
    forget();
}

static void keys_may_be_left_out(void)
{
    FILE *to = log_into_memory(LOG_LEVEL_WARN);
    LOG_WARN(net, "listening");
    LOG_INFO(net, "not wanted");
    LOG_DEBUG(net, "not wanted either");
    end(to);
    check_text("only what is wanted, no blank at the end", written + 24, " warn net listening\n");
    forget();
}

static void a_value_cannot_forge_a_line(void)
{
    FILE *to = log_into_memory(LOG_LEVEL_INFO);
    LOG_ERROR(net, "refused", "path=%s", "a\nb\x1b[2J\x7f");
    end(to);
    check_text("control characters are replaced", written + 24,
               " error net refused path=a?b?[2J?\n");
    forget();
}

static void a_long_line_is_cut(void)
{
    static char value[2000];
    memset(value, 'x', sizeof value - 1);
    FILE *to = log_into_memory(LOG_LEVEL_INFO);
    LOG_INFO(net, "long", "value=%s", value);
    end(to);
    check_same(written_len, LOG_LINE_BYTES_MAX, "to its bound");
    check(written[written_len - 1] == '\n', "and still ends");
    forget();
}

static void lines_stay_in_order(void)
{
    FILE *to = log_into_memory(LOG_LEVEL_INFO);
    for (int i = 0; i < 500; i++)
        LOG_INFO(test, "count", "i=%d", i);
    end(to);
    const char *at = written;
    int seen = 0;
    for (; at && *at; at = strchr(at, '\n') + 1, seen++) {
        char expect[32];
        snprintf(expect, sizeof expect, " i=%d\n", seen);
        const char *found = strstr(at, " i=");
        check(found && strncmp(found, expect, strlen(expect)) == 0, "in order");
    }
    check_same(seen, 500, "none is lost");
    forget();
}

/* The sum of all reports in the text: the writer may report in several pieces. */
static uint64_t reported_lost(const char *text)
{
    static const char report[] = " warn log lines dropped count=";
    uint64_t sum = 0;
    for (const char *at = strstr(text, report); at; at = strstr(at + 1, report))
        if (strchr(at, '\n'))
            sum += strtoull(at + strlen(report), NULL, 10);
    return sum;
}

/* A pipe nobody reads holds the writer up: the queue fills, the rest is dropped and reported. */
static void what_finds_no_room_is_counted(void)
{
    int ends[2];
    if (!check(pipe(ends) == 0, "a pipe"))
        return;
    fcntl(ends[1], F_SETPIPE_SZ, 4096);
    FILE *to = fdopen(ends[1], "w");
    uint64_t before = log_dropped();
    check_same(log_start(LOG_LEVEL_INFO, to), OK, "started");
    unsigned sent = 0;
    while (log_dropped() < before + 10 && sent < 1000000) {
        LOG_INFO(test, "flood");
        sent++;
    }
    uint64_t lost = log_dropped() - before;
    check(lost >= 10, "a full queue drops");

    static char got[400000];
    size_t len = 0;
    while (reported_lost(got) < lost && len < sizeof got - 1) {
        ssize_t n = read(ends[0], got + len, sizeof got - 1 - len);
        if (n <= 0)
            break;
        len += (size_t)n;
    }
    check_same(reported_lost(got), lost, "and says how many");
    signal(SIGPIPE, SIG_IGN);
    close(ends[0]); /* what is left may be lost, but must not hang */
    log_stop();
    fclose(to);
}

static void without_memory_it_still_runs(void)
{
    long before = alloc_live();
    for (int n = 0; n < 2; n++) {
        alloc_fail_after(n);
        check_same(log_start(LOG_LEVEL_ERROR, stderr), ERR_NOMEM, "no memory");
        alloc_fail_after(-1);
        check_same(alloc_live(), before, "keeps nothing");
    }
    log_stop();
    log_stop();
    enum log_level level = LOG_LEVEL_ERROR;
    check_same(log_level_parse("debug", &level), OK, "a word");
    check_same(level, LOG_LEVEL_DEBUG, "its level");
    check_same(log_level_parse("loud", &level), ERR_INVALID, "no word");
}

/* Before log_start and after log_stop lines go to stderr at once. */
static void before_the_start_lines_go_to_stderr(void)
{
    char path[] = "/tmp/sinkron-log-XXXXXX";
    int file = mkstemp(path);
    int kept = dup(STDERR_FILENO);
    dup2(file, STDERR_FILENO);
    LOG_ERROR(main, "not started yet", "err=%s", "config");
    dup2(kept, STDERR_FILENO);
    char got[200] = "";
    check(pread(file, got, sizeof got - 1, 0) > 24, "something was written");
    check_text("the same shape", got + 24, " error main not started yet err=config\n");
    close(kept);
    close(file);
    unlink(path);
}

TEST_MAIN(TEST(before_the_start_lines_go_to_stderr), TEST(a_line_has_its_shape),
          TEST(keys_may_be_left_out), TEST(a_value_cannot_forge_a_line), TEST(a_long_line_is_cut),
          TEST(lines_stay_in_order), TEST(what_finds_no_room_is_counted),
          TEST(without_memory_it_still_runs))
