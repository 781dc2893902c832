/* Self study over HTTP: which day a report speaks for, what is refused, and what learner and
 * superior are shown. */
#include "office/closing.h"
#include "office/desk.h"
#include "office/office_inside.h"

#define SUPERIOR 80
#define LEARNER 2

static struct desk desk;

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

static void put_people(void)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct store *store = desk.school.store;
    struct person_row superior = person_row(SUPERIOR), learner = person_row(LEARNER);
    struct account_row account = {
        .person = superior.id, .name = "atasan", .role = ACCOUNT_SUPERIOR};
    learner.superior = superior.id;
    check_same(secret_hash_make(&desk.chance.chance, &cheap, slice_of_text(DESK_PASSWORD),
                                account.password),
               OK, "password");
    check_same(store_person_put(store, &superior), OK, "superior");
    check_same(store_person_put(store, &learner), OK, "learner");
    check_same(store_account_put(store, &account), OK, "account");
}

/* Three days of 60 minutes; the learner attends the first two, and the second not long enough. */
static void open_study(const char *category)
{
    struct activity_row activity = activity_row(1);
    bool closed = false;
    desk_open(&desk, 3, 60, 3);
    snprintf(activity.category, sizeof activity.category, "%s", category);
    check_same(store_activity_put(desk.school.store, &activity), OK, "activity");
    put_people();
    for (unsigned n = 1; n <= 3; n++) {
        school_class(&desk.school, n);
        school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
        if (n < 3)
            school_joins(&desk.school, n, LEARNER, 0);
        if (n < 3)
            school_leaves(&desk.school, n, LEARNER, n == 1 ? 3600 : 1200, LEAVE_ASKED);
        school_phase(&desk.school, CLASS_PHASE_ENDED, 3600);
    }
    desk_link(&desk, LEARNER, "tautan dua", MONDAY_MS);
    desk.clock.wall_ms = MONDAY_MS + 4 * DATE_DAY_MS;
    desk_start(&desk);
    struct store *reader = school_reader(&desk.school);
    check_same(closing_close(&desk.office->closing, reader, school_activity(), &closed), OK,
               "closing");
    store_close(reader);
    check(closed, "closed");
}

static void open_record(void)
{
    desk.cookie[0] = '\0';
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"tautan dua\"}");
    check_same(desk.last->status, 200, "opened by the link");
    desk_keep_link(&desk);
}

static void take(const char *before, char *ret, size_t digits)
{
    const char *at = strstr(desk_body(&desk), before);
    check(at != NULL, before);
    snprintf(ret, digits + 1, "%s", at ? at + strlen(before) : "");
}

static int file(const char *more)
{
    char hash[65], path[120], body[400];
    desk_ask(&desk, "POST", "/api/me/evidence", "%PDF-1.4 laporan\n%%EOF\n");
    take("\"hash\":\"", hash, 64);
    snprintf(path, sizeof path, "/api/me/activities/%s/evidence", id_text(school_activity()).text);
    snprintf(body, sizeof body,
             "{\"kind\":\"laporan_belajar\",\"evidence\":\"%s\",\"name\":\"laporan.pdf\"%s}", hash,
             more);
    return desk_ask(&desk, "POST", path, body)->status;
}

static void ask_record(void)
{
    desk_get(&desk, "/api/me/record?day=2025-03-10");
    check_same(desk.last->status, 200, "own record");
}

static void decide(const char *body)
{
    char fact[33], path[200];
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/evidence");
    check(says("\"name\":\"laporan.pdf\",\"day\":\"2025-03-10\""), "the superior sees the day");
    take("\"fact\":\"", fact, 32);
    snprintf(path, sizeof path, "/api/superior/activities/%s/evidence/%s",
             id_text(school_activity()).text, fact);
    check_same(desk_ask(&desk, "POST", path, body)->status, 200, "decided");
    open_record();
}

#define FIRST ",\"day\":\"2025-03-10\""

static void a_report_names_a_day_that_was_attended(void)
{
    open_study("belajar_mandiri");
    open_record();
    check_same(file(""), 400, "without a day");
    check(says("\"column\":\"day\",\"code\":\"missing\""), "says what is missing");
    check_same(file(",\"day\":\"2025-03-12\""), 400, "a day without attendance");
    check(says("\"column\":\"day\",\"code\":\"not_attended\",\"value\":\"2025-03-12\""), "says so");
    check_same(file(",\"day\":\"2025-03-13\""), 400, "no day of the activity");
    check_same(file(",\"day\":\"2025-02-30\""), 400, "no day at all");
    check(says("\"column\":\"day\",\"code\":\"no_date\""), "says so");
    check_same(file(",\"day\":20250310"), 400, "no text");
    ask_record();
    check(says("\"state\":\"waiting\",\"jp\":0"), "nothing was changed by any of them");

    check_same(file(FIRST), 200, "a day that was attended");
    check_same(file(FIRST), 409, "twice");
    check(says("\"detail\":\"undecided\""), "says why");
    desk_close(&desk);
}

static void each_day_says_what_it_waits_for(void)
{
    open_study("belajar_mandiri");
    open_record();
    ask_record();
    check(says("\"waits\":[\"report\"],\"asks\":[\"laporan_belajar\"],\"days\":["
               "{\"day\":\"2025-03-10\",\"jp\":1,\"earns\":true,\"report\":\"menunggu_laporan\","
               "\"undecided\":false,\"reason\":\"\",\"fact\":null},"
               "{\"day\":\"2025-03-11\",\"jp\":0,\"earns\":false"),
          "the first waits for its report, the second earns nothing, the third is none");
    check(says("\"room_jp\":null,\"waiting_jp\":1") && says("\"surplus_jp\":0,\"waiting_jp\":1"),
          "1 JP waits, of the year and of the activity");
    check_same(file(FIRST), 200, "filed");
    ask_record();
    check(says("\"waits\":[\"decision\"],\"asks\":[]") && says("\"undecided\":true"),
          "waits for the superior");
    decide("{\"accepted\":false,\"reason\":\"Sumbernya kurang.\"}");
    ask_record();
    check(says("\"report\":\"ditolak\",\"undecided\":false,\"reason\":\"Sumbernya kurang.\""),
          "refused, with why");
    check(says("\"state\":\"refused\"") && says("\"asks\":[\"laporan_belajar\"]"), "asked again");
    check_same(file(FIRST), 200, "a better one");
    ask_record();
    check(says("\"state\":\"waiting\"") && says("\"undecided\":true"), "waits again");
    desk_close(&desk);
}

static void a_verified_day_counts_and_is_shown(void)
{
    open_study("belajar_mandiri");
    open_record();
    check_same(file(FIRST), 200, "filed");
    decide("{\"accepted\":true}");
    ask_record();
    check(says("\"state\":\"counted\",\"jp\":1") && says("\"room_jp\":null,\"waiting_jp\":0"),
          "counted");
    check(says("\"waits\":[],\"asks\":[]"), "the day that earns nothing is not waited for");
    check(says("\"report\":\"terverifikasi\""), "verified");
    check_same(file(FIRST), 409, "no second one");
    check(says("\"detail\":\"not_asked\""), "says why");
    desk_get(&desk, "/api/me/activities/%s", id_text(school_activity()).text);
    check(says("\"name\":\"laporan.pdf\",\"day\":\"2025-03-10\""), "and what it rests on");
    desk_close(&desk);
}

static void elsewhere_no_day_is_taken(void)
{
    open_study("pelatihan_teknis");
    open_record();
    check_same(file(FIRST), 400, "the category has no report by day");
    check(says("\"column\":\"day\",\"code\":\"not_by_day\""), "says so");
    ask_record();
    check(says("\"days\":null"), "nor days to show");
    desk_close(&desk);
}

TEST_MAIN(TEST(a_report_names_a_day_that_was_attended), TEST(each_day_says_what_it_waits_for),
          TEST(a_verified_day_counts_and_is_shown), TEST(elsewhere_no_day_is_taken))
