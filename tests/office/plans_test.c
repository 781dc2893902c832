/* Activities, units, classes and who takes part: planned, changed, cancelled, written down. */
#include "office/desk.h"
#include "store/store_access.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

static struct desk desk;

/* A school with one class of 90 minutes on Monday 10 March 2025 at 08.00 WIB; person 1 teaches. */
static void begin(void)
{
    desk_open(&desk, 1, 90, 3);
    desk_start(&desk);
    desk_sign_in(&desk);
}

static const char *plan_path(const char *rest)
{
    static char path[200];
    snprintf(path, sizeof path, "/api/v1/activities/%s%s", id_text(school_activity()).text, rest);
    return path;
}

static const char *class_path(const char *rest)
{
    static char path[200];
    snprintf(path, sizeof path, "/api/v1/classes/%s%s", id_text(key("class", 1)).text, rest);
    return path;
}

static const char *person_path(unsigned n, const char *rest)
{
    char part[120];
    snprintf(part, sizeof part, "/people/%s%s", id_text(school_person(n)).text, rest);
    return plan_path(part);
}

static void post(const char *path, const char *body, int status, const char *part,
                 const char *story)
{
    desk_ask(&desk, "POST", path, body);
    check_same(desk.last->status, status, story);
    if (!strstr(desk_body(&desk), part))
        check_text(story, desk_body(&desk), part);
    else
        check(true, story);
}

/* The last line that was written down is about this field. */
static void last_change(const char *field, const char *before, const char *after, const char *story)
{
    char want[300];
    desk_get(&desk, "/api/v1/changes");
    const char *first = strstr(desk_body(&desk), "\"field\"");
    snprintf(want, sizeof want, "\"before\":\"%s\",\"after\":\"%s\"", before, after);
    const char *values = strstr(desk_body(&desk), "\"before\"");
    check(first && strncmp(first + 9, field, strlen(field)) == 0, story);
    check(values && strncmp(values, want, strlen(want)) == 0, want);
}

/* The id in the answer of the last post. */
static const char *made(void)
{
    static char id[ID_TEXT_MAX];
    const char *mark = strstr(desk_body(&desk), "\"id\":\"");
    snprintf(id, sizeof id, "%.32s", mark ? mark + 6 : "");
    return id;
}

/* ---- activities ---- */

#define GOOD "\"title\":\"Pelatihan\",\"organiser\":\"BKPSDM\",\"category\":\"pelatihan_teknis\""

static void an_activity_is_made_or_said_what_is_wrong(void)
{
    static const struct {
        const char *story, *body;
        int status;
        const char *part;
    } cases[] = {
        {"no title", "{\"organiser\":\"a\",\"category\":\"seminar\"}", 400,
         "{\"line\":0,\"column\":\"title\",\"code\":\"missing\",\"value\":\"\"}"},
        {"all that is wrong at once", "{}", 400, "\"column\":\"category\",\"code\":\"missing\""},
        {"a category that is none", "{\"title\":\"a\",\"organiser\":\"b\",\"category\":\"rapat\"}",
         400, "\"column\":\"category\",\"code\":\"not_in_policy\",\"value\":\"asn-2023\""},
        {"a year before any policy", "{" GOOD ",\"planned_day\":\"1999-01-01\"}", 400,
         "\"column\":\"planned_day\",\"code\":\"no_policy\",\"value\":\"1999-01-01\""},
        {"no such day", "{" GOOD ",\"planned_day\":\"2025-02-30\"}", 400, "\"code\":\"no_date\""},
        {"too many JP", "{" GOOD ",\"planned_jp\":1001}", 400,
         "\"code\":\"out_of_range\",\"value\":\"0..1000\""},
        {"a number that is a text", "{" GOOD ",\"planned_jp\":\"5\"}", 400,
         "{\"error\":\"malformed\",\"faults\":[{\"line\":0,\"column\":\"planned_jp\""},
        {"a field that nobody knows", "{" GOOD ",\"titel\":\"x\"}", 400, "\"malformed\""},
        {"a zone", "{" GOOD ",\"zone\":\"CET\"}", 400,
         "\"column\":\"zone\",\"code\":\"unknown_word\",\"value\":\"CET\""},
        {"a number of who signs", "{" GOOD ",\"signatory_nip\":\"12\"}", 400,
         "\"column\":\"signatory_nip\",\"code\":\"nip\""},
        {"a control character", "{\"title\":\"a\\u0007\"}", 400, "\"code\":\"control\""},
        {"a good one", "{" GOOD "}", 200, "\"warnings\":[]"},
        {"an old one", "{" GOOD ",\"planned_day\":\"2020-05-05\"}", 200, "\"warnings\":[]"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        post("/api/v1/activities", cases[i].body, cases[i].status, cases[i].part, cases[i].story);
    desk_get(&desk, "/api/v1/activities/%s", made());
    check(strstr(desk_body(&desk), "\"policy\":\"asn-2018\"") != NULL, "judged as it was then");
    last_change("+", "", "Pelatihan", "written down");
    desk_close(&desk);
}

static void an_activity_is_changed_until_it_is_closed(void)
{
    begin();
    post(plan_path(""), "{\"title\":\"Judul baru\",\"planned_jp\":9,\"reason\":\"salah ketik\"}",
         200, "\"warnings\":[]", "what is not sent stays");
    last_change("planned_jp", "5", "9", "each field is a line");
    check(strstr(desk_body(&desk), "\"reason\":\"salah ketik\"") != NULL, "with the reason");
    post(plan_path(""), "{\"title\":\"\"}", 400, "missing", "a title cannot be taken away");

    post(plan_path("/cancel"), "{\"reason\":\"pengajar sakit\"}", 200, "", "cancelled");
    post(plan_path(""), "{\"title\":\"x\"}", 409, "locked", "a cancelled one is not changed");
    post(class_path("/ticket"), "{}", 409, "wrong_phase", "nobody watches its classes");
    post(plan_path("/cancel"), "{\"cancelled\":false}", 200, "", "taken back");
    post(class_path("/ticket"), "{}", 200, "ticket", "and all is as before");
    post("/api/v1/activities/11111111111111111111111111111111", "{}", 404, "not_found", "nobody's");
    post("/api/v1/activities/11111111111111111111111111111111/cancel", "{}", 404, "not_found", "x");
    desk_close(&desk);
}

static enum err close_it(struct store *store, void *arg)
{
    (void)arg;
    return store_activity_close(store, school_activity(), MONDAY_MS, NULL, 0);
}

static void a_closed_one_is_locked(void)
{
    static const struct {
        bool class;
        const char *rest, *body;
    } cases[] = {
        {false, "", "{\"title\":\"x\"}"},    {false, "/cancel", "{}"},
        {false, "/units", "{\"units\":[]}"}, {false, "/classes", "{\"title\":\"x\"}"},
        {true, "", "{\"title\":\"x\"}"},     {true, "/cancel", "{}"},
    };
    begin();
    check_same(store_thread_do(desk.store_thread, close_it, NULL), OK, "closed");
    for (size_t i = 0; i < COUNT(cases); i++)
        post(cases[i].class ? class_path(cases[i].rest) : plan_path(cases[i].rest), cases[i].body,
             409, "locked", cases[i].body);
    post(plan_path(""), "{\"place\":\"Palu\",\"title\":\"x\"}", 409, "locked", "not even beside");
    post(plan_path(""), "{\"place\":\"Palu\",\"signatory_name\":\"Andi\"}", 200, "\"id\"",
         "but for what stands on certificates alone");
    post(person_path(2, "/withdraw"), "{}", 409, "locked", "nobody is withdrawn");
    post(person_path(2, "/readmit"), "{}", 409, "locked", "nor admitted");
    char body[100];
    snprintf(body, sizeof body, "{\"person\":\"%s\"}",
             id_text(key("person", DESK_COORDINATOR)).text);
    post(plan_path("/people"), body, 409, "locked", "nor enrolled");
    snprintf(body, sizeof body, "{\"out\":\"%s\",\"in\":\"%s\"}", id_text(school_person(1)).text,
             id_text(school_person(2)).text);
    post(class_path("/substitute"), body, 409, "locked", "nor does another teach");
    desk_close(&desk);
}

/* ---- units ---- */

static void units_are_stated_as_a_whole(void)
{
    begin();
    post(plan_path("/units"),
         "{\"units\":[{\"title\":\"Teori\",\"mode\":\"sinkron\",\"planned_jp\":2},"
         "{\"title\":\"Praktik\",\"mode\":\"tatap_muka\",\"planned_jp\":1}]}",
         200, "{\"line\":0,\"column\":\"planned_jp\",\"code\":\"sum_differs\",\"value\":\"3/5\"}",
         "the sum is held against the plan");
    post(plan_path("/units"), "{\"units\":[{\"title\":\"\",\"mode\":\"zoom\",\"planned_jp\":1}]}",
         400, "{\"line\":1,\"column\":\"mode\",\"code\":\"unknown_word\",\"value\":\"zoom\"}",
         "which one is wrong");
    post(class_path(""), "{\"unit\":2}", 200, "", "the class is face to face now");
    post(class_path("/ticket"), "{}", 409, "wrong_phase", "and has no room");
    post(class_path(""), "{\"unit\":7}", 400, "\"column\":\"unit\",\"code\":\"unknown\"", "none");
    post(plan_path("/units"),
         "{\"units\":[{\"ordinal\":1,\"title\":\"Teori\",\"mode\":\"sinkron\",\"planned_jp\":5}]}",
         400, "\"code\":\"has_class\",\"value\":\"Praktik\"", "a unit with a class stays");
    post(class_path(""), "{\"unit\":0}", 200, "", "without it");
    post(plan_path("/units"),
         "{\"units\":[{\"ordinal\":1,\"title\":\"Teori\",\"mode\":\"sinkron\",\"planned_jp\":5}]}",
         200, "\"warnings\":[]", "it goes");
    last_change("1.planned_jp", "2", "5", "written down");
    post("/api/v1/activities/11111111111111111111111111111111/units", "{\"units\":[]}", 404,
         "not_found", "nobody's");
    desk_close(&desk);
}

/* ---- classes ---- */

/* [start, end) in minutes after Monday 08.00 WIB. */
#define SEGMENT(kind, start, end)                                                                  \
    "{\"kind\":\"" kind "\",\"start_ms\":" start ",\"end_ms\":" end "}"
#define T0800 "1741568400000"
#define T0930 "1741573800000"
#define T0945 "1741574700000"
#define T1030 "1741577400000"
#define NEXT_0900 "1741658400000"

static void a_timetable_is_refused_with_its_segment(void)
{
    static const struct {
        const char *story, *segments;
        int status;
        const char *part;
    } cases[] = {
        {"overlapping", SEGMENT("learning", T0800, T0945) "," SEGMENT("learning", T0930, T1030),
         400,
         "{\"line\":2,\"column\":\"segments\",\"code\":\"overlap\","
         "\"value\":\"1: 08.00-09.45, 2: 09.30-10.30\"}"},
        {"overlapping, in another order",
         SEGMENT("learning", T0930, T1030) "," SEGMENT("learning", T0800, T0945), 400,
         "\"line\":1,\"column\":\"segments\",\"code\":\"overlap\","
         "\"value\":\"2: 08.00-09.45, 1: 09.30-10.30\""},
        {"backwards", SEGMENT("learning", T0930, T0800), 400,
         "\"code\":\"not_forward\",\"value\":\"1: 09.30-08.00\""},
        {"nothing but a break", SEGMENT("break", T0800, T0930), 400, "\"code\":\"no_learning\""},
        {"more than a day",
         SEGMENT("learning", T0800, T0930) "," SEGMENT("learning", NEXT_0900, "1741662000000"), 400,
         "\"code\":\"too_long_span\",\"value\":\"24\""},
        {"a lunch", SEGMENT("lunch", T0800, T0930), 400,
         "\"line\":1,\"column\":\"segments\",\"code\":\"unknown_word\",\"value\":\"lunch\""},
        {"none at all", "", 400, "\"code\":\"no_learning\""},
        {"beside another class", SEGMENT("learning", T0930, T1030), 200, "\"warnings\":[]"},
        {"over another class", SEGMENT("learning", T0800, T0930), 200,
         "\"column\":\"segments\",\"code\":\"class_overlap\""},
        {"written 2041", SEGMENT("learning", "2241568400000", "2241572000000"), 200,
         "\"code\":\"far_away\""},
    };
    char body[600];
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        snprintf(body, sizeof body, "{\"title\":\"Sesi\",\"segments\":[%s]}", cases[i].segments);
        post(plan_path("/classes"), body, cases[i].status, cases[i].part, cases[i].story);
    }
    post(plan_path("/classes"), "{\"title\":\"x\"}", 400, "\"code\":\"missing\"", "no times");
    post("/api/v1/activities/11111111111111111111111111111111/classes", "{\"title\":\"x\"}", 404,
         "not_found", "nobody's");
    post("/api/v1/classes/11111111111111111111111111111111", "{}", 404, "not_found", "no class");
    desk_close(&desk);
}

static void what_is_done_alone_ends_when_it_is_due(void)
{
    begin();
    post(plan_path("/units"),
         "{\"units\":[{\"title\":\"Tugas\",\"mode\":\"asinkron\",\"planned_jp\":2}]}", 200, "",
         "unit");
    post(plan_path("/classes"), "{\"title\":\"Tugas\",\"unit\":1,\"due_ms\":" NEXT_0900 "}", 200,
         "", "made of its planned JP");
    desk_get(&desk, "/api/v1/activities/%s", id_text(school_activity()).text);
    check(strstr(desk_body(&desk), "\"start_ms\":1741653000000,\"end_ms\":" NEXT_0900) != NULL,
          "90 minutes before it is due");
    post(plan_path("/classes"), "{\"title\":\"Tugas\",\"due_ms\":" NEXT_0900 "}", 400,
         "not_asynchronous", "only there");
    desk_close(&desk);
}

static bool told_changed(void)
{
    struct letter letter;
    if (mailbox_take(desk.listener, &letter, 1) != 1)
        return false;
    const struct class_changed *changed = letter.body;
    bool right =
        letter.kind == LETTER_CLASS_CHANGED && id_equal(changed->class_id, key("class", 1));
    mem_free(letter.body);
    return right;
}

static void a_class_is_moved_and_cancelled(void)
{
    begin();
    post(class_path(""), "{\"segments\":[" SEGMENT("learning", T0930, T1030) "]}", 200, "",
         "moved");
    check(told_changed(), "the workers read it anew");
    last_change("timetable", "learning 2025-03-10T01:00:00Z/2025-03-10T02:30:00Z",
                "learning 2025-03-10T02:30:00Z/2025-03-10T03:30:00Z", "from when, to when");
    post(class_path("/cancel"), "{\"reason\":\"banjir\"}", 200, "", "cancelled");
    check(told_changed(), "told");
    desk_get(&desk, "/api/v1/activities/%s", id_text(school_activity()).text);
    check(strstr(desk_body(&desk), "\"cancelled_ms\":1741568400000,\"begun\":false") != NULL,
          "seen");
    post(class_path(""), "{\"title\":\"x\"}", 409, "locked", "then not changed");
    post(class_path("/cancel"), "{\"cancelled\":false}", 200, "", "and back");
    post("/api/v1/classes/11111111111111111111111111111111/cancel", "{}", 404, "not_found", "none");
    desk_close(&desk);
}

static void what_was_attended_is_not_undone(void)
{
    desk_open(&desk, 1, 90, 3);
    school_class(&desk.school, 1);
    school_joins(&desk.school, 1, 2, -300);
    school_leaves(&desk.school, 1, 2, -60, LEAVE_NONE);
    desk_start(&desk);
    desk_sign_in(&desk);
    post(class_path("/cancel"), "{}", 200, "", "who only waited before binds nobody");
    post(class_path("/cancel"), "{\"cancelled\":false}", 200, "", "back");
    desk_stop(&desk);

    school_phase(&desk.school, CLASS_PHASE_RUNNING, 60);
    desk_start(&desk);
    desk_sign_in(&desk);
    post(class_path(""), "{\"segments\":[" SEGMENT("learning", T0930, T1030) "]}", 409,
         "{\"error\":\"wrong_phase\",\"faults\":[{\"line\":0,\"column\":\"segments\","
         "\"code\":\"class_begun\"",
         "one that has begun is not moved");
    post(class_path(""), "{\"title\":\"Judul lain\"}", 200, "", "but may have another name");
    post(class_path("/cancel"), "{}", 409, "\"code\":\"attended\"", "nor cancelled");
    post(plan_path("/cancel"), "{}", 409, "\"code\":\"attended\"", "nor its activity");
    desk_close(&desk);
}

static void the_policy_follows_the_last_class(void)
{
    char path[100];
    begin();
    post("/api/v1/activities", "{" GOOD ",\"planned_day\":\"2020-05-05\"}", 200, "", "planned");
    snprintf(path, sizeof path, "/api/v1/activities/%s/classes", made());
    post(path, "{\"title\":\"Sesi\",\"segments\":[" SEGMENT("learning", T0800, T0930) "]}", 200, "",
         "held much later");
    last_change("policy", "asn-2018", "asn-2023", "written down");
    desk_close(&desk);
}

/* ---- people ---- */

static void somebody_takes_part_and_no_more(void)
{
    char body[200];
    begin();
    snprintf(body, sizeof body, "{\"person\":\"%s\"}",
             id_text(key("person", DESK_COORDINATOR)).text);
    post(plan_path("/people"), body, 200, "", "enrolled");
    last_change(id_text(key("person", DESK_COORDINATOR)).text, "", "learner", "written down");
    post(plan_path("/people"), body, 200, "", "twice is once");
    post(plan_path("/people"), "{\"person\":\"11111111111111111111111111111111\"}", 400,
         "\"column\":\"person\",\"code\":\"unknown\"", "nobody");
    snprintf(body, sizeof body, "{\"person\":\"%s\"}", id_text(school_person(1)).text);
    post(plan_path("/people"), body, 400, "\"code\":\"has_other_role\",\"value\":\"instructor\"",
         "who teaches does not learn");

    post(person_path(2, "/link"), "{}", 200, "url", "a link");
    post(person_path(2, "/withdraw"), "{\"reason\":\"pindah tugas\"}", 200, "", "withdrawn");
    last_change(id_text(school_person(2)).text, "learner", "learner withdrawn 2025-03-10T01:00:00Z",
                "written down");
    post(person_path(2, "/link"), "{}", 409, "locked", "and gets no link");
    post(person_path(2, "/readmit"), "{}", 200, "", "taken back");
    post(person_path(2, "/link"), "{}", 200, "url", "gets one again");
    post(person_path(77, "/withdraw"), "{}", 404, "not_found", "nobody");
    post(person_path(77, "/readmit"), "{}", 404, "not_found", "nobody");
    post("/api/v1/activities/11111111111111111111111111111111/people",
         "{\"person\":\"11111111111111111111111111111111\"}", 404, "not_found", "nobody's");
    desk_close(&desk);
}

/* The agreement ended the day before the class of Monday. */
static void who_has_no_status_on_the_day_is_not_enrolled(void)
{
    char body[200];
    struct person_row row = person_row(8);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 3, 10);
    row.contract_end_day = date_days(2025, 3, 9);
    desk_open(&desk, 1, 90, 3);
    check_same(store_person_put(desk.school.store, &row), OK, "a PPPK");
    desk_start(&desk);
    desk_sign_in(&desk);
    snprintf(body, sizeof body, "{\"person\":\"%s\"}", id_text(row.id).text);
    post(plan_path("/people"), body, 400,
         "\"column\":\"person\",\"code\":\"no_status_on_date\",\"value\":\"2025-03-10\"",
         "the agreement is over");
    char path[100];
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(row.id).text);
    post(path,
         "{\"contract_start\":\"2025-03-10\",\"contract_end\":\"\","
         "\"status_from\":\"2025-03-10\"}",
         200, "", "a new one");
    post(plan_path("/people"), body, 200, "", "enrolled");
    desk_close(&desk);
}

static void another_teaches(void)
{
    char body[200];
    begin();
    post(person_path(1, "/link"), "{}", 200, "url", "a link");
    snprintf(body, sizeof body, "{\"out\":\"%s\",\"in\":\"%s\",\"reason\":\"sakit\"}",
             id_text(school_person(1)).text, id_text(key("person", DESK_COORDINATOR)).text);
    post(class_path("/substitute"), body, 200, "", "another");
    last_change(id_text(school_person(1)).text, "instructor",
                "instructor withdrawn 2025-03-10T01:00:00Z", "who went");
    struct letter letter;
    check(mailbox_take(desk.listener, &letter, 1) == 1 && letter.kind == LETTER_LINK_ENDED,
          "is sent out of the class");
    mem_free(letter.body);
    post(class_path("/substitute"), body, 400, "\"column\":\"out\",\"code\":\"no_instructor\"",
         "once");
    snprintf(body, sizeof body, "{\"out\":\"%s\",\"in\":\"%s\"}",
             id_text(key("person", DESK_COORDINATOR)).text, id_text(school_person(1)).text);
    post(class_path("/substitute"), body, 200, "", "and back");
    snprintf(body, sizeof body, "{\"out\":\"%s\",\"in\":\"%s\"}", id_text(school_person(1)).text,
             id_text(school_person(2)).text);
    post(class_path("/substitute"), body, 400, "\"column\":\"in\",\"code\":\"has_other_role\"",
         "a learner does not teach");
    post("/api/v1/classes/11111111111111111111111111111111/substitute", body, 404, "not_found",
         "x");
    desk_close(&desk);
}

static void changes_are_found(void)
{
    begin();
    post(plan_path(""), "{\"title\":\"A\"}", 200, "", "one");
    post(plan_path(""), "{\"title\":\"B\"}", 200, "", "two");
    desk_get(&desk, "/api/v1/changes");
    desk_ask(&desk, "GET", "/api/v1/changes", NULL);
    check(strstr(desk_body(&desk), "\"who\":\"Kartika Sari\",\"noun\":\"activity\"") != NULL,
          "who");
    check(strstr(desk_body(&desk), "\"next\":0}") != NULL, "all");
    desk_close(&desk);
}

static void policies_are_shown(void)
{
    begin();
    desk_get(&desk, "/api/v1/policies");
    check(strstr(desk_body(&desk), "\"id\":\"seminar\"") != NULL, "with their categories");
    desk_close(&desk);
}

TEST_MAIN(TEST(an_activity_is_made_or_said_what_is_wrong),
          TEST(an_activity_is_changed_until_it_is_closed), TEST(a_closed_one_is_locked),
          TEST(units_are_stated_as_a_whole), TEST(a_timetable_is_refused_with_its_segment),
          TEST(what_is_done_alone_ends_when_it_is_due), TEST(a_class_is_moved_and_cancelled),
          TEST(what_was_attended_is_not_undone), TEST(the_policy_follows_the_last_class),
          TEST(somebody_takes_part_and_no_more), TEST(who_has_no_status_on_the_day_is_not_enrolled),
          TEST(another_teaches), TEST(changes_are_found), TEST(policies_are_shown))
