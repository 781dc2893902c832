#include "wire/record.h"

#include <jansson.h>
#include <string.h>

#include "base/id.h"

size_t field_stride(const struct field *field)
{
    switch (field->kind) {
    case FIELD_BOOL:
        return sizeof(bool);
    case FIELD_U32:
    case FIELD_WORD:
        return sizeof(uint32_t);
    case FIELD_I64:
        return sizeof(int64_t);
    case FIELD_ID:
        return sizeof(struct id);
    case FIELD_TEXT:
    case FIELD_TOKEN:
        return field->borrowed ? sizeof(char *) : (size_t)field->len_max + 1;
    case FIELD_RECORD:
        return field->record->size;
    }
    return 0;
}

static enum err read_bool(const json_t *value, uint8_t *at)
{
    if (!json_is_boolean(value))
        return ERR_MALFORMED;
    bool truth = json_is_true(value);
    memcpy(at, &truth, sizeof truth);
    return OK;
}

static enum err read_number(const json_t *value, int64_t min, int64_t max, int64_t *ret)
{
    if (!json_is_integer(value))
        return ERR_MALFORMED;
    json_int_t number = json_integer_value(value);
    if (number < min || number > max)
        return ERR_MALFORMED;
    *ret = number;
    return OK;
}

static enum err read_u32_field(const json_t *value, uint8_t *at)
{
    int64_t number = 0;
    enum err err = read_number(value, 0, UINT32_MAX, &number);
    uint32_t small = (uint32_t)number;
    memcpy(at, &small, sizeof small);
    return err;
}

static enum err read_i64_field(const json_t *value, uint8_t *at)
{
    int64_t number = 0;
    enum err err = read_number(value, -FIELD_I64_MAX, FIELD_I64_MAX, &number);
    memcpy(at, &number, sizeof number);
    return err;
}

static bool string_slice(const json_t *value, struct slice *ret)
{
    if (!json_is_string(value))
        return false;
    *ret = (struct slice){(const uint8_t *)json_string_value(value), json_string_length(value)};
    return true;
}

static enum err read_text(const struct field *field, const json_t *value, uint8_t *at)
{
    struct slice text;
    if (!string_slice(value, &text) || text.len < field->len_min || text.len > field->len_max)
        return ERR_MALFORMED;
    if (field->kind == FIELD_TOKEN && !record_is_token(text))
        return ERR_MALFORMED;
    memcpy(at, text.at, text.len);
    at[text.len] = 0;
    return OK;
}

static enum err read_id(const json_t *value, uint8_t *at)
{
    struct slice text;
    struct id id;
    if (!string_slice(value, &text) || id_parse(&id, text))
        return ERR_MALFORMED;
    memcpy(at, &id, sizeof id);
    return OK;
}

static enum err read_word(const struct field *field, const json_t *value, uint8_t *at)
{
    struct slice text;
    uint32_t word = 0;
    if (!string_slice(value, &text) || words_find(field->words, text, &word))
        return ERR_MALFORMED;
    memcpy(at, &word, sizeof word);
    return OK;
}

static enum err read_value(const struct field *field, const json_t *value, uint8_t *at)
{
    switch (field->kind) {
    case FIELD_BOOL:
        return read_bool(value, at);
    case FIELD_U32:
        return read_u32_field(value, at);
    case FIELD_I64:
        return read_i64_field(value, at);
    case FIELD_ID:
        return read_id(value, at);
    case FIELD_TEXT:
    case FIELD_TOKEN:
        return read_text(field, value, at);
    case FIELD_WORD:
        return read_word(field, value, at);
    case FIELD_RECORD:
        return ERR_MALFORMED; /* only the server sends them */
    }
    return ERR_MALFORMED;
}

static enum err read_list(const struct field *field, const json_t *list, uint8_t *base)
{
    size_t n = json_array_size(list);
    if (!json_is_array(list) || n < field->n_min || n > field->n_max)
        return ERR_MALFORMED;

    enum err err = OK;
    uint8_t *at = base + field->at;
    for (size_t i = 0; i < n && !err; i++, at += field_stride(field))
        err = read_value(field, json_array_get(list, i), at);
    memcpy(base + field->n_at, &n, sizeof n);
    return err;
}

enum err record_read(const struct record *record, const struct json_t *object, size_t others,
                     void *ret)
{
    static const bool yes = true;
    uint8_t *base = ret;
    size_t found = others;

    memset(ret, 0, record->size);
    for (size_t i = 0; i < record->fields_n; i++) {
        const struct field *field = &record->fields[i];
        const json_t *value = json_object_get(object, field->name);
        if (!value && field->optional)
            continue;
        found++;
        if (field->optional)
            memcpy(base + field->has_at, &yes, sizeof yes);
        enum err err = field->list ? read_list(field, value, base)
                                   : read_value(field, value, base + field->at);
        if (err)
            return err;
    }
    return found == json_object_size(object) ? OK : ERR_MALFORMED;
}
