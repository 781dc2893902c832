#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/map.h"
#include "base/text.h"
#include "office/call.h"
#include "office/import.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/person_known.h"
#include "office/settling.h"
#include "office/shapes.h"
#include "store/journal.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_thread.h"

#define TRACED_MAX 1000000
#define PERSON_KEY "\"person\":\""

/* One line of what the import changed; its texts lie in undo->text. */
struct line {
    struct id about;
    size_t field;
    size_t before;
    size_t after;
    struct id superior; /* of a person who is taken away, until that is done */
    bool goes;
};

/* What stays as the import left it, and why. */
struct kept {
    char name[CATALOG_NAME_MAX];
    char field[DESK_FIELD_MAX];
    const char *why; /* changed_since, in_use, closed, gone */
};

struct undo {
    struct call *call;
    struct store *store;
    struct import_row record;
    struct change_by by;
    struct buffer lines; /* struct line */
    struct buffer text;
    struct map traced; /* people whom the book of the activity names */
    struct kept *kept; /* at most FAULTS_MAX */
    uint32_t n_kept;
    uint32_t more_kept;
    uint32_t taken_back;
    struct due_ids told; /* activities that the feed looks at again */
};

/* ---- what the import did ---- */

static size_t keep_text(struct undo *undo, const char *text)
{
    size_t at = undo->text.len;
    buffer_add(&undo->text, (struct slice){(const uint8_t *)text, strlen(text) + 1});
    return at;
}

static enum err keep_line(const struct change_row *row, void *arg)
{
    struct undo *undo = arg;
    struct line line = {.about = row->about};
    line.field = keep_text(undo, row->field);
    line.before = keep_text(undo, row->before);
    line.after = keep_text(undo, row->after);
    buffer_add(&undo->lines, (struct slice){(const uint8_t *)&line, sizeof line});
    return undo->lines.bad || undo->text.bad ? ERR_NOMEM : OK;
}

static size_t n_lines(const struct undo *undo)
{
    return undo->lines.len / sizeof(struct line);
}

static struct line *line_at(struct undo *undo, size_t n)
{
    return (struct line *)(void *)undo->lines.at + n;
}

static const char *text_at(const struct undo *undo, size_t at)
{
    return (const char *)undo->text.at + at;
}

static struct change_row change_of(const struct undo *undo, const struct line *line)
{
    return (struct change_row){.about = line->about,
                               .field = text_at(undo, line->field),
                               .before = text_at(undo, line->before),
                               .after = text_at(undo, line->after)};
}

static void keep(struct undo *undo, const char *name, const char *field, const char *why)
{
    if (undo->n_kept == FAULTS_MAX) {
        undo->more_kept++;
        return;
    }
    struct kept *kept = &undo->kept[undo->n_kept++];
    text_copy(kept->name, sizeof kept->name, slice_of_text(name));
    text_copy(kept->field, sizeof kept->field, slice_of_text(field));
    kept->why = why;
}

/* ---- values of people ---- */

static bool is_made(const struct undo *undo, const struct line *line)
{
    return strcmp(text_at(undo, line->field), "+") == 0;
}

static enum err take_back_value(struct undo *undo, const struct line *line)
{
    const struct change_row change = change_of(undo, line);
    struct person_row before;

    enum err err = store_person_find(undo->store, line->about, &before);
    if (err) {
        keep(undo, "", change.field, "gone");
        return err == ERR_NOT_FOUND ? OK : err;
    }
    struct person_row after = before;
    if (!changes_person_take_back(&after, &change)) {
        keep(undo, before.name, change.field, "changed_since");
        return OK;
    }
    err = store_person_put(undo->store, &after);
    if (err == ERR_NOT_FOUND) { /* the superior of before is there no more */
        keep(undo, before.name, change.field, "gone");
        return OK;
    }
    undo->taken_back += !err;
    return err ? err : person_written(undo->store, &undo->by, &before, &after, &undo->told);
}

/* ---- people who were made ---- */

struct since {
    struct id import_id;
    bool found;
};

static enum err look_since(const struct change_row *row, void *arg)
{
    struct since *since = arg;
    since->found |= !id_equal(row->import_id, since->import_id);
    return OK;
}

/* Superiors are let go of first, so that people who were made together do not hold each other. */
static enum err let_go(struct undo *undo, struct line *line)
{
    struct since since = {.import_id = undo->record.id};
    const struct change_filter filter = {.about = line->about, .until_ms = INT64_MAX, .max = 2};
    struct person_row person;

    enum err err = store_person_find(undo->store, line->about, &person);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    err = store_changes(undo->store, &filter, look_since, &since);
    if (err)
        return err;
    if (since.found) {
        keep(undo, person.name, "+", "changed_since");
        return OK;
    }
    line->goes = true;
    line->superior = person.superior;
    if (id_is_none(person.superior))
        return OK;
    person.superior = id_none;
    return store_person_put(undo->store, &person);
}

static enum err take_away(struct undo *undo, struct line *line)
{
    enum err err = store_person_drop(undo->store, line->about);
    if (err == ERR_TAKEN) {
        line->goes = false; /* hold_again */
        keep(undo, text_at(undo, line->after), "+", "in_use");
        return OK;
    }
    line->superior = id_none;
    undo->taken_back += !err;
    return err ? err
               : changes_line(undo->store, &undo->by,
                              &(struct change_row){.noun = CHANGE_PERSON,
                                                   .about = line->about,
                                                   .field = "-",
                                                   .before = text_at(undo, line->after)});
}

/* Who stays keeps the superior, unless that one went. */
static enum err hold_again(struct undo *undo, const struct line *line)
{
    struct person_row before;
    if (line->goes || id_is_none(line->superior))
        return OK;
    enum err err = store_person_find(undo->store, line->about, &before);
    if (err)
        return err;
    struct person_row held = before;
    held.superior = line->superior;
    err = store_person_put(undo->store, &held);
    if (err != ERR_NOT_FOUND)
        return err;
    return changes_person(undo->store, &undo->by, &held, &before);
}

static enum err undo_people(struct undo *undo)
{
    enum err err = OK;
    size_t n = n_lines(undo);
    for (size_t i = 0; !err && i < n; i++)
        if (!is_made(undo, line_at(undo, i)))
            err = take_back_value(undo, line_at(undo, i));
    for (size_t i = 0; !err && i < n; i++)
        if (is_made(undo, line_at(undo, i)))
            err = let_go(undo, line_at(undo, i));
    for (size_t i = 0; !err && i < n; i++)
        if (line_at(undo, i)->goes)
            err = take_away(undo, line_at(undo, i));
    for (size_t i = 0; !err && i < n; i++)
        err = hold_again(undo, line_at(undo, i));
    return err;
}

/* ---- enrolments ---- */

/* Whoever the book of the activity names has left a trace, without ever having had a link. */
static enum err note_traced(const struct journal_row *row, void *arg)
{
    struct undo *undo = arg;
    static char trace[] = "traced";
    struct slice body = row->line.body;
    const size_t key = strlen(PERSON_KEY);

    if (!id_is_none(row->line.person)) {
        enum err err = map_put_id(&undo->traced, row->line.person, trace);
        if (err && err != ERR_TAKEN)
            return err;
    }
    for (size_t at = 0; at + key + ID_TEXT_MAX - 1 <= body.len; at++) {
        struct id person;
        if (memcmp(body.at + at, PERSON_KEY, key) != 0 ||
            id_parse(&person, (struct slice){body.at + at + key, ID_TEXT_MAX - 1}))
            continue;
        enum err err = map_put_id(&undo->traced, person, trace);
        if (err && err != ERR_TAKEN)
            return err;
    }
    return OK;
}

/* The row as it was before the import; false: there was none. */
static bool row_before(const char *text, struct enrolment_row *row)
{
    static const char mark[] = " withdrawn ";
    const char *when = strstr(text, mark);
    if (!when || date_parse(slice_of_text(when + strlen(mark)), &row->withdrawn_ms))
        return false;
    row->role = (enum enrolment_role)word_parse(
        &enrolment_role_words, (struct slice){(const uint8_t *)text, (size_t)(when - text)});
    return row->role != 0;
}

static enum err take_back_row(struct undo *undo, const struct change_row *change,
                              const struct enrolment_row *row)
{
    struct enrolment_row before = *row;
    if (row_before(change->before, &before)) {
        enum err err = store_enrolment_put(undo->store, &before);
        return err ? err : changes_enrolment(undo->store, &undo->by, row, &before);
    }
    if (map_get_id(&undo->traced, row->person))
        return ERR_TAKEN;
    enum err err = store_enrolment_drop(undo->store, row->activity, row->person);
    return err ? err : changes_enrolment(undo->store, &undo->by, row, NULL);
}

static const char *why_not(enum err err)
{
    return err == ERR_TAKEN ? "in_use" : err == ERR_LOCKED ? "closed" : "gone";
}

static enum err undo_enrolment(struct undo *undo, const struct line *line)
{
    const struct change_row change = change_of(undo, line);
    struct person_row person = {0};
    struct enrolment_row row;
    struct id who;

    if (id_parse(&who, slice_of_text(change.field)))
        return OK;
    enum err err = store_person_find(undo->store, who, &person);
    if (!err)
        err = store_enrolment_find(undo->store, line->about, who, &row);
    bool as_left = !err && !row.withdrawn_ms &&
                   strcmp(word_name(&enrolment_role_words, (int)row.role), change.after) == 0;
    if (!err && !as_left) {
        keep(undo, person.name, "+", "changed_since");
        return OK;
    }
    if (!err)
        err = take_back_row(undo, &change, &row);
    undo->taken_back += !err;
    if (err != ERR_TAKEN && err != ERR_LOCKED && err != ERR_NOT_FOUND)
        return err;
    keep(undo, person.name, "+", why_not(err));
    return OK;
}

static enum err undo_enrolments(struct undo *undo)
{
    enum err err = store_journal_read(undo->store, undo->record.activity, 0, note_traced, undo);
    for (size_t i = 0; !err && i < n_lines(undo); i++)
        err = undo_enrolment(undo, line_at(undo, i));
    return err;
}

/* ---- the whole ---- */

static enum err take_back(struct store *store, void *arg)
{
    struct undo *undo = arg;
    undo->store = store;
    enum err err = store_import_find(store, undo->record.id, &undo->record);
    if (!err)
        err = store_import_undone(store, undo->record.id, undo->by.at_ms);
    if (!err)
        err = store_import_changes(store, undo->record.id, keep_line, undo);
    if (err)
        return err;
    return undo->record.noun == IMPORT_PEOPLE ? undo_people(undo) : undo_enrolments(undo);
}

static enum err take_back_together(struct store *store, void *arg)
{
    return store_together(store, take_back, arg);
}

static void put_answer(const struct undo *undo)
{
    struct json_out out = call_json(undo->call);
    json_open_object(&out, NULL);
    json_put_i64(&out, "taken_back", undo->taken_back);
    json_open_list(&out, "kept");
    for (uint32_t i = 0; i < undo->n_kept; i++) {
        json_open_object(&out, NULL);
        json_put_text(&out, "name", undo->kept[i].name);
        json_put_text(&out, "field", undo->kept[i].field);
        json_put_text(&out, "why", undo->kept[i].why);
        json_close_object(&out);
    }
    json_close_list(&out);
    json_put_i64(&out, "more_kept", undo->more_kept);
    json_close_object(&out);
}

enum err import_undo(struct call *call, struct id import_id)
{
    char reason[DESK_REASON_MAX];
    struct undo undo = {
        .call = call,
        .record = {.id = import_id},
        .by = {.at_ms = call->now_ms, .who = call->person, .reason = reason},
        .kept = mem_zalloc(FAULTS_MAX, sizeof *undo.kept),
    };
    snprintf(reason, sizeof reason, "undo of import %s", id_text(import_id).text);
    map_init(&undo.traced, TRACED_MAX);
    enum err err = undo.kept ? OK : ERR_NOMEM;
    if (!err)
        err = store_thread_do(call->office->links.store, take_back_together, &undo);
    if (!err) {
        person_follow(call->office->links.feed, &undo.told);
        settling_wake(&call->office->closing, call->store);
        put_answer(&undo);
    }
    due_ids_finish(&undo.told);
    map_finish(&undo.traced);
    buffer_finish(&undo.lines);
    buffer_finish(&undo.text);
    mem_free(undo.kept);
    return err;
}
