#include "feed/outcome.h"

#include <string.h>

#include "base/text.h"
#include "feed/outbox.h"
#include "store/store.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

static enum err append_try(struct store *store, struct id outbox, int64_t at_ms, uint32_t status,
                           const char *text)
{
    struct outbox_try_row row = {.outbox = outbox, .at_ms = at_ms, .status = status};
    COPY(row.answer, text);
    return store_outbox_try_append(store, &row);
}

/* ---- a note ---- */

static enum err note(struct store *store, void *arg)
{
    const struct outcome_note *note = arg;
    struct outbox_found found = {0};
    enum err err = append_try(store, note->outbox, note->at_ms, note->status, note->text);
    if (!err && note->remote_id[0]) {
        err = outbox_find(store, note->outbox, &found);
        COPY(found.row.remote_id, note->remote_id);
        if (!err)
            err = store_outbox_put(store, &found.row);
    }
    outbox_found_finish(&found);
    return err;
}

enum err outcome_note(struct store *store, void *arg)
{
    return store_together(store, note, arg);
}

/* ---- what became of a document's record ---- */

/* A document waits for its record, or is due since that is there. */
static enum err move_document(struct store *store, const struct outbox_row *record, bool gone,
                              int64_t now_ms)
{
    const struct outbox_key key = {record->person, record->activity, OUTBOX_DOCUMENT};
    struct outbox_found found = {0};
    enum err err = outbox_find_key(store, &key, &found);
    bool waits = !err && feed_reason_of(found.row.reason) == FEED_RECORD_FIRST;
    if (!err && (gone || waits)) {
        found.row.state = OUTBOX_WAITING;
        found.row.tries = 0;
        found.row.due_ms = gone ? FEED_NEVER_MS : now_ms;
        found.row.changed_ms = found.row.since_ms = now_ms;
        found.row.remote_id[0] = '\0';
        feed_reason_write(gone ? FEED_RECORD_FIRST : FEED_READY, (struct slice){0},
                          found.row.reason);
        err = store_outbox_put(store, &found.row);
    }
    outbox_found_finish(&found);
    return err == ERR_NOT_FOUND ? OK : err;
}

/* ---- the outcome ---- */

static enum err is_parked(struct store *store, const struct outcome *outcome, uint32_t tries,
                          bool *ret)
{
    uint32_t refusals = 0;
    *ret = outcome->verdict.reason == FEED_UNCLEAR;
    if (outcome->verdict.reason != FEED_REFUSED)
        return OK;
    enum err err = outbox_refusals(store, outcome->outbox, outcome->tries_max, &refusals);
    *ret = refusals >= outcome->tries_max && tries >= outcome->tries_max;
    return err;
}

static void set_done(struct outbox_row *row, const struct outcome *outcome)
{
    row->state = OUTBOX_SENT;
    row->reason[0] = '\0';
    if (outcome->gone)
        row->remote_id[0] = '\0';
}

static void set_waiting(struct outbox_row *row, const struct outcome *outcome, bool parked)
{
    row->state = parked ? OUTBOX_PARKED : feed_reason_state(outcome->verdict.reason);
    bool blocked = outcome->verdict.reason <= FEED_RECORD_FIRST;
    row->due_ms = blocked ? FEED_NEVER_MS : outcome->now_ms + (int64_t)outcome->wait_ms;
    COPY(row->reason, outcome->verdict.text);
}

static enum err write_row(struct store *store, struct outbox_found *found, struct outcome *outcome)
{
    struct outbox_row *row = &found->row;
    bool done = outcome->verdict.reason == FEED_READY;
    bool same = slice_equal(buffer_slice(&found->body), outcome->body);
    bool parked = false;
    enum err err = is_parked(store, outcome, row->tries + 1, &parked);
    if (err)
        return err;
    if (done && outcome->verdict.id[0])
        COPY(row->remote_id, outcome->verdict.id);
    if (same && row->state == OUTBOX_WAITING) {
        row->tries++;
        row->changed_ms = outcome->now_ms;
        if (done)
            set_done(row, outcome);
        else
            set_waiting(row, outcome, parked);
    } else if (done && outcome->gone) {
        row->remote_id[0] = '\0';
    }
    outcome->state = row->state;
    return store_outbox_put(store, row);
}

static enum err write(struct store *store, void *arg)
{
    struct outcome *outcome = arg;
    struct outbox_found found = {0};

    char unclear[DESK_REASON_MAX];
    feed_reason_write(FEED_NO_ANSWER, slice_of_text(outcome->verdict.text), unclear);
    enum err err = append_try(store, outcome->outbox, outcome->now_ms, outcome->status,
                              outcome->still_unclear ? unclear : outcome->verdict.text);
    if (!err)
        err = outbox_find(store, outcome->outbox, &found);
    if (!err)
        err = write_row(store, &found, outcome);
    bool record = found.row.kind != OUTBOX_DOCUMENT;
    if (!err && record && found.row.state == OUTBOX_SENT)
        err = move_document(store, &found.row, outcome->gone, outcome->now_ms);
    outbox_found_finish(&found);
    return err;
}

enum err outcome_write(struct store *store, void *arg)
{
    return store_together(store, write, arg);
}

/* ---- somebody looked ---- */

static enum err deliver(struct store *store, void *arg)
{
    struct outcome_delivered *delivered = arg;
    struct outbox_found found = {0};
    struct siasn_record record = {.jp = 0};

    enum err err = outbox_find(store, delivered->outbox, &found);
    struct outbox_row *row = &found.row;
    if (!err && row->state == OUTBOX_SENT)
        err = ERR_TAKEN;
    if (!err && row->kind == OUTBOX_DOCUMENT)
        err = ERR_WRONG_PHASE;
    if (!err)
        err = siasn_body_read(row->kind, row->body, &record);
    if (!err) {
        bool taken_back = record.jp == 0; /* what is there is to go */
        row->state = taken_back ? OUTBOX_WAITING : OUTBOX_SENT;
        row->tries = 0;
        row->due_ms = row->changed_ms = delivered->now_ms;
        row->reason[0] = '\0';
        COPY(row->remote_id, delivered->remote_id);
        delivered->state = row->state;
        err = store_outbox_put(store, row);
    }
    if (!err)
        err = append_try(store, row->id, delivered->now_ms, 0, TRY_DELIVERED);
    if (!err && row->state == OUTBOX_SENT)
        err = move_document(store, row, false, delivered->now_ms);
    outbox_found_finish(&found);
    return err;
}

enum err outcome_delivered(struct store *store, void *arg)
{
    return store_together(store, deliver, arg);
}
