#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"

enum err sqlite_certificate_serial(void *db, int year, uint32_t *ret)
{
    uint32_t serial = 0;
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_CERTIFICATE_SERIAL);
    query_put_i64(&q, year);
    if (query_step(&q))
        serial = query_take_u32(&q);
    err = sqlite_db_end(db, query_close(&q));
    if (!err)
        *ret = serial;
    return err;
}

enum err sqlite_certificate_put(void *db, const struct certificate_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_CERTIFICATE_PUT);
    query_put_text(&q, row->number);
    query_put_id(&q, row->code);
    query_put_id(&q, row->activity);
    query_put_id(&q, row->person);
    query_put_word(&q, &certificate_kind_words, (int)row->kind);
    query_put_i64(&q, row->issued_ms);
    query_put_id(&q, row->issued_by);
    query_put_blob(&q, row->content);
    return sqlite_db_end(db, query_run(&q));
}

static struct certificate_row certificate_take(struct query *q)
{
    struct certificate_row row = {0};
    query_take_text(q, row.number, sizeof row.number);
    row.code = query_take_id(q);
    row.activity = query_take_id(q);
    row.person = query_take_id(q);
    row.kind = (enum certificate_kind)query_take_word(q, &certificate_kind_words);
    row.issued_ms = query_take_i64(q);
    row.issued_by = query_take_id(q);
    row.revoked_ms = query_take_i64(q);
    query_take_text(q, row.revoked_why, sizeof row.revoked_why);
    row.content = query_take_blob(q);
    return row;
}

static enum err walk(struct query *q, store_certificate_each *each, void *arg, bool *ret_any)
{
    enum err err = OK;
    *ret_any = false;
    while (!err && query_step(q)) {
        struct certificate_row row = certificate_take(q);
        *ret_any = true;
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

static enum err one(struct query *q, store_certificate_each *each, void *arg)
{
    bool any = false;
    enum err err = walk(q, each, arg, &any);
    return !err && !any ? ERR_NOT_FOUND : err;
}

enum err sqlite_certificate_by_code(void *db, struct id code, store_certificate_each *each,
                                    void *arg)
{
    struct query q = query_open(db, SQL_CERTIFICATE_BY_CODE);
    query_put_id(&q, code);
    return one(&q, each, arg);
}

enum err sqlite_certificate_by_number(void *db, const char *number, store_certificate_each *each,
                                      void *arg)
{
    struct query q = query_open(db, SQL_CERTIFICATE_BY_NUMBER);
    query_put_text(&q, number);
    return one(&q, each, arg);
}

enum err sqlite_activity_certificates(void *db, struct id activity, store_certificate_each *each,
                                      void *arg)
{
    bool any = false;
    struct query q = query_open(db, SQL_ACTIVITY_CERTIFICATES);
    query_put_id(&q, activity);
    return walk(&q, each, arg, &any);
}

enum err sqlite_person_certificates(void *db, struct id person, store_certificate_each *each,
                                    void *arg)
{
    bool any = false;
    struct query q = query_open(db, SQL_PERSON_CERTIFICATES);
    query_put_id(&q, person);
    return walk(&q, each, arg, &any);
}

static enum err revoke(struct sqlite_db *db, const char *number, int64_t at_ms, const char *why)
{
    bool there = false;
    struct query q = query_open(db, SQL_CERTIFICATE_THERE);
    query_put_text(&q, number);
    enum err err = query_has_row(&q, &there);
    if (err || !there)
        return err ? err : ERR_NOT_FOUND;
    q = query_open(db, SQL_CERTIFICATE_REVOKE);
    query_put_i64(&q, at_ms);
    query_put_text(&q, why);
    query_put_text(&q, number);
    err = query_touch(&q);
    return err == ERR_NOT_FOUND ? ERR_TAKEN : err;
}

enum err sqlite_certificate_revoke(void *db, const char *number, int64_t at_ms, const char *why)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, revoke(db, number, at_ms, why));
}
