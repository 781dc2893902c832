#include "store/sqlite_query.h"

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "store/catalog.h"

struct query query_open(struct sqlite_db *db, unsigned which)
{
    struct query q = {
        .db = db, .stmt = db->statements[which], .name = sqlite_statement(which)->name};
    if (sqlite3_stmt_busy(q.stmt)) {
        query_fault(&q, "is called by its own callback");
        q.stmt = NULL; /* the close must not end the walk that goes on */
    }
    return q;
}

void query_fault(struct query *q, const char *reason)
{
    if (q->err)
        return;
    snprintf(q->db->fault, sizeof q->db->fault, "%s %s", q->name, reason);
    q->err = ERR_STORE;
}

static void bound(struct query *q, int rc)
{
    if (!q->err)
        q->err = sqlite_db_err(q->db, rc, q->name);
}

void query_put_id(struct query *q, struct id id)
{
    if (id_is_none(id))
        query_put_null(q);
    else if (!q->err)
        bound(q, sqlite3_bind_text(q->stmt, ++q->put, id_text(id).text, ID_BYTES * 2,
                                   SQLITE_TRANSIENT));
}

void query_put_text(struct query *q, const char *text)
{
    if (!q->err)
        bound(q, sqlite3_bind_text(q->stmt, ++q->put, text, -1, SQLITE_STATIC));
}

void query_put_text_or_null(struct query *q, const char *text)
{
    if (text[0])
        query_put_text(q, text);
    else
        query_put_null(q);
}

void query_put_i64(struct query *q, int64_t value)
{
    if (!q->err)
        bound(q, sqlite3_bind_int64(q->stmt, ++q->put, value));
}

void query_put_u64(struct query *q, uint64_t value)
{
    int64_t same = 0;
    memcpy(&same, &value, sizeof same);
    query_put_i64(q, same);
}

void query_put_max(struct query *q, size_t max)
{
    query_put_i64(q, max > INT32_MAX ? INT32_MAX : (int64_t)max);
}

void query_put_day(struct query *q, int64_t day)
{
    if (day == CATALOG_NO_DAY)
        query_put_null(q);
    else
        query_put_i64(q, day);
}

void query_put_null(struct query *q)
{
    if (!q->err)
        bound(q, sqlite3_bind_null(q->stmt, ++q->put));
}

void query_put_blob(struct query *q, struct slice bytes)
{
    if (q->err)
        return;
    /* A NULL pointer would bind NULL, not an empty blob. */
    const void *at = bytes.len ? (const void *)bytes.at : "";
    bound(q, sqlite3_bind_blob64(q->stmt, ++q->put, at, bytes.len, SQLITE_STATIC));
}

void query_put_word(struct query *q, const struct word_table *table, int number)
{
    query_put_text(q, word_name(table, number));
}

bool query_step(struct query *q)
{
    if (q->err)
        return false;
    q->take = 0;
    int rc = sqlite3_step(q->stmt);
    bound(q, rc);
    return rc == SQLITE_ROW;
}

struct id query_take_id(struct query *q)
{
    struct id id = id_none;
    int column = q->take++;
    if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
        return id_none;
    const unsigned char *text = sqlite3_column_text(q->stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(q->stmt, column);
    if (!text || id_parse(&id, (struct slice){text, len}))
        query_fault(q, "holds something else than an id");
    return id;
}

void query_take_text(struct query *q, char *ret, size_t room)
{
    int column = q->take++;
    ret[0] = '\0';
    if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
        return;
    const unsigned char *text = sqlite3_column_text(q->stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(q->stmt, column);
    if (!text) {
        q->err = ERR_NOMEM;
    } else if (len >= room) {
        query_fault(q, "holds a text that is too long");
    } else {
        memcpy(ret, text, len);
        ret[len] = '\0';
    }
}

const char *query_take_borrowed(struct query *q)
{
    int column = q->take++;
    if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
        return "";
    const unsigned char *text = sqlite3_column_text(q->stmt, column);
    if (text)
        return (const char *)text;
    q->err = ERR_NOMEM;
    return "";
}

int64_t query_take_i64(struct query *q)
{
    return sqlite3_column_int64(q->stmt, q->take++);
}

uint64_t query_take_u64(struct query *q)
{
    int64_t value = query_take_i64(q);
    uint64_t same = 0;
    memcpy(&same, &value, sizeof same);
    return same;
}

uint32_t query_take_u32(struct query *q)
{
    int64_t value = query_take_i64(q);
    if (value < 0 || value > UINT32_MAX) {
        query_fault(q, "holds a number that is too large");
        return 0;
    }
    return (uint32_t)value;
}

bool query_take_bool(struct query *q)
{
    return query_take_i64(q) != 0;
}

int64_t query_take_day(struct query *q)
{
    if (sqlite3_column_type(q->stmt, q->take) != SQLITE_NULL)
        return query_take_i64(q);
    q->take++;
    return CATALOG_NO_DAY;
}

struct slice query_take_blob(struct query *q)
{
    int column = q->take++;
    const void *at = sqlite3_column_blob(q->stmt, column);
    size_t len = (size_t)sqlite3_column_bytes(q->stmt, column);
    return (struct slice){at, at ? len : 0};
}

void query_take_hash(struct query *q, uint8_t ret[DIGEST_BYTES])
{
    struct slice bytes = query_take_blob(q);
    if (bytes.len == DIGEST_BYTES)
        memcpy(ret, bytes.at, DIGEST_BYTES);
    else
        query_fault(q, "holds something else than a hash");
}

int query_take_word(struct query *q, const struct word_table *table)
{
    char word[POLICY_RULE_MAX];
    query_take_text(q, word, sizeof word);
    int number = q->err ? 0 : word_parse(table, slice_of_text(word));
    if (!number)
        query_fault(q, "holds an unknown word");
    return number;
}

enum err query_close(struct query *q)
{
    if (q->stmt) {
        sqlite3_reset(q->stmt);
        sqlite3_clear_bindings(q->stmt);
    }
    return q->err;
}

enum err query_find_blob(struct query *q, struct buffer *ret)
{
    bool found = query_step(q);
    if (found)
        buffer_add(ret, query_take_blob(q));
    enum err err = query_close(q);
    if (err)
        return err;
    if (!found)
        return ERR_NOT_FOUND;
    return ret->bad ? ERR_NOMEM : OK;
}

enum err query_close_found(struct query *q, bool found)
{
    enum err err = query_close(q);
    return !err && !found ? ERR_NOT_FOUND : err;
}

enum err query_has_row(struct query *q, bool *ret)
{
    *ret = query_step(q);
    return query_close(q);
}

enum err query_touch(struct query *q)
{
    enum err err = query_run(q);
    return !err && query_changes(q->db) == 0 ? ERR_NOT_FOUND : err;
}

enum err query_run(struct query *q)
{
    (void)query_step(q);
    return query_close(q);
}

int64_t query_changes(const struct sqlite_db *db)
{
    return sqlite3_changes64(db->handle);
}
