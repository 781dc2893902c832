/* date.h - moments as people write them, in integers.
 *
 * Runs on   any thread. Pure: no clock, no time zone database. A zone is an offset in minutes east
 * of UTC (WIB 420, WITA 480, WIT 540: Indonesia keeps no summer time). The calendar is the
 * proleptic Gregorian one; years 0001 to 9999.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define DATE_TEXT_MAX 32
#define DATE_MINUTE_MS INT64_C(60000)
#define DATE_HOUR_MS INT64_C(3600000)
#define DATE_DAY_MS INT64_C(86400000)

enum date_zone { DATE_UTC = 0, DATE_WIB = 420, DATE_WITA = 480, DATE_WIT = 540 };

struct civil {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
    int hour;
    int minute;
    int second;
    int ms;
};

struct date_text {
    char text[DATE_TEXT_MAX];
};

/* Days since 1970-01-01; the date must exist. */
int64_t date_days(int year, int month, int day);
/* 1 Monday to 7 Sunday (ISO 8601). */
int date_weekday(int64_t days);
int date_month_days(int year, int month);

struct civil date_civil(int64_t at_ms, int offset_min);
int64_t date_at_ms(const struct civil *civil, int offset_min);

/* By value, so that they can stand in a printf argument: date_text(at_ms, DATE_WIB).text
 * `2025-03-10T08:00:00+07:00`, with `Z` for offset 0; milliseconds are cut off. */
struct date_text date_text(int64_t at_ms, int offset_min);
/* `2025-03-10T08:00:00.120+07:00` */
struct date_text date_text_ms(int64_t at_ms, int offset_min);
/* `2025-03-10` */
struct date_text date_text_day(int64_t at_ms, int offset_min);

/* ISO 8601 as above: full date, `T`, hours to seconds, optionally `.` and three digits, and `Z` or
 * an offset. The date must exist; second 60 is refused. ERR_MALFORMED leaves *ret alone. */
MUST_CHECK enum err date_parse(struct slice text, int64_t *ret_at_ms);
/* `2025-03-10`: the day as days since 1970. */
MUST_CHECK enum err date_parse_day(struct slice text, int64_t *ret_days);

#endif
