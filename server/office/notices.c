#include "office/notices.h"

#include "base/alloc.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "office/call.h"
#include "office/office_inside.h"

/* Takes the body; NULL: there was no memory for it. */
static void post(const struct call *call, enum notice_letter kind, void *body, struct id about)
{
    enum err err = body ? mailbox_post(call->office->listener,
                                       (struct letter){.kind = (int)kind, .body = body})
                        : ERR_NOMEM;
    if (!err)
        return;
    mem_free(body);
    LOG_ERROR(office, "the workers were not told", "letter=%d about=%s err=%s", kind,
              id_text(about).text, err_name(err));
}

void notice_link_ended(const struct call *call, struct id activity, struct id person)
{
    if (!call->office->listener)
        return;
    struct link_ended *ended = mem_zalloc(1, sizeof *ended);
    if (ended)
        *ended = (struct link_ended){.activity = activity, .person = person, .at_ms = call->now_ms};
    post(call, LETTER_LINK_ENDED, ended, person);
}

void notice_class_changed(const struct call *call, struct id class_id)
{
    if (!call->office->listener)
        return;
    struct class_changed *changed = mem_zalloc(1, sizeof *changed);
    if (changed)
        changed->class_id = class_id;
    post(call, LETTER_CLASS_CHANGED, changed, class_id);
}
