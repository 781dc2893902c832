#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

static struct import_row import_take(struct query *q)
{
    struct import_row row = {.id = query_take_id(q)};
    row.at_ms = query_take_i64(q);
    row.who = query_take_id(q);
    row.noun = (enum import_noun)query_take_word(q, &import_noun_words);
    row.activity = query_take_id(q);
    query_take_text(q, row.file_name, sizeof row.file_name);
    row.rows = query_take_u64(q);
    row.undone_ms = query_take_i64(q);
    return row;
}

enum err sqlite_import_put(void *db, const struct import_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_IMPORT_PUT);
    query_put_id(&q, row->id);
    query_put_i64(&q, row->at_ms);
    query_put_id(&q, row->who);
    query_put_word(&q, &import_noun_words, (int)row->noun);
    query_put_id(&q, row->activity);
    query_put_text(&q, row->file_name);
    query_put_u64(&q, row->rows);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_import_find(void *db, struct id import_id, struct import_row *ret)
{
    struct import_row row = {0};
    struct query q = query_open(db, SQL_IMPORT_FIND);
    query_put_id(&q, import_id);
    bool found = query_step(&q);
    if (found)
        row = import_take(&q);
    enum err err = query_close_found(&q, found);
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_imports(void *db, size_t max, store_import_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_IMPORTS);
    query_put_max(&q, max);
    while (!err && query_step(&q)) {
        struct import_row row = import_take(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err undo(struct sqlite_db *db, struct id import_id, int64_t at_ms)
{
    struct import_row row = {0};
    enum err err = sqlite_import_find(db, import_id, &row);
    if (err)
        return err;
    struct query q = query_open(db, SQL_IMPORT_UNDONE);
    query_put_i64(&q, at_ms);
    query_put_id(&q, import_id);
    err = query_touch(&q);
    return err == ERR_NOT_FOUND ? ERR_TAKEN : err;
}

enum err sqlite_import_undone(void *db, struct id import_id, int64_t at_ms)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, undo(db, import_id, at_ms));
}
