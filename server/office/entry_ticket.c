#include "office/entry_ticket.h"

#include "base/text.h"
#include "office/call.h"
#include "office/office_inside.h"

void entry_ticket_write(const struct call *call, const struct entry_ticket_for *who,
                        const struct class_row *class, struct entry_ticket *ret)
{
    struct ticket ticket = {.kind = TICKET_ENTER,
                            .role = who->role,
                            .class_id = class->id,
                            .activity = class->activity,
                            .person = who->person,
                            .issued_ms = call->now_ms,
                            .expires_ms = call->now_ms + ENTRY_TICKET_LIFE_MS};

    text_copy(ticket.name, sizeof ticket.name, slice_of_text(who->name));
    ticket_write(&ticket, call->office->links.ticket_key, ret->text);
    ret->expires_ms = ticket.expires_ms;
}
