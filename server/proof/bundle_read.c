#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "judging/json_file.h"
#include "proof/bundle.h"
#include "proof/bundle_text.h"
#include "proof/proof.h"

#define BODY_TEXT_MAX SECRET_TEXT_ROOM(JOURNAL_BODY_BYTES_MAX)

/* The kinds of lines, in the order in which they stand. */
enum line_kind { LINE_BEGIN, LINE_KEY, LINE_SEAL, LINE_POLICY, LINE_LINE, LINE_END };

static const char *const kind_keys[] = {"sinkron_bundle", "key", "seal", "policy", "line", "end"};

struct reading {
    struct proof *proof;
    struct bundle_fault *fault;
    enum line_kind kind; /* of the line before */
    bool begun;
    struct id activity;
    struct bundle_counts counts;
    uint64_t own_seals;  /* with their content */
    struct buffer again; /* the line as we would write it */
    uint8_t *body;       /* room for the largest */
};

static enum err deny(struct reading *reading, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static enum err deny(struct reading *reading, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(reading->fault->text, sizeof reading->fault->text, format, args);
    va_end(args);
    return ERR_INVALID;
}

/* What the proof says of a piece. */
static enum err heed(struct reading *reading, enum err err)
{
    if (err == ERR_INVALID && !reading->fault->text[0])
        return deny(reading, "%s", proof_fault(reading->proof));
    return err;
}

/* OK when the line stands there as we write it. */
static enum err compare(struct reading *reading, const struct json_node *root, struct slice line)
{
    if (!json_ok(root->doc)) {
        json_fail_text(root->doc, reading->fault->text, sizeof reading->fault->text);
        return ERR_INVALID;
    }
    if (reading->again.bad)
        return ERR_NOMEM;
    bool same = slice_equal(buffer_slice(&reading->again), line);
    return same ? OK : deny(reading, "it is not written as the server writes it");
}

/* ---- pieces ---- */

static enum err read_begin(struct reading *reading, const struct json_node *root, struct slice line)
{
    json_only(root, JSON_KEYS("sinkron_bundle", "activity"));
    json_get_i64(root, "sinkron_bundle", 1, 1);
    reading->activity = json_get_id(root, "activity");
    bundle_put_begin(&reading->again, reading->activity);
    return compare(reading, root, line);
}

static enum err read_key(struct reading *reading, const struct json_node *root, struct slice line)
{
    struct signing_key_row row = {0};
    struct json_node key = json_get_object(root, "key");
    json_only(root, JSON_KEYS("key", "signature"));
    signing_key_read(&key, &row);
    seal_get_bytes(root, "signature", row.signature, SIGN_BYTES);
    bundle_put_key(&reading->again, &row);
    enum err err = compare(reading, root, line);
    reading->counts.keys++;
    return err ? err : heed(reading, proof_add_key(reading->proof, &row));
}

/* What is signed is true before it can be the wrong activity's. */
static enum err add_seal(struct reading *reading, const struct seal_head *head,
                         const uint8_t signature[SIGN_BYTES], struct seal_content *content)
{
    bool is_own = content != NULL;
    enum err err = heed(reading, proof_add_seal(reading->proof, head, signature, content));
    if (err)
        return err;
    bool same = id_equal(head->activity, reading->activity);
    if (is_own && !same && reading->own_seals == 0) {
        reading->fault->line = 1;
        return deny(reading, "it names another activity than the first seal");
    }
    if (is_own != same)
        return deny(reading, "seal %llu: %s", (unsigned long long)head->n,
                    is_own ? "it is another activity's" : "its content is missing");
    reading->counts.seals++;
    reading->own_seals += is_own;
    return OK;
}

static enum err read_seal(struct reading *reading, const struct json_node *root, struct slice line)
{
    struct seal_head head = {0};
    struct seal_content content = {0};
    uint8_t signature[SIGN_BYTES] = {0};
    enum err err = OK;

    json_only(root, JSON_KEYS("seal", "signature", "content"));
    struct json_node node = json_get_object(root, "seal");
    seal_head_read(&node, &head);
    seal_get_bytes(root, "signature", signature, SIGN_BYTES);
    struct json_node told = json_get_object_or_none(root, "content");
    bool has_content = json_is_there(&told);
    if (has_content)
        err = seal_content_read(&told, &content);
    if (!err) {
        bundle_put_seal(&reading->again, &head, signature, has_content ? &content : NULL);
        err = compare(reading, root, line);
    }
    if (!err)
        err = add_seal(reading, &head, signature, has_content ? &content : NULL);
    seal_content_finish(&content);
    return err;
}

static enum err read_policy(struct reading *reading, const struct json_node *root,
                            struct slice line)
{
    char id[POLICY_ID_MAX] = "";
    json_only(root, JSON_KEYS("policy", "text"));
    json_get_text(root, "policy", id, sizeof id);
    struct slice text = slice_of_text(json_get_borrowed(root, "text", POLICY_TEXT_BYTES_MAX));
    bundle_put_policy(&reading->again, id, text);
    enum err err = compare(reading, root, line);
    reading->counts.policies++;
    return err ? err : heed(reading, proof_add_policy(reading->proof, id, text));
}

/* When it was erased is not told: nothing is signed about that. */
static void read_body(struct reading *reading, const struct json_node *root,
                      struct journal_row *ret)
{
    size_t len = 0;
    if (json_has(root, "body_hash")) {
        seal_get_hash(root, "body_hash", ret->body_hash);
        ret->erased_ms = 1;
        return;
    }
    const char *text = json_get_borrowed(root, "body", BODY_TEXT_MAX);
    if (json_ok(root->doc) &&
        secret_decode(slice_of_text(text), reading->body, JOURNAL_BODY_BYTES_MAX, &len) != OK)
        json_fault(root, "body", "bytes as base64url are expected");
    ret->line.body = (struct slice){reading->body, len};
    journal_body_hash(&ret->line, ret->body_hash);
}

static enum err read_line(struct reading *reading, const struct json_node *root, struct slice line)
{
    struct journal_row row = {0};
    json_only(root, JSON_KEYS("line", "class", "n", "run", "person", "kind", "why", "connection",
                              "seat", "at_ms", "mono_ms", "body", "body_hash", "hash"));
    row.line.event = json_get_id(root, "line");
    row.line.class_id = json_get_id(root, "class");
    row.n = (uint64_t)json_get_i64(root, "n", 1, INT64_MAX);
    row.line.run = json_get_id(root, "run");
    row.line.person = json_get_id(root, "person");
    row.line.kind = (uint16_t)json_get_i64(root, "kind", 1, UINT16_MAX);
    row.line.why = (uint8_t)json_get_i64(root, "why", 0, UINT8_MAX);
    row.line.line = (uint32_t)json_get_i64(root, "connection", 0, UINT32_MAX);
    row.line.seat = (uint32_t)json_get_i64(root, "seat", 0, UINT32_MAX);
    row.line.at_ms = json_get_i64(root, "at_ms", INT64_MIN, INT64_MAX);
    row.line.mono_ms = (uint64_t)json_get_i64(root, "mono_ms", 0, INT64_MAX);
    read_body(reading, root, &row);
    seal_get_hash(root, "hash", row.hash);
    bundle_put_line(&reading->again, &row);
    enum err err = compare(reading, root, line);
    reading->counts.lines++;
    return err ? err : heed(reading, proof_add_line(reading->proof, &row));
}

static enum err read_end(struct reading *reading, const struct json_node *root, struct slice line)
{
    struct bundle_counts counts = {0};
    json_only(root, JSON_KEYS("end", "keys", "seals", "policies", "lines"));
    json_get_bool(root, "end");
    counts.keys = (uint64_t)json_get_i64(root, "keys", 0, INT64_MAX);
    counts.seals = (uint64_t)json_get_i64(root, "seals", 0, INT64_MAX);
    counts.policies = (uint64_t)json_get_i64(root, "policies", 0, INT64_MAX);
    counts.lines = (uint64_t)json_get_i64(root, "lines", 0, INT64_MAX);
    bundle_put_end(&reading->again, &counts);
    enum err err = compare(reading, root, line);
    const struct bundle_counts *seen = &reading->counts;
    if (!err && (counts.keys != seen->keys || counts.seals != seen->seals ||
                 counts.policies != seen->policies || counts.lines != seen->lines))
        err = deny(reading, "lines of the file are missing, or there are too many");
    return err ? err : heed(reading, proof_end(reading->proof));
}

/* ---- lines ---- */

static enum err find_kind(struct reading *reading, const struct json_node *root,
                          enum line_kind *ret)
{
    const char *key = "";
    if (json_ok(root->doc) && json_count(root))
        json_member_at(root, 0, &key);
    size_t kind = 0;
    while (kind <= LINE_END && strcmp(kind_keys[kind], key) != 0)
        kind++;
    if (kind > LINE_END)
        return deny(reading, "it is no line of a bundle");
    bool first = kind == LINE_BEGIN;
    if (first == reading->begun || kind < reading->kind || reading->kind == LINE_END)
        return deny(reading, "a line of this kind does not belong here");
    *ret = (enum line_kind)kind;
    return OK;
}

static enum err read_piece(struct reading *reading, const struct json_node *root, struct slice line)
{
    enum line_kind kind = LINE_BEGIN;
    enum err err = find_kind(reading, root, &kind);
    if (err)
        return err;
    reading->begun = true;
    reading->kind = kind;
    reading->again.len = 0;
    switch (kind) {
    case LINE_BEGIN:
        return read_begin(reading, root, line);
    case LINE_KEY:
        return read_key(reading, root, line);
    case LINE_SEAL:
        return read_seal(reading, root, line);
    case LINE_POLICY:
        return read_policy(reading, root, line);
    case LINE_LINE:
        return read_line(reading, root, line);
    case LINE_END:
        return read_end(reading, root, line);
    }
    return ERR_INVALID;
}

static enum err read_one(struct reading *reading, struct slice line)
{
    struct json_doc doc;
    enum err err = json_open(&doc, line);
    if (err == ERR_MALFORMED)
        err = deny(reading, "it is no JSON: %s", doc.fail.reason);
    if (!err) {
        struct json_node root = json_root(&doc);
        err = read_piece(reading, &root, line);
    }
    json_close(&doc);
    return err;
}

static enum err read_all(struct reading *reading, FILE *from)
{
    char *line = NULL; /* of libc */
    size_t room = 0;
    enum err err = OK;
    ssize_t len;
    while (!err && (len = getline(&line, &room, from)) > 0) {
        reading->fault->line++;
        err = read_one(reading, (struct slice){(const uint8_t *)line, (size_t)len});
    }
    free(line);
    if (!err && ferror(from))
        return ERR_IO;
    if (!err && reading->kind != LINE_END)
        return deny(reading, "the file ends too early");
    return err;
}

enum err bundle_read(FILE *from, struct proof *proof, struct bundle_fault *ret_fault)
{
    struct reading reading = {.proof = proof, .fault = ret_fault};
    *ret_fault = (struct bundle_fault){0};
    reading.body = mem_alloc(JOURNAL_BODY_BYTES_MAX);
    enum err err = reading.body ? read_all(&reading, from) : ERR_NOMEM;
    buffer_finish(&reading.again);
    mem_free(reading.body);
    return err;
}

enum err bundle_read_bytes(struct slice bytes, struct proof *proof, struct bundle_fault *ret_fault)
{
    /* fmemopen's mode "r" does not write. */
    FILE *from = bytes.len ? fmemopen((void *)(uintptr_t)bytes.at, bytes.len, "r") : NULL;
    if (!from) {
        *ret_fault = (struct bundle_fault){.text = "there is nothing in it"};
        return bytes.len ? ERR_NOMEM : ERR_INVALID;
    }
    enum err err = bundle_read(from, proof, ret_fault);
    fclose(from);
    return err;
}
