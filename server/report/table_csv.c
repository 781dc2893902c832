#include "report/table_csv.h"

#include "base/date.h"

#define PIECE_BYTES 65536

static struct table_csv *own(struct table *table)
{
    return (struct table_csv *)table;
}

static void put_text(struct table *table, const char *text)
{
    csv_text(&own(table)->csv, text);
}

static void put_number(struct table *table, int64_t value)
{
    csv_number(&own(table)->csv, value);
}

static void put_day(struct table *table, int64_t day)
{
    csv_text(&own(table)->csv, date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void hand_over(struct table_csv *csv)
{
    struct table *table = &csv->table;
    if (!table->err && csv->piece.bad)
        table->err = ERR_NOMEM;
    if (!table->err)
        table->err = csv->sink(csv->arg, buffer_slice(&csv->piece));
    csv->piece.len = 0;
}

static void end_row(struct table *table)
{
    struct table_csv *csv = own(table);
    csv_end_row(&csv->csv);
    if (csv->piece.len >= PIECE_BYTES)
        hand_over(csv);
}

static const struct table_ops ops = {put_text, put_number, put_day, end_row};

void table_csv_init(struct table_csv *ret, const struct table_column *columns, size_t n,
                    table_sink *sink, void *arg)
{
    *ret = (struct table_csv){.table = {.ops = &ops,
                                        .columns = columns,
                                        .n_columns = n,
                                        .in_words = true,
                                        .whole_nip = true},
                              .sink = sink,
                              .arg = arg};
    ret->csv = csv_to(&ret->piece);
    for (size_t i = 0; i < n; i++)
        csv_text(&ret->csv, columns[i].title);
    csv_end_row(&ret->csv);
}

enum err table_csv_end(struct table_csv *table)
{
    hand_over(table);
    return table->table.err;
}

void table_csv_finish(struct table_csv *table)
{
    buffer_finish(&table->piece);
}
