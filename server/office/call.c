#include "office/call.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "office/office.h"
#include "store/store_catalog.h"

static const int status[ERR_COUNT] = {
    [OK] = 200,
    [ERR_MALFORMED] = 400,
    [ERR_OVERSIZE] = 413,
    [ERR_UNEXPECTED] = 405,
    [ERR_CLIENT_TOO_OLD] = 400,
    [ERR_FORBIDDEN] = 401, /* all that may not be had here is had by signing in */
    [ERR_NOT_FOUND] = 404,
    [ERR_TAKEN] = 409,
    [ERR_FULL] = 409,
    [ERR_LOCKED] = 409,
    [ERR_TOO_FAST] = 429,
    [ERR_WRONG_PHASE] = 409,
    [ERR_NO_FLOOR] = 409,
    [ERR_NOT_LEADING] = 409,
    [ERR_INVALID] = 400,
    [ERR_EXPIRED] = 401,
    [ERR_BAD_LINK] = 404,
    [ERR_BAD_SIGN_IN] = 401,
    [ERR_NOT_YOURS] = 403,
    [ERR_NOMEM] = 503,
    [ERR_STORE] = 503,
    [ERR_BUSY] = 503,
    [ERR_IO] = 500,
    [ERR_CONFIG] = 500,
};

int call_status(enum err err)
{
    return (unsigned)err < ERR_COUNT ? status[err] : 500;
}

enum err call_own_fault(enum err err)
{
    bool unreadable = err == ERR_MALFORMED || err == ERR_FULL || err == ERR_INVALID;
    return unreadable ? ERR_IO : err;
}

void call_hash(const struct call *call, uint8_t ret[DIGEST_BYTES])
{
    memcpy(ret, call->ids, DIGEST_BYTES);
}

struct json_out call_json(struct call *call)
{
    struct office_answer *answer = call->answer;
    snprintf(answer->content_type, sizeof answer->content_type, "application/json");
    return json_out_to(&answer->body);
}

void call_nothing(struct call *call)
{
    call->answer->status = 204;
}

void call_refuse(struct call *call, enum err err)
{
    struct office_answer *answer = call->answer;

    buffer_finish(&answer->body);
    answer->body = (struct buffer){0};
    if (answer->file >= 0)
        close(answer->file);
    answer->file = -1;
    answer->file_bytes = 0;
    answer->disposition[0] = '\0';
    answer->set_cookie[0] = '\0';
    answer->status = call_status(err);

    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_text(&out, "error", err_name(err));
    if (err == ERR_TOO_FAST)
        json_put_i64(&out, "wait_ms", (int64_t)call->wait_ms);
    if (call->detail)
        json_put_text(&out, "detail", call->detail);
    if (call->faults.n)
        faults_put(&call->faults, &out, "faults");
    if (call->faults.more)
        json_put_i64(&out, "more", (int64_t)call->faults.more);
    json_close_object(&out);
}

enum err call_name_of(struct call *call, struct id person, char ret[CATALOG_NAME_MAX])
{
    struct person_row row;
    ret[0] = '\0';
    if (id_is_none(person))
        return OK;
    enum err err = store_person_find(call->store, person, &row);
    if (!err)
        text_copy(ret, CATALOG_NAME_MAX, slice_of_text(row.name));
    return err == ERR_NOT_FOUND ? OK : err;
}
