/* work_calendar.h - when an office works: hours by weekday and period, and the days it does not.
 *
 * Runs on   any thread. Plain data without pointers, some 60 kB: keep it on the heap.
 * Ignorant of JSON and of zones: an offset comes in. Whether somebody was in office hours is judged
 *           where the person is, not where the class is held (Perpres 21/2023 art. 4(3)).
 *
 * A period later in the list goes before an earlier one on the days they share: Ramadan before the
 * hours of the year. Breaks within the hours are not told apart: a minute at lunch is inside.
 */
#ifndef CREDIT_WORK_CALENDAR_H
#define CREDIT_WORK_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "attendance/timetable.h"
#include "credit/policy.h"

#define CALENDAR_PERIODS_MAX 32
#define CALENDAR_HOLIDAYS_MAX 600
#define CALENDAR_WEEKDAYS 7

/* Minutes of the local day, start in, end out; both 0: no work on this weekday. */
struct work_hours {
    int32_t start_min;
    int32_t end_min;
};

struct work_period {
    char title[POLICY_TITLE_MAX];
    int64_t first_day; /* days since 1970, both in */
    int64_t last_day;
    struct work_hours week[CALENDAR_WEEKDAYS]; /* Monday first */
    struct legal_source legal_source;
};

/* A public holiday or a day of collective leave. */
struct work_holiday {
    int64_t day;
    char title[POLICY_TITLE_MAX];
};

struct work_calendar {
    char id[POLICY_ID_MAX];
    char title[POLICY_TITLE_MAX];
    uint32_t n_periods;
    struct work_period periods[CALENDAR_PERIODS_MAX];
    struct legal_source holidays_source;
    uint32_t n_holidays;
    struct work_holiday holidays[CALENDAR_HOLIDAYS_MAX]; /* days rising */
};

/* ERR_INVALID with *ret filled at the first thing that is wrong. */
MUST_CHECK enum err work_calendar_check(const struct work_calendar *calendar,
                                        struct policy_fault *ret);

/* The hours of a local day; 0 to 0 when the office does not work, or the calendar says nothing. */
struct work_hours work_calendar_hours(const struct work_calendar *calendar, int64_t day);

/* Learning time within office hours and outside of them. */
struct hours_split {
    uint64_t inside_ms;
    uint64_t outside_ms;
};

/* Adds a class, seen from the zone of the person (minutes east of UTC). */
void work_calendar_add(const struct work_calendar *calendar, const struct timetable *table,
                       bool break_counts, int offset_min, struct hours_split *ret);

#endif
