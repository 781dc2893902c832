#include "store/catalog.h"

#include <string.h>

#define WORDS(table)                                                                               \
    {                                                                                              \
        table, (int)(sizeof(table) / sizeof((table)[0]))                                           \
    }

static const char *const enrolment_roles[] = {
    [ENROLMENT_LEARNER] = "learner",
    [ENROLMENT_INSTRUCTOR] = "instructor",
};
static const char *const test_wishes[] = {
    [TEST_AS_POLICY] = "policy",
    [TEST_REQUIRED] = "required",
    [TEST_NONE] = "none",
};

const struct word_table enrolment_role_words = WORDS(enrolment_roles);
const struct word_table test_wish_words = WORDS(test_wishes);

static const struct {
    enum date_zone zone;
    const char *name;
} zones[] = {{DATE_WIB, "WIB"}, {DATE_WITA, "WITA"}, {DATE_WIT, "WIT"}};

const char *zone_name(enum date_zone zone)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
        if (zones[i].zone == zone)
            return zones[i].name;
    return "";
}

enum err zone_parse(struct slice word, enum date_zone *ret)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        if (slice_is_text(word, zones[i].name)) {
            *ret = zones[i].zone;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

/* ---- status by date ---- */

static bool same_agreement(const struct person_status *a, const struct person_status *b)
{
    return a->employment == b->employment && a->contract_start_day == b->contract_start_day;
}

/* The last day on which the one at `at` can hold; INT64_MAX: no end is known. */
static int64_t last_day_of(const struct person_statuses *statuses, size_t at)
{
    const struct person_status *status = &statuses->at[at];
    int64_t last =
        status->contract_end_day == CATALOG_NO_DAY ? INT64_MAX : status->contract_end_day;
    for (size_t i = at + 1; i < statuses->n; i++) {
        const struct person_status *next = &statuses->at[i];
        if (!same_agreement(status, next))
            return next->from_day - 1 < last ? next->from_day - 1 : last;
    }
    return last;
}

bool catalog_status_on(const struct person_statuses *statuses, int64_t day,
                       struct person_status *ret)
{
    size_t at = 0;
    *ret = (struct person_status){.contract_start_day = CATALOG_NO_DAY,
                                  .contract_end_day = CATALOG_NO_DAY};
    while (at < statuses->n && statuses->at[at].from_day <= day)
        at++;
    if (at == 0)
        return false;
    int64_t last = last_day_of(statuses, at - 1);
    if (last < day)
        return false;
    *ret = statuses->at[at - 1];
    if (ret->contract_start_day != CATALOG_NO_DAY && last != INT64_MAX)
        ret->contract_end_day = last;
    return true;
}

void catalog_take_status(struct person_row *row, const struct person_status *status)
{
    row->status_day = status->from_day;
    row->employment = status->employment;
    memcpy(row->post, status->post, sizeof row->post);
    row->contract_start_day = status->contract_start_day;
    row->contract_end_day = status->contract_end_day;
    if (status->zone)
        row->zone = status->zone;
}

struct person_status catalog_status_of(const struct person_row *row)
{
    struct person_status ret = {.from_day = row->status_day,
                                .employment = row->employment,
                                .contract_start_day = row->contract_start_day,
                                .contract_end_day = row->contract_end_day,
                                .zone = row->zone};
    memcpy(ret.post, row->post, sizeof ret.post);
    return ret;
}
