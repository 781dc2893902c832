/* The directory of people, accounts, and invitations. */
#include "office/desk.h"
#include "office/invitation.h"
#include "store/store_access.h"

static struct desk desk;

static void begin(void)
{
    desk_open(&desk, 1, 90, 3);
    desk_start(&desk);
    desk_sign_in(&desk);
}

static void post(const char *path, const char *body, int status, const char *part,
                 const char *story)
{
    desk_ask(&desk, "POST", path, body);
    check_same(desk.last->status, status, story);
    check_text(story, strstr(desk_body(&desk), part) ? part : desk_body(&desk), part);
}

static void says(const char *part, const char *story)
{
    check_text(story, strstr(desk_body(&desk), part) ? part : desk_body(&desk), part);
}

#define NAMED "\"name\":\"Sri Wahyuni\",\"employment\":\"pns\""

static void a_person_is_made_or_said_what_is_wrong(void)
{
    static const struct {
        const char *story, *body;
        int status;
        const char *part;
    } cases[] = {
        {"no name", "{\"employment\":\"pns\"}", 400, "\"column\":\"name\",\"code\":\"missing\""},
        {"no status", "{\"name\":\"Sri\"}", 400, "\"column\":\"employment\",\"code\":\"missing\""},
        {"a short number", "{" NAMED ",\"nip\":\"1985\"}", 400,
         "\"column\":\"nip\",\"code\":\"nip_length\",\"value\":\"1985\""},
        {"spoilt by a spreadsheet", "{" NAMED ",\"nip\":\"1.98503E+17\"}", 400,
         "\"code\":\"nip_spoilt\""},
        {"no birth date", "{" NAMED ",\"nip\":\"198513152010121002\"}", 400,
         "\"code\":\"nip_birth_date\""},
        {"no sex", "{" NAMED ",\"nip\":\"198503152010123002\"}", 400, "\"code\":\"nip_sex\""},
        {"somebody else's", "{" NAMED ",\"nip\":\"198503152010121002\"}", 400,
         "\"code\":\"nip_taken\",\"value\":\"Pegawai 02\""},
        {"a contract that ends before it begins",
         "{\"name\":\"Sri\",\"employment\":\"pppk\",\"contract_start\":\"2024-01-01\","
         "\"contract_end\":\"2023-12-31\"}",
         400, "\"column\":\"contract_end\",\"code\":\"contract_order\""},
        {"a superior who is nobody",
         "{" NAMED ",\"superior\":\"11111111111111111111111111111111\"}", 400,
         "\"column\":\"superior\",\"code\":\"unknown\""},
        {"a PPPK without a contract", "{\"name\":\"Sri\",\"employment\":\"pppk\"}", 200,
         "\"code\":\"contract_missing\""},
        {"a PNS with the number of a PPPK", "{" NAMED ",\"nip\":\"198503152021211001\"}", 200,
         "\"column\":\"employment\",\"code\":\"nip_kind\""},
        {"a good one, as it is printed", "{" NAMED ",\"nip\":\"19900101 201503 2 001\"}", 200,
         "\"warnings\":[]"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        post("/api/v1/people", cases[i].body, cases[i].status, cases[i].part, cases[i].story);
    desk_close(&desk);
}

static void a_person_is_changed(void)
{
    char path[100];
    char body[120];
    begin();
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(school_person(2)).text);
    post(path, "{\"unit\":\"Bidang Mutasi\",\"left\":true}", 200, "", "what is not sent stays");
    desk_get(&desk, "%s", path);
    says("\"name\":\"Pegawai 02\",\"nip\":\"19850315 201012 1 002\"", "whole, for who changes it");
    says("\"left_ms\":1741568400000", "gone");
    snprintf(body, sizeof body, "{\"superior\":\"%s\"}", id_text(school_person(2)).text);
    post(path, body, 400, "\"code\":\"oneself\"", "nobody is one's own superior");
    snprintf(body, sizeof body, "{\"superior\":\"%s\"}", id_text(school_person(1)).text);
    post(path, body, 200, "", "another");
    desk_get(&desk, "%s", path);
    says("\"superior_name\":\"Pegawai 01\"", "by name");
    snprintf(path, sizeof path, "/api/v1/changes?about=%s&limit=1", id_text(school_person(2)).text);
    desk_get(&desk, "%s", path);
    says("\"field\":\"superior\"", "written down");
    check(!strstr(desk_body(&desk), "\"next\":0"), "and there is more");
    desk_get(&desk, "/api/v1/changes?about=x");
    desk_check_refused(&desk, 400, "invalid", "no id");
    desk_get(&desk, "/api/v1/people/11111111111111111111111111111111");
    desk_check_refused(&desk, 404, "not_found", "nobody");
    post("/api/v1/people/11111111111111111111111111111111", "{}", 404, "not_found", "nobody");
    desk_close(&desk);
}

#define SINCE(day, rest) "{\"from\":\"" day "\"," rest
#define IS(employment, post, start, end)                                                           \
    "\"employment\":\"" employment "\",\"post\":\"" post "\",\"contract_start\":\"" start          \
    "\",\"contract_end\":\"" end "\",\"zone\":\"WIB\"}"

/* Today is 10 March 2025. */
static void a_status_holds_from_a_day_on(void)
{
    char path[100];
    char changes[120];
    begin();
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(school_person(2)).text);
    snprintf(changes, sizeof changes, "/api/v1/changes?about=%s", id_text(school_person(2)).text);
    desk_get(&desk, "%s", path);
    says("\"statuses\":[" SINCE("1900-01-01", IS("pns", "", "", "")) "]", "always");
    post(path, "{\"post\":\"jpt_madya\"}", 200, "", "without a day");
    desk_get(&desk, "%s", path);
    says("\"statuses\":[" SINCE("2025-03-10", IS("pns", "jpt_madya", "", "")), "since today");
    desk_get(&desk, "%s", changes);
    says("\"field\":\"status_day\",\"person\":\"\",\"before\":\"1900-01-01\",\"after\":\"2025-03-"
         "10\"",
         "written down");
    post(path, "{\"unit\":\"Bidang Mutasi\"}", 200, "", "another field");
    post(path,
         "{\"employment\":\"pppk\",\"post\":\"\",\"contract_start\":\"2024-03-01\","
         "\"contract_end\":\"2024-12-31\",\"status_from\":\"2024-03-01\"}",
         200, "", "what was forgotten");
    desk_get(&desk, "%s", path);
    says("\"statuses\":[" SINCE("2025-03-10", IS("pns", "jpt_madya", "", "")) "," SINCE(
             "2024-03-01", IS("pppk", "", "2024-03-01",
                              "2024-12-31")) "," SINCE("1900-01-01", IS("pns", "", "", "")) "]",
         "in order");
    says("\"employment\":\"pns\",\"post\":\"jpt_madya\"", "the person has the newest");
    desk_get(&desk, "%s", changes);
    says("\"field\":\"employment\",\"person\":\"\",\"before\":\"pns\",\"after\":\"pppk\"",
         "against what held then");
    post(path, "{\"post\":\"\",\"status_from\":\"2025-03-10\"}", 200, "", "set right");
    desk_get(&desk, "%s", path);
    says("\"statuses\":[" SINCE("2025-03-10", IS("pns", "", "", "")), "on the same day");

    post(path, "{\"status_from\":\"1899-12-31\"}", 400,
         "\"column\":\"status_from\",\"code\":\"no_date\"", "too long ago");
    post(path,
         "{\"employment\":\"pppk\",\"contract_start\":\"2024-03-01\","
         "\"contract_end\":\"2025-03-09\"}",
         400, "\"column\":\"status_from\",\"code\":\"status_after_contract\"", "over already");
    desk_close(&desk);
}

static void people_are_found_page_by_page(void)
{
    char next[ID_TEXT_MAX];
    begin();
    desk_get(&desk, "/api/v1/people?limit=3");
    says("\"name\":\"Kartika Sari\"", "by name");
    const char *mark = strstr(desk_body(&desk), "\"next\":\"");
    snprintf(next, sizeof next, "%.32s", mark ? mark + 8 : "");
    desk_get(&desk, "/api/v1/people?limit=3&after=%s", next);
    says("Pegawai 02", "the next page");
    check(!strstr(desk_body(&desk), "Kartika"), "and not the first again");
    says("\"next\":null", "the last");
    desk_get(&desk, "/api/v1/people?q=gawai%%2003");
    says("Pegawai 03", "a part of the name");
    check(!strstr(desk_body(&desk), "Pegawai 02"), "and nobody else");
    check(!strstr(desk_body(&desk), "198503"), "no number whole");
    desk_get(&desk, "/api/v1/people?q=%%ff");
    desk_check_refused(&desk, 400, "invalid", "no text");
    desk_get(&desk, "/api/v1/people?limit=0");
    desk_check_refused(&desk, 400, "invalid", "no page");
    desk_close(&desk);
}

/* ---- accounts ---- */

static char token[LINK_TOKEN_MAX];

static void invite(const char *name, const char *role, unsigned n)
{
    char body[200];
    snprintf(body, sizeof body, "{\"name\":\"%s\",\"role\":\"%s\",\"person\":\"%s\"}", name, role,
             id_text(school_person(n)).text);
    post("/api/v1/accounts", body, 200, "https://localhost:8443/undangan#", "invited");
    const char *mark = strchr(desk_body(&desk), '#');
    snprintf(token, sizeof token, "%.43s", mark ? mark + 1 : "");
}

static void answer(const char *password, int status, const char *part, const char *story)
{
    char body[300];
    snprintf(body, sizeof body,
             password[0] ? "{\"token\":\"%s\",\"password\":\"%s\"}" : "{\"token\":\"%s\"}", token,
             password);
    post("/api/invitation", body, status, part, story);
}

static void an_invitation_becomes_a_password(void)
{
    begin();
    invite("pegawai2", "superior", 2);
    desk_get(&desk, "/api/v1/accounts");
    says("\"name\":\"pegawai2\",\"role\":\"superior\"", "listed");
    says("\"invited\":true", "as invited");
    answer("", 200, "{\"name\":\"pegawai2\",\"role\":\"superior\",\"person\":\"Pegawai 02\"",
           "who it is for");
    answer("pendek", 400,
           "{\"error\":\"invalid\",\"faults\":[{\"line\":0,\"column\":\"password\","
           "\"code\":\"too_short\"",
           "too short");
    answer("PEGAWAI2", 400, "too_short", "and a name");
    answer("sebelas ribu langkah", 200, "pegawai2", "chosen");
    answer("sebelas ribu langkah", 404, "{\"error\":\"bad_link\",\"detail\":\"used\"}", "once");
    post("/api/sign-in", "{\"name\":\"pegawai2\",\"password\":\"sebelas ribu langkah\"}", 200,
         "\"role\":\"superior\"", "signs in");
    const char *value = desk.last->set_cookie + strlen("sinkron=");
    snprintf(desk.cookie, sizeof desk.cookie, "%.*s", (int)strcspn(value, ";"), value);
    desk_get(&desk, "/api/v1/people");
    desk_check_refused(&desk, 403, "not_yours", "but is no coordinator");
    desk_get(&desk, "/api/me");
    check_same(desk.last->status, 200, "somebody all the same");
    post("/api/sign-in", "{\"name\":\"pegawai2\",\"password\":\"\"}", 400, "malformed",
         "no password");
    desk_close(&desk);
}

static void an_invitation_ends(void)
{
    begin();
    invite("pegawai2", "coordinator", 2);
    char first[LINK_TOKEN_MAX];
    memcpy(first, token, sizeof first);
    invite("pegawai2", "coordinator", 2);
    char second[LINK_TOKEN_MAX];
    memcpy(second, token, sizeof second);
    memcpy(token, first, sizeof token);
    answer("", 404, "\"bad_link\"", "by a newer one");
    memcpy(token, second, sizeof token);
    fake_clock_advance(&desk.clock, INVITATION_LIFE_MS);
    answer("", 404, "{\"error\":\"bad_link\",\"detail\":\"expired\"}", "after 72 hours");
    snprintf(token, sizeof token, "nobody");
    answer("", 404, "{\"error\":\"bad_link\",\"detail\":\"unknown\"}", "one that never was");
    post("/api/invitation", "{}", 400, "malformed", "none");
    desk_close(&desk);
}

static void accounts_are_closed_but_not_all(void)
{
    begin();
    post("/api/v1/accounts/close", "{\"name\":\"" DESK_ACCOUNT "\"}", 400, "\"code\":\"own\"",
         "not one's own");
    post("/api/v1/accounts/close", "{\"name\":\"nobody\"}", 404, "not_found", "nobody's");
    post("/api/v1/accounts", "{\"name\":\"x\"}", 400, "\"column\":\"role\",\"code\":\"missing\"",
         "a new one needs a role");
    invite("pegawai2", "coordinator", 2);
    answer("sebelas ribu langkah", 200, "pegawai2", "chosen");
    post("/api/v1/accounts/close", "{\"name\":\"pegawai2\"}", 200, "", "another's");
    post("/api/sign-in", "{\"name\":\"pegawai2\",\"password\":\"sebelas ribu langkah\"}", 401,
         "bad_sign_in", "signs in no more");
    invite("pegawai2", "coordinator", 2);
    answer("dua belas ribu langkah", 200, "pegawai2", "and again after an invitation");
    post("/api/sign-in", "{\"name\":\"pegawai2\",\"password\":\"dua belas ribu langkah\"}", 200,
         "coordinator", "signs in");
    desk_close(&desk);
}

static void who_left_cannot_sign_in(void)
{
    char path[100];
    begin();
    invite("pegawai2", "superior", 2);
    answer("sebelas ribu langkah", 200, "pegawai2", "chosen");
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(school_person(2)).text);
    post(path, "{\"left\":true}", 200, "", "left");
    post("/api/sign-in", "{\"name\":\"pegawai2\",\"password\":\"sebelas ribu langkah\"}", 401,
         "bad_sign_in", "signs in no more");
    desk_close(&desk);
}

/* ---- the command ---- */

static void the_first_coordinator_is_invited_by_command(void)
{
    static const struct {
        const char *story;
        const char *args[3];
        unsigned n;
        enum err want;
    } cases[] = {
        {"nothing", {0}, 0, ERR_CONFIG},
        {"a role that is none", {"ani", "admin", "Ani"}, 3, ERR_CONFIG},
        {"somebody new", {"ani", "coordinator", "Ani Lestari"}, 3, OK},
        {"the same again", {"ani", "coordinator", "Ani Lestari"}, 3, OK},
        {"somebody known", {"dua", "superior", "Pegawai 02"}, 3, OK},
    };
    struct account_row account;
    bool needed = true;
    desk_open(&desk, 1, 90, 3);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char said[800] = "";
        FILE *to = fmemopen(said, sizeof said, "w");
        for (unsigned k = 0; k < cases[i].n; k++)
            desk.config.args[k] = cases[i].args[k];
        desk.config.args_n = cases[i].n;
        check_same(
            invitation_command(desk.school.store, &desk.config, &desk.chance.chance, MONDAY_MS, to),
            cases[i].want, cases[i].story);
        fclose(to);
        check((strstr(said, "/undangan#") != NULL) == (cases[i].want == OK), said);
    }
    check_same(store_account_find(desk.school.store, "dua", &account), OK, "an account");
    check(id_equal(account.person, school_person(2)), "of who has that name");
    check_same(invitation_needed(desk.school.store, &needed), OK, "asked");
    check(!needed, "there are coordinators");
    desk_close(&desk);
}

TEST_MAIN(TEST(a_person_is_made_or_said_what_is_wrong), TEST(a_person_is_changed),
          TEST(a_status_holds_from_a_day_on), TEST(people_are_found_page_by_page),
          TEST(an_invitation_becomes_a_password), TEST(an_invitation_ends),
          TEST(accounts_are_closed_but_not_all), TEST(who_left_cannot_sign_in),
          TEST(the_first_coordinator_is_invited_by_command))
