#include <string.h>

#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"

/* The end of a class's chain. */
struct head {
    struct id class_id;
    uint64_t n;
    uint8_t hash[DIGEST_BYTES];
};

static enum err head_read(struct sqlite_db *db, struct id class_id, struct head *ret)
{
    *ret = (struct head){.class_id = class_id};
    struct query q = query_open(db, SQL_JOURNAL_HEAD);
    query_put_id(&q, class_id);
    if (query_step(&q)) {
        ret->n = query_take_u64(&q);
        query_take_hash(&q, ret->hash);
    }
    return query_close(&q);
}

static enum err line_insert(struct sqlite_db *db, const struct journal_line *line,
                            struct head *head)
{
    uint8_t hash[DIGEST_BYTES];
    uint8_t body_hash[DIGEST_BYTES];
    journal_body_hash(line, body_hash);
    journal_line_hash(head->hash, line, body_hash, hash);

    struct query q = query_open(db, SQL_JOURNAL_INSERT);
    query_put_u64(&q, head->n + 1);
    query_put_blob(&q, (struct slice){hash, DIGEST_BYTES});
    query_put_id(&q, line->event);
    query_put_id(&q, line->class_id);
    query_put_id(&q, line->run);
    query_put_id(&q, line->person);
    query_put_i64(&q, line->kind);
    query_put_i64(&q, line->why);
    query_put_i64(&q, line->line);
    query_put_i64(&q, line->seat);
    query_put_i64(&q, line->at_ms);
    query_put_u64(&q, line->mono_ms);
    query_put_blob(&q, line->body);
    query_put_blob(&q, (struct slice){body_hash, DIGEST_BYTES});
    enum err err = query_run(&q);
    if (err || query_changes(db) == 0) /* it was there already: the chain stays as it is */
        return err;
    head->n++;
    memcpy(head->hash, hash, DIGEST_BYTES);
    return OK;
}

enum err sqlite_journal_append(void *db, const struct journal_line *lines, size_t n)
{
    struct head head = {.class_id = id_none};
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    for (size_t i = 0; i < n && !err; i++) {
        if (!id_equal(head.class_id, lines[i].class_id))
            err = head_read(db, lines[i].class_id, &head);
        if (!err)
            err = line_insert(db, &lines[i], &head);
    }
    return sqlite_db_end(db, err);
}

static struct journal_row row_take(struct query *q)
{
    struct journal_row row = {0};

    row.seq = query_take_u64(q);
    row.n = query_take_u64(q);
    query_take_hash(q, row.hash);
    row.line.event = query_take_id(q);
    row.line.class_id = query_take_id(q);
    row.line.run = query_take_id(q);
    row.line.person = query_take_id(q);
    row.line.kind = (uint16_t)query_take_u32(q);
    row.line.why = (uint8_t)query_take_u32(q);
    row.line.line = query_take_u32(q);
    row.line.seat = query_take_u32(q);
    row.line.at_ms = query_take_i64(q);
    row.line.mono_ms = query_take_u64(q);
    row.line.body = query_take_blob(q);
    query_take_hash(q, row.body_hash);
    row.erased_ms = query_take_i64(q);
    return row;
}

static enum err walk(struct query *q, store_journal_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct journal_row row = row_take(q);
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_journal_read(void *db, struct id class_id, uint64_t after_n,
                             store_journal_each *each, void *arg)
{
    struct query q = query_open(db, SQL_JOURNAL_READ);
    query_put_id(&q, class_id);
    query_put_u64(&q, after_n);
    return walk(&q, each, arg);
}

enum err sqlite_journal_read_kind(void *db, struct id class_id, uint16_t kind,
                                  store_journal_each *each, void *arg)
{
    struct query q = query_open(db, SQL_JOURNAL_READ_KIND);
    query_put_id(&q, class_id);
    query_put_i64(&q, kind);
    return walk(&q, each, arg);
}

enum err sqlite_journal_last(void *db, struct id class_id, uint16_t kind, struct journal_row *ret,
                             struct buffer *ret_body)
{
    struct journal_row row = {0};
    struct query q = query_open(db, SQL_JOURNAL_LAST);
    query_put_id(&q, class_id);
    query_put_i64(&q, kind);
    bool found = query_step(&q);
    if (found) {
        row = row_take(&q);
        ret_body->len = 0;
        buffer_add(ret_body, row.line.body);
    }
    enum err err = query_close(&q);
    if (err)
        return err;
    if (!found)
        return ERR_NOT_FOUND;
    if (ret_body->bad)
        return ERR_NOMEM;
    row.line.body = buffer_slice(ret_body);
    *ret = row;
    return OK;
}

enum err sqlite_journal_classes(void *db, store_journal_classes_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_JOURNAL_CLASSES);
    while (!err && query_step(&q)) {
        struct journal_class row = {0};
        row.class_id = query_take_id(&q);
        row.lines = query_take_u64(&q);
        row.joined = query_take_u64(&q);
        row.left = query_take_u64(&q);
        row.last_at_ms = query_take_i64(&q);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}
