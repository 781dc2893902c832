/* Attendance, ledger and year across activities: filters, pages, files, and how much memory. */
#include <sys/resource.h>

#include "office/desk.h"
#include "report/entry_rows.h"
#include "report/summary.h"
#include "report/table_csv.h"
#include "report/table_xlsx.h"
#include "store/store_catalog.h"

#define TOKENS "/api/v1/tokens"

/* Two activities: of the first two classes were held, of the second one; persons 3 and 4 are of
 * another unit. */
static void begin(struct desk *desk)
{
    struct activity_row other = activity_row(2);
    struct class_row class = class_row(9, 2, 1);
    desk_open(desk, 2, 45, 4);
    check_same(store_activity_put(desk->school.store, &other), OK, "another activity");
    check_same(store_class_put(desk->school.store, &class), OK, "its class");
    for (unsigned n = 1; n <= 4; n++) {
        struct person_row person = person_row(n);
        struct enrolment_row enrolment = {other.id, person.id, ENROLMENT_LEARNER, 0};
        snprintf(person.unit, sizeof person.unit, "%s",
                 n >= 3 ? "Bidang \"A\", =1" : "Sekretariat");
        check_same(store_person_put(desk->school.store, &person), OK, "unit");
        if (n <= 2)
            check_same(store_enrolment_put(desk->school.store, &enrolment), OK, "enrolled");
    }
    school_holds(&desk->school, 1, 4, 2700);
    school_holds(&desk->school, 2, 3, 2700);
    desk_start(desk);
    fake_clock_advance(&desk->clock, 2 * DATE_DAY_MS);
    desk_sign_in(desk);
    check_same(office_sweep(desk->office), OK, "closed");
}

static int64_t count(struct desk *desk, const char *noun, const char *query)
{
    desk_get(desk, "/api/v1/%s?limit=0&count=1%s%s", noun, query[0] ? "&" : "", query);
    const char *at = strstr(desk_body(desk), "\"total\":");
    return at ? atoll(at + strlen("\"total\":")) : -1;
}

/* In the pages of a list, `limit` rows each. */
static unsigned walk(struct desk *desk, const char *noun, const char *query, unsigned limit)
{
    char next[100] = "";
    unsigned rows = 0;
    for (unsigned page = 0; page < 50; page++) {
        desk_get(desk, "/api/v1/%s?limit=%u%s%s%s%s", noun, limit, query[0] ? "&" : "", query,
                 next[0] ? "&cursor=" : "", next);
        check_same(desk->last->status, 200, desk_body(desk));
        for (const char *at = desk_body(desk); (at = strstr(at, "\"person\":")); at++)
            rows++;
        const char *at = strstr(desk_body(desk), "\"next\":\"");
        if (!at)
            return rows;
        snprintf(next, sizeof next, "%.*s", (int)strcspn(at + 8, "\""), at + 8);
    }
    return 0;
}

static void filters_choose_rows(void)
{
    char one[80], person[80], class[80];
    snprintf(one, sizeof one, "activity=%s", id_text(school_activity()).text);
    snprintf(person, sizeof person, "person=%s", id_text(school_person(1)).text);
    snprintf(class, sizeof class, "class=%s", id_text(key("class", 2)).text);
    const struct {
        const char *query;
        unsigned attendance;
    } cases[] = {
        {"", 10},
        {one, 8},
        {person, 3},
        {class, 4},
        {"unit=Sekretariat", 6},
        {"unit=Bidang%20%22A%22%2C%20%3D1", 4},
        {"unit=Sekretaria", 0},
        {"from=2025-03-11&until=2025-03-11", 8},
        {"until=2025-03-09", 0},
    };
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_same(count(&desk, "attendance", cases[i].query), cases[i].attendance, cases[i].query);
        for (unsigned limit = 1; limit <= 4; limit++)
            check_same(walk(&desk, "attendance", cases[i].query, limit), cases[i].attendance,
                       cases[i].query);
    }
    check_same(count(&desk, "entries", ""), 2, "entries of all");
    check_same(count(&desk, "entries", person), 0, "the instructor has none");
    check_same(walk(&desk, "entries", "unit=Bidang%20%22A%22%2C%20%3D1", 1), 1, "of a unit");
    desk_close(&desk);
}

static void bad_parameters_are_named(void)
{
    static const struct {
        const char *query, *column, *code;
    } cases[] = {
        {"attendance?activity=12", "activity", "no_id"},
        {"attendance?from=2025-02-30", "from", "no_date"},
        {"attendance?until=kemarin", "until", "no_date"},
        {"attendance?from=2025-03-02&until=2025-03-01", "until", "before_from"},
        {"attendance?limit=501", "limit", "out_of_range"},
        {"attendance?cursor=abc", "cursor", "no_cursor"},
        {"attendance?tahun=2025", "tahun", "unknown"},
        {"entries?class=00000000000000000000000000000001", "class", "unknown"},
        {"attendance.csv?limit=1", "limit", "unknown"},
        {"summary?year=1999", "year", "out_of_range"},
        {"summary.csv?unit=A", "unit", "unknown"},
        {"access?unit=A", "unit", "unknown"},
        {"access.csv?cursor=1", "cursor", "unknown"},
    };
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char want[100];
        desk_get(&desk, "/api/v1/%s", cases[i].query);
        snprintf(want, sizeof want, "\"column\":\"%s\",\"code\":\"%s\"", cases[i].column,
                 cases[i].code);
        check_same(desk.last->status, 400, cases[i].query);
        check(strstr(desk_body(&desk), want) != NULL, desk_body(&desk));
    }
    static const char *const files[] = {"attendance.csv", "attendance.xlsx", "entries.csv",
                                        "entries.xlsx",   "attendance",      "entries"};
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_get(&desk, "/api/v1/%s?activity=00000000000000000000000000000001", files[i]);
        desk_check_refused(&desk, 404, "not_found", files[i]);
        desk_get(&desk, "/api/v1/%s?from=x", files[i]);
        check_same(desk.last->status, 400, files[i]);
    }
    desk_get(&desk, "/api/v1/summary.xlsx?year=x");
    check_same(desk.last->status, 400, "a year");
    desk_close(&desk);
}

/* One kind of file into the folder of exports.py, which holds the three of a name against each
 * other. */
static void write_file(const struct desk *desk, const char *name, const char *ending)
{
    const char *folder = getenv("SINKRON_EXPORTS");
    char path[200];
    if (!folder)
        return;
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending[0] ? ending : ".json");
    FILE *file = fopen(path, "w");
    if (!file)
        exit(2);
    fwrite(desk->last->body.at, 1, desk->last->body.len, file);
    fclose(file);
}

static void write_three(struct desk *desk, const char *noun, const char *query, const char *name)
{
    static const char *const endings[] = {"", ".csv", ".xlsx"};
    for (size_t i = 0; i < COUNT(endings); i++) {
        desk_get(desk, "/api/v1/%s%s%s%s", noun, endings[i], query[0] ? "?" : "", query);
        check_same(desk->last->status, 200, desk_body(desk));
        write_file(desk, name, endings[i]);
    }
}

/* All of each, and what each filter leaves; the name says of what and how many at least. */
static void write_files(void)
{
    char activity[80], person[80], class[80];
    snprintf(activity, sizeof activity, "activity=%s", id_text(school_activity()).text);
    snprintf(person, sizeof person, "person=%s", id_text(school_person(2)).text);
    snprintf(class, sizeof class, "class=%s", id_text(key("class", 2)).text);
    const struct {
        const char *noun, *query, *name;
    } files[] = {
        {"attendance", "", "attendance-10-all"},
        {"attendance", activity, "attendance-8-activity"},
        {"attendance", class, "attendance-4-class"},
        {"attendance", "unit=Bidang%20%22A%22%2C%20%3D1", "attendance-4-unit"},
        {"attendance", person, "attendance-3-person"},
        {"attendance", "from=2025-03-11&until=2025-03-11", "attendance-8-period"},
        {"attendance", "until=2025-03-09", "attendance-0-nothing"},
        {"entries", "", "entries-2-all"},
        {"entries", activity, "entries-2-activity"},
        {"entries", "unit=Bidang%20%22A%22%2C%20%3D1", "entries-1-unit"},
        {"entries", person, "entries-1-person"},
        {"entries", "from=2025-03-11&until=2025-03-11", "entries-2-period"},
        {"entries", "until=2025-03-09", "entries-0-nothing"},
        {"summary", "year=2025", "summary-4-all"},
    };
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(files); i++)
        write_three(&desk, files[i].noun, files[i].query, files[i].name);
    desk_close(&desk);
}

/* ---- a year ---- */

static void post(struct store *store, unsigned person, const char *day, int32_t jp)
{
    struct jp_entry entry = jp_entry(person, (uint32_t)(jp < 0 ? 99 : jp));
    snprintf(entry.key.occurrence, sizeof entry.key.occurrence, "%s", day);
    check_same(date_parse_day(slice_of_text(day), &entry.ends_day), OK, day);
    entry.jp = jp;
    snprintf(entry.id, sizeof entry.id, "%s%020lld%012d", id_text(entry.key.person).text,
             (long long)entry.ends_day, jp + 100);
    check_same(store_ledger_post(store, &entry, 1, NULL), OK, day);
}

static void employ(struct store *store, unsigned n, const char *unit, const char *contract)
{
    struct person_row row = person_row(n);
    snprintf(row.unit, sizeof row.unit, "%s", unit);
    row.employment = contract ? EMPLOYMENT_PPPK : EMPLOYMENT_PNS;
    row.contract_start_day = CATALOG_NO_DAY;
    row.contract_end_day = CATALOG_NO_DAY;
    if (contract)
        check_same(date_parse_day(slice_of_text(contract), &row.contract_start_day), OK,
                   "contract");
    check_same(store_person_put(store, &row), OK, "employed");
}

/* PNS owe 20 JP in the calendar year; of PPPK 24 count in the year of the agreement. */
static void the_year_of_everybody_is_their_own(void)
{
    struct school school;
    struct summary summary = {.n = 0};
    school_open(&school, 1, 45, 0);
    employ(school.store, 1, "A", NULL);
    employ(school.store, 2, "A", NULL);
    employ(school.store, 3, "B", "2022-07-01"); /* 1 July 2024 to 30 June 2025 */
    employ(school.store, 4, "B", "2025-03-01"); /* began in 2025: to 28 February 2026 */
    post(school.store, 1, "2025-01-01", 12);
    post(school.store, 1, "2025-12-31", 8);
    post(school.store, 2, "2024-12-31", 20); /* the year before */
    post(school.store, 2, "2025-02-01", 5);
    post(school.store, 2, "2025-02-02", -5); /* taken back */
    post(school.store, 3, "2024-07-01", 3);
    post(school.store, 3, "2025-06-30", 4);
    post(school.store, 3, "2025-07-01", 16); /* the agreement year that ends in 2026 */
    post(school.store, 4, "2026-02-28", 7);
    post(school.store, 4, "2026-03-01", 9);
    const struct export_source source = {
        .store = school.store, .policies = &school.policies, .now_ms = MONDAY_MS};
    check_same(summary_make(&source, 2025, &summary), OK, "made");
    check_same(summary.n, 2, "two units");
    check_same(summary.units[0].staff, 2, "A");
    check_same(summary.units[0].with_target, 2, "both have a target");
    check_same(summary.units[0].reached, 1, "one reached it");
    check_same(summary_share_ppm(&summary.units[0]), 500000, "half");
    check_same(summary.units[0].jp, 20, "JP of A");
    check_same(summary.units[0].form_jp[FORM_CLASSICAL - 1], 20, "classical");
    check_same(summary_average_hundredths(&summary.units[0]), 1000, "10,00 each");
    check_same(summary.units[1].jp, 3 + 4 + 7, "JP of B: by agreement year");
    check_same(summary.all.staff, 4, "all");
    check_same(summary.all.jp, 34, "JP of all");
    summary_finish(&summary);
    school_close(&school);
}

/* ---- memory ---- */

static void without_memory_no_half_file(void)
{
    static const char *const paths[] = {"/api/v1/attendance", "/api/v1/attendance.csv",
                                        "/api/v1/entries.csv", "/api/v1/summary", TOKENS};
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(paths); i++) {
        int status = 0;
        desk_get(&desk, "%s", paths[i]);
        size_t whole = desk.last->body.len;
        long before = desk_live(&desk);
        for (int n = 0; n < 1000 && status != 200; n++) {
            status = desk_get_without(&desk, paths[i], n);
            check(status == 503 || (status == 200 && desk.last->body.len == whole), paths[i]);
        }
        check_same(status, 200, "at last there is enough");
        check_same(desk_live(&desk), before, "and nothing is left over");
    }
    desk_close(&desk);
}

#define MANY 12000
#define PIECE_MAX (65536 + 4096)  /* one row more than a piece */
#define GROWTH_KB_MAX (12 * 1024) /* all cells in memory would be some 60 MB */

struct pieces {
    size_t largest;
    size_t all;
};

static enum err measure(void *arg, struct slice bytes)
{
    struct pieces *pieces = arg;
    pieces->largest = bytes.len > pieces->largest ? bytes.len : pieces->largest;
    pieces->all += bytes.len;
    return OK;
}

static void post_many(struct store *store)
{
    static struct jp_entry entries[MANY];
    for (unsigned i = 0; i < MANY; i++) {
        entries[i] = jp_entry(1 + i % 5, i);
        snprintf(entries[i].id, sizeof entries[i].id, "%064u", i);
    }
    check_same(store_ledger_post(store, entries, MANY, NULL), OK, "posted");
}

/* A sanitizer keeps what was freed: it says 0, and the bound is looked at without one. */
static long peak_kb(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
    return 0;
#else
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#endif
}

static void many_rows_need_little_memory(void)
{
    const struct export_filter filter = {.from_day = CATALOG_NO_DAY, .until_day = CATALOG_NO_DAY};
    struct export_place place = {.n = 0};
    struct pieces pieces = {0};
    struct table_csv csv;
    struct table_xlsx xlsx;
    struct school school;
    school_open(&school, 1, 45, 5);
    post_many(school.store);
    const struct export_source source = {
        .store = school.store, .policies = &school.policies, .now_ms = MONDAY_MS};

    table_csv_init(&csv, entry_columns, entry_columns_n, measure, &pieces);
    check_same(entry_rows(&source, &filter, UINT64_MAX, &place, &csv.table), OK, "rows");
    check_same(table_csv_end(&csv), OK, "to the end");
    check_same(csv.table.rows, MANY, "all of them");
    check(pieces.largest <= PIECE_MAX && pieces.all > 50 * PIECE_MAX, "in pieces");
    table_csv_finish(&csv);

    struct scratch_path path = scratch_file(&school.folder, "book.xlsx");
    long before_kb = peak_kb();
    check_same(
        table_xlsx_create(&xlsx, entry_columns, entry_columns_n, path.text, school.folder.path), OK,
        "book");
    check_same(entry_rows(&source, &filter, UINT64_MAX, &place, &xlsx.table), OK, "rows");
    check_same(table_xlsx_end(&xlsx), OK, "to the end");
    check_same(xlsx.table.rows, MANY, "all of them");
    check(peak_kb() - before_kb < GROWTH_KB_MAX, "one row in memory");
    table_xlsx_finish(&xlsx);
    school_close(&school);
}

TEST_MAIN(TEST(filters_choose_rows), TEST(bad_parameters_are_named), TEST(write_files),
          TEST(the_year_of_everybody_is_their_own), TEST(without_memory_no_half_file),
          TEST(many_rows_need_little_memory))
