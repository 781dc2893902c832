/* A status that changes: nothing that is closed is judged anew, and who has none is not enrolled.
 */
#include "judging/policy_file.h"
#include "office/sealed.h"
#include "office/settling.h"

/* ---- what is closed stays ---- */

static enum err count(const struct jp_entry *entry, void *arg)
{
    int64_t *sums = arg;
    sums[0]++;
    sums[1] += entry->jp;
    return OK;
}

static void expect_entries(struct sealed *sealed, int64_t n, int64_t jp, const char *story)
{
    int64_t sums[2] = {0};
    if (store_ledger_activity(sealed->school.store, school_activity(), count, sums))
        exit(2);
    check_same(sums[0], n, story);
    check_same(sums[1], jp, story);
    check_same(sealed_differences(sealed), 0, story);
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text(story, verdict.text, "");
    buffer_finish(&bundle);
}

static void put(struct sealed *sealed, const struct person_row *row)
{
    if (store_person_put(sealed->school.store, row))
        exit(2);
}

/* A PPPK learns capacity inside office hours: without a permission it waits. Others earn 1 JP. */
static void open_capacity(struct sealed *sealed, int64_t contract_end_day)
{
    struct activity_row activity = activity_row(1);
    struct person_row row = person_row(2);
    sealed_open(sealed, 1, 45, 3);
    activity.ledger = LEDGER_CAPACITY;
    if (store_activity_put(sealed->school.store, &activity))
        exit(2);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    row.contract_end_day = contract_end_day;
    put(sealed, &row);
    school_holds(&sealed->school, 1, 3, 2700);
    sealed_class_over(sealed, 1);
}

static void a_later_status_changes_nothing_that_is_closed(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    open_capacity(&sealed, CATALOG_NO_DAY);
    expect_entries(&sealed, 1, 1, "the PPPK waits for the permission");
    size_t seals = sealed_count(&sealed);

    row.status_day = date_days(2025, 3, 11); /* the day after */
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 1, 1, "as a PNS it would have earned");
    check_same(sealed_count(&sealed), seals, "nothing is sealed anew");

    row.status_day = date_days(2025, 3, 10);
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 2, 2, "a PNS on the day after all: that is settled");
    sealed_close(&sealed);
}

static void without_a_status_nothing_is_earned_and_that_is_proved(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    open_capacity(&sealed, date_days(2025, 3, 9));
    expect_entries(&sealed, 1, 1, "the agreement ended the day before");
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2025, 3, 10);
    row.status_day = row.contract_start_day;
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 1, 1, "in a new agreement it waits");
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_later_status_changes_nothing_that_is_closed),
          TEST(without_a_status_nothing_is_earned_and_that_is_proved))
