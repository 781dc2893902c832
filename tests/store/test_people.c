/* People of a large agency are looked for page by page. */
#include <sqlite3.h>

#include "fixture.h"
#include "store/sqlite_db.h"

static void put(struct store *store, unsigned n, const char *name, const char *unit)
{
    struct person_row row = person_row(n);
    struct person_row chief = person_row(9);
    snprintf(row.name, sizeof row.name, "%s", name);
    snprintf(row.unit, sizeof row.unit, "%s", unit);
    if (n == 1)
        check_same(store_person_put(store, &chief), OK, "the superior");
    row.superior = n % 2 ? chief.id : id_none;
    check_same(store_person_put(store, &row), OK, name);
}

static void put_people(struct store *store)
{
    put(store, 1, "Dewi Lestari", "Bidang A");
    put(store, 2, "Budi Santoso", "Bidang B");
    put(store, 3, "Agus Budiman", "Bidang A");
    put(store, 4, "Citra 100%_", "Bidang A");
    put(store, 5, "Budi Santoso", "Bidang A");
}

struct page {
    char names[200];
    unsigned n;
    struct person_row last;
};

static enum err add(const struct person_row *row, void *arg)
{
    struct page *page = arg;
    size_t len = strlen(page->names);
    snprintf(page->names + len, sizeof page->names - len, "%s%s", len ? ", " : "", row->name);
    page->last = *row;
    page->n++;
    return OK;
}

static void a_filter_finds_who_is_meant(struct store *store)
{
    static const struct {
        const char *story, *text, *unit, *want;
    } cases[] = {
        {.story = "everybody",
         .want = "Agus Budiman, Budi Santoso, Budi Santoso, Citra 100%_, Dewi Lestari, Pegawai 09"},
        {.story = "part of a name",
         .text = "bUDI",
         .want = "Agus Budiman, Budi Santoso, Budi Santoso"},
        {.story = "signs of a pattern are letters", .text = "%_", .want = "Citra 100%_"},
        {.story = "nor do they mean anything", .text = "D%i", .want = ""},
        {.story = "a whole NIP", .text = "198503152010121003", .want = "Agus Budiman"},
        {.story = "the beginning of one",
         .text = "19850315201012100",
         .want = "Agus Budiman, Budi Santoso, Budi Santoso, Citra 100%_, Dewi Lestari, Pegawai 09"},
        {.story = "not its end", .text = "1003", .want = ""},
        {.story = "a unit",
         .unit = "Bidang A",
         .want = "Agus Budiman, Budi Santoso, Citra 100%_, Dewi Lestari"},
        {.story = "in a unit", .text = "budi", .unit = "Bidang B", .want = "Budi Santoso"},
        {.story = "nobody", .text = "x", .want = ""},
    };
    put_people(store);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct page page = {.n = 0};
        struct person_filter filter = {.text = cases[i].text, .unit = cases[i].unit, .max = 100};
        check_same(store_people_page(store, &filter, add, &page), OK, cases[i].story);
        check_text(cases[i].story, page.names, cases[i].want);
    }
    struct page page = {.n = 0};
    struct person_filter bad = {.text = "\xff", .max = 1};
    check_same(store_people_page(store, &bad, add, &page), ERR_INVALID, "no UTF-8");
}

static void pages_follow_each_other(struct store *store)
{
    struct page page = {.n = 0};
    struct person_filter filter = {.max = 2};
    unsigned pages = 0;
    unsigned before = 0;
    put_people(store);
    do {
        before = page.n;
        check_same(store_people_page(store, &filter, add, &page), OK, "a page");
        filter.after_name = page.last.name;
        filter.after_id = page.last.id;
        pages++;
    } while (page.n > before);
    check_same(page.n, 6, "everybody");
    check_same(pages, 4, "in three pages and an empty one");
    check_text("once, in order", page.names,
               "Agus Budiman, Budi Santoso, Budi Santoso, Citra 100%_, Dewi Lestari, Pegawai 09");
}

static int read_plan(void *arg, int n, char **values, char **names)
{
    (void)names;
    struct buffer *plan = arg;
    buffer_format(plan, "%s; ", n > 3 && values[3] ? values[3] : "");
    return 0;
}

/* However many rows there are, these are found through an index, and no page is sorted. */
static void an_index_serves(void)
{
    static const unsigned statements[] = {
        SQL_PEOPLE_PAGE,
        SQL_PEOPLE_PAGE_UNIT,
        SQL_STAFF,
        SQL_CHANGES,
        SQL_CHANGES_ABOUT,
        SQL_IMPORT_CHANGES,
        SQL_ACCESSES,
        SQL_ACCESSES_ABOUT,
        SQL_JOURNAL_READ_KIND,
        SQL_UNITS,
        SQL_ACTIVITY_CERTIFICATES,
        SQL_PERSON_CERTIFICATES,
        SQL_OUTBOX_DUE,
        SQL_OUTBOX_ALL,
        SQL_OUTBOX_IN_STATE,
        SQL_OUTBOX_TRIES,
        SQL_OUTBOX_OF,
        SQL_OUTBOX_BECAUSE,
        SQL_OUTBOX_PERSON,
        SQL_SEAL_ACCOUNT,
    };
    struct folder folder;
    sqlite3 *db = NULL;
    folder_make(&folder);
    store_close(store_must_open(&backends[0], folder.db, false));
    check_same(sqlite3_open(folder.db, &db), SQLITE_OK, "open");
    for (size_t i = 0; i < COUNT(statements); i++) {
        struct buffer plan = {0};
        char sql[2000];
        snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", sqlite_statement(statements[i])->text);
        check_same(sqlite3_exec(db, sql, read_plan, &plan, NULL), SQLITE_OK, sql);
        char *text = mem_copy_slice_text(buffer_slice(&plan));
        if (!check(!strstr(text, "TEMP B-TREE") && (strstr(text, "INDEX") || strstr(text, "KEY")),
                   sqlite_statement(statements[i])->name))
            printf("%s\n", text);
        mem_free(text);
        buffer_finish(&plan);
    }
    sqlite3_close(db);
    folder_drop(&folder);
}

static void people(void)
{
    on_every_backend(a_filter_finds_who_is_meant);
    on_every_backend(pages_follow_each_other);
}

TEST_MAIN(TEST(people), TEST(an_index_serves))
