/* What must hold for every class, tried on classes made up at random from a seed.
 *
 * A made-up class has up to six persons on up to fourteen lines, signs of life every five seconds,
 * a roll every ten, and ends in order or by a crash. */
#include "attendance/intervals.h"
#include "attendance/judge.h"
#include "support/check.h"

#define LINES 14
#define PERSONS 6
#define START_MS INT64_C(1741568400000)
#define CLASS_S 600
#define ROLL_S 10
#define FACTS_MAX (2 * LINES + CLASS_S / ROLL_S + 1)
#define BODY_MAX 128
#define ROUNDS 400

struct made_line {
    int64_t join_ms, last_sign_ms; /* after START_MS */
    int64_t told_ms;               /* when the server knows that it ended; past the end: never */
    int person;
};

struct made_class {
    struct made_line lines[LINES];
    int64_t end_ms;
    bool crashed;
    struct timetable table;
};

static uint32_t seed;

static uint32_t up_to(uint32_t max)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % (max + 1);
}

static struct id person_id(int person)
{
    return (struct id){{(uint8_t)(person + 1)}};
}

static struct made_class make_class(void)
{
    struct made_class c = {.end_ms = CLASS_S * 1000, .crashed = up_to(1)};
    int64_t at_ms = 0;

    for (int i = 0; i < LINES; i++) {
        struct made_line *line = &c.lines[i];
        line->person = (int)up_to(PERSONS - 1);
        line->join_ms = up_to(CLASS_S * 1000);
        line->last_sign_ms = line->join_ms + up_to(CLASS_S) * up_to(1000);
        if (line->last_sign_ms > c.end_ms)
            line->last_sign_ms = c.end_ms;
        line->told_ms = line->last_sign_ms + up_to(15000);
    }
    c.table.n = 1 + up_to(5);
    for (size_t i = 0; i < c.table.n; i++) {
        struct timetable_segment *s = &c.table.segments[i];
        s->kind = i == 0 || up_to(2) ? SEGMENT_LEARNING : SEGMENT_BREAK;
        s->start_ms = START_MS + at_ms + up_to(1) * up_to(30000);
        s->end_ms = s->start_ms + 1 + up_to(150000);
        at_ms = s->end_ms - START_MS;
    }
    return c;
}

/* The last sign that the server had of a line at a moment: every five seconds and the last one. */
static int64_t sign_before(const struct made_line *line, int64_t at_ms)
{
    if (at_ms >= line->last_sign_ms)
        return line->last_sign_ms;
    return line->join_ms + (at_ms - line->join_ms) / 5000 * 5000;
}

static struct presence roll_fact(const struct made_class *c, struct roll *roll, int64_t at_ms,
                                 bool whole, uint8_t *memory)
{
    struct roll_entry entries[LINES];
    size_t n = 0;
    for (int i = 0; i < LINES; i++) {
        const struct made_line *line = &c->lines[i];
        if (at_ms < line->join_ms || at_ms >= line->told_ms)
            continue;
        entries[n].line = (uint32_t)i + 1;
        entries[n++].age_s = roll_age_s((uint64_t)sign_before(line, at_ms), (uint64_t)at_ms);
    }
    struct writer w = writer_of(memory, BODY_MAX);
    check_same(roll_encode(roll, entries, n, whole, &w), OK, "roll written");
    return (struct presence){
        .kind = PRESENCE_ROLL, .at_ms = START_MS + at_ms, .roll = {memory, writer_len(&w)}};
}

static struct presence line_fact(const struct made_class *c, int i, bool left)
{
    const struct made_line *line = &c->lines[i];
    struct presence fact = {.kind = left ? PRESENCE_LEFT : PRESENCE_JOINED,
                            .why = left ? LEAVE_LOST : LEAVE_NONE,
                            .at_ms = START_MS + (left ? line->last_sign_ms : line->join_ms),
                            .line = (uint32_t)i + 1,
                            .person = person_id(line->person)};
    return fact;
}

/* The journal as the server would have written it, second by second. */
static void play(const struct made_class *c, struct class_fold *fold, bool whole_rolls)
{
    struct roll roll;
    uint8_t memory[BODY_MAX];

    roll_init(&roll, LINES);
    class_fold_init(fold, LINES);
    for (int64_t now_ms = 0; now_ms <= c->end_ms; now_ms += 1000) {
        for (int i = 0; i < LINES; i++) {
            const struct made_line *line = &c->lines[i];
            struct presence joined = line_fact(c, i, false);
            struct presence left = line_fact(c, i, true);
            if (line->join_ms > now_ms - 1000 && line->join_ms <= now_ms)
                check_same(class_fold_add(fold, &joined), OK, "joined");
            if (line->told_ms > now_ms - 1000 && line->told_ms <= now_ms)
                check_same(class_fold_add(fold, &left), OK, "left");
        }
        if (now_ms % (ROLL_S * 1000) == 0) {
            struct presence fact = roll_fact(c, &roll, now_ms, whole_rolls, memory);
            check_same(class_fold_add(fold, &fact), OK, "roll");
        }
    }
    for (int i = 0; i < LINES && !c->crashed; i++) {
        struct presence left = line_fact(c, i, true);
        if (c->lines[i].told_ms > c->end_ms)
            check_same(class_fold_add(fold, &left), OK, "left at the end");
    }
    roll_finish(&roll);
}

static uint64_t united_ms(const struct class_fold *fold, int person, struct interval_list *list)
{
    list->n = 0;
    check_same(class_fold_unite(fold, person_id(person), FOLD_NOT_LIVE, list), OK, "united");
    return interval_list_ms(list);
}

static bool same_lists(const struct interval_list *a, const struct interval_list *b)
{
    return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof *a->at) == 0);
}

static void check_person(const struct made_class *c, const struct class_fold *fold, int person)
{
    static const struct judge_rule rule = {.min_attendance_percent = 80};
    struct interval_list united = {0};
    struct interval_list alone = {0};
    uint64_t all_ms = united_ms(fold, person, &united);
    uint64_t sum_ms = 0;

    for (size_t i = 1; i < united.n; i++)
        check(united.at[i - 1].end_ms < united.at[i].start_ms, "neither touch nor overlap");
    for (size_t i = 0; i < class_fold_line_count(fold); i++) {
        struct line_interval line = class_fold_line(fold, i, FOLD_NOT_LIVE);
        if (!id_equal(line.person, person_id(person)))
            continue;
        alone.n = 0;
        check_same(interval_list_add(&alone, line.start_ms, line.end_ms), OK, "added");
        sum_ms += interval_list_ms(&alone);
        check(interval_list_ms(&alone) <= all_ms, "uniting loses nothing");
        check(judge_attended_ms(&alone, &c->table, &rule) <=
                  judge_attended_ms(&united, &c->table, &rule),
              "one device is never worth more than all");
    }
    check(all_ms <= sum_ms, "uniting never adds");
    check(judge_attended_ms(&united, &c->table, &rule) <= timetable_learning_ms(&c->table, false),
          "nobody attends more than there is to learn");
    interval_list_finish(&united);
    interval_list_finish(&alone);
}

static void uniting_and_judging_hold(void)
{
    seed = 45;
    for (int round = 0; round < ROUNDS; round++) {
        struct made_class c = make_class();
        struct class_fold fold;
        play(&c, &fold, false);
        for (int person = 0; person < PERSONS; person++)
            check_person(&c, &fold, person);
        class_fold_finish(&fold);
    }
}

/* The fold never says more than was so, and in a crash loses less than a roll, a sign of life's
 * distance and the rounding of an age. */
static void the_fold_is_near_the_truth_and_never_above(void)
{
    seed = 4711;
    for (int round = 0; round < ROUNDS; round++) {
        struct made_class c = make_class();
        struct class_fold fold;
        play(&c, &fold, false);
        for (size_t i = 0; i < class_fold_line_count(&fold); i++) {
            struct line_interval got = class_fold_line(&fold, i, FOLD_NOT_LIVE);
            const struct made_line *line = &c.lines[got.line - 1];
            int64_t short_ms = START_MS + line->last_sign_ms - got.end_ms;
            check_same(got.start_ms, START_MS + line->join_ms, "starts when it joined");
            check(short_ms >= 0, "ends no later than the last sign");
            check(short_ms == 0 || c.crashed, "after an orderly end, exactly there");
            check(short_ms < (ROLL_S + 5 + 1) * 1000, "after a crash, not far before");
        }
        check_same(class_fold_oddities(&fold).bad_rolls, 0, "every roll was read");
        check_same(class_fold_oddities(&fold).unknown_lines, 0, "every line was known");
        class_fold_finish(&fold);
    }
}

static void same_for_all(const struct class_fold *a, const struct class_fold *b, const char *what)
{
    struct interval_list x = {0};
    struct interval_list y = {0};
    for (int person = 0; person < PERSONS; person++) {
        united_ms(a, person, &x);
        united_ms(b, person, &y);
        check(same_lists(&x, &y), what);
    }
    interval_list_finish(&x);
    interval_list_finish(&y);
}

static void whole_rolls_order_and_recovery_change_nothing(void)
{
    seed = 31;
    for (int round = 0; round < ROUNDS; round++) {
        struct made_class c = make_class();
        struct made_class turned = c;
        struct class_fold fold, other;
        struct open_line open;

        play(&c, &fold, false);
        play(&c, &other, true);
        same_for_all(&fold, &other, "whole rolls say what changes say");
        class_fold_finish(&other);

        for (int i = 0; i < LINES; i++)
            turned.lines[i] = c.lines[LINES - 1 - i];
        play(&turned, &other, false);
        same_for_all(&fold, &other, "the order of devices does not matter");
        for (uint32_t at = 1; class_fold_open_line(&other, at, &open); at = open.line + 1) {
            struct presence left = {.kind = PRESENCE_LEFT,
                                    .why = LEAVE_SERVER_LOST,
                                    .at_ms = open.last_sign_ms,
                                    .line = open.line,
                                    .person = open.person};
            check_same(class_fold_add(&other, &left), OK, "closed");
        }
        same_for_all(&fold, &other, "closing what a crash left open changes nothing");
        class_fold_finish(&other);
        class_fold_finish(&fold);
    }
}

/* Somebody who changes the network in a moment: one line becomes two that touch. */
static void splitting_an_interval_changes_nothing(void)
{
    seed = 8;
    for (int round = 0; round < ROUNDS * 10; round++) {
        struct interval_list whole = {0};
        struct interval_list split = {0};
        for (uint32_t i = up_to(8); i > 0; i--) {
            int64_t start = up_to(1000);
            int64_t end = start + up_to(300);
            int64_t cut = start + up_to((uint32_t)(end - start));
            check_same(interval_list_add(&whole, start, end), OK, "added");
            check_same(interval_list_add(&split, cut, end), OK, "added");
            check_same(interval_list_add(&split, start, cut), OK, "added");
        }
        int64_t bridge = up_to(1) * up_to(40);
        interval_list_unite(&whole, bridge);
        interval_list_unite(&split, bridge);
        check(same_lists(&whole, &split), "two that touch are one");
        interval_list_finish(&whole);
        interval_list_finish(&split);
    }
}

TEST_MAIN(TEST(uniting_and_judging_hold), TEST(the_fold_is_near_the_truth_and_never_above),
          TEST(whole_rolls_order_and_recovery_change_nothing),
          TEST(splitting_an_interval_changes_nothing))
