/* Tokens of machines: made (shown once), listed, revoked. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/secret.h"
#include "office/bearer.h"
#include "office/call.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/link.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

#define TOKEN_ROOM (sizeof BEARER_PREFIX + SECRET_TEXT_ROOM(SECRET_TOKEN_BYTES))

/* ---- the list ---- */

struct listing {
    struct call *call;
    struct json_out out;
};

static void put_scopes(struct json_out *out, const char *scopes)
{
    json_open_list(out, "scopes");
    for (size_t i = 0; bearer_scopes[i]; i++)
        if (bearer_has(scopes, bearer_scopes[i]))
            json_put_text(out, NULL, bearer_scopes[i]);
    json_close_list(out);
}

static enum err put_token(const struct token_row *row, void *arg)
{
    struct listing *listing = arg;
    struct json_out *out = &listing->out;
    struct person_row person = {.name = ""};
    enum err err = store_person_find(listing->call->store, row->issued_by, &person);
    if (err && err != ERR_NOT_FOUND)
        return err;
    json_open_object(out, NULL);
    shape_id(out, "token", row->id);
    json_put_text(out, "title", row->title);
    put_scopes(out, row->scopes);
    json_put_i64(out, "issued_ms", row->issued_ms);
    json_put_text(out, "issued_by", person.name);
    json_put_text(out, "until", date_text_day(row->expires_ms - 1, DATE_WIB).text);
    json_put_i64(out, "expires_ms", row->expires_ms);
    if (row->revoked_ms)
        json_put_i64(out, "revoked_ms", row->revoked_ms);
    else
        json_put_null(out, "revoked_ms");
    json_close_object(out);
    return OK;
}

enum err on_tokens(struct call *call)
{
    struct listing listing = {call, call_json(call)};
    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "tokens");
    enum err err = store_tokens(call->store, put_token, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err;
}

/* ---- a new one ---- */

struct making {
    struct token_row row;
    char text[TOKEN_ROOM];
};

static bool is_scope(const char *word)
{
    for (size_t i = 0; bearer_scopes[i]; i++)
        if (strcmp(bearer_scopes[i], word) == 0)
            return true;
    return false;
}

/* In the order of the list, each once, whatever was sent. */
static void write_scopes(char *ret, size_t room, const bool *wanted)
{
    struct writer w = writer_of(ret, room - 1);
    for (size_t i = 0; bearer_scopes[i]; i++)
        if (wanted[i])
            write_format(&w, "%s%s", writer_len(&w) ? " " : "", bearer_scopes[i]);
    ret[writer_len(&w)] = '\0';
}

static void read_scopes(struct form *form, char *ret, size_t room)
{
    struct json_node list = json_get_list_or_none(&form->at, "scopes", 20);
    bool wanted[16] = {false};
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_node item = json_at(&list, i);
        char word[DESK_SCOPES_MAX];
        json_get_text(&item, NULL, word, sizeof word);
        if (!is_scope(word))
            form_fault(form, "scopes", "unknown_word", word);
        for (size_t k = 0; bearer_scopes[k]; k++)
            wanted[k] = wanted[k] || strcmp(bearer_scopes[k], word) == 0;
    }
    write_scopes(ret, room, wanted);
    form_need(form, "scopes", json_count(&list) ? "some" : "");
}

static void read_until(struct form *form, int64_t *ret_expires_ms)
{
    int64_t local_ms = form->call->now_ms + DATE_WIB * DATE_MINUTE_MS;
    int64_t today = local_ms / DATE_DAY_MS;
    int64_t day = CATALOG_NO_DAY;

    form_day(form, "until", CATALOG_NO_DAY, &day);
    if (day == CATALOG_NO_DAY) {
        if (!form_has(form, "until"))
            form_need(form, "until", "");
        return;
    }
    if (day < today)
        form_fault(form, "until", "past", NULL);
    if (day > today + BEARER_DAYS_MAX)
        form_fault(form, "until", "too_far", NULL);
    *ret_expires_ms = (day + 1) * DATE_DAY_MS - DATE_WIB * DATE_MINUTE_MS;
}

static enum err make(struct form *form, void *arg)
{
    struct making *making = arg;
    struct token_row *row = &making->row;

    form_text(form, "title", row->title, sizeof row->title);
    form_need(form, "title", row->title);
    read_scopes(form, row->scopes, sizeof row->scopes);
    read_until(form, &row->expires_ms);
    enum err err = form_err(form);
    if (!err)
        err = store_token_put(form->store, row);
    const struct change_row line = {
        .noun = CHANGE_TOKEN, .about = row->id, .field = "+", .before = "", .after = row->title};
    return err ? err : changes_line(form->store, &form->by, &line);
}

/* In the place of what the form would answer. */
static void put_made(struct call *call, const struct making *making)
{
    buffer_finish(&call->answer->body);
    call->answer->body = (struct buffer){0};
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    shape_id(&out, "id", making->row.id);
    json_put_text(&out, "token", making->text);
    json_close_object(&out);
}

enum err on_token_make(struct call *call)
{
    const struct chance *chance = call->office->links.chance;
    struct making making = {
        .row = {.id = id_new(chance), .issued_ms = call->now_ms, .issued_by = call->person}};
    snprintf(making.text, sizeof making.text, BEARER_PREFIX);
    secret_token(chance, making.text + strlen(BEARER_PREFIX), SECRET_TOKEN_BYTES);
    link_hash(making.text, making.row.hash);
    enum err err =
        form_write(call, (const char *const[]){"title", "scopes", "until", NULL}, make, &making);
    if (!err)
        put_made(call, &making);
    secret_wipe(&making, sizeof making);
    return err;
}

/* ---- no more ---- */

static enum err revoke(struct form *form, void *arg)
{
    const struct id *token = arg;
    enum err err = store_token_revoke(form->store, *token, form->call->now_ms);
    const struct change_row line = {
        .noun = CHANGE_TOKEN, .about = *token, .field = "-", .before = "", .after = ""};
    return err ? err : changes_line(form->store, &form->by, &line);
}

enum err on_token_revoke(struct call *call)
{
    struct id token = call->ids[0];
    return form_write(call, (const char *const[]){"reason", NULL}, revoke, &token);
}
