/* One person's record: a year with its sums and activities, and every entry behind them. */
#include "credit/entry.h"
#include "office/desk.h"

static struct desk desk;

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

/* The year that holds this day; NULL: the present one. */
static void ask_year(unsigned n, const char *day)
{
    desk_get(&desk, "/api/v1/people/%s/record%s%s", id_text(school_person(n)).text, day ? "?" : "",
             day ? day : "");
    check_same(desk.last->status, 200, "a record");
}

static void ask_record(unsigned n)
{
    ask_year(n, NULL);
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

static struct jp_entry post_surplus(unsigned n, unsigned activity, const char *day, int32_t jp,
                                    int32_t surplus_jp)
{
    struct activity_row row = activity_row(activity);
    struct jp_entry entry = jp_entry(n, 0);

    check_same(store_activity_put(desk.school.store, &row), OK, "activity");
    entry.key.activity = row.id;
    entry.jp = jp;
    entry.surplus_jp = surplus_jp;
    check_same(date_parse_day(slice_of_text(day), &entry.ends_day), OK, day);
    memcpy(entry.id, entry_id(&entry.key).text, sizeof entry.id);
    check_same(store_ledger_post(desk.school.store, &entry, 1, NULL), OK, "posted");
    return entry;
}

static void an_empty_record_shows_the_present_year(void)
{
    desk_open(&desk, 1, 45, 2);
    start();
    ask_record(2);
    check(says("\"name\":\"Pegawai 02\",\"nip\":\"\xe2\x80\xa6 002\",\"status\":\"pns\""), "whose");
    check(says("\"years\":[{\"start\":\"2025-01-01\",\"end\":\"2025-12-31\",\"jp\":0,"
               "\"capacity_jp\":0,\"surplus_jp\":0,\"target\":20,\"step\":\"below_20\"}],"),
          "this year, with its target");
    check(says("\"fulfilled\":false,\"short_jp\":20,\"cap\":null,\"room_jp\":null"), "no cap");
    check(says("\"title\":\"Pelatihan 1\"") && says("\"state\":\"live\",\"jp\":0"),
          "and what is going on");
    desk_close(&desk);
}

static void years_of_a_pns_are_calendar_years(void)
{
    desk_open(&desk, 1, 45, 2);
    post(2, 11, "2023-12-31", 3);
    post(2, 12, "2024-01-01", 5);
    post(2, 13, "2024-12-31", 7);
    start();
    ask_year(2, "day=2024-06-01");
    check(says("{\"start\":\"2024-01-01\",\"end\":\"2024-12-31\",\"jp\":12,"), "both of 2024");
    check(says("{\"start\":\"2023-01-01\",\"end\":\"2023-12-31\",\"jp\":3,"), "and one of 2023");
    check(says("\"categories\":[{\"category\":\"pelatihan_teknis\",\"jp\":12,"), "by kind");
    const char *last = strstr(desk_body(&desk), "\"title\":\"Pelatihan 13\"");
    const char *first = strstr(desk_body(&desk), "\"title\":\"Pelatihan 12\"");
    check(last && first && last < first, "newest first");
    check(!says("\"title\":\"Pelatihan 11\""), "activities of that year alone");
    check(says("\"modes\":{\"tatap_muka\":2,\"sinkron\":3,\"asinkron\":0,\"unknown\":2}"),
          "by mode");
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
    check(says("\"years\":[{\"start\":\"2025-03-01\",\"end\":\"2026-02-28\",\"jp\":0,"),
          "the present one");
    check(says("{\"start\":\"2023-03-01\",\"end\":\"2024-02-29\",\"jp\":8,"), "a leap year");
    check(says("{\"start\":\"2022-03-01\",\"end\":\"2023-02-28\",\"jp\":24,\"capacity_jp\":0,"
               "\"surplus_jp\":0,\"target\":0,\"step\":\"21_30\"}"),
          "over the turn of the year");
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

/* The worked cases of the rules: what counts, what is surplus, and how far the year is. */
static const struct {
    const char *story;
    const char *start; /* of the agreement; NULL: a PNS */
    const char *post;
    struct {
        const char *day;
        int32_t jp;
        int32_t surplus_jp;
    } posted[3];
    const char *day; /* of the year that is asked for */
    const char *says[3];
} cases[] = {
    {"15: 18 and 8 JP in one year of the agreement are 24 and 2",
     "2022-03-01",
     "",
     {{"2022-04-20", 18, 0}, {"2023-02-10", 6, 2}},
     "day=2022-12-01",
     {"\"start\":\"2022-03-01\",\"end\":\"2023-02-28\",\"jp\":24,\"capacity_jp\":0,\"surplus_jp\":"
      "2",
      "\"is_contract_year\":true", "\"cap\":24,\"room_jp\":0"}},
    {"16: in the next year of the agreement there is room again",
     "2022-03-01",
     "",
     {{"2022-04-20", 18, 0}, {"2023-03-02", 8, 0}},
     "day=2023-03-02",
     {"\"start\":\"2023-03-01\",\"end\":\"2024-02-29\",\"jp\":8", "\"jp\":18", "\"surplus_jp\":0"}},
    {"17: in an exempt post nothing is cut",
     "2022-03-01",
     "jpt_madya_tertentu",
     {{"2022-04-20", 18, 0}, {"2023-02-10", 8, 0}},
     "day=2022-12-01",
     {"\"jp\":26,\"capacity_jp\":0,\"surplus_jp\":0", "\"cap\":null", "\"step\":\"21_30\""}},
    {"18: after 2023 no cap holds",
     "2024-01-01",
     "",
     {{"2024-07-09", 30, 0}},
     "day=2024-07-09",
     {"\"jp\":30,\"capacity_jp\":0,\"surplus_jp\":0,\"target\":20", "\"is_target_only\":true",
      "\"cap\":null"}},
    {"24: 19 JP are one short",
     NULL,
     "",
     {{"2025-02-01", 5, 0}, {"2025-02-02", 4, 0}, {"2025-02-03", 10, 0}},
     NULL,
     {"\"jp\":19,", "\"fulfilled\":false,\"short_jp\":1", "\"step\":\"below_20\""}},
    {"24: and 21 are enough, all shown",
     NULL,
     "",
     {{"2025-02-01", 9, 0}, {"2025-02-02", 10, 0}, {"2025-02-03", 2, 0}},
     NULL,
     {"\"jp\":21,", "\"fulfilled\":true,\"short_jp\":0", "\"step\":\"21_30\""}},
    {"26: of 4 JP after 22, 2 count",
     "2022-03-01",
     "",
     {{"2022-04-20", 22, 0}, {"2022-09-10", 2, 2}},
     "day=2022-12-01",
     {"\"jp\":24,\"capacity_jp\":0,\"surplus_jp\":2",
      "\"state\":\"counted\",\"jp\":2,\"surplus_jp\":2", "\"room_jp\":0"}},
};

static void the_worked_cases_are_shown(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_open(&desk, 1, 45, 2);
        if (cases[i].start)
            set_contract(2, cases[i].start, NULL);
        struct person_row row;
        check_same(store_person_find(desk.school.store, school_person(2), &row), OK, "found");
        snprintf(row.post, sizeof row.post, "%s", cases[i].post);
        check_same(store_person_put(desk.school.store, &row), OK, "post");
        for (unsigned k = 0; k < COUNT(cases[i].posted) && cases[i].posted[k].day; k++)
            post_surplus(2, 11 + k, cases[i].posted[k].day, cases[i].posted[k].jp,
                         cases[i].posted[k].surplus_jp);
        start();
        ask_year(2, cases[i].day);
        for (size_t k = 0; k < COUNT(cases[i].says); k++)
            check(says(cases[i].says[k]), cases[i].story);
        desk_close(&desk);
    }
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
    check(says("\"end\":\"2025-12-31\",\"jp\":0,") && says("\"categories\":[]"), "it is worth 0");
    snprintf(want, sizeof want, "\"reverses\":\"%s\",\"note\":\"salah orang\"},", entry.id);
    check(says(want), "the reversal first");
    check(says("\"jp\":-5,"), "with its minus");
    snprintf(want, sizeof want, "{\"id\":\"%s\",\"jp\":5,", entry.id);
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

static void a_day_that_is_none_is_refused(void)
{
    desk_open(&desk, 1, 45, 2);
    start();
    desk_get(&desk, "/api/v1/people/%s/record?day=kemarin", id_text(school_person(2)).text);
    check_same(desk.last->status, 400, "refused");
    check(says("\"column\":\"day\",\"code\":\"no_date\""), "and says which");
    desk_get(&desk, "/api/v1/people/%s/record", id_text(key("person", 77)).text);
    desk_check_refused(&desk, 404, "not_found", "nobody");
    desk_close(&desk);
}

static void a_line_opens_what_it_rests_on(void)
{
    desk_open(&desk, 1, 45, 3);
    school_holds(&desk.school, 1, 2, 45 * 60);
    start();
    desk.clock.wall_ms = MONDAY_MS + 46 * MINUTE_MS;
    desk_sign_in(&desk);
    desk_get(&desk, "/api/v1/people/%s/activities/%s", id_text(school_person(2)).text,
             id_text(school_activity()).text);
    check_same(desk.last->status, 200, "details");
    check(says("\"state\":\"provisional\""), "not closed yet");
    check(
        says("\"attended_s\":2700,\"learning_s\":2700,\"intervals\":[{\"start_ms\":1741568400000,"),
        "when");
    check(says("\"standing\":\"hadir\""), "how");
    check(says("\"code\":\"attended_enough\""), "why");
    check(says("\"facts\":[]"), "nothing was said about it");
    desk_get(&desk, "/api/v1/people/%s/activities/%s", id_text(school_person(7)).text,
             id_text(school_activity()).text);
    desk_check_refused(&desk, 404, "not_found", "nobody of this activity");
    desk_close(&desk);
}

TEST_MAIN(TEST(an_empty_record_shows_the_present_year), TEST(years_of_a_pns_are_calendar_years),
          TEST(years_of_a_pppk_are_those_of_the_agreement),
          TEST(after_the_agreement_years_are_calendar_years), TEST(the_worked_cases_are_shown),
          TEST(what_was_taken_back_is_still_shown), TEST(today_is_the_day_where_the_person_is),
          TEST(a_day_that_is_none_is_refused), TEST(a_line_opens_what_it_rests_on))
