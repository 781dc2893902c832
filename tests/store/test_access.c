#include "fixture.h"

static struct link_row link_row(uint8_t hash, unsigned person, int64_t issued_ms)
{
    struct link_row row = {.activity = key("activity", 1),
                           .person = key("person", person),
                           .issued_ms = issued_ms,
                           .issued_by = key("person", 1)};
    memset(row.token_hash, hash, sizeof row.token_hash);
    return row;
}

static enum err count_link(const struct link_row *row, void *arg)
{
    unsigned *good = arg;
    *good += row->revoked_ms == 0;
    return OK;
}

static void a_new_link_ends_the_old_one(struct store *store)
{
    struct link_row first = link_row(1, 2, MONDAY_MS);
    struct link_row second = link_row(2, 2, MONDAY_MS + 1000);
    struct link_row other = link_row(3, 3, MONDAY_MS);
    struct link_row got = {0};
    unsigned good = 0;
    check_same(school_put(store, 2), OK, "a school");
    check_same(store_link_issue(store, &first), OK, "a link");
    check_same(store_link_issue(store, &first), OK, "the same once more");
    check_same(store_link_issue(store, &other), OK, "somebody else's");
    check_same(store_link_issue(store, &second), OK, "reissued");

    check_same(store_link_find(store, first.token_hash, &got), OK, "the old one is known");
    check_same(got.revoked_ms, second.issued_ms, "and revoked by the new one");
    check_same(store_link_find(store, second.token_hash, &got), OK, "the new one");
    check_same(got.revoked_ms, 0, "is good");
    check(id_equal(got.person, key("person", 2)), "for its person");
    check(id_equal(got.activity, key("activity", 1)), "and activity");
    check(id_equal(got.issued_by, key("person", 1)), "by whom");
    check_same(store_activity_links(store, key("activity", 1), count_link, &good), OK, "list");
    check_same(good, 2, "one good link each");
    check_same(store_link_issue(store, &first), ERR_TAKEN, "an ended token does not come back");
    check_same(store_link_find(store, second.token_hash, &got), OK, "and");
    check_same(got.revoked_ms, 0, "ends nothing");
}

static void a_link_is_revoked(struct store *store)
{
    struct link_row link = link_row(1, 2, MONDAY_MS);
    struct link_row got = {0};
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_link_revoke(store, link.activity, link.person, MONDAY_MS), ERR_NOT_FOUND,
               "nothing to revoke");
    check_same(store_link_issue(store, &link), OK, "issue");
    check_same(store_link_revoke(store, link.activity, link.person, MONDAY_MS + 5), OK, "revoke");
    check_same(store_link_find(store, link.token_hash, &got), OK, "find");
    check_same(got.revoked_ms, MONDAY_MS + 5, "when");
    check_same(store_link_revoke(store, link.activity, link.person, MONDAY_MS + 9), ERR_NOT_FOUND,
               "once");
    link = link_row(2, 7, MONDAY_MS);
    check_same(store_link_issue(store, &link), ERR_NOT_FOUND, "for somebody who is not enrolled");
    memset(link.token_hash, 9, sizeof link.token_hash);
    check_same(store_link_find(store, link.token_hash, &got), ERR_NOT_FOUND, "an unknown token");
}

static void an_account_signs_in(struct store *store)
{
    struct account_row put = {.person = key("person", 1), .role = ACCOUNT_COORDINATOR};
    struct account_row got = {0};
    snprintf(put.name, sizeof put.name, "koordinator");
    snprintf(put.password, sizeof put.password, "scrypt$15$8$1$c2FsdA$aGFzaA");
    check_same(store_account_put(store, &put), ERR_NOT_FOUND, "of nobody");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_account_put(store, &put), OK, "put");
    check_same(store_account_find(store, "koordinator", &got), OK, "find");
    check_text("password", got.password, put.password);
    check(id_equal(got.person, put.person), "person");
    check_same(got.role, ACCOUNT_COORDINATOR, "role");
    check_same(got.closed_ms, 0, "open");
    put.role = ACCOUNT_SUPERIOR;
    put.closed_ms = MONDAY_MS;
    check_same(store_account_put(store, &put), OK, "a superior's, closed");
    check_same(store_account_find(store, "koordinator", &got), OK, "find again");
    check_same(got.role, ACCOUNT_SUPERIOR, "the new role");
    check_same(got.closed_ms, MONDAY_MS, "closed");
    check_same(store_account_find(store, "Koordinator", &got), ERR_NOT_FOUND, "byte by byte");
    snprintf(put.password, sizeof put.password, "rahasia");
    check_same(store_account_put(store, &put), ERR_INVALID, "a password itself is refused");

    struct sign_in_row cookie = {
        .person = put.person, .created_ms = MONDAY_MS, .expires_ms = MONDAY_MS + 1000};
    struct sign_in_row seen = {0};
    memset(cookie.cookie_hash, 4, sizeof cookie.cookie_hash);
    snprintf(cookie.account, sizeof cookie.account, "koordinator");
    check_same(store_sign_in_put(store, &cookie), OK, "sign in");
    cookie.expires_ms += 1000;
    check_same(store_sign_in_put(store, &cookie), OK, "stay longer");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &seen), OK, "find");
    check_same(seen.expires_ms, MONDAY_MS + 2000, "until then");
    check_same(seen.created_ms, MONDAY_MS, "since");
    check_text("whose", seen.account, "koordinator");
    check(id_equal(seen.person, put.person), "person");
    check_same(store_sign_in_expire(store, MONDAY_MS + 1999), OK, "too early");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &seen), OK, "still there");
    check_same(store_sign_in_expire(store, MONDAY_MS + 2000), OK, "expire");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &seen), ERR_NOT_FOUND, "gone");
    check_same(store_sign_in_put(store, &cookie), OK, "sign in again");
    check_same(store_sign_in_drop(store, cookie.cookie_hash), OK, "sign out");
    check_same(store_sign_in_drop(store, cookie.cookie_hash), OK, "twice does no harm");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &seen), ERR_NOT_FOUND, "gone");
}

static void a_link_signs_in_too(struct store *store)
{
    struct sign_in_row cookie = {.person = key("person", 2),
                                 .activity = key("activity", 1),
                                 .created_ms = MONDAY_MS,
                                 .expires_ms = MONDAY_MS + 1000};
    struct sign_in_row seen = {0};
    check_same(store_sign_in_put(store, &cookie), ERR_NOT_FOUND, "nobody");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_sign_in_put(store, &cookie), OK, "put");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &seen), OK, "find");
    check_text("no account", seen.account, "");
    check(id_equal(seen.activity, key("activity", 1)), "its activity");
}

struct heard {
    unsigned n;
    struct audit_row at[4];
};

static enum err hear(const struct audit_row *row, void *arg)
{
    struct heard *heard = arg;
    if (heard->n < COUNT(heard->at))
        heard->at[heard->n] = *row;
    heard->n++;
    return OK;
}

static void what_was_done_is_told(struct store *store)
{
    struct heard heard = {0};
    struct audit_row row = {
        .at_ms = MONDAY_MS, .who = key("person", 1), .about = key("activity", 1)};
    snprintf(row.what, sizeof row.what, "link_reissued");
    snprintf(row.note, sizeof row.note, "tautan hilang");
    check_same(store_audit_append(store, &row), OK, "append");
    row.about = key("activity", 2);
    row.at_ms++;
    check_same(store_audit_append(store, &row), OK, "about another");
    snprintf(row.what, sizeof row.what, "sign_in_failed");
    row.who = row.about = id_none;
    row.at_ms++;
    check_same(store_audit_append(store, &row), OK, "about nobody");
    row.what[0] = '\0';
    check_same(store_audit_append(store, &row), ERR_INVALID, "nothing done");

    check_same(store_audit_read(store, key("activity", 1), 10, hear, &heard), OK, "about one");
    check_same(heard.n, 1, "one line");
    check_text("what", heard.at[0].what, "link_reissued");
    check_text("note", heard.at[0].note, "tautan hilang");
    check(id_equal(heard.at[0].who, key("person", 1)), "who");
    heard = (struct heard){0};
    check_same(store_audit_read(store, id_none, 2, hear, &heard), OK, "about anything");
    check_same(heard.n, 2, "the last two");
    check_text("newest first", heard.at[0].what, "sign_in_failed");
    check(id_is_none(heard.at[0].who), "by nobody known");
    check(heard.at[0].seq > heard.at[1].seq, "numbered");
}

static void link_reissued(void)
{
    on_every_backend(a_new_link_ends_the_old_one);
}
static void link_revoked(void)
{
    on_every_backend(a_link_is_revoked);
}
static void account(void)
{
    on_every_backend(an_account_signs_in);
}
static void link_signs_in(void)
{
    on_every_backend(a_link_signs_in_too);
}
static void audit(void)
{
    on_every_backend(what_was_done_is_told);
}

TEST_MAIN(TEST(link_reissued), TEST(link_revoked), TEST(account), TEST(link_signs_in), TEST(audit))
