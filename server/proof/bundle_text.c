#include "proof/bundle_text.h"

#include "base/alloc.h"
#include "base/secret.h"

static void end_line(struct buffer *to)
{
    buffer_add_text(to, "\n");
}

void bundle_put_begin(struct buffer *to, struct id activity)
{
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    json_put_i64(&out, "sinkron_bundle", 1);
    seal_put_id(&out, "activity", activity);
    json_close_object(&out);
    end_line(to);
}

void bundle_put_key(struct buffer *to, const struct signing_key_row *row)
{
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    signing_key_write(&out, "key", row);
    seal_put_bytes(&out, "signature", row->signature, SIGN_BYTES);
    json_close_object(&out);
    end_line(to);
}

void bundle_put_seal(struct buffer *to, const struct seal_head *head,
                     const uint8_t signature[SIGN_BYTES], const struct seal_content *content)
{
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    seal_head_write(&out, "seal", head);
    seal_put_bytes(&out, "signature", signature, SIGN_BYTES);
    if (content)
        seal_content_write(&out, "content", content);
    else
        json_put_null(&out, "content");
    json_close_object(&out);
    end_line(to);
}

void bundle_put_policy(struct buffer *to, const char *id, struct slice text)
{
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    json_put_text(&out, "policy", id);
    json_put_slice(&out, "text", text);
    json_close_object(&out);
    end_line(to);
}

static void put_body(struct json_out *out, struct slice body)
{
    char *text = mem_alloc(SECRET_TEXT_ROOM(body.len));
    if (!text) {
        out->buffer->bad = true;
        return;
    }
    secret_encode(body, text);
    json_put_text(out, "body", text);
    mem_free(text);
}

void bundle_put_line(struct buffer *to, const struct journal_row *row)
{
    const struct journal_line *line = &row->line;
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    seal_put_id(&out, "line", line->event);
    seal_put_id(&out, "class", line->class_id);
    json_put_i64(&out, "n", (int64_t)row->n);
    seal_put_id(&out, "run", line->run);
    seal_put_id(&out, "person", line->person);
    json_put_i64(&out, "kind", line->kind);
    json_put_i64(&out, "why", line->why);
    json_put_i64(&out, "connection", line->line);
    json_put_i64(&out, "seat", line->seat);
    json_put_i64(&out, "at_ms", line->at_ms);
    json_put_i64(&out, "mono_ms", (int64_t)line->mono_ms);
    if (row->erased_ms) {
        json_put_null(&out, "body");
        seal_put_hash(&out, "body_hash", row->body_hash);
    } else {
        put_body(&out, line->body);
    }
    seal_put_hash(&out, "hash", row->hash);
    json_close_object(&out);
    end_line(to);
}

void bundle_put_end(struct buffer *to, const struct bundle_counts *counts)
{
    struct json_out out = json_out_to(to);
    json_open_object(&out, NULL);
    json_put_bool(&out, "end", true);
    json_put_i64(&out, "keys", (int64_t)counts->keys);
    json_put_i64(&out, "seals", (int64_t)counts->seals);
    json_put_i64(&out, "policies", (int64_t)counts->policies);
    json_put_i64(&out, "lines", (int64_t)counts->lines);
    json_close_object(&out);
    end_line(to);
}
