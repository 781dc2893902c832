/* sqlite_migrate.h - brings a database up to this program's tables, file by file.
 *
 * Runs on   start-up.
 * The files in migrations/sqlite/ are never edited once released: a change is a new file.
 */
#ifndef STORE_SQLITE_MIGRATE_H
#define STORE_SQLITE_MIGRATE_H

#include <sqlite3.h>
#include <stddef.h>

#include "base/err.h"

struct store_fault;

struct migration {
    unsigned number; /* from 1, without holes */
    const char *file;
    const char *sql;
};

/* Those of this program; written by embed_migrations.cmake. */
extern const struct migration sqlite_migrations[];
extern const size_t sqlite_migrations_n;

/* Brings the database up to migration n, each in a transaction of its own. ERR_CONFIG: it belongs
 * to another program, or to a newer one. ERR_STORE: a migration failed, the ones before it hold.
 * *ret_fault says why. */
MUST_CHECK enum err sqlite_migrate(sqlite3 *db, const struct migration *all, size_t n,
                                   struct store_fault *ret_fault);
/* ERR_CONFIG unless the database is exactly at migration n. */
MUST_CHECK enum err sqlite_migrate_check(sqlite3 *db, size_t n, struct store_fault *ret_fault);

#endif
