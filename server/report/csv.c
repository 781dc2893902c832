#include "report/csv.h"

#include <string.h>

static void begin_field(struct csv *csv)
{
    if (csv->begun)
        buffer_add_text(csv->buffer, ",");
    csv->begun = true;
}

struct csv csv_to(struct buffer *buffer)
{
    buffer_add_text(buffer, "\xef\xbb\xbf");
    return (struct csv){.buffer = buffer};
}

/* Also behind blanks, which some programs strip before they look. */
static bool begins_like_formula(const char *text)
{
    text += strspn(text, " ");
    return *text && strchr("=+-@\t\r\n", *text);
}

void csv_text(struct csv *csv, const char *text)
{
    bool quoted = strpbrk(text, ",\"\r\n\t") != NULL;
    begin_field(csv);
    if (quoted)
        buffer_add_text(csv->buffer, "\"");
    if (begins_like_formula(text))
        buffer_add_text(csv->buffer, "'");
    while (*text) {
        size_t plain = strcspn(text, "\"");
        buffer_add(csv->buffer, (struct slice){(const uint8_t *)text, plain});
        text += plain;
        if (*text) {
            buffer_add_text(csv->buffer, "\"\"");
            text++;
        }
    }
    if (quoted)
        buffer_add_text(csv->buffer, "\"");
}

void csv_number(struct csv *csv, int64_t value)
{
    begin_field(csv);
    buffer_format(csv->buffer, "%lld", (long long)value);
}

void csv_end_row(struct csv *csv)
{
    buffer_add_text(csv->buffer, "\r\n");
    csv->begun = false;
}

void csv_row(struct csv *csv, const char *const *texts)
{
    for (; *texts; texts++)
        csv_text(csv, *texts);
    csv_end_row(csv);
}

static char file_letter(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
}

void csv_file_word(const char *text, char *ret, size_t room)
{
    size_t len = 0;
    for (; *text && len + 1 < room; text++) {
        char c = file_letter(*text);
        if (c != '-' || (len > 0 && ret[len - 1] != '-'))
            ret[len++] = c;
    }
    while (len > 0 && ret[len - 1] == '-')
        len--;
    ret[len] = '\0';
}
