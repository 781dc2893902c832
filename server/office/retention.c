#include "office/retention.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/log.h"
#include "config/config.h"
#include "history/history.h"
#include "judging/book.h"
#include "store/access.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_retention.h"
#include "store/store_thread.h"
#include "wire/json_in.h"
#include "wire/json_out.h"

#define META_NAME "retention"
#define LINES_AT_ONCE 100 /* in one transaction: some milliseconds of the store thread */

struct passing {
    const struct retention_wish *wish;
    struct retention_report *report;
    struct id *classes;
    size_t n;
    size_t room;
};

struct retention_rules retention_rules_of(const struct config *config)
{
    return (struct retention_rules){.chat_days = config->retention_chat_days,
                                    .address_days = config->retention_address_days,
                                    .document_days = config->retention_document_days};
}

/* ---- what was said ---- */

static enum err gather(struct id class_id, void *arg)
{
    struct passing *passing = arg;
    if (passing->n == passing->room) {
        size_t room = passing->room ? passing->room * 2 : 64;
        struct id *more = mem_realloc(passing->classes, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        passing->classes = more;
        passing->room = room;
    }
    passing->classes[passing->n++] = class_id;
    return OK;
}

/* Whether somebody still waits for an answer, to which what was said may matter. */
static bool is_open(const struct book *book)
{
    if (book->n_waiting)
        return true;
    for (size_t i = 0; i < book->n_facts; i++) {
        const struct book_fact *fact = book->facts[i];
        bool asks = fact->type == FACT_OBJECTED || fact->type == FACT_EVIDENCE_FILED;
        if (asks && fact->state == BOOK_HOLDS && !fact->answer)
            return true;
    }
    return false;
}

static enum err is_evidence(struct store *reader, struct id class_id, bool *ret)
{
    struct class_row class;
    struct book book;
    *ret = false;
    enum err err = store_class_find(reader, class_id, &class);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err; /* of no activity */
    err = book_read(reader, class.activity, &book);
    if (!err)
        *ret = is_open(&book);
    book_finish(&book);
    return err;
}

struct erasing {
    struct id class_id;
    int64_t at_ms;
    size_t n;
};

static enum err erase_some(struct store *store, void *arg)
{
    struct erasing *erasing = arg;
    return store_journal_erase(store, erasing->class_id, erasing->at_ms, LINES_AT_ONCE,
                               &erasing->n);
}

static enum err erase_talk(struct passing *passing, struct id class_id)
{
    struct erasing erasing = {.class_id = class_id, .at_ms = passing->wish->now_ms};
    enum err err = OK;
    do {
        err = store_thread_do(passing->wish->writer, erase_some, &erasing);
        if (!err)
            passing->report->lines += erasing.n;
    } while (!err && erasing.n == LINES_AT_ONCE);
    passing->report->classes++;
    return err;
}

static enum err pass_class(struct passing *passing, struct id class_id, int64_t before_ms)
{
    struct history_move last;
    bool evidence = false;
    enum err err = history_phase(passing->wish->reader, class_id, &last);
    if (err || last.phase != CLASS_PHASE_ENDED || last.at_ms >= before_ms)
        return err;
    err = is_evidence(passing->wish->reader, class_id, &evidence);
    if (!err && evidence)
        passing->report->held++;
    return err || evidence ? err : erase_talk(passing, class_id);
}

static enum err pass_talk(struct passing *passing)
{
    const struct retention_wish *wish = passing->wish;
    int64_t before_ms = wish->as_of_ms - wish->rules.chat_days * DATE_DAY_MS;
    enum err err = store_talking_classes(wish->reader, gather, passing);
    for (size_t i = 0; !err && i < passing->n; i++)
        err = pass_class(passing, passing->classes[i], before_ms);
    mem_free(passing->classes);
    return err;
}

/* ---- the rest ---- */

struct forgetting {
    enum forgettable what;
    int64_t before_ms;
    size_t n;
};

static enum err forget_some(struct store *store, void *arg)
{
    struct forgetting *forgetting = arg;
    size_t max = forgetting->what == FORGET_DOCUMENTS ? 1 : LINES_AT_ONCE; /* they are large */
    return store_forget(store, forgetting->what, forgetting->before_ms, max, &forgetting->n);
}

static enum err forget(struct passing *passing, enum forgettable what, int64_t before_ms,
                       uint64_t *count)
{
    struct forgetting forgetting = {.what = what, .before_ms = before_ms};
    enum err err = OK;
    do {
        err = store_thread_do(passing->wish->writer, forget_some, &forgetting);
        if (!err)
            *count += forgetting.n;
    } while (!err && forgetting.n);
    return err;
}

static enum err pass_rest(struct passing *passing)
{
    const struct retention_rules *rules = &passing->wish->rules;
    struct retention_report *report = passing->report;
    int64_t as_of_ms = passing->wish->as_of_ms;
    int64_t addresses_ms = as_of_ms - rules->address_days * DATE_DAY_MS;
    int64_t invitations_ms = as_of_ms - RETENTION_INVITATION_DAYS * DATE_DAY_MS;

    enum err err = forget(passing, FORGET_SIGN_INS, as_of_ms, &report->sign_ins);
    if (!err)
        err = forget(passing, FORGET_INVITATIONS, invitations_ms, &report->invitations);
    if (!err && rules->address_days)
        err = forget(passing, FORGET_ADDRESSES, addresses_ms, &report->addresses);
    if (!err && rules->address_days)
        err = forget(passing, FORGET_AUDIT_ADDRESSES, addresses_ms, &report->addresses);
    if (!err && rules->document_days)
        err = forget(passing, FORGET_DOCUMENTS, as_of_ms - rules->document_days * DATE_DAY_MS,
                     &report->documents);
    return err;
}

/* ---- what was done ---- */

void retention_report_write(struct json_out *out, const struct retention_report *report)
{
    json_put_i64(out, "at_ms", report->at_ms);
    json_put_i64(out, "as_of_ms", report->as_of_ms);
    json_put_i64(out, "classes", (int64_t)report->classes);
    json_put_i64(out, "lines", (int64_t)report->lines);
    json_put_i64(out, "held", (int64_t)report->held);
    json_put_i64(out, "addresses", (int64_t)report->addresses);
    json_put_i64(out, "sign_ins", (int64_t)report->sign_ins);
    json_put_i64(out, "invitations", (int64_t)report->invitations);
    json_put_i64(out, "documents", (int64_t)report->documents);
}

static void report_read(const struct json_node *root, struct retention_report *ret)
{
    ret->at_ms = json_get_i64(root, "at_ms", 0, INT64_MAX);
    ret->as_of_ms = json_get_i64(root, "as_of_ms", 0, INT64_MAX);
    ret->classes = (uint64_t)json_get_i64(root, "classes", 0, INT64_MAX);
    ret->lines = (uint64_t)json_get_i64(root, "lines", 0, INT64_MAX);
    ret->held = (uint64_t)json_get_i64(root, "held", 0, INT64_MAX);
    ret->addresses = (uint64_t)json_get_i64(root, "addresses", 0, INT64_MAX);
    ret->sign_ins = (uint64_t)json_get_i64(root, "sign_ins", 0, INT64_MAX);
    ret->invitations = (uint64_t)json_get_i64(root, "invitations", 0, INT64_MAX);
    ret->documents = (uint64_t)json_get_i64(root, "documents", 0, INT64_MAX);
}

enum err retention_last(struct store *store, struct retention_report *ret)
{
    struct buffer text = {0};
    struct json_doc doc;
    enum err err = store_meta_get(store, META_NAME, &text);
    if (!err)
        err = json_open(&doc, buffer_slice(&text));
    if (!err) {
        struct json_node root = json_root(&doc);
        report_read(&root, ret);
        err = json_ok(&doc) ? OK : ERR_STORE;
        json_close(&doc);
    }
    buffer_finish(&text);
    return err == ERR_MALFORMED ? ERR_STORE : err;
}

static bool did_something(const struct retention_report *report)
{
    return report->lines || report->addresses || report->sign_ins || report->invitations ||
           report->documents;
}

/* Together: a line of audit only where something was let go, for it stays for ever. */
static enum err note(struct store *store, void *arg)
{
    const struct retention_report *report = arg;
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);
    json_open_object(&out, NULL);
    retention_report_write(&out, report);
    json_close_object(&out);
    enum err err = text.bad ? ERR_NOMEM : store_meta_put(store, META_NAME, buffer_slice(&text));
    if (!err && did_something(report)) {
        struct audit_row row = {.at_ms = report->at_ms, .what = "retention_passed"};
        snprintf(row.note, sizeof row.note, "%.*s", (int)text.len, (const char *)text.at);
        err = store_audit_append(store, &row);
    }
    buffer_finish(&text);
    return err;
}

static enum err note_together(struct store *store, void *arg)
{
    return store_together(store, note, arg);
}

enum err retention_pass(const struct retention_wish *wish, struct retention_report *ret)
{
    struct passing passing = {.wish = wish, .report = ret};
    *ret = (struct retention_report){.at_ms = wish->now_ms, .as_of_ms = wish->as_of_ms};
    enum err err = wish->rules.chat_days ? pass_talk(&passing) : OK;
    if (!err)
        err = pass_rest(&passing);
    enum err noted = store_thread_do(wish->writer, note_together, ret);
    return err ? err : noted;
}
