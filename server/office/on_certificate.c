/* Certificates for whoever has one, and for whoever is shown one. */
#include "base/alloc.h"
#include "base/clock.h"
#include "base/date.h"
#include "judging/certificate_due.h"
#include "office/access.h"
#include "office/certificate_answer.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/shapes.h"
#include "office/slowdown.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"

/* ---- one's own ---- */

struct listing {
    struct call *call;
    struct json_out out;
};

static enum err put_own(const struct certificate_row *row, void *arg)
{
    struct listing *listing = arg;
    struct certificate_due stated;
    struct activity_row activity;

    enum err err = call_own_fault(certificate_stated(row, &stated));
    if (!err)
        err = store_activity_find(listing->call->store, row->activity, &activity);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_STORE : err;
    json_open_object(&listing->out, NULL);
    certificate_put_line(&listing->out, row, stated.jp);
    shape_id(&listing->out, "activity", row->activity);
    json_put_text(&listing->out, "title", activity.title);
    json_close_object(&listing->out);
    return OK;
}

enum err on_my_certificates(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};
    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "certificates");
    enum err err = store_person_certificates(call->store, call->person, put_own, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err;
}

/* Somebody else's is as if it were not there. A revoked one is not handed out any more. */
enum err on_my_certificate_pdf(struct call *call)
{
    struct certificate_found *found = NULL;
    enum err err = certificate_find(call, call->ids[0], &found);
    if (!err && !id_equal(found->row.person, call->person))
        err = ERR_NOT_FOUND;
    if (!err && found->row.revoked_ms) {
        call->detail = "revoked";
        err = ERR_LOCKED;
    }
    if (!err)
        err = certificate_answer_pdf(call, &found->content);
    mem_free(found);
    return err;
}

/* ---- for whoever was shown one ---- */

static void put_day(struct json_out *out, const char *key, int64_t day)
{
    json_put_text(out, key, date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

/* Whether the same person has a good one of the same activity. */
struct replacing {
    const struct certificate_row *revoked;
    bool found;
};

static enum err see_good(const struct certificate_row *row, void *arg)
{
    struct replacing *replacing = arg;
    const struct certificate_row *revoked = replacing->revoked;
    replacing->found =
        replacing->found || (!row->revoked_ms && id_equal(row->activity, revoked->activity));
    return OK;
}

/* No more than what tells whether the paper is true: no number of the person, no unit; of the one
 * in its place only that there is one. */
static void put_public(struct json_out *out, const struct certificate_found *found, bool replaced)
{
    const struct certificate_content *content = &found->content;
    const struct certificate_activity *activity = &content->activity;

    json_open_object(out, NULL);
    json_put_text(out, "state", found->row.revoked_ms ? "revoked" : "valid");
    json_put_i64(out, "revoked_ms", found->row.revoked_ms);
    json_put_bool(out, "replaced", replaced);
    json_put_text(out, "number", content->number);
    json_put_text(out, "kind", word_name(&certificate_kind_words, (int)content->kind));
    json_put_text(out, "name", content->person.name);
    json_put_text(out, "title", activity->title);
    json_put_text(out, "organiser", activity->organiser);
    put_day(out, "first_day", activity->first_day);
    put_day(out, "last_day", activity->last_day);
    json_put_i64(out, "jp", content->jp);
    put_day(out, "issued_day", content->issued_day);
    json_close_object(out);
}

enum err on_certificate(struct call *call)
{
    const struct office_links *links = &call->office->links;
    struct certificate_found *found = NULL;
    struct replacing replacing = {.found = false};

    call->wait_ms =
        slowdown_visit(call->office->slowdown, peer_address(call), clock_mono_ms(links->clock));
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = certificate_find(call, call->ids[0], &found);
    if (!err && found->row.revoked_ms) {
        replacing.revoked = &found->row;
        err = store_person_certificates(call->store, found->row.person, see_good, &replacing);
    }
    if (!err) {
        struct json_out out = call_json(call);
        put_public(&out, found, replacing.found);
        err = access_look(call, "certificate_public", found->row.person, 1);
    }
    mem_free(found);
    return err;
}
