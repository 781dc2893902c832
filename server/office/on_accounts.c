/* Accounts of coordinators and superiors: listed, invited, closed; the invitation used. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "credit/policy_words.h"
#include "office/access.h"
#include "office/audit.h"
#include "office/call.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/invitation.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/shapes.h"
#include "office/slowdown.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

/* ---- listed ---- */

struct listing {
    struct call *call;
    struct json_out out;
    uint64_t n;
};

static enum err put_account(const struct account_row *row, void *arg)
{
    struct listing *listing = arg;
    listing->n++;
    struct json_out *out = &listing->out;
    struct person_row person;
    enum err err = store_person_find(listing->call->store, row->person, &person);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* an account always has one */
    json_open_object(out, NULL);
    json_put_text(out, "name", row->name);
    json_put_text(out, "role", word_name(&account_role_words, (int)row->role));
    shape_person(out, "person", &person);
    json_put_bool(out, "invited", !row->password[0]);
    json_put_bool(out, "own",
                  id_equal(row->person, listing->call->person) &&
                      strcmp(row->name, listing->call->account.name) == 0);
    json_put_i64(out, "closed_ms", row->closed_ms);
    json_close_object(out);
    return OK;
}

enum err on_accounts(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};
    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "accounts");
    enum err err = store_accounts(call->store, put_account, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err ? err : access_look(call, "accounts_json", id_none, listing.n);
}

/* ---- invited ---- */

/* Of an account that is not there yet: who it is for, and as what. */
static enum err read_new(struct form *form, struct account_row *account)
{
    struct person_row person;
    int role = 0;

    form_id(form, "person", &account->person);
    form_word(form, "role", &account_role_words, &role);
    account->role = (enum account_role)role;
    if (!role && json_ok(&form->doc))
        form_fault(form, "role", "missing", NULL);
    enum err err = store_person_find(form->store, account->person, &person);
    if (err == ERR_NOT_FOUND)
        form_fault(form, "person", "unknown", NULL);
    else if (!err && person.left_ms)
        form_fault(form, "person", "left", person.name);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err invite(struct form *form, void *arg)
{
    const struct office_links *links = &form->call->office->links;
    struct account_row *account = arg;
    struct account_row there;
    char token[LINK_TOKEN_MAX];

    form_text(form, "name", account->name, sizeof account->name);
    form_need(form, "name", account->name);
    enum err err = store_account_find(form->store, account->name, &there);
    if (err == ERR_NOT_FOUND)
        err = read_new(form, account);
    else if (!err)
        account->person = there.person;
    if (!err)
        err = form_err(form);
    if (!err)
        err = invitation_issue(form->store, &form->by, account, links->chance, token);
    if (err)
        return err;
    form->made = account->person;
    form->url = link_with(links->config, "undangan", token);
    form->expires_ms = form->call->now_ms + INVITATION_LIFE_MS;
    secret_wipe(token, sizeof token);
    return OK;
}

enum err on_account_invite(struct call *call)
{
    struct account_row account = {0};
    enum err err = form_write(call, (const char *const[]){"name", "person", "role", "reason", NULL},
                              invite, &account);
    if (!err)
        audit(call, &(struct audit_row){
                        .who = call->person, .what = "account_invited", .about = account.person});
    return err;
}

/* ---- closed ---- */

struct closing_account {
    char name[CATALOG_NAME_MAX];
    struct id person;
    unsigned others; /* coordinators who can sign in without this account */
};

static enum err count_others(const struct account_row *row, void *arg)
{
    struct closing_account *wish = arg;
    bool can = row->role == ACCOUNT_COORDINATOR && !row->closed_ms && row->password[0];
    if (can && strcmp(row->name, wish->name) != 0)
        wish->others++;
    return OK;
}

static enum err close_account(struct form *form, void *arg)
{
    struct closing_account *wish = arg;
    struct account_row before;

    form_text(form, "name", wish->name, sizeof wish->name);
    enum err err = store_account_find(form->store, wish->name, &before);
    if (!err)
        err = store_accounts(form->store, count_others, wish);
    if (err)
        return err;
    if (strcmp(wish->name, form->call->account.name) == 0)
        form_fault(form, "name", "own", wish->name);
    else if (before.role == ACCOUNT_COORDINATOR && wish->others == 0)
        form_fault(form, "name", "last_coordinator", wish->name);
    err = form_err(form);
    wish->person = before.person;
    form->made = before.person;
    if (err || before.closed_ms)
        return err;
    struct account_row after = before;
    after.closed_ms = form->call->now_ms;
    err = store_account_put(form->store, &after);
    return err ? err : changes_account(form->store, &form->by, &before, &after);
}

enum err on_account_close(struct call *call)
{
    struct closing_account wish = {0};
    enum err err =
        form_write(call, (const char *const[]){"name", "reason", NULL}, close_account, &wish);
    if (!err)
        audit(call, &(struct audit_row){
                        .who = call->person, .what = "account_closed", .about = wish.person});
    return err;
}

/* ---- the invitation used ---- */

struct guest {
    struct invitation_row row;
    struct account_row account;
    struct person_row person;
    char password[SECRET_PASSWORD_BYTES_MAX + 1]; /* "": only looks */
    char hash[SECRET_HASH_TEXT_MAX];
    int64_t now_ms;
};

static enum err read_guest(const struct call *call, struct guest *ret)
{
    const struct slice body = {call->request->body, call->request->body_len};
    struct json_doc doc;

    enum err err = json_open(&doc, body);
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){"token", "password", NULL});
        link_hash(json_get_borrowed(&root, "token", 200), ret->row.token_hash);
        json_get_text_or(&root, "password", "", ret->password, sizeof ret->password);
        err = json_err(&doc);
    }
    json_close(&doc);
    return err == ERR_INVALID ? ERR_MALFORMED : err;
}

static enum err bad_link(struct call *call, const char *detail)
{
    call->detail = detail;
    return ERR_BAD_LINK;
}

static enum err find_guest(struct call *call, struct guest *guest)
{
    enum err err = store_invitation_find(call->store, guest->row.token_hash, &guest->row);
    if (err == ERR_NOT_FOUND)
        return bad_link(call, "unknown");
    if (!err)
        err = store_account_find(call->store, guest->row.account, &guest->account);
    if (!err)
        err = store_person_find(call->store, guest->account.person, &guest->person);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* both were there when it was issued */
    if (guest->row.used_ms)
        return bad_link(call, "used");
    if (guest->row.expires_ms <= call->now_ms || guest->account.closed_ms)
        return bad_link(call, "expired");
    return OK;
}

static enum err use_invitation(struct store *store, void *arg)
{
    struct guest *guest = arg;
    return store_invitation_use(store, guest->row.token_hash, guest->now_ms, guest->hash);
}

static enum err set_password(struct call *call, struct guest *guest)
{
    const struct office_links *links = &call->office->links;
    const char *fault =
        invitation_password_fault(guest->password, guest->account.name, guest->person.name);
    if (fault) {
        faults_add(&call->faults, 0, "password", fault, NULL);
        return ERR_INVALID;
    }
    enum err err =
        secret_hash_make(links->chance, &secret_cost, slice_of_text(guest->password), guest->hash);
    guest->now_ms = call->now_ms;
    if (!err)
        err = store_thread_do(links->store, use_invitation, guest);
    if (err == ERR_TAKEN)
        return bad_link(call, "used");
    if (err == ERR_EXPIRED || err == ERR_NOT_FOUND)
        return bad_link(call, "expired");
    if (!err)
        audit(call, &(struct audit_row){.who = guest->account.person, .what = "password_chosen"});
    return err;
}

enum err on_invitation(struct call *call)
{
    struct guest guest = {0};

    call->wait_ms = slowdown_visit(call->office->slowdown, peer_address(call),
                                   clock_mono_ms(call->office->links.clock));
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = read_guest(call, &guest);
    if (!err)
        err = find_guest(call, &guest);
    if (!err && guest.password[0])
        err = set_password(call, &guest);
    if (!err) {
        struct json_out out = call_json(call);
        json_open_object(&out, NULL);
        json_put_text(&out, "name", guest.account.name);
        json_put_text(&out, "role", word_name(&account_role_words, (int)guest.account.role));
        json_put_text(&out, "person", guest.person.name);
        json_put_i64(&out, "expires_ms", guest.row.expires_ms);
        json_close_object(&out);
    }
    secret_wipe(&guest, sizeof guest);
    return err;
}
