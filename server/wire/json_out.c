#include "wire/json_out.h"

#include <assert.h>
#include <inttypes.h>

struct json_out json_out_to(struct buffer *buffer)
{
    return (struct json_out){.buffer = buffer};
}

static void add(struct json_out *out, const char *text)
{
    buffer_add_text(out->buffer, text);
}

/* In the same way as JSON.stringify, so that both ends write the same bytes. */
static void add_escape(struct json_out *out, uint8_t c)
{
    static const char letters[][2] = {{'"', '"'},  {'\\', '\\'}, {'\b', 'b'}, {'\t', 't'},
                                      {'\n', 'n'}, {'\f', 'f'},  {'\r', 'r'}};

    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (c == letters[i][0]) {
            buffer_format(out->buffer, "\\%c", letters[i][1]);
            return;
        }
    }
    buffer_format(out->buffer, "\\u%04x", c);
}

/* What needs no escape goes out in one piece. `<` needs none: pages put texts in as text. */
static void add_escaped(struct json_out *out, struct slice text)
{
    size_t begin = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.at[i];
        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        buffer_add(out->buffer, (struct slice){text.at + begin, i - begin});
        begin = i + 1;
        add_escape(out, c);
    }
    buffer_add(out->buffer, (struct slice){text.at + begin, text.len - begin});
}

static void add_quoted(struct json_out *out, struct slice text)
{
    add(out, "\"");
    add_escaped(out, text);
    add(out, "\"");
}

/* Comma and key in front of the next value. */
static void begin(struct json_out *out, const char *key)
{
    uint32_t level = UINT32_C(1) << out->depth;
    if (out->begun & level)
        add(out, ",");
    out->begun |= level;
    if (key) {
        add_quoted(out, slice_of_text(key));
        add(out, ":");
    }
}

static void open_level(struct json_out *out, const char *key, const char *bracket)
{
    begin(out, key);
    add(out, bracket);
    assert(out->depth + 1 < JSON_OUT_DEPTH_MAX);
    out->depth++;
    out->begun &= ~(UINT32_C(1) << out->depth);
}

static void close_level(struct json_out *out, const char *bracket)
{
    assert(out->depth > 0);
    out->depth--;
    add(out, bracket);
}

void json_open_object(struct json_out *out, const char *key)
{
    open_level(out, key, "{");
}

void json_close_object(struct json_out *out)
{
    close_level(out, "}");
}

void json_open_list(struct json_out *out, const char *key)
{
    open_level(out, key, "[");
}

void json_close_list(struct json_out *out)
{
    close_level(out, "]");
}

void json_put_text(struct json_out *out, const char *key, const char *text)
{
    if (text)
        json_put_slice(out, key, slice_of_text(text));
    else
        json_put_null(out, key);
}

void json_put_slice(struct json_out *out, const char *key, struct slice text)
{
    begin(out, key);
    add_quoted(out, text);
}

void json_put_i64(struct json_out *out, const char *key, int64_t value)
{
    begin(out, key);
    buffer_format(out->buffer, "%" PRId64, value);
}

void json_put_bool(struct json_out *out, const char *key, bool value)
{
    begin(out, key);
    add(out, value ? "true" : "false");
}

void json_put_null(struct json_out *out, const char *key)
{
    begin(out, key);
    add(out, "null");
}
