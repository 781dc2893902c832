/* Names, timetables, and intervals held against them. */
#include "attendance/judge.h"
#include "attendance/presence.h"
#include "attendance/timetable.h"
#include "base/alloc.h"
#include "support/check.h"

#define MINUTE INT64_C(60000)
#define DAY_START INT64_C(1741568400000) /* 2025-03-10 08.00 WIB */

/* Session S of the worked examples: 08.00-10.00, break, 10.15-12.00; 225 minutes. */
static const struct timetable session_s = {
    3,
    {{SEGMENT_LEARNING, DAY_START, DAY_START + 120 * MINUTE},
     {SEGMENT_BREAK, DAY_START + 120 * MINUTE, DAY_START + 135 * MINUTE},
     {SEGMENT_LEARNING, DAY_START + 135 * MINUTE, DAY_START + 240 * MINUTE}}};

static const struct judge_rule eighty = {.min_attendance_percent = 80};

static void names_go_both_ways(void)
{
    for (int kind = PRESENCE_JOINED; kind <= PRESENCE_ROLL; kind++) {
        enum presence_kind back = PRESENCE_ROLL;
        const char *name = presence_kind_name((enum presence_kind)kind);
        check_same(presence_kind_parse(slice_of_text(name), &back), OK, name);
        check_same(back, kind, name);
    }
    for (int why = LEAVE_ASKED; why <= LEAVE_SERVER_LOST; why++) {
        enum leave_reason back = LEAVE_NONE;
        const char *name = leave_reason_name((enum leave_reason)why);
        check_same(leave_reason_parse(slice_of_text(name), &back), OK, name);
        check_same(back, why, name);
    }
    for (int kind = SEGMENT_LEARNING; kind <= SEGMENT_BREAK; kind++) {
        enum timetable_kind back = SEGMENT_BREAK;
        const char *name = timetable_kind_name((enum timetable_kind)kind);
        check_same(timetable_kind_parse(slice_of_text(name), &back), OK, name);
        check_same(back, kind, name);
    }
    enum leave_reason why = LEAVE_LOST;
    enum presence_kind kind = PRESENCE_LEFT;
    enum timetable_kind segment = SEGMENT_BREAK;
    check_same(leave_reason_parse(slice_of_text(""), &why), ERR_MALFORMED, "no word");
    check_same(leave_reason_parse(slice_of_text("Lost"), &why), ERR_MALFORMED, "another word");
    check_same(why, LEAVE_LOST, "untouched");
    check_same(presence_kind_parse(slice_of_text("seen"), &kind), ERR_MALFORMED, "another kind");
    check_same(timetable_kind_parse(slice_of_text("lunch"), &segment), ERR_MALFORMED, "lunch");
    check_text("a number that is no reason", leave_reason_name((enum leave_reason)99), "");
    check_text("a number that is no kind", presence_kind_name((enum presence_kind)0), "");
}

static const struct {
    const char *story;
    struct timetable table;
    const char *fault;
    size_t segment;
} timetables[] = {
    {"no segment", {0, {{SEGMENT_BREAK, 0, 0}}}, "empty", 0},
    {"only a break", {1, {{SEGMENT_BREAK, 0, 10}}}, "empty", 0},
    {"more than there is room for",
     {TIMETABLE_SEGMENTS_MAX + 1, {{SEGMENT_LEARNING, 0, 1}}},
     "too_many",
     0},
    {"no kind", {1, {{(enum timetable_kind)0, 0, 10}}}, "kind", 0},
    {"another kind", {2, {{SEGMENT_LEARNING, 0, 10}, {(enum timetable_kind)3, 10, 20}}}, "kind", 1},
    {"without length", {1, {{SEGMENT_LEARNING, 10, 10}}}, "not_forward", 0},
    {"ends before it starts",
     {2, {{SEGMENT_LEARNING, 0, 10}, {SEGMENT_BREAK, 30, 20}}},
     "not_forward",
     1},
    {"overlap", {2, {{SEGMENT_LEARNING, 0, 10}, {SEGMENT_LEARNING, 9, 20}}}, "overlap", 1},
    {"out of order", {2, {{SEGMENT_LEARNING, 30, 40}, {SEGMENT_LEARNING, 0, 20}}}, "overlap", 1},
    {"longer than a day", {1, {{SEGMENT_LEARNING, 0, TIMETABLE_SPAN_MS_MAX + 1}}}, "too_long", 0},
    {"longer than numbers go", {1, {{SEGMENT_LEARNING, INT64_MIN, INT64_MAX}}}, "too_long", 0},
    {"one segment", {1, {{SEGMENT_LEARNING, 0, 10}}}, "", 0},
    {"a gap between segments is fine",
     {2, {{SEGMENT_LEARNING, 0, 10}, {SEGMENT_BREAK, 12, 20}}},
     "",
     1},
    {"a whole day", {1, {{SEGMENT_LEARNING, 5, TIMETABLE_SPAN_MS_MAX + 5}}}, "", 0},
};

static void checks_timetables(void)
{
    for (size_t i = 0; i < COUNT(timetables); i++) {
        enum timetable_fault fault = TIMETABLE_SOUND;
        size_t segment = 0;
        enum err err = timetable_check(&timetables[i].table, &fault, &segment);
        check_text(timetables[i].story, timetable_fault_name(fault), timetables[i].fault);
        check_same(segment, timetables[i].segment, timetables[i].story);
        check_same(err, timetables[i].fault[0] ? ERR_INVALID : OK, timetables[i].story);
    }
}

static void measures_timetables(void)
{
    struct timetable late = session_s;
    check_same(timetable_learning_ms(&session_s, false), 225 * MINUTE, "225 minutes");
    check_same(timetable_learning_ms(&session_s, true), 240 * MINUTE, "with the break, 240");
    check_same(timetable_learning_ms_within(&session_s, false, DAY_START + 110 * MINUTE,
                                            DAY_START + 140 * MINUTE),
               15 * MINUTE, "around the break");
    check_same(timetable_start_ms(&session_s), DAY_START, "starts at eight");
    check_same(timetable_end_ms(&session_s), DAY_START + 240 * MINUTE, "ends at twelve");

    check_same(timetable_difference_ms(&session_s, &session_s), 0, "as planned");
    late.segments[0].start_ms += 6 * MINUTE;
    check_same(timetable_difference_ms(&session_s, &late), 6 * MINUTE, "began 6 minutes late");
    late.segments[2].end_ms += 4 * MINUTE;
    check_same(timetable_difference_ms(&session_s, &late), 10 * MINUTE, "and ended 4 late");
    check_same(timetable_difference_ms(&late, &session_s), 10 * MINUTE, "the same both ways");
}

struct stay {
    int from_min, to_min; /* after 08.00; 0, 0 ends the list */
};

static const struct {
    const char *story;
    struct judge_rule rule;
    struct stay stays[6];
    uint64_t attended_s;
    uint32_t percent_ppm;
    bool enough;
} judged[] = {
    {"case 1: early in, late out", {80, 0, false}, {{-5, 243}}, 13500, 1000000, true},
    {"case 11: two devices", {80, 0, false}, {{3, 70}, {55, 120}, {135, 238}}, 13200, 977777, true},
    {"case 12: half the day", {80, 0, false}, {{0, 120}}, 7200, 533333, false},
    {"never there", {80, 0, false}, {{0, 0}}, 0, 0, false},
    {"only there in the break", {80, 0, false}, {{121, 134}}, 0, 0, false},
    {"only there before and after", {80, 0, false}, {{-60, -1}, {250, 300}}, 0, 0, false},
    {"breaks count where the policy says so", {80, 0, true}, {{0, 240}}, 14400, 1000000, true},
    {"there in the break, and it counts", {0, 0, true}, {{120, 135}}, 900, 62500, true},
    {"no share asked, but nobody there", {0, 0, false}, {{0, 0}}, 0, 0, false},
    {"no share asked, a minute there", {0, 0, false}, {{0, 1}}, 60, 4444, true},
    {"all of it asked, a minute missed", {100, 0, false}, {{1, 240}}, 13440, 995555, false},
    {"all of it asked, and given", {100, 0, false}, {{0, 240}}, 13500, 1000000, true},
    {"a gap of two minutes is not counted",
     {80, 0, false},
     {{0, 50}, {52, 240}},
     13380,
     991111,
     true},
    {"unless the policy bridges it", {80, 120, false}, {{0, 50}, {52, 240}}, 13500, 1000000, true},
    {"a longer gap is not bridged", {80, 119, false}, {{0, 50}, {52, 240}}, 13380, 991111, true},
    {"gaps are bridged one by one",
     {80, 120, false},
     {{0, 50}, {52, 90}, {92, 100}, {103, 240}},
     13320,
     986666,
     true},
    {"bridging never adds what lies outside",
     {80, 3600, false},
     {{-30, -10}, {20, 240}},
     13500,
     1000000,
     true},
};

static struct attendance judge_stays(const struct stay *stays, const struct judge_rule *rule)
{
    struct interval_list list = {0};
    struct attendance_sum sum = {0};

    for (; stays->from_min || stays->to_min; stays++)
        check_same(interval_list_add(&list, DAY_START + stays->from_min * MINUTE,
                                     DAY_START + stays->to_min * MINUTE),
                   OK, "added");
    interval_list_unite(&list, 0);
    attendance_sum_add(&sum, &list, &session_s, rule);
    interval_list_finish(&list);
    return judge(&sum, rule);
}

static void judges_one_class(void)
{
    for (size_t i = 0; i < COUNT(judged); i++) {
        struct attendance a = judge_stays(judged[i].stays, &judged[i].rule);
        check_same(a.attended_s, judged[i].attended_s, judged[i].story);
        check_same(a.percent_ppm, judged[i].percent_ppm, judged[i].story);
        check_same(a.enough, judged[i].enough, judged[i].story);
        check_same(a.classes, 1, judged[i].story);
        check_same(a.classes_present, judged[i].attended_s > 0, judged[i].story);
    }
}

/* Case 13, and the same for every share: the boundary belongs to "enough". */
static void the_boundary_is_enough(void)
{
    for (uint32_t percent = 1; percent <= 100; percent++) {
        struct judge_rule rule = {.min_attendance_percent = percent};
        struct attendance_sum sum = {.learning_ms = 13500 * 1000};
        struct attendance whole = judge(&sum, &rule);
        sum.attended_ms = whole.needed_s * 1000;
        check(judge(&sum, &rule).enough, "needed_s is enough");
        sum.attended_ms--;
        check(!judge(&sum, &rule).enough, "a millisecond less is a second less");
    }
    struct attendance_sum sum = {.attended_ms = 10800 * 1000, .learning_ms = 13500 * 1000};
    check_same(judge(&sum, &eighty).needed_s, 10800, "80 % of session S");
    check(judge(&sum, &eighty).enough, "case 13 (a): 10 800 s");
    sum.attended_ms = 10799 * 1000;
    check(!judge(&sum, &eighty).enough, "case 13 (b): 10 799 s");
    sum.attended_ms = 10799999;
    check_same(judge(&sum, &eighty).attended_s, 10799, "10 799.999 s are 10 799 s");
}

static void adds_classes_before_it_cuts(void)
{
    struct attendance_sum sum = {0};
    for (int class = 0; class < 3; class ++) {
        struct timetable hour = {1, {{SEGMENT_LEARNING, DAY_START, DAY_START + 60 * MINUTE}}};
        struct interval_list list = {0};
        check_same(interval_list_add(&list, DAY_START, DAY_START + 60 * MINUTE - 900), OK, "added");
        attendance_sum_add(&sum, &list, &hour, &eighty);
        interval_list_finish(&list);
    }
    struct attendance a = judge(&sum, &eighty);
    check_same(a.attended_s, 3 * 3600 - 3, "3 x 0.9 s lost is 2.7 s, cut once");
    check_same(a.learning_s, 3 * 3600, "three hours of learning");
    check_same(a.classes, 3, "three classes");
    check_same(a.classes_present, 3, "present in each");

    struct interval_list nothing = {0};
    attendance_sum_add(&sum, &nothing, &session_s, &eighty);
    a = judge(&sum, &eighty);
    check_same(a.classes, 4, "a missed class is a class");
    check_same(a.classes_present, 3, "but nobody was there");
    check_same(a.learning_s, 3 * 3600 + 13500, "and it had to be learnt");
}

static void without_learning_time_nothing_is_enough(void)
{
    struct attendance_sum sum = {0};
    struct judge_rule any = {0};
    check(!judge(&sum, &any).enough, "no learning time");
    check_same(judge(&sum, &any).percent_ppm, 0, "no percent of nothing");
}

static void lists_unite(void)
{
    struct interval_list list = {0};
    check_same(interval_list_add(&list, 30, 40), OK, "added");
    check_same(interval_list_add(&list, 10, 10), OK, "without length");
    check_same(interval_list_add(&list, 12, 10), OK, "backwards");
    check_same(list.n, 1, "only one was added");
    check_same(interval_list_add(&list, 0, 10), OK, "added");
    check_same(interval_list_add(&list, 10, 12), OK, "touches");
    check_same(interval_list_add(&list, 35, 38), OK, "inside");
    interval_list_unite(&list, 0);
    check_same(list.n, 2, "two are left");
    check_same(list.at[0].end_ms, 12, "the first ends at 12");
    check_same(interval_list_ms(&list), 22, "22 ms in all");
    check_same(interval_list_ms_within(&list, 11, 31), 2, "clipped at both ends");
    interval_list_unite(&list, 18);
    check_same(list.n, 1, "bridged");
    check_same(interval_list_ms(&list), 40, "40 ms with the gap");
    interval_list_finish(&list);
    alloc_fail_after(0);
    check_same(interval_list_add(&list, 0, 1), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check_same(list.n, 0, "as it was");
}

TEST_MAIN(TEST(names_go_both_ways), TEST(checks_timetables), TEST(measures_timetables),
          TEST(judges_one_class), TEST(the_boundary_is_enough), TEST(adds_classes_before_it_cuts),
          TEST(without_learning_time_nothing_is_enough), TEST(lists_unite))
