/* All that proves an activity, as one file for whoever checks it without the server. */
#include <stdio.h>

#include "office/handlers.h"
#include "office/office.h"
#include "proof/bundle.h"

#define BUNDLE_BYTES_MAX (256u * 1024u * 1024u)

static enum err gather(struct slice bytes, void *arg)
{
    struct buffer *body = arg;
    buffer_add(body, bytes);
    return body->bad ? ERR_NOMEM : OK;
}

enum err on_bundle(struct call *call)
{
    struct office_answer *answer = call->answer;
    answer->body.len_max = BUNDLE_BYTES_MAX;
    enum err err = bundle_write_in_view(call->store, call->ids[0], gather, &answer->body);
    if (err)
        return call_own_fault(err);
    snprintf(answer->content_type, sizeof answer->content_type, "application/jsonl");
    snprintf(answer->disposition, sizeof answer->disposition,
             "attachment; filename=\"bukti-%.8s.jsonl\"", id_text(call->ids[0]).text);
    return OK;
}
