#include "wire/record.h"

#include <string.h>

#include "base/id.h"
#include "base/text.h"
#include "wire/json_out.h"

bool record_is_token(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.at[i];
        if (c <= ' ' || c > '~' || c == '"' || c == '\\')
            return false;
    }
    return true;
}

static enum err put_text(const struct field *field, const char *key, const uint8_t *at,
                           struct json_out *out)
{
    const char *text = (const char *)at;
    if (field->borrowed)
        memcpy(&text, at, sizeof text);
    if (!text)
        return ERR_INVALID;

    const struct slice slice = {(const uint8_t *)text, strnlen(text, (size_t)field->len_max + 1)};
    if (slice.len < field->len_min || slice.len > field->len_max)
        return ERR_INVALID;
    if (field->kind == FIELD_TOKEN ? !record_is_token(slice) : !text_is_utf8(slice))
        return ERR_INVALID;
    json_put_slice(out, key, slice);
    return OK;
}

static enum err put_word(const struct field *field, const char *key, const uint8_t *at,
                           struct json_out *out)
{
    uint32_t word;
    memcpy(&word, at, sizeof word);
    if (word >= field->words->n)
        return ERR_INVALID;
    json_put_text(out, key, words_name(field->words, word));
    return OK;
}

static enum err put_i64(const char *key, const uint8_t *at, struct json_out *out)
{
    int64_t number;
    memcpy(&number, at, sizeof number);
    if (number < -FIELD_I64_MAX || number > FIELD_I64_MAX)
        return ERR_INVALID;
    json_put_i64(out, key, number);
    return OK;
}

static void put_id(const char *key, const uint8_t *at, struct json_out *out)
{
    struct id id;
    memcpy(&id, at, sizeof id);
    json_put_text(out, key, id_text(id).text);
}

static void put_u32(const char *key, const uint8_t *at, struct json_out *out)
{
    uint32_t number;
    memcpy(&number, at, sizeof number);
    json_put_i64(out, key, number);
}

static void put_bool(const char *key, const uint8_t *at, struct json_out *out)
{
    bool truth;
    memcpy(&truth, at, sizeof truth);
    json_put_bool(out, key, truth);
}

static enum err put_record(const struct field *field, const char *key, const uint8_t *at,
                             struct json_out *out)
{
    json_open_object(out, key);
    enum err err = record_write(field->record, at, out);
    json_close_object(out);
    return err;
}

static enum err put_value(const struct field *field, const char *key, const uint8_t *at,
                            struct json_out *out)
{
    switch (field->kind) {
    case FIELD_BOOL:
        put_bool(key, at, out);
        return OK;
    case FIELD_U32:
        put_u32(key, at, out);
        return OK;
    case FIELD_I64:
        return put_i64(key, at, out);
    case FIELD_ID:
        put_id(key, at, out);
        return OK;
    case FIELD_TEXT:
    case FIELD_TOKEN:
        return put_text(field, key, at, out);
    case FIELD_WORD:
        return put_word(field, key, at, out);
    case FIELD_RECORD:
        return put_record(field, key, at, out);
    }
    return ERR_INVALID;
}

static enum err put_list(const struct field *field, const uint8_t *base, struct json_out *out)
{
    const uint8_t *at = base + field->at;
    size_t n;

    memcpy(&n, base + field->n_at, sizeof n);
    if (field->borrowed)
        memcpy(&at, base + field->at, sizeof at);
    if (n < field->n_min || n > field->n_max || (n && !at))
        return ERR_INVALID;

    enum err err = OK;
    json_open_list(out, field->name);
    for (size_t i = 0; i < n && !err; i++)
        err = put_value(field, NULL, at + i * field_stride(field), out);
    json_close_list(out);
    return err;
}

enum err record_write(const struct record *record, const void *m, struct json_out *out)
{
    const uint8_t *base = m;

    for (size_t i = 0; i < record->fields_n; i++) {
        const struct field *field = &record->fields[i];
        bool has = true;
        if (field->optional)
            memcpy(&has, base + field->has_at, sizeof has);
        if (!has)
            continue;
        enum err err = field->list ? put_list(field, base, out)
                                   : put_value(field, field->name, base + field->at, out);
        if (err)
            return err;
    }
    return OK;
}
