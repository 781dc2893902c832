/* What a client may send as text. Whatever is accepted can be written again, fits the limits of its
 * type, and reads back as the same message. */
#include <string.h>

#include "fuzz/demand.h"
#include "wire/envelope.h"
#include "wire/gen_fields.h"
#include "wire/json_out.h"

static union msg_any first, second;

static void read_again(enum msg_type type, struct slice text)
{
    struct envelope env;

    demand(text.len <= msg_info[type].size_max);
    demand(envelope_open(&env, text) == OK);
    demand(env.type == type);
    demand(wire_decode(&env, &second) == OK);
    demand(memcmp(&first, &second, msg_info[type].struct_size) == 0);
    envelope_close(&env);
}

static void write_again(const struct envelope *env)
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);

    json_open_object(&out, NULL);
    json_put_text(&out, "type", msg_info[env->type].name);
    json_put_i64(&out, "ref", env->ref);
    demand(record_write(&msg_record[env->type], &first, &out) == OK);
    json_close_object(&out);
    demand(!text.bad);
    read_again(env->type, buffer_slice(&text));
    buffer_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct envelope env;

    enum err err = envelope_open(&env, (struct slice){data, size});
    demand((err == ERR_OVERSIZE) == (size > WIRE_TEXT_MAX));
    demand(err == OK || err == ERR_MALFORMED || err == ERR_OVERSIZE);
    demand((env.tree != NULL) == (err == OK));
    if (!err) {
        demand(env.type < MSG_TYPE_COUNT);
        err = wire_decode(&env, &first);
        demand(err == OK || err == ERR_MALFORMED);
    }
    if (!err)
        write_again(&env);
    envelope_close(&env);
    return 0;
}
