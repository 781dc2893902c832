/* Somebody asks that the processing of their data be restricted (UU 27/2022 art. 41): who decides,
 * and what is kept back while it is in force. */
#include "base/date.h"
#include "office/facts.h"
#include "office/link.h"
#include "store/store_certificate.h"
#include "store/store_desk.h"
#include "store/store_restriction.h"
#include "wire/gen_messages.h"

#define LINK "tautan dua"
#define MACHINE "sebuah-token-mesin"
#define MINE "/api/me/restriction"
#define ALL "/api/v1/restrictions"
#define LEARNER_N 2

static char restriction[ID_TEXT_MAX];

static void open_school(void)
{
    struct token_row row = {.id = key("token", 1),
                            .title = "Simpeg",
                            .scopes = "read:attendance read:credit read:people read:plans",
                            .issued_ms = MONDAY_MS,
                            .expires_ms = MONDAY_MS + 300 * DATE_DAY_MS,
                            .issued_by = key("person", DESK_COORDINATOR)};
    begin();
    desk_stop(&desk);
    link_hash(MACHINE, row.hash);
    check_same(store_token_put(desk.school.store, &row), OK, "token");
    desk_link(&desk, LEARNER_N, LINK, MONDAY_MS);
    desk_start(&desk);
    check_same(office_sweep(desk.office), OK, "closed");
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"" LINK "\"}");
    desk_keep_link(&desk);
    desk_sign_in(&desk);
}

static int ask(const char *path, const char *body)
{
    return desk_ask(&desk, body ? "POST" : "GET", path, body ? filled(body) : NULL)->status;
}

static int act(const char *what, const char *body)
{
    char path[128];
    snprintf(path, sizeof path, ALL "/%s%s", restriction, what);
    return ask(path, body);
}

/* Asks for it and reads which it is. */
static void request(void)
{
    check_same(ask(MINE, "{'reason':'Data saya keliru, jangan dikirim dahulu'}"), 200, "asked");
    const char *at = strstr(desk_body(&desk), "\"id\":\"");
    if (check(at != NULL, "which"))
        snprintf(restriction, sizeof restriction, "%.32s", at + strlen("\"id\":\""));
}

static void decided_by_a_coordinator_with_a_reason(void)
{
    static const struct {
        const char *body;
        int status;
        const char *says;
    } bad[] = {
        {"{'accepted':true}", 400, "'column':'reason','code':'missing'"},
        {"{'accepted':true,'reason':'  '}", 400, "'column':'reason','code':'missing'"},
        {"{'reason':'Ya'}", 400, "'column':'accepted','code':'missing'"},
        {"{'accepted':1,'reason':'Ya'}", 400, "malformed"},
    };
    open_school();
    check_same(ask(MINE, NULL), 200, "never asked");
    check(says("{'restriction':null}"), "there is none");
    check_same(ask(MINE "/end", "{}"), 404, "nothing to take back");
    check_same(ask(MINE, "{'reason':''}"), 400, "no text");
    request();
    check_same(ask(MINE, "{'reason':'Lagi'}"), 409, "one at a time");
    check_same(ask(ALL, NULL), 200, "the coordinator sees it");
    check(says("'state':'asked'"), "it waits");
    char until[60];
    snprintf(until, sizeof until, "\"until_ms\":%lld",
             (long long)(desk.clock.wall_ms + INT64_C(3) * 24 * 3600 * 1000));
    check(says(until), "three days");
    check(says("Data saya keliru"), "in the person's words");
    for (size_t i = 0; i < COUNT(bad); i++) {
        check_same(act("", bad[i].body), bad[i].status, bad[i].body);
        check(says(bad[i].says), bad[i].body);
    }
    check_same(act("/lift", "{'reason':'Belum'}"), 409, "not in force");
    check_same(act("", "{'accepted':false,'reason':'Kewajiban hukum: UU 20/2023'}"), 200,
               "refused");
    check_same(act("", "{'accepted':true,'reason':'Ya'}"), 409, "once");
    check_same(ask(MINE, NULL), 200, "the person sees it");
    check(says("'state':'refused'"), "refused");
    check(says("Kewajiban hukum: UU 20/2023"), "and why");
    check(says("'decided_by':{"), "and by whom");
    request();
    desk_close(&desk);
}

static void nobody_decides_about_their_own(void)
{
    open_school();
    snprintf(desk.link_cookie, sizeof desk.link_cookie, "%s", "");
    request(); /* the coordinator's own */
    check_same(act("", "{'accepted':true,'reason':'Ya'}"), 403, "not by oneself");
    desk_sign_in_as(&desk, DESK_OTHER_ACCOUNT);
    check_same(act("", "{'accepted':true,'reason':'Ya'}"), 200, "by another");
    desk_close(&desk);
}

static void each_step_is_a_change(void)
{
    static const char *const steps[] = {
        "'before':'','after':'asked'", "'before':'asked','after':'in_force'",
        "'before':'in_force','after':'ended'", "'before':'ended','after':'asked'",
        "'before':'asked','after':'ended'"};
    open_school();
    request();
    check_same(act("", "{'accepted':true,'reason':'Diperiksa'}"), 200, "in force");
    check_same(act("/lift", "{'reason':''}"), 400, "with a reason");
    check_same(act("/lift", "{'reason':'Sudah benar'}"), 200, "lifted");
    request();
    check_same(ask(MINE "/end", "{}"), 200, "taken back");
    desk_get(&desk, "/api/v1/changes?about=%s", id_text(school_person(LEARNER_N)).text);
    for (size_t i = 0; i < COUNT(steps); i++)
        check(says(steps[i]), steps[i]);
    check(says("'field':'processing_restricted'"), "of the person");
    check_same(ask("/api/me/data", NULL), 200, "and the person's own");
    check(says("'restriction':{"), "in the file");
    check(says("'field':'processing_restricted'"), "with each step");
    desk_close(&desk);
}

/* ---- kept back ---- */

static int ask_as_person(const char *path)
{
    const char *place = strstr(path, "{activity}");
    if (!place)
        return desk_get(&desk, "%s", path)->status;
    return desk_get(&desk, "%.*s%s%s", (int)(place - path), path, id_text(school_activity()).text,
                    place + strlen("{activity}"))
        ->status;
}

static int ask_as_machine(const char *path)
{
    snprintf(desk.bearer, sizeof desk.bearer, MACHINE);
    int status = ask_as_person(path);
    desk.bearer[0] = '\0';
    return status;
}

static const struct {
    const char *path;
    bool whole; /* is refused rather than cut */
} bulk[] = {
    {"/api/v1/attendance", false},
    {"/api/v1/attendance.csv", false},
    {"/api/v1/entries", false},
    {"/api/v1/entries.csv", false},
    {"/api/v1/people?limit=200", false},
    {"/api/v1/activities/{activity}", false},
    {"/api/v1/activities/{activity}/attendance", false},
    {"/api/v1/activities/{activity}/attendance.csv", false},
    {"/api/v1/activities/{activity}/jp.csv", false},
    {"/api/v1/activities/{activity}/bundle", true},
};

/* The name of who is restricted, as it stands in rows. */
static void read_name(char ret[CATALOG_NAME_MAX])
{
    struct person_row row;
    struct store *reader = school_reader(&desk.school);
    check_same(store_person_find(reader, school_person(LEARNER_N), &row), OK, "is there");
    snprintf(ret, CATALOG_NAME_MAX, "%s", row.name);
    store_close(reader);
}

static void check_machine(const char *name, bool restricted)
{
    for (size_t i = 0; i < COUNT(bulk); i++) {
        int status = ask_as_machine(bulk[i].path);
        if (restricted && bulk[i].whole) {
            check_same(status, 409, bulk[i].path);
            check(says("'detail':'processing_restricted'"), bulk[i].path);
            continue;
        }
        check_same(status, 200, bulk[i].path);
        check((strstr(desk_body(&desk), name) == NULL) == restricted, bulk[i].path);
        desk_get(&desk, "/api/v1/access?limit=1");
        check(says("withheld=1") == restricted, "it is counted");
    }
}

/* What is of this one person: "" is who they are. */
static const char *const alone[] = {"", "/record", "/activities/{activity}"};

static int ask_alone(const char *what, bool machine)
{
    char path[200];
    snprintf(path, sizeof path, "/api/v1/people/%s%s", id_text(school_person(LEARNER_N)).text,
             what);
    return machine ? ask_as_machine(path) : ask_as_person(path);
}

static void machines_get_nothing_of_theirs(void)
{
    char name[CATALOG_NAME_MAX];
    open_school();
    read_name(name);
    check_machine(name, false);
    request();
    check_machine(name, false); /* not before it is decided */
    check_same(act("", "{'accepted':true,'reason':'Diperiksa'}"), 200, "in force");
    check_machine(name, true);
    ask_as_machine("/api/v1/attendance");
    check(says("'withheld':1"), "the machine is told");
    for (size_t i = 0; i < COUNT(alone); i++) {
        check_same(ask_alone(alone[i], true), 409, alone[i]);
        check(says("'detail':'processing_restricted'"), alone[i]);
        check_same(ask_alone(alone[i], false), 200, alone[i]);
    }
    for (size_t i = 0; i < COUNT(bulk); i++) {
        check_same(ask_as_person(bulk[i].path), 200, bulk[i].path);
        check(bulk[i].whole || strstr(desk_body(&desk), name) != NULL,
              "the coordinator's work goes on");
    }
    check_same(act("/lift", "{'reason':'Sudah benar'}"), 200, "lifted");
    check_machine(name, false);
    for (size_t i = 0; i < COUNT(alone); i++)
        check_same(ask_alone(alone[i], true), 200, alone[i]);
    desk_close(&desk);
}

/* ---- the personnel system ---- */

static enum err count_due(const struct outbox_row *row, void *arg)
{
    unsigned *n = arg;
    (void)row;
    ++*n;
    return OK;
}

static unsigned due(void)
{
    unsigned n = 0;
    struct store *reader = school_reader(&desk.school);
    check_same(store_outbox_due(reader, desk.clock.wall_ms, 10, count_due, &n), OK, "due");
    store_close(reader);
    return n;
}

static void put_outbox(unsigned n)
{
    const struct outbox_row row = {.id = key("outbox", n),
                                   .person = school_person(n),
                                   .activity = school_activity(),
                                   .kind = OUTBOX_COURSE,
                                   .body = slice_of_text("{}"),
                                   .state = OUTBOX_WAITING,
                                   .due_ms = 1,
                                   .made_ms = 1,
                                   .changed_ms = 1,
                                   .since_ms = 1};
    check_same(store_outbox_put(desk.school.store, &row), OK, "waits");
}

static void nothing_is_sent_meanwhile(void)
{
    open_school();
    desk_stop(&desk);
    put_outbox(LEARNER_N);
    put_outbox(3);
    desk_start(&desk);
    request();
    check_same(due(), 2, "asked for only");
    check_same(act("", "{'accepted':true,'reason':'Diperiksa'}"), 200, "in force");
    check_same(due(), 1, "the other's alone");
    check_same(ask("/api/v1/outbox/bodies.json", NULL), 200, "as a file");
    check(strstr(desk_body(&desk), id_text(school_person(LEARNER_N)).text) == NULL, "nor there");
    check_same(act("/lift", "{'reason':'Sudah benar'}"), 200, "lifted");
    check_same(due(), 2, "it goes on");
    check_same(ask("/api/v1/outbox/bodies.json", NULL), 200, "as a file");
    check(strstr(desk_body(&desk), id_text(school_person(LEARNER_N)).text) != NULL, "there again");
    desk_close(&desk);
}

TEST_MAIN(TEST(decided_by_a_coordinator_with_a_reason), TEST(nobody_decides_about_their_own),
          TEST(each_step_is_a_change), TEST(machines_get_nothing_of_theirs),
          TEST(nothing_is_sent_meanwhile))
