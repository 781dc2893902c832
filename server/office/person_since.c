#include "office/person_since.h"

#include <string.h>

#include "base/date.h"
#include "store/store_catalog.h"

bool person_status_differs(const struct person_row *before, const struct person_row *after)
{
    return before->employment != after->employment || before->zone != after->zone ||
           strcmp(before->post, after->post) != 0 ||
           before->contract_start_day != after->contract_start_day ||
           before->contract_end_day != after->contract_end_day;
}

int64_t person_today(int64_t now_ms)
{
    return (now_ms + (int64_t)DATE_WIB * DATE_MINUTE_MS) / DATE_DAY_MS;
}

/* As it was written down, over or not. */
static struct person_status written_on(const struct person_statuses *statuses, int64_t day)
{
    struct person_status ret = {.from_day = CATALOG_NO_DAY,
                                .contract_start_day = CATALOG_NO_DAY,
                                .contract_end_day = CATALOG_NO_DAY};
    for (size_t i = 0; i < statuses->n && statuses->at[i].from_day <= day; i++)
        ret = statuses->at[i];
    return ret;
}

enum err person_since(struct store *store, int64_t from_day, struct person_row *before,
                      struct person_row *after)
{
    struct person_statuses statuses;
    if (!from_day)
        return OK;
    enum err err = store_person_statuses(store, before->id, &statuses);
    if (err)
        return err;
    const struct person_status status = written_on(&statuses, from_day);
    after->status_day = from_day;
    catalog_take_status(before, &status);
    return statuses.n == CATALOG_STATUSES_MAX && status.from_day != from_day ? ERR_FULL : OK;
}
