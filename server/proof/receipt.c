#include "proof/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "judging/json_file.h"
#include "proof/seal_text.h"

void receipt_finish(struct receipt *receipt)
{
    mem_free(receipt->classes);
    *receipt = (struct receipt){0};
}

/* ---- writing ---- */

static void put_seal(struct json_out *out, const struct receipt_seal *seal)
{
    json_put_i64(out, "seal", (int64_t)seal->n);
    seal_put_hash(out, "seal_hash", seal->hash);
    json_put_i64(out, "lines", (int64_t)seal->lines);
    seal_put_hash(out, "head", seal->head);
}

static void put_class(struct json_out *out, const struct receipt_class *class)
{
    json_open_object(out, NULL);
    seal_put_id(out, "class", class->class_id);
    json_put_i64(out, "ordinal", class->ordinal);
    put_seal(out, &class->seal);
    json_put_i64(out, "attended_s", (int64_t) class->attended_s);
    json_close_object(out);
}

static void put_credit(struct json_out *out, const struct receipt *receipt)
{
    if (!receipt->has_credit) {
        json_put_null(out, "credit");
        return;
    }
    json_open_object(out, "credit");
    put_seal(out, &receipt->account);
    json_put_text(out, "policy", receipt->policy);
    json_put_i64(out, "attended_s", (int64_t)receipt->attended_s);
    json_put_i64(out, "learning_s", (int64_t)receipt->learning_s);
    json_put_i64(out, "counted_jp", receipt->counted_jp);
    json_put_i64(out, "surplus_jp", receipt->surplus_jp);
    json_close_object(out);
}

/* What is signed. */
static void put_signed(struct json_out *out, const char *key, const struct receipt *receipt)
{
    json_open_object(out, key);
    json_put_i64(out, "sinkron_receipt", 1);
    seal_put_id(out, "person", receipt->person);
    json_put_text(out, "name", receipt->name);
    seal_put_id(out, "activity", receipt->activity);
    json_put_text(out, "title", receipt->title);
    json_open_list(out, "classes");
    for (size_t i = 0; i < receipt->n_classes; i++)
        put_class(out, &receipt->classes[i]);
    json_close_list(out);
    put_credit(out, receipt);
    json_put_i64(out, "issued_ms", receipt->issued_ms);
    json_put_text(out, "key", receipt->key_id);
    json_close_object(out);
}

void receipt_write(struct json_out *out, const struct receipt *receipt)
{
    json_open_object(out, NULL);
    put_signed(out, "receipt", receipt);
    seal_put_bytes(out, "signature", receipt->signature, SIGN_BYTES);
    json_close_object(out);
}

enum err receipt_sign(struct receipt *receipt, const struct sign_pair *pair)
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);
    put_signed(&out, NULL, receipt);
    enum err err = text.bad ? ERR_NOMEM : sign_bytes(pair, buffer_slice(&text), receipt->signature);
    buffer_finish(&text);
    return err;
}

bool receipt_holds(const struct receipt *receipt, const uint8_t public_key[SIGN_PUBLIC_BYTES])
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);
    put_signed(&out, NULL, receipt);
    bool holds = !text.bad && sign_holds(public_key, buffer_slice(&text), receipt->signature);
    buffer_finish(&text);
    return holds;
}

/* ---- reading ---- */

static void read_seal(const struct json_node *node, struct receipt_seal *ret)
{
    ret->n = (uint64_t)json_get_i64(node, "seal", 1, INT64_MAX);
    seal_get_hash(node, "seal_hash", ret->hash);
    ret->lines = (uint64_t)json_get_i64(node, "lines", 0, INT64_MAX);
    seal_get_hash(node, "head", ret->head);
}

static void read_class(const struct json_node *item, struct receipt_class *ret)
{
    json_only(item,
              JSON_KEYS("class", "ordinal", "seal", "seal_hash", "lines", "head", "attended_s"));
    ret->class_id = json_get_id(item, "class");
    ret->ordinal = (uint32_t)json_get_i64(item, "ordinal", 1, UINT32_MAX);
    read_seal(item, &ret->seal);
    ret->attended_s = seal_get_seconds(item, "attended_s");
}

static void read_credit(const struct json_node *node, struct receipt *ret)
{
    struct json_node credit = json_get_object_or_none(node, "credit");
    if (!json_is_there(&credit))
        return;
    json_only(&credit, JSON_KEYS("seal", "seal_hash", "lines", "head", "policy", "attended_s",
                                 "learning_s", "counted_jp", "surplus_jp"));
    ret->has_credit = true;
    read_seal(&credit, &ret->account);
    json_get_text(&credit, "policy", JSON_ROOM(ret->policy));
    ret->attended_s = seal_get_seconds(&credit, "attended_s");
    ret->learning_s = seal_get_seconds(&credit, "learning_s");
    ret->counted_jp = seal_get_u32(&credit, "counted_jp");
    ret->surplus_jp = seal_get_u32(&credit, "surplus_jp");
}

static enum err read_signed(const struct json_node *node, struct receipt *ret)
{
    json_only(node, JSON_KEYS("sinkron_receipt", "person", "name", "activity", "title", "classes",
                              "credit", "issued_ms", "key"));
    json_get_i64(node, "sinkron_receipt", 1, 1);
    ret->person = json_get_id(node, "person");
    json_get_text(node, "name", JSON_ROOM(ret->name));
    ret->activity = json_get_id(node, "activity");
    json_get_text(node, "title", JSON_ROOM(ret->title));
    struct json_node list = json_get_list(node, "classes", 1, SEAL_CLASSES_MAX);
    ret->classes = mem_zalloc(json_count(&list), sizeof *ret->classes);
    if (!ret->classes)
        return ERR_NOMEM;
    for (; ret->n_classes < json_count(&list); ret->n_classes++) {
        struct json_node item = json_at(&list, ret->n_classes);
        read_class(&item, &ret->classes[ret->n_classes]);
    }
    read_credit(node, ret);
    ret->issued_ms = json_get_i64(node, "issued_ms", 1, INT64_MAX);
    seal_get_key_id(node, "key", ret->key_id);
    return OK;
}

/* A last line end is welcome: editors add one. */
static enum err compare(struct slice text, const struct receipt *receipt, char *ret_fault,
                        size_t fault_room)
{
    struct buffer again = {0};
    struct json_out out = json_out_to(&again);
    receipt_write(&out, receipt);
    if (text.len && text.at[text.len - 1] == '\n')
        text.len--;
    enum err err = again.bad ? ERR_NOMEM : OK;
    if (!err && !slice_equal(buffer_slice(&again), text)) {
        snprintf(ret_fault, fault_room, "it is not written as the server writes it");
        err = ERR_INVALID;
    }
    buffer_finish(&again);
    return err;
}

enum err receipt_read(struct slice text, struct receipt *ret, char *ret_fault, size_t fault_room)
{
    struct json_doc doc;
    enum err err = json_open(&doc, text);
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, JSON_KEYS("receipt", "signature"));
        struct json_node node = json_get_object(&root, "receipt");
        err = read_signed(&node, ret);
        seal_get_bytes(&root, "signature", ret->signature, SIGN_BYTES);
    }
    if (!err)
        err = json_err(&doc);
    if (err && err != ERR_NOMEM) {
        json_fail_text(&doc, ret_fault, fault_room);
        err = ERR_INVALID;
    }
    json_close(&doc);
    return err ? err : compare(text, ret, ret_fault, fault_room);
}
