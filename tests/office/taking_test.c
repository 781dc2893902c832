/* Who took which data is itself written down (UU 27/2022 art. 31): each route is asked for what
 * there is, and one that gives data of others leaves a row that says so. */
#include "base/date.h"
#include "base/digest.h"
#include "office/access.h"
#include "office/doors.h"
#include "office/facts.h"
#include "office/link.h"
#include "office/routes.h"
#include "store/store_certificate.h"
#include "store/store_desk.h"
#include "wire/pack.h"

#define SUPERIOR 80
#define LEARNER_N 2
#define LINK "tautan dua"
#define MACHINE "sebuah-token-mesin"
#define ALL_SCOPES "read:attendance read:credit read:people read:plans write:plans write:people"
#define DOCUMENT "%PDF-1.4 surat\n%%EOF\n"
#define FILING key("event", 9001)
#define OUTBOX key("outbox", 1)

static struct id_text certificate;
static char document[DIGEST_BYTES * 2 + 1];

/* ---- what there is to be taken ---- */

static void put_superior(void)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct person_row person = person_row(SUPERIOR);
    struct person_row learner;
    struct account_row account = {.name = "atasan", .person = person.id, .role = ACCOUNT_SUPERIOR};
    check_same(store_person_put(desk.school.store, &person), OK, "superior");
    check_same(secret_hash_make(&desk.chance.chance, &cheap, slice_of_text(DESK_PASSWORD),
                                account.password),
               OK, "password");
    check_same(store_account_put(desk.school.store, &account), OK, "account");
    check_same(store_person_find(desk.school.store, school_person(LEARNER_N), &learner), OK, "is");
    learner.superior = person.id;
    check_same(store_person_put(desk.school.store, &learner), OK, "has a superior");
}

static void put_token(void)
{
    struct token_row row = {.id = key("token", 1),
                            .title = "Simpeg",
                            .scopes = ALL_SCOPES,
                            .issued_ms = MONDAY_MS,
                            .expires_ms = MONDAY_MS + 300 * DATE_DAY_MS,
                            .issued_by = key("person", DESK_COORDINATOR)};
    link_hash(MACHINE, row.hash);
    check_same(store_token_put(desk.school.store, &row), OK, "token");
}

static void put_outbox(void)
{
    const struct outbox_row row = {.id = OUTBOX,
                                   .person = school_person(LEARNER_N),
                                   .activity = school_activity(),
                                   .kind = OUTBOX_DOCUMENT,
                                   .body = slice_of_text("{\"certificate\":\"1\"}"),
                                   .state = OUTBOX_WAITING,
                                   .due_ms = INT64_MAX,
                                   .made_ms = MONDAY_MS,
                                   .changed_ms = MONDAY_MS};
    check_same(store_outbox_put(desk.school.store, &row), OK, "outbox");
}

/* The learner filed a document. */
static void put_filing(void)
{
    struct evidence_row kept = {
        .type = EVIDENCE_PDF, .filed_ms = MONDAY_MS, .bytes = slice_of_text(DOCUMENT)};
    struct msg_fact_evidence_filed fact = {.person = school_person(LEARNER_N),
                                           .kind = FILED_DOCUMENT_LAPORAN_KE_ATASAN,
                                           .name = "surat.pdf",
                                           .by = school_person(LEARNER_N)};
    struct buffer body = {0};
    digest_sha256(kept.bytes, kept.hash);
    check_same(store_evidence_put(desk.school.store, &kept), OK, "document");
    snprintf(document, sizeof document, "%s", digest_hex(kept.hash).text);
    snprintf(fact.evidence, sizeof fact.evidence, "%s", document);
    check_same(wire_pack_fact(FACT_EVIDENCE_FILED, &fact, &body), OK, "packed");
    const struct journal_line line = {.event = FILING,
                                      .class_id = school_activity(),
                                      .person = school_person(LEARNER_N),
                                      .kind = fact_info[FACT_EVIDENCE_FILED].id,
                                      .at_ms = desk.clock.wall_ms,
                                      .body = buffer_slice(&body)};
    check_same(store_journal_append(desk.school.store, &line, 1), OK, "filed");
    buffer_finish(&body);
}

static void issue_certificate(void)
{
    char path[128];
    snprintf(path, sizeof path, "/api/v1/activities/%s", id_text(school_activity()).text);
    desk_ask(&desk, "POST", path,
             filled("{'signatory_name':'Dr. Andi Baso','signatory_position':'Kepala','place':"
                    "'Makassar'}"));
    check_same(post("certificates", "{}"), 200, "issued");
    desk_get(&desk, "/api/v1/activities/%s/certificates", id_text(school_activity()).text);
    const char *at = strstr(desk_body(&desk), "\"code\":\"");
    if (check(at != NULL, "a certificate"))
        snprintf(certificate.text, sizeof certificate.text, "%.32s", at + strlen("\"code\":\""));
}

static void put_open_activity(void)
{
    struct activity_row activity = activity_row(2);
    const struct enrolment_row enrolment = {
        .activity = activity.id, .person = school_person(LEARNER_N), .role = ENROLMENT_LEARNER};
    check_same(store_activity_put(desk.school.store, &activity), OK, "another activity");
    check_same(store_enrolment_put(desk.school.store, &enrolment), OK, "enrolled");
}

static void open_all(void)
{
    begin();
    desk_stop(&desk);
    put_open_activity();
    put_superior();
    put_token();
    put_filing();
    put_outbox();
    desk_link(&desk, LEARNER_N, LINK, MONDAY_MS);
    desk_start(&desk);
    check_same(office_sweep(desk.office), OK, "closed and sealed");
    desk_sign_in(&desk);
    issue_certificate();
    fake_clock_advance(&desk.clock, ACCESS_LOOK_MS); /* what was looked at here is long ago */
}

/* ---- rows ---- */

struct rows {
    size_t n;
    struct access_row last; /* the newest */
};

static enum err see(const struct access_row *row, void *arg)
{
    struct rows *rows = arg;
    if (!rows->n++)
        rows->last = *row;
    return OK;
}

static struct rows read_rows(void)
{
    const struct change_filter all = {.until_ms = INT64_MAX, .max = 10000};
    struct rows rows = {0};
    struct store *reader = school_reader(&desk.school);
    check_same(store_accesses(reader, &all, see, &rows), OK, "read");
    store_close(reader);
    return rows;
}

/* ---- asking ---- */

/* Of the two activities the second is still open. */
static struct id activity_of(size_t door)
{
    return key("activity", doors[door].gives == OTHERS && doors[door].method[0] == 'P' ? 2 : 1);
}

static const char *value_of(size_t door, const char *name, size_t len)
{
    static struct id_text text;
    struct id id = id_none;
    if (strncmp(name, "code", len) == 0)
        return certificate.text;
    if (strncmp(name, "hash", len) == 0)
        return document;
    if (strncmp(name, "activity", len) == 0)
        id = activity_of(door);
    else if (strncmp(name, "person", len) == 0)
        id = school_person(LEARNER_N);
    else if (strncmp(name, "class", len) == 0)
        id = key("class", 1);
    else if (strncmp(name, "fact", len) == 0)
        id = FILING;
    else if (strncmp(name, "outbox", len) == 0)
        id = OUTBOX;
    text = id_text(id);
    return text.text;
}

static void fill_ids(size_t door, char *ret)
{
    const char *pattern = doors[door].path;
    while (*pattern) {
        if (*pattern != '{') {
            *ret++ = *pattern++;
            continue;
        }
        size_t len = strcspn(++pattern, "}");
        ret += sprintf(ret, "%s", value_of(door, pattern, len));
        pattern += len + 1;
    }
    *ret = '\0';
}

static void ask_door(size_t n, const char *address)
{
    char path[256];
    desk.address = address;
    fill_ids(n, path);
    desk_ask(&desk, doors[n].method, path,
             doors[n].gives == OTHERS && !strcmp(doors[n].method, "POST")
                 ? "{\"missing_only\":false}"
                 : NULL);
}

static void come_to(enum door door)
{
    desk.cookie[0] = '\0';
    desk.link_cookie[0] = '\0';
    if (door == SUPERIORS)
        desk_sign_in_as(&desk, "atasan");
    else if (door == COORDINATORS)
        desk_sign_in(&desk);
    else if (door == PEOPLE) {
        desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"" LINK "\"}");
        desk_keep_link(&desk);
    }
}

/* Somebody takes it, and looks again. */
static void check_taken(size_t n)
{
    size_t before = read_rows().n;
    ask_door(n, "10.0.0.9");
    check_same(desk.last->status, 200, doors[n].path);
    struct rows rows = read_rows();
    check_same(rows.n, before + 1, doors[n].path);
    check_text(doors[n].path, rows.last.what, doors[n].taken);
    check_text(doors[n].path, rows.last.address, "10.0.0.9");
    ask_door(n, "10.0.0.9");
    rows = read_rows();
    bool again = rows.n == before + 2; /* of files, each time */
    check(again || rows.n == before + 1, doors[n].path);
}

/* Of a machine each time. */
static void check_taken_by_machine(size_t n)
{
    size_t before = read_rows().n;
    snprintf(desk.bearer, sizeof desk.bearer, MACHINE);
    ask_door(n, "10.0.0.8");
    ask_door(n, "10.0.0.8");
    desk.bearer[0] = '\0';
    check_same(desk.last->status, 200, doors[n].path);
    struct rows rows = read_rows();
    check_same(rows.n, before + 2, doors[n].path);
    check(id_equal(rows.last.token, key("token", 1)), doors[n].path);
    check(id_is_none(rows.last.who), doors[n].path);
}

static void each_route_is_thought_of(void)
{
    size_t n = 0;
    for (; route_at(n); n++) {
        bool found = false;
        for (size_t i = 0; i < COUNT(doors); i++)
            found = found || (!strcmp(doors[i].method, route_at(n)->method) &&
                              !strcmp(doors[i].path, route_at(n)->path));
        check(found, route_at(n)->path);
    }
    for (size_t i = 0; i < COUNT(doors); i++)
        check((doors[i].gives == OTHERS) == (doors[i].taken != NULL), doors[i].path);
    check_same(n, COUNT(doors), "as many");
}

static void what_is_of_others_leaves_a_row(void)
{
    open_all();
    for (size_t n = 0; n < COUNT(doors); n++) {
        if (doors[n].gives != OTHERS)
            continue;
        come_to(doors[n].door);
        check_taken(n);
        if (doors[n].scope)
            check_taken_by_machine(n);
    }
    desk_close(&desk);
}

/* And nothing else does: who looks at what is their own is not written down by it. */
static void what_is_nobodys_or_ones_own_leaves_none(void)
{
    open_all();
    for (size_t n = 0; n < COUNT(doors); n++) {
        if (doors[n].gives == OTHERS || strcmp(doors[n].method, "GET") != 0)
            continue;
        come_to(doors[n].door);
        size_t before = read_rows().n;
        ask_door(n, "10.0.0.9");
        check(desk.last->status < 500, doors[n].path);
        check_same(read_rows().n, before, doors[n].path);
    }
    desk_close(&desk);
}

/* A page that asks again by itself is one act; an hour later it is another. */
static void a_page_is_one_act(void)
{
    char path[128];
    open_all();
    come_to(COORDINATORS);
    snprintf(path, sizeof path, "/api/v1/activities/%s/attendance",
             id_text(school_activity()).text);
    size_t before = read_rows().n;
    for (int i = 0; i < 5; i++) {
        desk_ask(&desk, "GET", path, NULL);
        fake_clock_advance(&desk.clock, 60 * 1000);
    }
    check_same(read_rows().n, before + 1, "one in the hour");
    fake_clock_advance(&desk.clock, ACCESS_LOOK_MS);
    desk_ask(&desk, "GET", path, NULL);
    check_same(read_rows().n, before + 2, "another after it");
    desk_sign_in_as(&desk, DESK_OTHER_ACCOUNT);
    desk_ask(&desk, "GET", path, NULL);
    check_same(read_rows().n, before + 3, "of somebody else's too");
    desk_close(&desk);
}

/* What was asked for stands in the row; of a number no more than is needed to find it again. */
static void the_question_is_written_down(void)
{
    static const struct {
        const char *path, *filter;
    } cases[] = {
        {"/api/v1/people?q=Sari%20Dewi&unit=Bappeda", "q=Sari Dewi unit=Bappeda"},
        {"/api/v1/people?q=198503152010121002", "q=*002"},
        {"/api/v1/people?q=a198503152010121002b%20123", "q=a*002b 123"},
        {"/api/v1/people?limit=7", "limit=7"},
        {"/api/v1/attendance.csv?from=2025-03-01&until=2025-03-31",
         "from=2025-03-01 until=2025-03-31"},
        {"/api/v1/people?q=", ""},
    };
    open_all();
    come_to(COORDINATORS);
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_ask(&desk, "GET", cases[i].path, NULL);
        check_same(desk.last->status, 200, cases[i].path);
        check_text(cases[i].path, read_rows().last.filter, cases[i].filter);
    }
    desk_get(&desk, "/api/v1/access?limit=1");
    check(strstr(desk_body(&desk), "\"filter\":\"\"") != NULL, "shown");
    desk_get(&desk, "/api/v1/evidence/%s?activity=%s", document, id_text(school_activity()).text);
    check(id_equal(read_rows().last.about, school_person(LEARNER_N)), "whose document it is");
    desk_close(&desk);
}

TEST_MAIN(TEST(each_route_is_thought_of), TEST(what_is_of_others_leaves_a_row),
          TEST(what_is_nobodys_or_ones_own_leaves_none), TEST(a_page_is_one_act),
          TEST(the_question_is_written_down))
