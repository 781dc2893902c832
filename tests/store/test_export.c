/* The ledger across people and activities, as exports ask for it. */
#include "fixture.h"
#include "store/catalog.h"
#include "store/store_catalog.h"
#include "store/store_export.h"

struct got {
    unsigned people[16];
    unsigned n;
    unsigned max; /* enough then; 0: all */
    uint64_t last;
};

static enum err note(uint64_t n, const struct jp_entry *entry, void *arg, bool *ret_enough)
{
    struct got *got = arg;
    check(n > got->last, "numbers grow");
    got->last = n;
    for (unsigned person = 1; person <= 6; person++)
        if (id_equal(entry->key.person, key("person", person)))
            got->people[got->n] = person;
    got->n++;
    *ret_enough = got->n == got->max;
    return OK;
}

static struct got read_all(struct store *store, const struct ledger_filter *filter, unsigned max)
{
    struct got got = {.max = max};
    check_same(store_ledger_filtered(store, filter, note, &got), OK, "read");
    return got;
}

/* Persons 2 to 6 have an entry each, of one day after the other; 5 and 6 are of another unit. */
static void put_entries(struct store *store)
{
    check_same(school_put(store, 5), OK, "a school");
    for (unsigned person = 2; person <= 6; person++) {
        struct person_row row = person_row(person);
        struct jp_entry entry = jp_entry(person, 0);
        snprintf(row.unit, sizeof row.unit, "%s", person >= 5 ? "Bagian \"B\"" : "Bagian A");
        check_same(store_person_put(store, &row), OK, "unit");
        entry.ends_day = 20000 + (int64_t)person;
        check_same(store_ledger_post(store, &entry, 1, NULL), OK, "post");
    }
}

static void each_filter_lets_through_its_own(struct store *store)
{
    const int64_t open = CATALOG_NO_DAY;
    const struct {
        const char *story;
        struct ledger_filter filter;
        unsigned n, first;
    } cases[] = {
        {"all", {.from_day = open, .until_day = open}, 5, 2},
        {"a person", {.person = key("person", 4), .from_day = open, .until_day = open}, 1, 4},
        {"an activity",
         {.activity = key("activity", 1), .from_day = open, .until_day = open},
         5,
         2},
        {"another", {.activity = key("activity", 2), .from_day = open, .until_day = open}, 0, 0},
        {"a unit", {.unit = "Bagian \"B\"", .from_day = open, .until_day = open}, 2, 5},
        {"an empty unit is any", {.unit = "", .from_day = open, .until_day = open}, 5, 2},
        {"from a day", {.from_day = 20004, .until_day = open}, 3, 4},
        {"until a day", {.from_day = open, .until_day = 20003}, 2, 2},
        {"one day", {.from_day = 20005, .until_day = 20005}, 1, 5},
        {"a unit until a day", {.unit = "Bagian A", .from_day = open, .until_day = 20002}, 1, 2},
    };
    put_entries(store);
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t n = 0;
        struct got got = read_all(store, &cases[i].filter, 0);
        check_same(got.n, cases[i].n, cases[i].story);
        check_same(got.people[0], cases[i].first, cases[i].story);
        check_same(store_ledger_count(store, &cases[i].filter, &n), OK, cases[i].story);
        check_same(n, cases[i].n, cases[i].story);
    }
}

static void pages_follow_each_other(struct store *store)
{
    struct ledger_filter filter = {.from_day = CATALOG_NO_DAY, .until_day = CATALOG_NO_DAY};
    put_entries(store);
    struct got first = read_all(store, &filter, 2);
    check_same(first.n, 2, "as many as wanted");
    filter.after = first.last;
    struct got rest = read_all(store, &filter, 0);
    check_same(rest.n, 3, "the others");
    check_same(rest.people[0], 4, "none twice, none missing");
}

static void on_all(void)
{
    on_every_backend(each_filter_lets_through_its_own);
    on_every_backend(pages_follow_each_other);
}

TEST_MAIN(TEST(on_all))
