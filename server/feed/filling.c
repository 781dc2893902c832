#include "feed/filling.h"

#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/text.h"
#include "feed/outbox.h"
#include "store/store.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

/* ---- bodies of documents ---- */

void document_body_write(const struct document_body *body, struct buffer *ret)
{
    struct json_out out = json_out_to(ret);
    json_open_object(&out, NULL);
    json_put_text(&out, "id_ref_dokumen", body->type);
    json_put_text(&out, "certificate", id_text(body->certificate).text);
    json_close_object(&out);
}

enum err document_body_read(struct slice body, struct document_body *ret)
{
    struct json_doc doc;
    enum err err = json_open(&doc, body);
    if (!err) {
        struct json_node root = json_root(&doc);
        json_get_text(&root, "id_ref_dokumen", ret->type, sizeof ret->type);
        ret->certificate = json_get_id(&root, "certificate");
        err = json_err(&doc);
    }
    json_close(&doc);
    return err;
}

/* ---- one row ---- */

/* What should stand there. */
struct wanted {
    struct outbox_key key;
    struct slice body;
    enum feed_reason reason;
    bool nothing; /* no row is made for it, only changed */
};

/* While a row waits for its first answer, or was refused, filling leaves it to its next try. */
static bool stands(const struct outbox_found *found, const struct wanted *wanted)
{
    if (!slice_equal(buffer_slice(&found->body), wanted->body))
        return false;
    if (found->row.state == OUTBOX_SENT)
        return true;
    enum feed_reason reason = feed_reason_of(found->row.reason);
    bool blocked = reason >= FEED_NO_JP && reason <= FEED_RECORD_FIRST;
    return wanted->reason ? reason == wanted->reason : !blocked;
}

static void set_wanted(struct outbox_row *row, const struct wanted *wanted, int64_t now_ms)
{
    row->state = feed_reason_state(wanted->reason);
    row->due_ms = wanted->reason ? FEED_NEVER_MS : now_ms;
    row->tries = 0;
    row->changed_ms = row->since_ms = now_ms;
    feed_reason_write(wanted->reason, (struct slice){0}, row->reason);
}

static enum err put(struct store *store, struct filling *filling, const struct wanted *wanted)
{
    struct outbox_found found = {0};
    enum err err = outbox_find_key(store, &wanted->key, &found);
    bool there = err == OK;
    if (err == ERR_NOT_FOUND)
        err = OK;
    if (!there)
        found.row = (struct outbox_row){.id = id_new(filling->chance),
                                        .person = wanted->key.person,
                                        .activity = wanted->key.activity,
                                        .kind = wanted->key.kind,
                                        .made_ms = filling->now_ms};
    bool change = there ? !stands(&found, wanted) : !wanted->nothing;
    if (!err && change) {
        set_wanted(&found.row, wanted, filling->now_ms);
        found.row.body = wanted->body;
        err = store_outbox_put(store, &found.row);
        filling->changed += !err;
    }
    outbox_found_finish(&found);
    return err;
}

/* ---- one person ---- */

/* What is there, or may be, must be taken back when nothing is left of it. */
static enum err record_reason(struct store *store, const struct outbox_key *key,
                              const struct due_person *due, enum feed_reason *ret)
{
    struct outbox_found found = {0};
    bool unclear = false;
    *ret = due->reason;
    if (due->record.jp > 0)
        return OK;
    enum err err = outbox_find_key(store, key, &found);
    if (!err)
        err = outbox_is_unclear(store, found.row.id, &unclear);
    if (!err && (found.row.remote_id[0] || unclear))
        *ret = FEED_READY;
    outbox_found_finish(&found);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err put_record(struct store *store, struct filling *filling,
                           const struct due_person *due)
{
    struct buffer body = {0};
    struct wanted wanted = {
        .key = {due->person, filling->list->activity, due->record.kind},
        .nothing = due->reason == FEED_NO_JP,
    };
    siasn_body_write(&due->record, &body);
    wanted.body = buffer_slice(&body);
    enum err err = body.bad ? ERR_NOMEM : record_reason(store, &wanted.key, due, &wanted.reason);
    if (!err)
        err = put(store, filling, &wanted);
    buffer_finish(&body);
    return err;
}

static enum err put_document(struct store *store, struct filling *filling,
                             const struct due_person *due)
{
    char record_id[OUTBOX_REMOTE_ID_MAX];
    struct buffer body = {0};
    struct document_body document = {.certificate = due->certificate};
    struct wanted wanted = {.key = {due->person, filling->list->activity, OUTBOX_DOCUMENT}};

    if (id_is_none(due->certificate) || due->reason)
        return OK;
    text_copy(document.type, sizeof document.type,
              slice_of_text(siasn_document_type(due->record.kind)));
    document_body_write(&document, &body);
    wanted.body = buffer_slice(&body);
    enum err err = body.bad ? ERR_NOMEM : outbox_record_id(store, &wanted.key, record_id);
    wanted.reason = record_id[0] ? FEED_READY : FEED_RECORD_FIRST;
    if (!err)
        err = put(store, filling, &wanted);
    buffer_finish(&body);
    return err;
}

static enum err put_people(struct store *store, void *arg)
{
    struct filling *filling = arg;
    const struct due_list *list = filling->list;
    enum err err = OK;
    for (size_t i = filling->from; !err && i < list->n && i < filling->from + FILLING_PEOPLE_MAX;
         i++) {
        err = put_record(store, filling, &list->at[i]);
        if (!err)
            err = put_document(store, filling, &list->at[i]);
    }
    return err;
}

enum err filling_put(struct store *store, void *arg)
{
    return store_together(store, put_people, arg);
}

/* ---- many ---- */

static enum err fill_one(struct filling_job *job, struct id activity)
{
    struct due_list list = {0};
    struct filling filling = {.list = &list, .now_ms = job->now_ms, .chance = job->chance};

    enum err err = due_read(&job->wish, activity, &list);
    for (; !err && filling.from < list.n; filling.from += FILLING_PEOPLE_MAX)
        err = job->put(&filling, job->arg);
    job->changed += filling.changed;
    due_finish(&list);
    return err;
}

enum err filling_run(struct filling_job *job, const struct due_ids *activities)
{
    enum err ret = OK;
    for (size_t i = 0; i < activities->n; i++) {
        enum err err = fill_one(job, activities->at[i]);
        if (err)
            LOG_ERROR(feed, "not put into the outbox", "activity=%s err=%s",
                      id_text(activities->at[i]).text, err_name(err));
        ret = ret ? ret : err;
    }
    return ret;
}
