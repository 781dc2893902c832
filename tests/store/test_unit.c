#include "fixture.h"

static struct unit_row unit_row(uint32_t ordinal, enum unit_mode mode)
{
    struct unit_row row = {.activity = key("activity", 1),
                           .ordinal = ordinal,
                           .mode = mode,
                           .planned_jp = ordinal * 2};
    snprintf(row.title, sizeof row.title, "Materi %u", ordinal);
    return row;
}

struct seen {
    unsigned n;
    struct unit_row at[4];
};

static enum err see(const struct unit_row *row, void *arg)
{
    struct seen *seen = arg;
    if (seen->n < COUNT(seen->at))
        seen->at[seen->n] = *row;
    seen->n++;
    return OK;
}

static struct seen units(struct store *store)
{
    struct seen seen = {0};
    check_same(store_units(store, key("activity", 1), see, &seen), OK, "units");
    return seen;
}

static void units_stand_in_order(struct store *store)
{
    struct unit_row second = unit_row(2, MODE_ASYNCHRONOUS);
    struct unit_row first = unit_row(1, MODE_FACE_TO_FACE);
    check_same(store_unit_put(store, &first), ERR_NOT_FOUND, "of nothing");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_unit_put(store, &second), OK, "the second");
    check_same(store_unit_put(store, &first), OK, "the first");
    snprintf(first.title, sizeof first.title, "Pembukaan");
    check_same(store_unit_put(store, &first), OK, "another title");

    struct seen seen = units(store);
    check_same(seen.n, 2, "two");
    check_text("the first first", seen.at[0].title, "Pembukaan");
    check_same(seen.at[0].mode, MODE_FACE_TO_FACE, "mode");
    check_same(seen.at[1].mode, MODE_ASYNCHRONOUS, "mode");
    check_same(seen.at[1].planned_jp, 4, "planned JP");
    check_same(seen.at[1].ordinal, 2, "ordinal");
}

static void bad_units_are_refused(struct store *store)
{
    static const struct {
        const char *story;
        struct unit_row row;
    } cases[] = {
        {"ordinal 0", {.ordinal = 0, .title = "x", .mode = MODE_SYNCHRONOUS}},
        {"no title", {.ordinal = 1, .mode = MODE_SYNCHRONOUS}},
        {"no UTF-8", {.ordinal = 1, .title = "\xff", .mode = MODE_SYNCHRONOUS}},
        {"no mode", {.ordinal = 1, .title = "x"}},
        {"an unknown mode", {.ordinal = 1, .title = "x", .mode = (enum unit_mode)7}},
    };
    check_same(school_put(store, 1), OK, "a school");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct unit_row row = cases[i].row;
        row.activity = key("activity", 1);
        check_same(store_unit_put(store, &row), ERR_INVALID, cases[i].story);
    }
    check_same(units(store).n, 0, "none was written");
}

static void a_unit_goes_while_nothing_is_in_it(struct store *store)
{
    struct unit_row first = unit_row(1, MODE_SYNCHRONOUS);
    struct unit_row second = unit_row(2, MODE_SYNCHRONOUS);
    struct class_row meeting = class_row(1, 1, 1);
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_unit_put(store, &first), OK, "a unit");
    check_same(store_unit_put(store, &second), OK, "another");
    meeting.unit = 1;
    check_same(store_class_put(store, &meeting), OK, "a class in it");
    check_same(store_unit_drop(store, first.activity, 1), ERR_TAKEN, "a class is in it");
    check_same(store_unit_drop(store, first.activity, 3), ERR_NOT_FOUND, "there is none");
    check_same(store_unit_drop(store, first.activity, 2), OK, "nothing is in this one");
    check_same(units(store).n, 1, "one is left");

    check_same(store_activity_close(store, first.activity, MONDAY_MS, NULL, 0), OK, "close");
    check_same(store_unit_put(store, &first), OK, "the same again");
    check_same(store_unit_put(store, &second), ERR_LOCKED, "a new one");
    first.planned_jp++;
    check_same(store_unit_put(store, &first), ERR_LOCKED, "another worth");
    meeting.unit = 0;
    check_same(store_class_put(store, &meeting), ERR_LOCKED, "a class out of it");
    check_same(units(store).n, 1, "nothing changed");
}

static void all(void)
{
    on_every_backend(units_stand_in_order);
    on_every_backend(bad_units_are_refused);
    on_every_backend(a_unit_goes_while_nothing_is_in_it);
}

TEST_MAIN(TEST(all))
