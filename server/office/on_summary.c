/* The year of the whole staff, unit by unit. Figures of units alone: no access row. */
#include <stdio.h>

#include "office/export_file.h"
#include "office/export_query.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "report/summary.h"
#include "report/table_json.h"

static enum err read_summary(struct call *call, struct summary *ret)
{
    const struct export_source source = {
        .store = call->store, .policies = call->office->links.policies, .now_ms = call->now_ms};
    int year = 0;
    enum err err = export_year_read(call, &year);
    return err ? err : call_own_fault(summary_make(&source, year, ret));
}

static enum err put_rows(struct table *table, void *arg)
{
    summary_put(arg, true, table);
    return table->err;
}

static enum err answer_file_of(struct call *call, enum export_format format)
{
    struct summary summary = {.n = 0};
    uint64_t people = 0;
    char name[32];
    enum err err = read_summary(call, &summary);
    snprintf(name, sizeof name, "rekap-%d", summary.year);
    const struct export_table table = {name, summary_columns, summary_columns_n, put_rows,
                                       &summary};
    if (!err)
        err = export_file(call, &table, format, &people);
    summary_finish(&summary);
    return err;
}

enum err on_summary_csv(struct call *call)
{
    return answer_file_of(call, EXPORT_CSV);
}

enum err on_summary_xlsx(struct call *call)
{
    return answer_file_of(call, EXPORT_XLSX);
}

static void put_summary(struct call *call, const struct summary *summary)
{
    const struct summary all = {.units = (struct summary_unit *)&summary->all, .n = 1};
    struct json_out out = call_json(call);
    struct table_json rows;

    json_open_object(&out, NULL);
    json_put_i64(&out, "year", summary->year);
    json_open_list(&out, "units");
    table_json_init(&rows, summary_columns, summary_columns_n, &out, false);
    summary_put(summary, false, &rows.table);
    json_close_list(&out);
    json_open_list(&out, "all");
    summary_put(&all, false, &rows.table);
    json_close_list(&out);
    json_close_object(&out);
}

enum err on_summary(struct call *call)
{
    struct summary summary = {.n = 0};
    enum err err = read_summary(call, &summary);
    if (!err)
        put_summary(call, &summary);
    summary_finish(&summary);
    return err;
}
