/* Reads protocol/vectors/ and holds the C side to it. */
#include <stdlib.h>

#include "base/file.h"
#include "base/packet.h"
#include "protocol/value.h"
#include "support/check.h"
#include "wire/envelope.h"
#include "wire/gen_fields.h"
#include "wire/gen_frames.h"
#include "wire/json_out.h"
#include "wire/pack.h"

#define FOLDER SINKRON_ROOT "/protocol/vectors/"
#define FILE_MAX 4000000
#define FRAME_ROOM 8000

struct tally {
    unsigned good;
    unsigned bad;
};

/* Calls `each` with every vector of the file; the file itself must be without fault. */
static void each_vector(const char *file, void (*each)(const struct json_node *vector))
{
    struct buffer bytes = {0};
    struct json_doc doc;

    if (!check(file_read(file, FILE_MAX, &bytes) == OK, file))
        return;
    enum err err = json_open(&doc, buffer_slice(&bytes));
    struct json_node root = json_root(&doc);
    struct json_node list = json_get_list(&root, NULL, 1, 10000);
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_node vector = json_at(&list, i);
        each(&vector);
    }
    char fault[JSON_PATH_MAX + JSON_REASON_MAX];
    json_fail_text(&doc, fault, sizeof fault);
    check(!err && json_ok(&doc), fault);
    json_close(&doc);
    buffer_finish(&bytes);
}

static const char *text_of(const struct json_node *vector, const char *key)
{
    return json_has(vector, key) ? json_get_borrowed(vector, key, WIRE_SERVER_TEXT_MAX) : "";
}

static size_t unhex(const char *text, uint8_t *ret, size_t room)
{
    size_t n = 0;
    while (*text && n < room) {
        char *end = NULL;
        char pair[3] = {text[0], text[0] ? text[1] : 0, 0};
        ret[n++] = (uint8_t)strtoul(pair, &end, 16);
        text += 2;
        while (*text == ' ')
            text++;
    }
    return n;
}

static void check_coverage(const char *name, struct tally tally)
{
    char story[120];
    snprintf(story, sizeof story, "%s has a good and a bad vector", name);
    check(tally.good && tally.bad, story);
}

/* What clients send. */

static struct tally client_tally[MSG_TYPE_COUNT];

static void check_decoded(const struct json_node *vector, const struct envelope *env,
                          const union msg_any *m)
{
    const char *name = text_of(vector, "name");
    const struct record *record = &msg_record[env->type];
    struct json_node value = json_get_object(vector, "value");
    static union msg_any want;
    struct buffer again = {0};
    struct json_out out = json_out_to(&again);

    check_text(name, msg_info[env->type].name, text_of(vector, "message"));
    check_same(env->ref, json_get_i64_or(vector, "ref", 0, UINT32_MAX, 0), name);
    value_fill(record, &value, &want);
    check(memcmp(&want, m, msg_info[env->type].struct_size) == 0, name);

    json_open_object(&out, NULL);
    json_put_text(&out, "type", record->name);
    if (json_has(vector, "ref"))
        json_put_i64(&out, "ref", env->ref);
    check_same(record_write(record, m, &out), OK, name);
    json_close_object(&out);
    buffer_add(&again, (struct slice){(const uint8_t *)"", 1});
    check_text(name, (const char *)again.at,
               text_of(vector, json_has(vector, "canonical") ? "canonical" : "text"));
    buffer_finish(&again);
}

static void client_vector(const struct json_node *vector)
{
    static uint8_t raw[FRAME_ROOM];
    static union msg_any m;
    struct envelope env = {0};
    const char *name = text_of(vector, "name");
    struct slice in = slice_of_text(text_of(vector, "text"));
    if (json_has(vector, "hex"))
        in = (struct slice){raw, unhex(text_of(vector, "hex"), raw, sizeof raw)};

    enum err err = envelope_open(&env, in);
    if (!err)
        err = wire_decode(&env, &m);
    if (json_has(vector, "error"))
        check_text(name, err_name(err), text_of(vector, "error"));
    else if (check_same(err, OK, name))
        check_decoded(vector, &env, &m);
    envelope_close(&env);

    for (int type = 0; type < MSG_TYPE_COUNT; type++)
        if (strcmp(msg_info[type].name, text_of(vector, "message")) == 0)
            *(json_has(vector, "error") ? &client_tally[type].bad : &client_tally[type].good) += 1;
}

static void what_clients_send_is_read_as_the_vectors_say(void)
{
    each_vector(FOLDER "from_client.json", client_vector);
    for (int type = 0; type < MSG_TYPE_COUNT; type++)
        check_coverage(msg_info[type].name, client_tally[type]);
}

/* What the server sends. */

static struct tally server_tally[OUT_TYPE_COUNT];

static void check_packed(const struct json_node *vector, enum out_type type)
{
    static _Alignas(16) uint8_t m[4096];
    const char *name = text_of(vector, "name");
    struct json_node value = json_get_object(vector, "value");
    const char *want = text_of(vector, "text");

    check(out_record[type].size <= sizeof m, name);
    value_fill(&out_record[type], &value, m);
    struct packet *packet = wire_pack(type, m);
    if (!check(packet != NULL, name))
        return;
    check(packet_kind(packet) == PACKET_TEXT, name);
    check(slice_is_text(packet_slice(packet), want), name);
    packet_unref(packet);
}

static void server_vector(const struct json_node *vector)
{
    for (int type = 0; type < OUT_TYPE_COUNT; type++) {
        if (strcmp(out_info[type].name, text_of(vector, "message")) != 0)
            continue;
        if (json_has(vector, "error")) {
            server_tally[type].bad++;
        } else if (!json_get_bool_or(vector, "read_only", false)) {
            server_tally[type].good++;
            check_packed(vector, (enum out_type)type);
        }
    }
}

static void what_the_server_sends_is_written_as_the_vectors_say(void)
{
    each_vector(FOLDER "from_server.json", server_vector);
    for (int type = 0; type < OUT_TYPE_COUNT; type++)
        check_coverage(out_info[type].name, server_tally[type]);
}

/* What the journal holds. */

static struct tally fact_tally[FACT_TYPE_COUNT];

static void check_fact(const struct json_node *vector, enum fact_type type)
{
    static union fact_any fact, want;
    const char *name = text_of(vector, "name");
    struct slice body = slice_of_text(text_of(vector, "text"));

    enum err err = wire_read_fact(type, body, &fact);
    if (json_has(vector, "error")) {
        fact_tally[type].bad++;
        check_text(name, err_name(err), text_of(vector, "error"));
        return;
    }
    fact_tally[type].good++;
    struct json_node value = json_get_object(vector, "value");
    struct buffer again = {0};
    value_fill(&fact_record[type], &value, &want);
    check_same(err, OK, name);
    check(memcmp(&want, &fact, fact_info[type].struct_size) == 0, name);
    check_same(wire_pack_fact(type, &fact, &again), OK, name);
    check(slice_equal(buffer_slice(&again), body), name);
    buffer_finish(&again);
}

static void fact_vector(const struct json_node *vector)
{
    enum fact_type type = FACT_TYPE_COUNT;
    enum err err = fact_type_find(slice_of_text(text_of(vector, "message")), &type);
    if (check_same(err, OK, text_of(vector, "name")))
        check_fact(vector, type);
}

static void facts_are_read_and_written_as_the_vectors_say(void)
{
    each_vector(FOLDER "facts.json", fact_vector);
    for (int type = 0; type < FACT_TYPE_COUNT; type++)
        check_coverage(fact_info[type].name, fact_tally[type]);
}

/* Binary frames. */

static struct tally frame_tally;

static void check_frame(const struct json_node *vector, const struct sound_frame *frame,
                        struct slice in)
{
    static uint8_t opus[FRAME_ROOM];
    const char *name = text_of(vector, "name");
    struct json_node value = json_get_object(vector, "value");
    const struct slice want = {opus, unhex(text_of(&value, "opus"), opus, sizeof opus)};

    check_same((frame->flags & SOUND_SILENCE) != 0, json_get_bool(&value, "silence"), name);
    check_same(frame->seq, json_get_i64(&value, "seq", 0, UINT16_MAX), name);
    check_same(frame->stamp, json_get_i64(&value, "stamp", 0, UINT32_MAX), name);
    check_same(frame->sender, json_get_i64(&value, "sender", 0, UINT32_MAX), name);
    check(slice_equal(frame->opus, want), name);

    struct packet *packet = sound_frame_pack(frame);
    check(packet && slice_equal(packet_slice(packet), in), name);
    check(packet && packet_kind(packet) == PACKET_BINARY, name);
    packet_unref(packet);
}

static void frame_vector(const struct json_node *vector)
{
    static uint8_t raw[FRAME_ROOM];
    struct sound_frame frame = {0};
    const char *name = text_of(vector, "name");
    const struct slice in = {raw, unhex(text_of(vector, "bytes"), raw, sizeof raw)};

    enum err err = sound_frame_read(&frame, in);
    if (json_has(vector, "error")) {
        frame_tally.bad++;
        check_text(name, err_name(err), text_of(vector, "error"));
    } else if (check_same(err, OK, name)) {
        frame_tally.good++;
        check_frame(vector, &frame, in);
    }
}

static void frames_are_read_and_written_as_the_vectors_say(void)
{
    each_vector(FOLDER "frames.json", frame_vector);
    check_coverage("sound", frame_tally);
}

TEST_MAIN(TEST(what_clients_send_is_read_as_the_vectors_say),
          TEST(what_the_server_sends_is_written_as_the_vectors_say),
          TEST(facts_are_read_and_written_as_the_vectors_say),
          TEST(frames_are_read_and_written_as_the_vectors_say))
