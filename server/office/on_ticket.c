/* A ticket with which the signed-in coordinator watches a class. */
#include "history/class_live.h"
#include "history/history.h"
#include "office/entry_ticket.h"
#include "office/handlers.h"
#include "store/store_catalog.h"

enum err on_ticket(struct call *call)
{
    struct activity_row activity;
    struct class_row class;
    struct person_row person;
    struct history_move now;
    bool live = false;

    enum err err = store_class_find(call->store, call->ids[0], &class);
    if (!err)
        err = store_activity_find(call->store, class.activity, &activity);
    if (!err)
        err = class_is_live(call->store, &activity, &class, &live);
    if (!err)
        err = store_person_find(call->store, call->account.person, &person);
    if (!err)
        err = history_phase(call->store, class.id, &now);
    if (err)
        return err;
    if (!live || now.phase == CLASS_PHASE_ENDED)
        return ERR_WRONG_PHASE;

    struct entry_ticket ticket;
    const struct entry_ticket_for who = {
        .role = ROLE_COORDINATOR, .person = person.id, .name = person.name};
    entry_ticket_write(call, &who, &class, &ticket);

    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "ticket", ticket.text);
    json_put_i64(&out, "expires_ms", ticket.expires_ms);
    json_close_object(&out);
    return OK;
}
