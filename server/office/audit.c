#include "office/audit.h"

#include <stdio.h>

#include "base/log.h"
#include "office/call.h"
#include "office/office_inside.h"
#include "store/store_access.h"
#include "store/store_thread.h"

static enum err append(struct store *store, void *arg)
{
    return store_audit_append(store, arg);
}

void audit(const struct call *call, const struct audit_row *row)
{
    struct audit_row whole = *row;
    whole.at_ms = call->now_ms;
    if (!whole.note[0])
        snprintf(whole.note, sizeof whole.note, "address=%s", call->request->address);
    enum err err = store_thread_do(call->office->links.store, append, &whole);
    if (err)
        LOG_ERROR(office, "audit line not written", "what=%s who=%s err=%s", whole.what,
                  id_text(whole.who).text, err_name(err));
}
