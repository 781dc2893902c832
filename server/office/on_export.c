/* Attendance and the ledger across activities: as pages of JSON, CSV and XLSX. */
#include "base/map.h"
#include "office/access.h"
#include "office/export_file.h"
#include "office/export_query.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "report/attendance_rows.h"
#include "report/entry_rows.h"
#include "report/table_json.h"

#define ALL_ROWS UINT64_MAX
#define PAGE_PEOPLE_MAX (2 * EXPORT_LIMIT_MAX)

/* What attendance and entries do not share. */
struct export_noun {
    const char *json_name; /* words of access rows */
    const char *csv_name;
    const char *xlsx_name;
    const char *file_name;
    const struct table_column *columns;
    const size_t *n_columns;
    const char *const *filters; /* of files; pages have three more, at the end of the list */
    const char *const *page_filters;
    enum err (*rows)(const struct export_source *source, const struct export_filter *filter,
                     uint64_t max, struct export_place *place, struct table *table);
    enum err (*count)(const struct export_source *source, const struct export_filter *filter,
                      uint64_t *ret);
};

#define FILE_NAMES "activity", "person", "unit", "from", "until"
#define PAGE_NAMES "cursor", "limit", "count"

static const struct export_noun attendance = {
    "attendance_json",
    "attendance_csv",
    "attendance_xlsx",
    "kehadiran",
    attendance_columns,
    &attendance_columns_n,
    (const char *const[]){FILE_NAMES, "class", NULL},
    (const char *const[]){FILE_NAMES, "class", PAGE_NAMES, NULL},
    attendance_rows,
    attendance_rows_count,
};

static const struct export_noun entries = {
    "entries_json",
    "entries_csv",
    "entries_xlsx",
    "catatan-jp",
    entry_columns,
    &entry_columns_n,
    (const char *const[]){FILE_NAMES, NULL},
    (const char *const[]){FILE_NAMES, PAGE_NAMES, NULL},
    entry_rows,
    entry_rows_count,
};

struct exporting {
    const struct export_noun *noun;
    struct export_source source;
    struct export_query query;
    struct withholding withholding;
};

static bool is_withheld(void *arg, struct id person)
{
    return withholds(arg, person);
}

/* Finish its withholding in any case. */
static enum err begin(struct call *call, const struct export_noun *noun, struct exporting *ret)
{
    *ret = (struct exporting){.noun = noun,
                              .source = {.store = call->store,
                                         .policies = call->office->links.policies,
                                         .now_ms = call->now_ms,
                                         .withholds = is_withheld,
                                         .arg = &ret->withholding}};
    return withholding_read(call, false, &ret->withholding);
}

/* The person of the filter; else its activity; else many. */
static struct id about(const struct export_filter *filter)
{
    return id_is_none(filter->person) ? filter->activity : filter->person;
}

/* ---- files ---- */

static enum err put_all(struct table *table, void *arg)
{
    struct exporting *own = arg;
    return own->noun->rows(&own->source, &own->query.filter, ALL_ROWS, &own->query.place, table);
}

static enum err answer_file_of(struct call *call, const struct export_noun *noun,
                               enum export_format format)
{
    struct exporting own;
    const struct export_table table = {noun->file_name, noun->columns, *noun->n_columns, put_all,
                                       &own};
    uint64_t people = 0;
    enum err err = begin(call, noun, &own);
    if (!err)
        err = export_query_read(call, noun->filters, &own.query);
    if (!err)
        err = call_own_fault(export_file(call, &table, format, &people));
    withholding_finish(&own.withholding);
    if (err)
        return err;
    return access_note(call, format == EXPORT_CSV ? noun->csv_name : noun->xlsx_name,
                       about(&own.query.filter), people);
}

/* ---- pages ---- */

static enum err put_page(struct call *call, struct exporting *own, struct map *people)
{
    const struct export_noun *noun = own->noun;
    struct json_out out = call_json(call);
    struct table_json rows;
    uint64_t total = 0;

    json_open_object(&out, NULL);
    json_open_list(&out, "rows");
    table_json_init(&rows, noun->columns, *noun->n_columns, &out, call->whole_nip);
    rows.table.people = people;
    enum err err = OK;
    if (own->query.limit)
        err = noun->rows(&own->source, &own->query.filter, own->query.limit, &own->query.place,
                         &rows.table);
    if (!err && own->query.count)
        err = noun->count(&own->source, &own->query.filter, &total);
    if (err)
        return err;
    json_close_list(&out);
    bool more = own->query.limit && own->query.place.n != 0;
    json_put_text(&out, "next", more ? export_cursor(&own->query.place).text : NULL);
    if (own->query.count)
        json_put_i64(&out, "total", (int64_t)total);
    else
        json_put_null(&out, "total");
    json_put_i64(&out, "withheld", (int64_t)call->withheld);
    json_close_object(&out);
    return OK;
}

static enum err answer_page_of(struct call *call, const struct export_noun *noun)
{
    struct exporting own;
    struct map people;
    map_init(&people, PAGE_PEOPLE_MAX);
    enum err err = begin(call, noun, &own);
    if (!err)
        err = export_query_read(call, noun->page_filters, &own.query);
    if (!err)
        err = call_own_fault(put_page(call, &own, &people));
    withholding_finish(&own.withholding);
    if (!err && own.query.limit)
        err = access_note(call, noun->json_name, about(&own.query.filter), people.len);
    map_finish(&people);
    return err;
}

enum err on_export_attendance(struct call *call)
{
    return answer_page_of(call, &attendance);
}

enum err on_export_attendance_csv(struct call *call)
{
    return answer_file_of(call, &attendance, EXPORT_CSV);
}

enum err on_export_attendance_xlsx(struct call *call)
{
    return answer_file_of(call, &attendance, EXPORT_XLSX);
}

enum err on_export_entries(struct call *call)
{
    return answer_page_of(call, &entries);
}

enum err on_export_entries_csv(struct call *call)
{
    return answer_file_of(call, &entries, EXPORT_CSV);
}

enum err on_export_entries_xlsx(struct call *call)
{
    return answer_file_of(call, &entries, EXPORT_XLSX);
}
