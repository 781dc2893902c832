#include "office/csv_in.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "office/faults.h"

struct csv_in {
    struct buffer text;   /* cells one after the other, each with its zero */
    struct buffer places; /* uint32_t: where each cell begins in the text */
    struct buffer lines;  /* uint32_t: of each row */
    uint32_t columns;
    uint32_t rows; /* with the first */
};

struct reading {
    struct csv_in *in;
    struct csv_parser parser;
    struct faults *faults;
    uint32_t line;     /* at hand */
    uint32_t row_line; /* where the row at hand began */
    uint32_t cells;    /* of the row at hand */
    bool in_row;
    bool ended; /* by a fault after which nothing can be read */
};

static void add_u32(struct buffer *buffer, uint32_t value)
{
    buffer_add(buffer, (struct slice){(const uint8_t *)&value, sizeof value});
}

static uint32_t u32_at(const struct buffer *buffer, size_t n)
{
    uint32_t value = 0;
    memcpy(&value, buffer->at + n * sizeof value, sizeof value);
    return value;
}

static void fault_number(struct reading *r, uint32_t line, const char *code, size_t number)
{
    char value[24];
    snprintf(value, sizeof value, "%zu", number);
    faults_add(r->faults, line, "", code, value);
}

/* ---- is it text at all ---- */

/* Bytes of the character that begins here; 0: none does. */
static size_t code_bytes(struct slice rest)
{
    for (size_t n = 1; n <= 4 && n <= rest.len; n++)
        if (text_is_utf8((struct slice){rest.at, n}))
            return n;
    return 0;
}

/* Where the text stops being UTF-8: by line and character. */
static void fault_bad_byte(struct reading *r, struct slice bytes)
{
    uint32_t line = 1;
    size_t place = 1;
    size_t n = 0;
    for (size_t at = 0; at < bytes.len; at += n) {
        n = code_bytes((struct slice){bytes.at + at, bytes.len - at});
        if (!n)
            break;
        bool ends = bytes.at[at] == '\n';
        line += ends;
        place = ends ? 1 : place + 1;
    }
    fault_number(r, line, "not_utf8", place);
}

static bool begins_with(struct slice bytes, const char *mark, size_t len)
{
    return bytes.len >= len && memcmp(bytes.at, mark, len) == 0;
}

/* Spreadsheets call it "Unicode text": with a mark, or every second byte of ASCII is zero. */
static bool is_utf16(struct slice bytes)
{
    return begins_with(bytes, "\xff\xfe", 2) || begins_with(bytes, "\xfe\xff", 2) ||
           (bytes.len >= 2 && (!bytes.at[0] != !bytes.at[1]));
}

static bool check_encoding(struct reading *r, struct slice bytes)
{
    if (is_utf16(bytes))
        faults_add(r->faults, 1, "", "utf16", NULL);
    else if (!text_is_utf8(bytes))
        fault_bad_byte(r, bytes);
    else
        return true;
    return false;
}

/* ---- rows ---- */

static void *grow(void *memory, size_t len)
{
    return mem_realloc(memory, len);
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((uint8_t)*text < 0x20 && !strchr("\t\r\n", *text))
            return true;
    return strchr(text, 0x7f) != NULL;
}

static void take_cell(void *cell, size_t len, void *arg)
{
    struct reading *r = arg;
    struct csv_in *in = r->in;

    r->cells++;
    if (len > CSV_IN_CELL_MAX)
        fault_number(r, r->row_line, "cell_too_long", CSV_IN_CELL_MAX);
    if (r->cells > CSV_IN_COLUMNS_MAX || len > CSV_IN_CELL_MAX)
        return;
    add_u32(&in->places, (uint32_t)in->text.len);
    buffer_add(&in->text, (struct slice){cell, len});
    buffer_add(&in->text, (struct slice){(const uint8_t *)"", 1});
    if (!in->text.bad && has_control((const char *)in->text.at + in->text.len - len - 1))
        faults_add(r->faults, r->row_line, "", "control", NULL);
}

static void take_row(int end, void *arg)
{
    struct reading *r = arg;
    struct csv_in *in = r->in;
    char value[32];
    (void)end;

    if (!in->rows)
        in->columns = r->cells;
    snprintf(value, sizeof value, "%u/%u", r->cells, in->columns);
    if (r->cells > CSV_IN_COLUMNS_MAX)
        fault_number(r, r->row_line, "columns_max", CSV_IN_COLUMNS_MAX);
    else if (r->cells != in->columns)
        faults_add(r->faults, r->row_line, "", "cells", value);
    r->ended |= in->columns > CSV_IN_COLUMNS_MAX;
    add_u32(&in->lines, r->row_line);
    in->rows++;
    r->cells = 0;
    r->in_row = false;
}

/* Up to and with the end of the line at hand. */
static size_t line_len(struct slice rest)
{
    for (size_t i = 0; i < rest.len; i++) {
        bool next_is_lf = i + 1 < rest.len && rest.at[i + 1] == '\n';
        if (rest.at[i] == '\n' || (rest.at[i] == '\r' && !next_is_lf))
            return i + 1;
    }
    return rest.len;
}

static bool is_blank(struct slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr(" \t\r\n", line.at[i]) || !line.at[i])
            return false;
    return true;
}

static void read_line(struct reading *r, struct slice line)
{
    if (!r->in_row && is_blank(line))
        return;
    if (!r->in_row)
        r->row_line = r->line;
    r->in_row = true;
    size_t done = csv_parse(&r->parser, line.at, line.len, take_cell, take_row, r);
    if (done < line.len) {
        r->ended = true;
        if (csv_error(&r->parser) == CSV_EPARSE)
            fault_number(r, r->line, "quote", text_len_codes((struct slice){line.at, done}) + 1);
        else
            r->in->text.bad = true; /* no memory */
    } else if (r->in_row && r->parser.entry_pos > CSV_IN_CELL_MAX) {
        r->ended = true; /* most likely a quotation mark that nobody closed */
        fault_number(r, r->row_line, "cell_too_long", CSV_IN_CELL_MAX);
    }
}

static void read_lines(struct reading *r, struct slice bytes)
{
    for (size_t at = 0; at < bytes.len && !r->ended;) {
        struct slice rest = {bytes.at + at, bytes.len - at};
        rest.len = line_len(rest);
        r->line++;
        read_line(r, rest);
        at += rest.len;
        if (r->in->rows > CSV_IN_ROWS_MAX + 1) {
            r->ended = true;
            fault_number(r, r->row_line, "rows_max", CSV_IN_ROWS_MAX);
        }
    }
    if (!r->ended && csv_fini(&r->parser, take_cell, take_row, r))
        faults_add(r->faults, r->row_line, "", "quote_open", NULL);
    else if (!r->ended && r->in->rows < 2)
        faults_add(r->faults, r->in->rows + 1, "", "no_rows", NULL);
}

/* ---- the whole ---- */

static char delimiter_of(struct slice bytes)
{
    size_t commas = 0;
    size_t semicolons = 0;
    bool quoted = false;
    size_t len = line_len(bytes);
    for (size_t i = 0; i < len; i++) {
        quoted ^= bytes.at[i] == '"';
        commas += !quoted && bytes.at[i] == ',';
        semicolons += !quoted && bytes.at[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static enum err read_all(struct csv_in *in, struct slice bytes, struct faults *faults)
{
    struct reading r = {.in = in, .faults = faults};

    if (begins_with(bytes, "\xef\xbb\xbf", 3))
        bytes = (struct slice){bytes.at + 3, bytes.len - 3};
    if (!check_encoding(&r, bytes))
        return faults_err(faults);
    if (csv_init(&r.parser, CSV_STRICT | CSV_STRICT_FINI))
        return ERR_NOMEM;
    csv_set_delim(&r.parser, (unsigned char)delimiter_of(bytes));
    csv_set_realloc_func(&r.parser, grow);
    csv_set_free_func(&r.parser, mem_free);
    read_lines(&r, bytes);
    csv_free(&r.parser);
    if (in->text.bad || in->places.bad || in->lines.bad)
        return ERR_NOMEM;
    return faults_err(faults);
}

enum err csv_in_create(struct csv_in **ret, struct slice bytes, struct faults *faults)
{
    if (bytes.len > CSV_IN_BYTES_MAX)
        return ERR_OVERSIZE;
    struct csv_in *in = mem_zalloc(1, sizeof *in);
    if (!in)
        return ERR_NOMEM;
    enum err err = read_all(in, bytes, faults);
    if (err)
        csv_in_destroy(in);
    else
        *ret = in;
    return err;
}

void csv_in_destroy(struct csv_in *in)
{
    if (!in)
        return;
    buffer_finish(&in->text);
    buffer_finish(&in->places);
    buffer_finish(&in->lines);
    mem_free(in);
}

uint32_t csv_in_rows(const struct csv_in *in)
{
    return in->rows - 1;
}

uint32_t csv_in_columns(const struct csv_in *in)
{
    return in->columns;
}

const char *csv_in_head(const struct csv_in *in, uint32_t column)
{
    return (const char *)in->text.at + u32_at(&in->places, column);
}

const char *csv_in_cell(const struct csv_in *in, uint32_t row, uint32_t column)
{
    size_t cell = (size_t)(row + 1) * in->columns + column;
    return (const char *)in->text.at + u32_at(&in->places, cell);
}

uint32_t csv_in_line(const struct csv_in *in, uint32_t row)
{
    return u32_at(&in->lines, row + 1);
}
