/* Whether the server works, and whether attendance reaches a disk. */
#include "office/handlers.h"
#include "office/office_inside.h"
#include "store/store.h"
#include "store/store_thread.h"

enum err on_health(struct call *call)
{
    /* Any small question will do: it shows that the database answers. */
    struct buffer value = {0};
    enum err err = store_meta_get(call->store, "health", &value);
    buffer_finish(&value);
    if (err && err != ERR_NOT_FOUND)
        return err;

    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_bool(&out, "ok", true);
    json_put_bool(&out, "safe", store_thread_is_safe(call->office->links.store));
    json_close_object(&out);
    return OK;
}
