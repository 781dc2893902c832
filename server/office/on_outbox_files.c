/* The same records as files, with exactly the names of the personnel system, for agencies that
 * bring them there by a connector of their own. Made from the ledger, so they need no feed. */
#include <stdio.h>
#include <string.h>

#include "config/config.h"
#include "feed/due.h"
#include "feed/reason.h"
#include "office/access.h"
#include "office/answer_file.h"
#include "office/call.h"
#include "office/export_query.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "report/csv.h"

struct writing;
typedef void put_person(struct writing *writing, const struct due_list *list,
                        const struct due_person *due);

struct writing {
    struct call *call;
    struct answer_file file;
    struct buffer piece; /* of one activity */
    struct csv csv;
    enum outbox_kind kind; /* of a CSV */
    uint64_t people;
    struct withholding withholding;
    put_person *put;
};

static enum err write_activity(struct writing *writing, struct id activity)
{
    const struct office_links *links = &writing->call->office->links;
    const struct due_wish wish = {writing->call->store, links->policies,
                                  links->config->feed_agency_id};
    struct due_list list = {0};

    enum err err = call_own_fault(due_read(&wish, activity, &list));
    for (size_t i = 0; !err && i < list.n; i++)
        if (!withholds(&writing->withholding, list.at[i].person))
            writing->put(writing, &list, &list.at[i]);
    if (!err)
        err = writing->piece.bad ? ERR_NOMEM
                                 : answer_file_add(&writing->file, buffer_slice(&writing->piece));
    writing->piece.len = 0;
    due_finish(&list);
    return err;
}

/* *ret_activities is the caller's to finish in any case. */
static enum err read_activities(struct call *call, const char *const *names,
                                struct due_ids *ret_activities)
{
    struct export_query query;
    enum err err = export_query_read(call, names, &query);
    return err ? err
               : due_activities_between(call->store, query.filter.from_day, query.filter.until_day,
                                        ret_activities);
}

static enum err write_file(struct writing *writing, const struct due_ids *activities,
                           const char *end, const char *what)
{
    enum err err = withholding_read(writing->call, true, &writing->withholding);
    for (size_t i = 0; !err && i < activities->n; i++)
        err = write_activity(writing, activities->at[i]);
    if (!err)
        err = answer_file_add(&writing->file, slice_of_text(end));
    if (!err)
        err = access_note(writing->call, what, id_none, writing->people);
    return err ? err : answer_file_hand(&writing->file, writing->call);
}

static void finish(struct writing *writing, struct due_ids *activities)
{
    answer_file_destroy(&writing->file);
    withholding_finish(&writing->withholding);
    buffer_finish(&writing->piece);
    due_ids_finish(activities);
}

/* ---- JSON ---- */

static void put_json(struct writing *writing, const struct due_list *list,
                     const struct due_person *due)
{
    if (writing->people++)
        buffer_add_text(&writing->piece, ",");
    struct json_out out = json_out_to(&writing->piece);
    json_open_object(&out, NULL);
    json_put_text(&out, "kind", word_name(&outbox_kind_words, (int)due->record.kind));
    shape_id(&out, "person", due->person);
    shape_id(&out, "activity", list->activity);
    json_put_text(&out, "reason", feed_reason_word(due->reason));
    siasn_body_put(&out, "body", &due->record);
    json_close_object(&out);
}

enum err on_outbox_bodies(struct call *call)
{
    struct writing writing = {.call = call, .put = put_json};
    struct due_ids activities = {0};

    enum err err = answer_file_create(&writing.file, call);
    if (!err)
        err = read_activities(call, (const char *const[]){"from", "until", NULL}, &activities);
    buffer_add_text(&writing.piece, "{\"bodies\":[");
    if (!err && !activities.n)
        err = answer_file_add(&writing.file, buffer_slice(&writing.piece));
    if (!err)
        err = write_file(&writing, &activities, "]}", "outbox_bodies_json");
    if (!err) {
        struct office_answer *answer = call->answer;
        snprintf(answer->content_type, sizeof answer->content_type, "application/json");
    }
    finish(&writing, &activities);
    return err;
}

/* ---- CSV ---- */

static void put_csv(struct writing *writing, const struct due_list *list,
                    const struct due_person *due)
{
    (void)list;
    if (due->record.kind != writing->kind || due->reason == FEED_CAPACITY || due->record.jp == 0)
        return;
    for (size_t i = 0; siasn_body_name(writing->kind, i); i++) {
        struct buffer cell = {0};
        siasn_body_cell(&due->record, i, &cell);
        buffer_add(&cell, (struct slice){(const uint8_t *)"", 1});
        csv_text(&writing->csv, cell.bad ? "" : (const char *)cell.at);
        writing->piece.bad = writing->piece.bad || cell.bad;
        buffer_finish(&cell);
    }
    csv_end_row(&writing->csv);
    writing->people++;
}

static enum err read_kind(struct call *call, enum outbox_kind *ret)
{
    char word[16];
    enum err err = query_text(call->request, "kind", word, sizeof word);
    int kind = word[0] ? word_parse(&outbox_kind_words, slice_of_text(word)) : OUTBOX_COURSE;
    *ret = (enum outbox_kind)kind;
    if (err || kind == OUTBOX_COURSE || kind == OUTBOX_TRAINING)
        return err;
    faults_add(&call->faults, 0, "kind", "unknown_word", word);
    return ERR_INVALID;
}

static void put_head(struct writing *writing)
{
    writing->csv = csv_to(&writing->piece);
    for (size_t i = 0; siasn_body_name(writing->kind, i); i++)
        csv_text(&writing->csv, siasn_body_name(writing->kind, i));
    csv_end_row(&writing->csv);
}

enum err on_outbox_csv(struct call *call)
{
    struct writing writing = {.call = call, .put = put_csv};
    struct due_ids activities = {0};

    enum err err = answer_file_create(&writing.file, call);
    if (!err)
        err = read_kind(call, &writing.kind);
    if (!err)
        err = read_activities(call, (const char *const[]){"from", "until", "kind", NULL},
                              &activities);
    put_head(&writing);
    if (!err && !activities.n)
        err = answer_file_add(&writing.file, buffer_slice(&writing.piece));
    if (!err)
        err = write_file(&writing, &activities, "", "outbox_csv");
    if (!err) {
        struct office_answer *answer = call->answer;
        snprintf(answer->content_type, sizeof answer->content_type, "text/csv; charset=utf-8");
        snprintf(answer->disposition, sizeof answer->disposition,
                 "attachment; filename=\"siasn-%s.csv\"",
                 word_name(&outbox_kind_words, (int)writing.kind));
    }
    finish(&writing, &activities);
    return err;
}
