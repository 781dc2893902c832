#include "base/date.h"

#include <stdbool.h>
#include <stdio.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999
#define DAYS_PER_400_YEARS 146097

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 0001-01-01 to the first of January of `year`. */
static int64_t days_before_year(int64_t year)
{
    int64_t past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

#define DAYS_TO_1970 INT64_C(719162)

int64_t date_days(int year, int month, int day)
{
    int64_t days = days_before_year(year) - DAYS_TO_1970 + day - 1;
    for (int m = 1; m < month; m++)
        days += date_month_days(year, m);
    return days;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* 1970-01-01 was a Thursday. */
int date_weekday(int64_t days)
{
    int64_t since_monday = days + 3;
    return (int)(since_monday - floor_div(since_monday, 7) * 7) + 1;
}

static void civil_day(int64_t days, struct civil *ret)
{
    int64_t since_year_1 = days + DAYS_TO_1970;
    /* A guess from the mean length of a year; it is never too late and at most one year early. */
    int64_t year = since_year_1 * 400 / DAYS_PER_400_YEARS + 1;
    while (days_before_year(year) > since_year_1)
        year--;
    while (days_before_year(year + 1) <= since_year_1)
        year++;

    int day = (int)(since_year_1 - days_before_year(year)) + 1;
    int month = 1;
    while (day > date_month_days((int)year, month)) {
        day -= date_month_days((int)year, month);
        month++;
    }
    ret->year = (int)year;
    ret->month = month;
    ret->day = day;
}

struct civil date_civil(int64_t at_ms, int offset_min)
{
    int64_t local_ms = at_ms + offset_min * DATE_MINUTE_MS;
    int64_t days = floor_div(local_ms, DATE_DAY_MS);
    int in_day_ms = (int)(local_ms - days * DATE_DAY_MS);

    struct civil civil = {0};
    civil_day(days, &civil);
    civil.hour = in_day_ms / (int)DATE_HOUR_MS;
    civil.minute = in_day_ms / (int)DATE_MINUTE_MS % 60;
    civil.second = in_day_ms / 1000 % 60;
    civil.ms = in_day_ms % 1000;
    return civil;
}

int64_t date_at_ms(const struct civil *civil, int offset_min)
{
    int64_t days = date_days(civil->year, civil->month, civil->day);
    return days * DATE_DAY_MS + civil->hour * DATE_HOUR_MS + civil->minute * DATE_MINUTE_MS +
           civil->second * INT64_C(1000) + civil->ms - offset_min * DATE_MINUTE_MS;
}

static void write_day(struct writer *w, const struct civil *civil)
{
    write_format(w, "%04d-%02d-%02d", civil->year, civil->month, civil->day);
}

static void write_offset(struct writer *w, int offset_min)
{
    int minutes = offset_min < 0 ? -offset_min : offset_min;
    if (offset_min == 0)
        write_text(w, "Z");
    else
        write_format(w, "%c%02d:%02d", offset_min < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static struct date_text moment_text(int64_t at_ms, int offset_min, bool with_ms)
{
    struct date_text text = {{0}}; /* zeroed: the writer does not terminate */
    struct writer w = writer_of(text.text, sizeof text.text - 1);
    struct civil civil = date_civil(at_ms, offset_min);
    write_day(&w, &civil);
    write_format(&w, "T%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
    if (with_ms)
        write_format(&w, ".%03d", civil.ms);
    write_offset(&w, offset_min);
    return text;
}

struct date_text date_text(int64_t at_ms, int offset_min)
{
    return moment_text(at_ms, offset_min, false);
}

struct date_text date_text_ms(int64_t at_ms, int offset_min)
{
    return moment_text(at_ms, offset_min, true);
}

struct date_text date_text_day(int64_t at_ms, int offset_min)
{
    struct date_text text = {{0}};
    struct writer w = writer_of(text.text, sizeof text.text - 1);
    struct civil civil = date_civil(at_ms, offset_min);
    write_day(&w, &civil);
    return text;
}

/* Exactly `digits` decimal digits within [min, max]; otherwise the reader turns bad. */
static int read_digits(struct reader *r, int digits, int min, int max)
{
    int value = 0;
    for (int i = 0; i < digits; i++) {
        uint8_t digit = (uint8_t)(read_u8(r) - '0');
        if (digit > 9)
            r->bad = true;
        value = value * 10 + digit;
    }
    if (value < min || value > max)
        r->bad = true;
    return r->bad ? min : value;
}

static void read_sign(struct reader *r, char sign)
{
    if (read_u8(r) != (uint8_t)sign)
        r->bad = true;
}

static void read_day(struct reader *r, struct civil *ret)
{
    ret->year = read_digits(r, 4, YEAR_MIN, YEAR_MAX);
    read_sign(r, '-');
    ret->month = read_digits(r, 2, 1, 12);
    read_sign(r, '-');
    ret->day = read_digits(r, 2, 1, date_month_days(ret->year, ret->month));
}

static int read_offset(struct reader *r)
{
    uint8_t sign = read_u8(r);
    if (sign == 'Z')
        return 0;
    if (sign != '+' && sign != '-')
        r->bad = true;
    int hours = read_digits(r, 2, 0, 23);
    read_sign(r, ':');
    int minutes = hours * 60 + read_digits(r, 2, 0, 59);
    return sign == '-' ? -minutes : minutes;
}

enum err date_parse(struct slice text, int64_t *ret_at_ms)
{
    struct reader r = reader_of(text);
    struct civil civil = {0};
    read_day(&r, &civil);
    read_sign(&r, 'T');
    civil.hour = read_digits(&r, 2, 0, 23);
    read_sign(&r, ':');
    civil.minute = read_digits(&r, 2, 0, 59);
    read_sign(&r, ':');
    civil.second = read_digits(&r, 2, 0, 59);
    if (!r.bad && r.at < r.end && *r.at == '.') {
        read_sign(&r, '.');
        civil.ms = read_digits(&r, 3, 0, 999);
    }
    int offset_min = read_offset(&r);
    if (r.bad || r.at != r.end)
        return ERR_MALFORMED;
    *ret_at_ms = date_at_ms(&civil, offset_min);
    return OK;
}

enum err date_parse_day(struct slice text, int64_t *ret_days)
{
    struct reader r = reader_of(text);
    struct civil civil = {0};
    read_day(&r, &civil);
    if (r.bad || r.at != r.end)
        return ERR_MALFORMED;
    *ret_days = date_days(civil.year, civil.month, civil.day);
    return OK;
}
