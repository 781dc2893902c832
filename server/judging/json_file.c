#include "judging/json_file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"

#define WORD_BYTES_MAX 64
#define DAY_BYTES_MAX 32

void fault_write(struct fault_room room, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(room.text, room.len, format, args);
    va_end(args);
}

static enum err read_text(struct json_file *file, size_t len_max, struct fault_room fault)
{
    enum err err = file_read(file->path, len_max, &file->text);
    if (err == ERR_NOT_FOUND)
        fault_write(fault, "%s: there is no such file", file->path);
    else if (err == ERR_OVERSIZE)
        fault_write(fault, "%s: longer than %zu bytes", file->path, len_max);
    else if (err == ERR_IO)
        fault_write(fault, "%s: cannot be read: %s", file->path, strerror(errno));
    return err && err != ERR_NOMEM ? ERR_CONFIG : err;
}

enum err json_file_open(struct json_file *ret, const char *path, size_t len_max,
                        struct fault_room fault)
{
    *ret = (struct json_file){.path = path};
    enum err err = read_text(ret, len_max, fault);
    if (err)
        return err;
    err = json_open(&ret->doc, buffer_slice(&ret->text));
    return err == ERR_MALFORMED ? json_file_err(ret, fault) : err;
}

enum err json_file_err(const struct json_file *file, struct fault_room fault)
{
    if (json_ok(&file->doc))
        return OK;
    char text[JSON_PATH_MAX + JSON_REASON_MAX + 4];
    json_fail_text(&file->doc, text, sizeof text);
    fault_write(fault, "%s: %s", file->path, text);
    return ERR_CONFIG;
}

void json_file_close(struct json_file *file)
{
    json_close(&file->doc);
    buffer_finish(&file->text);
}

int json_get_choice(const struct json_node *node, const char *key, const struct word_table *table)
{
    const char *word = json_get_borrowed(node, key, WORD_BYTES_MAX);
    int number = word_parse(table, slice_of_text(word));
    if (number || !json_ok(node->doc))
        return number;

    char list[JSON_REASON_MAX / 2] = {0};
    struct writer w = writer_of(list, sizeof list - 1);
    for (int i = 1; i < table->n; i++)
        write_format(&w, "%s%s", i > 1 ? ", " : "", word_name(table, i));
    json_fault(node, key, "one of %s is expected", list);
    return 0;
}

void json_get_text_or_empty(const struct json_node *node, const char *key, char *ret, size_t room)
{
    const char *text = json_get_borrowed(node, key, room - 1);
    text_copy(ret, room, slice_of_text(text));
}

int64_t json_get_day(const struct json_node *node, const char *key)
{
    const char *text = json_get_borrowed(node, key, DAY_BYTES_MAX);
    int64_t day = 0;
    if (date_parse_day(slice_of_text(text), &day))
        json_fault(node, key, "a date like 2025-03-10 is expected");
    return day;
}
