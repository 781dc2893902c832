/* What is kept how long, and what the last pass let go of. */
#include "config/config.h"
#include "office/call.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/retention.h"

enum err on_retention(struct call *call)
{
    const struct config *config = call->office->links.config;
    struct retention_report last;
    enum err err = retention_last(call->store, &last);
    if (err && err != ERR_NOT_FOUND)
        return err;
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_i64(&out, "chat_days", config->retention_chat_days);
    json_put_i64(&out, "address_days", config->retention_address_days);
    json_put_i64(&out, "document_days", config->retention_document_days);
    json_put_i64(&out, "documents_max", config->retention_documents_max);
    json_put_i64(&out, "invitation_days", RETENTION_INVITATION_DAYS);
    if (err) {
        json_put_null(&out, "last");
    } else {
        json_open_object(&out, "last");
        retention_report_write(&out, &last);
        json_close_object(&out);
    }
    json_close_object(&out);
    return OK;
}
