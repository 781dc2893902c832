/* The ledger across activities and people. */
#include "store/catalog.h"
#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static void put_filter(struct query *q, const struct ledger_filter *filter, uint64_t after)
{
    query_put_i64(q, (int64_t)after);
    query_put_id(q, filter->activity);
    query_put_id(q, filter->person);
    query_put_text_or_null(q, filter->unit ? filter->unit : "");
    query_put_i64(q, filter->from_day);
    query_put_i64(q, filter->until_day == CATALOG_NO_DAY ? INT64_MAX : filter->until_day);
}

enum err sqlite_ledger_filtered(void *db, const struct ledger_filter *filter,
                                store_ledger_filtered_each *each, void *arg)
{
    enum sql which = SQL_LEDGER_FILTERED;
    if (!id_is_none(filter->activity))
        which = SQL_LEDGER_FILTERED_ACTIVITY;
    else if (!id_is_none(filter->person))
        which = SQL_LEDGER_FILTERED_PERSON;
    struct query q = query_open(db, which);
    put_filter(&q, filter, filter->after);
    enum err err = OK;
    bool enough = false;
    while (!err && !enough && query_step(&q)) {
        uint64_t n = query_take_u64(&q);
        struct jp_entry entry = sqlite_entry_take(&q);
        if (!q.err)
            err = each(n, &entry, arg, &enough);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_ledger_count(void *db, const struct ledger_filter *filter, uint64_t *ret)
{
    struct query q = query_open(db, SQL_LEDGER_COUNT);
    put_filter(&q, filter, 0);
    uint64_t n = query_step(&q) ? query_take_u64(&q) : 0;
    enum err err = query_close(&q);
    if (!err)
        *ret = n;
    return err;
}
