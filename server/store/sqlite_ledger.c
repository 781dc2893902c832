#include <string.h>

#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static enum err entry_insert(struct sqlite_db *db, const struct jp_entry *entry)
{
    struct query q = query_open(db, SQL_LEDGER_INSERT);
    query_put_text(&q, entry->id);
    query_put_id(&q, entry->key.activity);
    query_put_id(&q, entry->key.person);
    query_put_text(&q, entry->key.occurrence);
    query_put_text(&q, entry->key.policy);
    query_put_i64(&q, entry->key.revision);
    query_put_text_or_null(&q, entry->reverses);
    query_put_text(&q, entry->rule);
    query_put_word(&q, &jp_ledger_words, (int)entry->ledger);
    query_put_i64(&q, entry->jp);
    query_put_i64(&q, entry->surplus_jp);
    query_put_i64(&q, entry->exact_num);
    query_put_i64(&q, entry->exact_den);
    query_put_i64(&q, entry->ends_day);
    query_put_blob(&q, (struct slice){entry->basis, DIGEST_BYTES});
    query_put_i64(&q, entry->posted_ms);
    query_put_text(&q, entry->posted_by);
    query_put_text(&q, entry->note);
    for (size_t i = 0; i < UNIT_MODES; i++)
        query_put_i64(&q, entry->mode_jp[i]);
    return query_run(&q);
}

static enum err entries_insert(struct sqlite_db *db, const struct jp_entry *entries, size_t n,
                               size_t *ret_new)
{
    *ret_new = 0;
    for (size_t i = 0; i < n; i++) {
        enum err err = entry_insert(db, &entries[i]);
        if (err)
            return err;
        *ret_new += (size_t)query_changes(db);
    }
    return OK;
}

enum err sqlite_ledger_post(void *db, const struct jp_entry *entries, size_t n, size_t *ret_new)
{
    size_t fresh = 0;
    enum err err = sqlite_db_begin(db);
    if (!err)
        err = sqlite_db_end(db, entries_insert(db, entries, n, &fresh));
    if (!err && ret_new)
        *ret_new = fresh;
    return err;
}

static int32_t take_i32(struct query *q)
{
    int64_t value = query_take_i64(q);
    if (value < INT32_MIN || value > INT32_MAX) {
        query_fault(q, "holds a number that is too large");
        return 0;
    }
    return (int32_t)value;
}

struct jp_entry sqlite_entry_take(struct query *q)
{
    struct jp_entry entry = {0};

    query_take_text(q, entry.id, sizeof entry.id);
    entry.key.activity = query_take_id(q);
    entry.key.person = query_take_id(q);
    query_take_text(q, entry.key.occurrence, sizeof entry.key.occurrence);
    query_take_text(q, entry.key.policy, sizeof entry.key.policy);
    entry.key.revision = query_take_u32(q);
    query_take_text(q, entry.reverses, sizeof entry.reverses);
    query_take_text(q, entry.rule, sizeof entry.rule);
    entry.ledger = (enum jp_ledger)query_take_word(q, &jp_ledger_words);
    entry.jp = take_i32(q);
    entry.surplus_jp = take_i32(q);
    entry.exact_num = query_take_i64(q);
    entry.exact_den = query_take_i64(q);
    entry.ends_day = query_take_i64(q);
    query_take_hash(q, entry.basis);
    entry.posted_ms = query_take_i64(q);
    query_take_text(q, entry.posted_by, sizeof entry.posted_by);
    query_take_text(q, entry.note, sizeof entry.note);
    for (size_t i = 0; i < UNIT_MODES; i++)
        entry.mode_jp[i] = take_i32(q);
    return entry;
}

static enum err walk(struct query *q, store_ledger_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct jp_entry entry = sqlite_entry_take(q);
        if (!q->err)
            err = each(&entry, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_ledger_person(void *db, struct id person, store_ledger_each *each, void *arg)
{
    struct query q = query_open(db, SQL_LEDGER_PERSON);
    query_put_id(&q, person);
    return walk(&q, each, arg);
}

enum err sqlite_ledger_activity(void *db, struct id activity, store_ledger_each *each, void *arg)
{
    struct query q = query_open(db, SQL_LEDGER_ACTIVITY);
    query_put_id(&q, activity);
    return walk(&q, each, arg);
}

static enum err close_once(struct sqlite_db *db, struct id activity, int64_t at_ms)
{
    struct query q = query_open(db, SQL_ACTIVITY_CLOSE);
    query_put_i64(&q, at_ms);
    query_put_id(&q, activity);
    enum err err = query_run(&q);
    if (err || query_changes(db) > 0)
        return err;

    q = query_open(db, SQL_ACTIVITY_IS_CLOSED);
    query_put_id(&q, activity);
    bool there = query_step(&q);
    err = query_close(&q);
    if (err)
        return err;
    return there ? ERR_LOCKED : ERR_NOT_FOUND;
}

enum err sqlite_activity_close(void *db, struct id activity, int64_t at_ms,
                               const struct jp_entry *entries, size_t n)
{
    size_t fresh = 0;
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    err = close_once(db, activity, at_ms);
    if (!err)
        err = entries_insert(db, entries, n, &fresh);
    return sqlite_db_end(db, err);
}
