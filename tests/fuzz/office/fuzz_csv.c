/* A file of rows and columns as a spreadsheet saves it: what is accepted can be written again and
 * reads back as the same cells; what is refused says where and why. */
#include <string.h>

#include "base/text.h"
#include "fuzz/demand.h"
#include "office/csv_in.h"
#include "office/faults.h"

static const char *cell_at(const struct csv_in *in, uint32_t row, uint32_t column)
{
    return row ? csv_in_cell(in, row - 1, column) : csv_in_head(in, column);
}

static void check_cell(const char *cell)
{
    struct slice text = slice_of_text(cell);
    demand(text.len <= CSV_IN_CELL_MAX);
    demand(text_is_utf8(text));
    for (size_t i = 0; i < text.len; i++)
        demand(text.at[i] >= 0x20 || strchr("\t\r\n", text.at[i]));
}

static void check_table(const struct csv_in *in)
{
    demand(csv_in_rows(in) > 0 && csv_in_rows(in) <= CSV_IN_ROWS_MAX);
    demand(csv_in_columns(in) > 0 && csv_in_columns(in) <= CSV_IN_COLUMNS_MAX);
    for (uint32_t row = 0; row <= csv_in_rows(in); row++) {
        for (uint32_t c = 0; c < csv_in_columns(in); c++)
            check_cell(cell_at(in, row, c));
        demand(row < 2 || csv_in_line(in, row - 1) > csv_in_line(in, row - 2));
    }
}

static void put_cell(struct buffer *to, const char *cell)
{
    buffer_add_text(to, "\"");
    for (; *cell; cell++) {
        if (*cell == '"')
            buffer_add_text(to, "\"");
        buffer_add(to, (struct slice){(const uint8_t *)cell, 1});
    }
    buffer_add_text(to, "\"");
}

static void check_again(const struct csv_in *in)
{
    struct buffer text = {0};
    struct faults faults = {0};
    struct csv_in *again = NULL;
    for (uint32_t row = 0; row <= csv_in_rows(in); row++)
        for (uint32_t c = 0; c < csv_in_columns(in); c++) {
            put_cell(&text, cell_at(in, row, c));
            buffer_add_text(&text, c + 1 < csv_in_columns(in) ? "," : "\n");
        }
    demand(csv_in_create(&again, buffer_slice(&text), &faults) == OK);
    demand(csv_in_rows(again) == csv_in_rows(in) && csv_in_columns(again) == csv_in_columns(in));
    for (uint32_t row = 0; row <= csv_in_rows(in); row++)
        for (uint32_t c = 0; c < csv_in_columns(in); c++)
            demand(strcmp(cell_at(in, row, c), cell_at(again, row, c)) == 0);
    csv_in_destroy(again);
    faults_finish(&faults);
    buffer_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct faults faults = {0};
    struct csv_in *in = NULL;
    enum err err = csv_in_create(&in, (struct slice){data, size}, &faults);
    demand(err == OK || err == ERR_INVALID);
    demand((err == OK) == (faults.n == 0));
    for (size_t i = 0; i < faults.n; i++)
        demand(faults.at[i].line > 0 && faults.at[i].code[0]);
    if (!err) {
        check_table(in);
        check_again(in);
    }
    csv_in_destroy(in);
    faults_finish(&faults);
    return 0;
}
