#include "store/sqlite_db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/sqlite_migrate.h"
#include "store/store.h"

/* 4 MB at most: what an import of many people changes beyond that goes to the file while it runs,
 * when lines of classes need not wait (store_thread.h), and not at its commit, when they must. */
#define CACHE_OF_WRITER "PRAGMA cache_size = -4096"
#define BUSY_TIMEOUT_MS 5000
/* Steps of its machine that SQLite takes in well under a millisecond, counted for each statement.
 */
#define STEPS_BETWEEN_LOOKS 500

enum err sqlite_failure(int rc)
{
    if ((rc & 0xff) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM)
        return ERR_NOMEM;
    return (rc & 0xff) == SQLITE_NOTADB ? ERR_CONFIG : ERR_STORE;
}

enum err sqlite_db_err(struct sqlite_db *db, int rc, const char *during)
{
    int extended = sqlite3_extended_errcode(db->handle);

    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return OK;
    case SQLITE_CONSTRAINT:
        break;
    default:
        if (sqlite_failure(rc) == ERR_NOMEM)
            return ERR_NOMEM;
        snprintf(db->fault, sizeof db->fault, "%s (%d) in %s", sqlite3_errmsg(db->handle), extended,
                 during);
        return ERR_STORE;
    }
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return ERR_TAKEN;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ERR_NOT_FOUND;
    case SQLITE_CONSTRAINT_TRIGGER:
        return ERR_LOCKED;
    default:
        return ERR_INVALID;
    }
}

static int run(struct sqlite_db *db, const char *sql)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
}

/* After some errors (a full disk) SQLite has taken back everything itself: what follows within the
 * same transaction would be kept without what came before. */
static bool is_lost(struct sqlite_db *db)
{
    if (db->depth == 0 || !sqlite3_get_autocommit(db->handle))
        return false;
    if (!db->fault[0])
        snprintf(db->fault, sizeof db->fault, "the transaction was taken back");
    return true;
}

enum err sqlite_db_begin(struct sqlite_db *db)
{
    if (db->read_only || db->views)
        return ERR_FORBIDDEN;
    if (is_lost(db))
        return ERR_STORE;
    enum err err =
        sqlite_db_err(db, run(db, db->depth ? "SAVEPOINT part" : "BEGIN IMMEDIATE"), "begin");
    if (!err)
        db->depth++;
    return err;
}

static enum err end_part(struct sqlite_db *db, enum err err)
{
    if (is_lost(db))
        return err ? err : ERR_STORE;
    if (err && run(db, "ROLLBACK TO part") != SQLITE_OK) {
        run(db, "ROLLBACK"); /* a part of it must not be kept with the rest */
        return err;
    }
    enum err fault = sqlite_db_err(db, run(db, "RELEASE part"), "release");
    return err ? err : fault;
}

enum err sqlite_db_end(struct sqlite_db *db, enum err err)
{
    if (db->depth > 1) {
        err = end_part(db, err);
        db->depth--;
        return err;
    }
    if (!err && is_lost(db))
        err = ERR_STORE;
    db->depth = 0;
    if (!err)
        err = sqlite_db_err(db, run(db, "COMMIT"), "commit");
    if (err && !sqlite3_get_autocommit(db->handle))
        run(db, "ROLLBACK");
    return err;
}

enum err sqlite_db_begin_one(struct sqlite_db *db)
{
    if (!db->depth || db->read_only || db->views || is_lost(db))
        return sqlite_db_begin(db);
    db->bare = true;
    return OK;
}

enum err sqlite_db_end_one(struct sqlite_db *db, enum err err)
{
    if (!db->bare)
        return sqlite_db_end(db, err);
    db->bare = false;
    return !err && is_lost(db) ? ERR_STORE : err;
}

enum err sqlite_db_view(struct sqlite_db *db)
{
    if (db->views == 0 && sqlite3_get_autocommit(db->handle)) {
        enum err err = sqlite_db_err(db, run(db, "BEGIN"), "view");
        if (err)
            return err;
        db->view_began = true;
    }
    db->views++;
    return OK;
}

void sqlite_db_view_end(struct sqlite_db *db)
{
    if (--db->views > 0 || !db->view_began)
        return;
    db->view_began = false;
    /* Nothing was written: ending it either way loses nothing, and taking back cannot fail. */
    if (!sqlite3_get_autocommit(db->handle))
        run(db, "ROLLBACK");
}

static int progressed(void *arg)
{
    const struct sqlite_db *db = arg;
    db->look(db->look_arg);
    return 0; /* go on */
}

void sqlite_db_set_look(struct sqlite_db *db, void (*look)(void *arg), void *arg)
{
    db->look = look;
    db->look_arg = arg;
    sqlite3_progress_handler(db->handle, STEPS_BETWEEN_LOOKS, look ? progressed : NULL, db);
}

/* SQLite gives its side files the mode of the first: people's data is nobody else's to read. */
static void make_private(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
}

static enum err open_handle(struct sqlite_db *db, const char *path, struct store_fault *ret_fault)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (db->read_only) {
        flags |= SQLITE_OPEN_READONLY;
    } else {
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        make_private(path);
    }
    int rc = sqlite3_open_v2(path, &db->handle, flags, NULL);
    if (rc == SQLITE_OK)
        return OK;
    snprintf(ret_fault->text, sizeof ret_fault->text, "cannot open %.300s: %s", path,
             sqlite3_errstr(rc));
    return sqlite_failure(rc);
}

/* recursive_triggers: else INSERT OR REPLACE would delete behind the triggers' backs.
 * secure_delete: what is erased is overwritten, not only passed over. */
static enum err set_up(struct sqlite_db *db, struct store_fault *ret_fault)
{
    sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT_MS);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    int rc = run(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                     "PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;"
                     "PRAGMA secure_delete = ON");
    if (rc == SQLITE_OK && !db->read_only)
        rc = run(db, CACHE_OF_WRITER);
    if (rc == SQLITE_OK)
        return OK;
    snprintf(ret_fault->text, sizeof ret_fault->text, "%s", sqlite3_errmsg(db->handle));
    return sqlite_failure(rc);
}

static int seen_mode(void *arg, int n, char **values, char **names)
{
    (void)names;
    bool *wal = arg;
    *wal = n == 1 && values[0] && strcmp(values[0], "wal") == 0;
    return 0;
}

/* After the migrations, which refuse a file that is not ours before anything in it has changed. */
static enum err log_ahead(struct sqlite_db *db, struct store_fault *ret_fault)
{
    bool wal = false;
    int rc = sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", seen_mode, &wal, NULL);
    if (rc == SQLITE_OK && wal)
        return OK;
    snprintf(ret_fault->text, sizeof ret_fault->text, "write-ahead logging: %s",
             rc == SQLITE_OK ? "this file system does not do it" : sqlite3_errmsg(db->handle));
    return sqlite_failure(rc);
}

static enum err bring_up(struct sqlite_db *db, enum sqlite_how how, struct store_fault *ret_fault)
{
    if (how != SQLITE_HOW_ALONE)
        return sqlite_migrate_check(db->handle, sqlite_migrations_n, ret_fault);
    enum err err = sqlite_migrate(db->handle, sqlite_migrations, sqlite_migrations_n, ret_fault);
    return err ? err : log_ahead(db, ret_fault);
}

const struct sql_statement *sqlite_statement(unsigned which)
{
    return which < SQL_COUNT ? &sqlite_sql[which] : &sqlite_desk_sql[which];
}

static enum err prepare(struct sqlite_db *db, struct store_fault *ret_fault)
{
    for (unsigned i = 0; i < SQL_END; i++) {
        const struct sql_statement *statement = sqlite_statement(i);
        int rc = sqlite3_prepare_v3(db->handle, statement->text, -1, SQLITE_PREPARE_PERSISTENT,
                                    &db->statements[i], NULL);
        if (rc == SQLITE_OK)
            continue;
        snprintf(ret_fault->text, sizeof ret_fault->text, "statement %s: %s", statement->name,
                 sqlite3_errmsg(db->handle));
        return sqlite_failure(rc);
    }
    return OK;
}

enum err sqlite_db_open(struct sqlite_db **ret, const char *path, enum sqlite_how how,
                        struct store_fault *ret_fault)
{
    struct sqlite_db *db = mem_zalloc(1, sizeof *db);
    if (!db)
        return ERR_NOMEM;
    db->read_only = how == SQLITE_HOW_READ;

    enum err err = open_handle(db, path, ret_fault);
    if (!err)
        err = set_up(db, ret_fault);
    if (!err)
        err = bring_up(db, how, ret_fault);
    if (!err)
        err = prepare(db, ret_fault);
    if (err) {
        sqlite_db_close(db);
        return err;
    }
    *ret = db;
    return OK;
}

void sqlite_db_close(struct sqlite_db *db)
{
    if (!db)
        return;
    for (unsigned i = 0; i < SQL_END; i++)
        sqlite3_finalize(db->statements[i]);
    sqlite3_close(db->handle);
    mem_free(db);
}
