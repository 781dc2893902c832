#include "report/table_json.h"

#include "base/date.h"

static struct json_out *begin(struct table *table)
{
    struct json_out *out = ((struct table_json *)table)->out;
    if (table->at == 0)
        json_open_object(out, NULL);
    return out;
}

static const char *key_of(const struct table *table)
{
    return table->columns[table->at].key;
}

static void put_text(struct table *table, const char *text)
{
    json_put_text(begin(table), key_of(table), text);
}

static void put_number(struct table *table, int64_t value)
{
    json_put_i64(begin(table), key_of(table), value);
}

static void put_day(struct table *table, int64_t day)
{
    json_put_text(begin(table), key_of(table), date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void end_row(struct table *table)
{
    json_close_object(((struct table_json *)table)->out);
}

static const struct table_ops ops = {put_text, put_number, put_day, end_row};

void table_json_init(struct table_json *ret, const struct table_column *columns, size_t n,
                     struct json_out *out, bool whole_nip)
{
    *ret = (struct table_json){
        .table = {.ops = &ops, .columns = columns, .n_columns = n, .whole_nip = whole_nip},
        .out = out};
}
