/* A personal link is opened: who it is for, what the class is, and a ticket to take a seat. */
#include "config/config.h"
#include "judging/judging.h"
#include "office/enter_class.h"
#include "office/entry_ticket.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/opened_link.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

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

    enum err err = opened_link(call, &link);
    if (!err)
        err = store_activity_learners(call->store, link.activity, &enrolled);
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
