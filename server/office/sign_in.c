#include "office/sign_in.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"
#include "base/secret.h"
#include "config/config.h"
#include "office/audit.h"
#include "office/handlers.h"
#include "office/link.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/slowdown.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"
#include "wire/json_in.h"

#define ACCOUNT_COOKIE "sinkron"
#define LINK_COOKIE "sinkron_link"
#define COOKIE_FLAGS "HttpOnly; Secure; SameSite=Strict; Path="
#define ACCOUNT_PATH "/"
#define LINK_PATH "/api/me" /* a browser sends it to nothing else */
#define OWN_PATHS "/api/me/"

const char sign_in_nobody[] =
    "scrypt$15$8$1$c2lua3Jvbi1ub2JvZHktMQ$dGhpcyBpcyBub3QgdGhlIGhhc2ggb2YgYW55dGhpbmc";

/* ---- the cookie ---- */

/* ERR_FORBIDDEN: no more. */
static enum err check_works_here(const struct call *call, struct id person)
{
    struct person_row row;
    enum err err = store_person_find(call->store, person, &row);
    if (!err && row.left_ms && row.left_ms <= call->now_ms)
        err = ERR_FORBIDDEN;
    return err;
}

struct link_sought {
    const struct sign_in_row *sign_in;
    bool found;
};

static enum err look_for_link(const struct link_row *link, void *arg)
{
    struct link_sought *sought = arg;
    if (id_equal(link->person, sought->sign_in->person) && link->revoked_ms == 0 &&
        link->issued_ms <= sought->sign_in->created_ms)
        sought->found = true;
    return OK;
}

/* Whoever came by a link stays as long as that link is good. ERR_FORBIDDEN. */
static enum err check_link(const struct call *call, const struct sign_in_row *sign_in)
{
    struct enrolment_row enrolment;
    struct link_sought sought = {.sign_in = sign_in};

    if (sign_in->account[0])
        return OK;
    enum err err =
        store_enrolment_find(call->store, sign_in->activity, sign_in->person, &enrolment);
    if (!err && enrolment.withdrawn_ms)
        err = ERR_FORBIDDEN;
    if (!err)
        err = store_activity_links(call->store, sign_in->activity, look_for_link, &sought);
    return err == OK && !sought.found ? ERR_FORBIDDEN : err;
}

/* Whoever opened a personal link means its person on the pages of one's own; everywhere else the
 * account comes first. */
static const char *cookie_that_counts(const struct office_request *request)
{
    bool own = strncmp(request->path, OWN_PATHS, strlen(OWN_PATHS)) == 0;
    const char *first = own ? request->link_cookie : request->cookie;
    const char *second = own ? request->cookie : request->link_cookie;
    return first[0] ? first : second;
}

enum err sign_in_check(struct call *call)
{
    const char *cookie = cookie_that_counts(call->request);
    uint8_t hash[DIGEST_BYTES];
    struct sign_in_row row;
    struct account_row account = {0};

    if (!cookie[0])
        return ERR_FORBIDDEN;
    link_hash(cookie, hash);
    enum err err = store_sign_in_find(call->store, hash, &row);
    if (!err && row.expires_ms <= call->now_ms)
        err = ERR_FORBIDDEN;
    if (!err && row.account[0])
        err = store_account_find(call->store, row.account, &account);
    if (!err && account.closed_ms)
        err = ERR_FORBIDDEN;
    if (!err)
        err = check_works_here(call, row.person);
    if (!err)
        err = check_link(call, &row);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_FORBIDDEN : err;
    call->person = row.person;
    call->account = account;
    return OK;
}

static bool may(const struct account_row *account, enum route_who who)
{
    switch (who) {
    case WHO_ANYONE:
    case WHO_PERSON:
        return true;
    case WHO_COORDINATOR:
        return account->role == ACCOUNT_COORDINATOR;
    case WHO_SUPERIOR:
        return account->role == ACCOUNT_SUPERIOR;
    }
    return false;
}

enum err sign_in_allow(struct call *call, enum route_who who)
{
    if (who == WHO_ANYONE)
        return OK;
    enum err err = sign_in_check(call);
    if (!err && !may(&call->account, who))
        err = ERR_NOT_YOURS;
    return err;
}

/* ---- signing in ---- */

struct wish {
    char name[CATALOG_NAME_MAX];
    char password[SECRET_PASSWORD_BYTES_MAX + 1];
};

static enum err read_wish(const struct call *call, struct wish *ret)
{
    const struct office_request *request = call->request;
    struct json_doc doc;

    enum err err = json_open(&doc, (struct slice){request->body, request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){"name", "password", NULL});
        json_get_text(&root, "name", ret->name, sizeof ret->name);
        json_get_text(&root, "password", ret->password, sizeof ret->password);
        err = json_err(&doc);
    }
    json_close(&doc);
    return err == ERR_INVALID ? ERR_MALFORMED : err;
}

/* ERR_NOT_FOUND: there is no such account, or nobody may sign in with it. */
static enum err find_account(struct call *call, const struct wish *wish)
{
    enum err err = store_account_find(call->store, wish->name, &call->account);
    if (!err && (call->account.closed_ms || !call->account.password[0]))
        err = ERR_NOT_FOUND;
    if (!err)
        err = check_works_here(call, call->account.person);
    return err == ERR_FORBIDDEN ? ERR_NOT_FOUND : err;
}

/* ERR_BAD_SIGN_IN, in the same time, whether there is no such name or it is not the password. */
static enum err verify(struct call *call, const struct wish *wish)
{
    struct slice password = slice_of_text(wish->password);
    enum err found = find_account(call, wish);
    if (found && found != ERR_NOT_FOUND)
        return found;

    enum err err = secret_hash_verify(found ? sign_in_nobody : call->account.password, password);
    if (err == ERR_INVALID) {
        LOG_ERROR(office, "an account has no readable password", "person=%s",
                  id_text(call->account.person).text);
        err = ERR_BAD_SIGN_IN;
    }
    if (found) {
        call->account = (struct account_row){0};
        err = err == OK ? ERR_BAD_SIGN_IN : err;
    }
    return err;
}

static enum err write_sign_in(struct store *store, void *arg)
{
    const struct sign_in_row *row = arg;
    enum err err = store_sign_in_expire(store, row->created_ms);
    return err ? err : store_sign_in_put(store, row);
}

enum err sign_in_hand(struct call *call, struct id activity)
{
    struct office *office = call->office;
    char token[SECRET_TEXT_ROOM(SECRET_TOKEN_BYTES)];
    bool by_link = !call->account.name[0];
    int life_s = by_link ? SIGN_IN_BY_LINK_LIFE_S : SIGN_IN_LIFE_S;
    struct sign_in_row row = {.person = call->person,
                              .activity = activity,
                              .created_ms = call->now_ms,
                              .expires_ms = call->now_ms + life_s * INT64_C(1000)};

    memcpy(row.account, call->account.name, sizeof row.account);
    secret_token(office->links.chance, token, SECRET_TOKEN_BYTES);
    link_hash(token, row.cookie_hash);
    enum err err = store_thread_do(office->links.store, write_sign_in, &row);
    if (!err)
        snprintf(call->answer->set_cookie, sizeof call->answer->set_cookie,
                 "%s=%s; " COOKIE_FLAGS "%s; Max-Age=%d", by_link ? LINK_COOKIE : ACCOUNT_COOKIE,
                 token, by_link ? LINK_PATH : ACCOUNT_PATH, life_s);
    secret_wipe(token, sizeof token);
    return err;
}

static enum err hand_account_cookie(struct call *call)
{
    call->person = call->account.person;
    return sign_in_hand(call, id_none);
}

static enum err put_me(struct call *call)
{
    bool by_link = !call->account.name[0];
    struct person_row person;
    enum err err = store_person_find(call->store, call->person, &person);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* a sign-in always has one */
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "name", person.name);
    json_put_text(&out, "role",
                  by_link ? "person" : word_name(&account_role_words, (int)call->account.role));
    json_close_object(&out);
    return OK;
}

static void refused(struct call *call, const struct attempt *attempt, uint64_t mono_ms)
{
    slowdown_failed(call->office->slowdown, attempt, mono_ms);
    LOG_WARN(office, "sign-in refused", "person=%s", id_text(call->account.person).text);
    audit(call, &(struct audit_row){.who = call->account.person, .what = "sign_in_failed"});
}

static enum err sign_in(struct call *call, const struct wish *wish)
{
    struct slowdown *slowdown = call->office->slowdown;
    const struct attempt attempt = {wish->name, peer_address(call)};
    uint64_t mono_ms = clock_mono_ms(call->office->links.clock);

    call->wait_ms = slowdown_wait_ms(slowdown, &attempt, mono_ms);
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = verify(call, wish);
    if (err == ERR_BAD_SIGN_IN)
        refused(call, &attempt, mono_ms);
    if (!err)
        err = hand_account_cookie(call);
    if (err)
        return err;
    slowdown_passed(slowdown, &attempt);
    LOG_INFO(office, "signed in", "person=%s", id_text(call->account.person).text);
    audit(call, &(struct audit_row){.who = call->account.person, .what = "signed_in"});
    return put_me(call);
}

enum err on_sign_in(struct call *call)
{
    struct wish wish;
    enum err err = read_wish(call, &wish);
    if (!err)
        err = sign_in(call, &wish);
    secret_wipe(&wish, sizeof wish);
    return err;
}

/* ---- and out ---- */

static enum err drop_sign_in(struct store *store, void *arg)
{
    return store_sign_in_drop(store, arg);
}

static enum err end_sign_in(struct call *call, const char *cookie, const char *forget)
{
    uint8_t hash[DIGEST_BYTES];
    enum err known = sign_in_check(call);
    if (known && known != ERR_FORBIDDEN)
        return known;
    if (cookie[0]) {
        link_hash(cookie, hash);
        enum err err = store_thread_do(call->office->links.store, drop_sign_in, hash);
        if (err)
            return err;
    }
    if (!known && cookie[0])
        audit(call, &(struct audit_row){.who = call->person, .what = "signed_out"});
    snprintf(call->answer->set_cookie, sizeof call->answer->set_cookie, "%s", forget);
    call_nothing(call);
    return OK;
}

enum err on_sign_out(struct call *call)
{
    return end_sign_in(call, call->request->cookie,
                       ACCOUNT_COOKIE "=; " COOKIE_FLAGS ACCOUNT_PATH "; Max-Age=0");
}

enum err on_me_close(struct call *call)
{
    return end_sign_in(call, call->request->link_cookie,
                       LINK_COOKIE "=; " COOKIE_FLAGS LINK_PATH "; Max-Age=0");
}

enum err on_me(struct call *call)
{
    return put_me(call);
}
