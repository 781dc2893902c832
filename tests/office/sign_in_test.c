/* Signing in: the cookie, its end, and what happens to who guesses. */
#include "base/secret.h"
#include "office/desk.h"
#include "office/sign_in.h"
#include "office/slowdown.h"
#include "store/store_access.h"
#include "store/store_thread.h"

#define SECOND_MS 1000

/* ---- the table alone ---- */

static void failures_cost_more_and_more(void)
{
    static const uint64_t wait_s[] = {0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300};
    const struct attempt attempt = {"ani", "10.0.0.1"};
    struct slowdown *slowdown = NULL;
    uint64_t mono_ms = 5000;

    check_same(slowdown_create(&slowdown), OK, "made");
    for (size_t i = 0; i < COUNT(wait_s); i++) {
        check_same(slowdown_wait_ms(slowdown, &attempt, mono_ms), 0, "may try");
        slowdown_failed(slowdown, &attempt, mono_ms);
        check_same(slowdown_wait_ms(slowdown, &attempt, mono_ms), wait_s[i] * SECOND_MS,
                   "and then has to wait");
        mono_ms += wait_s[i] * SECOND_MS;
    }
    mono_ms += SLOWDOWN_FORGET_MS;
    slowdown_failed(slowdown, &attempt, mono_ms);
    check_same(slowdown_wait_ms(slowdown, &attempt, mono_ms), 0, "after a while all is forgotten");
    slowdown_destroy(slowdown);
}

static void fail_times(struct slowdown *slowdown, const char *name, const char *address, unsigned n)
{
    const struct attempt attempt = {name, address};
    for (unsigned i = 0; i < n; i++)
        slowdown_failed(slowdown, &attempt, 1000);
}

static bool waits(struct slowdown *slowdown, const char *name, const char *address)
{
    const struct attempt attempt = {name, address};
    return slowdown_wait_ms(slowdown, &attempt, 1000) > 0;
}

static void names_and_addresses_wait_apart(void)
{
    struct slowdown *slowdown = NULL;
    check_same(slowdown_create(&slowdown), OK, "made");

    fail_times(slowdown, "ani", "10.0.0.1", 5);
    check(waits(slowdown, "ani", "10.0.0.2"), "the name waits, wherever the next guess comes from");
    check(waits(slowdown, "budi", "10.0.0.1"), "the address waits, whatever name it tries next");
    check(!waits(slowdown, "budi", "10.0.0.2"), "nobody else waits");

    slowdown_passed(slowdown, &(struct attempt){"ani", "10.0.0.2"});
    check(!waits(slowdown, "ani", "10.0.0.2"), "who knew the password is free");
    check(waits(slowdown, "ani", "10.0.0.1"), "the address is not: it may have an account too");

    fail_times(slowdown, "c", "2001:db8:1:2::1", 2);
    fail_times(slowdown, "d", "2001:db8:1:2:ffff::9", 3);
    check(waits(slowdown, "e", "2001:db8:1:2:3:4:5:6"), "one IPv6 network is one address");
    check(!waits(slowdown, "e", "2001:db8:1:3::1"), "the next network is another");

    fail_times(slowdown, "f", "", 9);
    check(waits(slowdown, "f", ""), "without an address the name still waits");
    check(!waits(slowdown, "g", ""), "but nobody else without one");
    slowdown_destroy(slowdown);
}

static void the_table_is_bounded(void)
{
    struct slowdown *slowdown = NULL;
    char name[32];
    long before = alloc_live();

    check_same(slowdown_create(&slowdown), OK, "made");
    fail_times(slowdown, "first", "", 5);
    for (unsigned i = 0; i < SLOWDOWN_ENTRIES_MAX - 1; i++) {
        snprintf(name, sizeof name, "name-%u", i);
        fail_times(slowdown, name, "", 1);
    }
    check(waits(slowdown, "first", ""), "with a full table the first is still known");
    long full = alloc_live();
    fail_times(slowdown, "one more", "", 5);
    fail_times(slowdown, "and one more", "", 5);
    check_same(alloc_live(), full, "it does not grow");
    check(waits(slowdown, "first", ""), "the one just asked about stays");
    check(waits(slowdown, "one more", ""), "the new ones are there");
    slowdown_destroy(slowdown);
    check_same(alloc_live(), before, "nothing is left");
}

static void visits_are_counted_by_address(void)
{
    struct slowdown *slowdown = NULL;
    check_same(slowdown_create(&slowdown), OK, "made");
    for (unsigned i = 0; i < slowdown_visits.burst; i++)
        check_same(slowdown_visit(slowdown, "10.0.0.1", 1000), 0, "a whole office comes at once");
    uint64_t wait_ms = slowdown_visit(slowdown, "10.0.0.1", 1000);
    check_same(wait_ms, 60000 / slowdown_visits.per_minute, "then it trickles");
    check_same(slowdown_visit(slowdown, "10.0.0.2", 1000), 0, "another address is free");
    check_same(slowdown_visit(slowdown, "", 1000), 0, "nobody's never waits");
    check_same(slowdown_visit(slowdown, "10.0.0.1", 1000 + wait_ms), 0, "after the wait");
    slowdown_destroy(slowdown);
}

/* ---- over HTTP ---- */

static int sign_in_as(struct desk *desk, const char *name, const char *password)
{
    char body[300];
    snprintf(body, sizeof body, "{\"name\":\"%s\",\"password\":\"%s\"}", name, password);
    return desk_ask(desk, "POST", "/api/sign-in", body)->status;
}

static void the_cookie_is_guarded(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 200, "signed in");
    check_text("who it is", desk_body(&desk),
               "{\"name\":\"Kartika Sari\",\"role\":\"coordinator\"}");

    const char *cookie = desk.last->set_cookie;
    check(strncmp(cookie, "sinkron=", 8) == 0, "its name");
    check_same(strcspn(cookie, ";"), 8 + 43, "32 random bytes as text");
    check_text("its flags", strchr(cookie, ';'),
               "; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=43200");
    desk_sign_in(&desk);
    check_same(desk_get(&desk, "/api/me")->status, 200, "it opens");
    check_text("as the same", desk_body(&desk),
               "{\"name\":\"Kartika Sari\",\"role\":\"coordinator\"}");

    fake_clock_advance(&desk.clock, (uint64_t)SIGN_IN_LIFE_S * 1000 - 1);
    check_same(desk_get(&desk, "/api/me")->status, 200, "for twelve hours");
    fake_clock_advance(&desk.clock, 1);
    desk_get(&desk, "/api/me");
    desk_check_refused(&desk, 401, "forbidden", "and no longer");
    desk_close(&desk);
}

static void signing_out_ends_it(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    check_same(desk_ask(&desk, "POST", "/api/sign-out", "{}")->status, 204, "nobody may sign out");
    desk_sign_in(&desk);
    char kept[sizeof desk.cookie];
    memcpy(kept, desk.cookie, sizeof kept);
    desk_sign_in(&desk);
    check(strcmp(kept, desk.cookie) != 0, "each sign-in has its own cookie");

    check_same(desk_ask(&desk, "POST", "/api/sign-out", NULL)->status, 204, "out");
    check_text("the browser forgets it", desk.last->set_cookie,
               "sinkron=; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=0");
    check_same(desk.last->body.len, 0, "without a body");
    desk_get(&desk, "/api/me");
    desk_check_refused(&desk, 401, "forbidden", "so does the server");
    memcpy(desk.cookie, kept, sizeof kept);
    check_same(desk_get(&desk, "/api/me")->status, 200, "the other browser stays signed in");
    desk_close(&desk);
}

static void only_hashes_are_stored(void)
{
    struct desk desk;
    char path[200];
    char command[600];
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    desk_sign_in(&desk);
    snprintf(path, sizeof path, "%s", desk.school.folder.path);
    snprintf(command, sizeof command, "grep -qr -e '%s' -e '%s' '%s'", desk.cookie, DESK_PASSWORD,
             path);
    check(system(command) != 0, "neither cookie nor password lies on the disk");
    snprintf(command, sizeof command, "grep -qr -e 'Kartika Sari' '%s'", path);
    check_same(system(command), 0, "while other text is found there");
    desk_close(&desk);
}

static void guessing_is_slowed_down(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    for (int i = 0; i < SLOWDOWN_FREE; i++) {
        check_same(sign_in_as(&desk, DESK_ACCOUNT, "123456"), 401, "wrong");
        desk_check_refused(&desk, 401, "bad_sign_in", "and said so");
    }
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 429, "now even the right one waits");
    check_text("how long", desk_body(&desk), "{\"error\":\"too_fast\",\"wait_ms\":1000}");
    desk.address = "10.0.0.2";
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 429, "from everywhere");
    fake_clock_advance(&desk.clock, 1000);
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 200, "after a second");
    check_same(sign_in_as(&desk, DESK_ACCOUNT, "123456"), 401, "and the count begins anew");
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 200, "for this name");
    desk_close(&desk);
}

static void unknown_names_tell_nothing(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    check_same(sign_in_as(&desk, "tidak-ada", DESK_PASSWORD), 401, "nobody of that name");
    desk_check_refused(&desk, 401, "bad_sign_in", "the same answer");
    for (int i = 1; i < SLOWDOWN_FREE; i++)
        sign_in_as(&desk, "tidak-ada", "x");
    check_same(sign_in_as(&desk, "tidak-ada", "x"), 429, "slowed down like any other");
    desk_close(&desk);

    check(strncmp(sign_in_nobody, "scrypt$15$8$1$", 14) == 0, "checked at the full cost");
    check_same(secret_hash_verify(sign_in_nobody, slice_of_text("x")), ERR_BAD_SIGN_IN,
               "against a hash that can be read");
}

static void this_machine_is_exempt_where_it_says_so(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    desk.address = "127.0.0.1";
    for (int i = 0; i < SLOWDOWN_FREE; i++)
        sign_in_as(&desk, "tidak-ada", "x");
    check_same(sign_in_as(&desk, "tidak-ada", "x"), 429, "the name waits");
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 200, "the address does not");
    desk.config.address_loopback_exempt = false;
    for (int i = 0; i < SLOWDOWN_FREE; i++)
        sign_in_as(&desk, "juga-tidak-ada", "x");
    check_same(sign_in_as(&desk, DESK_ACCOUNT, DESK_PASSWORD), 429, "unless it is to");
    desk_close(&desk);
}

/* ---- what is kept of it ---- */

struct heard {
    char words[200];
    struct id who;
};

static enum err hear(const struct audit_row *row, void *arg)
{
    struct heard *heard = arg;
    size_t len = strlen(heard->words);
    snprintf(heard->words + len, sizeof heard->words - len, "%s%s", len ? " " : "", row->what);
    heard->who = row->who;
    return OK;
}

static void everything_is_written_down(void)
{
    struct desk desk;
    struct heard heard = {.words = ""};
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    sign_in_as(&desk, DESK_ACCOUNT, "x");
    desk_sign_in(&desk);
    desk_ask(&desk, "POST", "/api/sign-out", "{}");
    desk_stop(&desk);
    check_same(store_audit_read(desk.school.store, id_none, 10, hear, &heard), OK, "read");
    check_text("newest first", heard.words, "signed_out signed_in sign_in_failed");
    check(id_equal(heard.who, school_person(DESK_COORDINATOR)), "with who was meant");
    desk_close(&desk);
}

TEST_MAIN(TEST(failures_cost_more_and_more), TEST(names_and_addresses_wait_apart),
          TEST(the_table_is_bounded), TEST(visits_are_counted_by_address),
          TEST(the_cookie_is_guarded), TEST(signing_out_ends_it), TEST(only_hashes_are_stored),
          TEST(guessing_is_slowed_down), TEST(unknown_names_tell_nothing),
          TEST(this_machine_is_exempt_where_it_says_so), TEST(everything_is_written_down))
