/* The calendar in integers; expectations from `date -u -d ... +%s`. */
#include "base/date.h"
#include "support/check.h"

static void moments_are_read_strictly(void)
{
    static const struct {
        const char *text;
        int64_t at_ms; /* -1: refused */
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2025-03-10T08:00:00+07:00", INT64_C(1741568400000)},
        {"2025-03-10T01:00:00Z", INT64_C(1741568400000)},
        {"2025-03-10T10:00:00+09:00", INT64_C(1741568400000)},
        {"2025-03-09T21:30:00-03:30", INT64_C(1741568400000)},
        {"2026-03-02T08:00:03.120Z", INT64_C(1772438403120)},
        {"2024-02-29T23:59:59Z", INT64_C(1709251199000)},
        {"2000-02-29T00:00:00Z", INT64_C(951782400000)},
        {"9999-12-31T23:59:59Z", INT64_C(253402300799000)},
        {"2023-02-29T00:00:00Z", -1},
        {"1900-02-29T00:00:00Z", -1},
        {"2025-13-01T00:00:00Z", -1},
        {"2025-00-01T00:00:00Z", -1},
        {"2025-04-31T00:00:00Z", -1},
        {"2025-04-00T00:00:00Z", -1},
        {"2025-03-10T24:00:00Z", -1},
        {"2025-03-10T23:60:00Z", -1},
        {"2025-03-10T23:59:60Z", -1},
        {"0000-01-01T00:00:00Z", -1},
        {"2025-03-10T08:00:00", -1},
        {"2025-03-10T08:00:00+0700", -1},
        {"2025-03-10T08:00:00+24:00", -1},
        {"2025-03-10T08:00:00+07:60", -1},
        {"2025-03-10T08:00:00z", -1},
        {"2025-03-10 08:00:00Z", -1},
        {"2025-03-10T08:00Z", -1},
        {"2025-03-10T08:00:00.1Z", -1},
        {"2025-03-10T08:00:00Z ", -1},
        {" 2025-03-10T08:00:00Z", -1},
        {"2025-3-10T08:00:00Z", -1},
        {"", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t at_ms = -1;
        enum err err = date_parse(slice_of_text(cases[i].text), &at_ms);
        check_same(err, cases[i].at_ms == -1 ? ERR_MALFORMED : OK, cases[i].text);
        check_same(at_ms, cases[i].at_ms, cases[i].text);
    }
}

static void moments_are_shown_in_the_zone_of_the_reader(void)
{
    int64_t at_ms = INT64_C(1741568400120);
    check_text("WIB", date_text(at_ms, DATE_WIB).text, "2025-03-10T08:00:00+07:00");
    check_text("WITA", date_text(at_ms, DATE_WITA).text, "2025-03-10T09:00:00+08:00");
    check_text("WIT", date_text(at_ms, DATE_WIT).text, "2025-03-10T10:00:00+09:00");
    check_text("UTC", date_text_ms(at_ms, DATE_UTC).text, "2025-03-10T01:00:00.120Z");
    check_text("west", date_text(at_ms, -210).text, "2025-03-09T21:30:00-03:30");
    check_text("before 1970", date_text_ms(-1, 0).text, "1969-12-31T23:59:59.999Z");
    check_text("the day changes with the zone", date_text_day(INT64_C(1741539600000), 420).text,
               "2025-03-10");
    check_text("and not in UTC", date_text_day(INT64_C(1741539600000), 0).text, "2025-03-09");
}

/* Every day of 400 years there and back, counted by a calendar that only knows month lengths. */
static void every_day_of_four_centuries(void)
{
    int64_t days = date_days(1800, 1, 1);
    unsigned wrong = 0;
    for (int year = 1800; year < 2200; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= date_month_days(year, month); day++) {
                struct civil civil = date_civil(days * DATE_DAY_MS + 1, 0);
                wrong += civil.year != year || civil.month != month || civil.day != day ||
                         date_days(year, month, day) != days ||
                         date_at_ms(&civil, 0) != days * DATE_DAY_MS + 1;
                days++;
            }
    check_same(wrong, 0, "there and back");
    check_same(date_days(2200, 1, 1) - date_days(1800, 1, 1), 146097, "400 years");
    check_same(date_days(1970, 1, 1), 0, "the first day");
    check_same(date_days(1, 1, 1), -719162, "the first of all");
}

static void weekdays(void)
{
    check_same(date_weekday(0), 4, "1970-01-01 was a Thursday");
    check_same(date_weekday(date_days(2025, 3, 10)), 1, "2025-03-10 was a Monday");
    check_same(date_weekday(date_days(2000, 1, 1)), 6, "2000-01-01 was a Saturday");
    check_same(date_weekday(-1), 3, "the day before was a Wednesday");
    check_same(date_weekday(-4), 7, "and before that a Sunday");
}

static void days_are_read_strictly(void)
{
    int64_t days = -1;
    check_same(date_parse_day(slice_of_text("2019-01-01"), &days), OK, "a day");
    check_same(days, 17897, "since 1970");
    check_same(date_parse_day(slice_of_text("2019-01-01T"), &days), ERR_MALFORMED, "and no more");
    check_same(date_parse_day(slice_of_text("2019-02-30"), &days), ERR_MALFORMED, "that exists");
    check_same(days, 17897, "a refused text changes nothing");
}

TEST_MAIN(TEST(moments_are_read_strictly), TEST(moments_are_shown_in_the_zone_of_the_reader),
          TEST(every_day_of_four_centuries), TEST(weekdays), TEST(days_are_read_strictly))
