/* A hundredth of the year, written, closed and sealed by the real parts, then held against itself:
 * recheck finds nothing, and every way to add it up gives the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attendance/intervals.h"
#include "base/date.h"
#include "base/log.h"
#include "history/history.h"
#include "judging/person_record.h"
#include "office/scratch.h"
#include "proof/recheck.h"
#include "report/export_filter.h"
#include "report/summary.h"
#include "store/store.h"
#include "store/store_export.h"
#include "support/check.h"
#include "year/year.h"

static struct year year;

static void recheck_finds_nothing(void)
{
    char *text = NULL;
    size_t len = 0;
    uint64_t differences = UINT64_MAX;
    char want[200];
    FILE *to = open_memstream(&text, &len);
    year_must(to ? OK : ERR_NOMEM, "recheck");
    check_same(recheck_run(year.store, &year.policies, to, &differences), OK, "rechecked");
    fclose(to);
    check_same((intmax_t)differences, 0, text);
    snprintf(want, sizeof want, "recheck: activities=%u ", year.size.activities);
    check(strncmp(text, want, strlen(want)) == 0, "all activities, and no word beside the sum");
    free(text);
}

/* Who came to a class, folded from its journal, against who was sent there. */
static void everybody_who_came_is_folded(void)
{
    unsigned came = 0;
    for (unsigned n = 1; n <= year.size.activities; n++) {
        struct year_activity activity = year_activity(&year, n);
        for (unsigned ordinal = 1; ordinal <= activity.n_classes; ordinal++) {
            struct class_fold fold;
            struct class_row class = year_class(&year, &activity, ordinal);
            check_same(history_fold(year.store, class.id, &fold), OK, "folded");
            for (unsigned seat = 2; seat <= activity.learners + 1; seat++) {
                struct interval_list united = {0};
                struct id person = year_person(year_seat(&year, &activity, seat));
                check_same(class_fold_unite(&fold, person, FOLD_NOT_LIVE, &united), OK, "united");
                came += united.n > 0;
                interval_list_finish(&united);
            }
            class_fold_finish(&fold);
        }
    }
    check_same(came, year.attendances, "attendances");
    check(year.attendances > 2000, "a hundredth of 250,000 and some");
}

struct adding {
    int64_t jp;
    unsigned reversals;
};

static enum err add(uint64_t n, const struct jp_entry *entry, void *arg, bool *ret_enough)
{
    struct adding *adding = arg;
    (void)n;
    *ret_enough = false;
    adding->jp += entry->jp;
    adding->reversals += entry->reverses[0] != '\0';
    return OK;
}

struct sums {
    int64_t ledger;  /* of all that was ever posted */
    int64_t records; /* of all years of all people */
    int64_t year;    /* of each person's year that holds 1 January, competency alone */
};

static void add_person(struct sums *sums, struct id person, int64_t now_ms)
{
    const struct person_record_wish wish = {
        .person = person, .day = date_days(YEAR, 1, 1), .now_ms = now_ms};
    struct person_record *record = NULL;
    check_same(person_record_sums(year.store, &year.policies, &wish, &record), OK, "record");
    sums->year += record->year->sum.competency_jp;
    for (size_t i = 0; i < record->n_years; i++)
        sums->records += record->years[i]->sum.competency_jp + record->years[i]->sum.capacity_jp;
    person_record_destroy(record);
}

static void every_sum_is_the_same(void)
{
    int64_t now_ms = date_days(YEAR + 1, 2, 1) * DATE_DAY_MS;
    const struct ledger_filter all = {.from_day = CATALOG_NO_DAY, .until_day = CATALOG_NO_DAY};
    const struct export_source source = {
        .store = year.store, .policies = &year.policies, .now_ms = now_ms};
    struct summary summary = {0};
    struct adding adding = {0};
    struct sums sums = {0};

    check_same(store_ledger_filtered(year.store, &all, add, &adding), OK, "ledger");
    for (unsigned n = 1; n <= year.size.people; n++)
        add_person(&sums, year_person(n), now_ms);
    check_same(summary_make(&source, YEAR, &summary), OK, "summary");
    check_same(sums.records, adding.jp, "the years of all people are the ledger");
    check_same(sums.year, summary.all.jp, "the year of all people is the summary");
    check_same((intmax_t)summary.all.staff, year.size.people + YEAR_COORDINATORS, "staff");
    check(adding.reversals > 0, "what was found out late was taken back");
    check(adding.jp > 2000, "they earned something");
    summary_finish(&summary);
}

int main(void)
{
    struct scratch folder;
    scratch_make(&folder);
    year_must(log_start(LOG_LEVEL_WARN, stderr), "log");
    year_open(&year, folder.path, year_size(1), false);
    year_make(&year, false);
    recheck_finds_nothing();
    everybody_who_came_is_folded();
    every_sum_is_the_same();
    printf("%u checks, %u failed\n", check_total, check_failures);
    year_close(&year);
    log_stop();
    scratch_drop(&folder);
    return check_failures != 0;
}
