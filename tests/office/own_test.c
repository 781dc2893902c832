/* What people do with their own record, and what their superior decides: from the personal link to
 * the entry in the ledger. */
#include "credit/entry.h"
#include "office/desk.h"
#include "office/link.h"
#include "office/office_inside.h"

#define SUPERIOR 80
#define OTHER_SUPERIOR 81
#define LEARNER 2

static struct desk desk;

static bool says(const char *text)
{
    return strstr(desk_body(&desk), text) != NULL;
}

static void desk_check_refused_detail(const struct desk *of, int status, const char *detail)
{
    check_same(of->last->status, status, detail);
    check(strstr(desk_body(of), detail) != NULL, detail);
}

/* ---- a school of capacity development ---- */

static void put_superior(unsigned n, const char *account_name)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct person_row person = person_row(n);
    struct account_row account = {.person = person.id, .role = ACCOUNT_SUPERIOR};

    snprintf(account.name, sizeof account.name, "%s", account_name);
    check_same(store_person_put(desk.school.store, &person), OK, "superior");
    check_same(secret_hash_make(&desk.chance.chance, &cheap, slice_of_text(DESK_PASSWORD),
                                account.password),
               OK, "password");
    check_same(store_account_put(desk.school.store, &account), OK, "account");
}

static void put_learner(unsigned n, enum date_zone zone)
{
    struct person_row row = person_row(n);
    row.employment = EMPLOYMENT_PPPK;
    row.zone = zone;
    row.superior = key("person", SUPERIOR);
    check_same(date_parse_day(slice_of_text("2022-03-01"), &row.contract_start_day), OK, "day");
    check_same(store_person_put(desk.school.store, &row), OK, "learner");
}

struct meeting {
    const char *policy;
    int64_t start_ms;
    unsigned minutes;
    enum jp_ledger ledger;
    const char *category;
};

/* The class that was held is the first one of the school, moved to when the case says. */
static void open_school(const struct meeting *meeting, enum date_zone zone, enum date_zone other)
{
    struct activity_row activity = activity_row(1);
    struct class_row class = {.id = key("class", 1), .activity = activity.id, .ordinal = 1};

    desk_open(&desk, 1, 45, 3);
    activity.ledger = meeting->ledger;
    activity.zone = zone;
    snprintf(activity.policy, sizeof activity.policy, "%s", meeting->policy);
    snprintf(activity.category, sizeof activity.category, "%s", meeting->category);
    check_same(store_activity_put(desk.school.store, &activity), OK, "activity");
    snprintf(class.title, sizeof class.title, "Pertemuan 1");
    class.table.n = 1;
    class.table.segments[0] =
        (struct timetable_segment){SEGMENT_LEARNING, meeting->start_ms,
                                   meeting->start_ms + (int64_t)meeting->minutes * MINUTE_MS};
    check_same(store_class_put(desk.school.store, &class), OK, "class");
    put_superior(SUPERIOR, "atasan");
    put_superior(OTHER_SUPERIOR, "atasan lain");
    put_learner(LEARNER, zone);
    put_learner(3, other);
    int shift_s = (int)((meeting->start_ms - MONDAY_MS) / 1000);
    school_class(&desk.school, 1);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, shift_s);
    for (unsigned n = 1; n <= 3; n++)
        school_joins(&desk.school, n, n, shift_s);
    for (unsigned n = 1; n <= 3; n++)
        school_leaves(&desk.school, n, n, shift_s + (int)meeting->minutes * 60, LEAVE_CLASS_OVER);
    school_phase(&desk.school, CLASS_PHASE_ENDED, shift_s + (int)meeting->minutes * 60);
    desk_link(&desk, LEARNER, "tautan dua", meeting->start_ms);
    desk_link(&desk, 3, "tautan tiga", meeting->start_ms);
    desk.clock.wall_ms = meeting->start_ms + 2 * DATE_DAY_MS;
}

/* Starts the office and closes the activity, as the end of its last class does. */
static void start(void)
{
    bool closed = false;
    desk_start(&desk);
    struct store *reader = school_reader(&desk.school);
    check_same(closing_close(&desk.office->closing, reader, school_activity(), &closed), OK,
               "closing");
    check(closed, "closed");
    store_close(reader);
}

static void open_record(const char *token)
{
    char body[200];
    snprintf(body, sizeof body, "{\"token\":\"%s\"}", token);
    desk.cookie[0] = '\0';
    const struct office_answer *answer = desk_ask(&desk, "POST", "/api/me/open", body);
    check_same(answer->status, 200, "opened by the link");
    desk_keep_link(&desk);
}

static void path_of(char *ret, size_t room, const char *what)
{
    snprintf(ret, room, "/api/me/activities/%s%s", id_text(school_activity()).text, what);
}

static int ask(const char *method, const char *what, const char *body)
{
    char path[200];
    path_of(path, sizeof path, what);
    return desk_ask(&desk, method, path, body)->status;
}

/* The first 64 digits behind `before` in the answer. */
static void take(const char *before, char *ret, size_t digits)
{
    const char *at = strstr(desk_body(&desk), before);
    check(at != NULL, before);
    snprintf(ret, digits + 1, "%s", at ? at + strlen(before) : "");
}

static int file_document(const char *kind, const char *purpose)
{
    char hash[65], body[500];
    desk_ask(&desk, "POST", "/api/me/evidence", "%PDF-1.4 surat\n%%EOF\n");
    check_same(desk.last->status, 200, "kept");
    take("\"hash\":\"", hash, 64);
    snprintf(body, sizeof body, "{\"kind\":\"%s\",\"evidence\":\"%s\",\"name\":\"surat.pdf\"%s}",
             kind, hash, purpose);
    return ask("POST", "/evidence", body);
}

#define PURPOSE ",\"serves\":\"Layanan arsip\",\"coordinated_with\":\"Kepala Bidang\""

static void ask_own_record(const char *day)
{
    char path[100];
    snprintf(path, sizeof path, "/api/me/record?day=%s", day);
    desk_ask(&desk, "GET", path, NULL);
    check_same(desk.last->status, 200, "own record");
}

static int decide(const char *fact, const char *body)
{
    char path[200];
    snprintf(path, sizeof path, "/api/superior/activities/%s/evidence/%s",
             id_text(school_activity()).text, fact);
    return desk_ask(&desk, "POST", path, body)->status;
}

/* Wednesday, 14 September 2022, 10.00 to 12.15 WITA: 3 JP in office hours. */
static const struct meeting in_hours = {"asn-2018", INT64_C(1663120800000), 135, LEDGER_CAPACITY,
                                        "pelatihan_jarak_jauh"};
/* Saturday, 17 September 2022, 09.00 to 11.15 WIT. */
static const struct meeting saturday = {"asn-2018", INT64_C(1663372800000), 135, LEDGER_CAPACITY,
                                        "pelatihan_jarak_jauh"};
/* Wednesday, 17 May 2023, 15.00 to 17.15 WIB: evening in Jayapura. */
static const struct meeting afternoon = {"asn-2018", INT64_C(1684310400000), 135, LEDGER_CAPACITY,
                                         "pelatihan_jarak_jauh"};

/* Case 20. */
static void permission_is_filed_decided_and_counted(void)
{
    char fact[33];
    open_school(&in_hours, DATE_WITA, DATE_WITA);
    start();
    open_record("tautan dua");
    ask_own_record("2022-09-14");
    check(says("\"state\":\"waiting\",\"jp\":0") && says("\"waits\":[\"evidence\"]"), "waits");
    check(says("\"asks\":[\"surat_izin_penugasan\"]") && says("\"room_jp\":24,\"waiting_jp\":3"),
          "for a permission");
    check(says("\"surplus_jp\":0,\"waiting_jp\":3"), "and that is what the year's figure rests on");

    check_same(file_document("surat_izin_penugasan", ""), 400, "without a purpose");
    check(says("\"column\":\"serves\",\"code\":\"missing\""), "says which");
    check_same(file_document("laporan_belajar", PURPOSE), 409, "what nobody asked for");
    check(says("\"detail\":\"not_asked\""), "says why");
    check_same(file_document("surat_izin_penugasan", PURPOSE), 200, "filed");
    check_same(file_document("surat_izin_penugasan", PURPOSE), 409, "twice");
    check(says("\"detail\":\"undecided\""), "says why");
    ask_own_record("2022-09-14");
    check(says("\"waits\":[\"decision\"],\"asks\":[]"), "waits for the superior");

    desk_sign_in_as(&desk, "atasan lain");
    desk_get(&desk, "/api/superior/evidence");
    check(says("\"evidence\":[],\"staff\":[]"), "not of somebody else's staff");
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/evidence");
    check(says("\"serves\":\"Layanan arsip\",\"coordinated_with\":\"Kepala Bidang\""), "what for");
    check(says("\"inside_s\":8100,\"outside_s\":0"), "all of it in office hours");
    check(says("\"waiting\":1"), "one waits");
    take("\"fact\":\"", fact, 32);

    desk_sign_in_as(&desk, "atasan lain");
    check_same(decide(fact, "{\"accepted\":true}"), 403, "not the superior");
    desk_sign_in_as(&desk, "atasan");
    check_same(decide(fact, "{\"accepted\":false}"), 400, "refused without a reason");
    check(says("\"column\":\"reason\",\"code\":\"missing\""), "says what is missing");
    check_same(decide(id_text(key("event", 9)).text, "{\"accepted\":true}"), 404, "no such filing");
    desk_get(&desk, "/api/superior/activities/%s/evidence/%s", id_text(school_activity()).text,
             id_text(key("event", 9)).text);
    desk_check_refused(&desk, 404, "not_found", "nor its document");
    check_same(decide(fact, "{\"accepted\":true}"), 200, "accepted");
    check_same(decide(fact, "{\"accepted\":true}"), 409, "once");

    open_record("tautan dua");
    ask_own_record("2022-09-14");
    check(says("\"state\":\"counted\",\"jp\":3"), "counted now");
    check(says("\"jp\":0,\"capacity_jp\":3,\"surplus_jp\":0"), "in the ledger of its own");
    check(says("\"ledger\":\"kapasitas\""), "which says so");
    check_same(ask("GET", "", NULL), 200, "details");
    check(says("\"kind\":\"evidence\"") && says("\"accepted\":true"), "and what it rests on");
    desk_close(&desk);
}

static void a_refusal_asks_again(void)
{
    char fact[33];
    open_school(&in_hours, DATE_WITA, DATE_WITA);
    start();
    open_record("tautan dua");
    check_same(file_document("surat_izin_penugasan", PURPOSE), 200, "filed");
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/evidence");
    take("\"fact\":\"", fact, 32);
    check_same(decide(fact, "{\"accepted\":false,\"reason\":\"Tanggalnya keliru.\"}"), 200,
               "refused");
    open_record("tautan dua");
    ask_own_record("2022-09-14");
    check(says("\"state\":\"refused\"") && says("\"asks\":[\"surat_izin_penugasan\"]"),
          "asked again");
    check_same(ask("GET", "", NULL), 200, "details");
    check(says("Tanggalnya keliru."), "with the reason");
    check_same(file_document("surat_izin_penugasan", PURPOSE), 200, "a better one");
    desk_close(&desk);
}

/* Case 21. */
static void a_report_is_done_by_filing_it(void)
{
    char fact[33];
    open_school(&saturday, DATE_WIT, DATE_WIT);
    start();
    open_record("tautan dua");
    ask_own_record("2022-09-17");
    check(says("\"waits\":[\"report\"],\"asks\":[\"laporan_ke_atasan\"]"), "a report is asked for");
    check_same(file_document("laporan_ke_atasan", PURPOSE), 200, "filed");
    ask_own_record("2022-09-17");
    check(says("\"state\":\"counted\",\"jp\":3"), "and counted");
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/evidence");
    check(says("\"kind\":\"laporan_ke_atasan\"") && says("\"decision\":null"), "unread");
    take("\"fact\":\"", fact, 32);
    check_same(decide(fact, "{\"accepted\":false,\"reason\":\"Kurang\"}"), 409,
               "cannot be refused");
    check(says("\"detail\":\"report_is_read\""), "says why");
    check_same(decide(fact, "{\"accepted\":true}"), 200, "read");
    desk_close(&desk);
}

/* Case 22. */
static void the_zone_of_the_person_decides(void)
{
    open_school(&afternoon, DATE_WIB, DATE_WIT);
    start();
    open_record("tautan dua");
    ask_own_record("2023-05-17");
    check(says("\"asks\":[\"surat_izin_penugasan\"]"), "office hours in Jakarta");
    open_record("tautan tiga");
    ask_own_record("2023-05-17");
    check(says("\"asks\":[\"laporan_ke_atasan\"]"), "evening in Jayapura");
    desk_close(&desk);
}

static void documents_are_for_whom_they_concern(void)
{
    char fact[33], what[80];
    open_school(&in_hours, DATE_WITA, DATE_WITA);
    start();
    open_record("tautan dua");
    check_same(file_document("surat_izin_penugasan", PURPOSE), 200, "filed");
    take("\"fact\":\"", fact, 32);
    snprintf(what, sizeof what, "/evidence/%s", fact);
    check_same(ask("GET", what, NULL), 200, "one's own");
    check_text("its type", desk.last->content_type, "application/pdf");
    open_record("tautan tiga");
    check_same(ask("GET", what, NULL), 403, "not a colleague's");
    desk_sign_in_as(&desk, "atasan lain");
    desk_get(&desk, "/api/superior/activities/%s%s", id_text(school_activity()).text, what);
    check_same(desk.last->status, 403, "nor for another superior");
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/activities/%s%s", id_text(school_activity()).text, what);
    check_same(desk.last->status, 200, "for the superior, whatever link is open beside");
    open_record("tautan dua");
    desk_get(&desk, "/api/me/data");
    check(says("\"what\":\"evidence_document\""), "who reads it is written down");
    snprintf(what, sizeof what, "/evidence/%s", id_text(key("event", 9)).text);
    check_same(ask("GET", what, NULL), 404, "no such filing");
    desk_sign_in_as(&desk, "atasan");
    desk_get(&desk, "/api/superior/activities/%s%s", id_text(school_activity()).text, what);
    check_same(desk.last->status, 404, "nor for the superior");
    desk_ask(&desk, "POST", "/api/me/evidence", "GIF89a");
    desk_check_refused_detail(&desk, 400, "document_type");
    desk_ask(&desk, "POST", "/api/me/evidence", NULL);
    desk_check_refused_detail(&desk, 400, "document_empty");
    desk_close(&desk);
}

/* ---- objecting ---- */

static const struct meeting lesson = {"asn-2023", MONDAY_MS, 45, LEDGER_COMPETENCY,
                                      "pelatihan_teknis"};

static void one_objects_until_the_date_of_the_policy(void)
{
    open_school(&lesson, DATE_WIB, DATE_WIB);
    start();
    open_record("tautan dua");
    check_same(ask("POST", "/objections", "{\"text\":\"  \"}"), 400, "without a word");
    check_same(ask("POST", "/objections", "{\"text\":\"Saya hadir penuh.\"}"), 200, "written");
    check_same(ask("GET", "", NULL), 200, "details");
    check(says("\"waits\":[\"answer\"]") && says("Saya hadir penuh."), "waits for an answer");
    for (int i = 0; i < 2; i++)
        check_same(ask("POST", "/objections", "{\"text\":\"Sekali lagi.\"}"), 200, "again");
    check_same(ask("POST", "/objections", "{\"text\":\"Lagi.\"}"), 409, "enough");
    check(says("\"error\":\"full\",\"detail\":\"objections_open\""), "says why");
    desk.clock.wall_ms += 400 * DATE_DAY_MS;
    open_record("tautan tiga");
    check_same(ask("POST", "/objections", "{\"text\":\"Terlambat.\"}"), 409, "too late");
    check(says("\"error\":\"wrong_phase\",\"detail\":\"objection_over\""), "says why");
    desk_close(&desk);
}

/* ---- the cookie of a link ---- */

static void the_link_opens_while_it_is_good(void)
{
    open_school(&lesson, DATE_WIB, DATE_WIB);
    desk_start(&desk);
    desk_ask(&desk, "GET", "/api/me/record", NULL);
    desk_check_refused(&desk, 401, "forbidden", "nobody");
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"entah\"}");
    check_same(desk.last->status, 404, "an unknown link");
    open_record("tautan dua");
    check(says("\"role\":\"person\""), "who");
    desk_get(&desk, "/api/v1/activities");
    desk_check_refused(&desk, 403, "not_yours", "no coordinator");
    desk_get(&desk, "/api/superior/evidence");
    desk_check_refused(&desk, 403, "not_yours", "no superior");
    desk_get(&desk, "/api/me/activities/%s", id_text(key("activity", 9)).text);
    desk_check_refused(&desk, 404, "not_found", "no such activity");
    desk.clock.wall_ms += 8 * 60 * MINUTE_MS;
    desk_ask(&desk, "GET", "/api/me/record", NULL);
    desk_check_refused(&desk, 401, "forbidden", "eight hours later");
    open_record("tautan dua");
    desk_stop(&desk);
    check_same(store_link_revoke(desk.school.store, school_activity(), school_person(LEARNER),
                                 desk.clock.wall_ms),
               OK, "revoked");
    desk_start(&desk);
    desk_ask(&desk, "GET", "/api/me/record", NULL);
    desk_check_refused(&desk, 401, "forbidden", "its link was revoked");
    desk_close(&desk);
}

/* In a coordinator's browser a link is opened: both live side by side. */
static void a_link_signs_no_account_out(void)
{
    open_school(&lesson, DATE_WIB, DATE_WIB);
    desk_start(&desk);
    desk_sign_in(&desk);
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"tautan dua\"}");
    desk_keep_link(&desk);
    check(strstr(desk.last->set_cookie, "; Path=/api/me; Max-Age=28800") != NULL,
          "goes nowhere else");
    desk_get(&desk, "/api/v1/activities");
    check_same(desk.last->status, 200, "still the coordinator");
    desk_get(&desk, "/api/me");
    check(says("\"role\":\"coordinator\""), "who asks is the account");
    desk_get(&desk, "/api/me/record");
    check(says("Pegawai 02"), "the record is the link's");
    desk_ask(&desk, "POST", "/api/me/close", "{}");
    check_same(desk.last->status, 204, "closed");
    check_text("forgotten", desk.last->set_cookie,
               "sinkron_link=; HttpOnly; Secure; SameSite=Strict; Path=/api/me; Max-Age=0");
    desk_get(&desk, "/api/me/record");
    desk_check_refused(&desk, 401, "forbidden", "its cookie is over, and no other is taken for it");
    desk.link_cookie[0] = '\0';
    desk_get(&desk, "/api/me/record");
    check(!says("Pegawai 02"), "the coordinator's own");
    desk_get(&desk, "/api/v1/activities");
    check_same(desk.last->status, 200, "who is still signed in");
    desk_close(&desk);
}

static void who_withdrew_opens_nothing(void)
{
    struct enrolment_row withdrawn = {school_activity(), school_person(LEARNER), ENROLMENT_LEARNER,
                                      MONDAY_MS + 1};
    open_school(&lesson, DATE_WIB, DATE_WIB);
    check_same(store_enrolment_put(desk.school.store, &withdrawn), OK, "withdrawn");
    desk_start(&desk);
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"tautan dua\"}");
    check(says("\"error\":\"bad_link\",\"detail\":\"withdrawn\""), "says why");
    desk_close(&desk);
}

static void opening_too_often_has_to_wait(void)
{
    open_school(&lesson, DATE_WIB, DATE_WIB);
    desk_start(&desk);
    desk.address = "10.0.0.9";
    for (int i = 0; i < 2000 && (i == 0 || desk.last->status != 429); i++)
        desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"entah\"}");
    check_same(desk.last->status, 429, "waits");
    desk_close(&desk);
}

/* ---- everything about oneself ---- */

static void everything_about_a_person_is_theirs(void)
{
    open_school(&lesson, DATE_WIB, DATE_WIB);
    start();
    open_record("tautan dua");
    check_same(ask("POST", "/objections", "{\"text\":\"Saya hadir penuh.\"}"), 200, "objects");
    desk_ask(&desk, "GET", "/api/me/data", NULL);
    check_same(desk.last->status, 200, "given");
    check(says("\"nip\":\"198503152010121002\""), "the whole number");
    check(says("\"kind\":\"joined\"") && says("\"kind\":\"left\""), "when they came and went");
    check(says("Saya hadir penuh."), "what they wrote");
    check(says("\"entries\":[{\"activity\":"), "what counted");
    check(says("\"sign_ins\":[{\"account\":\"\""), "how they came");
    check(!says("Pegawai 03") && !says("198503152010121003"), "and nobody else");
    desk_close(&desk);
}

TEST_MAIN(TEST(permission_is_filed_decided_and_counted), TEST(a_refusal_asks_again),
          TEST(a_report_is_done_by_filing_it), TEST(the_zone_of_the_person_decides),
          TEST(documents_are_for_whom_they_concern), TEST(one_objects_until_the_date_of_the_policy),
          TEST(the_link_opens_while_it_is_good), TEST(a_link_signs_no_account_out),
          TEST(who_withdrew_opens_nothing), TEST(opening_too_often_has_to_wait),
          TEST(everything_about_a_person_is_theirs))
