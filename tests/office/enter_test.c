/* What a personal link opens: the page before joining. */
#include "credit/jp.h"
#include "judging/plan.h"
#include "office/desk.h"
#include "office/enter_class.h"
#include "office/slowdown.h"

#define LEARNER "murid-murid-murid-murid-murid-murid-murid-m"
#define TEACHER "guru-guru-guru-guru-guru-guru-guru-guru-gur"

static struct desk desk;

/* Two learners have links, and one who teaches. */
static void begin(unsigned classes)
{
    desk_open(&desk, classes, 45, 3);
    desk_link(&desk, 1, TEACHER, MONDAY_MS - 1000);
    desk_link(&desk, 2, LEARNER, MONDAY_MS - 1000);
}

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

/* The text of a member of the answer. */
static const char *field(const char *name)
{
    static char value[700];
    char mark[40];
    snprintf(mark, sizeof mark, "\"%s\":\"", name);
    const char *at = strstr(desk_body(&desk), mark);
    at = at ? at + strlen(mark) : "";
    snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "\""), at);
    return value;
}

static void read_ticket(struct ticket *ret)
{
    *ret = (struct ticket){.kind = TICKET_RESUME};
    check_same(ticket_read(slice_of_text(field("ticket")), &desk.key, TICKET_ENTER,
                           desk.clock.wall_ms, ret),
               OK, "the ticket opens");
}

static void a_learner_reads_what_it_will_earn(void)
{
    struct ticket ticket;
    begin(1);
    desk_start(&desk);
    check_same(desk_enter(&desk, LEARNER)->status, 200, "it opens");
    check_text("no proxy keeps it apart", desk.last->content_type, "application/json");
    check(says("{\"person\":{\"name\":\"Pegawai 02\"},\"role\":\"learner\",\"activity\":{"),
          "who and what");
    check(says("\"percent_min\":80,\"jp_full\":1,\"learning_s\":2700,\"needed_s\":2160,"
               "\"closed_ms\":0,\"enrolled\":2,"),
          "what it takes and gives");
    check(says("\"phase\":\"waiting\",\"segments\":[{\"kind\":\"learning\",\"start_ms\":"
               "1741568400000,\"end_ms\":1741571100000}],\"moves\":[]}]}"),
          "when");
    check(says("\"expires_ms\":1741569300000,\"now_ms\":1741568400000,"), "for how long");
    check(says("\"account\":{\"state\":\"live\",\"attended_s\":0,\"learning_s\":2700,"
               "\"needed_s\":2160,\"enough\":false,\"jp\":0,\"reasons\":[{\"code\":"
               "\"not_present\",\"a\":0,\"b\":0}]}}"),
          "and what is there so far");
    check(!says("198503152010121"), "no number of anybody");

    read_ticket(&ticket);
    check_same(ticket.role, ROLE_LEARNER, "as learner");
    check_text("by name", ticket.name, "Pegawai 02");
    check(id_equal(ticket.person, school_person(2)), "this person");
    check(id_equal(ticket.activity, school_activity()), "this activity");
    check(id_equal(ticket.class_id, key("class", 1)), "this class");
    check_same(ticket.issued_ms, MONDAY_MS, "issued now");
    desk_close(&desk);
}

static void an_instructor_has_no_account(void)
{
    struct ticket ticket;
    begin(1);
    desk_start(&desk);
    check_same(desk_enter(&desk, TEACHER)->status, 200, "it opens");
    check(says("\"role\":\"instructor\""), "as instructor");
    check(says("\"account\":null}"), "who earns nothing here");
    read_ticket(&ticket);
    check_same(ticket.role, ROLE_INSTRUCTOR, "the ticket too");
    desk_close(&desk);
}

static void the_account_grows(void)
{
    begin(1);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 5);
    school_joins(&desk.school, 1, 2, 0);
    school_joins(&desk.school, 2, 3, 0);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 2160000);
    desk_enter(&desk, LEARNER);
    check(says("\"phase\":\"running\""), "while it is held");
    check(says("\"moves\":[{\"phase\":\"running\",\"at_ms\":1741568405000}]"), "since when");
    check(says("\"account\":{\"state\":\"live\",\"attended_s\":2160,\"learning_s\":2700,"
               "\"needed_s\":2160,\"enough\":true,\"jp\":1,"),
          "up to now");
    desk_close(&desk);
}

static void after_the_last_class_there_is_nothing_to_join(void)
{
    begin(1);
    school_holds(&desk.school, 1, 3, 2700);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 2800000);
    desk_enter(&desk, LEARNER);
    check(says("\"class\":null,\"ticket\":null,\"expires_ms\":0,"), "no ticket");
    check(says("\"account\":{\"state\":\"provisional\",\"attended_s\":2700,"), "not yet posted");
    check_same(office_sweep(desk.office), OK, "closed");
    desk_enter(&desk, LEARNER);
    check(says("\"account\":{\"state\":\"posted\",\"attended_s\":2700,"), "posted");
    check(says("\"closed_ms\":1741571200000"), "when");
    check_same(desk_enter(&desk, TEACHER)->status, 200, "the link still shows the result");
    desk_close(&desk);
}

static void between_classes_the_next_is_shown(void)
{
    char want[80];
    begin(2);
    school_holds(&desk.school, 1, 3, 2700);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 2800000);
    desk_enter(&desk, LEARNER);
    snprintf(want, sizeof want, "\"class\":\"%s\",\"ticket\":\"", id_text(key("class", 2)).text);
    check(says(want), "tomorrow's class");
    check(says("\"state\":\"provisional\",\"attended_s\":2700,\"learning_s\":5400,"
               "\"needed_s\":4320,\"enough\":false,\"jp\":0,"),
          "and half of what there is");
    desk_close(&desk);
}

static void too_many_from_one_address_wait(void)
{
    begin(1);
    desk_start(&desk);
    for (unsigned i = 0; i < slowdown_visits.burst; i++)
        if (desk_enter(&desk, "x")->status != 404)
            check(false, "unknown, up to the limit");
    check_same(desk_enter(&desk, LEARNER)->status, 429, "now everybody there waits");
    check_text("how long", desk_body(&desk), "{\"error\":\"too_fast\",\"wait_ms\":100}");
    desk.address = "10.0.0.2";
    check_same(desk_enter(&desk, LEARNER)->status, 200, "others do not");
    desk.address = "10.0.0.1";
    fake_clock_advance(&desk.clock, 100);
    check_same(desk_enter(&desk, LEARNER)->status, 200, "after the wait");
    desk_close(&desk);
}

static void many_come_at_once(void)
{
    begin(1);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&desk.school, 1, 2, 0);
    desk.threads = 4;
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 60000);
    for (int i = 0; i < 20; i++)
        check_same(desk_post_crowd(&desk, 12, "/api/enter", "{\"token\":\"" LEARNER "\"}"), 12,
                   "all are let in");
    check(says("\"attended_s\":60,"), "with the same account");
    desk_close(&desk);
}

/* ---- which class ---- */

/* Classes of an hour; begin in minutes from now; Waiting, Running, Break, Ended. */
struct course {
    int start_min;
    char phase;
};

static int chosen(const struct course *course, size_t n)
{
    static const char phases[] = "WRBE"; /* in the order of the enum */
    struct plan_class classes[3] = {0};
    struct activity_plan plan = {.n_classes = n, .classes = classes};
    for (size_t i = 0; i < n; i++) {
        int64_t start_ms = MONDAY_MS + course[i].start_min * MINUTE_MS;
        classes[i].phase = (enum class_phase)(strchr(phases, course[i].phase) - phases);
        classes[i].mode = MODE_SYNCHRONOUS;
        classes[i].row.table.n = 1;
        classes[i].row.table.segments[0] =
            (struct timetable_segment){SEGMENT_LEARNING, start_ms, start_ms + 60 * MINUTE_MS};
    }
    const struct plan_class *class = enter_class(&plan, MONDAY_MS, 60 * MINUTE_MS);
    return class ? (int)(class - classes) : -1;
}

static void the_right_class_is_joined(void)
{
    static const struct {
        const char *story;
        struct course course[3];
        size_t n;
        int want;
    } cases[] = {
        {"none at all", {{0, 'W'}}, 0, -1},
        {"the only one, next week", {{10000, 'W'}}, 1, 0},
        {"now, not yet begun", {{-10, 'W'}, {1440, 'W'}}, 2, 0},
        {"the one being held, although late", {{-180, 'R'}, {-10, 'W'}}, 2, 0},
        {"the one being held, although early", {{-10, 'W'}, {30, 'B'}}, 2, 1},
        {"the next, whatever its number", {{2880, 'W'}, {1440, 'W'}, {-60, 'E'}}, 3, 1},
        {"nobody came in time, but it may still begin", {{-119, 'W'}, {1440, 'W'}}, 2, 0},
        {"nobody came, and it is over", {{-120, 'W'}, {1440, 'W'}}, 2, 1},
        {"all over", {{-500, 'E'}, {-120, 'W'}}, 2, -1},
        {"ended early", {{-10, 'E'}}, 1, -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(chosen(cases[i].course, cases[i].n), cases[i].want, cases[i].story);
}

TEST_MAIN(TEST(a_learner_reads_what_it_will_earn), TEST(an_instructor_has_no_account),
          TEST(the_account_grows), TEST(after_the_last_class_there_is_nothing_to_join),
          TEST(between_classes_the_next_is_shown), TEST(too_many_from_one_address_wait),
          TEST(many_come_at_once), TEST(the_right_class_is_joined))
