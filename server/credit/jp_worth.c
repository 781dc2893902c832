#include "credit/jp_parts.h"

uint64_t jp_round(uint64_t num, uint64_t den, enum rounding rounding)
{
    uint64_t whole = num / den;
    uint64_t rest = num % den;

    switch (rounding) {
    case ROUND_FLOOR:
        return whole;
    case ROUND_HALF_UP:
        return whole + (rest >= den - rest);
    case ROUND_CEILING:
        return whole + (rest > 0);
    }
    return whole;
}

static bool is_proportional(const struct valuing *v)
{
    return !v->planned && v->policy->credit_model == CREDIT_PROPORTIONAL;
}

/* The seconds that earn: all of the programme, or those that were attended. */
static uint64_t earning_seconds(const struct valuing *v, const struct attendance *attendance)
{
    return is_proportional(v) ? attendance->attended_s : attendance->learning_s;
}

static void explain_minutes(const struct valuing *v, uint64_t seconds, struct reason_list *reasons)
{
    enum reason_code code = is_proportional(v) ? REASON_PROPORTIONAL_JP : REASON_PROGRAMME_JP;
    reason_add(reasons, code, (int64_t)seconds, v->policy->jp_seconds);
    if (v->value->bonus_percent)
        reason_add(reasons, REASON_INTERNATIONAL_BONUS, v->value->bonus_percent, 0);
}

/* Seconds as a fraction of JP, with the bonus in it. */
static struct worth worth_of_seconds(const struct valuing *v, uint64_t seconds)
{
    uint32_t bonus = v->value->bonus_percent;
    uint64_t jp_seconds = v->policy->jp_seconds;

    if (!bonus)
        return (struct worth){seconds, jp_seconds, v->policy->rounding, 0};
    return (struct worth){seconds * (100 + bonus), jp_seconds * 100, v->policy->intl_bonus_rounding,
                          0};
}

/* Minutes of the whole activity; under a daily limit each day adds no more than it allows, and the
 * sum is rounded once. */
static struct worth by_minutes(const struct valuing *v, const struct jp_part *piece,
                               struct reason_list *reasons)
{
    uint64_t seconds = earning_seconds(v, &piece->attendance);
    struct worth ret = worth_of_seconds(v, seconds);
    uint32_t limit = v->value->jp_per_day_max;
    int64_t cut = 0;

    explain_minutes(v, seconds, reasons);
    if (!limit)
        return ret;
    const struct jp_part *days = v->input->n_parts ? v->input->parts : piece;
    size_t n = v->input->n_parts ? v->input->n_parts : 1;
    ret.num = 0;
    for (size_t i = 0; i < n; i++) {
        struct worth day = worth_of_seconds(v, earning_seconds(v, &days[i].attendance));
        bool over = day.num > limit * day.den;
        ret.num += over ? limit * day.den : day.num;
        cut += over;
    }
    if (cut)
        reason_add(reasons, REASON_DAILY_LIMIT, limit, cut);
    return ret;
}

static struct worth by_day_minutes(const struct valuing *v, const struct jp_part *piece,
                                   struct reason_list *reasons)
{
    uint64_t seconds = earning_seconds(v, &piece->attendance);
    struct worth ret = worth_of_seconds(v, seconds);

    explain_minutes(v, seconds, reasons);
    ret.jp_max = v->value->jp_per_day_max;
    return ret;
}

/* A fixed value; in the proportional model the share of it that was attended. */
static struct worth by_value(const struct valuing *v, const struct jp_part *piece,
                             enum reason_code code, struct reason_list *reasons)
{
    const struct attendance *a = &piece->attendance;
    struct worth ret = {v->value->value, 1, v->policy->rounding, 0};

    reason_add(reasons, code, v->value->value, 0);
    if (is_proportional(v) && a->learning_s > 0 && a->attended_s < a->learning_s) {
        reason_add(reasons, REASON_PARTLY_PROPORTIONAL, (int64_t)a->attended_s,
                   (int64_t)a->learning_s);
        ret.num *= a->attended_s;
        ret.den = a->learning_s;
    }
    return ret;
}

/* The value of a day, or what its minutes give when it is too short for it. */
static struct worth by_day(const struct valuing *v, const struct jp_part *piece,
                           struct reason_list *reasons)
{
    uint64_t seconds = earning_seconds(v, &piece->attendance);
    uint64_t jp_seconds = v->policy->jp_seconds;

    switch (v->policy->short_day_event) {
    case SHORT_DAY_FLAT:
        break;
    case SHORT_DAY_BY_MINUTES:
        if (seconds < v->value->value * jp_seconds) {
            reason_add(reasons, REASON_SHORT_DAY, (int64_t)seconds, (int64_t)jp_seconds);
            return (struct worth){seconds, jp_seconds, ROUND_FLOOR, 0};
        }
        reason_add(reasons, REASON_DAY_VALUE, v->value->value, 0);
        return (struct worth){v->value->value, 1, ROUND_FLOOR, 0};
    }
    return by_value(v, piece, REASON_DAY_VALUE, reasons);
}

struct worth jp_worth(const struct valuing *v, const struct jp_part *piece,
                      struct reason_list *reasons)
{
    switch (v->category->basis) {
    case BASIS_MINUTES:
        return by_minutes(v, piece, reasons);
    case BASIS_DAY:
        return by_day(v, piece, reasons);
    case BASIS_DAY_MINUTES:
        return by_day_minutes(v, piece, reasons);
    case BASIS_OCCURRENCE:
        return by_value(v, piece, REASON_SESSION_VALUE, reasons);
    case BASIS_SEMESTER:
        return by_value(v, piece, REASON_SEMESTER_VALUE, reasons);
    case BASIS_ACTIVITY:
        return by_value(v, piece, REASON_ACTIVITY_VALUE, reasons);
    case BASIS_UNVALUED:
        break;
    }
    return (struct worth){0, 1, v->policy->rounding, 0};
}
