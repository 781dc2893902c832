/* Facts that coordinators state: good ones hold, and change the account; bad ones are refused in
 * words and change nothing. */
#include "office/facts.h"

static void close_activity(void)
{
    check_same(office_sweep(desk.office), OK, "closed");
    ask_attendance();
    check(says("'state':'posted'"), "and posted");
}

/* ---- refusals ---- */

static const struct {
    const char *story, *what, *body;
    int status;
    const char *says;
} refused[] = {
    {"no reason", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH "}", 400,
     "'faults':[{'line':0,'column':'reason','code':'missing'"},
    {"a reason of blanks", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH
     ",'reason':' \\n '}",
     400, "'column':'reason','code':'missing'"},
    {"a reason with a bell in it", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH
     ",'reason':'a\\u0007'}",
     400, "'column':'reason','code':'control'"},
    {"a number for a reason: where", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH ",'reason':7}", 400,
     "'column':'reason','code':'malformed'"},
    {"a class of somewhere else", "corrections",
     "{'class':'" LEARNER "','people':['" LEARNER "'],'claim':'present'," STRETCH ",'reason':'a'}",
     400, "'column':'class','code':'unknown'"},
    {"somebody who is not enrolled", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "','" STRANGER "'],'claim':'present'," STRETCH
     ",'reason':'a'}",
     400, "'line':2,'column':'person','code':'not_enrolled'"},
    {"one person twice", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "','" LEARNER "'],'claim':'present'," STRETCH
     ",'reason':'a'}",
     400, "'line':2,'column':'person','code':'twice'"},
    {"nobody", "corrections",
     "{'class':'" CLASS "','people':[],'claim':'present'," STRETCH ",'reason':'a'}", 400,
     "'error':'malformed'"},
    {"backwards", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present','start_ms':" HOUR_ENDS
     ",'end_ms':" HOUR_BEGINS ",'reason':'a'}",
     400, "'column':'end_ms','code':'not_forward'"},
    {"before the class", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER
     "'],'claim':'present','start_ms':1741568399999,'end_ms':" HOUR_ENDS ",'reason':'a'}",
     400, "'column':'start_ms','code':'outside'"},
    {"after the class", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present','start_ms':" HOUR_BEGINS
     ",'end_ms':1741571100001,'reason':'a'}",
     400, "'column':'end_ms','code':'outside'"},
    {"a document that nobody filed", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH
     ",'reason':'a','evidence':'00'}",
     400, "'column':'evidence','code':'not_filed'"},
    {"a field that is not asked for", "corrections",
     "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH
     ",'reason':'a','second':false}",
     400, "'error':'malformed'"},
    {"an excuse without reason", "excuses",
     "{'class':'" CLASS "','person':'" ABSENT "','excuse':'izin'}", 400,
     "'column':'reason','code':'missing'"},
    {"an excuse that does not exist", "excuses",
     "{'class':'" CLASS "','person':'" ABSENT "','excuse':'cuti','reason':'a'}", 400,
     "'error':'malformed'"},
    {"a mark above 100", "tests", "{'tries':[{'person':'" LEARNER "','score':101,'taken_ms':1}]}",
     400, "'line':1,'column':'score','code':'out_of_range'"},
    {"a mark of tomorrow", "tests",
     "{'tries':[{'person':'" LEARNER "','score':80,'taken_ms':1751568400000}]}", 400,
     "'column':'taken_ms','code':'future'"},
    {"a mark for a stranger, among good ones", "tests",
     "{'tries':[{'person':'" LEARNER "','score':80,'taken_ms':1},"
     "{'person':'" STRANGER "','score':80,'taken_ms':1}]}",
     400, "'line':2,'column':'person','code':'not_enrolled'"},
    {"no time is shared", "overlaps", "{'person':'" LEARNER "','choice':'takes','reason':'a'}", 409,
     "'detail':'no_overlap'"},
    {"held as planned", "differences", "{'class':'" CLASS "','reason':'a'}", 409,
     "'detail':'no_difference'"},
    {"a class with a live room", "recorded", "{'class':'" CLASS "'}", 409, "'detail':'live_room'"},
    {"a decision without a reason", "overlaps", "{'person':'" LEARNER "','choice':'takes'}", 400,
     "'column':'reason','code':'missing'"},
    {"a difference without a reason", "differences", "{'class':'" CLASS "'}", 400,
     "'column':'reason','code':'missing'"},
    {"a list of no class", "recorded", "{'class':'" STRANGER "'}", 400,
     "'column':'class','code':'unknown'"},
    {"to approve nothing", "approvals", "{'fact':'" STRANGER "'}", 404, "'detail':'fact_unknown'"},
    {"to take back nothing", "withdrawals", "{'fact':'" STRANGER "','reason':'a'}", 404,
     "'detail':'fact_unknown'"},
    {"to take back without a reason", "withdrawals", "{'fact':'" STRANGER "'}", 400,
     "'column':'reason','code':'missing'"},
    {"to answer nothing", "answers", "{'fact':'" STRANGER "','accepted':true,'text':'a'}", 404,
     "'detail':'fact_unknown'"},
    {"an empty answer", "answers", "{'fact':'" STRANGER "','accepted':true,'text':''}", 400,
     "'column':'text','code':'missing'"},
};

static void bad_facts_are_refused_and_change_nothing(void)
{
    begin();
    for (size_t i = 0; i < COUNT(refused); i++) {
        check_same(post(refused[i].what, refused[i].body), refused[i].status, refused[i].story);
        check(says(refused[i].says), refused[i].story);
    }
    ask_book();
    check(says("'facts':[]"), "nothing was written");
    desk_ask(&desk, "POST", "/api/v1/activities/11111111111111111111111111111111/corrections",
             "{}");
    desk_check_refused(&desk, 404, "not_found", "an activity that is not there");
    desk_get(&desk, "/api/v1/activities/11111111111111111111111111111111/book");
    desk_check_refused(&desk, 404, "not_found", "nor its book");
    desk_close(&desk);
}

static void what_is_cancelled_takes_no_facts(void)
{
    begin();
    desk_stop(&desk);
    school_tamper(&desk.school, "UPDATE activity SET cancelled_ms = 1");
    desk_start(&desk);
    check_same(post("corrections", CORRECTION), 409, "a cancelled activity");
    check(says("'detail':'activity_cancelled'"), "says why");
    desk_close(&desk);
}

/* ---- corrections ---- */

static void a_correction_holds_at_once_while_nothing_is_sealed(void)
{
    begin();
    check(has_jp(3, 0), "too little before");
    check_same(post("corrections?dry=1",
                    "{'class':'" CLASS "','people':['" LEARNER "'],'claim':'present'," STRETCH "}"),
               200, "what would it change");
    check(says("{'second':false,'people':[{'person':'" LEARNER "','before':{'class_s':1000,"
               "'attended_s':1000,'percent_ppm':370370,'enough':false,'jp':0},'after':{"
               "'class_s':2700,'attended_s':2700,'percent_ppm':1000000,'enough':true,'jp':1}}]}"),
          "this");
    ask_book();
    check(says("'facts':[]"), "and nothing was written");

    check_same(post("corrections", CORRECTION), 200, "written");
    check(says("'state':'holds'"), "and it holds");
    check(has_jp(3, 1), "JP follow");
    ask_book();
    check(says("'kind':'correction'"), "it stands in the book");
    check(says("'by':{'id':'") && says("'name':'Kartika Sari'}"), "with who did it");
    check(says("'text':'Listrik padam di kantor'"), "and why");

    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'Salah orang'}"), 200, "undone");
    check(has_jp(3, 0), "as before");
    char withdrawal[ID_TEXT_MAX];
    memcpy(withdrawal, last_fact, sizeof withdrawal);
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'a'}"), 403,
               "an undoing is not undone");
    check(says("'detail':'not_a_coordinators'"), "says why");
    desk_close(&desk);
}

static void all_who_were_there_are_set_right_together(void)
{
    begin();
    check_same(post("corrections", "{'class':'" CLASS "','people':['" LEARNER "','" ABSENT
                                   "'],'claim':'present'," STRETCH ",'reason':'Daftar hadir'}"),
               200, "both");
    check(has_jp(3, 1) && has_jp(4, 1), "both");
    desk_close(&desk);
}

static void after_the_seal_a_second_coordinator_decides(void)
{
    begin();
    close_activity();
    check_same(post("corrections", CORRECTION), 200, "written");
    check(says("'state':'waits'"), "and waits");
    check(has_jp(3, 0), "nothing has changed");
    check(!strstr(about(3), "\"jp\":1,"), "nor in the ledger");
    char correction[ID_TEXT_MAX];
    memcpy(correction, last_fact, sizeof correction);

    check_same(post("approvals", "{'fact':'" FACT "'}"), 403, "not by whoever wrote it");
    check(says("'detail':'same_person'"), "says why");
    desk_sign_in(&desk);
    check_same(post("approvals", "{'fact':'" FACT "'}"), 403, "nor signed in once more");
    desk_get(&desk, "/api/v1/decisions");
    check(says("'kind':'second'") && says("'counts':{'second':1,"), "it is to be decided");

    desk_sign_in_as(&desk, DESK_OTHER_ACCOUNT);
    check_same(post("approvals", "{'fact':'" FACT "'}"), 200, "but by another");
    check(has_jp(3, 1), "now it counts");
    check(strstr(about(3), "\"entries\":[{") != NULL, "and is in the ledger");
    memcpy(last_fact, correction, sizeof correction);
    check_same(post("approvals", "{'fact':'" FACT "'}"), 409, "once");
    check(says("'detail':'not_waiting'"), "says why");

    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'Ternyata tidak hadir'}"), 200,
               "taking it back");
    check(says("'state':'waits'"), "needs two again");
    check(has_jp(3, 1), "until then it counts");
    char withdrawal[ID_TEXT_MAX];
    memcpy(withdrawal, last_fact, sizeof withdrawal);
    memcpy(last_fact, correction, sizeof correction);
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'a'}"), 409, "once");
    check(says("'detail':'being_withdrawn'"), "says why");
    memcpy(last_fact, withdrawal, sizeof withdrawal);
    desk_sign_in(&desk);
    check_same(post("approvals", "{'fact':'" FACT "'}"), 200, "the first one agrees");
    check(has_jp(3, 0), "taken back");
    check(strstr(about(3), "\"reverses\":\"") != NULL, "by a reversing entry");
    memcpy(last_fact, correction, sizeof correction);
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'a'}"), 409, "it holds no more");
    check(says("'detail':'not_holding'"), "says why");
    desk_close(&desk);
}

static void the_list_of_a_period_says_what_changed(void)
{
    begin();
    check_same(post("corrections", CORRECTION), 200, "written");
    check_same(post("withdrawals", "{'fact':'" FACT "','reason':'Salah orang'}"), 200, "undone");
    desk_get(&desk, "/api/v1/corrections?from_ms=1741564800000&until_ms=1741651200000");
    check(says("'before':{'class_s':1000,'attended_s':1000,'jp':0},"
               "'after':{'class_s':2700,'attended_s':2700,'jp':1}"),
          "what it was worth");
    check(says("'before':{'class_s':2700,'attended_s':2700,'jp':1},"
               "'after':{'class_s':1000,'attended_s':1000,'jp':0}"),
          "and what the undoing was");
    desk_get(&desk, "/api/v1/corrections?until_ms=1741564800000");
    check_text("none in another period", desk_body(&desk), "{\"corrections\":[],\"more\":0}");
    desk_get(&desk, "/api/v1/corrections.csv?from_ms=1741564800000");
    check_same(desk.last->status, 200, "as a file");
    check(says("1000,2700,1000,2700,0,1,Listrik padam di kantor,"), "with the same figures");
    desk_get(&desk, "/api/v1/corrections?from_ms=yesterday");
    check_same(desk.last->status, 400, "no moment");
    desk_get(&desk, "/api/v1/corrections.csv?from_ms=2&until_ms=1");
    check_same(desk.last->status, 400, "backwards");
    check(says("'column':'until_ms','code':'not_forward'"), "says where");
    desk_close(&desk);
}

/* ---- excuses, marks ---- */

static void an_excuse_says_why_and_the_last_holds(void)
{
    begin();
    ask_book();
    check(says("'standing':'tidak_hadir'") && !says("'izin'"), "absent");
    check_same(post("excuses", "{'class':'" CLASS "','person':'" ABSENT
                               "','excuse':'izin','reason':'Dinas luar'}"),
               200, "with permission");
    ask_book();
    check(says("'standing':'izin'"), "izin");
    check_same(post("excuses", "{'class':'" CLASS "','person':'" ABSENT
                               "','excuse':'sakit','reason':'Surat dokter'}"),
               200, "no, sick");
    ask_book();
    check(says("'standing':'sakit'"), "sakit");
    check_same(post("excuses", "{'class':'" CLASS "','person':'" ABSENT
                               "','excuse':'none','reason':'Keliru'}"),
               200, "neither");
    ask_book();
    check(!says("'standing':'sakit'"), "as before");
    desk_close(&desk);
}

static void marks_are_taken_until_the_tries_are_used(void)
{
    begin();
    desk_stop(&desk);
    school_tamper(&desk.school, "UPDATE activity SET post_test = 'required'");
    desk_start(&desk);
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':55,'taken_ms':1741571200000"
                             "},{'person':'" ABSENT "','score':90,'taken_ms':1741571200000}]}"),
               200, "two");
    ask_book();
    check(says("'score':55,'tries':1,") && says("'score':90,'tries':1,"), "two marks");
    desk_stop(&desk);
    school_tamper(&desk.school, "UPDATE activity SET post_test = 'none'");
    desk_start(&desk);
    check_same(post("tests", "{'tries':[{'person':'" LEARNER "','score':55,'taken_ms':1}]}"), 409,
               "an activity without a test");
    check(says("'detail':'no_test'"), "says why");
    desk_close(&desk);
}

/* ---- documents ---- */

static void keep(const char *bytes)
{
    desk_ask(&desk, "POST", "/api/v1/evidence", bytes);
}

static void a_document_is_what_its_bytes_are(void)
{
    static const struct {
        const char *story, *bytes;
        const char *detail; /* NULL: taken */
    } cases[] = {
        {"a whole PDF", PDF, NULL},
        {"a PDF that was cut off", "%PDF-1.4\nisi\n", "document_type"},
        {"a JPEG", "\xff\xd8\xff\xe0 isi \xff\xd9", NULL},
        {"a JPEG that was cut off", "\xff\xd8\xff\xe0 isi", "document_type"},
        {"a page of the web", "<html>%PDF-1.4 %%EOF</html>", "document_type"},
        {"nothing", "", "document_empty"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        keep(cases[i].bytes);
        check_same(desk.last->status, cases[i].detail ? 400 : 200, cases[i].story);
        check(!cases[i].detail || strstr(desk_body(&desk), cases[i].detail), cases[i].story);
    }
    keep(PDF);
    char hash[DIGEST_TEXT_MAX];
    snprintf(hash, sizeof hash, "%.64s", strstr(desk_body(&desk), "hash\":\"") + 7);
    desk_get(&desk, "/api/v1/evidence/%s", hash);
    check_same(desk.last->status, 200, "it comes out again");
    check_text("as it went in", desk_body(&desk), PDF);
    check_text("as what it is", desk.last->content_type, "application/pdf");
    check(strstr(desk.last->disposition, "attachment; filename=\"bukti-") != NULL,
          "as a file, never shown by the browser");
    desk_get(&desk, "/api/v1/evidence/%064d", 7);
    desk_check_refused(&desk, 404, "not_found", "one that is not there");
    desk_close(&desk);
}

TEST_MAIN(TEST(bad_facts_are_refused_and_change_nothing), TEST(what_is_cancelled_takes_no_facts),
          TEST(a_correction_holds_at_once_while_nothing_is_sealed),
          TEST(all_who_were_there_are_set_right_together),
          TEST(after_the_seal_a_second_coordinator_decides),
          TEST(the_list_of_a_period_says_what_changed), TEST(an_excuse_says_why_and_the_last_holds),
          TEST(marks_are_taken_until_the_tries_are_used), TEST(a_document_is_what_its_bytes_are))
