/* Each migration is proved by a pair of files: what stood in the database before it, and what
 * stands there afterwards, tables, indexes, triggers and rows. */
#include <sqlite3.h>

#include "base/file.h"
#include "fixture.h"
#include "store/sqlite_migrate.h"

#define FOLDER SINKRON_ROOT "/tests/store/migrations/"

static sqlite3 *memory_open(void)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK)
        exit(2);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    return db;
}

static char *file_text(const char *name)
{
    struct buffer b = {0};
    char path[512];
    snprintf(path, sizeof path, "%s%s", FOLDER, name);
    check_same(file_read(path, 100000, &b), OK, path);
    char *text = mem_copy_slice_text(buffer_slice(&b));
    buffer_finish(&b);
    return text;
}

static int add_line(void *arg, int n, char **values, char **names)
{
    (void)names;
    for (int i = 0; i < n; i++)
        buffer_format(arg, "%s%s", i ? " " : "", values[i] ? values[i] : "-");
    buffer_add_text(arg, "\n");
    return 0;
}

static void add_query(struct buffer *b, sqlite3 *db, const char *title, const char *sql)
{
    char *message = NULL;
    buffer_add_text(b, title);
    check_same(sqlite3_exec(db, sql, add_line, b, &message), SQLITE_OK, message ? message : title);
    sqlite3_free(message);
}

static int add_table(void *arg, int n, char **values, char **names)
{
    (void)names;
    (void)n;
    char sql[256];
    void **both = arg;
    snprintf(sql, sizeof sql, "SELECT 'row', '%s', * FROM %s", values[0], values[0]);
    add_query(both[0], both[1], "", sql);
    return 0;
}

/* Everything in the database as text, in an order of its own. */
static char *dump(sqlite3 *db)
{
    struct buffer b = {0};
    void *both[2] = {&b, db};
    add_query(&b, db, "version ", "PRAGMA user_version");
    add_query(&b, db, "",
              "SELECT 'column', t.name, c.name, c.type, iif(c.\"notnull\", 'not_null', 'null'), "
              "'key', c.pk, 'default', c.dflt_value FROM pragma_table_list AS t "
              "JOIN pragma_table_info(t.name) AS c WHERE t.schema = 'main' AND t.name NOT LIKE "
              "'sqlite_%' ORDER BY t.name, c.cid");
    add_query(&b, db, "",
              "SELECT 'index', t.name, iif(i.\"unique\", 'unique', 'many'), "
              "(SELECT group_concat(x.name) FROM pragma_index_info(i.name) AS x), "
              "iif(i.partial, 'partial', 'whole') FROM pragma_table_list AS t "
              "JOIN pragma_index_list(t.name) AS i WHERE t.schema = 'main' "
              "ORDER BY 1, 2, 3, 4, 5");
    add_query(&b, db, "",
              "SELECT 'names', t.name, f.\"from\", f.\"table\", f.\"to\" "
              "FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f "
              "WHERE t.schema = 'main' ORDER BY 1, 2, 3, 4, 5");
    add_query(&b, db, "",
              "SELECT 'trigger', tbl_name, name FROM sqlite_schema WHERE type = 'trigger' "
              "ORDER BY 2, 3");
    check_same(sqlite3_exec(db,
                            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                            "'sqlite_%' ORDER BY name",
                            add_table, both, NULL),
               SQLITE_OK, "tables");
    char *text = mem_copy_slice_text(buffer_slice(&b));
    buffer_finish(&b);
    return text;
}

static void prove(size_t n)
{
    char name[32];
    struct store_fault fault = {""};
    sqlite3 *db = memory_open();
    check_same(sqlite_migrate(db, sqlite_migrations, n - 1, &fault), OK, "the ones before");

    snprintf(name, sizeof name, "%04zu_before.sql", n);
    char *before = file_text(name);
    char *message = NULL;
    check_same(sqlite3_exec(db, before, NULL, NULL, &message), SQLITE_OK, name);
    if (message)
        printf("%s: %s\n", name, message);
    sqlite3_free(message);
    check_same(sqlite_migrate(db, sqlite_migrations, n, &fault), OK, sqlite_migrations[n - 1].file);

    snprintf(name, sizeof name, "%04zu_after.txt", n);
    char *want = file_text(name);
    char *got = dump(db);
    check_text(name, got, want);
    mem_free(before);
    mem_free(want);
    mem_free(got);
    sqlite3_close(db);
}

static void every_migration_does_what_its_pair_says(void)
{
    check(sqlite_migrations_n > 0, "there are migrations");
    for (size_t n = 1; n <= sqlite_migrations_n; n++) {
        check_same(sqlite_migrations[n - 1].number, (intmax_t)n, "numbers have no hole");
        prove(n);
    }
}

static const struct migration good_then_bad[] = {
    {1, "0001_good.sql", "CREATE TABLE a (x INTEGER PRIMARY KEY); INSERT INTO a VALUES (1);"},
    {2, "0002_bad.sql", "CREATE TABLE b (y INTEGER); INSERT INTO nowhere VALUES (1);"},
};

static const struct migration breaks_references[] = {
    {1, "0001_good.sql",
     "CREATE TABLE a (x INTEGER PRIMARY KEY);"
     "CREATE TABLE b (x INTEGER REFERENCES a (x)); "
     "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);"},
    {2, "0002_orphans.sql", "DELETE FROM a;"},
};

static void check_fails_whole(const struct migration *all, const char *file, const char *reason)
{
    struct store_fault fault = {""};
    sqlite3 *db = memory_open();
    check_same(sqlite_migrate(db, all, 2, &fault), ERR_STORE, file);
    check(strstr(fault.text, file) != NULL, "names the file");
    if (!check(strstr(fault.text, reason) != NULL, "says why"))
        printf("%s\n", fault.text);
    check_same(sqlite_migrate_check(db, 1, &fault), OK, "the one before it holds");
    check_same(sqlite3_exec(db, "SELECT y FROM b", NULL, NULL, NULL), SQLITE_ERROR,
               "nothing of it is left");
    sqlite3_close(db);
}

static void a_failed_migration_leaves_nothing(void)
{
    check_fails_whole(good_then_bad, "0002_bad.sql", "no such table: nowhere");
    check_fails_whole(breaks_references, "0002_orphans.sql", "rows that name others");
}

/* Lines that were chained as a whole cannot be erased, and what is sealed cannot be chained anew.
 */
static void a_journal_of_an_earlier_chain_is_refused(void)
{
    struct store_fault fault = {""};
    sqlite3 *db = memory_open();
    check_same(sqlite_migrate(db, sqlite_migrations, 10, &fault), OK, "as it was then");
    check_same(
        sqlite3_exec(db,
                     "INSERT INTO journal VALUES (1, '00000000000000000000000000000001', "
                     "'000000000000000000000000000000c1', 1, NULL, NULL, 203, 0, 0, 0, 1, 1, "
                     "x'7b7d', zeroblob(32))",
                     NULL, NULL, NULL),
        SQLITE_OK, "a line");
    check_same(sqlite_migrate(db, sqlite_migrations, sqlite_migrations_n, &fault), ERR_STORE,
               "refused");
    check(strstr(fault.text, "0011_erasure.sql") &&
              strstr(fault.text, "keep this database with that version"),
          "says what to do");
    check_same(sqlite_migrate_check(db, 10, &fault), OK, "and is as it was");
    sqlite3_close(db);
}

static void set_version(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    check_same(sqlite3_open(path, &db), SQLITE_OK, "open");
    check_same(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, sql);
    sqlite3_close(db);
}

static void foreign_databases_are_refused(void)
{
    struct folder folder;
    struct store *store = NULL;
    struct store_fault fault = {""};
    folder_make(&folder);

    check_same(store_open_sqlite(&store, folder.db, true, &fault), ERR_STORE,
               "to read, it must be there");
    set_version(folder.db, "CREATE TABLE notes (x)");
    check_same(store_open_sqlite(&store, folder.db, false, &fault), ERR_CONFIG, "somebody else's");
    check_text("says so", fault.text, "the database belongs to another program");
    set_version(folder.db, "SELECT x FROM notes");
    folder_drop(&folder);

    folder_make(&folder);
    store_close(store_must_open(&backends[0], folder.db, false));
    set_version(folder.db, "PRAGMA user_version = 9999");
    check_same(store_open_sqlite(&store, folder.db, false, &fault), ERR_CONFIG, "a newer one");
    check(strstr(fault.text, "newer program") && strstr(fault.text, "9999"), "says which");
    set_version(folder.db, "PRAGMA user_version = 1");
    check_same(store_open_sqlite(&store, folder.db, true, &fault), ERR_CONFIG,
               "an older one, read");
    check(store == NULL, "and nothing was opened");
    check_same(store_open_sqlite(&store, "postgresql://db/sinkron", false, &fault), ERR_CONFIG,
               "another kind of database");
    check_same(store_open_sqlite(&store, "sqlite:", false, NULL), ERR_CONFIG, "no path");
    folder_drop(&folder);

    folder_make(&folder);
    FILE *file = fopen(folder.db, "w");
    if (file) {
        fputs("This is a letter, and a letter is no database, however long it is.\n", file);
        fclose(file);
    }
    check_same(store_open_sqlite(&store, folder.db, false, &fault), ERR_CONFIG, "no database");
    folder_drop(&folder);
}

TEST_MAIN(TEST(every_migration_does_what_its_pair_says), TEST(a_failed_migration_leaves_nothing),
          TEST(a_journal_of_an_earlier_chain_is_refused), TEST(foreign_databases_are_refused))
