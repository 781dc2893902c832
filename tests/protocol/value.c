#include "protocol/value.h"

#include <stdlib.h>
#include <string.h>

#define ARENA_BYTES 262144

static _Alignas(16) uint8_t arena[ARENA_BYTES];
static size_t arena_used;

static void fill(const struct record *record, const struct json_node *value, uint8_t *base);

static void *lend(size_t len)
{
    size_t rounded = (len + 15) & ~(size_t)15;
    if (rounded > ARENA_BYTES - arena_used)
        abort();
    void *memory = arena + arena_used;
    arena_used += rounded;
    return memory;
}

static void fill_text(const struct field *field, const struct json_node *value, uint8_t *at)
{
    const char *text = json_get_borrowed(value, NULL, field->len_max);
    if (field->borrowed)
        memcpy(at, &text, sizeof text);
    else
        memcpy(at, text, strlen(text));
}

static void fill_word(const struct field *field, const struct json_node *value, uint8_t *at)
{
    const char *list[64] = {0};
    for (uint32_t i = 0; i < field->words->n; i++)
        list[i] = words_name(field->words, i);
    uint32_t word = (uint32_t)json_get_word(value, NULL, list);
    memcpy(at, &word, sizeof word);
}

static void fill_number(const struct field *field, const struct json_node *value, uint8_t *at)
{
    if (field->kind == FIELD_I64) {
        int64_t number = json_get_i64(value, NULL, -FIELD_I64_MAX, FIELD_I64_MAX);
        memcpy(at, &number, sizeof number);
    } else {
        uint32_t number = (uint32_t)json_get_i64(value, NULL, 0, UINT32_MAX);
        memcpy(at, &number, sizeof number);
    }
}

static void fill_value(const struct field *field, const struct json_node *value, uint8_t *at)
{
    struct id id;
    bool truth;

    switch (field->kind) {
    case FIELD_BOOL:
        truth = json_get_bool(value, NULL);
        memcpy(at, &truth, sizeof truth);
        break;
    case FIELD_U32:
    case FIELD_I64:
        fill_number(field, value, at);
        break;
    case FIELD_ID:
        id = json_get_id(value, NULL);
        memcpy(at, &id, sizeof id);
        break;
    case FIELD_TEXT:
    case FIELD_TOKEN:
        fill_text(field, value, at);
        break;
    case FIELD_WORD:
        fill_word(field, value, at);
        break;
    case FIELD_RECORD:
        fill(field->record, value, at);
        break;
    }
}

static void fill_list(const struct field *field, const struct json_node *object, uint8_t *base)
{
    struct json_node list = json_get_list(object, field->name, field->n_min, field->n_max);
    size_t n = json_count(&list);
    uint8_t *at = base + field->at;

    if (field->borrowed) {
        uint8_t *items = lend(n * field_stride(field));
        memcpy(at, &items, sizeof items);
        at = items;
    }
    for (size_t i = 0; i < n; i++, at += field_stride(field)) {
        struct json_node item = json_at(&list, i);
        fill_value(field, &item, at);
    }
    memcpy(base + field->n_at, &n, sizeof n);
}

static void fill(const struct record *record, const struct json_node *value, uint8_t *base)
{
    static const bool yes = true;

    memset(base, 0, record->size);
    for (size_t i = 0; i < record->fields_n; i++) {
        const struct field *field = &record->fields[i];
        if (field->optional && !json_has(value, field->name))
            continue;
        if (field->optional)
            memcpy(base + field->has_at, &yes, sizeof yes);
        if (field->list) {
            fill_list(field, value, base);
            continue;
        }
        struct json_node member = json_get_any(value, field->name);
        fill_value(field, &member, base + field->at);
    }
}

void value_fill(const struct record *record, const struct json_node *value, void *ret)
{
    arena_used = 0;
    fill(record, value, ret);
}
