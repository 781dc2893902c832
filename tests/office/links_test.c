/* Personal links: what they open, and how they end. */
#include "office/desk.h"
#include "office/entry_ticket.h"
#include "office/link.h"
#include "store/store_access.h"
#include "store/store_thread.h"
#include "wire/ticket.h"

#define OLD "lama-lama-lama-lama-lama-lama-lama-lama-lam"
#define TEACHER "guru-guru-guru-guru-guru-guru-guru-guru-gur"

static struct desk desk;

static void begin(void)
{
    desk_open(&desk, 1, 45, 3);
    desk_link(&desk, 2, OLD, MONDAY_MS - 1000);
    desk_link(&desk, 1, TEACHER, MONDAY_MS - 1000);
    desk_start(&desk);
    desk_sign_in(&desk);
}

static const char *link_path(unsigned n)
{
    static char path[200];
    snprintf(path, sizeof path, "/api/v1/activities/%s/people/%s/link",
             id_text(school_activity()).text, id_text(school_person(n)).text);
    return path;
}

/* The token of the link that was just issued. */
static const char *new_token(void)
{
    static char token[LINK_TOKEN_MAX];
    const char *mark = strchr(desk_body(&desk), '#');
    snprintf(token, sizeof token, "%.43s", mark ? mark + 1 : "");
    return token;
}

/* Whether the workers were told that the link of person n has ended, now. */
static bool told_ended(unsigned n)
{
    struct letter letter;
    if (mailbox_take(desk.listener, &letter, 1) != 1)
        return false;
    const struct link_ended *ended = letter.body;
    bool right = letter.kind == LETTER_LINK_ENDED && id_equal(ended->person, school_person(n)) &&
                 id_equal(ended->activity, school_activity()) && ended->at_ms == desk.clock.wall_ms;
    mem_free(letter.body);
    return right;
}

static void a_new_link_ends_the_old_one(void)
{
    begin();
    check_same(desk_enter(&desk, OLD)->status, 200, "the old one opens");
    fake_clock_advance(&desk.clock, 60000);
    check_same(desk_ask(&desk, "POST", link_path(2), "{}")->status, 200, "a new one");
    check(strncmp(desk_body(&desk), "{\"url\":\"https://localhost:8443/masuk#", 37) == 0,
          "shown as an address with the token in the fragment");
    char token[LINK_TOKEN_MAX];
    snprintf(token, sizeof token, "%s", new_token());
    check_same(strlen(token), 43, "32 random bytes as text");
    check(told_ended(2), "the workers are told");
    check(!told_ended(2), "once");

    check_same(desk_enter(&desk, OLD)->status, 404, "the old one opens no more");
    check_text("and says why", desk_body(&desk),
               "{\"error\":\"bad_link\",\"detail\":\"replaced\"}");
    check_same(desk_enter(&desk, token)->status, 200, "the new one does");
    desk_close(&desk);
}

static void a_first_link_ends_nothing(void)
{
    begin();
    check_same(desk_ask(&desk, "POST", link_path(3), NULL)->status, 200, "issued");
    check(!told_ended(3), "nobody is sent out");
    desk_ask(&desk, "POST", link_path(50), NULL);
    desk_check_refused(&desk, 404, "not_found", "none for who is not enrolled");
    desk_close(&desk);
}

static void a_revoked_link_opens_nothing(void)
{
    begin();
    check_same(desk_ask(&desk, "DELETE", link_path(2), NULL)->status, 204, "revoked");
    check_same(desk.last->body.len, 0, "without a body");
    check(told_ended(2), "the workers are told");
    check_same(desk_enter(&desk, OLD)->status, 404, "it opens no more");
    check_text("and says why", desk_body(&desk), "{\"error\":\"bad_link\",\"detail\":\"revoked\"}");
    desk_ask(&desk, "DELETE", link_path(2), NULL);
    desk_check_refused(&desk, 404, "not_found", "there is none to revoke now");
    check(!told_ended(2), "and nobody to tell");
    check_same(desk_enter(&desk, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")->status, 404,
               "one that never was");
    check_text("says so", desk_body(&desk), "{\"error\":\"bad_link\",\"detail\":\"unknown\"}");
    check_same(desk_enter(&desk, "terpotong")->status, 404, "nor one that was cut off");
    desk_close(&desk);
}

static void links_show_their_state(void)
{
    char want[200];
    begin();
    desk_ask(&desk, "DELETE", link_path(1), NULL);
    desk_get(&desk, "/api/v1/activities/%s", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "the activity");
    snprintf(want, sizeof want,
             "\"role\":\"instructor\",\"link\":{\"issued_ms\":%lld,\"revoked_ms\":%lld}",
             (long long)MONDAY_MS - 1000, (long long)MONDAY_MS);
    check(strstr(desk_body(&desk), want) != NULL, "a revoked one");
    snprintf(want, sizeof want,
             "\"role\":\"learner\",\"link\":{\"issued_ms\":%lld,\"revoked_ms\":0}",
             (long long)MONDAY_MS - 1000);
    check(strstr(desk_body(&desk), want) != NULL, "a good one");
    check(strstr(desk_body(&desk), "\"role\":\"learner\",\"link\":null") != NULL, "none");
    check(strstr(desk_body(&desk), "\xe2\x80\xa6 002") != NULL, "numbers are masked");
    check(strstr(desk_body(&desk), "198503152010121") == NULL, "all of them");
    desk_close(&desk);
}

static void a_link_is_stored_by_its_hash(void)
{
    struct link_row row;
    uint8_t hash[DIGEST_BYTES];
    begin();
    desk_ask(&desk, "POST", link_path(2), "{}");
    link_hash(new_token(), hash);
    desk_stop(&desk);
    check_same(store_link_find(desk.school.store, hash, &row), OK, "stored by its hash");
    check(id_equal(row.issued_by, school_person(DESK_COORDINATOR)), "with who issued it");
    desk_close(&desk);
}

static enum err hear(const struct audit_row *row, void *arg)
{
    char *words = arg;
    if (id_equal(row->who, school_person(DESK_COORDINATOR)))
        snprintf(words + strlen(words), 60, "%s ", row->what);
    return OK;
}

static void links_are_written_down(void)
{
    char words[200] = "";
    begin();
    desk_ask(&desk, "POST", link_path(3), NULL);
    desk_ask(&desk, "POST", link_path(3), NULL);
    desk_ask(&desk, "DELETE", link_path(3), NULL);
    desk_stop(&desk);
    check_same(store_audit_read(desk.school.store, school_person(3), 10, hear, words), OK, "read");
    check_text("about the person, newest first", words, "link_revoked link_reissued link_issued ");
    desk_close(&desk);
}

/* ---- the coordinator's way in ---- */

static const char *field(const char *name)
{
    static char value[700];
    char mark[40];
    snprintf(mark, sizeof mark, "\"%s\":\"", name);
    const char *at = strstr(desk_body(&desk), mark);
    at = at ? at + strlen(mark) : "";
    snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "\""), at);
    return value;
}

static void a_coordinator_gets_a_ticket(void)
{
    struct ticket ticket;
    char path[100];
    snprintf(path, sizeof path, "/api/v1/classes/%s/ticket", id_text(key("class", 1)).text);
    begin();
    check_same(desk_ask(&desk, "POST", path, "{}")->status, 200, "a ticket");
    check_same(ticket_read(slice_of_text(field("ticket")), &desk.key, TICKET_ENTER,
                           desk.clock.wall_ms, &ticket),
               OK, "it opens");
    check_same(ticket.role, ROLE_COORDINATOR, "as coordinator");
    check_text("by name", ticket.name, "Kartika Sari");
    check(id_equal(ticket.person, school_person(DESK_COORDINATOR)), "who signed in");
    check(id_equal(ticket.class_id, key("class", 1)), "this class");
    check(id_equal(ticket.activity, school_activity()), "of this activity");
    check_same(ticket.expires_ms - ticket.issued_ms, ENTRY_TICKET_LIFE_MS, "for a quarter hour");

    desk_stop(&desk);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
    school_phase(&desk.school, CLASS_PHASE_ENDED, 2700);
    desk_start(&desk);
    desk_ask(&desk, "POST", path, "{}");
    desk_check_refused(&desk, 409, "wrong_phase", "an ended class cannot be watched");
    desk_close(&desk);
}

TEST_MAIN(TEST(a_new_link_ends_the_old_one), TEST(a_first_link_ends_nothing),
          TEST(a_revoked_link_opens_nothing), TEST(links_show_their_state),
          TEST(a_link_is_stored_by_its_hash), TEST(links_are_written_down),
          TEST(a_coordinator_gets_a_ticket))
