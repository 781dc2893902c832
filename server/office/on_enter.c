/* A personal link is opened: who it is for, what the class is, and a ticket to take a seat. */
#include <string.h>

#include "base/clock.h"
#include "config/config.h"
#include "office/enrolled.h"
#include "office/enter_class.h"
#include "office/entry_ticket.h"
#include "office/handlers.h"
#include "office/judging.h"
#include "office/link.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/shapes.h"
#include "office/slowdown.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "wire/json_in.h"

#define TOKEN_BYTES_MAX 200 /* a longer one is no slip of somebody who copied a link */

static enum err read_token(const struct call *call, uint8_t ret_hash[DIGEST_BYTES])
{
    const struct office_request *request = call->request;
    struct json_doc doc;

    enum err err = json_open(&doc, (struct slice){request->body, request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){"token", NULL});
        link_hash(json_get_borrowed(&root, "token", TOKEN_BYTES_MAX), ret_hash);
        err = json_err(&doc);
    }
    json_close(&doc);
    return err == ERR_INVALID ? ERR_MALFORMED : err;
}

/* ---- the link ---- */

struct successor {
    const struct link_row *ended;
    bool found;
};

static enum err look_for_successor(const struct link_row *row, void *arg)
{
    struct successor *successor = arg;
    if (id_equal(row->person, successor->ended->person) && row->revoked_ms == 0)
        successor->found = true;
    return OK;
}

/* An ended link: whether its owner has a new one, or none. */
static enum err explain(struct call *call, const struct link_row *ended)
{
    struct successor successor = {.ended = ended};
    enum err err =
        store_activity_links(call->store, ended->activity, look_for_successor, &successor);
    if (err)
        return err;
    call->detail = successor.found ? "replaced" : "revoked";
    return ERR_BAD_LINK;
}

static enum err open_link(struct call *call, struct link_row *ret)
{
    uint8_t hash[DIGEST_BYTES];
    enum err err = read_token(call, hash);
    if (!err)
        err = store_link_find(call->store, hash, ret);
    if (err == ERR_NOT_FOUND) {
        call->detail = "unknown";
        return ERR_BAD_LINK;
    }
    if (!err && ret->revoked_ms)
        err = explain(call, ret);
    return err;
}

/* ---- the answer ---- */

static void put_account(struct json_out *out, const struct activity_judgement *judgement,
                        const struct judged_enrolled *own)
{
    if (own->role != ENROLMENT_LEARNER) {
        json_put_null(out, "account");
        return;
    }
    json_open_object(out, "account");
    json_put_text(out, "state", judgement_state_name(judgement->state));
    json_put_i64(out, "attended_s", (int64_t)own->attendance.attended_s);
    json_put_i64(out, "learning_s", (int64_t)own->attendance.learning_s);
    json_put_i64(out, "needed_s", (int64_t)judgement->plan.needed_s);
    json_put_bool(out, "enough", judged_enough(judgement, own));
    json_put_i64(out, "jp", own->jp.awarded_jp);
    shape_reasons(out, "reasons", &own->jp.reasons);
    json_close_object(out);
}

static void put_ticket(struct call *call, struct json_out *out, const struct judged_enrolled *own,
                       const struct plan_class *class)
{
    struct entry_ticket ticket;
    const struct entry_ticket_for who = {.role = own->role == ENROLMENT_INSTRUCTOR ? ROLE_INSTRUCTOR
                                                                                   : ROLE_LEARNER,
                                         .person = own->row.id,
                                         .name = own->row.name};

    if (!class) {
        json_put_null(out, "class");
        json_put_null(out, "ticket");
        json_put_i64(out, "expires_ms", 0);
        return;
    }
    entry_ticket_write(call, &who, &class->row, &ticket);
    shape_id(out, "class", class->row.id);
    json_put_text(out, "ticket", ticket.text);
    json_put_i64(out, "expires_ms", ticket.expires_ms);
}

static void put_entry(struct call *call, const struct activity_judgement *judgement,
                      const struct judged_enrolled *own, uint32_t enrolled)
{
    const struct config *config = call->office->links.config;
    int64_t overtime_ms = config->class_overtime_minutes * INT64_C(60000);
    struct json_out out = call_json(call);

    json_open_object(&out, NULL);
    json_open_object(&out, "person");
    json_put_text(&out, "name", own->row.name);
    json_close_object(&out);
    json_put_text(&out, "role", shape_role(own->role));
    shape_activity(&out, "activity", &judgement->plan, enrolled);
    put_ticket(call, &out, own, enter_class(&judgement->plan, call->now_ms, overtime_ms));
    json_put_i64(&out, "now_ms", call->now_ms);
    put_account(&out, judgement, own);
    json_close_object(&out);
}

enum err on_enter(struct call *call)
{
    const struct office_links *links = &call->office->links;
    struct activity_judgement *judgement = NULL;
    struct link_row link;
    uint32_t enrolled = 0;

    call->wait_ms =
        slowdown_visit(call->office->slowdown, peer_address(call), clock_mono_ms(links->clock));
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = open_link(call, &link);
    if (!err)
        err = enrolled_count(call->store, link.activity, &enrolled);
    if (!err)
        err = call_own_fault(judge_person_in_view(
            call->store, links->policies,
            &(struct enrolment_row){.activity = link.activity, .person = link.person}, call->now_ms,
            &judgement));
    if (err)
        return err;
    put_entry(call, judgement, &judgement->people[0], enrolled);
    judgement_destroy(judgement);
    return OK;
}
