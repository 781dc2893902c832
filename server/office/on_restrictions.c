/* Somebody asks that the processing of their data be restricted, and what becomes of it (UU 27/2022
 * art. 41). Each step is a change of the person too. */
#include <string.h>

#include "base/clock.h"
#include "feed/feed.h"
#include "office/access.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "store/certificate.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"

#define FIELD "processing_restricted"
#define SHOWN_MAX 500

static bool is_open(const struct restriction_row *row)
{
    return row->state == RESTRICTION_ASKED || row->state == RESTRICTION_IN_FORCE;
}

/* The row, and a line of what it was before. */
static enum err keep(struct form *form, enum restriction_state before,
                     const struct restriction_row *row)
{
    const struct change_row line = {
        .noun = CHANGE_PERSON,
        .about = row->person,
        .field = FIELD,
        .before = before ? word_name(&restriction_state_words, (int)before) : "",
        .after = word_name(&restriction_state_words, (int)row->state)};
    enum err err = store_restriction_put(form->store, row);
    form->made = row->id;
    return err ? err : changes_line(form->store, &form->by, &line);
}

/* ---- by the person ---- */

enum err on_my_restriction(struct call *call)
{
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    enum err err = restriction_put_of(call, &out, "restriction", call->person);
    json_close_object(&out);
    return err;
}

static enum err ask(struct form *form, void *arg)
{
    struct restriction_row last = {0};
    struct restriction_row row = {.id = id_new(form->call->office->links.chance),
                                  .person = form->call->person,
                                  .state = RESTRICTION_ASKED,
                                  .asked_ms = form->call->now_ms};
    (void)arg;
    form_need(form, "reason", form->reason);
    memcpy(row.text, form->reason, sizeof form->reason);
    enum err err = form_err(form);
    if (!err)
        err = store_restriction_of(form->store, row.person, &last);
    if (err == ERR_NOT_FOUND)
        err = OK;
    if (!err && is_open(&last))
        err = ERR_TAKEN;
    return err ? err : keep(form, last.state, &row);
}

enum err on_restriction_ask(struct call *call)
{
    return form_write(call, (const char *const[]){"reason", NULL}, ask, NULL);
}

static enum err end(struct form *form, struct restriction_row *row)
{
    enum restriction_state before = row->state;
    row->state = RESTRICTION_ENDED;
    row->ended_ms = form->call->now_ms;
    row->ended_by = form->call->person;
    memcpy(row->end_reason, form->reason, sizeof form->reason);
    return keep(form, before, row);
}

static enum err take_back(struct form *form, void *arg)
{
    struct restriction_row *row = arg;
    enum err err = store_restriction_of(form->store, form->call->person, row);
    if (!err && !is_open(row))
        err = ERR_NOT_FOUND;
    return err ? err : end(form, row);
}

/* ---- what waited for it goes on ---- */

static enum err follow(const struct outbox_row *row, void *arg)
{
    feed_follow(arg, row->activity);
    return OK;
}

static enum err wake_feed(struct call *call, struct id person)
{
    struct feed *feed = call->office->links.feed;
    return feed ? store_outbox_person(call->store, person, follow, feed) : OK;
}

enum err on_restriction_take_back(struct call *call)
{
    struct restriction_row row;
    enum err err = form_write(call, (const char *const[]){"reason", NULL}, take_back, &row);
    return err ? err : wake_feed(call, row.person);
}

/* ---- by the coordinator ---- */

struct listing {
    struct call *call;
    struct json_out out;
    uint64_t n;
};

static enum err put_listed(const struct restriction_row *row, void *arg)
{
    struct listing *listing = arg;
    struct person_row person;
    enum err err = store_person_find(listing->call->store, row->person, &person);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* whom it names is never taken away */
    json_open_object(&listing->out, NULL);
    shape_person(&listing->out, "person", &person);
    restriction_put(listing->call, &listing->out, row);
    json_close_object(&listing->out);
    listing->n++;
    return OK;
}

enum err on_restrictions(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};
    json_open_object(&listing.out, NULL);
    json_put_i64(&listing.out, "now_ms", call->now_ms);
    json_open_list(&listing.out, "restrictions");
    enum err err = store_restrictions(call->store, SHOWN_MAX, put_listed, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err ? err : access_look(call, "restrictions_json", id_none, listing.n);
}

/* Nobody decides about their own. */
static enum err find(struct form *form, enum restriction_state state, struct restriction_row *ret)
{
    form_need(form, "reason", form->reason);
    enum err err = form_err(form);
    if (!err)
        err = store_restriction_find(form->store, form->call->ids[0], ret);
    if (!err && id_equal(ret->person, form->call->person))
        err = ERR_NOT_YOURS;
    return !err && ret->state != state ? ERR_WRONG_PHASE : err;
}

static enum err decide(struct form *form, void *arg)
{
    struct restriction_row *row = arg;
    bool accepted = false;
    if (!form_has(form, "accepted"))
        form_fault(form, "accepted", "missing", NULL);
    form_bool(form, "accepted", &accepted);
    enum err err = find(form, RESTRICTION_ASKED, row);
    if (err)
        return err;
    row->state = accepted ? RESTRICTION_IN_FORCE : RESTRICTION_REFUSED;
    row->decided_ms = form->call->now_ms;
    row->decided_by = form->call->person;
    memcpy(row->reason, form->reason, sizeof form->reason);
    return keep(form, RESTRICTION_ASKED, row);
}

enum err on_restriction_decide(struct call *call)
{
    struct restriction_row row;
    return form_write(call, (const char *const[]){"accepted", "reason", NULL}, decide, &row);
}

static enum err lift(struct form *form, void *arg)
{
    struct restriction_row *row = arg;
    enum err err = find(form, RESTRICTION_IN_FORCE, row);
    return err ? err : end(form, row);
}

enum err on_restriction_lift(struct call *call)
{
    struct restriction_row row;
    enum err err = form_write(call, (const char *const[]){"reason", NULL}, lift, &row);
    return err ? err : wake_feed(call, row.person);
}
