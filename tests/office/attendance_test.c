/* What the coordinator reads about an activity: the list, attendance, and both without memory. */
#include "office/desk.h"

static struct desk desk;

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

/* One teaches, one stays, one drops out, one never comes. */
static void hold_class(struct school *school)
{
    school_phase(school, CLASS_PHASE_RUNNING, 0);
    school_joins(school, 1, 1, 0);
    school_joins(school, 2, 2, 0);
    school_joins(school, 3, 3, 100);
    school_leaves(school, 3, 3, 1000, LEAVE_LOST);
}

static void end_class(struct school *school)
{
    school_phase(school, CLASS_PHASE_ENDED, 2700);
    school_leaves(school, 1, 1, 2700, LEAVE_CLASS_OVER);
    school_leaves(school, 2, 2, 2700, LEAVE_CLASS_OVER);
}

static void begin(unsigned classes)
{
    desk_open(&desk, classes, 45, 4);
    hold_class(&desk.school);
}

static void ask_attendance(void)
{
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "attendance");
}

static void it_grows_while_the_class_is_held(void)
{
    begin(1);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 1500000);
    desk_sign_in(&desk);
    ask_attendance();
    check(says("\"state\":\"live\",\"now_ms\":1741569900000,\"policy\":{\"version\":\"asn-2023\","),
          "live, by which policy");
    check(says("\"jp_seconds\":2700,\"percent_min\":80}"), "with its numbers");
    check(says("\"intervals\":[{\"start_ms\":1741568400000,\"end_ms\":1741569900000,"
               "\"why\":\"open\"}]}],\"attended_s\":1500,\"learning_s\":2700,"
               "\"percent_ppm\":555555,\"enough\":false,"),
          "who is there");
    check(says("\"intervals\":[{\"start_ms\":1741568500000,\"end_ms\":1741569400000,"
               "\"why\":\"lost\"}]}],\"attended_s\":900,"),
          "who was");
    check(says("\"intervals\":[]}],\"attended_s\":0,"), "who was not");
    check(says("\"summary\":{\"enrolled\":3,\"enough\":0,\"short\":2,\"absent\":1}"), "in all");
    check(!says("198503152010121"), "numbers are masked");
    desk_close(&desk);
}

static void every_number_has_its_reason_and_entry(void)
{
    begin(1);
    end_class(&desk.school);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 3000000);
    desk_sign_in(&desk);
    ask_attendance();
    check(says("\"state\":\"provisional\""), "over, not closed");
    check(says("\"jp\":{\"exact_num\":2700,\"exact_den\":2700,\"awarded\":1,\"counted\":1,"
               "\"surplus\":0},\"reasons\":[{\"code\":\"attended_enough\",\"a\":1000000,\"b\":80},"
               "{\"code\":\"programme_jp\",\"a\":2700,\"b\":2700}],\"entries\":[]}"),
          "what it is worth and why");
    check(says("\"reasons\":[{\"code\":\"attended_too_little\",\"a\":1260,\"b\":80}]"),
          "and what it is not");
    check_same(office_sweep(desk.office), OK, "closed");
    ask_attendance();
    check(says("\"state\":\"posted\""), "posted");
    check(says("\"jp\":1,\"surplus\":0,\"ledger\":\"kompetensi\",\"occurrence\":\"\",\"revision\":"
               "0,\"posted_ms\":1741571400000,"
               "\"posted_by\":\"sinkron\",\"policy\":\"asn-2023\","
               "\"rule\":\"pelatihan_teknis\",\"basis\":\""),
          "with its entry");
    check(says("\"summary\":{\"enrolled\":3,\"enough\":1,\"short\":1,\"absent\":1}"), "in all");
    desk_close(&desk);
}

static void activities_are_listed_newest_first(void)
{
    begin(2);
    struct activity_row newer = activity_row(0);
    newer.international = true;
    check_same(store_activity_put(desk.school.store, &newer), OK, "another");
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(desk_get(&desk, "/api/v1/activities")->status, 200, "the list");
    const char *first = strstr(desk_body(&desk), "\"title\":\"Pelatihan 0\"");
    const char *second = strstr(desk_body(&desk), "\"title\":\"Pelatihan 1\"");
    check(first && second && first < second, "newest first");
    check(says("\"international\":true,\"zone\":\"WIB\",\"policy\":\"asn-2023\",\"percent_min\":80,"
               "\"jp_full\":0,\"learning_s\":0,\"needed_s\":0,\"closed_ms\":0,\"enrolled\":0,"
               "\"classes\":[]}"),
          "one without classes");
    check(says("\"jp_full\":2,\"learning_s\":5400,\"needed_s\":4320,\"closed_ms\":0,"
               "\"enrolled\":3,\"classes\":[{\"id\":\""),
          "one with two");
    desk_close(&desk);
}

static void what_cannot_be_read_hides_nothing_else(void)
{
    begin(1);
    struct activity_row strange = activity_row(0);
    snprintf(strange.policy, sizeof strange.policy, "asn-1945");
    check_same(store_activity_put(desk.school.store, &strange), OK, "of a policy nobody has");
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(desk_get(&desk, "/api/v1/activities")->status, 200, "the list");
    check(says("Pelatihan 1") && !says("Pelatihan 0"), "without it");
    desk_get(&desk, "/api/v1/activities/%s", id_text(strange.id).text);
    desk_check_refused(&desk, 500, "config", "asked for, it is our fault");
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(strange.id).text);
    desk_check_refused(&desk, 500, "config", "here too");
    desk_close(&desk);

    begin(1);
    school_tamper(&desk.school, "DROP TRIGGER journal_keeps_lines;"
                                "UPDATE journal SET body = x'7b' WHERE kind > 200");
    desk_start(&desk);
    desk_sign_in(&desk);
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(school_activity()).text);
    desk_check_refused(&desk, 500, "io", "a journal that cannot be read is not the reader's fault");
    desk_close(&desk);
}

static void a_broken_database_is_told_as_such(void)
{
    begin(1);
    desk_start(&desk);
    desk_sign_in(&desk);
    school_tamper(&desk.school, "ALTER TABLE enrolment RENAME TO elsewhere");
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(school_activity()).text);
    desk_check_refused(&desk, 503, "store", "try again later");
    desk_close(&desk);
}

/* Each allocation fails once: the answer is whole or says that there was no memory. */
static void ask_without_memory(const char *path)
{
    int status = 0;
    desk_ask(&desk, "GET", path, NULL);
    size_t whole = desk.last->body.len;
    long before = desk_live(&desk);
    for (int n = 0; n < 500 && status != 200; n++) {
        status = desk_get_without(&desk, path, n);
        check(status == 503 || (status == 200 && desk.last->body.len == whole), path);
    }
    check_same(status, 200, "at last there is enough");
    check_same(desk_live(&desk), before, "and nothing is left over");
}

static void without_memory_no_half_answer(void)
{
    static const char *const about_activity[] = {"", "/attendance", "/attendance.csv", "/jp.csv"};
    char path[200];
    begin(1);
    end_class(&desk.school);
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(office_sweep(desk.office), OK, "closed");
    for (size_t i = 0; i < COUNT(about_activity); i++) {
        snprintf(path, sizeof path, "/api/v1/activities/%s%s", id_text(school_activity()).text,
                 about_activity[i]);
        ask_without_memory(path);
    }
    snprintf(path, sizeof path, "/api/v1/people/%s/record", id_text(school_person(2)).text);
    ask_without_memory(path);
    ask_without_memory("/api/v1/activities");
    ask_without_memory("/api/me");
    desk_close(&desk);
}

TEST_MAIN(TEST(it_grows_while_the_class_is_held), TEST(every_number_has_its_reason_and_entry),
          TEST(activities_are_listed_newest_first), TEST(what_cannot_be_read_hides_nothing_else),
          TEST(a_broken_database_is_told_as_such), TEST(without_memory_no_half_answer))
