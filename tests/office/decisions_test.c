/* What waits for a coordinator, and what comes of the decision: objections, differences, lists on
 * paper, shared time. */
#include "credit/policy_set.h"
#include "office/facts.h"
#include "store/store_desk.h"
#include "wire/pack.h"

static void put_objection(void)
{
    struct msg_fact_objected fact = {.person = school_person(3),
                                     .text = "Saya hadir sampai selesai"};
    struct buffer body = {0};
    if (wire_pack_fact(FACT_OBJECTED, &fact, &body))
        exit(2);
    const struct journal_line line = {.event = key("event", 4000),
                                      .class_id = school_activity(),
                                      .person = fact.person,
                                      .kind = fact_info[FACT_OBJECTED].id,
                                      .at_ms = MONDAY_MS,
                                      .body = buffer_slice(&body)};
    if (store_journal_append(desk.school.store, &line, 1))
        exit(2);
    buffer_finish(&body);
    snprintf(last_fact, sizeof last_fact, "%s", id_text(line.event).text);
}

static void an_objection_is_answered_once(void)
{
    begin();
    desk_stop(&desk);
    put_objection();
    desk_start(&desk);
    char objection[ID_TEXT_MAX];
    memcpy(objection, last_fact, sizeof objection);
    desk_get(&desk, "/api/v1/decisions");
    check(says("'kind':'objection'") && says("'text':'Saya hadir sampai selesai'"), "it waits");
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'a'}"), 403, "it is theirs");
    check_same(post("answers", "{'fact':'" FACT "','accepted':true,'text':'Benar'}"), 200,
               "answered");
    memcpy(last_fact, objection, sizeof objection);
    check_same(post("answers", "{'fact':'" FACT "','accepted':false,'text':'Tidak'}"), 409, "once");
    check(says("'detail':'answered'"), "says why");
    desk_get(&desk, "/api/v1/decisions");
    check(says("'objection':0"), "nothing waits");
    check_same(post("corrections", CORRECTION), 200, "something else");
    check_same(post("answers", "{'fact':'" FACT "','accepted':true,'text':'a'}"), 404,
               "is no objection");
    check(says("'detail':'no_objection'"), "says why");
    desk_close(&desk);
}

static void a_class_held_otherwise_is_confirmed_before_it_counts(void)
{
    desk_open(&desk, 1, 45, 4);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 600);
    school_joins(&desk.school, 1, 2, 0);
    school_phase(&desk.school, CLASS_PHASE_ENDED, 2700);
    school_leaves(&desk.school, 1, 2, 2700, LEAVE_CLASS_OVER);
    fake_clock_advance(&desk.clock, 3000000);
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(office_sweep(desk.office), OK, "swept");
    ask_book();
    check(says("'state':'provisional'"), "it stays open");
    check(says("'difference_s':600,'differs':true"), "and says why");
    desk_get(&desk, "/api/v1/decisions");
    check(says("'kind':'difference'") && says("'seconds':600"), "somebody is to decide");
    check_same(post("differences", "{'class':'" CLASS "','reason':'Pengajar terlambat'}"), 200,
               "the timetable counts");
    ask_book();
    check(says("'state':'posted'"), "it closes");
    check(says("'confirmed':true"), "and remembers");
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'a'}"), 409, "for good");
    check(says("'detail':'activity_closed'"), "says why");
    desk_close(&desk);
}

static void marks_are_refused_past_the_last_try(void)
{
    begin();
    struct policy *policy =
        (struct policy *)(uintptr_t)policy_set_find(&desk.school.policies, "asn-2023");
    policy->post_test.attempts_max = 2;
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':55,'taken_ms':1},"
                             "{'person':'" LEARNER "','score':56,'taken_ms':2},"
                             "{'person':'" LEARNER "','score':57,'taken_ms':3}]}"),
               409, "three at once");
    check(says("'error':'full','detail':'no_attempts_left'"), "says why");
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':55,'taken_ms':1},"
                             "{'person':'" LEARNER "','score':56,'taken_ms':2}]}"),
               200, "two");
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':57,'taken_ms':3}]}"), 409,
               "a third");
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'Salah ketik'}"), 200,
               "one was wrong");
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':57,'taken_ms':3}]}"), 200,
               "then there is one left");
    desk_close(&desk);
}

/* Monday's class is face to face: there is no live room, the list is on paper. */
static void a_paper_list_is_entered_with_its_document_and_completed(void)
{
    desk_open(&desk, 1, 45, 4);
    struct unit_row unit = {school_activity(), 1, "Tatap muka", MODE_FACE_TO_FACE, 1};
    struct class_row class;
    if (store_unit_put(desk.school.store, &unit) ||
        store_class_find(desk.school.store, key("class", 1), &class))
        exit(2);
    class.unit = 1;
    if (store_class_put(desk.school.store, &class))
        exit(2);
    fake_clock_advance(&desk.clock, 1000000);
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(post("recorded", "{'class':'" CLASS "'}"), 409, "while it is held");
    check(says("'detail':'not_over'"), "says why");
    check_same(post("corrections", CORRECTION), 400, "of a time to come");
    check(says("'column':'end_ms','code':'future'"), "says so");
    fake_clock_advance(&desk.clock, 2000000);
    desk_get(&desk, "/api/v1/decisions");
    check(says("'kind':'list'"), "the list is missing");
    check_same(post("corrections", CORRECTION), 400, "without the list");
    check(says("'column':'evidence','code':'missing'"), "says so");
    desk_ask(&desk, "POST", "/api/v1/evidence", PDF);
    char body[600];
    snprintf(body, sizeof body,
             "{'class':'%%C','people':['%%L','%%A'],'claim':'present'," STRETCH
             ",'reason':'Daftar hadir','evidence':'%.64s'}",
             strstr(desk_body(&desk), "hash\":\"") + 7);
    check_same(post("corrections", body), 200, "with it");
    ask_book();
    check(says("'state':'live'") || says("'state':'provisional'"), "not yet complete");
    check_same(post("recorded", "{'class':'" CLASS "'}"), 200, "complete");
    ask_book();
    check(says("'mode':'tatap_muka','over':true,'recorded':true"), "recorded");
    check(says("'state':'posted'"), "and posted");
    check(has_jp(3, 1) && has_jp(4, 1) && has_jp(2, 0), "who was there");
    check_same(post("recorded", "{'class':'" CLASS "'}"), 409, "once");
    check(says("'detail':'recorded'"), "says why");
    desk_close(&desk);
}

/* Another activity at the same time; person 3 is in both. */
static void hold_another(struct school *school)
{
    struct activity_row activity = activity_row(2);
    struct class_row class = {.id = key("class", 2), .activity = activity.id, .ordinal = 1};
    struct enrolment_row enrolment = {activity.id, school_person(3), ENROLMENT_LEARNER, 0};
    snprintf(class.title, sizeof class.title, "Seminar");
    class.table.n = 1;
    class.table.segments[0] = (struct timetable_segment){SEGMENT_LEARNING, MONDAY_MS + 900000,
                                                         MONDAY_MS + 900000 + 2700000};
    if (store_activity_put(school->store, &activity) || store_class_put(school->store, &class) ||
        store_enrolment_put(school->store, &enrolment))
        exit(2);
    school_class(school, 2);
    school_phase(school, CLASS_PHASE_RUNNING, 900 - 86400);
    school_joins(school, 1, 3, 900 - 86400);
    school_phase(school, CLASS_PHASE_ENDED, 3600 - 86400);
    school_leaves(school, 1, 3, 3600 - 86400, LEAVE_CLASS_OVER);
    school_class(school, 1);
}

static void the_later_of_two_activities_says_whose_the_time_is(void)
{
    char path[128];
    begin();
    desk_stop(&desk);
    hold_another(&desk.school);
    fake_clock_advance(&desk.clock, 3600000);
    desk_start(&desk);
    desk_get(&desk, "/api/v1/decisions");
    check(says("'overlap':1") && says("'kind':'overlap'") && says("'seconds':100"), "it is seen");
    check_same(post("overlaps", "{'person':'" LEARNER "','choice':'takes','reason':'a'}"), 409,
               "the first has nothing to decide");
    snprintf(path, sizeof path, "/api/v1/activities/%s/overlaps", id_text(key("activity", 2)).text);
    desk_ask(&desk, "POST", path,
             filled("{'person':'" LEARNER "','choice':'takes','reason':'Ditugaskan ke seminar'}"));
    check_same(desk.last->status, 200, "the later one has");
    desk_ask(&desk, "POST", path,
             filled("{'person':'" LEARNER "','choice':'keeps_rest','reason':'Keliru'}"));
    check_same(desk.last->status, 200, "and may think again");
    desk_get(&desk, "/api/v1/decisions");
    check(says("'overlap':0"), "it is decided");
    desk_close(&desk);
}

TEST_MAIN(TEST(an_objection_is_answered_once),
          TEST(a_class_held_otherwise_is_confirmed_before_it_counts),
          TEST(marks_are_refused_past_the_last_try),
          TEST(a_paper_list_is_entered_with_its_document_and_completed),
          TEST(the_later_of_two_activities_says_whose_the_time_is))
