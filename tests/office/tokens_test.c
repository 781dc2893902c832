/* Machines come with a token, and what they and people take is written down. */
#include "base/text.h"
#include "office/desk.h"

#define TOKENS "/api/v1/tokens"
#define YEAR_AHEAD "2026-03-10" /* it is Monday, 10 March 2025 */

static void begin(struct desk *desk)
{
    desk_open(desk, 1, 45, 3);
    school_holds(&desk->school, 1, 3, 2700);
    desk_start(desk);
    desk_sign_in(desk);
}

/* The text between two marks of the last answer. */
static void cut(const struct desk *desk, const char *begin_mark, char *ret, size_t room)
{
    const char *at = strstr(desk_body(desk), begin_mark);
    check(at != NULL, begin_mark);
    at = at ? at + strlen(begin_mark) : "";
    snprintf(ret, room, "%.*s", (int)strcspn(at, "\""), at);
}

struct made {
    char token[80];
    char id[40];
};

static struct made make(struct desk *desk, const char *scopes, const char *until)
{
    struct made made;
    char body[300];
    snprintf(body, sizeof body, "{\"title\":\"Simpeg\",\"scopes\":[%s],\"until\":\"%s\"}", scopes,
             until);
    desk_ask(desk, "POST", TOKENS, body);
    check_same(desk->last->status, 200, "a token is made");
    cut(desk, "\"token\":\"", made.token, sizeof made.token);
    cut(desk, "\"id\":\"", made.id, sizeof made.id);
    check(strncmp(made.token, "snk_", 4) == 0 && strlen(made.token) == 47, "its form");
    return made;
}

static int ask_as(struct desk *desk, const char *token, const char *path)
{
    snprintf(desk->bearer, sizeof desk->bearer, "%s", token);
    desk_ask(desk, "GET", path, NULL);
    desk->bearer[0] = '\0';
    return desk->last->status;
}

static void a_scope_opens_its_routes_alone(void)
{
    static const struct {
        const char *story, *path;
        int status;
    } cases[] = {
        {"its own", "/api/v1/attendance", 200},
        {"its file", "/api/v1/attendance.csv", 200},
        {"another scope", "/api/v1/entries", 403},
        {"another scope's file", "/api/v1/entries.xlsx", 403},
        {"of no machine", TOKENS, 403},
        {"of no machine either", "/api/v1/access", 403},
        {"somebody's own", "/api/me", 403},
        {"anyone's", "/api/health", 200},
    };
    struct desk desk;
    begin(&desk);
    struct made made = make(&desk, "\"read:attendance\"", YEAR_AHEAD);
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(ask_as(&desk, made.token, cases[i].path), cases[i].status, cases[i].story);
    ask_as(&desk, made.token, "/api/v1/entries");
    desk_check_refused(&desk, 403, "not_yours", "it is told so");
    desk_close(&desk);
}

static void numbers_are_masked_without_read_people(void)
{
    struct desk desk;
    begin(&desk);
    struct made some = make(&desk, "\"read:attendance\"", YEAR_AHEAD);
    struct made all = make(&desk, "\"read:people\",\"read:attendance\"", YEAR_AHEAD);
    ask_as(&desk, some.token, "/api/v1/attendance");
    check(strstr(desk_body(&desk), "\"nip\":\"\xe2\x80\xa6 001\"") != NULL, "masked");
    check(strstr(desk_body(&desk), "19850315") == NULL, "nowhere in full");
    ask_as(&desk, all.token, "/api/v1/attendance");
    check(strstr(desk_body(&desk), "\"nip\":\"19850315 201012 1 001\"") != NULL, "in full");
    desk_get(&desk, "/api/v1/attendance");
    check(strstr(desk_body(&desk), "19850315") == NULL, "a page of the coordinator masks it");
    desk_close(&desk);
}

static void tokens_end(void)
{
    struct desk desk;
    begin(&desk);
    struct made today = make(&desk, "\"read:attendance\"", "2025-03-10");
    struct made later = make(&desk, "\"read:attendance\"", YEAR_AHEAD);
    check_same(ask_as(&desk, today.token, "/api/v1/attendance"), 200, "on its last day");
    fake_clock_advance(&desk.clock, 16 * 3600000); /* from 08.00 to midnight in WIB */
    ask_as(&desk, today.token, "/api/v1/attendance");
    desk_check_refused(&desk, 401, "expired", "the day after");
    check_same(ask_as(&desk, later.token, "/api/v1/attendance"), 200, "another is still good");

    char path[100];
    desk_sign_in(&desk);
    snprintf(path, sizeof path, TOKENS "/%s/revoke", later.id);
    desk_ask(&desk, "POST", path, "{\"reason\":\"bocor\"}");
    check_same(desk.last->status, 200, "revoked");
    ask_as(&desk, later.token, "/api/v1/attendance");
    desk_check_refused(&desk, 401, "bad_sign_in", "at once");
    desk_ask(&desk, "POST", TOKENS "/11111111111111111111111111111111/revoke", "{}");
    check_same(desk.last->status, 404, "one that is not there");

    desk_get(&desk, TOKENS);
    check(strstr(desk_body(&desk), "\"issued_by\":\"Kartika Sari\"") != NULL, "who made it");
    check(strstr(desk_body(&desk), "\"until\":\"2025-03-10\"") != NULL, "its last day");
    check(strstr(desk_body(&desk), "snk_") == NULL, "the list shows none");
    desk_close(&desk);
}

static void guesses_are_slowed_down(void)
{
    struct desk desk;
    begin(&desk);
    struct made made = make(&desk, "\"read:attendance\"", YEAR_AHEAD);
    for (unsigned i = 0; i < 5; i++) {
        char guess[20];
        snprintf(guess, sizeof guess, "snk_%u", i);
        ask_as(&desk, guess, "/api/v1/attendance");
        desk_check_refused(&desk, 401, "bad_sign_in", "unknown");
    }
    check_same(ask_as(&desk, made.token, "/api/v1/attendance"), 429, "from this address");
    desk.address = "10.0.0.2";
    check_same(ask_as(&desk, made.token, "/api/v1/attendance"), 200, "not from another");
    desk_close(&desk);
}

static void bad_wishes_name_their_field(void)
{
    static const struct {
        const char *story, *body, *column, *code;
    } cases[] = {
        {"no title", "{\"scopes\":[\"read:plans\"],\"until\":\"2025-04-01\"}", "title", "missing"},
        {"no scope", "{\"title\":\"A\",\"scopes\":[],\"until\":\"2025-04-01\"}", "scopes",
         "missing"},
        {"a scope that is none", "{\"title\":\"A\",\"scopes\":[\"all\"],\"until\":\"2025-04-01\"}",
         "scopes", "unknown_word"},
        {"no end", "{\"title\":\"A\",\"scopes\":[\"read:plans\"]}", "until", "missing"},
        {"no date", "{\"title\":\"A\",\"scopes\":[\"read:plans\"],\"until\":\"2025-02-30\"}",
         "until", "no_date"},
        {"yesterday", "{\"title\":\"A\",\"scopes\":[\"read:plans\"],\"until\":\"2025-03-09\"}",
         "until", "past"},
        {"for ever", "{\"title\":\"A\",\"scopes\":[\"read:plans\"],\"until\":\"2026-03-12\"}",
         "until", "too_far"},
    };
    struct desk desk;
    begin(&desk);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char want[100];
        desk_ask(&desk, "POST", TOKENS, cases[i].body);
        snprintf(want, sizeof want, "\"column\":\"%s\",\"code\":\"%s\"", cases[i].column,
                 cases[i].code);
        check_same(desk.last->status, 400, cases[i].story);
        check(strstr(desk_body(&desk), want) != NULL, cases[i].story);
    }
    desk_get(&desk, TOKENS);
    check_text("nothing was made", desk_body(&desk), "{\"tokens\":[]}");
    desk_close(&desk);
}

static void what_is_taken_is_written_down(void)
{
    static const struct {
        const char *path, *what;
        unsigned people;
    } reads[] = {
        {"/api/v1/attendance.csv", "attendance_csv", 3},
        {"/api/v1/attendance.xlsx", "attendance_xlsx", 3},
        {"/api/v1/attendance?limit=2", "attendance_json", 2},
        {"/api/v1/entries.csv", "entries_csv", 2},
        {"/api/v1/activities/%s/attendance.csv", "activity_attendance_csv", 3},
        {"/api/v1/activities/%s/jp.csv", "activity_jp_csv", 3},
        {"/api/v1/activities/%s/bundle", "bundle", 3},
    };
    struct desk desk;
    begin(&desk);
    check_same(office_sweep(desk.office), OK, "closed and sealed");
    struct made made = make(&desk, "\"read:attendance\"", YEAR_AHEAD);
    for (size_t i = 0; i < COUNT(reads); i++) {
        char path[200];
        char want[100];
        text_copy(path, sizeof path, slice_of_text(reads[i].path));
        char *place = strstr(path, "%s");
        if (place)
            snprintf(place, sizeof path - (size_t)(place - path), "%s%s",
                     id_text(school_activity()).text, reads[i].path + (place - path) + 2);
        desk_ask(&desk, "GET", path, NULL);
        check_same(desk.last->status, 200, path);
        desk_get(&desk, "/api/v1/access?limit=1");
        snprintf(want, sizeof want, "\"what\":\"%s\"", reads[i].what);
        check(strstr(desk_body(&desk), want) != NULL, want);
        check(strstr(desk_body(&desk), "\"who_name\":\"Kartika Sari\"") != NULL, "who");
        snprintf(want, sizeof want, "\"people\":%u,\"address\":\"10.0.0.1\"", reads[i].people);
        check(strstr(desk_body(&desk), want) != NULL, reads[i].what);
    }
    ask_as(&desk, made.token, "/api/v1/attendance");
    desk_get(&desk, "/api/v1/access?limit=1");
    check(strstr(desk_body(&desk), "\"who\":null,\"who_name\":\"\",\"token\":\"") != NULL,
          "no person");
    check(strstr(desk_body(&desk), "\"token_title\":\"Simpeg\"") != NULL, "but a machine");
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(school_activity()).text);
    desk_get(&desk, "/api/v1/attendance?limit=0&count=1");
    check(strstr(desk_body(&desk), "\"total\":3") != NULL, "counting");
    desk_get(&desk, "/api/v1/access.csv");
    unsigned lines = 0;
    for (const char *at = desk_body(&desk); (at = strstr(at, "\r\n")); at += 2)
        lines++;
    check_same(lines, COUNT(reads) + 4,
               "all of them, the machine's, two pages and a head; to count takes nothing");
    desk_close(&desk);
}

static void of_machines_everything_is_written_down(void)
{
    static const struct {
        const char *path, *what;
        unsigned people;
    } reads[] = {
        {"/api/v1/activities/%s/attendance", "activity_attendance_json", 3},
        {"/api/v1/activities/%s", "activity_json", 2},
        {"/api/v1/people", "people_json", 5},
    };
    struct desk desk;
    begin(&desk);
    struct made made =
        make(&desk, "\"read:attendance\",\"read:plans\",\"read:people\"", YEAR_AHEAD);
    for (size_t i = 0; i < COUNT(reads); i++) {
        char path[200];
        char want[100];
        const char *id = strstr(reads[i].path, "%s");
        int before = (int)(id ? id - reads[i].path : (long)strlen(reads[i].path));
        snprintf(path, sizeof path, "%.*s%s%s", before, reads[i].path,
                 id ? id_text(school_activity()).text : "", id ? id + 2 : "");
        check_same(ask_as(&desk, made.token, path), 200, path);
        desk_get(&desk, "/api/v1/access?limit=1");
        snprintf(want, sizeof want, "\"what\":\"%s\"", reads[i].what);
        check(strstr(desk_body(&desk), want) != NULL, desk_body(&desk));
        snprintf(want, sizeof want, "\"people\":%u,", reads[i].people);
        check(strstr(desk_body(&desk), want) != NULL, desk_body(&desk));
    }
    desk_close(&desk);
}

static void the_list_goes_on_page_by_page(void)
{
    struct desk desk;
    char path[200];
    char cursor[100];
    begin(&desk);
    for (unsigned i = 0; i < 3; i++)
        desk_get(&desk, "/api/v1/attendance.csv");
    desk_get(&desk, "/api/v1/access?limit=2");
    cut(&desk, "\"next\":\"", cursor, sizeof cursor);
    snprintf(path, sizeof path, "/api/v1/access?limit=2&cursor=%s", cursor);
    desk_ask(&desk, "GET", path, NULL);
    check(strstr(desk_body(&desk), "\"next\":null") != NULL, "the last page");
    check(strstr(desk_body(&desk), "},{") == NULL && strstr(desk_body(&desk), "attendance_csv"),
          "with one");
    desk_get(&desk, "/api/v1/access?until=2025-03-09");
    check_text("the day before", desk_body(&desk), "{\"rows\":[],\"next\":null}");
    desk_close(&desk);
}

TEST_MAIN(TEST(a_scope_opens_its_routes_alone), TEST(numbers_are_masked_without_read_people),
          TEST(tokens_end), TEST(guesses_are_slowed_down), TEST(bad_wishes_name_their_field),
          TEST(what_is_taken_is_written_down), TEST(of_machines_everything_is_written_down),
          TEST(the_list_goes_on_page_by_page))
