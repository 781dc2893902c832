/* Polls written before their class. */
#include <string.h>

#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static enum err options_read(struct sqlite_db *db, struct poll_row *ret)
{
    ret->n_options = 0;
    struct query q = query_open(db, SQL_POLL_OPTIONS);
    query_put_id(&q, ret->class_id);
    query_put_i64(&q, ret->ordinal);
    while (query_step(&q)) {
        if (ret->n_options == CATALOG_OPTIONS_MAX)
            query_fault(&q, "holds too many options");
        else
            query_take_text(&q, ret->options[ret->n_options++], CATALOG_OPTION_MAX);
    }
    return query_close(&q);
}

static enum err poll_take(struct query *q, struct poll_row *ret)
{
    ret->class_id = query_take_id(q);
    ret->ordinal = query_take_u32(q);
    query_take_text(q, ret->question, sizeof ret->question);
    ret->multiple = query_take_bool(q);
    ret->anonymous = query_take_bool(q);
    return q->err ? q->err : options_read(q->db, ret);
}

static bool same_options(const struct poll_row *a, const struct poll_row *b)
{
    if (a->n_options != b->n_options)
        return false;
    for (uint32_t i = 0; i < a->n_options; i++)
        if (strcmp(a->options[i], b->options[i]) != 0)
            return false;
    return true;
}

static enum err options_write(struct sqlite_db *db, const struct poll_row *row)
{
    struct query drop = query_open(db, SQL_POLL_OPTIONS_DROP);
    query_put_id(&drop, row->class_id);
    query_put_i64(&drop, row->ordinal);
    enum err err = query_run(&drop);
    for (uint32_t i = 0; i < row->n_options && !err; i++) {
        struct query q = query_open(db, SQL_POLL_OPTION_PUT);
        query_put_id(&q, row->class_id);
        query_put_i64(&q, row->ordinal);
        query_put_i64(&q, i + 1);
        query_put_text(&q, row->options[i]);
        err = query_run(&q);
    }
    return err;
}

static enum err poll_write(struct sqlite_db *db, const struct poll_row *row)
{
    struct poll_row before = {.class_id = row->class_id, .ordinal = row->ordinal};
    enum err err = options_read(db, &before);
    if (err)
        return err;

    struct query q = query_open(db, SQL_POLL_PUT);
    query_put_id(&q, row->class_id);
    query_put_i64(&q, row->ordinal);
    query_put_text(&q, row->question);
    query_put_i64(&q, row->multiple);
    query_put_i64(&q, row->anonymous);
    err = query_run(&q);
    bool changed = !err && query_changes(db) > 0;
    if (!err && !same_options(&before, row)) {
        err = options_write(db, row);
        changed = true;
    }
    return err || !changed ? err : sqlite_class_open(db, row->class_id);
}

enum err sqlite_poll_put(void *db, const struct poll_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, poll_write(db, row));
}

static enum err walk_polls(struct query *q, store_poll_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct poll_row row = {0};
        err = poll_take(q, &row);
        if (!err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_class_polls(void *db, struct id class_id, store_poll_each *each, void *arg)
{
    enum err err = sqlite_db_view(db); /* a poll and its options belong together */
    if (err)
        return err;
    struct query q = query_open(db, SQL_CLASS_POLLS);
    query_put_id(&q, class_id);
    err = walk_polls(&q, each, arg);
    sqlite_db_view_end(db);
    return err;
}
