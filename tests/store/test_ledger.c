#include "fixture.h"

struct sum {
    unsigned n;
    int jp;
    struct jp_entry first;
};

static enum err add_up(const struct jp_entry *entry, void *arg)
{
    struct sum *sum = arg;
    if (sum->n++ == 0)
        sum->first = *entry;
    sum->jp += entry->jp;
    return OK;
}

static struct sum sum_of(struct store *store, unsigned person)
{
    struct sum sum = {0};
    check_same(store_ledger_person(store, key("person", person), add_up, &sum), OK, "read");
    return sum;
}

static void an_entry_comes_back_whole(struct store *store)
{
    struct jp_entry put = jp_entry(2, 0);
    put.ledger = LEDGER_CAPACITY;
    put.jp = -5;
    put.surplus_jp = 2;
    put.exact_num = INT64_MIN + 1;
    snprintf(put.key.occurrence, sizeof put.key.occurrence, "2025-03-10");
    snprintf(put.note, sizeof put.note, "catatan");
    size_t fresh = 0;
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_ledger_post(store, &put, 1, &fresh), OK, "post");
    check_same(fresh, 1, "it is new");

    struct jp_entry got = sum_of(store, 2).first;
    for (size_t i = 0; i < UNIT_MODES; i++)
        check_same(got.mode_jp[i], put.mode_jp[i], "JP by mode");
    check_text("id", got.id, put.id);
    check(id_equal(got.key.activity, put.key.activity), "activity");
    check(id_equal(got.key.person, put.key.person), "person");
    check_text("occurrence", got.key.occurrence, "2025-03-10");
    check_text("policy", got.key.policy, "asn-2023");
    check_same(got.key.revision, 0, "revision");
    check_text("reverses nothing", got.reverses, "");
    check_text("rule", got.rule, "pelatihan_teknis");
    check_same(got.ledger, LEDGER_CAPACITY, "ledger");
    check_same(got.jp, -5, "JP");
    check_same(got.surplus_jp, 2, "surplus");
    check_same(got.exact_num, INT64_MIN + 1, "numerator");
    check_same(got.exact_den, 2700, "denominator");
    check_same(got.ends_day, 20157, "day");
    check(memcmp(got.basis, put.basis, sizeof got.basis) == 0, "basis");
    check_same(got.posted_ms, MONDAY_MS, "when");
    check_text("by whom", got.posted_by, "server");
    check_text("note", got.note, "catatan");
}

static void posting_twice_posts_once(struct store *store)
{
    struct jp_entry entries[3] = {jp_entry(2, 0), jp_entry(3, 0), jp_entry(2, 0)};
    size_t fresh = 0;
    check_same(school_put(store, 2), OK, "a school");
    check_same(store_ledger_post(store, entries, 3, &fresh), OK, "the same entry twice in one act");
    check_same(fresh, 2, "two are new");
    check_same(store_ledger_post(store, entries, 2, &fresh), OK, "the same act again");
    check_same(fresh, 0, "nothing is new");
    check_same(sum_of(store, 2).jp, 5, "earned once");
    check_same(sum_of(store, 2).n, 1, "one entry");

    struct jp_entry other = jp_entry(2, 0);
    other.id[0] = other.id[0] == '0' ? '1' : '0';
    check_same(store_ledger_post(store, &other, 1, &fresh), ERR_TAKEN,
               "the same thing under another id");
    check_same(sum_of(store, 2).jp, 5, "still earned once");
}

static void a_mistake_is_taken_back(struct store *store)
{
    struct jp_entry entry = jp_entry(2, 0);
    struct jp_entry back = entry;
    struct jp_entry again = jp_entry(2, 1);
    snprintf(back.reverses, sizeof back.reverses, "%s", entry.id);
    back.id[0] = back.id[0] == 'f' ? 'e' : 'f';
    back.jp = -entry.jp;
    again.jp = 3;
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_ledger_post(store, &back, 1, NULL), ERR_NOT_FOUND, "nothing to take back");
    check_same(store_ledger_post(store, &entry, 1, NULL), OK, "post");
    check_same(store_ledger_post(store, (struct jp_entry[]){back, again}, 2, NULL), OK, "correct");
    check_same(sum_of(store, 2).n, 3, "three entries");
    check_same(sum_of(store, 2).jp, 3, "that sum up to the right JP");
    back.id[1] = back.id[1] == 'f' ? 'e' : 'f';
    check_same(store_ledger_post(store, &back, 1, NULL), ERR_TAKEN, "an entry is taken back once");
}

static void an_act_is_whole_or_nothing(struct store *store)
{
    struct jp_entry entries[2] = {jp_entry(2, 0), jp_entry(9, 0)};
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_ledger_post(store, entries, 2, NULL), ERR_NOT_FOUND, "somebody unknown");
    check_same(sum_of(store, 2).n, 0, "nothing was posted");
    check_same(store_activity_close(store, key("activity", 1), MONDAY_MS, entries, 2),
               ERR_NOT_FOUND, "nor is the activity closed");
    struct activity_row activity = {0};
    check_same(store_activity_find(store, key("activity", 1), &activity), OK, "it");
    check_same(activity.closed_ms, 0, "is open");
}

static void an_activity_closes_once(struct store *store)
{
    struct jp_entry entries[2] = {jp_entry(2, 0), jp_entry(3, 0)};
    struct activity_row activity = {0};
    struct sum sum = {0};
    check_same(school_put(store, 2), OK, "a school");
    check_same(store_activity_close(store, key("activity", 7), MONDAY_MS, NULL, 0), ERR_NOT_FOUND,
               "an unknown activity");
    check_same(store_activity_close(store, key("activity", 7), MONDAY_MS, entries, 1), ERR_INVALID,
               "entries of another activity");
    check_same(store_activity_close(store, key("activity", 1), MONDAY_MS, entries, 2), OK, "close");
    check_same(store_activity_close(store, key("activity", 1), MONDAY_MS + 1, entries, 2),
               ERR_LOCKED, "twice");
    check_same(store_activity_find(store, key("activity", 1), &activity), OK, "find");
    check_same(activity.closed_ms, MONDAY_MS, "closed the first time");
    check_same(store_ledger_activity(store, key("activity", 1), add_up, &sum), OK, "its entries");
    check_same(sum.n, 2, "two");
    check_same(sum.jp, 10, "10 JP");
}

static void entry_comes_back_whole(void)
{
    on_every_backend(an_entry_comes_back_whole);
}
static void twice_is_once(void)
{
    on_every_backend(posting_twice_posts_once);
}
static void mistake_taken_back(void)
{
    on_every_backend(a_mistake_is_taken_back);
}
static void whole_or_nothing(void)
{
    on_every_backend(an_act_is_whole_or_nothing);
}
static void closes_once(void)
{
    on_every_backend(an_activity_closes_once);
}

TEST_MAIN(TEST(entry_comes_back_whole), TEST(twice_is_once), TEST(mistake_taken_back),
          TEST(whole_or_nothing), TEST(closes_once))
