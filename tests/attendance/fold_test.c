/* The fold, told in stories: facts in the order of the journal, and when somebody was there. */
#include "attendance/intervals.h"
#include "attendance/story.h"
#include "base/alloc.h"
#include "support/check.h"

#define LIVE_NOT (-1)

static const struct {
    const char *story;
    const char *events;
    const char *united;
    const char *lines;
} after_class[] = {
    {"stays to the end", "J 0; L 45", "0-45", "a 0-45 asked"},
    {"drops out and comes back", "J 0; L 10 a lost; J 15 b; L 45 b", "0-10 15-45",
     "a 0-10 lost, b 15-45 asked"},
    {"two devices count once", "J 0; J 5 b; L 30; L 45 b", "0-45", "a 0-30 asked, b 5-45 asked"},
    {"a device inside the time of another", "J 0; J 5 b; L 30 b; L 45", "0-45",
     "a 0-45 asked, b 5-30 asked"},
    {"three devices, two gaps", "J 0; L 10; J 20 b; J 25 c; L 30 b; L 40 c; J 50 d; L 60 d",
     "0-10 20-40 50-60", "a 0-10 asked, b 20-30 asked, c 25-40 asked, d 50-60 asked"},
    {"touching intervals become one", "J 0; L 10; J 10 b; L 45 b", "0-45",
     "a 0-10 asked, b 10-45 asked"},
    {"the connection dropped, the new one came before the old was given up",
     "J 0; J 20 b; L 14 a lost; L 45 b class_over", "0-14 20-45",
     "a 0-14 lost, b 20-45 class_over"},
    {"LEFT carries a moment before a JOINED written earlier", "J 0; J 30 b; L 29 a lost; L 31 b",
     "0-29 30-31", "a 0-29 lost, b 30-31 asked"},
    {"removed by the instructor", "J 0; L 12 a removed", "0-12", "a 0-12 removed"},
    {"server stopped in order", "J 0; R 10 a0; L 14 a server_stopped", "0-14",
     "a 0-14 server_stopped"},
    {"milliseconds are kept", "J 0.5; L 45.2", "0.5-45.2", "a 0.5-45.2 asked"},
    {"joined and left at once", "J 7; L 7", "", "a 7-7 asked"},

    {"server died, last seen 20", "J 0; R 10 a0; R 20 a0", "0-20", "a 0-20 server_lost"},
    {"server died, the last sign was older than the last roll", "J 0; R 10 a0; R 20 a4", "0-16",
     "a 0-16 server_lost"},
    {"server died before any roll: nobody saw them after joining", "J 0", "", "a 0-0 server_lost"},
    {"server died right after a join", "J 0; R 10 a0; J 12 b2; R 20 a0 b0; J 29 c3",
     "1: 0-20 | 2: 12-20 | 3: ", "a 0-20 server_lost, b 12-20 server_lost, c 29-29 server_lost"},
    {"an age never reaches back before the join", "J 9; R 10 a5", "", "a 9-9 server_lost"},
    {"a sign never goes back", "J 0; R 10 a0; R 20 a15", "0-10", "a 0-10 server_lost"},
    {"an age at the limit is no sign", "J 0; R 10 a0; R 300 a255", "0-10", "a 0-10 server_lost"},
    {"crash, new run, the same person again",
     "J 0; R 10 a0; R 20 a1; N; J 60 b; R 70 b0; L 90 b class_over", "0-19 60-90",
     "a 0-19 server_lost, b 60-90 class_over"},
    {"crash, closed by the store, new run",
     "J 0; R 10 a0; R 20 a1; L 19 a server_lost; N; J 60 b; R 70 b0; L 90 b", "0-19 60-90",
     "a 0-19 server_lost, b 60-90 asked"},
    {"two crashes", "J 0; R 10 a0; N; J 30 b; R 40 b0; N; J 60 c; R 70 c2", "0-10 30-40 60-68",
     "a 0-10 server_lost, b 30-40 server_lost, c 60-68 server_lost"},
    {"the clock of the second run is behind the first",
     "J 0; R 100 a0; N; J 80 b; R 90 b0; L 130 b", "0-130", "a 0-100 server_lost, b 80-130 asked"},
    {"gone from the roll without a LEFT: ends where it was last seen",
     "J 0; J 0 b2; R 10 a0 b0; R 20 a0; R 30 a0; L 33", "1: 0-33 | 2: 0-10",
     "a 0-33 asked, b 0-10 server_lost"},
    {"LEFT is the better fact: it ends before the roll's sign", "J 0; R 10 a0; L 8 a lost", "0-8",
     "a 0-8 lost"},
    {"LEFT is the better fact: it ends after the roll's sign", "J 0; R 10 a0; L 14 a lost", "0-14",
     "a 0-14 lost"},
    {"a line that a change does not mention keeps its age",
     "J 0; J 0 b2; R 10 a2 b3; R 20 a2 b3; R 30 a2 b3; R 40 a2 b3", "1: 0-38 | 2: 0-37",
     "a 0-38 server_lost, b 0-37 server_lost"},
    {"whole rolls and changes say the same", "J 0; W 10 a2; R 20 a2; W 30 a1; R 40 a3", "0-37",
     "a 0-37 server_lost"},
    {"an empty roll", "J 0; L 5; R 10; J 20 b; R 30 b0; L 40 b", "0-5 20-40",
     "a 0-5 asked, b 20-40 asked"},
};

static void folds_after_the_class(void)
{
    for (size_t i = 0; i < COUNT(after_class); i++) {
        struct class_fold fold;
        class_fold_init(&fold, 26);
        check_same(story_feed(&fold, after_class[i].events), OK, after_class[i].story);
        check_text(after_class[i].story, story_united(&fold, LIVE_NOT).text, after_class[i].united);
        check_text(after_class[i].story, story_lines(&fold, LIVE_NOT).text, after_class[i].lines);
        check_text(after_class[i].story, story_oddities(&fold).text, "");
        class_fold_finish(&fold);
    }
}

static const struct {
    const char *story;
    const char *events;
    int live_s;
    const char *united;
    const char *lines;
} while_live[] = {
    {"who is there goes on until now", "J 0; R 10 a0", 17, "0-17", "a 0-17 open"},
    {"who has just joined goes on too", "J 12", 17, "12-17", "a 12-17 open"},
    {"joined after the last roll", "J 0; R 10 a0; J 11 b2", 17, "1: 0-17 | 2: 11-17",
     "a 0-17 open, b 11-17 open"},
    {"who left has left", "J 0; L 9; R 10", 17, "0-9", "a 0-9 asked"},
    {"gone from the roll does not go on", "J 0; R 10 a0; R 20", 27, "0-10", "a 0-10 server_lost"},
    {"lines of a run that died do not go on", "J 0; R 10 a0; N; J 60 b2; R 70 b0", 75,
     "1: 0-10 | 2: 60-75", "a 0-10 server_lost, b 60-75 open"},
    {"now lies before the last sign: the sign holds", "J 0; R 10 a0", 5, "0-10", "a 0-10 open"},
    {"one device left, the other goes on", "J 0; J 5 b; L 10; R 20 b1", 25, "0-25",
     "a 0-10 asked, b 5-25 open"},
    {"a comeback within the class", "J 0; L 10 a lost; J 20 b", 30, "0-10 20-30",
     "a 0-10 lost, b 20-30 open"},
};

static void folds_while_the_class_lives(void)
{
    for (size_t i = 0; i < COUNT(while_live); i++) {
        struct class_fold fold;
        int live_s = while_live[i].live_s;
        class_fold_init(&fold, 26);
        check_same(story_feed(&fold, while_live[i].events), OK, while_live[i].story);
        check_text(while_live[i].story, story_united(&fold, live_s).text, while_live[i].united);
        check_text(while_live[i].story, story_lines(&fold, live_s).text, while_live[i].lines);
        class_fold_finish(&fold);
    }
}

static const struct {
    const char *story;
    const char *events;
    const char *united;
    const char *oddities;
} odd[] = {
    {"a fact written twice changes nothing", "J 0; J 0; L 45; L 45", "0-45",
     "joined_twice 1, left_twice 1"},
    {"the first LEFT holds", "J 0; L 30 a lost; L 45", "0-30", "left_twice 1"},
    {"a line number is never used again", "J 0; L 30; J 40; L 50", "0-30",
     "joined_twice 1, left_twice 1"},
    {"LEFT of a line that nobody opened", "J 0; L 10 b; L 45", "0-45", "unknown_lines 1"},
    {"LEFT in the name of somebody else", "J 0 a1; L 10 a2; L 45 a1", "0-45", "bad_facts 1"},
    {"LEFT before its time", "J 20; L 10", "", "left_before_join 1"},
    {"a roll that names strangers", "J 0; R 10 a0 b0 c0; L 45", "0-45", "unknown_lines 2"},
    {"a roll that cannot be read: its signs are missing", "J 0; R 10 a0; X 20; W 30 a0", "0-30",
     "bad_rolls 1"},
    {"after a bad roll, changes wait for a whole one", "J 0; R 10 a0; X 20; R 30 a0", "0-10",
     "bad_rolls 2"},
    {"a roll still names a line that has left", "J 0; L 10; R 20 a0", "0-10", ""},
};

static void passes_over_what_makes_no_sense(void)
{
    for (size_t i = 0; i < COUNT(odd); i++) {
        struct class_fold fold;
        class_fold_init(&fold, 26);
        check_same(story_feed(&fold, odd[i].events), OK, odd[i].story);
        check_text(odd[i].story, story_united(&fold, LIVE_NOT).text, odd[i].united);
        check_text(odd[i].story, story_oddities(&fold).text, odd[i].oddities);
        class_fold_finish(&fold);
    }
}

static void counts_facts_without_what_they_need(void)
{
    const struct presence bad[] = {
        {.kind = PRESENCE_JOINED, .line = 1},
        {.kind = PRESENCE_JOINED, .person = story_person(1)},
        {.kind = PRESENCE_JOINED, .line = 1, .person = story_person(1), .why = LEAVE_LOST},
        {.kind = PRESENCE_JOINED, .line = 1, .person = story_person(1), .at_ms = -1},
        {.kind = PRESENCE_JOINED, .line = 1, .person = story_person(1), .at_ms = INT64_MAX},
        {.kind = PRESENCE_LEFT, .line = 1, .person = story_person(1)},
        {.kind = PRESENCE_LEFT, .line = 1, .person = story_person(1), .why = (enum leave_reason)99},
        {.kind = PRESENCE_ROLL},
        {.kind = (enum presence_kind)9, .line = 1, .person = story_person(1)},
        {.line = 1, .person = story_person(1)},
    };
    struct class_fold fold;

    class_fold_init(&fold, 26);
    for (size_t i = 0; i < COUNT(bad); i++)
        check_same(class_fold_add(&fold, &bad[i]), OK, "a bad fact is no failure");
    check_same(class_fold_oddities(&fold).bad_facts, COUNT(bad), "each is counted");
    check_same(class_fold_line_count(&fold), 0, "none is taken in");
    class_fold_finish(&fold);
}

/* What the store does when it finds a class that nobody closed: writes a LEFT for each open line.
 */
static void closing_open_lines_changes_nothing(void)
{
    for (size_t i = 0; i < COUNT(after_class); i++) {
        struct class_fold fold;
        struct open_line open;
        class_fold_init(&fold, 26);
        check_same(story_feed(&fold, after_class[i].events), OK, after_class[i].story);
        for (uint32_t from = 1; class_fold_open_line(&fold, from, &open); from = open.line + 1) {
            struct presence left = {.kind = PRESENCE_LEFT,
                                    .why = LEAVE_SERVER_LOST,
                                    .at_ms = open.last_sign_ms,
                                    .line = open.line,
                                    .seat = open.seat,
                                    .person = open.person};
            check_same(open.seat, open.line * 10, "an open line knows its seat");
            check_same(class_fold_add(&fold, &left), OK, after_class[i].story);
        }
        check(!class_fold_open_line(&fold, 1, &open), "now every line is closed");
        check_text(after_class[i].story, story_united(&fold, LIVE_NOT).text, after_class[i].united);
        check_text(after_class[i].story, story_lines(&fold, LIVE_NOT).text, after_class[i].lines);
        check_text(after_class[i].story, story_oddities(&fold).text, "");
        class_fold_finish(&fold);
    }
}

static void knows_the_last_line(void)
{
    struct class_fold fold;
    class_fold_init(&fold, 26);
    check_same(class_fold_last_line(&fold), 0, "no line yet");
    check_same(story_feed(&fold, "J 0 c; J 1 b2; L 5 c; J 9 e"), OK, "fed");
    check_same(class_fold_last_line(&fold), 5, "e is the fifth");
    check_text("lines stand by number", story_lines(&fold, LIVE_NOT).text,
               "b 1-1 server_lost, c 0-5 asked, e 9-9 server_lost");
    class_fold_finish(&fold);
}

static void has_a_limit(void)
{
    struct class_fold fold;
    class_fold_init(&fold, 2);
    check_same(story_feed(&fold, "J 0; J 1 b; J 2 c"), ERR_FULL, "a third line is refused");
    check_same(story_feed(&fold, "J 0; L 9; L 9 b"), OK, "and the fold lives on");
    check_text("as it was", story_united(&fold, LIVE_NOT).text, "0-9");
    class_fold_finish(&fold);
}

static void a_stranger_was_never_there(void)
{
    struct class_fold fold;
    struct interval_list list = {0};
    class_fold_init(&fold, 26);
    check_same(story_feed(&fold, "J 0; L 9"), OK, "fed");
    check_same(class_fold_unite(&fold, story_person(7), FOLD_NOT_LIVE, &list), OK, "no failure");
    check_same(list.n, 0, "no interval");
    interval_list_finish(&list);
    class_fold_finish(&fold);
}

static void survives_every_failed_allocation(void)
{
    static const char story[] = "J 0; J 1 b2; R 10 a0 b0; J 12 c3; R 20 a0 b1 c0; L 24 b2; J 26 d2;"
                                "R 30 a0 c3 d0; L 40; L 40 c3; L 40 d2";
    static const char want[] = "1: 0-40 | 2: 1-24 26-40 | 3: 12-40";
    long before = alloc_live();
    int n = 0;

    for (bool failed = true; failed && n < 500; n++) {
        struct class_fold fold;
        class_fold_init(&fold, 26);
        alloc_fail_after(n);
        enum err err = story_feed(&fold, story);
        /* When the failure is still ahead, one allocation now takes it: then n was enough. */
        void *probe = mem_alloc(1);
        failed = probe != NULL;
        alloc_fail_after(-1);
        mem_free(probe);
        check_same(err, OK, "a fact given again after no_memory is taken in");
        check_text("and nothing is lost or doubled", story_united(&fold, LIVE_NOT).text, want);
        class_fold_finish(&fold);
        check_same(alloc_live(), before, "keeps nothing");
    }
    check(n > 5 && n < 500, "allocations were made to fail");
}

TEST_MAIN(TEST(folds_after_the_class), TEST(folds_while_the_class_lives),
          TEST(passes_over_what_makes_no_sense), TEST(counts_facts_without_what_they_need),
          TEST(closing_open_lines_changes_nothing), TEST(knows_the_last_line), TEST(has_a_limit),
          TEST(a_stranger_was_never_there), TEST(survives_every_failed_allocation))
