/* sqlite_db.h - one connection: its pragmas, its transactions, its faults.
 *
 * Runs on   the thread of its store.
 * Owns      the connection and every prepared statement.
 */
#ifndef STORE_SQLITE_DB_H
#define STORE_SQLITE_DB_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/err.h"
#include "store/sqlite_desk_sql.h"

struct store_fault;

enum sqlite_how {
    SQLITE_HOW_ALONE,  /* the one that writes: brings the tables up to this program's */
    SQLITE_HOW_BESIDE, /* writes a little beside that one; the tables must be this program's */
    SQLITE_HOW_READ,
};

struct sqlite_db {
    sqlite3 *handle;
    bool read_only;
    unsigned depth;  /* transactions that are open, one within the other */
    bool bare;       /* an act of one statement stands within one of them */
    unsigned views;  /* unchanging views that are open, one within the other */
    bool view_began; /* the outermost of them began the transaction */
    void (*look)(void *arg);
    void *look_arg;
    char fault[256];
    sqlite3_stmt *statements[SQL_END];
};

/* Opens, migrates (or checks), prepares every statement. Errors as store_open_sqlite. */
MUST_CHECK enum err sqlite_db_open(struct sqlite_db **ret, const char *path, enum sqlite_how how,
                                   struct store_fault *ret_fault);
void sqlite_db_close(struct sqlite_db *db);
/* By its number, of sqlite_sql.h or sqlite_desk_sql.h. */
const struct sql_statement *sqlite_statement(unsigned which);

/* What a failure means before there is a connection to keep its reason: ERR_NOMEM, ERR_CONFIG (the
 * file is no database) or ERR_STORE. */
enum err sqlite_failure(int rc);
/* What a return code of SQLite means above; keeps the reason in db->fault when it is ERR_STORE. */
MUST_CHECK enum err sqlite_db_err(struct sqlite_db *db, int rc, const char *during);

/* Around all that writes. Within another one it is a part of that: taken back alone when it fails,
 * kept only when all of it is. ERR_FORBIDDEN: read-only, or within a view. ERR_STORE: the outer one
 * was lost. */
MUST_CHECK enum err sqlite_db_begin(struct sqlite_db *db);
/* Commits when `err` is OK, else takes everything back and returns `err`. */
MUST_CHECK enum err sqlite_db_end(struct sqlite_db *db, enum err err);
/* The same for an act that is one statement, which does nothing when it fails: within another one
 * it needs no savepoint, which would copy every page that it touches. */
MUST_CHECK enum err sqlite_db_begin_one(struct sqlite_db *db);
MUST_CHECK enum err sqlite_db_end_one(struct sqlite_db *db, enum err err);

void sqlite_db_set_look(struct sqlite_db *db, void (*look)(void *arg), void *arg);

/* Around reads that belong together; may stand within each other. */
MUST_CHECK enum err sqlite_db_view(struct sqlite_db *db);
void sqlite_db_view_end(struct sqlite_db *db);

#endif
