#include "credit/work_calendar.h"

#include <stdio.h>

#include "base/date.h"

#define DAY_MINUTES 1440

static enum err fault(struct policy_fault *ret, const char *list, uint32_t i, const char *reason)
{
    snprintf(ret->where, sizeof ret->where, "%s[%u]", list, i);
    snprintf(ret->reason, sizeof ret->reason, "%s", reason);
    return ERR_INVALID;
}

static const char *wrong_with_period(const struct work_period *period)
{
    if (period->last_day < period->first_day)
        return "ends before it begins";
    for (size_t i = 0; i < CALENDAR_WEEKDAYS; i++) {
        const struct work_hours *hours = &period->week[i];
        bool none = hours->start_min == 0 && hours->end_min == 0;
        if (!none && (hours->start_min < 0 || hours->end_min > DAY_MINUTES ||
                      hours->start_min >= hours->end_min))
            return "has hours that do not go forward within a day";
    }
    return NULL;
}

enum err work_calendar_check(const struct work_calendar *calendar, struct policy_fault *ret)
{
    if (calendar->n_periods < 1 || calendar->n_periods > CALENDAR_PERIODS_MAX)
        return fault(ret, "periods", calendar->n_periods, "a calendar has 1 to 32 periods");
    if (calendar->n_holidays > CALENDAR_HOLIDAYS_MAX)
        return fault(ret, "holidays", calendar->n_holidays, "are more than 600");
    for (uint32_t i = 0; i < calendar->n_periods; i++) {
        const char *wrong = wrong_with_period(&calendar->periods[i]);
        if (wrong)
            return fault(ret, "periods", i, wrong);
    }
    for (uint32_t i = 1; i < calendar->n_holidays; i++)
        if (calendar->holidays[i].day <= calendar->holidays[i - 1].day)
            return fault(ret, "holidays", i, "does not come after the day in front of it");
    return OK;
}

static bool is_holiday(const struct work_calendar *calendar, int64_t day)
{
    uint32_t low = 0, high = calendar->n_holidays;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (calendar->holidays[middle].day == day)
            return true;
        if (calendar->holidays[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

struct work_hours work_calendar_hours(const struct work_calendar *calendar, int64_t day)
{
    if (is_holiday(calendar, day))
        return (struct work_hours){0, 0};
    for (uint32_t i = calendar->n_periods; i-- > 0;) {
        const struct work_period *period = &calendar->periods[i];
        if (day >= period->first_day && day <= period->last_day)
            return period->week[date_weekday(day) - 1];
    }
    return (struct work_hours){0, 0};
}

static int64_t day_of(int64_t local_ms)
{
    int64_t day = local_ms / DATE_DAY_MS;
    return local_ms % DATE_DAY_MS < 0 ? day - 1 : day;
}

/* Local milliseconds of [start_ms, end_ms) that lie in office hours. */
static uint64_t inside_ms(const struct work_calendar *calendar, int64_t start_ms, int64_t end_ms)
{
    uint64_t sum_ms = 0;
    for (int64_t day = day_of(start_ms); day <= day_of(end_ms - 1); day++) {
        struct work_hours hours = work_calendar_hours(calendar, day);
        int64_t from = day * DATE_DAY_MS + hours.start_min * DATE_MINUTE_MS;
        int64_t to = day * DATE_DAY_MS + hours.end_min * DATE_MINUTE_MS;
        if (from < start_ms)
            from = start_ms;
        if (to > end_ms)
            to = end_ms;
        if (to > from)
            sum_ms += (uint64_t)(to - from);
    }
    return sum_ms;
}

void work_calendar_add(const struct work_calendar *calendar, const struct timetable *table,
                       bool break_counts, int offset_min, struct hours_split *ret)
{
    int64_t offset_ms = offset_min * DATE_MINUTE_MS;

    for (size_t i = 0; i < table->n; i++) {
        const struct timetable_segment *s = &table->segments[i];
        if (!segment_counts(s, break_counts))
            continue;
        uint64_t inside = inside_ms(calendar, s->start_ms + offset_ms, s->end_ms + offset_ms);
        ret->inside_ms += inside;
        ret->outside_ms += (uint64_t)(s->end_ms - s->start_ms) - inside;
    }
}
