/* When the files of policies came into force. Their texts are in sqlite_seal.c. */
#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_policy_force_put(void *db, const struct policy_force_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_POLICY_FORCE_PUT);
    query_put_text(&q, row->id);
    query_put_blob(&q, (struct slice){row->hash, DIGEST_BYTES});
    query_put_i64(&q, row->from_ms);
    return sqlite_db_end(db, query_run(&q));
}

enum err sqlite_policy_forces(void *db, store_policy_force_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_POLICY_FORCES);
    while (!err && query_step(&q)) {
        struct policy_force_row row = {0};
        query_take_text(&q, row.id, sizeof row.id);
        query_take_hash(&q, row.hash);
        row.from_ms = query_take_i64(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_policy_is_used(void *db, const char *id, bool *ret)
{
    bool used = false;
    struct query q = query_open(db, SQL_POLICY_IS_USED);
    query_put_text(&q, id);
    if (query_step(&q))
        used = query_take_bool(&q);
    enum err err = query_close(&q);
    if (!err)
        *ret = used;
    return err;
}
