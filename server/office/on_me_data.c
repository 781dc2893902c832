/* Everything that is held about somebody, for that person (UU 27/2022 art. 32): one JSON file. */
#include <stdio.h>
#include <string.h>

#include "attendance/presence.h"
#include "base/alloc.h"
#include "base/date.h"
#include "credit/entry.h"
#include "judging/book.h"
#include "office/book_shape.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "store/journal.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"
#include "store/store_desk.h"
#include "wire/gen_messages.h"

#define LINES_MAX 10000 /* of changes, accesses and acts */

struct giving {
    struct call *call;
    struct json_out out;
    struct person_row person;
    struct activity_row *activities; /* in which the person is enrolled */
    size_t n;
};

/* ---- who it is ---- */

static void put_day(struct json_out *out, const char *key, int64_t day)
{
    json_put_text(out, key,
                  day == CATALOG_NO_DAY ? NULL : date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void put_person(struct giving *own)
{
    const struct person_row *row = &own->person;
    struct json_out *out = &own->out;
    json_open_object(out, "person");
    shape_id(out, "id", row->id);
    json_put_text(out, "name", row->name);
    json_put_text(out, "nip", row->nip);
    json_put_text(out, "status", word_name(&employment_words, (int)row->employment));
    json_put_text(out, "post", row->post);
    json_put_text(out, "unit", row->unit);
    json_put_text(out, "position", row->position);
    json_put_text(out, "agency", row->agency);
    json_put_text(out, "zone", zone_name(row->zone));
    put_day(out, "contract_start", row->contract_start_day);
    put_day(out, "contract_end", row->contract_end_day);
    shape_someone(out, "superior", own->call->store, row->superior);
    json_put_text(out, "siasn_id", row->siasn_id);
    json_put_i64(out, "left_ms", row->left_ms);
    json_close_object(out);
}

static enum err put_statuses(struct giving *own)
{
    struct person_statuses statuses = {0};
    enum err err = store_person_statuses(own->call->store, own->person.id, &statuses);
    json_open_list(&own->out, "statuses");
    for (size_t i = 0; i < statuses.n; i++) {
        const struct person_status *status = &statuses.at[i];
        json_open_object(&own->out, NULL);
        put_day(&own->out, "from", status->from_day);
        json_put_text(&own->out, "status", word_name(&employment_words, (int)status->employment));
        json_put_text(&own->out, "post", status->post);
        put_day(&own->out, "contract_start", status->contract_start_day);
        put_day(&own->out, "contract_end", status->contract_end_day);
        json_put_text(&own->out, "zone", zone_name(status->zone));
        json_close_object(&own->out);
    }
    json_close_list(&own->out);
    return err;
}

static enum err put_account(const struct account_row *row, void *arg)
{
    struct giving *own = arg;
    if (!id_equal(row->person, own->person.id))
        return OK;
    json_open_object(&own->out, NULL);
    json_put_text(&own->out, "name", row->name);
    json_put_text(&own->out, "role", word_name(&account_role_words, (int)row->role));
    json_put_i64(&own->out, "closed_ms", row->closed_ms);
    json_close_object(&own->out);
    return OK;
}

static enum err put_sign_in(const struct sign_in_row *row, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    json_put_text(&own->out, "account", row->account);
    json_put_text(&own->out, "activity",
                  id_is_none(row->activity) ? NULL : id_text(row->activity).text);
    json_put_i64(&own->out, "created_ms", row->created_ms);
    json_put_i64(&own->out, "expires_ms", row->expires_ms);
    json_close_object(&own->out);
    return OK;
}

static enum err put_link(const struct link_row *row, void *arg)
{
    struct giving *own = arg;
    if (!id_equal(row->person, own->person.id))
        return OK;
    json_open_object(&own->out, NULL);
    json_put_i64(&own->out, "issued_ms", row->issued_ms);
    json_put_i64(&own->out, "revoked_ms", row->revoked_ms);
    json_close_object(&own->out);
    return OK;
}

/* ---- what was done and looked at ---- */

static enum err put_change(const struct change_row *row, void *arg)
{
    struct giving *own = arg;
    struct json_out *out = &own->out;
    json_open_object(out, NULL);
    json_put_i64(out, "at_ms", row->at_ms);
    shape_someone(out, "who", own->call->store, row->who);
    json_put_text(out, "noun", word_name(&change_noun_words, (int)row->noun));
    json_put_text(out, "field", row->field);
    json_put_text(out, "before", row->before);
    json_put_text(out, "after", row->after);
    json_put_text(out, "reason", row->reason);
    json_close_object(out);
    return OK;
}

static enum err put_access(const struct access_row *row, void *arg)
{
    struct giving *own = arg;
    struct json_out *out = &own->out;
    json_open_object(out, NULL);
    json_put_i64(out, "at_ms", row->at_ms);
    shape_someone(out, "who", own->call->store, row->who);
    json_put_bool(out, "machine", !id_is_none(row->token));
    json_put_text(out, "what", row->what);
    json_put_i64(out, "people", (int64_t)row->people);
    json_close_object(out);
    return OK;
}

/* Lists of everybody have no name of theirs, but they were in them. */
static enum err put_access_of_many(const struct access_row *row, void *arg)
{
    return id_is_none(row->about) && row->people > 1 ? put_access(row, arg) : OK;
}

static enum err put_audit(const struct audit_row *row, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    json_put_i64(&own->out, "at_ms", row->at_ms);
    shape_someone(&own->out, "who", own->call->store, row->who);
    json_put_text(&own->out, "what", row->what);
    json_close_object(&own->out);
    return OK;
}

/* What the person did to the data of others, as an official. */
static enum err put_made(struct giving *own)
{
    const struct change_filter by = {
        .who = own->person.id, .until_ms = INT64_MAX, .max = LINES_MAX};
    json_open_list(&own->out, "changes_made");
    enum err err = store_changes(own->call->store, &by, put_change, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "accesses_made");
    if (!err)
        err = store_accesses(own->call->store, &by, put_access, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "accounts");
    if (!err)
        err = store_accounts(own->call->store, put_account, own);
    json_close_list(&own->out);
    return err;
}

static enum err put_done(struct giving *own)
{
    struct store *store = own->call->store;
    const struct change_filter about = {
        .about = own->person.id, .until_ms = INT64_MAX, .max = LINES_MAX};
    const struct change_filter all = {.until_ms = INT64_MAX, .max = LINES_MAX};

    json_open_list(&own->out, "changes");
    enum err err = store_changes(store, &about, put_change, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "accesses");
    if (!err)
        err = store_accesses(store, &about, put_access, own);
    if (!err)
        err = store_accesses(store, &all, put_access_of_many, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "acts");
    if (!err)
        err = store_audit_read(store, own->person.id, LINES_MAX, put_audit, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "sign_ins");
    if (!err)
        err = store_person_sign_ins(store, own->person.id, put_sign_in, own);
    json_close_list(&own->out);
    return err ? err : put_made(own);
}

/* ---- what was learnt ---- */

static enum err put_entry(const struct jp_entry *entry, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    shape_id(&own->out, "activity", entry->key.activity);
    shape_entry(&own->out, "entry", entry);
    json_close_object(&own->out);
    return OK;
}

static enum err put_certificate(const struct certificate_row *row, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    json_put_text(&own->out, "number", row->number);
    shape_id(&own->out, "code", row->code);
    shape_id(&own->out, "activity", row->activity);
    json_put_i64(&own->out, "issued_ms", row->issued_ms);
    json_put_i64(&own->out, "revoked_ms", row->revoked_ms);
    json_put_slice(&own->out, "content", row->content);
    json_close_object(&own->out);
    return OK;
}

static enum err put_outbox(const struct outbox_row *row, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    shape_id(&own->out, "activity", row->activity);
    json_put_text(&own->out, "kind", word_name(&outbox_kind_words, (int)row->kind));
    json_put_text(&own->out, "state", word_name(&outbox_state_words, (int)row->state));
    json_put_text(&own->out, "remote_id", row->remote_id);
    json_put_slice(&own->out, "body", row->body);
    json_put_i64(&own->out, "changed_ms", row->changed_ms);
    json_close_object(&own->out);
    return OK;
}

/* What the personnel system was told, or is to be told. */
static enum err put_told(struct giving *own, struct id activity)
{
    static const enum outbox_kind kinds[] = {OUTBOX_COURSE, OUTBOX_TRAINING, OUTBOX_DOCUMENT};
    enum err err = OK;
    json_open_list(&own->out, "told");
    for (size_t i = 0; !err && i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct outbox_key key = {own->person.id, activity, kinds[i]};
        err = store_outbox_of(own->call->store, &key, put_outbox, own);
        if (err == ERR_NOT_FOUND)
            err = OK;
    }
    json_close_list(&own->out);
    return err;
}

static const char *kind_name(uint16_t kind)
{
    for (int type = 0; type < FACT_TYPE_COUNT; type++)
        if (fact_info[type].id == kind)
            return fact_info[type].name;
    return kind == PRESENCE_JOINED ? "joined" : kind == PRESENCE_LEFT ? "left" : "";
}

/* A line of a journal that the person caused: came, went, wrote, voted. */
static enum err put_line(const struct journal_row *row, void *arg)
{
    struct giving *own = arg;
    const struct journal_line *line = &row->line;
    if (!id_equal(line->person, own->person.id))
        return OK;
    json_open_object(&own->out, NULL);
    json_put_i64(&own->out, "n", (int64_t)row->n);
    json_put_i64(&own->out, "at_ms", line->at_ms);
    json_put_text(&own->out, "kind", kind_name(line->kind));
    json_put_text(&own->out, "why",
                  line->kind == PRESENCE_LEFT ? leave_reason_name((enum leave_reason)line->why)
                                              : "");
    json_put_slice(&own->out, "body", line->body);
    json_put_i64(&own->out, "erased_ms", row->erased_ms);
    json_close_object(&own->out);
    return OK;
}

static enum err put_class(const struct class_row *row, void *arg)
{
    struct giving *own = arg;
    json_open_object(&own->out, NULL);
    shape_id(&own->out, "class", row->id);
    json_put_text(&own->out, "title", row->title);
    shape_segments(&own->out, &row->table);
    json_open_list(&own->out, "lines");
    enum err err = store_journal_read(own->call->store, row->id, 0, put_line, own);
    json_close_list(&own->out);
    json_close_object(&own->out);
    return err;
}

static enum err put_facts(struct giving *own, struct id activity)
{
    struct book book;
    size_t n;
    enum err err = book_read(own->call->store, activity, &book);
    json_open_list(&own->out, "facts");
    if (!err) {
        const struct book_fact *const *facts = book_about(&book, own->person.id, &n);
        for (size_t i = 0; i < n; i++)
            shape_book_fact(&own->out, NULL, own->call->store, facts[i]);
    }
    json_close_list(&own->out);
    book_finish(&book);
    return err;
}

static enum err put_activity(struct giving *own, const struct activity_row *row)
{
    struct store *store = own->call->store;
    struct enrolment_row enrolment;
    enum err err = store_enrolment_find(store, row->id, own->person.id, &enrolment);
    if (err)
        return err;
    json_open_object(&own->out, NULL);
    shape_id(&own->out, "activity", row->id);
    json_put_text(&own->out, "title", row->title);
    json_put_text(&own->out, "role", shape_role(enrolment.role));
    json_put_i64(&own->out, "withdrawn_ms", enrolment.withdrawn_ms);
    json_open_list(&own->out, "links");
    err = store_activity_links(store, row->id, put_link, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "classes");
    if (!err)
        err = store_activity_classes(store, row->id, put_class, own);
    json_close_list(&own->out);
    if (!err)
        err = put_facts(own, row->id);
    if (!err)
        err = put_told(own, row->id);
    const struct change_filter about = {.about = row->id, .until_ms = INT64_MAX, .max = LINES_MAX};
    json_open_list(&own->out, "accesses");
    if (!err)
        err = store_accesses(store, &about, put_access, own);
    json_close_list(&own->out);
    json_close_object(&own->out);
    return err;
}

static enum err keep(const struct activity_row *row, enum enrolment_role role, void *arg)
{
    struct giving *own = arg;
    (void)role;
    if (own->n % 16 == 0) {
        struct activity_row *more = mem_realloc(own->activities, (own->n + 16) * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        own->activities = more;
    }
    own->activities[own->n++] = *row;
    return OK;
}

static enum err put_learnt(struct giving *own)
{
    struct store *store = own->call->store;
    enum err err = store_person_activities(store, own->person.id, keep, own);
    json_open_list(&own->out, "activities");
    for (size_t i = 0; !err && i < own->n; i++)
        err = put_activity(own, &own->activities[i]);
    json_close_list(&own->out);
    json_open_list(&own->out, "entries");
    if (!err)
        err = store_ledger_person(store, own->person.id, put_entry, own);
    json_close_list(&own->out);
    json_open_list(&own->out, "certificates");
    if (!err)
        err = store_person_certificates(store, own->person.id, put_certificate, own);
    json_close_list(&own->out);
    mem_free(own->activities);
    return err;
}

enum err on_me_data(struct call *call)
{
    struct giving own = {.call = call};
    enum err err = store_person_find(call->store, call->person, &own.person);
    if (err)
        return err;
    own.out = call_json(call);
    json_open_object(&own.out, NULL);
    json_put_i64(&own.out, "made_ms", call->now_ms);
    put_person(&own);
    err = put_statuses(&own);
    if (!err)
        err = restriction_put_of(call, &own.out, "restriction", call->person);
    if (!err)
        err = put_learnt(&own);
    if (!err)
        err = put_done(&own);
    json_close_object(&own.out);
    snprintf(call->answer->disposition, sizeof call->answer->disposition,
             "attachment; filename=\"data-saya.json\"");
    return call_own_fault(err);
}
