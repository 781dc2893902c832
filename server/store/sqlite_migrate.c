#include "store/sqlite_migrate.h"

#include <stdbool.h>
#include <stdio.h>

#include "store/sqlite_db.h"
#include "store/store.h"

/* "SNKR": written into the header of our databases, so that no other program's file is touched. */
#define APPLICATION_ID 0x534e4b52

static enum err fail(struct store_fault *ret, enum err err, const char *reason)
{
    snprintf(ret->text, sizeof ret->text, "%s", reason);
    return err;
}

static enum err exec(sqlite3 *db, const char *sql, struct store_fault *ret_fault)
{
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? OK : fail(ret_fault, sqlite_failure(rc), sqlite3_errmsg(db));
}

/* One number; a statement without a row gives 0. */
static enum err ask(sqlite3 *db, const char *sql, sqlite3_int64 *ret, struct store_fault *ret_fault)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    *ret = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) {
        sqlite3_finalize(stmt);
        return OK;
    }
    enum err err = fail(ret_fault, sqlite_failure(rc), sqlite3_errmsg(db));
    sqlite3_finalize(stmt);
    return err;
}

static enum err check_owner(sqlite3 *db, sqlite3_int64 *ret_version, struct store_fault *ret_fault)
{
    sqlite3_int64 owner = 0;
    sqlite3_int64 objects = 0;

    enum err err = ask(db, "PRAGMA application_id", &owner, ret_fault);
    if (!err)
        err = ask(db, "PRAGMA user_version", ret_version, ret_fault);
    if (!err)
        err = ask(db, "SELECT count(*) FROM sqlite_schema", &objects, ret_fault);
    if (err)
        return err;
    bool fresh = owner == 0 && *ret_version == 0 && objects == 0;
    if (owner != APPLICATION_ID && !fresh)
        return fail(ret_fault, ERR_CONFIG, "the database belongs to another program");
    return OK;
}

static enum err check_not_newer(sqlite3_int64 version, size_t n, struct store_fault *ret_fault)
{
    if (version <= (sqlite3_int64)n)
        return OK;
    snprintf(ret_fault->text, sizeof ret_fault->text,
             "the database was made by a newer program: it is at migration %lld, this program "
             "knows %zu",
             (long long)version, n);
    return ERR_CONFIG;
}

static enum err run(sqlite3 *db, const struct migration *m, struct store_fault *ret_fault)
{
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %u",
             APPLICATION_ID, m->number);

    enum err err = exec(db, "BEGIN IMMEDIATE", ret_fault);
    if (!err)
        err = exec(db, m->sql, ret_fault);
    if (!err)
        err = exec(db, mark, ret_fault);
    return err;
}

/* Whether any row names another that is not there; foreign keys are off while tables change. */
static enum err check_references(sqlite3 *db, struct store_fault *ret_fault)
{
    sqlite3_int64 broken = 0;
    enum err err = ask(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken, ret_fault);
    if (!err && broken)
        err = fail(ret_fault, ERR_STORE, "it leaves rows that name others which are not there");
    return err;
}

static enum err apply(sqlite3 *db, const struct migration *m, struct store_fault *ret_fault)
{
    struct store_fault why = {""};
    enum err err = run(db, m, &why);
    if (!err)
        err = check_references(db, &why);
    if (!err)
        err = exec(db, "COMMIT", &why);
    if (!err)
        return OK;
    if (!sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    snprintf(ret_fault->text, sizeof ret_fault->text, "migration %s failed: %.400s", m->file,
             why.text);
    return err;
}

enum err sqlite_migrate(sqlite3 *db, const struct migration *all, size_t n,
                        struct store_fault *ret_fault)
{
    sqlite3_int64 version = 0;
    enum err err = check_owner(db, &version, ret_fault);
    if (!err)
        err = check_not_newer(version, n, ret_fault);
    if (err || version == (sqlite3_int64)n)
        return err;

    /* It cannot be switched within a transaction, and tables are rebuilt by dropping them. */
    err = exec(db, "PRAGMA foreign_keys = OFF", ret_fault);
    for (size_t i = (size_t)version; i < n && !err; i++)
        err = apply(db, &all[i], ret_fault);
    struct store_fault ignored = {""};
    enum err on = exec(db, "PRAGMA foreign_keys = ON", err ? &ignored : ret_fault);
    return err ? err : on;
}

enum err sqlite_migrate_check(sqlite3 *db, size_t n, struct store_fault *ret_fault)
{
    sqlite3_int64 version = 0;
    enum err err = check_owner(db, &version, ret_fault);
    if (!err)
        err = check_not_newer(version, n, ret_fault);
    if (!err && version < (sqlite3_int64)n)
        err = fail(ret_fault, ERR_CONFIG, "the database is not yet at this program's tables");
    return err;
}
