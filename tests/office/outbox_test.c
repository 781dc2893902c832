/* What goes to the personnel system, as the coordinator asks for it while there is no feed. */
#include "office/desk.h"
#include "store/store_catalog.h"

#define OUTBOX "/api/v1/outbox"

static void begin(struct desk *desk)
{
    desk_open(desk, 1, 45, 3);
    school_holds(&desk->school, 1, 3, 2700);
    desk_start(desk);
    check_same(office_sweep(desk->office), OK, "closed");
    desk_sign_in(desk);
    desk_get(desk, "/api/v1/people"); /* one pool thread: the sweep is over by then */
}

static void it_says_that_it_is_off(void)
{
    struct desk desk;
    begin(&desk);
    desk_get(&desk, OUTBOX);
    check(strstr(desk_body(&desk), "\"on\":false") != NULL, "off");
    check(strstr(desk_body(&desk), "\"waiting\":0,\"sent\":0,\"parked\":0") != NULL, "nothing");
    check(strstr(desk_body(&desk), "\"rows\":[]") != NULL, "no rows");
    desk_close(&desk);
}

static void what_would_send_is_refused(void)
{
    static const char *const paths[] = {OUTBOX "/replay", OUTBOX "/fill",
                                        OUTBOX "/11111111111111111111111111111111/replay",
                                        OUTBOX "/11111111111111111111111111111111/delivered"};
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(paths); i++) {
        desk_ask(&desk, "POST", paths[i], "{\"from\":\"2025-01-01\",\"until\":\"2025-12-31\"}");
        check_same(desk.last->status, 409, paths[i]);
        check_text(paths[i], desk_body(&desk),
                   "{\"error\":\"wrong_phase\",\"detail\":\"feed_off\"}");
    }
    desk_get(&desk, OUTBOX "/11111111111111111111111111111111");
    desk_check_refused(&desk, 404, "not_found", "a row that is not there");
    desk_close(&desk);
}

static void bad_questions_are_refused(void)
{
    static const char *const paths[] = {OUTBOX "?state=lost",
                                        OUTBOX "?limit=0",
                                        OUTBOX "?state=parked&reason=rain",
                                        OUTBOX "?reason=refused",
                                        OUTBOX ".csv?kind=dokumen",
                                        OUTBOX ".csv?from=2025-02-30",
                                        OUTBOX "/bodies.json?year=2025"};
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(paths); i++) {
        desk_get(&desk, "%s", paths[i]);
        check_same(desk.last->status, 400, paths[i]);
    }
    desk_close(&desk);
}

static void files_need_no_feed(void)
{
    struct desk desk;
    begin(&desk);
    desk_get(&desk, OUTBOX "/bodies.json?from=2025-03-01&until=2025-03-31");
    check_same(desk.last->status, 200, "JSON");
    check(strstr(desk_body(&desk), "\"reason\":\"no_person_id\"") != NULL, "why not yet");
    check(strstr(desk_body(&desk), "\"tanggalKursus\":\"10-03-2025\"") != NULL, "days of SIASN");
    check(strstr(desk_body(&desk), "\"jumlahJam\":1,") != NULL, "JP as a number");
    desk_get(&desk, OUTBOX ".csv");
    check(strstr(desk_body(&desk), "tanggalSelesaiKursus\r\n") != NULL, "its names");
    desk_get(&desk, OUTBOX ".csv?kind=diklat&until=2024-01-01");
    check(strstr(desk_body(&desk), "latihanStrukturalId") != NULL, "those of the other kind");
    check(strstr(desk_body(&desk), "2025") == NULL, "nothing in the period");
    desk_get(&desk, "/api/v1/access?limit=3");
    check(strstr(desk_body(&desk), "outbox_bodies_json") != NULL, "it is written down");
    desk_close(&desk);
}

static void use_nobody(struct config *config)
{
#define SET(member, text) snprintf(config->member, sizeof config->member, "%s", text)
    SET(feed_url, "https://127.0.0.1:1/apisiasn/1.0");
    SET(feed_token_url, "https://127.0.0.1:1/oauth2/token");
    SET(feed_sso_url, "https://127.0.0.1:1/sso");
    SET(feed_client_id, "sinkron");
    SET(feed_client_secret, "rahasia");
    SET(feed_sso_client_id, "sinkron");
    SET(feed_sso_user, "dinas");
    SET(feed_sso_password, "rahasia");
    SET(feed_agency_id, "A5EB03E23AFBF6A0E040640A040252AD");
#undef SET
}

/* A personnel system that never answers: what is asked of the outbox is answered all the same. */
static void a_feed_that_reaches_nobody(void)
{
    struct desk desk;
    char row[33] = "";
    char path[80];
    desk_open(&desk, 1, 45, 3);
    school_holds(&desk.school, 1, 3, 2700);
    for (unsigned n = 1; n <= 3; n++) {
        struct person_row person;
        check_same(store_person_find(desk.school.store, school_person(n), &person), OK, "known");
        snprintf(person.siasn_id, sizeof person.siasn_id, "pns-%u", n);
        check_same(store_person_put(desk.school.store, &person), OK, "known there too");
    }
    use_nobody(&desk.config);
    desk_start(&desk);
    check_same(office_sweep(desk.office), OK, "closed");
    desk_sign_in(&desk);
    desk_ask(&desk, "POST", OUTBOX "/fill", "{\"from\":\"2025-01-01\",\"until\":\"2025-12-31\"}");
    check_same(desk.last->status, 200, "filled");
    desk_ask(&desk, "POST", OUTBOX "/fill", "{\"from\":\"2025-12-31\",\"until\":\"2025-01-01\"}");
    check_same(desk.last->status, 400, "the wrong way round");
    desk_get(&desk, OUTBOX);
    const char *id = strstr(desk_body(&desk), "\"id\":\"");
    check(id != NULL, "a row");
    if (id)
        snprintf(row, sizeof row, "%.32s", id + strlen("\"id\":\""));
    desk_get(&desk, OUTBOX "/%s", row);
    check_same(desk.last->status, 200, "this row");
    snprintf(path, sizeof path, OUTBOX "/%s/replay", row);
    desk_ask(&desk, "POST", path, "{}");
    check_same(desk.last->status, 200, "again, please");
    desk_ask(&desk, "POST", path, "{\"looked\":\"yes\"}");
    check_same(desk.last->status, 400, "looked or not, no other word");
    desk_ask(&desk, "POST", OUTBOX "/11111111111111111111111111111111/replay", "{}");
    desk_check_refused(&desk, 404, "not_found", "not what is not there");
    desk_ask(&desk, "POST", OUTBOX "/replay", "{}");
    check_same(desk.last->status, 200, "all that were parked");
    desk_ask(&desk, "POST", OUTBOX "/replay", "{\"reason\":\"rain\"}");
    check_same(desk.last->status, 400, "for a reason that there is not");
    check(strstr(desk_body(&desk), "\"code\":\"unknown_word\"") != NULL, "it says so");
    desk_get(&desk, OUTBOX "?state=waiting&reason=no_certificate&limit=2");
    check(strstr(desk_body(&desk), "\"reasons\":[{\"state\":\"waiting\",\"reason\":\""
                                   "no_certificate\",\"rows\":2,") != NULL,
          "how many, and why");
    snprintf(path, sizeof path, OUTBOX "/%s/delivered", row);
    desk_ask(&desk, "POST", path, "{\"remote_id\":\"a/../b\"}");
    check_same(desk.last->status, 400, "no id of theirs");
    desk_ask(&desk, "POST", path, "{}");
    check_same(desk.last->status, 400, "under which id");
    desk_ask(&desk, "POST", path, "{\"remote_id\":\"rw-1\"}");
    check_same(desk.last->status, 200, "it is there");
    desk_ask(&desk, "POST", path, "{\"remote_id\":\"rw-2\"}");
    desk_check_refused(&desk, 409, "taken", "once");
    desk_ask(&desk, "POST", OUTBOX "/11111111111111111111111111111111/delivered",
             "{\"remote_id\":\"rw-1\"}");
    desk_check_refused(&desk, 404, "not_found", "not what is not there");
    desk_close(&desk);
}

TEST_MAIN(TEST(it_says_that_it_is_off), TEST(what_would_send_is_refused),
          TEST(bad_questions_are_refused), TEST(files_need_no_feed),
          TEST(a_feed_that_reaches_nobody))
