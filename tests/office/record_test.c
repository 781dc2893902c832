/* One person's record: years by window, and every entry behind them. */
#include "credit/entry.h"
#include "office/desk.h"

static struct desk desk;

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

static void ask_record(unsigned n)
{
    desk_get(&desk, "/api/v1/people/%s/record", id_text(school_person(n)).text);
    check_same(desk.last->status, 200, "a record");
}

/* What was posted for person n: an activity of its own each time. */
static struct jp_entry post(unsigned n, unsigned activity, const char *day, int32_t jp)
{
    struct activity_row row = activity_row(activity);
    struct jp_entry entry = jp_entry(n, 0);

    check_same(store_activity_put(desk.school.store, &row), OK, "activity");
    entry.key.activity = row.id;
    entry.jp = jp;
    check_same(date_parse_day(slice_of_text(day), &entry.ends_day), OK, day);
    memcpy(entry.id, entry_id(&entry.key).text, sizeof entry.id);
    check_same(store_ledger_post(desk.school.store, &entry, 1, NULL), OK, "posted");
    return entry;
}

static void set_contract(unsigned n, const char *start, const char *end)
{
    struct person_row row = person_row(n);
    row.employment = EMPLOYMENT_PPPK;
    check_same(date_parse_day(slice_of_text(start), &row.contract_start_day), OK, start);
    if (end)
        check_same(date_parse_day(slice_of_text(end), &row.contract_end_day), OK, end);
    check_same(store_person_put(desk.school.store, &row), OK, "contract");
}

static void start(void)
{
    desk_start(&desk);
    desk_sign_in(&desk);
}

static void an_empty_record_shows_the_present_year(void)
{
    desk_open(&desk, 1, 45, 2);
    start();
    ask_record(2);
    check(says("\"name\":\"Pegawai 02\",\"nip\":\"\xe2\x80\xa6 002\",\"status\":\"pns\""), "whose");
    check(says("\"years\":[{\"start\":\"2025-01-01\",\"end\":\"2025-12-31\",\"jp\":0,"
               "\"target\":20,\"categories\":[]}],\"entries\":[]}"),
          "this year, with its target");
    desk_close(&desk);
}

static void years_of_a_pns_are_calendar_years(void)
{
    desk_open(&desk, 1, 45, 2);
    post(2, 11, "2023-12-31", 3);
    post(2, 12, "2024-01-01", 5);
    post(2, 13, "2024-12-31", 7);
    start();
    ask_record(2);
    check(says("\"years\":[{\"start\":\"2025-01-01\",\"end\":\"2025-12-31\",\"jp\":0,\"target\":20,"
               "\"categories\":[]},{\"start\":\"2024-01-01\",\"end\":\"2024-12-31\",\"jp\":12,"
               "\"target\":20,\"categories\":[{\"category\":\"pelatihan_teknis\",\"jp\":12}]},"
               "{\"start\":\"2023-01-01\",\"end\":\"2023-12-31\",\"jp\":3,"),
          "newest first");
    const char *last = strstr(desk_body(&desk), "\"title\":\"Pelatihan 13\"");
    const char *first = strstr(desk_body(&desk), "\"title\":\"Pelatihan 11\"");
    check(last && first && last < first, "entries too");
    check(says("\"category\":\"pelatihan_teknis\",\"ended\":\"2024-12-31\",\"entry\":{\"id\":\""),
          "with the day that decides");
    desk_close(&desk);
}

static void years_of_a_pppk_are_those_of_the_agreement(void)
{
    desk_open(&desk, 1, 45, 2);
    set_contract(2, "2022-03-01", NULL);
    post(2, 11, "2022-04-20", 18);
    post(2, 12, "2023-02-10", 6);
    post(2, 13, "2023-03-02", 8);
    post(2, 14, "2022-02-20", 4);
    start();
    ask_record(2);
    check(
        says("\"years\":[{\"start\":\"2025-03-01\",\"end\":\"2026-02-28\",\"jp\":0,\"target\":20,"),
        "the present one");
    check(says("{\"start\":\"2023-03-01\",\"end\":\"2024-02-29\",\"jp\":8,\"target\":20,"),
          "a leap year, of the newer policy");
    check(says("{\"start\":\"2022-03-01\",\"end\":\"2023-02-28\",\"jp\":24,\"target\":0,"),
          "over the turn of the year, of the older one");
    check(says("{\"start\":\"2022-01-01\",\"end\":\"2022-12-31\",\"jp\":4,"),
          "what ended before the agreement counts in its calendar year, and only there");
    desk_close(&desk);
}

static void after_the_agreement_years_are_calendar_years(void)
{
    desk_open(&desk, 1, 45, 2);
    set_contract(2, "2024-01-01", "2024-06-30");
    post(2, 11, "2024-06-30", 2);
    post(2, 12, "2024-07-01", 3);
    start();
    ask_record(2);
    check(says("{\"start\":\"2024-01-01\",\"end\":\"2024-12-31\",\"jp\":3,"), "after it");
    check(says("{\"start\":\"2024-01-01\",\"end\":\"2024-06-30\",\"jp\":2,"), "under it");
    desk_close(&desk);
}

static void what_was_taken_back_is_still_shown(void)
{
    char want[200];
    desk_open(&desk, 1, 45, 2);
    struct jp_entry entry = post(2, 11, "2025-03-10", 5);
    struct jp_entry reversal;
    const struct entry_posting posting = {MONDAY_MS + 1000, "kartika", "salah orang"};
    check_same(entry_reverse(&entry, &posting, &reversal), OK, "taken back");
    check_same(store_ledger_post(desk.school.store, &reversal, 1, NULL), OK, "posted");
    start();
    ask_record(2);
    check(says("\"end\":\"2025-12-31\",\"jp\":0,\"target\":20,\"categories\":[]"), "it is worth 0");
    snprintf(want, sizeof want, "\"reverses\":\"%s\",\"note\":\"salah orang\"}},", entry.id);
    check(says(want), "the reversal first");
    check(says("\"jp\":-5,"), "with its minus");
    snprintf(want, sizeof want, "\"entry\":{\"id\":\"%s\",\"jp\":5,", entry.id);
    check(says(want), "and what it reverses");
    desk_close(&desk);
}

static void today_is_the_day_where_the_person_is(void)
{
    struct person_row row = person_row(2);
    desk_open(&desk, 1, 45, 2);
    row.zone = DATE_WIT;
    check_same(store_person_put(desk.school.store, &row), OK, "in Jayapura");
    start();
    desk.clock.wall_ms = INT64_C(1767193200000); /* 2025-12-31T15:00:00Z: new year in Papua */
    desk_sign_in(&desk);
    ask_record(2);
    check(says("\"years\":[{\"start\":\"2026-01-01\""), "the new year");
    ask_record(1);
    check(says("\"years\":[{\"start\":\"2025-01-01\""), "not yet in Jakarta");
    desk_close(&desk);
}

TEST_MAIN(TEST(an_empty_record_shows_the_present_year), TEST(years_of_a_pns_are_calendar_years),
          TEST(years_of_a_pppk_are_those_of_the_agreement),
          TEST(after_the_agreement_years_are_calendar_years),
          TEST(what_was_taken_back_is_still_shown), TEST(today_is_the_day_where_the_person_is))
