#include "proof/receipt.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "proof/seal_text.h"

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define TEXT(member) (member), sizeof(member)
#define CLASSES_MAX 1000
#define SECONDS_MAX (INT64_C(1) << 40)

void receipt_finish(struct receipt *receipt)
{
    mem_free(receipt->classes);
    *receipt = (struct receipt){0};
}

/* ---- writing ---- */

static void put_class(struct json_out *out, const struct receipt_class *class)
{
    json_open_object(out, NULL);
    seal_put_id(out, "class", class->class_id);
    json_put_i64(out, "ordinal", class->ordinal);
    json_put_i64(out, "seal", (int64_t) class->seal);
    seal_put_hash(out, "seal_hash", class->seal_hash);
    json_put_i64(out, "lines", (int64_t) class->lines);
    seal_put_hash(out, "head", class->head);
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
    json_put_i64(out, "seal", (int64_t)receipt->account);
    seal_put_hash(out, "seal_hash", receipt->account_hash);
    json_put_i64(out, "lines", (int64_t)receipt->book_lines);
    seal_put_hash(out, "head", receipt->book_head);
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

static void read_class(const struct json_node *item, struct receipt_class *ret)
{
    json_only(item, KEYS("class", "ordinal", "seal", "seal_hash", "lines", "head", "attended_s"));
    ret->class_id = json_get_id(item, "class");
    ret->ordinal = (uint32_t)json_get_i64(item, "ordinal", 1, UINT32_MAX);
    ret->seal = (uint64_t)json_get_i64(item, "seal", 1, INT64_MAX);
    seal_get_hash(item, "seal_hash", ret->seal_hash);
    ret->lines = (uint64_t)json_get_i64(item, "lines", 0, INT64_MAX);
    seal_get_hash(item, "head", ret->head);
    ret->attended_s = (uint64_t)json_get_i64(item, "attended_s", 0, SECONDS_MAX);
}

static void read_credit(const struct json_node *node, struct receipt *ret)
{
    struct json_node credit = json_get_object_or_none(node, "credit");
    if (!json_is_there(&credit))
        return;
    json_only(&credit, KEYS("seal", "seal_hash", "lines", "head", "policy", "attended_s",
                            "learning_s", "counted_jp", "surplus_jp"));
    ret->has_credit = true;
    ret->account = (uint64_t)json_get_i64(&credit, "seal", 1, INT64_MAX);
    seal_get_hash(&credit, "seal_hash", ret->account_hash);
    ret->book_lines = (uint64_t)json_get_i64(&credit, "lines", 0, INT64_MAX);
    seal_get_hash(&credit, "head", ret->book_head);
    json_get_text(&credit, "policy", TEXT(ret->policy));
    ret->attended_s = (uint64_t)json_get_i64(&credit, "attended_s", 0, SECONDS_MAX);
    ret->learning_s = (uint64_t)json_get_i64(&credit, "learning_s", 0, SECONDS_MAX);
    ret->counted_jp = (uint32_t)json_get_i64(&credit, "counted_jp", 0, UINT32_MAX);
    ret->surplus_jp = (uint32_t)json_get_i64(&credit, "surplus_jp", 0, UINT32_MAX);
}

static enum err read_signed(const struct json_node *node, struct receipt *ret)
{
    json_only(node, KEYS("sinkron_receipt", "person", "name", "activity", "title", "classes",
                         "credit", "issued_ms", "key"));
    json_get_i64(node, "sinkron_receipt", 1, 1);
    ret->person = json_get_id(node, "person");
    json_get_text(node, "name", TEXT(ret->name));
    ret->activity = json_get_id(node, "activity");
    json_get_text(node, "title", TEXT(ret->title));
    struct json_node list = json_get_list(node, "classes", 1, CLASSES_MAX);
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
        json_only(&root, KEYS("receipt", "signature"));
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
