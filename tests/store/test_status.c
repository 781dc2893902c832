/* What somebody was employed as, by date. */
#include "fixture.h"
#include "store/store_desk.h"

#define JANUARY 20454 /* 1 January 2026, a day of stories */
#define JULY 20635    /* 1 July */

/* ---- which one holds ---- */

#define NONE CATALOG_NO_DAY

static struct person_statuses statuses_of(const struct person_status *at, size_t n)
{
    struct person_statuses ret = {.n = n};
    memcpy(ret.at, at, n * sizeof *at);
    return ret;
}

static void the_one_that_began_last_holds(struct store *store)
{
    static const struct person_status promoted[] = {
        {CATALOG_ALWAYS_DAY, EMPLOYMENT_PNS, "", NONE, NONE, DATE_WIB},
        {JULY, EMPLOYMENT_PNS, "jpt_madya", NONE, NONE, DATE_WIB}};
    static const struct person_status became_pns[] = {
        {JANUARY, EMPLOYMENT_PPPK, "", JANUARY, NONE, DATE_WIB},
        {JULY, EMPLOYMENT_PNS, "", NONE, NONE, DATE_WIB}};
    static const struct person_status renewed[] = {
        {JANUARY, EMPLOYMENT_PPPK, "", JANUARY, JULY - 10, DATE_WIB},
        {JULY, EMPLOYMENT_PPPK, "", JULY, JULY + 364, DATE_WIB}};
    static const struct person_status promoted_in_a_year[] = {
        {JANUARY, EMPLOYMENT_PPPK, "", JANUARY, NONE, DATE_WIB},
        {JULY, EMPLOYMENT_PPPK, "jpt_madya", JANUARY, NONE, DATE_WIB}};
    static const struct {
        const char *story;
        const struct person_status *at;
        int64_t day;
        enum employment employment;
        const char *post;
        int64_t agreement_end;
    } cases[] = {
        {"nobody remembers another", promoted, -20000, EMPLOYMENT_PNS, "", NONE},
        {"the day before a promotion", promoted, JULY - 1, EMPLOYMENT_PNS, "", NONE},
        {"on its day", promoted, JULY, EMPLOYMENT_PNS, "jpt_madya", NONE},
        {"before anything is known", became_pns, JANUARY - 1, 0, "", NONE},
        {"an agreement ends when the next status begins", became_pns, JULY - 1, EMPLOYMENT_PPPK, "",
         JULY - 1},
        {"then a PNS has none", became_pns, JULY, EMPLOYMENT_PNS, "", NONE},
        {"the last day of an agreement", renewed, JULY - 10, EMPLOYMENT_PPPK, "", JULY - 10},
        {"between two agreements", renewed, JULY - 9, 0, "", NONE},
        {"in the second", renewed, JULY, EMPLOYMENT_PPPK, "", JULY + 364},
        {"behind the last", renewed, JULY + 365, 0, "", NONE},
        {"a promotion does not cut the agreement", promoted_in_a_year, JULY - 1, EMPLOYMENT_PPPK,
         "", NONE},
    };
    (void)store;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct person_statuses statuses = statuses_of(cases[i].at, 2);
        struct person_status got;
        check_same(catalog_status_on(&statuses, cases[i].day, &got), cases[i].employment != 0,
                   cases[i].story);
        check_same(got.employment, cases[i].employment, cases[i].story);
        check_text(cases[i].story, got.post, cases[i].post);
        check_same(got.contract_end_day, cases[i].agreement_end, cases[i].story);
    }
    struct person_statuses nothing = {.n = 0};
    struct person_status got;
    check(!catalog_status_on(&nothing, JULY, &got), "without any");
}

/* ---- kept ---- */

static struct person_statuses kept(struct store *store, unsigned n)
{
    struct person_statuses ret;
    if (store_person_statuses(store, person_row(n).id, &ret))
        exit(2);
    return ret;
}

static void a_put_keeps_what_was(struct store *store)
{
    struct person_row row = person_row(1);
    struct person_row got;
    check_same(kept(store, 1).n, 0, "nobody has none");
    check_same(store_person_put(store, &row), OK, "a PNS");
    check_same(kept(store, 1).at[0].from_day, CATALOG_ALWAYS_DAY, "always was");
    check_same(store_person_put(store, &row), OK, "again");
    check_same(kept(store, 1).n, 1, "is nothing new");

    snprintf(row.post, sizeof row.post, "jpt_madya");
    row.status_day = JULY;
    check_same(store_person_put(store, &row), OK, "promoted");
    check_same(kept(store, 1).n, 2, "two");
    check_text("before", kept(store, 1).at[0].post, "");
    check_text("since then", kept(store, 1).at[1].post, "jpt_madya");

    row.post[0] = '\0';
    row.employment = EMPLOYMENT_OTHER;
    row.status_day = JANUARY;
    check_same(store_person_put(store, &row), OK, "what was forgotten");
    check_same(kept(store, 1).at[1].employment, EMPLOYMENT_OTHER, "stands between");
    check_same(store_person_find(store, row.id, &got), OK, "found");
    check(got.employment == EMPLOYMENT_PNS && strcmp(got.post, "jpt_madya") == 0 &&
              got.status_day == JULY,
          "the row has the newest");

    got.status_day = JANUARY;
    check_same(store_person_put(store, &got), OK, "set right from the same day");
    check_same(kept(store, 1).n, 3, "not one more");
    check_text("as put", kept(store, 1).at[1].post, "jpt_madya");
}

static void a_new_one_begins_with_the_agreement(struct store *store)
{
    struct person_row row = person_row(2);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = JANUARY;
    row.contract_end_day = JULY - 1;
    check_same(store_person_put(store, &row), OK, "a PPPK");
    check_same(kept(store, 2).at[0].from_day, JANUARY, "since the agreement began");
    row.status_day = CATALOG_ALWAYS_DAY - 1;
    check_same(store_person_put(store, &row), ERR_INVALID, "before 1900");
    check_same(store_person_drop(store, row.id), OK, "nothing names the person");
    check_same(kept(store, 2).n, 0, "gone with it");
}

static void there_is_an_end_to_it(struct store *store)
{
    struct person_row row = person_row(3);
    for (int64_t i = 1; i <= CATALOG_STATUSES_MAX; i++) {
        row.status_day = i;
        check_same(store_person_put(store, &row), OK, "there is room");
    }
    snprintf(row.name, sizeof row.name, "Nama baru");
    row.status_day++;
    check_same(store_person_put(store, &row), ERR_FULL, "one more");
    check_same(store_person_find(store, row.id, &row), OK, "found");
    check_text("nothing was changed", row.name, "Pegawai 03");
    check_same(store_person_put(store, &row), OK, "what is there can be set right");
}

static void all(void)
{
    on_every_backend(the_one_that_began_last_holds);
    on_every_backend(a_put_keeps_what_was);
    on_every_backend(a_new_one_begins_with_the_agreement);
    on_every_backend(there_is_an_end_to_it);
}

TEST_MAIN(TEST(all))
