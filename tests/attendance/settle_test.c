/* What is laid over the journal's intervals: corrections, overlaps with other activities, and how
 * somebody stands in the list. */
#include <string.h>

#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "attendance/standing.h"
#include "base/alloc.h"
#include "support/check.h"

#define SPANS 4

struct spans {
    int64_t at[2 * SPANS]; /* start, end, start, end ...; 0, 0 ends it */
};

static void fill(struct interval_list *list, const struct spans *spans)
{
    for (size_t i = 0; i < SPANS && spans->at[2 * i + 1]; i++)
        check_same(interval_list_add(list, spans->at[2 * i], spans->at[2 * i + 1]), OK, "added");
}

static void check_list(const char *story, const struct interval_list *got,
                       const struct spans *spans)
{
    struct interval_list want = {0};
    fill(&want, spans);
    if (check_same(got->n, want.n, story))
        for (size_t i = 0; i < got->n; i++)
            check(got->at[i].start_ms == want.at[i].start_ms &&
                      got->at[i].end_ms == want.at[i].end_ms,
                  story);
    interval_list_finish(&want);
}

static const struct {
    const char *story;
    struct spans from, take, want;
} taken[] = {
    {"nothing from nothing", {{0}}, {{0}}, {{0}}},
    {"nothing taken", {{10, 20}}, {{0}}, {{10, 20}}},
    {"all taken", {{10, 20}}, {{10, 20}}, {{0}}},
    {"more than all taken", {{10, 20}}, {{0, 30}}, {{0}}},
    {"the beginning", {{10, 20}}, {{5, 12}}, {{12, 20}}},
    {"the end", {{10, 20}}, {{18, 25}}, {{10, 18}}},
    {"the middle", {{10, 20}}, {{12, 15}}, {{10, 12, 15, 20}}},
    {"what only touches", {{10, 20}}, {{5, 10, 20, 25}}, {{10, 20}}},
    {"several from several", {{10, 20, 30, 40}}, {{15, 32, 35, 36}}, {{10, 15, 32, 35, 36, 40}}},
};

static void intervals_are_taken_out(void)
{
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct interval_list from = {0}, take = {0};
        fill(&from, &taken[i].from);
        fill(&take, &taken[i].take);
        uint64_t before = interval_list_ms(&from), shared = interval_list_shared_ms(&from, &take);
        check_same(interval_list_subtract(&from, &take), OK, taken[i].story);
        check_list(taken[i].story, &from, &taken[i].want);
        check_same(interval_list_ms(&from) + shared, before, "what is shared is what is gone");
        interval_list_finish(&from);
        interval_list_finish(&take);
    }
}

static void corrections_hold_by_their_number(void)
{
    const struct correction there = {1, CORRECTION_PRESENT, 0, 100};
    const struct correction away = {2, CORRECTION_ABSENT, 40, 60};
    const struct correction back = {3, CORRECTION_PRESENT, 50, 55};
    const struct correction orders[][3] = {
        {there, away, back}, {back, away, there}, {away, back, there}};
    for (size_t i = 0; i < COUNT(orders); i++) {
        struct interval_list list = {0};
        check_same(interval_list_add(&list, 90, 120), OK, "added");
        check_same(correction_apply(&list, orders[i], 3), OK, "corrected");
        check_list("read in any order", &list, &(struct spans){{0, 40, 50, 55, 60, 120}});
        interval_list_finish(&list);
    }
    struct interval_list list = {0};
    const struct correction nothing = {1, CORRECTION_PRESENT, 50, 50};
    check_same(correction_apply(&list, &nothing, 1), OK, "without length");
    check_same(list.n, 0, "changes nothing");
}

static struct overlap_stay stay_of(uint8_t id, int64_t start_ms, const struct interval_list *there,
                                   enum overlap_decision decision)
{
    return (struct overlap_stay){
        .activity = {{id}}, .start_ms = start_ms, .there = there, .decision = decision};
}

static void who_came_first_keeps_the_seconds(void)
{
    struct interval a = {0, 100}, b = {80, 200};
    const struct interval_list first = {&a, 1, 1}, second = {&b, 1, 1};
    static const struct {
        const char *story;
        enum overlap_decision decision;
        bool flagged;
        struct spans first, second;
    } cases[] = {
        {"nobody decided", OVERLAP_UNDECIDED, true, {{0, 100}}, {{100, 200}}},
        {"the second counts its rest", OVERLAP_KEEPS_REST, false, {{0, 100}}, {{100, 200}}},
        {"the second takes", OVERLAP_TAKES, false, {{0, 80}}, {{80, 200}}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct overlap_stay stays[2] = {stay_of(9, 80, &second, cases[i].decision),
                                        stay_of(8, 0, &first, OVERLAP_UNDECIDED)};
        check_same(overlap_settle(stays, 2), OK, cases[i].story);
        check_same(stays[0].flagged, cases[i].flagged, cases[i].story);
        check(!stays[1].flagged, "the first is never held up by the second");
        check_list(cases[i].story, &stays[0].counted, &cases[i].second);
        check_list(cases[i].story, &stays[1].counted, &cases[i].first);
        interval_list_finish(&stays[0].counted);
        interval_list_finish(&stays[1].counted);
    }
    struct overlap_stay same[2] = {stay_of(8, 0, &first, OVERLAP_UNDECIDED),
                                   stay_of(8, 0, &first, OVERLAP_UNDECIDED)};
    check_same(overlap_settle(same, 2), ERR_INVALID, "an activity twice");
}

static void no_memory_loses_nothing(void)
{
    struct interval a[2] = {{0, 100}, {150, 160}}, b = {20, 155};
    const struct interval_list first = {a, 2, 2}, second = {&b, 1, 1};
    const struct correction fix = {1, CORRECTION_ABSENT, 10, 20};
    long before = alloc_live();

    for (int n = 0; n < 20; n++) {
        struct overlap_stay stays[2] = {stay_of(1, 0, &first, OVERLAP_UNDECIDED),
                                        stay_of(2, 20, &second, OVERLAP_UNDECIDED)};
        struct interval_list list = {0};
        check_same(interval_list_add(&list, 0, 50), OK, "added");
        alloc_fail_after(n);
        enum err settled = overlap_settle(stays, 2);
        enum err corrected = correction_apply(&list, &fix, 1);
        alloc_fail_after(-1);
        check(settled == OK || (settled == ERR_NOMEM && stays[0].counted.n == 0), "all or none");
        check(corrected == OK || (corrected == ERR_NOMEM && interval_list_ms(&list) == 50),
              "as it was");
        interval_list_finish(&list);
        interval_list_finish(&stays[0].counted);
        interval_list_finish(&stays[1].counted);
        check_same(alloc_live(), before, "keeps nothing");
    }
}

static void standings_have_words(void)
{
    for (int i = STANDING_PRESENT; i <= STANDING_SICK; i++) {
        enum standing read;
        const char *name = standing_name((enum standing)i);
        check_same(standing_parse(slice_of_text(name), &read), OK, name);
        check_same(read, i, name);
    }
    enum standing read;
    check_same(standing_parse(slice_of_text(""), &read), ERR_MALFORMED, "no word");
    check_text("no standing", standing_name((enum standing)9), "");

    struct interval stay = {900000, 1800000};
    const struct interval_list list = {&stay, 1, 1};
    const struct timetable table = {1, {{SEGMENT_LEARNING, 0, 3600000}}};
    const struct judge_rule rule = {.min_attendance_percent = 80};
    struct standing_result got = standing_of(&list, &table, &rule, 600, EXCUSE_SICK);
    check_same(got.standing, STANDING_LATE, "came late, although said to be sick");
    check_same(got.late_seconds, 900, "by a quarter of an hour");
}

TEST_MAIN(TEST(intervals_are_taken_out), TEST(corrections_hold_by_their_number),
          TEST(who_came_first_keeps_the_seconds), TEST(no_memory_loses_nothing),
          TEST(standings_have_words))
