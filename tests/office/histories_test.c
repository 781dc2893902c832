/* Made-up histories on a real SQLite, closed and settled by the real parts: the rows of the ledger
 * are what credit/history.h computes from the facts alone, and recheck finds nothing.
 *
 * The same histories as in credit/history_test.c, by number, fewer of them. */
#include <sqlite3.h>

#include "base/log.h"
#include "credit/sample_policy.h"
#include "office/closing.h"
#include "office/settling.h"
#include "office/told_history.h"
#include "proof/recheck.h"
#include "store/store_thread.h"
#include "support/fake_clock.h"

#define SCHOOLS 20
#define OF_A_SCHOOL 20 /* each has a policy of its own */

static struct {
    unsigned rows, checked, surplus, capacity, reversed, flagged, other_order;
} seen;

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

/* ---- the office at work ---- */

struct bench {
    struct school school;
    struct fake_clock clock;
    struct store_thread *thread;
    struct closing closing;
    struct store *reader;
    struct told_history told[OF_A_SCHOOL];
};

static void start(struct bench *bench)
{
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&bench->school.folder, "spool");
    options.store = bench->school.store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    must(store_thread_create(&bench->thread, &options), "store thread");
    closing_init(&bench->closing, &(struct closing_links){.store = bench->thread,
                                                          .policies = &bench->school.policies,
                                                          .clock = &bench->clock.clock});
    bench->reader = school_reader(&bench->school);
}

static void stop(struct bench *bench)
{
    store_close(bench->reader);
    store_thread_destroy(bench->thread);
}

static void close_all(struct bench *bench)
{
    start(bench);
    for (size_t i = 0; i < OF_A_SCHOOL; i++) {
        for (size_t a = 0; a < bench->told[i].history.n_activities; a++) {
            bool closed = false;
            must(closing_close(&bench->closing, bench->reader, told_activity(&bench->told[i], a),
                               &closed),
                 "closing");
            check(closed, "the activity is closed");
        }
    }
    stop(bench);
}

static void settle_all(struct bench *bench)
{
    start(bench);
    for (size_t i = 0; i < OF_A_SCHOOL; i++)
        for (size_t a = 0; a < bench->told[i].history.n_activities; a++)
            must(settling_settle(&bench->closing, bench->reader, told_activity(&bench->told[i], a)),
                 "settling");
    settling_rest(&bench->closing, bench->reader);
    stop(bench);
}

/* ---- what SQLite says, asked in SQL alone ---- */

/* Binds the person, by the text of its id. */
static sqlite3_stmt *ask(sqlite3 *db, const char *sql, struct id person)
{
    sqlite3_stmt *ret = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &ret, NULL) ||
        sqlite3_bind_text(ret, 1, id_text(person).text, -1, SQLITE_TRANSIENT)) {
        printf("%s\n", sqlite3_errmsg(db));
        exit(2);
    }
    return ret;
}

static sqlite3 *open_rows(const struct bench *bench)
{
    sqlite3 *ret = NULL;
    struct scratch_path path = scratch_file(&bench->school.folder, "sinkron.db");
    if (sqlite3_open_v2(path.text, &ret, SQLITE_OPEN_READONLY, NULL))
        exit(2);
    return ret;
}

static size_t activity_at(sqlite3_stmt *row, int column, const struct told_history *told)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    size_t a = 0;
    while (a < told->history.n_activities &&
           strcmp(text, id_text(told_activity(told, a)).text) != 0)
        a++;
    return a;
}

/* Activities by their first entry; those without one follow. */
static void order_of_posting(sqlite3 *db, const struct told_history *told,
                             size_t ret[HISTORY_ACTIVITIES])
{
    sqlite3_stmt *rows = ask(db,
                             "SELECT activity FROM jp_entry WHERE person = ? GROUP BY activity "
                             "ORDER BY MIN(seq)",
                             told_person(told));
    bool there[HISTORY_ACTIVITIES + 1] = {false};
    size_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW && n < HISTORY_ACTIVITIES) {
        ret[n] = activity_at(rows, 0, told);
        there[ret[n++]] = true;
    }
    sqlite3_finalize(rows);
    for (size_t a = 0; a < told->history.n_activities; a++)
        if (!there[a])
            ret[n++] = a;
    for (size_t i = 0; i < told->history.n_activities; i++)
        seen.other_order += ret[i] != i;
}

static const struct jp_result *part_of(const struct outcome *outcome, const char *occurrence)
{
    for (size_t i = 0; i < outcome->n_parts; i++)
        if (strcmp(outcome->parts[i].occurrence, occurrence) == 0)
            return &outcome->parts[i];
    return NULL;
}

/* A row that stands, against the facts. */
static void compare_row(sqlite3_stmt *row, const struct told_history *told,
                        const struct outcomes *want)
{
    size_t a = activity_at(row, 0, told);
    if (!check(a < told->history.n_activities, "an activity of the history"))
        return;
    const struct outcome *outcome = &want->at[a];
    const struct jp_result *part = part_of(outcome, (const char *)sqlite3_column_text(row, 1));
    if (!check(part != NULL && entry_is_due(part), "the facts give such an entry"))
        return;
    check_same(sqlite3_column_int64(row, 2), part->counted_jp, "counted");
    check_same(sqlite3_column_int64(row, 3), part->surplus_jp, "surplus");
    check_same(sqlite3_column_int64(row, 4), (int64_t)part->exact_num, "numerator");
    check_same(sqlite3_column_int64(row, 5), (int64_t)part->exact_den, "denominator");
    check_same(sqlite3_column_int64(row, 6), outcome->ends_day, "day");
    check_text("ledger", (const char *)sqlite3_column_text(row, 7),
               word_name(&jp_ledger_words, (int)part->ledger));
    check_text("rule", (const char *)sqlite3_column_text(row, 8), part->rule_id);
    check_text("policy", (const char *)sqlite3_column_text(row, 9), part->policy_version);
    for (int m = 0; m < UNIT_MODES; m++)
        check_same(sqlite3_column_int64(row, 10 + m), part->modes.jp[m], "by mode");
    seen.rows++;
    seen.surplus += part->surplus_jp > 0;
    seen.capacity += part->ledger == LEDGER_CAPACITY;
}

static void compare_rows(sqlite3 *db, const struct told_history *told, const struct outcomes *want)
{
    sqlite3_stmt *rows =
        ask(db,
            "SELECT activity, occurrence, jp, surplus_jp, exact_num, exact_den, ends_day, ledger, "
            "rule, policy, face_to_face_jp, synchronous_jp, asynchronous_jp FROM jp_entry e "
            "WHERE person = ? AND reverses IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM jp_entry r WHERE r.reverses = e.id)",
            told_person(told));
    size_t due = 0, there = 0;
    for (; sqlite3_step(rows) == SQLITE_ROW; there++)
        compare_row(rows, told, want);
    sqlite3_finalize(rows);
    for (size_t a = 0; a < told->history.n_activities; a++) {
        seen.flagged += want->at[a].sum.overlapping;
        seen.checked += reason_find(&want->at[a].sum.reasons, REASON_CHECKS_UNANSWERED) != NULL ||
                        reason_find(&want->at[a].sum.reasons, REASON_CHECKS_MISSED) != NULL;
        for (size_t i = 0; i < want->at[a].n_parts; i++)
            due += entry_is_due(&want->at[a].parts[i]);
    }
    check_same((intmax_t)there, (intmax_t)due, "as many rows as the facts give");
}

/* All rows with what was taken back: the sum of a year is a sum of rows. */
static void compare_sums(sqlite3 *db, const struct told_history *told, const struct outcomes *want)
{
    sqlite3_stmt *rows = ask(db,
                             "SELECT COALESCE(SUM(jp), 0), COALESCE(SUM(surplus_jp), 0), "
                             "COUNT(reverses) FROM jp_entry WHERE person = ?",
                             told_person(told));
    int64_t counted = 0, surplus = 0;
    for (size_t a = 0; a < told->history.n_activities; a++) {
        counted += want->at[a].sum.counted_jp;
        surplus += want->at[a].sum.surplus_jp;
    }
    if (check(sqlite3_step(rows) == SQLITE_ROW, "a sum")) {
        check_same(sqlite3_column_int64(rows, 0), counted, "all rows are what counts");
        check_same(sqlite3_column_int64(rows, 1), surplus, "and what is over");
        seen.reversed += sqlite3_column_int64(rows, 2) > 0;
    }
    sqlite3_finalize(rows);
}

static void compare_all(const struct bench *bench, bool corrected)
{
    sqlite3 *db = open_rows(bench);
    for (size_t i = 0; i < OF_A_SCHOOL; i++) {
        const struct told_history *told = &bench->told[i];
        size_t order[HISTORY_ACTIVITIES] = {0};
        unsigned failed = check_failures;
        struct outcomes want;
        order_of_posting(db, told, order);
        history_compute(&told->history, (struct arrival){.corrected = corrected, .order = order},
                        &want);
        compare_rows(db, told, &want);
        compare_sums(db, told, &want);
        if (check_failures != failed)
            printf("history %u, %s\n", told->number, corrected ? "corrected" : "as it was");
    }
    sqlite3_close(db);
}

static int64_t count_rows(const struct bench *bench)
{
    sqlite3 *db = open_rows(bench);
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(db, "SELECT COUNT(*) FROM jp_entry", -1, &rows, NULL) ||
        sqlite3_step(rows) != SQLITE_ROW)
        exit(2);
    int64_t ret = sqlite3_column_int64(rows, 0);
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return ret;
}

static void recheck_finds_nothing(const struct bench *bench)
{
    struct store *reader = school_reader(&bench->school);
    char text[4096] = "";
    uint64_t differences = UINT64_MAX;
    FILE *to = fmemopen(text, sizeof text, "w");
    if (!to)
        exit(2);
    check_same(recheck_run(reader, &bench->school.policies, to, &differences), OK, "rechecked");
    fclose(to);
    if (!check_same((intmax_t)differences, 0, "recheck finds nothing"))
        printf("%s", text);
    store_close(reader);
}

/* ---- a school of them ---- */

static struct policy *own_policy(struct school *school, unsigned place)
{
    struct policy *ret = sample_policy();
    snprintf(ret->id, sizeof ret->id, "sample-%u", place);
    if (school->policies.n == POLICY_SET_MAX)
        exit(2);
    school->policies.at[school->policies.n++] = ret;
    return ret;
}

/* On the server every class has a mode. */
static void give_modes(struct history *history)
{
    for (size_t a = 0; a < history->n_activities; a++)
        for (size_t k = 0; k < history->activities[a].n_classes; k++)
            if (!history->activities[a].classes[k].mode)
                history->activities[a].classes[k].mode = MODE_SYNCHRONOUS;
}

/* Somebody was in two activities at once. */
static bool shares_time(const struct history *history)
{
    struct outcomes outcomes;
    uint64_t ms = 0;
    history_compute(history, (struct arrival){0}, &outcomes);
    for (size_t a = 0; a < history->n_activities; a++)
        ms += outcomes.at[a].there_ms;
    return ms > outcomes.all_ms;
}

/* Every fourth is one of those rare ones that share time; the others as they come. */
static void make(struct bench *bench, unsigned place)
{
    static unsigned next = 1;
    struct told_history *told = &bench->told[place];
    struct policy *policy = own_policy(&bench->school, place);

    *told = (struct told_history){.place = place, .turned = place % 2};
    do {
        told->number = next++;
        history_make(&told->history, policy, told->number);
        give_modes(&told->history);
    } while (place % 4 == 0 && !shares_time(&told->history));
    bench->school.policies.calendar = told->history.calendar;
}

/* Together: that is faster. */
static enum err tell_all(struct store *store, void *arg)
{
    struct bench *bench = arg;
    (void)store;
    told_coordinators(&bench->school);
    for (size_t i = 0; i < OF_A_SCHOOL; i++)
        told_put(&bench->school, &bench->told[i]);
    return OK;
}

static enum err correct_all(struct store *store, void *arg)
{
    struct bench *bench = arg;
    (void)store;
    for (size_t i = 0; i < OF_A_SCHOOL; i++)
        told_correct(&bench->school, &bench->told[i]);
    return OK;
}

static enum err tell_again(struct store *store, void *arg)
{
    struct bench *bench = arg;
    (void)store;
    for (size_t i = 0; i < OF_A_SCHOOL; i++)
        told_again(&bench->school, &bench->told[i]);
    return OK;
}

static void write_all(struct bench *bench, enum err (*act)(struct store *, void *))
{
    must(store_together(bench->school.store, act, bench), "written");
}

/* Every second school hears of the corrections only after everything was closed. */
static void one_school(struct bench *bench, unsigned n)
{
    bool late = n % 2;
    school_open(&bench->school, 0, 45, 1);
    fake_clock_init(&bench->clock, MONDAY_MS + 30 * DATE_DAY_MS);
    for (unsigned place = 0; place < OF_A_SCHOOL; place++)
        make(bench, place);
    write_all(bench, tell_all);
    if (!late)
        write_all(bench, correct_all);
    close_all(bench);
    compare_all(bench, !late);
    recheck_finds_nothing(bench);
    if (late) {
        write_all(bench, correct_all);
        settle_all(bench);
        compare_all(bench, true);
        recheck_finds_nothing(bench);
    }
    int64_t rows = count_rows(bench);
    write_all(bench, tell_again);
    settle_all(bench);
    check_same(count_rows(bench), rows, "told and settled again: nothing is posted twice");
    for (size_t i = 0; i < OF_A_SCHOOL; i++)
        told_finish(&bench->told[i]);
    school_close(&bench->school);
}

static void the_rows_are_what_the_facts_give(void)
{
    static struct bench bench;
    must(log_start(LOG_LEVEL_WARN, stderr), "log");
    for (unsigned n = 0; n < SCHOOLS; n++)
        one_school(&bench, n);
}

static void the_histories_try_everything(void)
{
    const struct {
        const char *what;
        unsigned n;
    } all[] = {{"rows", seen.rows},
               {"with presence checks missed", seen.checked},
               {"over a limit", seen.surplus},
               {"of capacity", seen.capacity},
               {"with something taken back", seen.reversed},
               {"at the same time, undecided", seen.flagged},
               {"posted in another order", seen.other_order}};
    for (size_t i = 0; i < COUNT(all); i++) {
        printf("%u %s\n", all[i].n, all[i].what);
        check(all[i].n > 0, all[i].what);
    }
}

TEST_MAIN(TEST(the_rows_are_what_the_facts_give), TEST(the_histories_try_everything))
