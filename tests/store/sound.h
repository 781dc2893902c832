/* sound.h - asks SQLite itself whether a database file is whole. */
#ifndef TESTS_STORE_SOUND_H
#define TESTS_STORE_SOUND_H

#include <sqlite3.h>
#include <stdio.h>

#include "fixture.h"

static inline int to_text(void *arg, int n, char **values, char **names)
{
    (void)names;
    snprintf(arg, 64, "%s", n > 0 && values[0] ? values[0] : "");
    return 0;
}

static inline void check_sound(const struct folder *folder)
{
    char text[64] = "";
    sqlite3 *db = NULL;
    check_same(sqlite3_open(folder->db, &db), SQLITE_OK, "open");
    check_same(sqlite3_exec(db, "PRAGMA integrity_check", to_text, text, NULL), SQLITE_OK, "look");
    check_text("the database is sound", text, "ok");
    sqlite3_close(db);
}

#endif
