#include "credit/record.h"

#include <string.h>

#include "base/date.h"

#define FEBRUARY 2

struct year_window year_window_calendar(int year)
{
    return (struct year_window){date_days(year, 1, 1), date_days(year, 12, 31)};
}

static struct civil civil_of(int64_t day)
{
    return date_civil(day * DATE_DAY_MS, DATE_UTC);
}

/* The day in `year` on which an agreement that began on `first` begins anew. */
static int64_t anniversary(const struct civil *first, int year)
{
    int days = date_month_days(year, first->month);
    return date_days(year, first->month, first->day < days ? first->day : days);
}

enum err year_window_contract(int64_t contract_first_day, int64_t contract_last_day, int64_t day,
                              struct year_window *ret)
{
    if (day < contract_first_day || day > contract_last_day)
        return ERR_NOT_FOUND;

    struct civil first = civil_of(contract_first_day);
    int year = civil_of(day).year;
    if (anniversary(&first, year) > day)
        year--;

    ret->first_day = anniversary(&first, year);
    ret->last_day = anniversary(&first, year + 1) - 1;
    if (ret->last_day > contract_last_day)
        ret->last_day = contract_last_day;
    return OK;
}

enum err year_window_contracts(const struct work_contract *contracts, size_t n, int64_t day,
                               struct year_window *ret)
{
    const struct work_contract *best = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct work_contract *one = &contracts[i];
        if (day >= one->first_day && day <= one->last_day &&
            (!best || one->first_day > best->first_day))
            best = one;
    }
    if (!best)
        return ERR_NOT_FOUND;
    return year_window_contract(best->first_day, best->last_day, day, ret);
}

void record_init(struct record *record, struct id person, struct year_window window)
{
    *record = (struct record){.person = person, .window = window};
}

static struct record_category *category_of(struct record *record, const char *rule)
{
    for (size_t i = 0; i < record->n_categories; i++)
        if (strcmp(record->categories[i].rule, rule) == 0)
            return &record->categories[i];
    if (record->n_categories == POLICY_CATEGORIES_MAX)
        return NULL;

    struct record_category *added = &record->categories[record->n_categories++];
    *added = (struct record_category){0};
    memcpy(added->rule, rule, POLICY_RULE_MAX);
    return added;
}

enum err record_add(struct record *record, const struct jp_entry *entry)
{
    if (!id_equal(entry->key.person, record->person) ||
        entry->ends_day < record->window.first_day || entry->ends_day > record->window.last_day)
        return OK;

    struct record_category *category = category_of(record, entry->rule);
    if (!category)
        return ERR_FULL;

    int32_t one = entry->reverses[0] ? -1 : 1;
    category->jp += entry->jp;
    category->surplus_jp += entry->surplus_jp;
    category->entries += one;
    record->surplus_jp += entry->surplus_jp;
    record->entries += one;
    for (size_t i = 0; i < UNIT_MODES; i++)
        record->mode_jp[i] += entry->mode_jp[i];
    switch (entry->ledger) {
    case LEDGER_COMPETENCY:
        record->competency_jp += entry->jp;
        break;
    case LEDGER_CAPACITY:
        record->capacity_jp += entry->jp;
        break;
    }
    return OK;
}

struct record_verdict record_judge(const struct record *record, const struct policy_status *status,
                                   const char *post)
{
    int64_t jp = record->competency_jp;
    int64_t min_jp = status->min_jp_per_year;
    int64_t max_jp = status->max_jp_per_year;
    struct record_verdict ret = {
        .has_min = min_jp > 0,
        .fulfilled = jp >= min_jp,
        .min_is_target = status->min_is_target,
        .short_jp = jp < min_jp ? min_jp - jp : 0,
        .capped = policy_status_caps(status, post),
    };

    if (ret.capped && jp < max_jp)
        ret.room_jp = max_jp - jp;
    return ret;
}
