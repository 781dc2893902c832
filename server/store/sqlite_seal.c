#include <string.h>

#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_seal_last(void *db, uint64_t *ret_n, uint8_t *ret_hash)
{
    struct query q = query_open(db, SQL_SEAL_LAST);
    uint64_t n = 0;
    uint8_t hash[DIGEST_BYTES] = {0};
    if (query_step(&q)) {
        n = query_take_u64(&q);
        query_take_hash(&q, hash);
    }
    enum err err = query_close(&q);
    if (err)
        return err;
    *ret_n = n;
    memcpy(ret_hash, hash, sizeof hash);
    return OK;
}

static enum err seal_insert(struct sqlite_db *db, const struct seal_row *row)
{
    uint64_t n = 0;
    uint8_t hash[DIGEST_BYTES];
    enum err err = sqlite_seal_last(db, &n, hash);
    if (err)
        return err;
    if (row->n != n + 1 || memcmp(row->previous, hash, sizeof hash) != 0)
        return ERR_TAKEN;
    struct query q = query_open(db, SQL_SEAL_INSERT);
    query_put_u64(&q, row->n);
    query_put_id(&q, row->class_id);
    query_put_id(&q, row->activity);
    query_put_i64(&q, row->sealed_ms);
    query_put_text(&q, row->key_id);
    query_put_blob(&q, (struct slice){row->previous, DIGEST_BYTES});
    query_put_blob(&q, (struct slice){row->hash, DIGEST_BYTES});
    query_put_blob(&q, (struct slice){row->signature, SIGN_BYTES});
    query_put_blob(&q, row->body);
    query_put_blob(&q, row->content);
    return query_run(&q);
}

enum err sqlite_seal_append(void *db, const struct seal_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, seal_insert(db, row));
}

static void take_bytes(struct query *q, uint8_t *ret, size_t len)
{
    struct slice bytes = query_take_blob(q);
    if (bytes.len == len)
        memcpy(ret, bytes.at, len);
    else
        query_fault(q, "holds bytes of another length");
}

static struct seal_row seal_take(struct query *q)
{
    struct seal_row row = {0};
    row.n = query_take_u64(q);
    row.class_id = query_take_id(q);
    row.activity = query_take_id(q);
    row.sealed_ms = query_take_i64(q);
    query_take_text(q, row.key_id, sizeof row.key_id);
    query_take_hash(q, row.previous);
    query_take_hash(q, row.hash);
    take_bytes(q, row.signature, sizeof row.signature);
    row.body = query_take_blob(q);
    row.content = query_take_blob(q);
    return row;
}

static enum err walk_seals(struct query *q, store_seal_each *each, void *arg, size_t *ret_n)
{
    enum err err = OK;
    *ret_n = 0;
    while (!err && query_step(q)) {
        struct seal_row row = seal_take(q);
        if (!q->err)
            err = each(&row, arg);
        ++*ret_n;
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

static enum err one_seal(struct query *q, store_seal_each *each, void *arg)
{
    size_t n = 0;
    enum err err = walk_seals(q, each, arg, &n);
    return !err && n == 0 ? ERR_NOT_FOUND : err;
}

enum err sqlite_seal_read(void *db, struct id class_id, store_seal_each *each, void *arg)
{
    struct query q = query_open(db, SQL_SEAL_READ);
    query_put_id(&q, class_id);
    return one_seal(&q, each, arg);
}

enum err sqlite_seal_at(void *db, uint64_t n, store_seal_each *each, void *arg)
{
    struct query q = query_open(db, SQL_SEAL_AT);
    query_put_u64(&q, n);
    return one_seal(&q, each, arg);
}

enum err sqlite_seal_account(void *db, struct id activity, store_seal_each *each, void *arg)
{
    struct query q = query_open(db, SQL_SEAL_ACCOUNT);
    query_put_id(&q, activity);
    return one_seal(&q, each, arg);
}

enum err sqlite_seals(void *db, struct id activity, store_seal_each *each, void *arg)
{
    bool all = id_is_none(activity);
    size_t n = 0;
    struct query q = query_open(db, all ? SQL_SEALS : SQL_SEALS_ACTIVITY);
    if (!all)
        query_put_id(&q, activity);
    return walk_seals(&q, each, arg, &n);
}

enum err sqlite_unsealed_classes(void *db, store_id_each *each, void *arg)
{
    struct query q = query_open(db, SQL_UNSEALED_CLASSES);
    enum err err = OK;
    while (!err && query_step(&q)) {
        struct id id = query_take_id(&q);
        if (!q.err)
            err = each(id, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

/* ---- keys ---- */

static enum err key_insert(struct sqlite_db *db, const struct signing_key_row *row)
{
    struct query q = query_open(db, SQL_SIGNING_KEY_INSERT);
    query_put_i64(&q, row->n);
    query_put_text(&q, row->key_id);
    query_put_blob(&q, (struct slice){row->public_key, SIGN_PUBLIC_BYTES});
    query_put_i64(&q, row->from_ms);
    query_put_text(&q, row->who);
    query_put_text(&q, row->introduced_by);
    query_put_blob(&q, (struct slice){row->signature, SIGN_BYTES});
    enum err err = query_run(&q);
    return !err && query_changes(db) == 0 ? ERR_TAKEN : err;
}

enum err sqlite_signing_key_put(void *db, const struct signing_key_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, key_insert(db, row));
}

enum err sqlite_signing_keys(void *db, store_signing_key_each *each, void *arg)
{
    struct query q = query_open(db, SQL_SIGNING_KEYS);
    enum err err = OK;
    while (!err && query_step(&q)) {
        struct signing_key_row row = {.n = query_take_u32(&q)};
        query_take_text(&q, row.key_id, sizeof row.key_id);
        take_bytes(&q, row.public_key, sizeof row.public_key);
        row.from_ms = query_take_i64(&q);
        query_take_text(&q, row.who, sizeof row.who);
        query_take_text(&q, row.introduced_by, sizeof row.introduced_by);
        take_bytes(&q, row.signature, sizeof row.signature);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

/* ---- policies ---- */

static enum err policy_insert(struct sqlite_db *db, const char *id, struct slice text)
{
    uint8_t hash[DIGEST_BYTES];
    digest_sha256(text, hash);
    struct query q = query_open(db, SQL_POLICY_TEXT_INSERT);
    query_put_blob(&q, (struct slice){hash, sizeof hash});
    query_put_text(&q, id);
    query_put_blob(&q, text);
    return query_run(&q);
}

enum err sqlite_policy_text_put(void *db, const char *id, struct slice text)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, policy_insert(db, id, text));
}

enum err sqlite_policy_text_find(void *db, const uint8_t *hash, struct buffer *ret)
{
    struct query q = query_open(db, SQL_POLICY_TEXT_FIND);
    query_put_blob(&q, (struct slice){hash, DIGEST_BYTES});
    return query_find_blob(&q, ret);
}
