#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

static struct token_row token_take(struct query *q)
{
    struct token_row row = {.id = query_take_id(q)};
    query_take_hash(q, row.hash);
    query_take_text(q, row.title, sizeof row.title);
    query_take_text(q, row.scopes, sizeof row.scopes);
    row.issued_ms = query_take_i64(q);
    row.expires_ms = query_take_i64(q);
    row.revoked_ms = query_take_i64(q);
    row.issued_by = query_take_id(q);
    return row;
}

enum err sqlite_token_put(void *db, const struct token_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_TOKEN_PUT);
    query_put_id(&q, row->id);
    query_put_blob(&q, (struct slice){row->hash, DIGEST_BYTES});
    query_put_text(&q, row->title);
    query_put_text(&q, row->scopes);
    query_put_i64(&q, row->issued_ms);
    query_put_i64(&q, row->expires_ms);
    query_put_id(&q, row->issued_by);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_token_find(void *db, const uint8_t *hash, struct token_row *ret)
{
    struct token_row row = {0};
    struct query q = query_open(db, SQL_TOKEN_FIND);
    query_put_blob(&q, (struct slice){hash, DIGEST_BYTES});
    bool found = query_step(&q);
    if (found)
        row = token_take(&q);
    enum err err = query_close_found(&q, found);
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_tokens(void *db, store_token_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_TOKENS);
    while (!err && query_step(&q)) {
        struct token_row row = token_take(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err revoke(struct sqlite_db *db, struct id token, int64_t at_ms)
{
    bool there = false;
    struct query q = query_open(db, SQL_TOKEN_THERE);
    query_put_id(&q, token);
    enum err err = query_has_row(&q, &there);
    if (err || !there)
        return err ? err : ERR_NOT_FOUND;
    q = query_open(db, SQL_TOKEN_REVOKE);
    query_put_i64(&q, at_ms);
    query_put_id(&q, token);
    return query_run(&q);
}

enum err sqlite_token_revoke(void *db, struct id token, int64_t at_ms)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, revoke(db, token, at_ms));
}
