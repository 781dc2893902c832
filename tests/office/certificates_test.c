/* Certificates as they are issued, shown, revoked and held against the ledger, over HTTP. */
#include "base/file.h"
#include "office/facts.h"
#include "office/read_back.h"
#include "proof/recheck.h"
#include "store/store_certificate.h"

#define TOKEN "sebuah-token-yang-panjang"
#define SIGNATORY                                                                                  \
    "{'signatory_name':'Dr. Andi Baso','signatory_position':'Kepala BPSDM','place':'Makassar'}"

/* ---- asking ---- */

/* Person 2 earned 1 JP and has a link; the activity is closed. */
static void begin_closed(void)
{
    begin();
    desk_stop(&desk);
    desk_link(&desk, 2, TOKEN, MONDAY_MS);
    desk_start(&desk);
    check_same(office_sweep(desk.office), OK, "closes and seals what is over, before anybody asks");
    desk_sign_in(&desk);
}

static int put_signatory(void)
{
    char path[256];
    snprintf(path, sizeof path, "/api/v1/activities/%s", id_text(school_activity()).text);
    return desk_ask(&desk, "POST", path, filled(SIGNATORY))->status;
}

static void issue(const char *answer, const char *story)
{
    check_same(post("certificates", "{}"), 200, story);
    check_text(story, desk_body(&desk), filled(answer));
}

static void ask_list(void)
{
    desk_get(&desk, "/api/v1/activities/%s/certificates", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "listed");
}

/* The code of the last one in the list. */
static struct id_text last_code(void)
{
    struct id_text ret = {{0}};
    ask_list();
    for (const char *at = desk_body(&desk); (at = strstr(at, "\"code\":\"")) != NULL; at++)
        snprintf(ret.text, sizeof ret.text, "%.32s", at + strlen("\"code\":\""));
    return ret;
}

static int take_back(struct id_text code, const char *body)
{
    char path[128];
    snprintf(path, sizeof path, "/api/v1/certificates/%s/revoke", code.text);
    return desk_ask(&desk, "POST", path, filled(body))->status;
}

static void check_state(struct id_text code, const char *state)
{
    char want[40];
    snprintf(want, sizeof want, "'state':'%s'", state);
    desk_get(&desk, "/api/certificate/%s", code.text);
    check(says(want), state);
}

static uint64_t differences(void)
{
    uint64_t n = 0;
    struct store *reader = school_reader(&desk.school);
    FILE *nowhere = fopen("/dev/null", "w");
    check_same(recheck_run(reader, &desk.school.policies, nowhere, &n), OK, "rechecked");
    fclose(nowhere);
    store_close(reader);
    return n;
}

/* ---- stories ---- */

static void nobody_signs_as_yet(void)
{
    begin_closed();
    check_same(post("certificates", "{}"), 400, "refused");
    check(says("{'line':0,'column':'signatory_name','code':'missing','value':''}"), "the name");
    check(says("'column':'signatory_position'"), "and the position");
    ask_list();
    check(says("{'closed':true,'signatory':false,'learners':3,'good':0,'due':1,'certificates':[]}"),
          "nothing was issued");
    desk_close(&desk);
}

static void not_before_it_is_closed(void)
{
    desk_open(&desk, 1, 45, 3);
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(put_signatory(), 200, "somebody signs");
    check_same(post("certificates", "{}"), 409, "refused");
    check_text("why", desk_body(&desk), filled("{'error':'wrong_phase','detail':'open'}"));
    check_same(post("certificates", "{'all':true}"), 400, "a field that is not known");
    desk_close(&desk);
}

static void issued_once_and_read_back(void)
{
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "who earned it gets one");
    issue("{'issued':0,'kept':1,'none':2}", "once");
    struct id_text code = last_code();
    check(says("'number':'2025/00001/BPSDM','kind':'sttp','jp':1,"), "numbered");
    check(says("'good':1,'due':0"), "nobody waits for one");

    desk_get(&desk, "/api/v1/certificates/%s.pdf", code.text);
    check_text("a document", desk.last->content_type, "application/pdf");
    check_text("with a name", desk.last->disposition,
               "inline; filename=\"sertifikat-2025-00001-BPSDM.pdf\"");
    check_read_back(buffer_slice(&desk.last->body), code,
                    (const char *const[]){"Pegawai 02", "2025/00001/BPSDM", "SURAT TANDA TAMAT",
                                          "1 (satu) jam pelajaran", "Dr. Andi Baso",
                                          "Makassar, 10 Maret 2025", "asn-2023", NULL});
    check_same(differences(), 0, "as the ledger says");
    desk_close(&desk);
}

static void anybody_may_ask_whether_it_is_true(void)
{
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "issued");
    struct id_text code = last_code();
    desk.cookie[0] = '\0';
    desk_get(&desk, "/api/certificate/%s", code.text);
    check_text(
        "no more than is needed", desk_body(&desk),
        filled("{'state':'valid','revoked_ms':0,'replaced':false,'number':'2025/00001/BPSDM',"
               "'kind':'sttp',"
               "'name':'Pegawai 02','title':'Pelatihan 1','organiser':'BPSDM',"
               "'first_day':'2025-03-10','last_day':'2025-03-10','jp':1,"
               "'issued_day':'2025-03-10'}"));
    desk_get(&desk, "/api/certificate/%s", id_text(key("class", 1)).text);
    desk_check_refused(&desk, 404, "not_found", "a code that was never given");
    desk_get(&desk, "/api/v1/certificates/%s.pdf", code.text);
    desk_check_refused(&desk, 401, "forbidden", "the document is not for everybody");
    int status = 200;
    for (int i = 0; i < 1000 && status != 429; i++)
        status = desk_get(&desk, "/api/certificate/%s", code.text)->status;
    check_same(status, 429, "who asks too often must wait");
    desk_close(&desk);
}

static void revoked_and_issued_anew(void)
{
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "issued");
    struct id_text first = last_code();
    check_same(take_back(first, "{}"), 400, "not without a reason");
    check(says("{'line':0,'column':'reason','code':'missing','value':''}"), "says so");
    check_same(take_back(first, "{'reason':'Nama salah tulis'}"), 204, "revoked");
    check_same(take_back(first, "{'reason':'Nama salah tulis'}"), 409, "once");
    check_state(first, "revoked");
    desk_get(&desk, "/api/certificate/%s", first.text);
    check(says("'replaced':false,'number':'2025/00001/BPSDM'"), "none stands in its place");
    issue("{'issued':1,'kept':0,'none':2}", "another");
    struct id_text second = last_code();
    check(says("'revoked_why':'Nama salah tulis'"), "the reason is kept");
    check(says("'number':'2025/00002/BPSDM'"), "a number is never used again");
    check_state(second, "valid");
    check_state(first, "revoked");
    desk_get(&desk, "/api/certificate/%s", first.text);
    check(says("'replaced':true,'number':'2025/00001/BPSDM'"), "another stands in its place");
    check_same(take_back((struct id_text){"00000000000000000000000000000001"}, "{'reason':'x'}"),
               404, "one that is not there");
    desk_get(&desk, "/api/v1/certificates/00000000000000000000000000000001.pdf");
    desk_check_refused(&desk, 404, "not_found", "nor its sheet");
    desk_get(&desk, "/api/v1/activities/00000000000000000000000000000001/certificates");
    desk_check_refused(&desk, 404, "not_found", "none of an unknown activity");
    desk_ask(&desk, "POST", "/api/v1/activities/00000000000000000000000000000001/certificates",
             "{}");
    desk_check_refused(&desk, 404, "not_found", "nor any for it");
    desk_close(&desk);
}

static void ones_own_and_no_others(void)
{
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "issued");
    struct id_text code = last_code();
    desk_get(&desk, "/api/me/certificates/%s.pdf", code.text);
    desk_check_refused(&desk, 404, "not_found", "the coordinator's own it is not");

    const struct office_answer *answer =
        desk_ask(&desk, "POST", "/api/me/open", filled("{'token':'" TOKEN "'}"));
    check_same(answer->status, 200, "by the personal link");
    desk_keep_link(&desk);
    desk_get(&desk, "/api/me/certificates");
    check(says(code.text) && says("'title':'Pelatihan 1'"), "is listed");
    check_same(desk_get(&desk, "/api/me/certificates/%s.pdf", code.text)->status, 200, "and given");

    desk_sign_in(&desk);
    check_same(take_back(code, "{'reason':'Nama salah tulis'}"), 204, "revoked");
    check_same(desk_get(&desk, "/api/me/certificates/%s.pdf", code.text)->status, 409,
               "not handed out any more");
    desk_close(&desk);
}

/* What was corrected holds at once or after a second coordinator. */
static void correct(const char *body)
{
    check_same(post("corrections", body), 200, "corrected");
    if (!says("'state':'waits'"))
        return;
    desk_sign_in_as(&desk, DESK_OTHER_ACCOUNT);
    check_same(post("approvals", "{'fact':'%F'}"), 200, "approved");
    desk_sign_in(&desk);
}

static void the_ledger_is_followed(void)
{
    char absent[600];
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "issued");
    struct id_text code = last_code();
    correct(CORRECTION);
    issue("{'issued':1,'kept':1,'none':1}", "person 3 was there after all");
    snprintf(absent, sizeof absent,
             "{'class':'"
             "%%"
             "C','people':['%s'],'claim':'absent'," STRETCH ",'reason':'Diwakili orang lain'}",
             id_text(school_person(2)).text);
    correct(absent);
    check_state(code, "revoked");
    ask_list();
    check(says("Kredit JP berubah: Diwakili orang lain"), "with the reason of the correction");
    check(says("'good':1,'due':0"), "and no other is due");
    check_same(differences(), 0, "as the ledger says");
    desk_close(&desk);
}

static void recheck_finds_one_that_was_touched(void)
{
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    issue("{'issued':1,'kept':0,'none':2}", "issued");
    school_tamper(&desk.school,
                  "DROP TRIGGER certificate_stays; UPDATE certificate SET content = "
                  "CAST(replace(CAST(content AS TEXT), '\"jp\":1,\"mark\"', '\"jp\":9,\"mark\"') "
                  "AS BLOB)");
    check_same(differences(), 1, "it says 9 JP, the ledger 1");
    desk_close(&desk);
}

static void two_who_issue_at_once(void)
{
    char path[256];
    begin_closed();
    check_same(put_signatory(), 200, "somebody signs");
    snprintf(path, sizeof path, "/api/v1/activities/%s/certificates",
             id_text(school_activity()).text);
    check_same(desk_post_crowd(&desk, 8, path, "{}"), 8, "all are answered");
    ask_list();
    check(says("'good':1,'due':0"), "one was issued");
    check(!says("00002"), "and one number given");
    desk_close(&desk);
}

TEST_MAIN(TEST(nobody_signs_as_yet), TEST(not_before_it_is_closed), TEST(issued_once_and_read_back),
          TEST(anybody_may_ask_whether_it_is_true), TEST(revoked_and_issued_anew),
          TEST(ones_own_and_no_others), TEST(the_ledger_is_followed),
          TEST(recheck_finds_one_that_was_touched), TEST(two_who_issue_at_once))
