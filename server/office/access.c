#include "office/access.h"

#include <stdio.h>

#include "office/call.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

static enum err append(struct store *store, void *arg)
{
    return store_access_append(store, arg);
}

enum err access_note(struct call *call, const char *what, struct id about, uint64_t people)
{
    struct access_row row = {.at_ms = call->now_ms,
                             .who = call->person,
                             .token = call->token,
                             .about = about,
                             .people = people};
    snprintf(row.what, sizeof row.what, "%s", what);
    snprintf(row.address, sizeof row.address, "%s", call->request->address);
    return store_thread_do(call->office->links.store, append, &row);
}

enum err access_note_machine(struct call *call, const char *what, struct id about, uint64_t people)
{
    return id_is_none(call->token) ? OK : access_note(call, what, about, people);
}
