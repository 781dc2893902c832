#include "office/import.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/text.h"
#include "office/call.h"
#include "office/csv_in.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/person_check.h"
#include "office/person_known.h"
#include "office/query.h"
#include "office/settling.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

#define HEAD_MAX 64

/* ---- cells ---- */

const char *import_cell(const struct import *import, uint32_t row, uint32_t column)
{
    uint32_t place = import->place[column];
    return place ? csv_in_cell(import->file, row, place - 1) : "";
}

void import_fault(struct import *import, uint32_t row, uint32_t column, const char *code,
                  const char *value)
{
    faults_add(&import->call->faults, csv_in_line(import->file, row), import->columns[column].name,
               code, value);
}

/* Spreadsheets keep 15 digits of a number: the last three of a NIP become zeros. */
static bool is_rounded(const char *text)
{
    size_t len = strspn(text, "0123456789");
    return len == NIP_DIGITS_MAX - 1 && !text[len] && strcmp(text + len - 3, "000") == 0;
}

bool import_nip(struct import *import, uint32_t row, uint32_t column, struct nip *ret)
{
    const char *cell = import_cell(import, row, column);
    int year = date_civil(import->call->now_ms, DATE_WIB).year;
    enum nip_fault why = NIP_SOUND;

    const char *text = cell + (*cell == '\''); /* a spreadsheet's mark for text */
    if (!*text)
        import_fault(import, row, column, "missing", NULL);
    else if (is_rounded(text))
        import_fault(import, row, column, "nip_rounded", cell);
    else if (nip_read(slice_of_text(text), year, ret, &why))
        import_fault(import, row, column, person_nip_code(why, text), cell);
    else
        return true;
    return false;
}

static uint64_t key_of(const struct nip *nip)
{
    uint64_t key = 0;
    return text_to_u64(slice_of_text(nip->digits), &key) ? 0 : key; /* no year begins with 0 */
}

uint32_t import_row_of(const struct import *import, const struct nip *nip)
{
    return (uint32_t)(uintptr_t)map_get(&import->by_nip, key_of(nip));
}

void import_show(struct import *import, const struct import_shown *shown)
{
    if (import->n_shown == FAULTS_MAX)
        import->more_shown++;
    else
        import->shown[import->n_shown++] = *shown;
}

bool import_may_write(const struct import *import)
{
    return import->writes && !import->call->faults.n;
}

/* ---- the first line ---- */

/* "Unit Kerja" -> "unit_kerja" */
static void plain_head(const char *head, char ret[HEAD_MAX])
{
    size_t n = 0;
    for (; *head && n < HEAD_MAX - 1; head++) {
        bool letter = strchr("abcdefghijklmnopqrstuvwxyz0123456789", *head | 0x20) != NULL;
        if (letter)
            ret[n++] = (char)(*head | 0x20);
        else if (n && ret[n - 1] != '_')
            ret[n++] = '_';
    }
    n -= n && ret[n - 1] == '_';
    ret[n] = '\0';
}

static bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; *at; at += strcspn(at, " "), at += *at == ' ')
        if (len && strcspn(at, " ") == len && strncmp(at, word, len) == 0)
            return true;
    return false;
}

static void place_column(struct import *import, uint32_t at)
{
    const char *head = csv_in_head(import->file, at);
    struct faults *faults = &import->call->faults;
    char plain[HEAD_MAX];

    plain_head(head, plain);
    for (uint32_t i = 0; i < import->n_columns; i++) {
        const struct import_column *column = &import->columns[i];
        if (strcmp(column->name, plain) != 0 && !has_word(column->also, plain))
            continue;
        if (import->place[i])
            faults_add(faults, 1, head, "column_twice", column->name);
        import->place[i] = at + 1;
        return;
    }
    faults_add(faults, 1, head, "column_unknown", NULL);
}

static enum err read_head(struct import *import)
{
    for (uint32_t i = 0; i < csv_in_columns(import->file); i++)
        place_column(import, i);
    if (!import->place[0])
        faults_add(&import->call->faults, 1, import->columns[0].name, "column_missing", NULL);
    return faults_err(&import->call->faults);
}

/* ---- who is meant ---- */

static enum err note_number(struct import *import, uint32_t row, const struct nip *nip)
{
    char line[16];
    uint32_t first = import_row_of(import, nip);
    if (!first)
        return map_put(&import->by_nip, key_of(nip), (void *)(uintptr_t)(row + 1));
    snprintf(line, sizeof line, "%u", csv_in_line(import->file, first - 1));
    import_fault(import, row, 0, "nip_twice", line);
    return OK;
}

static enum err locate_person(struct import *import, uint32_t row, const struct nip *nip)
{
    struct person_row person;
    enum err err = store_person_find_nip(import->store, nip->digits, &person);
    import->marks[row] = (uint8_t)(err ? 0 : IMPORT_KNOWN);
    if (!err)
        import->people[row] = person.id;
    else if (err == ERR_NOT_FOUND && import->makes_people)
        import->people[row] = id_new(import->call->office->links.chance);
    else if (err == ERR_NOT_FOUND)
        import_fault(import, row, 0, "nip_unknown", import_cell(import, row, 0));
    return err == ERR_NOT_FOUND ? OK : err;
}

/* The numbers of the whole file first: a superior may stand further down. */
static enum err locate(struct import *import)
{
    enum err err = OK;
    for (uint32_t row = 0; !err && row < csv_in_rows(import->file); row++) {
        struct nip nip;
        if (!import_nip(import, row, 0, &nip))
            continue;
        if (!import->writes)
            err = note_number(import, row, &nip);
        if (!err)
            err = locate_person(import, row, &nip);
    }
    return err;
}

/* ---- one walk ---- */

static enum err check_activity(struct import *import)
{
    struct activity_row activity;
    if (id_is_none(import->record.activity))
        return OK;
    enum err err = store_activity_find(import->store, import->record.activity, &activity);
    if (!err && (activity.closed_ms || activity.cancelled_ms))
        err = ERR_LOCKED;
    return err;
}

static enum err walk(struct store *store, void *arg)
{
    struct import *import = arg;
    import->store = store;
    import->n_made = import->n_changed = import->n_unchanged = 0;
    import->n_shown = import->more_shown = 0;

    enum err err = check_activity(import);
    if (!err)
        err = locate(import);
    for (uint32_t row = 0; !err && row < csv_in_rows(import->file); row++)
        err = id_is_none(import->people[row]) ? OK : import->row(import, row);
    if (!err && import->after_rows && import_may_write(import))
        err = import->after_rows(import);
    return err ? err : faults_err(&import->call->faults);
}

static enum err walk_and_write(struct store *store, void *arg)
{
    struct import *import = arg;
    enum err err = walk(store, import);
    bool changes = import->n_made || import->n_changed;
    if (!err && changes)
        err = store_import_put(store, &import->record);
    if (!err && !changes)
        import->record.id = id_none; /* nothing to take back */
    return err;
}

static enum err write_together(struct store *store, void *arg)
{
    return store_together(store, walk_and_write, arg);
}

static enum err write_import(struct import *import)
{
    const struct office_links *links = &import->call->office->links;
    import->record.id = id_new(links->chance);
    import->by.import_id = import->record.id;
    import->writes = true;
    faults_finish(&import->warnings);
    enum err err = store_thread_do(links->store, write_together, import);
    if (!err)
        settling_wake(&import->call->office->closing, import->call->store);
    return err;
}

/* ---- the whole ---- */

static void put_shown(const struct import *import, struct json_out *out)
{
    json_open_list(out, "changes");
    for (uint32_t i = 0; i < import->n_shown; i++) {
        const struct import_shown *shown = &import->shown[i];
        json_open_object(out, NULL);
        json_put_i64(out, "line", shown->line);
        json_put_text(out, "name", shown->name);
        json_put_text(out, "field", shown->field);
        json_put_text(out, "before", shown->before);
        json_put_text(out, "after", shown->after);
        json_close_object(out);
    }
    json_close_list(out);
    json_put_i64(out, "more_changes", import->more_shown);
}

static void put_report(struct import *import, uint32_t rows)
{
    struct call *call = import->call;
    struct json_out out = call_json(call);
    struct id id = import->record.id;

    json_open_object(&out, NULL);
    json_put_text(&out, "id", id_is_none(id) ? NULL : id_text(id).text);
    json_put_i64(&out, "rows", rows);
    json_put_i64(&out, "made", import->n_made);
    json_put_i64(&out, "changed", import->n_changed);
    json_put_i64(&out, "unchanged", import->n_unchanged);
    put_shown(import, &out);
    faults_put(&call->faults, &out, "faults");
    json_put_i64(&out, "more_faults", (int64_t)call->faults.more);
    faults_put(&import->warnings, &out, "warnings");
    json_put_i64(&out, "more_warnings", (int64_t)import->warnings.more);
    json_close_object(&out);
}

static enum err prepare(struct import *import)
{
    const struct call *call = import->call;
    uint32_t rows = csv_in_rows(import->file);

    import->people = mem_zalloc(rows, sizeof *import->people);
    import->marks = mem_zalloc(rows, sizeof *import->marks);
    import->shown = mem_zalloc(FAULTS_MAX, sizeof *import->shown);
    if (!import->people || !import->marks || !import->shown)
        return ERR_NOMEM;
    map_init(&import->by_nip, rows + 1);
    import->by = (struct change_by){.at_ms = call->now_ms, .who = call->person};
    import->record.at_ms = call->now_ms;
    import->record.who = call->person;
    import->record.rows = rows;
    return query_text(call->request, "name", import->record.file_name,
                      sizeof import->record.file_name);
}

static enum err check_and_write(struct import *import, bool dry)
{
    const struct office_request *request = import->call->request;
    struct slice body = {request->body, request->body_len};

    enum err err = csv_in_create(&import->file, body, &import->call->faults);
    if (!err)
        err = read_head(import);
    if (!err)
        err = prepare(import);
    if (!err)
        err = store_snapshot(import->call->store, walk, import);
    if (!err && !dry)
        err = write_import(import);
    if (!err && !dry)
        person_follow(import->call->office->links.feed, &import->told);
    return err;
}

enum err import_run(struct import *import)
{
    bool dry = query_is_on(import->call->request, "dry");
    atomic_flag *busy = &import->call->office->exporting; /* as for exports: one at a time */
    if (atomic_flag_test_and_set(busy))
        return ERR_BUSY;
    enum err err = check_and_write(import, dry);
    atomic_flag_clear(busy);
    if (err == ERR_INVALID && dry && import->call->faults.n)
        err = OK; /* that is what was asked */
    if (!err)
        put_report(import, import->file ? csv_in_rows(import->file) : 0);
    map_finish(&import->by_nip);
    faults_finish(&import->warnings);
    due_ids_finish(&import->told);
    mem_free(import->people);
    mem_free(import->marks);
    mem_free(import->shown);
    csv_in_destroy(import->file);
    return err;
}
