#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

static struct slice hash_slice(const uint8_t *hash)
{
    return (struct slice){hash, DIGEST_BYTES};
}

static enum err run_for_account(struct sqlite_db *db, unsigned which, const char *account)
{
    struct query q = query_open(db, which);
    query_put_text(&q, account);
    return query_run(&q);
}

static enum err invitation_write(struct sqlite_db *db, const struct invitation_row *row)
{
    struct invitation_row before = {0};
    enum err err = sqlite_invitation_find(db, row->token_hash, &before);
    if (err != ERR_NOT_FOUND)
        return err ? err : ERR_TAKEN;
    err = run_for_account(db, SQL_INVITATIONS_DROP, row->account);
    if (err)
        return err;
    struct query q = query_open(db, SQL_INVITATION_PUT);
    query_put_blob(&q, hash_slice(row->token_hash));
    query_put_text(&q, row->account);
    query_put_i64(&q, row->issued_ms);
    query_put_i64(&q, row->expires_ms);
    return query_run(&q);
}

enum err sqlite_invitation_put(void *db, const struct invitation_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, invitation_write(db, row));
}

enum err sqlite_invitation_find(void *db, const uint8_t *token_hash, struct invitation_row *ret)
{
    struct invitation_row row = {0};
    struct query q = query_open(db, SQL_INVITATION_FIND);
    query_put_blob(&q, hash_slice(token_hash));
    bool found = query_step(&q);
    if (found) {
        query_take_hash(&q, row.token_hash);
        query_take_text(&q, row.account, sizeof row.account);
        row.issued_ms = query_take_i64(&q);
        row.expires_ms = query_take_i64(&q);
        row.used_ms = query_take_i64(&q);
    }
    enum err err = query_close_found(&q, found);
    if (!err)
        *ret = row;
    return err;
}

static enum err use(struct sqlite_db *db, const uint8_t *token_hash, int64_t at_ms,
                    const char *password)
{
    struct invitation_row row = {0};
    enum err err = sqlite_invitation_find(db, token_hash, &row);
    if (err)
        return err;
    if (row.used_ms)
        return ERR_TAKEN;
    if (at_ms >= row.expires_ms)
        return ERR_EXPIRED;

    struct query q = query_open(db, SQL_ACCOUNT_PASSWORD);
    query_put_text(&q, password);
    query_put_text(&q, row.account);
    err = query_touch(&q);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_EXPIRED : err; /* the account was closed */
    q = query_open(db, SQL_INVITATION_USED);
    query_put_i64(&q, at_ms);
    query_put_blob(&q, hash_slice(token_hash));
    err = query_run(&q);
    return err ? err : run_for_account(db, SQL_ACCOUNT_SIGN_INS_DROP, row.account);
}

enum err sqlite_invitation_use(void *db, const uint8_t *token_hash, int64_t at_ms,
                               const char *password)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, use(db, token_hash, at_ms, password));
}
