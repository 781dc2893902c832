/* Entries: ids that follow from what they are for, reversals, the hash of what they rest on. */
#include "base/alloc.h"
#include "base/date.h"
#include "credit/entry.h"
#include "support/check.h"

static const struct entry_key key = {
    .activity = {{0xac, [15] = 1}},
    .person = {{0xaa, [15] = 2}},
    .policy = "sample-1",
};

static const struct jp_result five = {
    .eligible = true,
    .exact_num = 14850,
    .exact_den = 2700,
    .awarded_jp = 5,
    .counted_jp = 4,
    .surplus_jp = 1,
    .ledger = LEDGER_COMPETENCY,
    .evidence_state = EVIDENCE_NOT_NEEDED,
    .policy_version = "sample-1",
    .rule_id = "pelatihan_teknis",
};

static const struct entry_posting posting = {1741600000000, "sinkron", "kegiatan ditutup"};
static const uint8_t basis[DIGEST_BYTES] = {0xba, 0x5e};
static const struct entry_ground ground = {basis, 20157};

/* Computed apart, with another program, from the layout in entry.c. */
static void ids_are_what_they_were(void)
{
    struct entry_key day = key;
    memcpy(day.occurrence, "2025-03-10", sizeof "2025-03-10");
    day.revision = 2;
    check_text("whole activity", entry_id(&key).text,
               "57505b5c67c657ae773e36c9beac5d84408b43c52132ffa40fd312784ae0ff0e");
    check_text("a day of it, second revision", entry_id(&day).text,
               "a709821d4a726f4b0dd35a6a27cb1fe7af015bd5af8db3102c6aff9995a4ba82");
}

static void every_part_of_the_key_is_in_the_id(void)
{
    struct entry_key keys[7];
    for (size_t i = 0; i < COUNT(keys); i++)
        keys[i] = key;
    keys[1].activity.bytes[15]++;
    keys[2].person.bytes[15]++;
    keys[3].occurrence[0] = '1';
    keys[4].policy[7] = '2';
    keys[5].revision++;
    /* The same letters, cut elsewhere. */
    memcpy(keys[6].occurrence, "sampl", 6);
    memcpy(keys[6].policy, "e-1", 4);
    for (size_t i = 0; i < COUNT(keys); i++)
        for (size_t k = 0; k < i; k++)
            check(strcmp(entry_id(&keys[i]).text, entry_id(&keys[k]).text) != 0, "another id");
}

static void an_entry_holds_its_result(void)
{
    struct jp_entry entry;
    check_same(entry_of_result(&key, &five, &ground, &posting, &entry), OK, "made");
    check_text("its id is its key's", entry.id, entry_id(&key).text);
    check_text("it reverses nothing", entry.reverses, "");
    check_text("rule", entry.rule, "pelatihan_teknis");
    check_same(entry.jp, 4, "what counts");
    check_same(entry.surplus_jp, 1, "what is over");
    check_same(entry.exact_num, 14850, "fraction");
    check_same(entry.exact_den, 2700, "fraction");
    check_same(entry.ledger, LEDGER_COMPETENCY, "ledger");
    check_same(entry.ends_day, 20157, "day");
    check_same(entry.posted_ms, posting.posted_ms, "when");
    check_text("by whom", entry.posted_by, "sinkron");
    check_text("why", entry.note, "kegiatan ditutup");
    check(memcmp(entry.basis, basis, sizeof basis) == 0, "basis");
}

static void makes_no_entry_of_nothing(void)
{
    struct jp_entry entry = {.jp = 77};
    struct jp_result result = five;

    result.counted_jp = result.surplus_jp = 0;
    check(!entry_is_due(&result), "nothing counts: nothing to post");
    check_same(entry_of_result(&key, &result, &ground, &posting, &entry), ERR_INVALID, "nothing");
    result.surplus_jp = 1;
    check(entry_is_due(&result), "what is over the cap is recorded too");

    result = five;
    result.policy_version[7] = '2';
    check_same(entry_of_result(&key, &result, &ground, &posting, &entry), ERR_INVALID,
               "a result of another version");
    result = five;
    result.exact_num = UINT64_MAX;
    check_same(entry_of_result(&key, &result, &ground, &posting, &entry), ERR_INVALID,
               "past what an entry holds");
    check_same(entry.jp, 77, "untouched");
}

static void a_mistake_is_taken_back_once(void)
{
    static const struct entry_posting later = {1741700000000, "koordinator", "salah jadwal"};
    struct jp_entry entry, reversal, again;

    check_same(entry_of_result(&key, &five, &ground, &posting, &entry), OK, "made");
    check_same(entry_reverse(&entry, &later, &reversal), OK, "taken back");
    check_text("an id that follows from the first", reversal.id,
               "4a6d37f81e4ef31857ae57d5f916c5ab47850219cd131113a3b9ef0141d38b3e");
    check_text("names the first", reversal.reverses, entry.id);
    check_same(reversal.jp + entry.jp, 0, "nothing is left");
    check_same(reversal.surplus_jp + entry.surplus_jp, 0, "nor of the surplus");
    check_same(reversal.exact_num + entry.exact_num, 0, "nor of the fraction");
    check_same(reversal.exact_den, entry.exact_den, "the denominator stays");
    check_same(reversal.ends_day, entry.ends_day, "in the same year");
    check_text("in the same rule", reversal.rule, entry.rule);
    check_text("by whom", reversal.posted_by, "koordinator");
    check_text("why", reversal.note, "salah jadwal");

    check_same(entry_reverse(&entry, &posting, &again), OK, "taken back again");
    check_text("is the same entry", again.id, reversal.id);
    check_same(entry_reverse(&reversal, &later, &again), ERR_INVALID, "a reversal stays");

    struct entry_key next = key;
    next.revision = 1;
    check(strcmp(entry_id(&next).text, entry.id) != 0, "the next revision is another entry");
}

static void long_texts_are_cut(void)
{
    char words[400];
    struct jp_entry entry;
    memset(words, 'a', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    struct entry_posting wordy = {0, words, words};
    check_same(entry_of_result(&key, &five, &ground, &wordy, &entry), OK, "made");
    check_same(strlen(entry.posted_by), ENTRY_POSTED_BY_MAX - 1, "cut");
    check_same(strlen(entry.note), ENTRY_NOTE_MAX - 1, "cut");
}

static const struct timetable hour = {
    2, {{SEGMENT_LEARNING, 1000, 2000}, {SEGMENT_BREAK, 2000, 3000}}};

static struct basis_verdict told = {LEDGER_CAPACITY, EVIDENCE_VERIFIED, TEST_PASSED, 80, 60};

static struct digest_text basis_of(const struct basis_class *classes, size_t n, const char *policy)
{
    uint8_t hash[DIGEST_BYTES] = {0};
    check_same(entry_basis(classes, n, policy, &told, hash), OK, "hashed");
    return digest_hex(hash);
}

static void the_basis_is_what_it_was(void)
{
    struct interval stay[] = {{900, 1900}};
    struct interval_list list = {stay, 1, 1};
    struct interval lost[] = {{1000, 1100}};
    struct interval_list taken = {lost, 1, 1};
    struct basis_class one = {{{0xcc, [15] = 1}}, &hour, &list, &taken, {3, 1}};
    check_text("computed apart", basis_of(&one, 1, "sample-1").text,
               "7eb303534f9ac44003ecf7a8fcd1d9dfecf6201c3c34d87f32933553298ebfb9");
}

static void the_basis_holds_all_it_rests_on(void)
{
    struct interval stays[] = {{900, 1900}, {2500, 2600}};
    struct interval_list both = {stays, 2, 2}, first = {stays, 1, 2}, none = {0};
    struct timetable late = hour;
    late.segments[0].start_ms++;
    struct id a = {{1}}, b = {{2}};
    struct basis_class day[] = {{a, &hour, &both, NULL, {2, 0}}, {b, &hour, &first, NULL, {0}}};
    struct basis_class turned[] = {day[1], day[0]};
    struct basis_class changed[][2] = {
        {{a, &hour, &first, NULL, {2, 0}}, {b, &hour, &first, NULL, {0}}},
        {{a, &hour, &both, NULL, {2, 0}}, {b, &hour, &none, NULL, {0}}},
        {{a, &late, &both, NULL, {2, 0}}, {b, &hour, &first, NULL, {0}}},
        {{b, &hour, &both, NULL, {2, 0}}, {a, &hour, &first, NULL, {0}}},
        {{a, &hour, &both, &first, {2, 0}}, {b, &hour, &first, NULL, {0}}},
        {{a, &hour, &both, NULL, {1, 1}}, {b, &hour, &first, NULL, {0}}},
    };
    struct digest_text want = basis_of(day, 2, "sample-1");

    check_text("the order of classes does not matter", basis_of(turned, 2, "sample-1").text,
               want.text);
    for (size_t i = 0; i < COUNT(changed); i++)
        check(strcmp(basis_of(changed[i], 2, "sample-1").text, want.text) != 0, "another basis");
    check(strcmp(basis_of(day, 1, "sample-1").text, want.text) != 0, "a class less");
    check(strcmp(basis_of(day, 2, "sample-2").text, want.text) != 0, "another policy");

    static const struct basis_verdict others[] = {
        {LEDGER_COMPETENCY, EVIDENCE_VERIFIED, TEST_PASSED, 80, 60},
        {LEDGER_CAPACITY, EVIDENCE_REJECTED, TEST_PASSED, 80, 60},
        {LEDGER_CAPACITY, EVIDENCE_VERIFIED, TEST_FAILED, 80, 60},
        {LEDGER_CAPACITY, EVIDENCE_VERIFIED, TEST_PASSED, 70, 60},
        {LEDGER_CAPACITY, EVIDENCE_VERIFIED, TEST_PASSED, 80, 0},
    };
    struct basis_verdict was = told;
    for (size_t i = 0; i < COUNT(others); i++) {
        told = others[i];
        check(strcmp(basis_of(day, 2, "sample-1").text, want.text) != 0, "another verdict");
    }
    told = was;

    struct basis_class twice[] = {day[0], day[0]};
    uint8_t hash[DIGEST_BYTES] = {0x77};
    check_same(entry_basis(twice, 2, "sample-1", &told, hash), ERR_INVALID, "a class twice");
    check_same(hash[0], 0x77, "untouched");
    check(basis_of(NULL, 0, "sample-1").text[0], "no class is a basis too");
}

static void the_basis_survives_every_failed_allocation(void)
{
    struct interval_list none = {0};
    struct basis_class day[] = {{{{1}}, &hour, &none, NULL, {0}}, {{{2}}, &hour, &none, NULL, {0}}};
    struct digest_text want = basis_of(day, 2, "sample-1");
    long before = alloc_live();
    bool failed = true;
    int n = 0;

    for (; failed && n < 100; n++) {
        uint8_t hash[DIGEST_BYTES] = {0};
        alloc_fail_after(n);
        enum err err = entry_basis(day, 2, "sample-1", &told, hash);
        alloc_fail_after(-1);
        failed = err != OK;
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        if (!failed)
            check_text("the same hash", digest_hex(hash).text, want.text);
        check_same(alloc_live(), before, "keeps nothing");
    }
    check(n > 1 && n < 100, "allocations were made to fail");
}

static void the_last_day_decides(void)
{
    static const struct {
        const char *story, *end;
        int zone;
        const char *day;
    } cases[] = {
        {"case 23: ends at 01.00 WIB on New Year", "2024-12-31T18:00:00Z", DATE_WIB, "2025-01-01"},
        {"the same moment, an activity in UTC", "2024-12-31T18:00:00Z", DATE_UTC, "2024-12-31"},
        {"ends at noon", "2025-03-10T12:00:00+07:00", DATE_WIB, "2025-03-10"},
        {"ends at midnight: the day before", "2025-01-01T00:00:00+07:00", DATE_WIB, "2024-12-31"},
        {"a moment after midnight", "2025-01-01T00:00:00.001+07:00", DATE_WIB, "2025-01-01"},
        {"midnight in the east", "2024-12-31T15:00:00Z", DATE_WIT, "2024-12-31"},
        {"the same moment in the west", "2024-12-31T15:00:00Z", DATE_WIB, "2024-12-31"},
        {"before 1970", "1969-12-31T12:00:00Z", DATE_UTC, "1969-12-31"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t end_ms = 0;
        int64_t day = 0;
        check_same(date_parse(slice_of_text(cases[i].end), &end_ms), OK, cases[i].story);
        check_same(date_parse_day(slice_of_text(cases[i].day), &day), OK, cases[i].story);
        check_same(entry_ends_day(end_ms, cases[i].zone), day, cases[i].story);
    }
}

TEST_MAIN(TEST(ids_are_what_they_were), TEST(every_part_of_the_key_is_in_the_id),
          TEST(an_entry_holds_its_result), TEST(makes_no_entry_of_nothing),
          TEST(a_mistake_is_taken_back_once), TEST(long_texts_are_cut),
          TEST(the_basis_is_what_it_was), TEST(the_basis_holds_all_it_rests_on),
          TEST(the_basis_survives_every_failed_allocation), TEST(the_last_day_decides))
