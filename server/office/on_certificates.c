/* Certificates of an activity: issued, listed, downloaded, revoked. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "feed/feed.h"
#include "judging/certificate_due.h"
#include "office/access.h"
#include "office/audit.h"
#include "office/certificate_answer.h"
#include "office/certifying.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"
#include "wire/json_in.h"

/* ---- issued ---- */

static enum err check_empty(const struct call *call)
{
    struct json_doc doc;
    enum err err = json_open(&doc, (struct slice){call->request->body, call->request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){NULL});
        err = json_err(&doc);
    }
    json_close(&doc);
    return err == ERR_INVALID ? ERR_MALFORMED : err;
}

enum err on_certificates_issue(struct call *call)
{
    struct certifying_count count;
    struct audit_row row = {
        .who = call->person, .what = "certificates_issued", .about = call->ids[0]};

    enum err err = check_empty(call);
    if (!err)
        err = certifying_issue(call, call->ids[0], &count);
    if (err)
        return err;
    snprintf(row.note, sizeof row.note, "issued=%u", (unsigned)count.issued);
    if (count.issued)
        audit(call, &row);
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_i64(&out, "issued", count.issued);
    json_put_i64(&out, "kept", count.kept);
    json_put_i64(&out, "none", count.none);
    json_close_object(&out);
    return OK;
}

/* ---- listed ---- */

struct listing {
    struct call *call;
    struct json_out out;
    struct withholding withholding;
    uint64_t n;
};

static enum err put_certificate(const struct certificate_row *row, void *arg)
{
    struct listing *listing = arg;
    struct json_out *out = &listing->out;
    struct certificate_due stated;
    struct person_row person;

    if (withholds(&listing->withholding, row->person))
        return OK;
    listing->n++;
    enum err err = call_own_fault(certificate_stated(row, &stated));
    if (!err)
        err = store_person_find(listing->call->store, row->person, &person);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err; /* whoever has one is never taken away */
    json_open_object(out, NULL);
    certificate_put_line(out, row, stated.jp);
    json_put_text(out, "revoked_why", row->revoked_why);
    shape_person(out, "person", &person);
    json_close_object(out);
    return OK;
}

enum err on_certificates(struct call *call)
{
    struct certifying_state state;
    enum err err = certifying_look(call, call->ids[0], &state);
    if (err)
        return err;
    struct listing listing = {.call = call, .out = call_json(call)};
    json_open_object(&listing.out, NULL);
    json_put_bool(&listing.out, "closed", state.closed);
    json_put_bool(&listing.out, "signatory", state.signatory);
    json_put_i64(&listing.out, "learners", state.learners);
    json_put_i64(&listing.out, "good", state.good);
    json_put_i64(&listing.out, "due", state.due);
    json_open_list(&listing.out, "certificates");
    err = withholding_read(call, false, &listing.withholding);
    if (!err)
        err = store_activity_certificates(call->store, call->ids[0], put_certificate, &listing);
    withholding_finish(&listing.withholding);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err ? err : access_look(call, "certificates_json", call->ids[0], listing.n);
}

/* ---- downloaded ---- */

enum err on_certificate_pdf(struct call *call)
{
    struct certificate_found *found = NULL;
    enum err err = certificate_find(call, call->ids[0], &found);
    if (!err)
        err = certificate_answer_pdf(call, &found->content);
    if (!err)
        err = access_note(call, "certificate_pdf", found->row.person, 1);
    mem_free(found);
    return err;
}

/* ---- revoked ---- */

static enum err read_reason(struct call *call, char ret[DESK_REASON_MAX])
{
    struct json_doc doc;
    enum err err = json_open(&doc, (struct slice){call->request->body, call->request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){"reason", NULL});
        const char *text =
            json_has(&root, "reason") ? json_get_borrowed(&root, "reason", OFFICE_BODY_MAX) : "";
        struct slice reason = text_trim(slice_of_text(text));
        if (json_ok(&doc) && !reason.len)
            faults_add(&call->faults, 0, "reason", "missing", NULL);
        if (!text_copy(ret, DESK_REASON_MAX, reason))
            faults_add(&call->faults, 0, "reason", "too_long", "500");
        err = json_err(&doc);
    }
    json_close(&doc);
    if (err)
        return err == ERR_INVALID ? ERR_MALFORMED : err;
    return faults_err(&call->faults);
}

enum err on_certificate_revoke(struct call *call)
{
    char reason[DESK_REASON_MAX] = "";
    struct certificate_found *found = NULL;
    struct audit_row row = {.who = call->person, .what = "certificate_revoked"};

    enum err err = read_reason(call, reason);
    if (!err)
        err = certificate_find(call, call->ids[0], &found);
    if (!err)
        err = certifying_revoke(&call->office->closing, found->row.number, call->now_ms, reason);
    if (!err) {
        feed_follow(call->office->links.feed, found->row.activity);
        row.about = found->row.activity;
        snprintf(row.note, sizeof row.note, "number=%s", found->row.number);
        audit(call, &row);
        call_nothing(call);
    }
    mem_free(found);
    return err;
}
