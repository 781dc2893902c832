#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static enum err unit_write(struct sqlite_db *db, const struct unit_row *row)
{
    struct query q = query_open(db, SQL_UNIT_PUT);
    query_put_id(&q, row->activity);
    query_put_i64(&q, row->ordinal);
    query_put_text(&q, row->title);
    query_put_word(&q, &unit_mode_words, (int)row->mode);
    query_put_i64(&q, row->planned_jp);
    enum err err = query_run(&q);
    if (err || query_changes(db) == 0)
        return err;
    return sqlite_activity_open(db, row->activity);
}

enum err sqlite_unit_put(void *db, const struct unit_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, unit_write(db, row));
}

enum err sqlite_units(void *db, struct id activity, store_unit_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_UNITS);
    query_put_id(&q, activity);
    while (!err && query_step(&q)) {
        struct unit_row row = {.activity = query_take_id(&q)};
        row.ordinal = query_take_u32(&q);
        query_take_text(&q, row.title, sizeof row.title);
        row.mode = (enum unit_mode)query_take_word(&q, &unit_mode_words);
        row.planned_jp = query_take_u32(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err unit_asks(struct sqlite_db *db, enum sql which, struct id activity,
                          uint32_t ordinal, bool *ret)
{
    struct query q = query_open(db, which);
    query_put_id(&q, activity);
    query_put_i64(&q, ordinal);
    return query_has_row(&q, ret);
}

enum err sqlite_unit_there(struct sqlite_db *db, struct id activity, uint32_t ordinal)
{
    bool there = ordinal == 0;
    enum err err = there ? OK : unit_asks(db, SQL_UNIT_FIND, activity, ordinal, &there);
    return !err && !there ? ERR_NOT_FOUND : err;
}

static enum err unit_delete(struct sqlite_db *db, struct id activity, uint32_t ordinal)
{
    bool in_use = false;
    enum err err = unit_asks(db, SQL_UNIT_IN_USE, activity, ordinal, &in_use);
    if (err || in_use)
        return err ? err : ERR_TAKEN;
    struct query q = query_open(db, SQL_UNIT_DROP);
    query_put_id(&q, activity);
    query_put_i64(&q, ordinal);
    err = query_touch(&q);
    return err ? err : sqlite_activity_open(db, activity);
}

enum err sqlite_unit_drop(void *db, struct id activity, uint32_t ordinal)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, unit_delete(db, activity, ordinal));
}
