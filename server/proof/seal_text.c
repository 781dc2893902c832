#include "proof/seal_text.h"

#include <string.h>

#include "base/hex.h"
#include "base/secret.h"
#include "base/text.h"
#include "judging/json_file.h"

#define BYTES_MAX SIGN_BYTES
#define SECONDS_MAX (INT64_C(1) << 40)

/* ---- parts ---- */

void seal_put_bytes(struct json_out *out, const char *key, const uint8_t *bytes, size_t len)
{
    char text[SECRET_TEXT_ROOM(BYTES_MAX)];
    secret_encode((struct slice){bytes, len}, text);
    json_put_text(out, key, text);
}

void seal_get_bytes(const struct json_node *node, const char *key, uint8_t *ret, size_t len)
{
    const char *text = json_get_borrowed(node, key, SECRET_TEXT_ROOM(BYTES_MAX));
    size_t got = 0;
    if (json_ok(node->doc) &&
        (secret_decode(slice_of_text(text), ret, len, &got) != OK || got != len))
        json_fault(node, key, "%zu bytes as base64url are expected", len);
}

void seal_put_hash(struct json_out *out, const char *key, const uint8_t hash[DIGEST_BYTES])
{
    json_put_text(out, key, digest_hex(hash).text);
}

void seal_get_hash(const struct json_node *node, const char *key, uint8_t ret[DIGEST_BYTES])
{
    const char *text = json_get_borrowed(node, key, DIGEST_TEXT_MAX);
    if (json_ok(node->doc) && digest_parse(slice_of_text(text), ret) != OK)
        json_fault(node, key, "a hash of 64 hexadecimal digits is expected");
}

void seal_put_id(struct json_out *out, const char *key, struct id id)
{
    json_put_text(out, key, id_text(id).text);
}

uint32_t seal_get_u32(const struct json_node *node, const char *key)
{
    return (uint32_t)json_get_i64(node, key, 0, UINT32_MAX);
}

uint64_t seal_get_seconds(const struct json_node *node, const char *key)
{
    return (uint64_t)json_get_i64(node, key, 0, SECONDS_MAX);
}

void seal_get_key_id(const struct json_node *node, const char *key, char ret[SIGN_KEY_ID_MAX])
{
    uint8_t bytes[(SIGN_KEY_ID_MAX - 1) / 2];
    json_get_text(node, key, ret, SIGN_KEY_ID_MAX);
    if (json_ok(node->doc) && !hex_read(slice_of_text(ret), bytes, sizeof bytes))
        json_fault(node, key, "16 hexadecimal digits are expected");
}

/* ---- the head of a seal ---- */

void seal_head_write(struct json_out *out, const char *key, const struct seal_head *head)
{
    json_open_object(out, key);
    json_put_i64(out, "sinkron_seal", 1);
    json_put_i64(out, "n", (int64_t)head->n);
    seal_put_hash(out, "previous", head->previous);
    if (id_is_none(head->class_id))
        json_put_null(out, "class");
    else
        seal_put_id(out, "class", head->class_id);
    seal_put_id(out, "activity", head->activity);
    json_put_i64(out, "lines", (int64_t)head->lines);
    seal_put_hash(out, "head", head->head);
    seal_put_hash(out, "content", head->content);
    json_put_i64(out, "sealed_ms", head->sealed_ms);
    json_put_text(out, "key", head->key_id);
    json_close_object(out);
}

void seal_head_read(const struct json_node *node, struct seal_head *ret)
{
    json_only(node, JSON_KEYS("sinkron_seal", "n", "previous", "class", "activity", "lines", "head",
                              "content", "sealed_ms", "key"));
    json_get_i64(node, "sinkron_seal", 1, 1);
    ret->n = (uint64_t)json_get_i64(node, "n", 1, INT64_MAX);
    seal_get_hash(node, "previous", ret->previous);
    if (json_has(node, "class"))
        ret->class_id = json_get_id(node, "class");
    ret->activity = json_get_id(node, "activity");
    ret->lines = (uint64_t)json_get_i64(node, "lines", 0, INT64_MAX);
    seal_get_hash(node, "head", ret->head);
    seal_get_hash(node, "content", ret->content);
    ret->sealed_ms = json_get_i64(node, "sealed_ms", 1, INT64_MAX);
    seal_get_key_id(node, "key", ret->key_id);
}

static bool is_of_the_row(const struct seal_head *head, const struct seal_row *row)
{
    uint8_t hash[DIGEST_BYTES];
    uint8_t content[DIGEST_BYTES];
    digest_sha256(row->body, hash);
    digest_sha256(row->content, content);
    return head->n == row->n && id_equal(head->class_id, row->class_id) &&
           id_equal(head->activity, row->activity) && head->sealed_ms == row->sealed_ms &&
           strcmp(head->key_id, row->key_id) == 0 &&
           memcmp(head->previous, row->previous, DIGEST_BYTES) == 0 &&
           memcmp(row->hash, hash, DIGEST_BYTES) == 0 &&
           memcmp(head->content, content, DIGEST_BYTES) == 0;
}

static enum err check_again(const struct seal_head *head, const struct seal_row *row)
{
    struct buffer again = {0};
    struct json_out out = json_out_to(&again);
    seal_head_write(&out, NULL, head);
    enum err err = again.bad ? ERR_NOMEM : OK;
    if (!err && (!slice_equal(buffer_slice(&again), row->body) || !is_of_the_row(head, row)))
        err = ERR_MALFORMED;
    buffer_finish(&again);
    return err;
}

enum err seal_head_of(const struct seal_row *row, struct seal_head *ret)
{
    struct json_doc doc;
    struct seal_head head = {0};
    enum err err = json_open(&doc, row->body);
    if (!err) {
        struct json_node root = json_root(&doc);
        seal_head_read(&root, &head);
        err = json_ok(&doc) ? OK : ERR_MALFORMED;
    }
    json_close(&doc);
    if (!err)
        err = check_again(&head, row);
    if (!err)
        *ret = head;
    return err;
}

/* ---- keys ---- */

void signing_key_write(struct json_out *out, const char *key, const struct signing_key_row *row)
{
    json_open_object(out, key);
    json_put_i64(out, "sinkron_key", 1);
    json_put_i64(out, "n", row->n);
    json_put_text(out, "key", row->key_id);
    seal_put_bytes(out, "public_key", row->public_key, SIGN_PUBLIC_BYTES);
    json_put_i64(out, "from_ms", row->from_ms);
    json_put_text(out, "who", row->who);
    json_put_text(out, "introduced_by", row->introduced_by);
    json_close_object(out);
}

void signing_key_read(const struct json_node *node, struct signing_key_row *ret)
{
    json_only(node, JSON_KEYS("sinkron_key", "n", "key", "public_key", "from_ms", "who",
                              "introduced_by"));
    json_get_i64(node, "sinkron_key", 1, 1);
    ret->n = (uint32_t)json_get_i64(node, "n", 1, UINT32_MAX);
    seal_get_key_id(node, "key", ret->key_id);
    seal_get_bytes(node, "public_key", ret->public_key, SIGN_PUBLIC_BYTES);
    ret->from_ms = json_get_i64(node, "from_ms", 1, INT64_MAX);
    json_get_text(node, "who", ret->who, sizeof ret->who);
    seal_get_key_id(node, "introduced_by", ret->introduced_by);
}

static enum err key_text(const struct signing_key_row *row, struct buffer *ret)
{
    struct json_out out = json_out_to(ret);
    signing_key_write(&out, NULL, row);
    return ret->bad ? ERR_NOMEM : OK;
}

enum err signing_key_sign(struct signing_key_row *row, const struct sign_pair *by)
{
    struct buffer text = {0};
    memcpy(row->introduced_by, sign_key_id(by->public_key).text, sizeof row->introduced_by);
    enum err err = key_text(row, &text);
    if (!err)
        err = sign_bytes(by, buffer_slice(&text), row->signature);
    buffer_finish(&text);
    return err;
}

enum err signing_key_check(const struct signing_key_row *row, const uint8_t by[SIGN_PUBLIC_BYTES])
{
    struct buffer text = {0};
    enum err err = key_text(row, &text);
    if (!err && !sign_holds(by, buffer_slice(&text), row->signature))
        err = ERR_INVALID;
    buffer_finish(&text);
    return err;
}
