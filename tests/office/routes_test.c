/* Which questions there are, who may ask them, and what bad ones get. */
#include "office/call.h"
#include "office/desk.h"
#include "office/routes.h"

#define ID_A "000102030405060708090a0b0c0d0e0f"
#define ID_B "ffeeddccbbaa99887766554433221100"
#define ID_GONE "11111111111111111111111111111111"

static void paths_are_told_apart(void)
{
    static const struct {
        const char *story, *method, *path;
        enum err want;
        const char *pattern;
    } cases[] = {
        {"a plain one", "GET", "/api/me", OK, "/api/me"},
        {"an id", "GET", "/api/v1/activities/" ID_A, OK, "/api/v1/activities/{activity}"},
        {"two ids", "DELETE", "/api/v1/activities/" ID_A "/people/" ID_B "/link", OK,
         "/api/v1/activities/{activity}/people/{person}/link"},
        {"the longer of two", "GET", "/api/v1/activities/" ID_A "/attendance.csv", OK,
         "/api/v1/activities/{activity}/attendance.csv"},
        {"another method", "DELETE", "/api/me", ERR_UNEXPECTED, NULL},
        {"another method behind an id", "DELETE", "/api/v1/activities/" ID_A, ERR_UNEXPECTED, NULL},
        {"nothing like it", "GET", "/api/secrets", ERR_NOT_FOUND, NULL},
        {"too little", "GET", "/api/activitie", ERR_NOT_FOUND, NULL},
        {"a slash too many", "GET", "/api/me/", ERR_NOT_FOUND, NULL},
        {"no id at all", "GET", "/api/v1/activities/", ERR_NOT_FOUND, NULL},
        {"a short id", "GET", "/api/v1/activities/0001", ERR_NOT_FOUND, NULL},
        {"a long id", "GET", "/api/v1/activities/" ID_A "0", ERR_NOT_FOUND, NULL},
        {"capitals", "GET", "/api/v1/activities/000102030405060708090A0B0C0D0E0F", ERR_NOT_FOUND,
         NULL},
        {"a path within an id", "GET", "/api/v1/activities/../../../../etc/passwd/00000000",
         ERR_NOT_FOUND, NULL},
        {"nothing", "GET", "", ERR_NOT_FOUND, NULL},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct route *route = NULL;
        struct id ids[CALL_IDS_MAX];
        check_same(route_find(cases[i].method, cases[i].path, &route, ids), cases[i].want,
                   cases[i].story);
        if (cases[i].pattern)
            check_text(cases[i].story, route ? route->path : "", cases[i].pattern);
    }

    const struct route *route = NULL;
    struct id ids[CALL_IDS_MAX] = {{{0}}};
    check_same(route_find("POST", "/api/v1/activities/" ID_A "/people/" ID_B "/link", &route, ids),
               OK, "found");
    check_text("the first id", id_text(ids[0]).text, ID_A);
    check_text("the second id", id_text(ids[1]).text, ID_B);
}

static void every_error_has_a_status(void)
{
    for (int err = 0; err < ERR_COUNT; err++) {
        int status = call_status((enum err)err);
        check(err == OK ? status == 200 : status >= 400 && status < 600, err_name((enum err)err));
    }
}

static void strangers_are_refused(void)
{
    static const struct {
        const char *method, *path;
        int status;
        const char *error;
    } cases[] = {
        {"GET", "/api/me", 401, "forbidden"},
        {"GET", "/api/v1/activities", 401, "forbidden"},
        {"GET", "/api/v1/activities/" ID_A, 401, "forbidden"},
        {"POST", "/api/v1/activities/" ID_A "/people/" ID_B "/link", 401, "forbidden"},
        {"DELETE", "/api/v1/activities/" ID_A "/people/" ID_B "/link", 401, "forbidden"},
        {"GET", "/api/v1/activities/" ID_A "/attendance", 401, "forbidden"},
        {"GET", "/api/v1/activities/" ID_A "/attendance.csv", 401, "forbidden"},
        {"GET", "/api/v1/activities/" ID_A "/jp.csv", 401, "forbidden"},
        {"GET", "/api/v1/people/" ID_A "/record", 401, "forbidden"},
        {"POST", "/api/v1/classes/" ID_A "/ticket", 401, "forbidden"},
        {"GET", "/api/enter", 405, "unexpected"},
        {"DELETE", "/api/health", 405, "unexpected"},
        {"GET", "/api/", 404, "not_found"},
        {"GET", "/api/v1/people/x/record", 404, "not_found"},
    };
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_ask(&desk, cases[i].method, cases[i].path, NULL);
        desk_check_refused(&desk, cases[i].status, cases[i].error, cases[i].path);
    }
    snprintf(desk.cookie, sizeof desk.cookie, "a-cookie-that-nobody-ever-gave-to-anybody-42");
    desk_ask(&desk, "GET", "/api/me", NULL);
    desk_check_refused(&desk, 401, "forbidden", "an unknown cookie");
    desk_close(&desk);
}

static void what_is_not_there_is_not_found(void)
{
    static const struct {
        const char *method, *path;
    } cases[] = {
        {"GET", "/api/v1/activities/" ID_GONE},
        {"POST", "/api/v1/activities/" ID_GONE "/people/" ID_GONE "/link"},
        {"DELETE", "/api/v1/activities/" ID_GONE "/people/" ID_GONE "/link"},
        {"GET", "/api/v1/activities/" ID_GONE "/attendance"},
        {"GET", "/api/v1/activities/" ID_GONE "/attendance.csv"},
        {"GET", "/api/v1/activities/" ID_GONE "/jp.csv"},
        {"GET", "/api/v1/people/" ID_GONE "/record"},
        {"POST", "/api/v1/classes/" ID_GONE "/ticket"},
    };
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    desk_sign_in(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_ask(&desk, cases[i].method, cases[i].path, NULL);
        desk_check_refused(&desk, 404, "not_found", cases[i].path);
    }
    desk_close(&desk);
}

static void bad_bodies_are_malformed(void)
{
    static const struct {
        const char *path, *body;
    } cases[] = {
        {"/api/sign-in", NULL},
        {"/api/sign-in", ""},
        {"/api/sign-in", "{"},
        {"/api/sign-in", "[]"},
        {"/api/sign-in", "{\"name\":\"a\"}"},
        {"/api/sign-in", "{\"name\":\"a\",\"password\":7}"},
        {"/api/sign-in", "{\"name\":\"\",\"password\":\"x\"}"},
        {"/api/sign-in", "{\"name\":\"a\",\"password\":\"x\",\"role\":\"admin\"}"},
        {"/api/sign-in", "{\"name\":\"a\",\"name\":\"b\",\"password\":\"x\"}"},
        {"/api/sign-in", "{\"name\":\"a\\u0000b\",\"password\":\"x\"}"},
        {"/api/sign-in", "{\"name\":\"\xc3\x28\",\"password\":\"x\"}"},
        {"/api/enter", NULL},
        {"/api/enter", "token"},
        {"/api/enter", "{}"},
        {"/api/enter", "{\"token\":null}"},
        {"/api/enter", "{\"token\":[\"a\"]}"},
    };
    char long_token[400];
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_ask(&desk, "POST", cases[i].path, cases[i].body);
        desk_check_refused(&desk, 400, "malformed", cases[i].body ? cases[i].body : cases[i].path);
    }
    snprintf(long_token, sizeof long_token, "{\"token\":\"%0*d\"}", 300, 0);
    desk_ask(&desk, "POST", "/api/enter", long_token);
    desk_check_refused(&desk, 400, "malformed", "a token without end");
    desk_close(&desk);
}

static void health_is_told_to_anyone(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    check_same(desk_get(&desk, "/api/health")->status, 200, "it works");
    check_text("and is safe", desk_body(&desk), "{\"ok\":true,\"safe\":true}");
    desk_close(&desk);
}

static void a_full_pool_gives_the_request_back(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    struct office_request *request = office_request_create();
    alloc_fail_after(0);
    check_same(office_submit(desk.office, request), ERR_NOMEM, "without memory");
    alloc_fail_after(1);
    check_same(office_submit(desk.office, request), ERR_NOMEM, "without memory for an answer");
    alloc_fail_after(-1);
    office_request_destroy(request); /* it is ours: no double free */
    desk_close(&desk);
}

TEST_MAIN(TEST(paths_are_told_apart), TEST(every_error_has_a_status), TEST(strangers_are_refused),
          TEST(what_is_not_there_is_not_found), TEST(bad_bodies_are_malformed),
          TEST(health_is_told_to_anyone), TEST(a_full_pool_gives_the_request_back))
