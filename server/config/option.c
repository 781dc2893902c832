#include "config/option.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define NEAR_ENOUGH 4
#define SHOWN_BYTES_MAX 60

const struct option *option_find(const struct option_table *table, struct slice name)
{
    for (size_t i = 0; i < table->n; i++)
        if (slice_is_text(name, table->rows[i].name))
            return &table->rows[i];
    return NULL;
}

const struct option *option_nearest(const struct option_table *table, struct slice name)
{
    char wanted[64];
    text_copy(wanted, sizeof wanted, name);
    const struct option *nearest = NULL;
    unsigned least = NEAR_ENOUGH + 1;
    for (size_t i = 0; i < table->n; i++) {
        unsigned distance = text_distance(wanted, table->rows[i].name);
        if (distance < least && distance < strlen(table->rows[i].name)) {
            least = distance;
            nearest = &table->rows[i];
        }
    }
    return nearest;
}

/* As much of a wrong value as a complaint quotes. */
static int shown(struct slice text)
{
    return text.len < SHOWN_BYTES_MAX ? (int)text.len : SHOWN_BYTES_MAX;
}

static enum err set_text(const struct option *row, char *into, struct slice text,
                         struct writer *why)
{
    if (text.len < row->min) {
        write_format(why, "is too short: at least %u bytes", row->min);
        return ERR_CONFIG;
    }
    if (text.len > row->max || text.len >= row->room) {
        write_format(why, "is too long: at most %u bytes", row->max);
        return ERR_CONFIG;
    }
    if (!text_is_utf8(text)) {
        write_text(why, "is not UTF-8 text");
        return ERR_CONFIG;
    }
    text_copy(into, row->room, text);
    return OK;
}

static enum err set_count(const struct option *row, void *into, struct slice text,
                          struct writer *why)
{
    uint64_t value = 0;
    if (text_to_u64(text, &value)) {
        write_format(why, "`%.*s` is not a whole number from %u to %u", shown(text),
                     (const char *)text.at, row->min, row->max);
        return ERR_CONFIG;
    }
    if (value < row->min || value > row->max) {
        bool below = value < row->min;
        write_format(why, "%.*s is too %s; the nearest right value is %u", shown(text),
                     (const char *)text.at, below ? "small" : "large", below ? row->min : row->max);
        return ERR_CONFIG;
    }
    unsigned count = (unsigned)value;
    memcpy(into, &count, sizeof count);
    return OK;
}

static enum err set_switch(void *into, struct slice text, struct writer *why)
{
    bool on = slice_is_text(text, "on");
    if (!on && !slice_is_text(text, "off")) {
        write_format(why, "`%.*s` is neither `on` nor `off`", shown(text), (const char *)text.at);
        return ERR_CONFIG;
    }
    memcpy(into, &on, sizeof on);
    return OK;
}

static enum err set_choice(const struct option *row, void *into, struct slice text,
                           struct writer *why)
{
    for (unsigned i = 0; i <= row->max; i++)
        if (slice_is_text(text, row->words[i])) {
            memcpy(into, &i, sizeof i);
            return OK;
        }
    write_format(why, "`%.*s` is none of:", shown(text), (const char *)text.at);
    for (unsigned i = 0; i <= row->max; i++)
        write_format(why, " %s", row->words[i]);
    return ERR_CONFIG;
}

enum err option_set(const struct option *row, void *into, struct slice text, struct writer *why)
{
    char *member = (char *)into + row->offset;
    if (text.len >= OPTION_VALUE_MAX) {
        write_format(why, "is too long: at most %d bytes", OPTION_VALUE_MAX - 1);
        return ERR_CONFIG;
    }
    switch (row->kind) {
    case OPTION_TEXT:
    case OPTION_SECRET:
        return set_text(row, member, text, why);
    case OPTION_COUNT:
        return set_count(row, member, text, why);
    case OPTION_SWITCH:
        return set_switch(member, text, why);
    case OPTION_CHOICE:
        return set_choice(row, member, text, why);
    }
    return ERR_CONFIG;
}

enum err option_set_defaults(const struct option_table *table, void *into)
{
    for (size_t i = 0; i < table->n; i++) {
        struct writer why = writer_of(NULL, 0);
        const struct option *row = &table->rows[i];
        enum err err = option_set(row, into, slice_of_text(row->initial), &why);
        if (err)
            return err;
    }
    return OK;
}

void option_write_value(const struct option *row, const void *from, struct writer *ret)
{
    const char *member = (const char *)from + row->offset;
    unsigned number = 0;
    bool on = false;
    switch (row->kind) {
    case OPTION_TEXT:
        write_text(ret, member);
        break;
    case OPTION_SECRET:
        write_text(ret, *member ? "***" : "");
        break;
    case OPTION_COUNT:
        memcpy(&number, member, sizeof number);
        write_format(ret, "%u", number);
        break;
    case OPTION_SWITCH:
        memcpy(&on, member, sizeof on);
        write_text(ret, on ? "on" : "off");
        break;
    case OPTION_CHOICE:
        memcpy(&number, member, sizeof number);
        write_text(ret, row->words[number]);
        break;
    }
}

void option_env_name(const struct option *row, char *ret)
{
    static const char prefix[] = "SINKRON_";
    struct writer w = writer_of(ret, OPTION_ENV_MAX - 1);
    write_text(&w, prefix);
    for (const char *at = row->name; *at; at++)
        write_u8(&w, *at == '.' ? '_' : (uint8_t)toupper((unsigned char)*at));
    ret[writer_len(&w)] = '\0';
}
