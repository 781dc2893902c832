#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_restriction_put(void *db, const struct restriction_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_RESTRICTION_PUT);
    query_put_id(&q, row->id);
    query_put_id(&q, row->person);
    query_put_word(&q, &restriction_state_words, (int)row->state);
    query_put_i64(&q, row->asked_ms);
    query_put_text(&q, row->text);
    query_put_i64(&q, row->decided_ms);
    query_put_id(&q, row->decided_by);
    query_put_text(&q, row->reason);
    query_put_i64(&q, row->ended_ms);
    query_put_id(&q, row->ended_by);
    query_put_text(&q, row->end_reason);
    return sqlite_db_end(db, query_run(&q));
}

static struct restriction_row take(struct query *q)
{
    struct restriction_row row = {.id = query_take_id(q)};
    row.person = query_take_id(q);
    row.state = (enum restriction_state)query_take_word(q, &restriction_state_words);
    row.asked_ms = query_take_i64(q);
    query_take_text(q, row.text, sizeof row.text);
    row.decided_ms = query_take_i64(q);
    row.decided_by = query_take_id(q);
    query_take_text(q, row.reason, sizeof row.reason);
    row.ended_ms = query_take_i64(q);
    row.ended_by = query_take_id(q);
    query_take_text(q, row.end_reason, sizeof row.end_reason);
    return row;
}

static enum err find(struct query *q, struct restriction_row *ret)
{
    struct restriction_row row = {0};
    bool found = query_step(q);
    if (found)
        row = take(q);
    enum err err = query_close_found(q, found);
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_restriction_find(void *db, struct id restriction, struct restriction_row *ret)
{
    struct query q = query_open(db, SQL_RESTRICTION_FIND);
    query_put_id(&q, restriction);
    return find(&q, ret);
}

enum err sqlite_restriction_of(void *db, struct id person, struct restriction_row *ret)
{
    struct query q = query_open(db, SQL_RESTRICTION_OF);
    query_put_id(&q, person);
    return find(&q, ret);
}

static enum err walk(struct query *q, store_restriction_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct restriction_row row = take(q);
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_restrictions(void *db, size_t max, store_restriction_each *each, void *arg)
{
    struct query q = query_open(db, SQL_RESTRICTIONS);
    query_put_max(&q, max);
    return walk(&q, each, arg);
}

enum err sqlite_restricted(void *db, store_restriction_each *each, void *arg)
{
    struct query q = query_open(db, SQL_RESTRICTED);
    return walk(&q, each, arg);
}
