/* Links, accounts, sign-ins, audit. */
#include <string.h>

#include "store/sqlite_desk_ops.h"
#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static struct slice hash_slice(const uint8_t *hash)
{
    return (struct slice){hash, DIGEST_BYTES};
}

static void link_take(struct query *q, struct link_row *ret)
{
    query_take_hash(q, ret->token_hash);
    ret->activity = query_take_id(q);
    ret->person = query_take_id(q);
    ret->issued_ms = query_take_i64(q);
    ret->revoked_ms = query_take_i64(q);
    ret->issued_by = query_take_id(q);
}

enum err sqlite_link_find(void *db, const uint8_t *token_hash, struct link_row *ret)
{
    struct link_row row = {0};
    struct query q = query_open(db, SQL_LINK_FIND);
    query_put_blob(&q, hash_slice(token_hash));
    bool found = query_step(&q);
    if (found)
        link_take(&q, &row);
    enum err err = query_close(&q);
    if (!err && !found)
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = row;
    return err;
}

/* *ret_n: how many were good. */
static enum err revoke(struct sqlite_db *db, struct id activity, struct id person, int64_t at_ms,
                       int64_t *ret_n)
{
    struct query q = query_open(db, SQL_LINK_REVOKE);
    query_put_i64(&q, at_ms);
    query_put_id(&q, activity);
    query_put_id(&q, person);
    enum err err = query_run(&q);
    *ret_n = err ? 0 : query_changes(db);
    return err;
}

static enum err link_write(struct sqlite_db *db, const struct link_row *row)
{
    struct link_row before = {0};
    int64_t n = 0;

    enum err err = sqlite_link_find(db, row->token_hash, &before);
    if (!err) {
        bool same = id_equal(before.activity, row->activity) &&
                    id_equal(before.person, row->person) && before.revoked_ms == 0;
        return same ? OK : ERR_TAKEN;
    }
    if (err == ERR_NOT_FOUND)
        err = revoke(db, row->activity, row->person, row->issued_ms, &n);
    if (err)
        return err;

    struct query q = query_open(db, SQL_LINK_INSERT);
    query_put_blob(&q, hash_slice(row->token_hash));
    query_put_id(&q, row->activity);
    query_put_id(&q, row->person);
    query_put_i64(&q, row->issued_ms);
    query_put_id(&q, row->issued_by);
    return query_run(&q);
}

enum err sqlite_link_issue(void *db, const struct link_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, link_write(db, row));
}

enum err sqlite_link_revoke(void *db, struct id activity, struct id person, int64_t at_ms)
{
    int64_t n = 0;
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    err = sqlite_db_end(db, revoke(db, activity, person, at_ms, &n));
    return !err && n == 0 ? ERR_NOT_FOUND : err;
}

enum err sqlite_activity_links(void *db, struct id activity, store_link_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_ACTIVITY_LINKS);
    query_put_id(&q, activity);
    while (!err && query_step(&q)) {
        struct link_row row = {0};
        link_take(&q, &row);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err account_write(struct sqlite_db *db, const struct account_row *row)
{
    struct query q = query_open(db, SQL_ACCOUNT_PUT);
    query_put_text(&q, row->name);
    query_put_text(&q, row->password);
    query_put_id(&q, row->person);
    query_put_word(&q, &account_role_words, (int)row->role);
    query_put_i64(&q, row->closed_ms);
    enum err err = query_run(&q);
    if (err || row->closed_ms == 0)
        return err;
    q = query_open(db, SQL_ACCOUNT_SIGN_INS_DROP);
    query_put_text(&q, row->name);
    return query_run(&q);
}

enum err sqlite_account_put(void *db, const struct account_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, account_write(db, row));
}

static struct account_row account_take(struct query *q)
{
    struct account_row row = {0};
    query_take_text(q, row.name, sizeof row.name);
    query_take_text(q, row.password, sizeof row.password);
    row.person = query_take_id(q);
    row.role = (enum account_role)query_take_word(q, &account_role_words);
    row.closed_ms = query_take_i64(q);
    return row;
}

enum err sqlite_account_find(void *db, const char *name, struct account_row *ret)
{
    struct account_row row = {0};
    struct query q = query_open(db, SQL_ACCOUNT_FIND);
    query_put_text(&q, name);
    bool found = query_step(&q);
    if (found)
        row = account_take(&q);
    enum err err = query_close_found(&q, found);
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_accounts(void *db, store_account_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_ACCOUNTS);
    while (!err && query_step(&q)) {
        struct account_row row = account_take(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_sign_in_put(void *db, const struct sign_in_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_SIGN_IN_PUT);
    query_put_blob(&q, hash_slice(row->cookie_hash));
    query_put_id(&q, row->person);
    query_put_text_or_null(&q, row->account);
    query_put_id(&q, row->activity);
    query_put_i64(&q, row->created_ms);
    query_put_i64(&q, row->expires_ms);
    return sqlite_db_end(db, query_run(&q));
}

static void sign_in_take(struct query *q, struct sign_in_row *ret)
{
    query_take_hash(q, ret->cookie_hash);
    ret->person = query_take_id(q);
    query_take_text(q, ret->account, sizeof ret->account);
    ret->activity = query_take_id(q);
    ret->created_ms = query_take_i64(q);
    ret->expires_ms = query_take_i64(q);
}

enum err sqlite_person_sign_ins(void *db, struct id person, store_sign_in_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_PERSON_SIGN_INS);
    query_put_id(&q, person);
    while (!err && query_step(&q)) {
        struct sign_in_row row = {0};
        sign_in_take(&q, &row);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_sign_in_find(void *db, const uint8_t *cookie_hash, struct sign_in_row *ret)
{
    struct sign_in_row row = {0};
    struct query q = query_open(db, SQL_SIGN_IN_FIND);
    query_put_blob(&q, hash_slice(cookie_hash));
    bool found = query_step(&q);
    if (found)
        sign_in_take(&q, &row);
    enum err err = query_close(&q);
    if (!err && !found)
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_sign_in_drop(void *db, const uint8_t *cookie_hash)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_SIGN_IN_DROP);
    query_put_blob(&q, hash_slice(cookie_hash));
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_sign_in_expire(void *db, int64_t at_ms)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_SIGN_IN_EXPIRE);
    query_put_i64(&q, at_ms);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_audit_append(void *db, const struct audit_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_AUDIT_APPEND);
    query_put_i64(&q, row->at_ms);
    query_put_id(&q, row->who);
    query_put_text(&q, row->what);
    query_put_id(&q, row->about);
    query_put_text(&q, row->note);
    return sqlite_db_end(db, query_run(&q));
}

static void audit_take(struct query *q, struct audit_row *ret)
{
    ret->seq = query_take_u64(q);
    ret->at_ms = query_take_i64(q);
    ret->who = query_take_id(q);
    query_take_text(q, ret->what, sizeof ret->what);
    ret->about = query_take_id(q);
    query_take_text(q, ret->note, sizeof ret->note);
}

enum err sqlite_audit_read(void *db, struct id about, size_t max, store_audit_each *each, void *arg)
{
    enum err err = OK;
    bool all = id_is_none(about);
    struct query q = query_open(db, all ? SQL_AUDIT_READ : SQL_AUDIT_READ_ABOUT);
    if (!all)
        query_put_id(&q, about);
    query_put_i64(&q, max > INT32_MAX ? INT32_MAX : (int64_t)max);
    while (!err && query_step(&q)) {
        struct audit_row row = {0};
        audit_take(&q, &row);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}
