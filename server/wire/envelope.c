#include "wire/envelope.h"

#include <jansson.h>

#include "wire/gen_fields.h"
#include "wire/gen_messages.h"
#include "wire/json_tree.h"

#define DEPTH_MAX 4 /* an object with lists of texts needs two */

static enum err find_type(struct slice name, enum msg_type *ret)
{
    for (int type = 0; type < MSG_TYPE_COUNT; type++) {
        if (slice_is_text(name, msg_info[type].name)) {
            *ret = (enum msg_type)type;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

static enum err read_head(struct envelope *env)
{
    const json_t *type = json_object_get(env->tree, "type");
    const json_t *ref = json_object_get(env->tree, "ref");

    if (!json_is_string(type))
        return ERR_MALFORMED;
    if (ref) {
        json_int_t number = json_integer_value(ref);
        if (!json_is_integer(ref) || number < 0 || number > UINT32_MAX)
            return ERR_MALFORMED;
        env->ref = (uint32_t)number;
    }
    const struct slice name = {(const uint8_t *)json_string_value(type), json_string_length(type)};
    return find_type(name, &env->type);
}

enum err envelope_open(struct envelope *ret, struct slice in)
{
    *ret = (struct envelope){.size = in.len};
    if (in.len > WIRE_TEXT_MAX)
        return ERR_OVERSIZE;

    enum err err = json_tree_parse(in, DEPTH_MAX, &ret->tree, NULL);
    if (!err)
        err = read_head(ret);
    if (err)
        envelope_close(ret);
    return err;
}

void envelope_close(struct envelope *env)
{
    json_tree_free(env->tree);
    *env = (struct envelope){0};
}

enum err wire_decode(const struct envelope *env, union msg_any *ret)
{
    size_t head = json_object_get(env->tree, "ref") ? 2 : 1;
    return record_read(&msg_record[env->type], env->tree, head, ret);
}
