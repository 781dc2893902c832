/* Records: windows of years, sums of entries, and how a year stands. */
#include "base/alloc.h"
#include "base/date.h"
#include "credit/record.h"
#include "credit/sample_policy.h"
#include "support/check.h"

static const struct id person = {{0xaa}};

static int64_t day_of(const char *text)
{
    int64_t day = 0;
    check_same(date_parse_day(slice_of_text(text), &day), OK, text);
    return day;
}

static struct jp_entry entry_of(const char *rule, int32_t jp, int32_t surplus_jp, const char *day)
{
    struct jp_entry entry = {.key.person = person,
                             .ledger = LEDGER_COMPETENCY,
                             .jp = jp,
                             .surplus_jp = surplus_jp,
                             .ends_day = day_of(day)};
    snprintf(entry.rule, sizeof entry.rule, "%s", rule);
    return entry;
}

static void contract_years_return(void)
{
    static const struct {
        const char *story, *first, *last, *day, *from, *to; /* from NULL: not covered */
    } cases[] = {
        {"case 15: April 2022", "2022-03-01", "2027-02-28", "2022-04-20", "2022-03-01",
         "2023-02-28"},
        {"case 15: February 2023, the same year", "2022-03-01", "2027-02-28", "2023-02-10",
         "2022-03-01", "2023-02-28"},
        {"case 16: March 2023, the next", "2022-03-01", "2027-02-28", "2023-03-02", "2023-03-01",
         "2024-02-29"},
        {"case 19", "2023-02-01", "2024-01-31", "2023-11-20", "2023-02-01", "2024-01-31"},
        {"first day", "2022-03-01", "2027-02-28", "2022-03-01", "2022-03-01", "2023-02-28"},
        {"last day", "2022-03-01", "2027-02-28", "2027-02-28", "2026-03-01", "2027-02-28"},
        {"the day before", "2022-03-01", "2027-02-28", "2022-02-28", NULL, NULL},
        {"the day after", "2022-03-01", "2027-02-28", "2027-03-01", NULL, NULL},
        {"a broken last year is cut", "2022-03-01", "2024-08-31", "2024-04-01", "2024-03-01",
         "2024-08-31"},
        {"from 29 February", "2024-02-29", "2029-02-27", "2024-12-31", "2024-02-29", "2025-02-27"},
        {"28 February in a common year begins the next", "2024-02-29", "2029-02-27", "2025-02-28",
         "2025-02-28", "2026-02-27"},
        {"before the next leap day", "2024-02-29", "2029-02-27", "2028-02-28", "2027-02-28",
         "2028-02-28"},
        {"on the next leap day", "2024-02-29", "2029-02-27", "2028-02-29", "2028-02-29",
         "2029-02-27"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct year_window window = {-1, -1};
        enum err err = year_window_contract(day_of(cases[i].first), day_of(cases[i].last),
                                            day_of(cases[i].day), &window);
        check_same(err, cases[i].from ? OK : ERR_NOT_FOUND, cases[i].story);
        check_same(window.first_day, cases[i].from ? day_of(cases[i].from) : -1, cases[i].story);
        check_same(window.last_day, cases[i].from ? day_of(cases[i].to) : -1, cases[i].story);
    }
    struct year_window open = {0, 0};
    check_same(
        year_window_contract(day_of("2022-03-01"), POLICY_OPEN_END, day_of("2040-01-01"), &open),
        OK, "without an end");
    check_same(open.last_day, day_of("2040-02-29"), "goes on");
}

static void sums_what_falls_in_the_year(void)
{
    struct jp_entry others = entry_of("seminar", 7, 0, "2025-06-01");
    others.key.person.bytes[0] = 0xbb;
    struct jp_entry capacity = entry_of("pelatihan_teknis", 3, 0, "2025-07-01");
    capacity.ledger = LEDGER_CAPACITY;
    const struct jp_entry entries[] = {
        entry_of("pelatihan_teknis", 5, 0, "2025-01-01"),
        entry_of("seminar", 4, 2, "2025-05-14"),
        entry_of("pelatihan_teknis", 6, 0, "2025-12-31"),
        entry_of("pelatihan_teknis", 100, 0, "2024-12-31"),
        entry_of("pelatihan_teknis", 100, 0, "2026-01-01"),
        others,
        capacity,
    };
    struct record record, turned;

    record_init(&record, person, year_window_calendar(2025));
    record_init(&turned, person, year_window_calendar(2025));
    for (size_t i = 0; i < COUNT(entries); i++) {
        check_same(record_add(&record, &entries[i]), OK, "added");
        check_same(record_add(&turned, &entries[COUNT(entries) - 1 - i]), OK, "added");
    }
    check_same(record.competency_jp, 15, "5 + 4 + 6");
    check_same(record.capacity_jp, 3, "apart");
    check_same(record.surplus_jp, 2, "over the cap");
    check_same(record.entries, 4, "four entries");
    check_same(record.n_categories, 2, "two categories");
    check_text("in order", record.categories[0].rule, "pelatihan_teknis");
    check_same(record.categories[0].jp, 14, "5 + 6 + 3");
    check_same(record.categories[0].entries, 3, "three entries");
    check_same(record.categories[1].surplus_jp, 2, "of the seminar");
    check_same(turned.competency_jp, record.competency_jp, "in any order");
    check_same(turned.entries, record.entries, "in any order");
}

static void a_reversal_takes_away(void)
{
    static const struct entry_posting posting = {0, "koordinator", ""};
    struct jp_entry first = entry_of("pelatihan_teknis", 5, 1, "2025-03-10");
    struct jp_entry second = entry_of("pelatihan_teknis", 4, 0, "2025-03-10");
    struct jp_entry reversal;
    struct record record;

    memcpy(first.id, "first", 6);
    check_same(entry_reverse(&first, &posting, &reversal), OK, "taken back");
    record_init(&record, person, year_window_calendar(2025));
    check_same(record_add(&record, &reversal), OK, "even when it comes first");
    check_same(record_add(&record, &first), OK, "then what it takes back");
    check_same(record.competency_jp, 0, "nothing left");
    check_same(record.surplus_jp, 0, "nothing left");
    check_same(record.entries, 0, "nothing left");
    check_same(record_add(&record, &second), OK, "and the corrected one");
    check_same(record.competency_jp, 4, "what is right");
    check_same(record.categories[0].entries, 1, "one entry");
}

static void has_a_limit(void)
{
    struct record record;
    char rule[16];
    record_init(&record, person, year_window_calendar(2025));
    for (int i = 0; i < POLICY_CATEGORIES_MAX; i++) {
        snprintf(rule, sizeof rule, "rule_%d", i);
        struct jp_entry entry = entry_of(rule, 1, 0, "2025-03-10");
        check_same(record_add(&record, &entry), OK, rule);
    }
    struct jp_entry more = entry_of("one_more", 1, 0, "2025-03-10");
    check_same(record_add(&record, &more), ERR_FULL, "one more category");
    check_same(record.competency_jp, POLICY_CATEGORIES_MAX, "as before");
    struct jp_entry known = entry_of("rule_3", 1, 0, "2025-03-10");
    check_same(record_add(&record, &known), OK, "a known one still fits");
}

static void says_how_a_year_stands(void)
{
    static const struct {
        const char *story;
        size_t status;
        const char *post;
        int64_t jp;
        struct record_verdict want; /* has_min, fulfilled, min_is_target, short, capped, room */
    } cases[] = {
        {"case 24: PNS at 19", 0, "", 19, {true, false, false, 1, false, 0}},
        {"PNS at 20", 0, "", 20, {true, true, false, 0, false, 0}},
        {"case 24: PNS at 21", 0, "", 21, {true, true, false, 0, false, 0}},
        {"PPPK at 18", 1, "", 18, {false, true, false, 0, true, 6}},
        {"PPPK at 24", 1, "", 24, {false, true, false, 0, true, 0}},
        {"PPPK over it, by an older rule", 1, "", 30, {false, true, false, 0, true, 0}},
        {"PPPK exempt", 1, "jpt_madya_tertentu", 18, {false, true, false, 0, false, 0}},
    };
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct record record = {.competency_jp = cases[i].jp, .capacity_jp = 100};
        struct record_verdict got =
            record_judge(&record, &policy->statuses[cases[i].status], cases[i].post);
        check_same(got.has_min, cases[i].want.has_min, cases[i].story);
        check_same(got.fulfilled, cases[i].want.fulfilled, cases[i].story);
        check_same(got.min_is_target, cases[i].want.min_is_target, cases[i].story);
        check_same(got.short_jp, cases[i].want.short_jp, cases[i].story);
        check_same(got.capped, cases[i].want.capped, cases[i].story);
        check_same(got.room_jp, cases[i].want.room_jp, cases[i].story);
    }
    mem_free(policy);
}

TEST_MAIN(TEST(contract_years_return), TEST(sums_what_falls_in_the_year),
          TEST(a_reversal_takes_away), TEST(has_a_limit), TEST(says_how_a_year_stands))
