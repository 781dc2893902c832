/* What waits to be settled; how it comes there stands in migrations/sqlite/, unsettled. */
#include "store/sqlite_desk_ops.h"
#include "store/sqlite_desk_sql.h"
#include "store/sqlite_query.h"

enum err sqlite_unsettled(void *db, uint64_t after, size_t max, store_unsettled_each *each,
                          void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_UNSETTLED);
    query_put_u64(&q, after);
    query_put_u64(&q, max);
    while (!err && query_step(&q)) {
        struct unsettled_row row = {.mark = query_take_u64(&q)};
        row.activity = query_take_id(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_unsettled_mark(void *db, struct id activity, uint64_t *ret)
{
    uint64_t mark = 0;
    struct query q = query_open(db, SQL_UNSETTLED_MARK);
    query_put_id(&q, activity);
    if (query_step(&q))
        mark = query_take_u64(&q);
    enum err err = query_close(&q);
    if (!err)
        *ret = mark;
    return err;
}

static enum err put(struct sqlite_db *db, struct id activity)
{
    struct query q = query_open(db, SQL_UNSETTLED_PUT);
    query_put_id(&q, activity);
    return query_run(&q);
}

enum err sqlite_unsettled_put(void *db, struct id activity)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, put(db, activity));
}

static enum err put_capacity(struct sqlite_db *db)
{
    struct query q = query_open(db, SQL_UNSETTLED_PUT_CAPACITY);
    return query_run(&q);
}

enum err sqlite_unsettled_put_capacity(void *db)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, put_capacity(db));
}

static enum err done(struct sqlite_db *db, const struct unsettled_row *row)
{
    struct query q = query_open(db, SQL_UNSETTLED_DONE);
    query_put_id(&q, row->activity);
    query_put_u64(&q, row->mark);
    return query_run(&q);
}

enum err sqlite_unsettled_done(void *db, const struct unsettled_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, done(db, row));
}
