#include "wire/pack.h"

#include "base/packet.h"
#include "wire/gen_fields.h"
#include "wire/json_out.h"
#include "wire/json_tree.h"

#define FACT_DEPTH_MAX 4

struct packet *wire_pack(enum out_type type, const void *m)
{
    struct buffer body = {.len_max = WIRE_SERVER_TEXT_MAX};
    struct json_out out = json_out_to(&body);
    struct packet *packet = NULL;

    json_open_object(&out, NULL);
    json_put_text(&out, "type", out_info[type].name);
    enum err err = record_write(&out_record[type], m, &out);
    json_close_object(&out);
    if (!err && !body.bad)
        packet = packet_create(PACKET_TEXT, body.at, body.len);
    buffer_finish(&body);
    return packet;
}

enum err wire_pack_fact(enum fact_type type, const void *m, struct buffer *ret)
{
    struct json_out out = json_out_to(ret);

    json_open_object(&out, NULL);
    enum err err = record_write(&fact_record[type], m, &out);
    json_close_object(&out);
    if (!err && ret->bad)
        err = ERR_NOMEM;
    return err;
}

enum err wire_read_fact(enum fact_type type, struct slice body, union fact_any *ret)
{
    struct json_t *tree = NULL;

    enum err err = json_tree_parse(body, FACT_DEPTH_MAX, &tree, NULL);
    if (!err)
        err = record_read(&fact_record[type], tree, 0, ret);
    json_tree_free(tree);
    return err;
}

enum err fact_type_find(struct slice name, enum fact_type *ret)
{
    for (int type = 0; type < FACT_TYPE_COUNT; type++) {
        if (slice_is_text(name, fact_info[type].name)) {
            *ret = (enum fact_type)type;
            return OK;
        }
    }
    return ERR_NOT_FOUND;
}
