#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_outbox_put(void *db, const struct outbox_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_OUTBOX_PUT);
    query_put_id(&q, row->id);
    query_put_id(&q, row->person);
    query_put_id(&q, row->activity);
    query_put_word(&q, &outbox_kind_words, (int)row->kind);
    query_put_blob(&q, row->body);
    query_put_word(&q, &outbox_state_words, (int)row->state);
    query_put_text(&q, row->remote_id);
    query_put_i64(&q, row->tries);
    query_put_i64(&q, row->due_ms);
    query_put_text(&q, row->reason);
    query_put_i64(&q, row->made_ms);
    query_put_i64(&q, row->changed_ms);
    query_put_i64(&q, row->since_ms);
    return sqlite_db_end(db, query_run(&q));
}

static struct outbox_row outbox_take(struct query *q)
{
    struct outbox_row row = {.id = query_take_id(q)};
    row.person = query_take_id(q);
    row.activity = query_take_id(q);
    row.kind = (enum outbox_kind)query_take_word(q, &outbox_kind_words);
    row.body = query_take_blob(q);
    row.state = (enum outbox_state)query_take_word(q, &outbox_state_words);
    query_take_text(q, row.remote_id, sizeof row.remote_id);
    row.tries = query_take_u32(q);
    row.due_ms = query_take_i64(q);
    query_take_text(q, row.reason, sizeof row.reason);
    row.made_ms = query_take_i64(q);
    row.changed_ms = query_take_i64(q);
    row.since_ms = query_take_i64(q);
    return row;
}

static enum err walk(struct query *q, store_outbox_each *each, void *arg, bool *ret_any)
{
    enum err err = OK;
    *ret_any = false;
    while (!err && query_step(q)) {
        struct outbox_row row = outbox_take(q);
        *ret_any = true;
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

static enum err one(struct query *q, store_outbox_each *each, void *arg)
{
    bool any = false;
    enum err err = walk(q, each, arg, &any);
    return !err && !any ? ERR_NOT_FOUND : err;
}

enum err sqlite_outbox_find(void *db, struct id id, store_outbox_each *each, void *arg)
{
    struct query q = query_open(db, SQL_OUTBOX_FIND);
    query_put_id(&q, id);
    return one(&q, each, arg);
}

enum err sqlite_outbox_of(void *db, const struct outbox_key *of, store_outbox_each *each, void *arg)
{
    struct query q = query_open(db, SQL_OUTBOX_OF);
    query_put_id(&q, of->person);
    query_put_id(&q, of->activity);
    query_put_word(&q, &outbox_kind_words, (int)of->kind);
    return one(&q, each, arg);
}

enum err sqlite_outbox_due(void *db, int64_t at_ms, size_t max, store_outbox_each *each, void *arg)
{
    bool any = false;
    struct query q = query_open(db, SQL_OUTBOX_DUE);
    query_put_i64(&q, at_ms);
    query_put_max(&q, max);
    return walk(&q, each, arg, &any);
}

enum err sqlite_outbox(void *db, enum outbox_state state, size_t max, store_outbox_each *each,
                       void *arg)
{
    bool any = false;
    struct query q = query_open(db, state ? SQL_OUTBOX_IN_STATE : SQL_OUTBOX_ALL);
    if (state)
        query_put_word(&q, &outbox_state_words, (int)state);
    query_put_max(&q, max);
    return walk(&q, each, arg, &any);
}

enum err sqlite_outbox_because(void *db, const struct outbox_because *because,
                               store_outbox_each *each, void *arg)
{
    bool any = false;
    struct query q = query_open(db, SQL_OUTBOX_BECAUSE);
    query_put_word(&q, &outbox_state_words, (int)because->state);
    query_put_text(&q, because->reason);
    query_put_max(&q, because->max);
    return walk(&q, each, arg, &any);
}

enum err sqlite_outbox_person(void *db, struct id person, store_outbox_each *each, void *arg)
{
    bool any = false;
    struct query q = query_open(db, SQL_OUTBOX_PERSON);
    query_put_id(&q, person);
    return walk(&q, each, arg, &any);
}

enum err sqlite_outbox_reasons(void *db, store_outbox_reason_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_OUTBOX_REASONS);
    while (!err && query_step(&q)) {
        struct outbox_reason_row row = {.rows = 0};
        row.state = (enum outbox_state)query_take_word(&q, &outbox_state_words);
        query_take_text(&q, row.reason, sizeof row.reason);
        row.rows = query_take_u64(&q);
        row.since_ms = query_take_i64(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_outbox_count(void *db, struct outbox_counts *ret)
{
    struct outbox_counts counts = {{0}};
    struct query q = query_open(db, SQL_OUTBOX_COUNT);
    while (query_step(&q)) {
        int state = query_take_word(&q, &outbox_state_words);
        uint64_t n = query_take_u64(&q);
        if (!q.err)
            counts.in_state[state - 1] = n;
    }
    enum err err = query_close(&q);
    if (!err)
        *ret = counts;
    return err;
}

enum err sqlite_outbox_try_append(void *db, const struct outbox_try_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_OUTBOX_TRY_APPEND);
    query_put_id(&q, row->outbox);
    query_put_i64(&q, row->at_ms);
    query_put_i64(&q, row->status);
    query_put_text(&q, row->answer);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_outbox_tries(void *db, struct id outbox, size_t max, store_outbox_try_each *each,
                             void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_OUTBOX_TRIES);
    query_put_id(&q, outbox);
    query_put_max(&q, max);
    while (!err && query_step(&q)) {
        struct outbox_try_row row = {.seq = query_take_u64(&q)};
        row.outbox = query_take_id(&q);
        row.at_ms = query_take_i64(&q);
        row.status = query_take_u32(&q);
        query_take_text(&q, row.answer, sizeof row.answer);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}
