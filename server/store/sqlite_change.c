/* Who changed what, and who took what. */
#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_change_append(void *db, const struct change_row *row)
{
    enum err err = sqlite_db_begin_one(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_CHANGE_APPEND);
    query_put_i64(&q, row->at_ms);
    query_put_id(&q, row->who);
    query_put_word(&q, &change_noun_words, (int)row->noun);
    query_put_id(&q, row->about);
    query_put_text(&q, row->field);
    query_put_text(&q, row->before);
    query_put_text(&q, row->after);
    query_put_text(&q, row->reason);
    query_put_id(&q, row->import_id);
    return sqlite_db_end_one(db, query_run(&q));
}

/* The parameters of CHANGES and ACCESSES, and of the same about something. */
static struct query open_filtered(struct sqlite_db *db, unsigned all, unsigned about,
                                  const struct change_filter *filter)
{
    bool before_any = filter->before == 0 || filter->before > INT64_MAX;
    struct query q = query_open(db, id_is_none(filter->about) ? all : about);
    query_put_i64(&q, before_any ? INT64_MAX : (int64_t)filter->before);
    query_put_i64(&q, filter->from_ms);
    query_put_i64(&q, filter->until_ms);
    query_put_id(&q, filter->who);
    query_put_max(&q, filter->max);
    if (!id_is_none(filter->about))
        query_put_id(&q, filter->about);
    return q;
}

static enum err walk_changes(struct query *q, store_change_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct change_row row = {.seq = query_take_u64(q)};
        row.at_ms = query_take_i64(q);
        row.who = query_take_id(q);
        row.noun = (enum change_noun)query_take_word(q, &change_noun_words);
        row.about = query_take_id(q);
        row.field = query_take_borrowed(q);
        row.before = query_take_borrowed(q);
        row.after = query_take_borrowed(q);
        row.reason = query_take_borrowed(q);
        row.import_id = query_take_id(q);
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_changes(void *db, const struct change_filter *filter, store_change_each *each,
                        void *arg)
{
    struct query q = open_filtered(db, SQL_CHANGES, SQL_CHANGES_ABOUT, filter);
    return walk_changes(&q, each, arg);
}

enum err sqlite_import_changes(void *db, struct id import_id, store_change_each *each, void *arg)
{
    struct query q = query_open(db, SQL_IMPORT_CHANGES);
    query_put_id(&q, import_id);
    return walk_changes(&q, each, arg);
}

enum err sqlite_access_append(void *db, const struct access_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_ACCESS_APPEND);
    query_put_i64(&q, row->at_ms);
    query_put_id(&q, row->who);
    query_put_id(&q, row->token);
    query_put_text(&q, row->what);
    query_put_id(&q, row->about);
    query_put_u64(&q, row->people);
    query_put_text(&q, row->address);
    query_put_text(&q, row->filter);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_access_there(void *db, const struct access_row *row, int64_t since_ms, bool *ret)
{
    struct query q = query_open(db, SQL_ACCESS_THERE);
    query_put_id(&q, row->who);
    query_put_i64(&q, since_ms);
    query_put_id(&q, row->token);
    query_put_text(&q, row->what);
    query_put_id(&q, row->about);
    query_put_text(&q, row->filter);
    return query_has_row(&q, ret);
}

enum err sqlite_accesses(void *db, const struct change_filter *filter, store_access_each *each,
                         void *arg)
{
    enum err err = OK;
    struct query q = open_filtered(db, SQL_ACCESSES, SQL_ACCESSES_ABOUT, filter);
    while (!err && query_step(&q)) {
        struct access_row row = {.seq = query_take_u64(&q)};
        row.at_ms = query_take_i64(&q);
        row.who = query_take_id(&q);
        row.token = query_take_id(&q);
        query_take_text(&q, row.what, sizeof row.what);
        row.about = query_take_id(&q);
        row.people = query_take_u64(&q);
        query_take_text(&q, row.address, sizeof row.address);
        query_take_text(&q, row.filter, sizeof row.filter);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}
