#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "credit/entry.h"
#include "store/sqlite_db.h"
#include "store/store_ops.h"

#define SQLITE_SCHEME "sqlite:"

enum err store_create(struct store **ret, const struct store_ops *ops, void *db)
{
    struct store *store = mem_zalloc(1, sizeof *store);
    if (!store)
        return ERR_NOMEM;
    store->ops = ops;
    store->db = db;
    *ret = store;
    return OK;
}

static enum err open_sqlite(struct store **ret, const char *where, enum sqlite_how how,
                            struct store_fault *ret_fault)
{
    const char *path = where;
    if (strncmp(where, SQLITE_SCHEME, strlen(SQLITE_SCHEME)) == 0)
        path = where + strlen(SQLITE_SCHEME);
    if (path[0] == '\0' || strstr(path, "://")) {
        snprintf(ret_fault->text, sizeof ret_fault->text,
                 "store.url: this program keeps its data in sqlite:<path>");
        return ERR_CONFIG;
    }

    struct sqlite_db *db = NULL;
    enum err err = sqlite_db_open(&db, path, how, ret_fault);
    if (!err)
        err = store_create(ret, &store_sqlite, db);
    if (err)
        sqlite_db_close(db);
    return err;
}

static enum err open_or_say(struct store **ret, const char *where, enum sqlite_how how,
                            struct store_fault *ret_fault)
{
    struct store_fault fault = {""};
    enum err err = open_sqlite(ret, where, how, &fault);
    if (err == ERR_NOMEM)
        snprintf(fault.text, sizeof fault.text, "no memory to open the database");
    if (err && ret_fault)
        *ret_fault = fault;
    return err;
}

enum err store_open_sqlite(struct store **ret, const char *where, bool read_only,
                           struct store_fault *ret_fault)
{
    return open_or_say(ret, where, read_only ? SQLITE_HOW_READ : SQLITE_HOW_ALONE, ret_fault);
}

enum err store_open_beside(struct store **ret, const char *where, struct store_fault *ret_fault)
{
    return open_or_say(ret, where, SQLITE_HOW_BESIDE, ret_fault);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store->ops->close(store->db);
    mem_free(store);
}

const char *store_fault_text(const struct store *store)
{
    return store->ops->fault_text(store->db);
}

enum err store_snapshot(struct store *store, enum err (*act)(struct store *, void *arg), void *arg)
{
    enum err err = store->ops->view(store->db);
    if (err)
        return err;
    err = act(store, arg);
    store->ops->view_end(store->db);
    return err;
}

enum err store_together(struct store *store, enum err (*act)(struct store *, void *arg), void *arg)
{
    enum err err = store->ops->begin(store->db);
    return err ? err : store->ops->end(store->db, act(store, arg));
}

void store_set_look(struct store *store, void (*look)(void *arg), void *arg)
{
    store->ops->set_look(store->db, look, arg);
}

enum err store_backup(struct store *store, const char *path)
{
    return store->ops->backup(store->db, path);
}

enum err store_meta_get(struct store *store, const char *name, struct buffer *ret)
{
    return store->ops->meta_get(store->db, name, ret);
}

enum err store_meta_put(struct store *store, const char *name, struct slice value)
{
    return store->ops->meta_put(store->db, name, value);
}

enum err store_journal_append(struct store *store, const struct journal_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        enum err err = journal_line_check(&lines[i]);
        if (err)
            return err;
    }
    return store->ops->journal_append(store->db, lines, n);
}

enum err store_journal_read(struct store *store, struct id class_id, uint64_t after_n,
                            store_journal_each *each, void *arg)
{
    return store->ops->journal_read(store->db, class_id, after_n, each, arg);
}

enum err store_journal_read_kind(struct store *store, struct id class_id, uint16_t kind,
                                 store_journal_each *each, void *arg)
{
    return store->ops->journal_read_kind(store->db, class_id, kind, each, arg);
}

enum err store_journal_last(struct store *store, struct id class_id, uint16_t kind,
                            struct journal_row *ret, struct buffer *ret_body)
{
    return store->ops->journal_last(store->db, class_id, kind, ret, ret_body);
}

enum err store_journal_classes(struct store *store, store_journal_classes_each *each, void *arg)
{
    return store->ops->journal_classes(store->db, each, arg);
}

/* The chain as far as it was followed. */
struct chain {
    uint64_t n;
    uint64_t bad_n;
    uint8_t hash[DIGEST_BYTES];
};

static enum err follow(const struct journal_row *row, void *arg)
{
    struct chain *chain = arg;
    if (chain->bad_n)
        return OK;
    chain->n++;
    if (!journal_row_follows(chain->hash, row) || row->n != chain->n)
        chain->bad_n = chain->n;
    return OK;
}

enum err store_journal_verify(struct store *store, struct id class_id, uint64_t *ret_bad_n)
{
    struct chain chain = {0};
    enum err err = store_journal_read(store, class_id, 0, follow, &chain);
    if (!err)
        *ret_bad_n = chain.bad_n;
    return err;
}

enum err store_ledger_post(struct store *store, const struct jp_entry *entries, size_t n,
                           size_t *ret_new)
{
    return store->ops->ledger_post(store->db, entries, n, ret_new);
}

enum err store_ledger_person(struct store *store, struct id person, store_ledger_each *each,
                             void *arg)
{
    return store->ops->ledger_person(store->db, person, each, arg);
}

enum err store_ledger_activity(struct store *store, struct id activity, store_ledger_each *each,
                               void *arg)
{
    return store->ops->ledger_activity(store->db, activity, each, arg);
}

enum err store_activity_close(struct store *store, struct id activity, int64_t at_ms,
                              const struct jp_entry *entries, size_t n)
{
    if (at_ms <= 0)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++)
        if (!id_equal(entries[i].key.activity, activity))
            return ERR_INVALID;
    return store->ops->activity_close(store->db, activity, at_ms, entries, n);
}
