/* Who is let in where: each route asked by everybody there is. A route that is added and not
 * thought of here fails, and so does one that lets in somebody else than stands here. */
#include "office/bearer.h"
#include "office/desk.h"
#include "office/doors.h"
#include "office/link.h"
#include "office/routes.h"
#include "store/store_desk.h"

#define NOBODYS "11111111111111111111111111111111"
#define SUPERIOR 80
#define CLOSED 81
#define LEARNER 2
#define LINK "tautan dua"

/* Who stands before a door. */
enum asker {
    A_STRANGER,        /* without anything */
    A_LEARNER,         /* by a personal link */
    A_REVOKED,         /* by a personal link that was revoked since */
    A_SUPERIOR,        /* by an account */
    A_COORDINATOR,     /* the same */
    A_CLOSED_ACCOUNT,  /* of a coordinator, closed since */
    A_LATE_ACCOUNT,    /* of a coordinator, whose twelve hours are over */
    A_MACHINE,         /* by a token with all scopes */
    A_NARROW_MACHINE,  /* by a token with all scopes but the one that is asked for */
    A_LATE_MACHINE,    /* by a token with all scopes that ended */
    A_REVOKED_MACHINE, /* by one that was revoked */
    A_GUESS,           /* by a token that is none */
    ASKERS
};

/* ---- what each of them gets ---- */

static const char *const names[ASKERS] = {
    "a stranger",     "a learner",       "a learner whose link was revoked",
    "a superior",     "a coordinator",   "a closed account",
    "a late account", "a machine",       "a machine without the scope",
    "a late machine", "a revoked token", "a guessed token"};

/* The word of the refusal, or NULL: is let in. */
static const char *refusal(enum asker asker, enum door door, const char *scope)
{
    switch (asker) {
    case A_STRANGER:
    case A_REVOKED:
    case A_CLOSED_ACCOUNT:
    case A_LATE_ACCOUNT:
        return "forbidden";
    case A_LEARNER:
        return door == PEOPLE ? NULL : "not_yours";
    case A_SUPERIOR:
        return door == PEOPLE || door == SUPERIORS ? NULL : "not_yours";
    case A_COORDINATOR:
        return door == PEOPLE || door == COORDINATORS ? NULL : "not_yours";
    case A_MACHINE:
        return scope ? NULL : "not_yours";
    case A_NARROW_MACHINE:
        return "not_yours";
    case A_LATE_MACHINE:
        return "expired";
    case A_REVOKED_MACHINE:
    case A_GUESS:
    case ASKERS:
        break;
    }
    return "bad_sign_in";
}

/* ---- who they are ---- */

static struct desk desk;
static char cookies[ASKERS][128];

static void put_account(unsigned n, enum account_role role, const char *name, int64_t closed_ms)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct person_row person = person_row(n);
    struct account_row account = {.person = person.id, .role = role, .closed_ms = closed_ms};

    snprintf(account.name, sizeof account.name, "%s", name);
    check_same(store_person_put(desk.school.store, &person), OK, name);
    check_same(secret_hash_make(&desk.chance.chance, &cheap, slice_of_text(DESK_PASSWORD),
                                account.password),
               OK, name);
    check_same(store_account_put(desk.school.store, &account), OK, name);
}

static void put_token(unsigned n, const char *token, const char *scopes, int64_t expires_ms)
{
    struct token_row row = {.id = key("token", n),
                            .title = "Simpeg",
                            .issued_ms = MONDAY_MS,
                            .expires_ms = expires_ms,
                            .issued_by = key("person", DESK_COORDINATOR)};
    link_hash(token, row.hash);
    snprintf(row.scopes, sizeof row.scopes, "%s", scopes);
    check_same(store_token_put(desk.school.store, &row), OK, token);
}

/* All scopes but one. */
static void join_scopes(const char *but, char *ret, size_t room)
{
    ret[0] = '\0';
    for (size_t i = 0; bearer_scopes[i]; i++) {
        size_t len = strlen(ret);
        if (!but || strcmp(bearer_scopes[i], but) != 0)
            snprintf(ret + len, room - len, "%s%s", len ? " " : "", bearer_scopes[i]);
    }
}

static void put_tokens(void)
{
    char scopes[DESK_SCOPES_MAX];
    join_scopes(NULL, scopes, sizeof scopes);
    put_token(1, "all", scopes, INT64_MAX);
    put_token(2, "late", scopes, MONDAY_MS + 1);
    put_token(3, "revoked", scopes, INT64_MAX);
    check_same(store_token_revoke(desk.school.store, key("token", 3), MONDAY_MS + 1), OK,
               "revoked");
    for (unsigned i = 0; bearer_scopes[i]; i++) {
        char token[60];
        snprintf(token, sizeof token, "narrow %s", bearer_scopes[i]);
        join_scopes(bearer_scopes[i], scopes, sizeof scopes);
        put_token(4 + i, token, scopes, INT64_MAX);
    }
}

static void keep_account(enum asker asker, const char *name)
{
    desk_sign_in_as(&desk, name);
    memcpy(cookies[asker], desk.cookie, sizeof cookies[asker]);
    desk.cookie[0] = '\0';
}

static void keep_learner(enum asker asker, const char *link)
{
    char body[100];
    snprintf(body, sizeof body, "{\"token\":\"%s\"}", link);
    desk_ask(&desk, "POST", "/api/me/open", body);
    desk_keep_link(&desk);
    memcpy(cookies[asker], desk.link_cookie, sizeof cookies[asker]);
    desk.link_cookie[0] = '\0';
}

static void begin(void)
{
    desk_open(&desk, 1, 45, 3);
    put_account(SUPERIOR, ACCOUNT_SUPERIOR, "atasan", 0);
    put_account(CLOSED, ACCOUNT_COORDINATOR, "lama", 0);
    put_tokens();
    desk_link(&desk, LEARNER, LINK, MONDAY_MS);
    desk_link(&desk, 3, "tautan tiga", MONDAY_MS);
    desk_start(&desk);
    keep_account(A_LATE_ACCOUNT, DESK_OTHER_ACCOUNT);
    fake_clock_advance(&desk.clock, UINT64_C(12) * 3600 * 1000);
    keep_account(A_SUPERIOR, "atasan");
    keep_account(A_COORDINATOR, DESK_ACCOUNT);
    keep_account(A_CLOSED_ACCOUNT, "lama");
    keep_learner(A_LEARNER, LINK);
    keep_learner(A_REVOKED, "tautan tiga");
    desk_stop(&desk);
    put_account(CLOSED, ACCOUNT_COORDINATOR, "lama", MONDAY_MS + 1);
    check_same(store_link_revoke(desk.school.store, school_activity(), school_person(3),
                                 desk.clock.wall_ms),
               OK, "revoked");
    desk_start(&desk);
}

/* ---- asking ---- */

static void put_bearer(enum asker asker, const char *scope, size_t door)
{
    static const char *const tokens[ASKERS] = {[A_MACHINE] = "all",
                                               [A_NARROW_MACHINE] = "all",
                                               [A_LATE_MACHINE] = "late",
                                               [A_REVOKED_MACHINE] = "revoked"};
    snprintf(desk.bearer, sizeof desk.bearer, "%s", tokens[asker] ? tokens[asker] : "");
    if (asker == A_NARROW_MACHINE && scope)
        snprintf(desk.bearer, sizeof desk.bearer, "narrow %s", scope);
    if (asker == A_GUESS)
        snprintf(desk.bearer, sizeof desk.bearer, "guess %zu", door);
}

static void come_as(enum asker asker, const char *scope, size_t door)
{
    bool by_link = asker == A_LEARNER || asker == A_REVOKED;
    snprintf(desk.cookie, sizeof desk.cookie, "%s", by_link ? "" : cookies[asker]);
    snprintf(desk.link_cookie, sizeof desk.link_cookie, "%s", by_link ? cookies[asker] : "");
    put_bearer(asker, scope, door);
}

/* An id that nobody has in each of the places. */
static void fill_ids(const char *pattern, char *ret)
{
    while (*pattern) {
        if (*pattern != '{') {
            *ret++ = *pattern++;
            continue;
        }
        ret += sprintf(ret, "%s%s", NOBODYS, strncmp(pattern, "{hash}", 6) == 0 ? NOBODYS : "");
        pattern = strchr(pattern, '}') + 1;
    }
    *ret = '\0';
}

static void check_door(size_t n, enum asker asker)
{
    const char *want = refusal(asker, doors[n].door, doors[n].scope);
    static char address[40];
    char path[256], story[400];

    snprintf(address, sizeof address, "10.1.%zu.%d", n, (int)asker); /* none has to wait */
    desk.address = address;
    fill_ids(doors[n].path, path);
    come_as(asker, doors[n].scope, n);
    desk_ask(&desk, doors[n].method, path, NULL);
    int status = desk.last->status;
    snprintf(story, sizeof story, "%s: %s %s", names[asker], doors[n].method, doors[n].path);
    if (want)
        desk_check_refused(&desk, strcmp(want, "not_yours") == 0 ? 403 : 401, want, story);
    else
        check(status != 401 && status != 403 && status < 500, story);
}

static void each_door_is_asked_by_everybody(void)
{
    begin();
    for (size_t n = 0; n < COUNT(doors); n++)
        for (int asker = 0; doors[n].door != ANYONE && asker < ASKERS; asker++)
            check_door(n, (enum asker)asker);
    desk_close(&desk);
}

static bool has_door(const struct route *route)
{
    for (size_t n = 0; n < COUNT(doors); n++)
        if (!strcmp(doors[n].method, route->method) && !strcmp(doors[n].path, route->path))
            return true;
    return false;
}

static void each_route_has_a_door(void)
{
    size_t n = 0;
    for (; route_at(n); n++) {
        char story[256];
        snprintf(story, sizeof story, "who may %s %s?", route_at(n)->method, route_at(n)->path);
        check(has_door(route_at(n)), story);
    }
    check_same(n, COUNT(doors), "and there is none that is not there");
}

/* Doors for anyone stand in this table with a reason: there are few. */
static void few_doors_are_for_anyone(void)
{
    static const char *const open[] = {
        "/api/health",     "/api/enter",
        "/api/receipt", /* the token of a personal link */
        "/api/sign-in",    "/api/sign-out",
        "/api/me/open",    "/api/me/close",
        "/api/invitation", "/api/certificate/{code}", /* who holds the paper reads the code */
    };
    size_t found = 0;
    for (size_t n = 0; n < COUNT(doors); n++) {
        bool named = false;
        for (size_t i = 0; i < COUNT(open); i++)
            named = named || strcmp(open[i], doors[n].path) == 0;
        check(named == (doors[n].door == ANYONE), doors[n].path);
        found += named;
    }
    check_same(found, COUNT(open), "all of them");
}

TEST_MAIN(TEST(each_route_has_a_door), TEST(few_doors_are_for_anyone),
          TEST(each_door_is_asked_by_everybody))
