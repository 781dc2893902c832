#include "feed/sending.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/text.h"
#include "feed/backoff.h"
#include "feed/filling.h"
#include "feed/outbox.h"
#include "feed/outcome.h"
#include "report/certificate.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

/* One row while it is sent. */
struct sending {
    const struct sending_links *links;
    struct outbox_found found;
    struct siasn_record record;
    struct siasn_reply reply;
    struct outcome outcome;
};

static int64_t now_of(const struct sending *sending)
{
    return clock_wall_ms(sending->links->clock);
}

static enum err ask(struct sending *sending, const struct service_request *request)
{
    enum err err = service_ask(sending->links->service, request, &sending->reply);
    sending->outcome.status = sending->reply.status;
    return err;
}

/* A line beside the row, before or after something that is not the end of it. */
static enum err add_note(const struct sending *sending, const char *text, const char *remote_id)
{
    struct outcome_note note = {.outbox = sending->found.row.id,
                                .at_ms = now_of(sending),
                                .status = sending->reply.status,
                                .text = text,
                                .remote_id = remote_id};
    return store_thread_do(sending->links->writing, outcome_note, &note);
}

/* What ends it without anything being asked. */
static void stop_with(struct sending *sending, enum feed_reason reason, struct slice detail)
{
    struct siasn_verdict *verdict = &sending->outcome.verdict;
    *verdict = (struct siasn_verdict){.reason = reason};
    feed_reason_write(reason, detail, verdict->text);
}

/* ---- a record ---- */

/* Whoever may not look refuses again and again: then a coordinator has to. */
static void give_up_looking(struct sending *sending)
{
    char said[DESK_REASON_MAX];
    COPY(said, feed_reason_detail(sending->outcome.verdict.text));
    if (sending->found.row.tries + 1 >= sending->links->config->feed_tries_max)
        stop_with(sending, FEED_UNCLEAR, slice_of_text(said));
}

/* The record of an earlier try, if it is there. *ret_over: nothing more is to be done now. The
 * history is kept under the NIP: who has none cannot be looked up, and is never sent again unseen.
 */
static enum err look_up(struct sending *sending, bool *ret_over)
{
    struct siasn_verdict *verdict = &sending->outcome.verdict;
    struct siasn_record *record = &sending->record;
    struct person_row person;
    bool same = false;

    enum err err = store_person_find(sending->links->store, sending->found.row.person, &person);
    if (!err && !person.nip[0]) {
        stop_with(sending, FEED_UNCLEAR, (struct slice){0});
        *ret_over = true;
        return OK;
    }
    const struct service_request request = {
        .method = "GET", .path = siasn_history_path(record->kind), .path_end = person.nip};
    if (!err)
        err = ask(sending, &request);
    if (err)
        return err;
    siasn_judge_history(record, &sending->reply, verdict, &same);
    *ret_over = verdict->reason || (same && record->jp > 0);
    sending->outcome.still_unclear = verdict->reason != FEED_READY;
    if (verdict->reason == FEED_REFUSED)
        give_up_looking(sending);
    if (verdict->reason)
        return OK;
    COPY(record->id, verdict->id);
    return add_note(sending, verdict->id[0] ? TRY_FOUND : TRY_ABSENT, verdict->id);
}

static enum err save(struct sending *sending)
{
    struct siasn_record *record = &sending->record;
    struct buffer body = {0};
    enum err err = OK;

    sending->reply = (struct siasn_reply){0};
    siasn_body_write(record, &body);
    if (!record->id[0])
        err = add_note(sending, feed_reason_word(FEED_SENDING), "");
    const struct service_request request = {
        .method = "POST", .path = siasn_save_path(record->kind), .json = buffer_slice(&body)};
    if (!err)
        err = body.bad ? ERR_NOMEM : ask(sending, &request);
    if (!err)
        siasn_judge_save(record->kind, &sending->reply, &sending->outcome.verdict);
    buffer_finish(&body);
    return err;
}

static enum err take_back(struct sending *sending)
{
    const struct service_request request = {.method = "DELETE",
                                            .path = siasn_delete_path(sending->record.kind),
                                            .path_end = sending->record.id};
    enum err err = ask(sending, &request);
    if (!err)
        siasn_judge_delete(&sending->reply, &sending->outcome.verdict);
    sending->outcome.gone = sending->outcome.verdict.reason == FEED_READY;
    return err;
}

static enum err send_record(struct sending *sending)
{
    struct outbox_row *row = &sending->found.row;
    bool unclear = false;
    bool over = false;

    enum err err = siasn_body_read(row->kind, row->body, &sending->record);
    if (err)
        return err;
    COPY(sending->record.id, row->remote_id);
    if (!row->remote_id[0])
        err = outbox_is_unclear(sending->links->store, row->id, &unclear);
    if (!err && unclear)
        err = look_up(sending, &over);
    if (err || over)
        return err;
    enum feed_reason gap = siasn_record_gap(&sending->record);
    if (gap == FEED_NO_JP && sending->record.id[0])
        return take_back(sending);
    if (!gap)
        return save(sending);
    stop_with(sending, gap, (struct slice){0});
    return OK;
}

/* ---- a document ---- */

static enum err draw(const struct certificate_row *row, void *arg)
{
    struct certificate_content *content = mem_zalloc(1, sizeof *content);
    enum err err = content ? certificate_read(row->content, content) : ERR_NOMEM;
    if (!err)
        err = certificate_pdf(content, arg);
    mem_free(content);
    return err;
}

static enum err upload(struct sending *sending, const struct document_body *document,
                       const char *record_id)
{
    struct buffer pdf = {0};
    char name[ID_TEXT_MAX + 4];
    enum err err =
        store_certificate_by_code(sending->links->store, document->certificate, draw, &pdf);
    snprintf(name, sizeof name, "%s.pdf", id_text(document->certificate).text);
    const struct http_part parts[] = {
        {"file", name, buffer_slice(&pdf)},
        {"id_riwayat", NULL, slice_of_text(record_id)},
        {"id_ref_dokumen", NULL, slice_of_text(document->type)},
    };
    const struct service_request request = {.method = "POST",
                                            .path = "/upload-dok-rw",
                                            .parts = parts,
                                            .n_parts = sizeof parts / sizeof parts[0]};
    if (!err)
        err = ask(sending, &request);
    if (!err)
        siasn_judge_document(&sending->reply, &sending->outcome.verdict);
    buffer_finish(&pdf);
    return err;
}

static enum err send_document(struct sending *sending)
{
    const struct outbox_row *row = &sending->found.row;
    const struct outbox_key key = {row->person, row->activity, row->kind};
    struct document_body document;
    char record_id[OUTBOX_REMOTE_ID_MAX];

    enum err err = document_body_read(row->body, &document);
    if (!err)
        err = outbox_record_id(sending->links->store, &key, record_id);
    if (!err && record_id[0])
        return upload(sending, &document, record_id);
    stop_with(sending, FEED_RECORD_FIRST, (struct slice){0});
    return err;
}

/* ---- one row ---- */

static void tell(const struct sending *sending)
{
    const struct outbox_row *row = &sending->found.row;
    const struct outcome *outcome = &sending->outcome;
    LOG_INFO(feed, outcome->verdict.reason ? "not sent" : "sent",
             "outbox=%s kind=%s status=%u reason=%s state=%s", id_text(row->id).text,
             word_name(&outbox_kind_words, (int)row->kind), (unsigned)outcome->status,
             feed_reason_word(outcome->verdict.reason),
             word_name(&outbox_state_words, (int)outcome->state));
}

static enum err write_outcome(struct sending *sending)
{
    const struct sending_links *links = sending->links;
    struct outcome *outcome = &sending->outcome;

    outcome->outbox = sending->found.row.id;
    outcome->body = buffer_slice(&sending->found.body);
    outcome->tries_max = links->config->feed_tries_max;
    outcome->now_ms = now_of(sending);
    outcome->wait_ms = backoff_ms(links->config->feed_retry_ms, sending->found.row.tries + 1,
                                  sending->reply.retry_after_ms, links->chance);
    enum err err = store_thread_do(links->writing, outcome_write, outcome);
    if (!err)
        tell(sending);
    return err;
}

/* A row that cannot even be read, or whose certificate cannot be drawn, must not come back at
 * once for ever. */
static void take_own_fault(struct sending *sending, enum err err)
{
    struct siasn_verdict *verdict = &sending->outcome.verdict;
    verdict->reason = FEED_REFUSED;
    feed_reason_write(FEED_REFUSED, slice_of_text(err_name(err)), verdict->text);
}

enum err sending_send(const struct sending_links *links, struct id outbox,
                      struct sending_result *ret)
{
    struct sending *sending = mem_zalloc(1, sizeof *sending);
    *ret = (struct sending_result){0};
    if (!sending)
        return ERR_NOMEM;
    sending->links = links;
    enum err err = outbox_find(links->store, outbox, &sending->found);
    bool waits = !err && sending->found.row.state == OUTBOX_WAITING;
    if (waits)
        err = sending->found.row.kind == OUTBOX_DOCUMENT ? send_document(sending)
                                                         : send_record(sending);
    if (err && err != ERR_STORE && err != ERR_BUSY && err != ERR_NOMEM) {
        take_own_fault(sending, err);
        err = OK;
    }
    if (!err && waits)
        err = write_outcome(sending);
    ret->reason = sending->outcome.verdict.reason;
    ret->retry_after_ms = sending->reply.retry_after_ms;
    outbox_found_finish(&sending->found);
    mem_free(sending);
    return err;
}
