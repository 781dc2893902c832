#include <string.h>

#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_evidence_insert(struct sqlite_db *db, const struct evidence_row *row)
{
    struct query q = query_open(db, SQL_EVIDENCE_PUT);
    query_put_blob(&q, (struct slice){row->hash, DIGEST_BYTES});
    query_put_word(&q, &evidence_type_words, (int)row->type);
    query_put_i64(&q, row->filed_ms);
    query_put_blob(&q, row->bytes);
    return query_run(&q);
}

enum err sqlite_evidence_put(void *db, const struct evidence_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, sqlite_evidence_insert(db, row));
}

enum err sqlite_evidence_read(void *db, const uint8_t *hash, store_evidence_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_EVIDENCE_READ);
    query_put_blob(&q, (struct slice){hash, DIGEST_BYTES});
    bool found = query_step(&q);
    if (found) {
        struct evidence_row row = {0};
        query_take_hash(&q, row.hash);
        row.type = (enum evidence_type)query_take_word(&q, &evidence_type_words);
        row.filed_ms = query_take_i64(&q);
        row.bytes = query_take_blob(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close_found(&q, found);
    return err ? err : fault;
}
