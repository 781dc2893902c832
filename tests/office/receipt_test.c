/* A learner's receipt and a coordinator's bundle, as they are asked for over HTTP. */
#include "office/closing.h"
#include "office/desk.h"
#include "proof/bundle.h"
#include "proof/proof.h"
#include "store/store_thread.h"

#define TOKEN "sebuah-token-yang-panjang"
#define BODY "{\"token\":\"" TOKEN "\"}"

/* A class of which person 2 attended 30 of 45 minutes; ended when `over`. */
static void open_desk(struct desk *desk, bool over)
{
    desk_open(desk, 1, 45, 3);
    desk_link(desk, 2, TOKEN, MONDAY_MS - MINUTE_MS);
    school_phase(&desk->school, CLASS_PHASE_RUNNING, 0);
    school_joins(&desk->school, 1, 2, 0);
    school_joins(&desk->school, 2, 3, 0);
    school_leaves(&desk->school, 1, 2, 1800, LEAVE_ASKED);
    if (over) {
        school_phase(&desk->school, CLASS_PHASE_ENDED, 2700);
        school_leaves(&desk->school, 2, 3, 2700, LEAVE_CLASS_OVER);
    }
    desk_start(desk);
    check_same(office_sweep(desk->office), OK, "what is over is closed and sealed");
}

static void a_learner_takes_a_receipt_home(void)
{
    struct desk desk;
    open_desk(&desk, true);
    const struct office_answer *answer = desk_ask(&desk, "POST", "/api/receipt", BODY);
    check_same(answer->status, 200, "answered");
    check_text("a file", answer->disposition,
               "attachment; filename=\"tanda-terima-4ced621e.json\"");
    const char *body = desk_body(&desk);
    check(strstr(body, "\"attended_s\":1800") != NULL, "what was counted");
    check(strstr(body, "\"name\":\"Pegawai 02\"") != NULL, "for whom");
    check(strstr(body, "\"counted_jp\":0") != NULL, "and what it earned");
    desk_close(&desk);
}

static void it_waits_for_the_seal(void)
{
    struct desk desk;
    open_desk(&desk, false);
    desk_ask(&desk, "POST", "/api/receipt", BODY);
    desk_check_refused(&desk, 409, "wrong_phase", "the class is being held");
    desk_sign_in(&desk);
    desk_get(&desk, "/api/v1/activities/%s/bundle", id_text(school_activity()).text);
    desk_check_refused(&desk, 409, "wrong_phase", "so is there nothing to prove");
    desk_get(&desk, "/api/v1/activities/%s/bundle", id_text(key("activity", 77)).text);
    desk_check_refused(&desk, 404, "not_found", "another activity");
    desk_close(&desk);
}

static void a_bad_link_gets_none(void)
{
    struct desk desk;
    open_desk(&desk, true);
    const struct office_answer *answer =
        desk_ask(&desk, "POST", "/api/receipt", "{\"token\":\"ein-anderes\"}");
    check_same(answer->status, 404, "unknown");
    check_text("says why", desk_body(&desk), "{\"error\":\"bad_link\",\"detail\":\"unknown\"}");
    desk_ask(&desk, "POST", "/api/receipt", "{\"tok\":1}");
    desk_check_refused(&desk, 400, "malformed", "no token");
    int status = 200;
    for (int i = 0; i < 1000 && status != 429; i++)
        status = desk_ask(&desk, "POST", "/api/receipt", BODY)->status;
    check_same(status, 429, "too many from one address");
    desk_close(&desk);
}

static void the_bundle_proves_the_receipt(void)
{
    struct desk desk;
    struct proof *proof = NULL;
    struct bundle_fault fault = {0};
    struct receipt receipt = {0};
    char wrong[200] = "";
    open_desk(&desk, true);
    desk_ask(&desk, "POST", "/api/receipt", BODY);
    check_same(receipt_read(slice_of_text(desk_body(&desk)), &receipt, wrong, sizeof wrong), OK,
               "read");
    check_text("nothing wrong", wrong, "");
    const char *path = "/api/v1/activities/4ced621e470dce968d783fa7a09a1548/bundle";
    desk_ask(&desk, "GET", path, NULL);
    desk_check_refused(&desk, 401, "forbidden", "not for everybody");
    desk_sign_in(&desk);
    const struct office_answer *answer = desk_ask(&desk, "GET", path, NULL);
    check_same(answer->status, 200, "for a coordinator");
    check_text("lines of JSON", answer->content_type, "application/jsonl");
    check_same(proof_create(&proof), OK, "a proof");
    check_same(bundle_read_bytes(slice_of_text(desk_body(&desk)), proof, &fault), OK, "holds");
    check_text("nothing wrong", fault.text, "");
    check_same(proof_hold_receipt(proof, &receipt), OK, "and so does the receipt");
    proof_destroy(proof);
    receipt_finish(&receipt);
    desk_close(&desk);
}

TEST_MAIN(TEST(a_learner_takes_a_receipt_home), TEST(it_waits_for_the_seal),
          TEST(a_bad_link_gets_none), TEST(the_bundle_proves_the_receipt))
