/* What a coordinator does about the outbox: send again, say that something is there already, and
 * send what was earned earlier. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "feed/due.h"
#include "feed/feed.h"
#include "feed/outbox.h"
#include "feed/outcome.h"
#include "office/audit.h"
#include "office/call.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "store/store_certificate.h"
#include "store/store_thread.h"

#define REPLAY_MAX 10000 /* rows of one request */
#define FILL_DAYS_MAX 3660

static enum err need_feed(struct call *call)
{
    if (call->office->links.feed)
        return OK;
    call->detail = "feed_off";
    return ERR_WRONG_PHASE;
}

static void put_rows(struct call *call, size_t rows)
{
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_i64(&out, "rows", (int64_t)rows);
    json_close_object(&out);
}

static void write_down(struct call *call, const char *what, struct id about, size_t rows)
{
    struct audit_row row = {.who = call->person, .what = "", .about = about};
    snprintf(row.what, sizeof row.what, "%s", what);
    snprintf(row.note, sizeof row.note, "rows=%zu", rows);
    audit(call, &row);
}

/* ---- again ---- */

/* What a request about the outbox says; a body without fields, or none, says nothing. */
struct saying {
    bool looked;
    char reason[DESK_FIELD_MAX];
    char remote_id[OUTBOX_REMOTE_ID_MAX];
};

static void read_reason(struct form *form, struct saying *ret)
{
    form_text(form, "reason", ret->reason, sizeof ret->reason);
    if (ret->reason[0] && feed_reason_of(ret->reason) == FEED_READY)
        form_fault(form, "reason", "unknown_word", ret->reason);
}

/* An id of theirs becomes part of an address: letters, digits, - and _. */
static void read_remote_id(struct form *form, struct saying *ret)
{
    form_text(form, "remote_id", ret->remote_id, sizeof ret->remote_id);
    form_need(form, "remote_id", ret->remote_id);
    size_t len = strlen(ret->remote_id);
    size_t sound = strspn(ret->remote_id, "0123456789abcdefghijklmnopqrstuvwxyz"
                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
    if (len != sound)
        form_fault(form, "remote_id", "no_siasn_id", ret->remote_id);
}

/* `key`: the one field there may be. */
static enum err read_saying(struct call *call, const char *key, struct saying *ret)
{
    struct form form = {.call = call};
    struct slice body = {call->request->body, call->request->body_len};
    enum err err = json_open(&form.doc, body.len ? body : slice_of_text("{}"));
    if (!err) {
        form.at = json_root(&form.doc);
        json_only(&form.at, (const char *const[]){key, NULL});
        if (strcmp(key, "looked") == 0)
            form_bool(&form, key, &ret->looked);
        else if (strcmp(key, "reason") == 0)
            read_reason(&form, ret);
        else
            read_remote_id(&form, ret);
        err = form_err(&form);
    }
    json_close(&form.doc);
    return err;
}

static enum err replay_row(struct call *call, struct id outbox, struct id activity, bool looked)
{
    struct outbox_again again = {outbox, looked, call->now_ms};
    enum err err = store_thread_do(call->office->links.store, outbox_replay, &again);
    if (!err)
        feed_follow(call->office->links.feed, activity); /* what it lacked may be there by now */
    return err;
}

enum err on_outbox_replay(struct call *call)
{
    struct outbox_found found = {0};
    struct saying saying = {0};
    enum err err = need_feed(call);
    if (!err)
        err = read_saying(call, "looked", &saying);
    if (!err)
        err = outbox_find(call->store, call->ids[0], &found);
    if (!err)
        err = replay_row(call, found.row.id, found.row.activity, saying.looked);
    if (!err) {
        write_down(call, saying.looked ? "outbox_looked" : "outbox_replayed", found.row.person, 1);
        put_rows(call, 1);
    }
    outbox_found_finish(&found);
    return err;
}

enum err on_outbox_delivered(struct call *call)
{
    struct outbox_found found = {0};
    struct saying saying = {0};
    struct outcome_delivered delivered = {
        .outbox = call->ids[0], .remote_id = saying.remote_id, .now_ms = call->now_ms};
    enum err err = need_feed(call);
    if (!err)
        err = read_saying(call, "remote_id", &saying);
    if (!err)
        err = outbox_find(call->store, call->ids[0], &found);
    if (!err)
        err = store_thread_do(call->office->links.store, outcome_delivered, &delivered);
    if (!err) {
        feed_ring(call->office->links.feed);
        write_down(call, "outbox_delivered", found.row.person, 1);
        put_rows(call, 1);
    }
    outbox_found_finish(&found);
    return err;
}

struct parked_row {
    struct id outbox;
    struct id activity;
};
struct parked {
    struct parked_row *at;
    size_t n;
};

static enum err take_parked(const struct outbox_row *row, void *arg)
{
    struct parked *parked = arg;
    parked->at[parked->n++] = (struct parked_row){row->id, row->activity};
    return OK;
}

static enum err read_parked(struct call *call, const char *reason, struct parked *ret)
{
    const struct outbox_because because = {OUTBOX_PARKED, reason, REPLAY_MAX};
    return reason[0] ? store_outbox_because(call->store, &because, take_parked, ret)
                     : store_outbox(call->store, OUTBOX_PARKED, REPLAY_MAX, take_parked, ret);
}

enum err on_outbox_replay_all(struct call *call)
{
    struct parked parked = {mem_zalloc(REPLAY_MAX, sizeof *parked.at), 0};
    struct saying saying = {0};
    size_t n = 0;
    enum err err = parked.at ? need_feed(call) : ERR_NOMEM;
    if (!err)
        err = read_saying(call, "reason", &saying);
    if (!err)
        err = read_parked(call, saying.reason, &parked);
    for (size_t i = 0; !err && i < parked.n; i++) {
        err = replay_row(call, parked.at[i].outbox, parked.at[i].activity, false);
        n += err == OK;
        err = err == ERR_TAKEN ? OK : err;
    }
    mem_free(parked.at);
    if (err)
        return err;
    write_down(call, "outbox_replayed", id_none, n);
    put_rows(call, n);
    return OK;
}

/* ---- what was earned earlier ---- */

static enum err read_period(struct call *call, struct feed_fill_wish *ret)
{
    struct form form = {.call = call};
    ret->from_day = ret->until_day = CATALOG_NO_DAY;

    enum err err =
        json_open(&form.doc, (struct slice){call->request->body, call->request->body_len});
    if (!err) {
        form.at = json_root(&form.doc);
        json_only(&form.at, (const char *const[]){"from", "until", NULL});
        form_day(&form, "from", CATALOG_NO_DAY, &ret->from_day);
        form_day(&form, "until", CATALOG_NO_DAY, &ret->until_day);
        form_need(&form, "from", ret->from_day == CATALOG_NO_DAY ? "" : "some");
        form_need(&form, "until", ret->until_day == CATALOG_NO_DAY ? "" : "some");
        bool order = ret->until_day >= ret->from_day;
        if (!call->faults.n && (!order || ret->until_day - ret->from_day > FILL_DAYS_MAX))
            form_fault(&form, "until", "out_of_range", NULL);
        err = form_err(&form);
    }
    json_close(&form.doc);
    return err;
}

enum err on_outbox_fill(struct call *call)
{
    const struct office_links *links = &call->office->links;
    struct feed_fill_wish wish = {.reader = call->store,
                                  .policies = links->policies,
                                  .config = links->config,
                                  .clock = links->clock,
                                  .chance = links->chance,
                                  .thread = links->store};
    size_t rows = 0;
    enum err err = need_feed(call);
    if (!err)
        err = read_period(call, &wish);
    if (!err)
        err = call_own_fault(feed_fill(&wish, &rows));
    if (err)
        return err;
    feed_ring(links->feed);
    write_down(call, "outbox_filled", id_none, rows);
    put_rows(call, rows);
    return OK;
}
