/* The body of a roll: written and read back, as changes and whole; what is not a body is refused.
 */
#include "attendance/roll.h"
#include "base/alloc.h"
#include "support/check.h"

#define LINES_MAX 64
#define BODY_MAX 512

/* Numbers a random walk can be repeated from. */
static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static bool same_rolls(const struct roll *a, const struct roll *b)
{
    if (a->n != b->n || a->known != b->known)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->entries[i].line != b->entries[i].line || a->entries[i].age_s != b->entries[i].age_s)
            return false;
    return true;
}

static void ages_are_rounded_up(void)
{
    static const struct {
        const char *story;
        uint64_t sign_ms, now_ms;
        uint8_t age_s;
    } cases[] = {
        {"this very moment", 5000, 5000, 0},  {"a millisecond ago", 5000, 5001, 1},
        {"a second ago", 5000, 6000, 1},      {"a second and a bit", 5000, 6001, 2},
        {"a sign from ahead", 5000, 4000, 0}, {"longest", 0, 254000, 254},
        {"past the longest", 0, 254001, 255}, {"for ages", 0, UINT64_MAX, 255},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(roll_age_s(cases[i].sign_ms, cases[i].now_ms), cases[i].age_s, cases[i].story);
}

static void bodies_are_small(void)
{
    struct roll_entry entries[LINES_MAX];
    struct roll roll;
    uint8_t memory[BODY_MAX];

    for (uint32_t i = 0; i < LINES_MAX; i++)
        entries[i] = (struct roll_entry){i + 1, 3};
    roll_init(&roll, LINES_MAX);

    struct writer w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, entries, LINES_MAX, false, &w), OK, "first");
    check_same(memory[1], 1, "the first is whole, whatever was asked");
    check_same(writer_len(&w), 5 + 2 * LINES_MAX, "two bytes a line");
    check(writer_len(&w) <= roll_bytes_max(0, LINES_MAX), "within what was promised");

    w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, entries, LINES_MAX, false, &w), OK, "nothing changed");
    check_same(writer_len(&w), 5, "no change is five bytes");

    entries[40].age_s = 4;
    w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, entries, LINES_MAX, false, &w), OK, "one age changed");
    check_same(writer_len(&w), 7, "one change is two bytes more");

    w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, entries, LINES_MAX - 1, false, &w), OK, "one gone");
    check_same(writer_len(&w), 6, "one gone is a byte more");
    roll_finish(&roll);
}

/* A class whose people come, go and fall silent at random: what is read is what was written, and a
 * reader who was told everything whole knows the same as one who was told changes. */
static void reads_what_was_written(void)
{
    struct roll writes, reads, whole_writes, whole_reads;
    uint32_t seed = 20250310;

    roll_init(&writes, LINES_MAX);
    roll_init(&reads, LINES_MAX);
    roll_init(&whole_writes, LINES_MAX);
    roll_init(&whole_reads, LINES_MAX);
    for (int round = 0; round < 2000; round++) {
        struct roll_entry entries[LINES_MAX];
        uint8_t memory[BODY_MAX], whole_memory[BODY_MAX];
        uint32_t line = 0;
        size_t n = 0;
        size_t n_before = writes.n;
        size_t wanted = next_random(&seed) % (LINES_MAX / 2);
        while (n < wanted) {
            line += next_random(&seed) % 50 == 0 ? 70000000 : 1 + next_random(&seed) % 3;
            entries[n++] = (struct roll_entry){line, (uint8_t)(next_random(&seed) % 4)};
            if (line > 4000000000u)
                break;
        }
        struct writer w = writer_of(memory, sizeof memory);
        struct writer ww = writer_of(whole_memory, sizeof whole_memory);
        check_same(roll_encode(&writes, entries, n, round % 30 == 0, &w), OK, "written");
        check_same(roll_encode(&whole_writes, entries, n, true, &ww), OK, "written whole");
        check(writer_len(&w) <= roll_bytes_max(n_before, n), "within what was promised");
        check_same(roll_apply(&reads, (struct slice){memory, writer_len(&w)}), OK, "read");
        check_same(roll_apply(&whole_reads, (struct slice){whole_memory, writer_len(&ww)}), OK,
                   "read whole");
        check(same_rolls(&writes, &reads), "what is read is what was written");
        check(same_rolls(&reads, &whole_reads), "changes and whole rolls say the same");
    }
    roll_finish(&writes);
    roll_finish(&reads);
    roll_finish(&whole_writes);
    roll_finish(&whole_reads);
}

static void finds_a_line(void)
{
    struct roll_entry entries[] = {{9, 1}, {2, 4}, {5, 0}};
    struct roll roll;
    uint8_t memory[BODY_MAX];
    struct writer w = writer_of(memory, sizeof memory);

    roll_init(&roll, LINES_MAX);
    check(!roll_find(&roll, 2), "nobody yet");
    roll_sort(entries, COUNT(entries));
    check_same(roll_encode(&roll, entries, COUNT(entries), true, &w), OK, "sorted and written");
    const struct roll_entry *found = roll_find(&roll, 2);
    check(found && found->age_s == 4, "line 2 is there");
    check(!roll_find(&roll, 3), "line 3 is not");
    roll_finish(&roll);
}

static void refuses_to_write(void)
{
    struct roll_entry doubled[] = {{1, 0}, {1, 0}};
    struct roll_entry falling[] = {{2, 0}, {1, 0}};
    struct roll_entry none[] = {{0, 0}};
    struct roll_entry three[] = {{1, 0}, {2, 0}, {3, 0}};
    struct roll roll, before;
    uint8_t memory[BODY_MAX];

    roll_init(&roll, 2);
    struct writer w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, three, 2, true, &w), OK, "two lines");
    before = roll;

    w = writer_of(memory, sizeof memory);
    check_same(roll_encode(&roll, doubled, 2, true, &w), ERR_INVALID, "a line twice");
    check_same(roll_encode(&roll, falling, 2, true, &w), ERR_INVALID, "out of order");
    check_same(roll_encode(&roll, none, 1, true, &w), ERR_INVALID, "line 0");
    check_same(roll_encode(&roll, three, 3, true, &w), ERR_FULL, "more than there is room for");
    check_same(writer_len(&w), 0, "nothing was written");
    w = writer_of(memory, 6);
    check_same(roll_encode(&roll, three + 1, 1, true, &w), ERR_OVERSIZE, "no room for the body");
    check(same_rolls(&roll, &before), "the roll is as before");
    roll_finish(&roll);
}

/* Every body is applied to a roll in which lines 2 (3 s) and 5 (0 s) are present. */
static const struct {
    const char *story;
    uint8_t body[16];
    size_t len;
    enum err err;
} bodies[] = {
    {"no change", {1, 0, 2, 0, 0}, 5, OK},
    {"an age changed", {1, 0, 2, 0, 1, 2, 9}, 7, OK},
    {"one gone, one new", {1, 0, 2, 1, 2, 1, 7, 0}, 8, OK},
    {"all gone", {1, 0, 0, 2, 2, 3, 0}, 7, OK},
    {"whole, nobody", {1, 1, 0, 0, 0}, 5, OK},
    {"whole, one", {1, 1, 1, 0, 1, 4, 1}, 7, OK},
    {"whole, the greatest line", {1, 1, 1, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1}, 11, OK},

    {"empty", {0}, 0, ERR_MALFORMED},
    {"cut short", {1, 0, 2, 0}, 4, ERR_MALFORMED},
    {"cut short in an entry", {1, 0, 3, 0, 1, 9}, 6, ERR_MALFORMED},
    {"another version", {2, 0, 2, 0, 0}, 5, ERR_MALFORMED},
    {"neither whole nor change", {1, 2, 2, 0, 0}, 5, ERR_MALFORMED},
    {"bytes left over", {1, 0, 2, 0, 0, 0}, 6, ERR_MALFORMED},
    {"the count does not come out", {1, 0, 3, 0, 0}, 5, ERR_MALFORMED},
    {"gone that was not there", {1, 0, 1, 1, 4, 0}, 6, ERR_MALFORMED},
    {"gone past the last", {1, 0, 1, 1, 9, 0}, 6, ERR_MALFORMED},
    {"whole with somebody gone", {1, 1, 0, 1, 2, 0}, 6, ERR_MALFORMED},
    {"line 0", {1, 0, 3, 0, 1, 0, 1}, 7, ERR_MALFORMED},
    {"a line twice", {1, 1, 2, 0, 2, 4, 1, 0, 1}, 9, ERR_MALFORMED},
    {"a line past the last number",
     {1, 1, 2, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1},
     13,
     ERR_MALFORMED},
    {"a number of 33 bits", {1, 1, 1, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x1f, 1}, 11, ERR_MALFORMED},
    {"a number of six bytes",
     {1, 1, 1, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 1},
     12,
     ERR_MALFORMED},
    {"a number written longer than it is", {1, 0, 0x82, 0, 0, 0}, 6, ERR_MALFORMED},
    {"more set than there are bytes", {1, 1, 1, 0, 0xff, 0x7f, 1, 1}, 8, ERR_MALFORMED},
    {"more lines than there is room for", {1, 0, 9, 0, 0}, 5, ERR_FULL},
};

static void two_and_five(struct roll *roll)
{
    static const uint8_t start[] = {1, 1, 2, 0, 2, 2, 3, 3, 0};
    roll_init(roll, 8);
    check_same(roll_apply(roll, (struct slice){start, sizeof start}), OK, "start");
}

static void reads_bodies_strictly(void)
{
    for (size_t i = 0; i < COUNT(bodies); i++) {
        struct roll roll, want;
        two_and_five(&roll);
        two_and_five(&want);
        enum err err = roll_apply(&roll, (struct slice){bodies[i].body, bodies[i].len});
        check_same(err, bodies[i].err, bodies[i].story);
        if (err)
            check(same_rolls(&roll, &want), bodies[i].story);
        else
            check_same(roll.n, bodies[i].body[2], bodies[i].story);
        roll_finish(&roll);
        roll_finish(&want);
    }
}

static void a_change_needs_a_whole_roll_first(void)
{
    static const uint8_t change[] = {1, 0, 0, 0, 0};
    struct roll roll;
    roll_init(&roll, 8);
    check_same(roll_apply(&roll, (struct slice){change, sizeof change}), ERR_MALFORMED, "too soon");
    roll_finish(&roll);
    two_and_five(&roll);
    roll_forget(&roll);
    check_same(roll_apply(&roll, (struct slice){change, sizeof change}), ERR_MALFORMED, "forgot");
    roll_finish(&roll);
}

/* Bytes at random, and good bodies with one byte changed: never more than a refusal. */
static void garbage_never_breaks_the_roll(void)
{
    uint32_t seed = 77;
    for (int round = 0; round < 20000; round++) {
        struct roll roll;
        uint8_t body[16];
        size_t len = next_random(&seed) % sizeof body;
        for (size_t i = 0; i < len; i++)
            body[i] = (uint8_t)(next_random(&seed) % (i < 2 ? 2 : 7) + (i == 0));
        two_and_five(&roll);
        enum err err = roll_apply(&roll, (struct slice){body, len});
        check(err == OK || err == ERR_MALFORMED || err == ERR_FULL, "taken or refused");
        for (size_t i = 1; i < roll.n; i++)
            check(roll.entries[i - 1].line < roll.entries[i].line, "lines rise");
        check(roll.n <= 8, "no more lines than allowed");
        roll_finish(&roll);
    }
}

static void without_memory_the_roll_is_as_before(void)
{
    static const uint8_t change[] = {1, 0, 3, 0, 1, 7, 0};
    struct roll_entry entries[20];
    struct roll roll, want;
    uint8_t memory[BODY_MAX];
    struct writer w = writer_of(memory, sizeof memory);
    long before = alloc_live();

    two_and_five(&roll);
    two_and_five(&want);
    alloc_fail_after(0);
    check_same(roll_apply(&roll, (struct slice){change, sizeof change}), ERR_NOMEM, "no memory");
    check(same_rolls(&roll, &want), "reading changed nothing");

    roll.lines_max = 20;
    for (uint32_t i = 0; i < COUNT(entries); i++)
        entries[i] = (struct roll_entry){i + 1, 0};
    alloc_fail_after(0);
    check_same(roll_encode(&roll, entries, COUNT(entries), true, &w), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check_same(writer_len(&w), 0, "nothing was written");
    check(same_rolls(&roll, &want), "writing changed nothing");
    roll_finish(&roll);
    roll_finish(&want);
    check_same(alloc_live(), before, "keeps nothing");
}

TEST_MAIN(TEST(ages_are_rounded_up), TEST(bodies_are_small), TEST(reads_what_was_written),
          TEST(finds_a_line), TEST(refuses_to_write), TEST(reads_bodies_strictly),
          TEST(a_change_needs_a_whole_roll_first), TEST(garbage_never_breaks_the_roll),
          TEST(without_memory_the_roll_is_as_before))
