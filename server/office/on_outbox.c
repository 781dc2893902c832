/* What goes to the personnel system, and how far that is: the list, and one row with its tries. */
#include <string.h>

#include "base/text.h"
#include "feed/feed.h"
#include "feed/outbox.h"
#include "feed/siasn_record.h"
#include "office/access.h"
#include "office/call.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"

#define LIMIT 200
#define LIMIT_MAX 2000
#define TRIES_MAX 50

struct listing {
    struct call *call;
    struct json_out out;
    uint64_t n;
};

/* ---- the feed as a whole ---- */

static void put_moment(struct json_out *out, const char *key, int64_t at_ms)
{
    if (at_ms > 0 && at_ms < FEED_NEVER_MS)
        json_put_i64(out, key, at_ms);
    else
        json_put_null(out, key);
}

static void put_feed(struct json_out *out, struct feed *feed)
{
    struct feed_status status = {0};
    if (feed)
        status = feed_status(feed);
    json_open_object(out, "feed");
    json_put_bool(out, "on", feed != NULL);
    json_put_text(out, "reason", feed_reason_word(status.reason));
    put_moment(out, "since_ms", status.reason ? status.since_ms : 0);
    put_moment(out, "until_ms", status.until_ms);
    json_close_object(out);
}

static enum err put_counts(struct call *call, struct json_out *out)
{
    struct outbox_counts counts;
    enum err err = store_outbox_count(call->store, &counts);
    if (err)
        return err;
    json_open_object(out, "counts");
    for (int state = 1; state <= OUTBOX_STATES; state++)
        json_put_i64(out, word_name(&outbox_state_words, state),
                     (int64_t)counts.in_state[state - 1]);
    json_close_object(out);
    return OK;
}

/* ---- a row ---- */

static void put_reason(struct json_out *out, const char *text)
{
    json_put_text(out, "reason", feed_reason_word(feed_reason_of(text)));
    json_put_text(out, "detail", feed_reason_detail(text));
}

static void put_jp(struct json_out *out, const struct outbox_row *row)
{
    struct siasn_record record;
    if (row->kind != OUTBOX_DOCUMENT && !siasn_body_read(row->kind, row->body, &record))
        json_put_i64(out, "jp", record.jp);
    else
        json_put_null(out, "jp");
}

static enum err put_row(struct listing *listing, const char *key, const struct outbox_row *row)
{
    struct json_out *out = &listing->out;
    struct person_row person;
    struct activity_row activity;

    enum err err = store_person_find(listing->call->store, row->person, &person);
    if (!err)
        err = store_activity_find(listing->call->store, row->activity, &activity);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* what is named is never taken away */
    json_open_object(out, key);
    shape_id(out, "id", row->id);
    json_put_text(out, "kind", word_name(&outbox_kind_words, (int)row->kind));
    json_put_text(out, "state", word_name(&outbox_state_words, (int)row->state));
    shape_id(out, "person", row->person);
    json_put_text(out, "name", person.name);
    shape_id(out, "activity", row->activity);
    json_put_text(out, "title", activity.title);
    put_jp(out, row);
    json_put_text(out, "remote_id", row->remote_id);
    json_put_i64(out, "tries", row->tries);
    put_moment(out, "due_ms", row->state == OUTBOX_WAITING ? row->due_ms : 0);
    put_reason(out, row->reason);
    json_put_i64(out, "changed_ms", row->changed_ms);
    json_put_i64(out, "since_ms", row->since_ms);
    json_close_object(out);
    return OK;
}

static enum err put_listed(const struct outbox_row *row, void *arg)
{
    struct listing *listing = arg;
    listing->n++;
    return put_row(listing, NULL, row);
}

/* ---- the list ---- */

struct outbox_query {
    enum outbox_state state;
    bool because; /* only those with this reason */
    char reason[DESK_FIELD_MAX];
    int64_t limit;
};

static enum err read_query(struct call *call, struct outbox_query *ret)
{
    char word[16];

    *ret = (struct outbox_query){.limit = LIMIT};
    enum err err = query_text(call->request, "state", word, sizeof word);
    int state = err ? 0 : word_parse(&outbox_state_words, slice_of_text(word));
    if (!err && word[0] && !state)
        err = ERR_INVALID;
    if (!err)
        err = query_text(call->request, "reason", ret->reason, sizeof ret->reason);
    ret->because = ret->reason[0] != '\0';
    bool known = !ret->because || (state && feed_reason_of(ret->reason) != FEED_READY);
    if (!err && !known)
        err = ERR_INVALID;
    if (!err)
        err = query_i64(call->request, "limit", 1, LIMIT_MAX, &ret->limit);
    ret->state = (enum outbox_state)state;
    return err;
}

static enum err read_rows(struct listing *listing, const struct outbox_query *query)
{
    struct store *store = listing->call->store;
    const struct outbox_because because = {query->state, query->reason, (size_t)query->limit};
    return query->because
               ? store_outbox_because(store, &because, put_listed, listing)
               : store_outbox(store, query->state, (size_t)query->limit, put_listed, listing);
}

static enum err put_cause(const struct outbox_reason_row *row, void *arg)
{
    struct json_out *out = arg;
    json_open_object(out, NULL);
    json_put_text(out, "state", word_name(&outbox_state_words, (int)row->state));
    json_put_text(out, "reason", row->reason);
    json_put_i64(out, "rows", (int64_t)row->rows);
    json_put_i64(out, "since_ms", row->since_ms);
    json_close_object(out);
    return OK;
}

enum err on_outbox(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};
    struct json_out *out = &listing.out;
    struct outbox_query query;

    enum err err = read_query(call, &query);
    if (err)
        return err;
    json_open_object(out, NULL);
    put_feed(out, call->office->links.feed);
    err = put_counts(call, out);
    if (err)
        return err;
    json_open_list(out, "reasons");
    err = store_outbox_reasons(call->store, put_cause, out);
    json_close_list(out);
    if (err)
        return err;
    json_open_list(out, "rows");
    err = read_rows(&listing, &query);
    json_close_list(out);
    json_close_object(out);
    return err ? err : access_look(call, "outbox_json", id_none, listing.n);
}

/* ---- one row ---- */

static enum err put_try(const struct outbox_try_row *row, void *arg)
{
    struct json_out *out = arg;
    json_open_object(out, NULL);
    json_put_i64(out, "at_ms", row->at_ms);
    json_put_i64(out, "status", row->status);
    json_put_text(out, "answer", row->answer);
    json_close_object(out);
    return OK;
}

enum err on_outbox_row(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};
    struct json_out *out = &listing.out;
    struct outbox_found found = {0};
    struct siasn_record record;

    enum err err = outbox_find(call->store, call->ids[0], &found);
    if (!err) {
        json_open_object(out, NULL);
        err = put_row(&listing, "row", &found.row);
    }
    if (!err && found.row.kind != OUTBOX_DOCUMENT &&
        !siasn_body_read(found.row.kind, found.row.body, &record)) {
        text_copy(record.id, sizeof record.id, slice_of_text(found.row.remote_id));
        siasn_body_put(out, "body", &record);
    } else if (!err) {
        json_put_null(out, "body");
    }
    if (!err) {
        json_open_list(out, "tries");
        err = store_outbox_tries(call->store, found.row.id, TRIES_MAX, put_try, out);
        json_close_list(out);
        json_close_object(out);
    }
    if (!err)
        err = access_look(call, "outbox_row", found.row.person, 1);
    outbox_found_finish(&found);
    return err;
}
