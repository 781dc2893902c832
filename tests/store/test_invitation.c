/* Ways in that are issued: invitations to a password, and tokens of machines. */
#include "fixture.h"
#include "store/store_desk.h"

#define SCRYPT "scrypt$15$8$1$c2FsdA$aGFzaA"

static struct account_row account_row(const char *name, const char *password)
{
    struct account_row row = {.person = key("person", 1), .role = ACCOUNT_SUPERIOR};
    snprintf(row.name, sizeof row.name, "%s", name);
    snprintf(row.password, sizeof row.password, "%s", password);
    return row;
}

static struct invitation_row invitation_row(uint8_t hash, const char *account)
{
    struct invitation_row row = {.issued_ms = MONDAY_MS, .expires_ms = MONDAY_MS + 1000};
    memset(row.token_hash, hash, sizeof row.token_hash);
    snprintf(row.account, sizeof row.account, "%s", account);
    return row;
}

static struct sign_in_row sign_in_row(uint8_t hash, const char *account)
{
    struct sign_in_row row = {
        .person = key("person", 1), .created_ms = MONDAY_MS, .expires_ms = MONDAY_MS + 100000};
    memset(row.cookie_hash, hash, sizeof row.cookie_hash);
    snprintf(row.account, sizeof row.account, "%s", account);
    return row;
}

static void put_accounts(struct store *store)
{
    struct account_row invited = account_row("atasan", "");
    struct account_row other = account_row("koordinator", SCRYPT);
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_account_put(store, &other), OK, "one with a password");
    check_same(store_account_put(store, &invited), OK, "one without");
}

static enum err add_name(const struct account_row *row, void *arg)
{
    char *names = arg;
    size_t len = strlen(names);
    snprintf(names + len, 100 - len, "%s%s ", row->name, row->password[0] ? "" : "?");
    return OK;
}

static void an_invitation_sets_a_password(struct store *store)
{
    struct invitation_row put = invitation_row(1, "atasan");
    struct invitation_row got = {0};
    struct account_row account = {0};
    struct sign_in_row mine = sign_in_row(1, "atasan");
    struct sign_in_row other = sign_in_row(2, "koordinator");
    char names[100] = "";
    check_same(store_invitation_put(store, &put), ERR_NOT_FOUND, "to no account");
    put_accounts(store);
    check_same(store_accounts(store, add_name, names), OK, "accounts");
    check_text("by name; who has no password yet", names, "atasan? koordinator ");
    check_same(store_invitation_put(store, &put), OK, "invited");
    check_same(store_invitation_put(store, &put), ERR_TAKEN, "the same token");
    check_same(store_sign_in_put(store, &mine), OK, "a sign-in from before");
    check_same(store_sign_in_put(store, &other), OK, "somebody else's");
    check_same(store_invitation_use(store, put.token_hash, MONDAY_MS + 5, "rahasia"), ERR_INVALID,
               "a password itself");
    check_same(store_invitation_use(store, put.token_hash, MONDAY_MS + 5, SCRYPT), OK, "used");

    check_same(store_account_find(store, "atasan", &account), OK, "the account");
    check_text("has the password", account.password, SCRYPT);
    check_same(store_invitation_find(store, put.token_hash, &got), OK, "the invitation");
    check_same(got.used_ms, MONDAY_MS + 5, "was used");
    check_text("account", got.account, "atasan");
    check_same(store_sign_in_find(store, mine.cookie_hash, &mine), ERR_NOT_FOUND, "signed out");
    check_same(store_sign_in_find(store, other.cookie_hash, &other), OK, "the other is not");
    check_same(store_invitation_use(store, put.token_hash, MONDAY_MS + 6, SCRYPT), ERR_TAKEN,
               "once");
}

static void an_invitation_ends(struct store *store)
{
    struct invitation_row first = invitation_row(1, "atasan");
    struct invitation_row second = invitation_row(2, "atasan");
    struct invitation_row third = invitation_row(3, "atasan");
    struct invitation_row got = {0};
    struct account_row account = {0};
    put_accounts(store);
    check_same(store_invitation_put(store, &first), OK, "first");
    check_same(store_invitation_put(store, &second), OK, "second");
    check_same(store_invitation_find(store, first.token_hash, &got), ERR_NOT_FOUND,
               "the second ends the first");
    check_same(store_invitation_use(store, first.token_hash, MONDAY_MS + 1, SCRYPT), ERR_NOT_FOUND,
               "which does not open any more");
    check_same(store_invitation_use(store, second.token_hash, MONDAY_MS + 1000, SCRYPT),
               ERR_EXPIRED, "too late");
    check_same(store_account_find(store, "atasan", &account), OK, "the account");
    check_text("has no password", account.password, "");

    account.closed_ms = MONDAY_MS + 2;
    check_same(store_account_put(store, &account), OK, "closed");
    check_same(store_invitation_use(store, second.token_hash, MONDAY_MS + 3, SCRYPT), ERR_EXPIRED,
               "does not open a closed account");
    third.expires_ms = third.issued_ms;
    check_same(store_invitation_put(store, &third), ERR_INVALID, "over when it begins");
    third = invitation_row(3, "");
    check_same(store_invitation_put(store, &third), ERR_INVALID, "to nobody");
}

static void a_closed_account_is_signed_out(struct store *store)
{
    struct account_row account = account_row("koordinator", SCRYPT);
    struct sign_in_row cookie = sign_in_row(1, "koordinator");
    put_accounts(store);
    check_same(store_sign_in_put(store, &cookie), OK, "sign in");
    check_same(store_account_put(store, &account), OK, "changed");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &cookie), OK, "stays signed in");
    account.closed_ms = MONDAY_MS + 2;
    check_same(store_account_put(store, &account), OK, "closed");
    check_same(store_sign_in_find(store, cookie.cookie_hash, &cookie), ERR_NOT_FOUND, "signed out");
}

static struct token_row token_row(uint8_t n)
{
    struct token_row row = {.id = key("token", n),
                            .issued_ms = MONDAY_MS + n,
                            .expires_ms = MONDAY_MS + 100000,
                            .issued_by = key("person", 1),
                            .scopes = "read:attendance read:credit"};
    memset(row.hash, n, sizeof row.hash);
    snprintf(row.title, sizeof row.title, "SIASN %u", n);
    return row;
}

static enum err add_title(const struct token_row *row, void *arg)
{
    char *titles = arg;
    size_t len = strlen(titles);
    snprintf(titles + len, 100 - len, "%s%s ", row->title, row->revoked_ms ? "!" : "");
    return OK;
}

static void a_token_opens_until_it_is_revoked(struct store *store)
{
    struct token_row first = token_row(1);
    struct token_row second = token_row(2);
    struct token_row got = {0};
    char titles[100] = "";
    check_same(store_token_put(store, &first), OK, "first");
    check_same(store_token_put(store, &second), OK, "second");
    second.id = key("token", 3);
    check_same(store_token_put(store, &second), ERR_TAKEN, "the same hash");
    check_same(store_token_find(store, first.hash, &got), OK, "find");
    check_text("scopes", got.scopes, first.scopes);
    check_same(got.expires_ms, first.expires_ms, "until");
    check(id_equal(got.issued_by, first.issued_by), "by whom");
    check_same(got.revoked_ms, 0, "good");
    check_same(store_token_revoke(store, first.id, MONDAY_MS + 9), OK, "revoke");
    check_same(store_token_revoke(store, first.id, MONDAY_MS + 10), OK, "twice does no harm");
    check_same(store_token_find(store, first.hash, &got), OK, "is still known");
    check_same(got.revoked_ms, MONDAY_MS + 9, "as revoked then");
    check_same(store_token_revoke(store, key("token", 9), MONDAY_MS), ERR_NOT_FOUND, "unknown");
    check_same(store_tokens(store, add_title, titles), OK, "list");
    check_text("newest first", titles, "SIASN 2 SIASN 1! ");

    memset(second.hash, 9, sizeof second.hash);
    check_same(store_token_find(store, second.hash, &got), ERR_NOT_FOUND, "an unknown token");
    second.scopes[0] = '\0';
    check_same(store_token_put(store, &second), ERR_INVALID, "for nothing");
    second = token_row(4);
    second.title[0] = '\0';
    check_same(store_token_put(store, &second), ERR_INVALID, "without a name");
    second = token_row(4);
    second.expires_ms = second.issued_ms;
    check_same(store_token_put(store, &second), ERR_INVALID, "over when it begins");
}

static void invitations(void)
{
    on_every_backend(an_invitation_sets_a_password);
    on_every_backend(an_invitation_ends);
    on_every_backend(a_closed_account_is_signed_out);
}

static void tokens(void)
{
    on_every_backend(a_token_opens_until_it_is_revoked);
}

TEST_MAIN(TEST(invitations), TEST(tokens))
