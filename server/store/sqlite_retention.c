#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_talking_classes(void *db, store_id_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_TALKING_CLASSES);
    while (!err && query_step(&q)) {
        struct id class_id = query_take_id(&q);
        if (!q.err)
            err = each(class_id, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err run_counted(struct sqlite_db *db, struct query *q, size_t *ret_n)
{
    enum err err = query_run(q);
    *ret_n = err ? 0 : (size_t)query_changes(db);
    return sqlite_db_end(db, err);
}

enum err sqlite_journal_erase(void *db, struct id class_id, int64_t at_ms, size_t max,
                              size_t *ret_n)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_JOURNAL_ERASE);
    query_put_i64(&q, at_ms);
    query_put_id(&q, class_id);
    query_put_max(&q, max);
    return run_counted(db, &q, ret_n);
}

enum err sqlite_forget(void *db, enum forgettable what, int64_t before_ms, size_t max,
                       size_t *ret_n)
{
    static const enum desk_sql statements[] = {
        [FORGET_ADDRESSES] = SQL_FORGET_ADDRESSES,
        [FORGET_AUDIT_ADDRESSES] = SQL_FORGET_AUDIT_ADDRESSES,
        [FORGET_SIGN_INS] = SQL_FORGET_SIGN_INS,
        [FORGET_INVITATIONS] = SQL_FORGET_INVITATIONS,
        [FORGET_DOCUMENTS] = SQL_FORGET_DOCUMENTS,
    };
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, statements[what]);
    query_put_i64(&q, before_ms);
    query_put_max(&q, max);
    return run_counted(db, &q, ret_n);
}

/* ---- documents ---- */

static enum err unnamed_count(struct sqlite_db *db, struct id person, const uint8_t *hash,
                              size_t *ret)
{
    struct query q = query_open(db, SQL_EVIDENCE_UNNAMED_COUNT);
    query_put_id(&q, person);
    query_put_blob(&q, (struct slice){hash, DIGEST_BYTES});
    *ret = query_step(&q) ? (size_t)query_take_u64(&q) : 0;
    return query_close(&q);
}

/* What was there and is named has no such row, and gets none. */
static enum err note_keeper(struct sqlite_db *db, const struct evidence_keeping *keeping, bool new)
{
    struct query q = query_open(db, new ? SQL_EVIDENCE_UNNAMED_PUT : SQL_EVIDENCE_UNNAMED_AGAIN);
    query_put_i64(&q, keeping->row->filed_ms);
    query_put_blob(&q, (struct slice){keeping->row->hash, DIGEST_BYTES});
    if (new)
        query_put_id(&q, keeping->person);
    return query_run(&q);
}

static enum err keep(struct sqlite_db *db, const struct evidence_keeping *keeping)
{
    size_t n = 0;
    enum err err = unnamed_count(db, keeping->person, keeping->row->hash, &n);
    if (!err)
        err = sqlite_evidence_insert(db, keeping->row);
    if (err)
        return err;
    bool new = query_changes(db) > 0;
    if (new &&n >= keeping->max)
        return ERR_FULL;
    return note_keeper(db, keeping, new);
}

enum err sqlite_evidence_keep(void *db, const struct evidence_keeping *keeping)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, keep(db, keeping));
}
