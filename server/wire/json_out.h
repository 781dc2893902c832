/* json_out.h - writes JSON (RFC 8259) into a buffer, without a tree.
 *
 * Runs on   any thread.
 * Borrows   the buffer; a lack of memory shows in buffer->bad, checked once at the end.
 *
 *     struct json_out out = json_out_to(&buffer);
 *     json_open_object(&out, NULL);
 *     json_put_text(&out, "name", person->name);
 *     json_open_list(&out, "years");
 *     json_put_i64(&out, NULL, 2025);
 *     json_close_list(&out);
 *     json_close_object(&out);
 *
 * `key` is NULL within lists and at the top. Texts must be UTF-8 (base/text.h). Commas, quotes and
 * escapes are ours; opening and closing in pairs is the caller's (asserted).
 */
#ifndef WIRE_JSON_OUT_H
#define WIRE_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

#define JSON_OUT_DEPTH_MAX 32

struct json_out {
    struct buffer *buffer;
    unsigned depth;
    uint32_t begun; /* bit per level: something stands there already */
};

struct json_out json_out_to(struct buffer *buffer);

void json_open_object(struct json_out *out, const char *key);
void json_close_object(struct json_out *out);
void json_open_list(struct json_out *out, const char *key);
void json_close_list(struct json_out *out);

/* NULL is written as null. */
void json_put_text(struct json_out *out, const char *key, const char *text);
void json_put_slice(struct json_out *out, const char *key, struct slice text);
/* A number outside +-(2^53 - 1) would not survive JavaScript: use a text for it. */
void json_put_i64(struct json_out *out, const char *key, int64_t value);
void json_put_bool(struct json_out *out, const char *key, bool value);
void json_put_null(struct json_out *out, const char *key);

#endif
