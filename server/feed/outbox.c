#include "feed/outbox.h"

#include <string.h>

#include "base/text.h"
#include "feed/outcome.h"
#include "store/store.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

static enum err take(const struct outbox_row *row, void *arg)
{
    struct outbox_found *found = arg;
    found->row = *row;
    buffer_add(&found->body, row->body);
    found->row.body = buffer_slice(&found->body);
    return found->body.bad ? ERR_NOMEM : OK;
}

enum err outbox_find(struct store *store, struct id id, struct outbox_found *ret)
{
    return store_outbox_find(store, id, take, ret);
}

enum err outbox_find_key(struct store *store, const struct outbox_key *key,
                         struct outbox_found *ret)
{
    return store_outbox_of(store, key, take, ret);
}

void outbox_found_finish(struct outbox_found *found)
{
    buffer_finish(&found->body);
}

static enum err see_unclear(const struct outbox_try_row *row, void *arg)
{
    *(bool *)arg = feed_reason_is_unclear(feed_reason_of(row->answer));
    return OK;
}

enum err outbox_is_unclear(struct store *store, struct id id, bool *ret)
{
    *ret = false;
    return store_outbox_tries(store, id, 1, see_unclear, ret);
}

struct counting {
    uint32_t n;
    bool over;
};

static enum err count_refusal(const struct outbox_try_row *row, void *arg)
{
    struct counting *counting = arg;
    enum feed_reason reason = feed_reason_of(row->answer);
    counting->over = counting->over || (reason != FEED_REFUSED && reason != FEED_SENDING);
    counting->n += !counting->over && reason == FEED_REFUSED;
    return OK;
}

enum err outbox_refusals(struct store *store, struct id id, uint32_t max, uint32_t *ret)
{
    struct counting counting = {0};
    /* Before a try of a new record stands a line that says it began. */
    enum err err = store_outbox_tries(store, id, (size_t)max * 2, count_refusal, &counting);
    *ret = counting.n < max ? counting.n : max;
    return err;
}

enum err outbox_record_id(struct store *store, const struct outbox_key *document, char *ret)
{
    enum err err = ERR_NOT_FOUND;
    ret[0] = '\0';
    for (int kind = OUTBOX_COURSE; err == ERR_NOT_FOUND && kind <= OUTBOX_TRAINING; kind++) {
        const struct outbox_key key = {document->person, document->activity,
                                       (enum outbox_kind)kind};
        struct outbox_found found = {0};
        err = outbox_find_key(store, &key, &found);
        if (!err && found.row.state == OUTBOX_SENT)
            text_copy(ret, OUTBOX_REMOTE_ID_MAX, slice_of_text(found.row.remote_id));
        outbox_found_finish(&found);
    }
    return err == ERR_NOT_FOUND ? OK : err;
}

/* ---- again ---- */

static void set_due(struct outbox_row *row, int64_t now_ms)
{
    row->state = OUTBOX_WAITING;
    row->tries = 0;
    row->due_ms = now_ms;
    row->changed_ms = now_ms;
    row->reason[0] = '\0';
}

static enum err write_down_absent(struct store *store, const struct outbox_again *again)
{
    bool unclear = false;
    struct outbox_try_row row = {.outbox = again->id, .at_ms = again->now_ms};
    COPY(row.answer, TRY_ABSENT);
    enum err err = outbox_is_unclear(store, again->id, &unclear);
    return err || !unclear ? err : store_outbox_try_append(store, &row);
}

static enum err replay(struct store *store, void *arg)
{
    const struct outbox_again *again = arg;
    struct outbox_found found = {0};
    enum err err = outbox_find(store, again->id, &found);
    if (!err && found.row.state == OUTBOX_SENT)
        err = ERR_TAKEN;
    if (!err && again->looked)
        err = write_down_absent(store, again);
    if (!err) {
        set_due(&found.row, again->now_ms);
        err = store_outbox_put(store, &found.row);
    }
    outbox_found_finish(&found);
    return err;
}

enum err outbox_replay(struct store *store, void *arg)
{
    return store_together(store, replay, arg);
}

/* ---- a person is known better ---- */

static enum err take_unknown(const struct outbox_row *row, void *arg)
{
    enum feed_reason reason = feed_reason_of(row->reason);
    bool wakes =
        row->state == OUTBOX_PARKED && (reason == FEED_NO_PERSON_ID || reason == FEED_UNCLEAR);
    if (wakes)
        buffer_add(arg, (struct slice){(const uint8_t *)&row->id, sizeof row->id});
    return OK;
}

static enum err wake_one(struct store *store, struct id id, int64_t now_ms, store_outbox_each *each,
                         void *arg)
{
    struct outbox_found found = {0};
    enum err err = outbox_find(store, id, &found);
    if (!err)
        err = each(&found.row, arg);
    if (!err) {
        set_due(&found.row, now_ms);
        err = store_outbox_put(store, &found.row);
    }
    outbox_found_finish(&found);
    return err;
}

enum err outbox_wake(struct store *store, struct id person, int64_t now_ms, store_outbox_each *each,
                     void *arg)
{
    struct buffer ids = {0};
    enum err err = store_outbox_person(store, person, take_unknown, &ids);
    if (!err && ids.bad)
        err = ERR_NOMEM;
    for (size_t at = 0; !err && at < ids.len; at += sizeof(struct id)) {
        struct id id;
        memcpy(&id, ids.at + at, sizeof id);
        err = wake_one(store, id, now_ms, each, arg);
    }
    buffer_finish(&ids);
    return err;
}
