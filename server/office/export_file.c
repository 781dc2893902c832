#include "office/export_file.h"

#include <stdio.h>

#include "base/map.h"
#include "office/answer_file.h"
#include "office/call.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "report/table_csv.h"
#include "report/table_xlsx.h"

#define PEOPLE_MAX 10000000

struct making {
    struct call *call;
    const struct export_table *export;
    struct answer_file *file;
    struct map people; /* those there are rows of */
};

static enum err put_csv(struct making *making)
{
    const struct export_table *export = making->export;
    struct table_csv csv;
    table_csv_init(&csv, export->columns, export->n_columns, answer_file_add, making->file);
    csv.table.people = &making->people;
    enum err err = export->put(&csv.table, export->arg);
    if (!err)
        err = table_csv_end(&csv);
    table_csv_finish(&csv);
    return err;
}

static enum err put_xlsx(struct making *making)
{
    const struct export_table *export = making->export;
    const struct answer_folder path = answer_file_path(making->file);
    const struct answer_folder folder = answer_folder(making->call);
    struct table_xlsx xlsx;
    enum err err =
        table_xlsx_create(&xlsx, export->columns, export->n_columns, path.path, folder.path);
    if (err)
        return err;
    xlsx.table.people = &making->people;
    err = export->put(&xlsx.table, export->arg);
    if (!err)
        err = table_xlsx_end(&xlsx);
    table_xlsx_finish(&xlsx);
    return err;
}

static void name_file(struct office_answer *answer, const char *name, enum export_format format)
{
    static const struct {
        const char *type;
        const char *ending;
    } kinds[] = {
        [EXPORT_CSV] = {"text/csv; charset=utf-8", "csv"},
        [EXPORT_XLSX] = {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         "xlsx"},
    };
    snprintf(answer->content_type, sizeof answer->content_type, "%s", kinds[format].type);
    snprintf(answer->disposition, sizeof answer->disposition, "attachment; filename=\"%s.%s\"",
             name, kinds[format].ending);
}

static enum err make(struct making *making, enum export_format format)
{
    struct answer_file file;
    enum err err = answer_file_create(&file, making->call);
    making->file = &file;
    if (!err)
        err = format == EXPORT_CSV ? put_csv(making) : put_xlsx(making);
    if (!err)
        err = answer_file_hand(&file, making->call);
    if (!err)
        name_file(making->call->answer, making->export->name, format);
    answer_file_destroy(&file);
    return err;
}

enum err export_file(struct call *call, const struct export_table *table, enum export_format format,
                     uint64_t *ret_people)
{
    struct making making = {.call = call, .export = table};
    if (atomic_flag_test_and_set(&call->office->exporting))
        return ERR_BUSY;
    map_init(&making.people, PEOPLE_MAX);
    enum err err = make(&making, format);
    *ret_people = making.people.len;
    map_finish(&making.people);
    atomic_flag_clear(&call->office->exporting);
    return err;
}
