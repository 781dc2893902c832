#include "report/table_xlsx.h"

#include <xlsxwriter.h>

#include "base/date.h"

#define COLUMN_WIDTH 20

static struct table_xlsx *own(struct table *table)
{
    return (struct table_xlsx *)table;
}

static void note(struct table *table, lxw_error fault)
{
    if (fault == LXW_NO_ERROR || table->err)
        return;
    table->err = fault == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE ? ERR_FULL : ERR_IO;
}

static void put_text(struct table *table, const char *text)
{
    struct table_xlsx *xlsx = own(table);
    if (*text) /* an empty text would be an empty cell with a format */
        note(table,
             worksheet_write_string(xlsx->sheet, xlsx->row, (lxw_col_t)table->at, text, NULL));
}

/* A sheet knows numbers of one kind; whole ones to 2^53 are exact in it. */
static void put_number(struct table *table, int64_t value)
{
    struct table_xlsx *xlsx = own(table);
    note(table,
         worksheet_write_number(xlsx->sheet, xlsx->row, (lxw_col_t)table->at, (double)value, NULL));
}

static void put_day(struct table *table, int64_t day)
{
    struct table_xlsx *xlsx = own(table);
    struct civil at = date_civil(day * DATE_DAY_MS, DATE_UTC);
    lxw_datetime date = {.year = at.year, .month = at.month, .day = at.day};
    note(table, worksheet_write_datetime(xlsx->sheet, xlsx->row, (lxw_col_t)table->at, &date,
                                         xlsx->dates));
}

static void end_row(struct table *table)
{
    own(table)->row++;
}

static const struct table_ops ops = {put_text, put_number, put_day, end_row};

static void put_head(struct table_xlsx *xlsx)
{
    struct table *table = &xlsx->table;
    lxw_format *bold = workbook_add_format(xlsx->book);
    if (!bold) {
        table->err = ERR_NOMEM;
        return;
    }
    format_set_bold(bold);
    worksheet_set_column(xlsx->sheet, 0, (lxw_col_t)(table->n_columns - 1), COLUMN_WIDTH, NULL);
    worksheet_freeze_panes(xlsx->sheet, 1, 0);
    for (size_t i = 0; i < table->n_columns; i++)
        note(table,
             worksheet_write_string(xlsx->sheet, 0, (lxw_col_t)i, table->columns[i].title, bold));
    xlsx->row = 1;
}

enum err table_xlsx_create(struct table_xlsx *ret, const struct table_column *columns, size_t n,
                           const char *path, const char *folder)
{
    *ret = (struct table_xlsx){
        .table = {
            .ops = &ops, .columns = columns, .n_columns = n, .in_words = true, .whole_nip = true}};
    union {
        const char *borrowed;
        char *text; /* the library copies it, but does not say so */
    } tmpdir = {.borrowed = folder};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = tmpdir.text};

    ret->book = workbook_new_opt(path, &options);
    ret->sheet = ret->book ? workbook_add_worksheet(ret->book, NULL) : NULL;
    ret->dates = ret->sheet ? workbook_add_format(ret->book) : NULL;
    if (!ret->dates) {
        table_xlsx_finish(ret);
        return ERR_NOMEM;
    }
    format_set_num_format(ret->dates, "yyyy-mm-dd");
    put_head(ret);
    return OK;
}

enum err table_xlsx_end(struct table_xlsx *table)
{
    lxw_error fault = workbook_close(table->book); /* frees it in any case */
    table->book = NULL;
    note(&table->table, fault);
    return table->table.err;
}

void table_xlsx_finish(struct table_xlsx *table)
{
    if (table->book)
        lxw_workbook_free(table->book);
    table->book = NULL;
}
