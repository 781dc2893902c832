/* measure_year FOLDER [WHAT ...]: what it costs to work with a year. Each measure runs in a process
 * of its own, so that its peak of memory is its own; times are medians of several. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "attendance/intervals.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "history/history.h"
#include "judging/judging.h"
#include "proof/recheck.h"
#include "report/export_filter.h"
#include "report/summary.h"
#include "store/store.h"
#include "year/asking.h"

#define PAGES 500
#define RUNS_MAX 9

static struct year year;
static uint64_t counted; /* what the last run looked at: lines, rows, bytes */

/* ---- the measures ---- */

static void year_ids(void (*act)(struct id class_id))
{
    for (unsigned n = 1; n <= year.size.activities; n++) {
        struct year_activity activity = year_activity(&year, n);
        for (unsigned ordinal = 1; ordinal <= activity.n_classes; ordinal++)
            act(year_class(&year, &activity, ordinal).id);
    }
}

/* What all other figures about the journal are held against: SQLite alone, every column of every
 * line, class by class. */
static void walk(void)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *at = NULL;
    counted = 0;
    if (sqlite3_open_v2(year.db, &db, SQLITE_OPEN_READONLY, NULL) ||
        sqlite3_prepare_v2(db, "SELECT * FROM journal ORDER BY class, n", -1, &at, NULL))
        exit(2);
    while (sqlite3_step(at) == SQLITE_ROW)
        counted += sqlite3_column_bytes(at, 12) >= 0;
    sqlite3_finalize(at);
    sqlite3_close(db);
}

static void fold_class(struct id class_id)
{
    struct class_fold fold;
    year_must(history_fold(year.store, class_id, &fold), "fold");
    class_fold_finish(&fold);
    counted++;
}

static void fold(void)
{
    counted = 0;
    year_ids(fold_class);
}

static void verify_class(struct id class_id)
{
    uint64_t bad = 0;
    year_must(store_journal_verify(year.store, class_id, &bad), "verify");
    counted += bad == 0;
}

static void verify(void)
{
    counted = 0;
    year_ids(verify_class);
}

static void judge_all(void)
{
    counted = 0;
    for (unsigned n = 1; n <= year.size.activities; n++) {
        struct activity_judgement *judgement = NULL;
        year_must(judge_activity(year.store, &year.policies, year_activity(&year, n).id,
                                 JUDGING_NOT_LIVE, &judgement),
                  "judged");
        counted += judgement->n_people;
        judgement_destroy(judgement);
    }
}

static void recheck(void)
{
    uint64_t differences = 0;
    year_must(recheck_run(year.store, &year.policies, stdout, &differences), "recheck");
    counted = differences;
}

static void summarise(void)
{
    const struct export_source source = {
        .store = year.store, .policies = &year.policies, .now_ms = clock_wall_ms(&clock_system)};
    struct summary summary = {0};
    year_must(summary_make(&source, YEAR, &summary), "summary");
    counted = summary.all.staff;
    summary_finish(&summary);
}

/* ---- routes ---- */

static struct asking asking;

static void ask(const char *path, const char *query)
{
    asking_get(&asking, path, query, &counted);
}

static void ask_activities(void)
{
    ask("/api/v1/activities", "");
}

static struct id biggest(void)
{
    struct year_activity ret = year_activity(&year, 1);
    for (unsigned n = 2; n <= year.size.activities; n++) {
        struct year_activity next = year_activity(&year, n);
        if (next.learners * next.n_classes > ret.learners * ret.n_classes)
            ret = next;
    }
    return ret.id;
}

static void ask_big(const char *what)
{
    char path[200];
    snprintf(path, sizeof path, "/api/v1/activities/%s%s", id_text(biggest()).text, what);
    ask(path, "");
}

static void ask_attendance(void)
{
    ask_big("/attendance");
}

static void ask_activity(void)
{
    ask_big("");
}

static void ask_summary(void)
{
    ask("/api/v1/summary", "year=2025");
}

static void ask_people(void)
{
    ask("/api/v1/people", "q=rahayu&limit=50");
}

static void ask_attendance_csv(void)
{
    ask("/api/v1/attendance.csv", "");
}

static void ask_attendance_xlsx(void)
{
    ask("/api/v1/attendance.xlsx", "");
}

static void ask_entries_csv(void)
{
    ask("/api/v1/entries.csv", "");
}

static void ask_attendance_page(void)
{
    ask("/api/v1/attendance", "limit=100&count=1");
}

static void ask_corrections(void)
{
    ask("/api/v1/corrections", "from_ms=1740787200000&until_ms=1743465600000");
}

static void ask_changes(void)
{
    ask("/api/v1/changes", "from_ms=1577836800000&until_ms=1580515200000");
}

static int by_size(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    return one < other ? -1 : one > other;
}

static uint64_t cpu_us(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (uint64_t)used.tv_sec * 1000000 + (uint64_t)used.tv_nsec / 1000;
}

static void say_spread(const char *what, uint64_t us[PAGES])
{
    qsort(us, PAGES, sizeof us[0], by_size);
    printf("page of a person, %s us: median %llu, 99 %% %llu, worst %llu\n", what,
           (unsigned long long)us[PAGES / 2], (unsigned long long)us[PAGES * 99 / 100],
           (unsigned long long)us[PAGES - 1]);
}

/* One person's page each, of people drawn from all. On a machine that others use too, the time of
 * the processor says more than the clock. */
static void ask_pages(void)
{
    static uint64_t us[PAGES], cpu[PAGES];
    static struct fake_chance chance;
    uint64_t bytes = 0;
    fake_chance_init(&chance, 4711);
    counted = 0;
    for (unsigned i = 0; i < PAGES; i++) {
        char path[120];
        unsigned n = 1 + chance_below(&chance.chance, year.size.people);
        snprintf(path, sizeof path, "/api/v1/people/%s/record", id_text(year_person(n)).text);
        uint64_t before = cpu_us();
        us[i] = asking_get(&asking, path, "day=2025-12-01", &bytes);
        cpu[i] = cpu_us() - before;
        counted += bytes;
    }
    say_spread("clock", us);
    say_spread("cpu", cpu);
}

/* ---- the frame ---- */

struct measure {
    const char *name;
    void (*run)(void);
    unsigned runs;
    bool asks; /* the office; else it reads the store by itself */
};

static const struct measure measures[] = {
    {"walk", walk, 5, false},
    {"fold", fold, 5, false},
    {"verify", verify, 3, false},
    {"judge", judge_all, 1, false},
    {"recheck", recheck, 1, false},
    {"summary", summarise, 5, false},
    {"pages", ask_pages, 3, true},
    {"get_activities", ask_activities, 3, true},
    {"get_activity", ask_activity, 5, true},
    {"get_attendance", ask_attendance, 5, true},
    {"get_summary", ask_summary, 5, true},
    {"get_people", ask_people, 5, true},
    {"get_corrections", ask_corrections, 3, true},
    {"get_changes", ask_changes, 5, true},
    {"get_attendance_page", ask_attendance_page, 3, true},
    {"attendance_csv", ask_attendance_csv, 1, true},
    {"attendance_xlsx", ask_attendance_xlsx, 1, true},
    {"entries_csv", ask_entries_csv, 1, true},
};

static uint64_t wall_ms(void)
{
    return clock_mono_ms(&clock_system);
}

static uint64_t cpu_ms(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (uint64_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
           (uint64_t)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

static void run(const struct measure *measure, const char *folder)
{
    uint64_t wall[RUNS_MAX], cpu[RUNS_MAX];
    struct rusage used;
    year_must(log_start(LOG_LEVEL_WARN, stderr), "log");
    year_open(&year, folder, year.size, !measure->asks);
    if (measure->asks)
        asking_begin(&asking, &year);
    for (unsigned i = 0; i < measure->runs; i++) {
        uint64_t cpu_before = cpu_ms(), wall_before = wall_ms();
        measure->run();
        wall[i] = wall_ms() - wall_before;
        cpu[i] = cpu_ms() - cpu_before;
    }
    getrusage(RUSAGE_SELF, &used);
    qsort(wall, measure->runs, sizeof wall[0], by_size);
    qsort(cpu, measure->runs, sizeof cpu[0], by_size);
    printf("%-20s wall ms %7llu, cpu ms %7llu, peak MB %6.1f, of %llu\n", measure->name,
           (unsigned long long)wall[measure->runs / 2], (unsigned long long)cpu[measure->runs / 2],
           (double)used.ru_maxrss / 1024, (unsigned long long)counted);
    if (measure->asks)
        asking_end(&asking);
    year_close(&year);
    log_stop();
    fflush(stdout);
}

static bool is_wanted(const char *name, int argc, char **argv)
{
    for (int i = 3; i < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return true;
    return argc == 3;
}

int main(int argc, char **argv)
{
    int failed = 0;
    if (argc < 3 || atoi(argv[2]) < 1) {
        fprintf(stderr, "usage: measure_year FOLDER PERCENT [WHAT ...]\n");
        return 2;
    }
    year.size = year_size((unsigned)atoi(argv[2]));
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        int status = 0;
        if (!is_wanted(measures[i].name, argc, argv))
            continue;
        pid_t child = fork();
        if (child == 0) {
            run(&measures[i], argv[1]);
            exit(0);
        }
        if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
            failed = 1;
    }
    return failed;
}
