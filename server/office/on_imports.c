/* Files of people and of enrolments, what became of them, and back again. */
#include "office/call.h"
#include "office/handlers.h"
#include "office/import.h"
#include "office/office.h"
#include "office/shapes.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

#define LISTED_MAX 200

enum err on_people_import(struct call *call)
{
    struct import import = {.call = call,
                            .columns = import_people_columns,
                            .n_columns = import_people_n_columns,
                            .row = import_people_row,
                            .after_rows = import_people_superiors,
                            .makes_people = true,
                            .record = {.noun = IMPORT_PEOPLE}};
    return import_run(&import);
}

enum err on_enrolments_import(struct call *call)
{
    struct import import = {.call = call,
                            .columns = import_enrolment_columns,
                            .n_columns = import_enrolment_n_columns,
                            .row = import_enrolment_row,
                            .record = {.noun = IMPORT_ENROLMENTS, .activity = call->ids[0]}};
    return import_run(&import);
}

enum err on_import_undo(struct call *call)
{
    return import_undo(call, call->ids[0]);
}

/* ---- those there were ---- */

struct listing {
    struct call *call;
    struct json_out out;
};

static enum err put_import(const struct import_row *row, void *arg)
{
    struct listing *listing = arg;
    struct json_out *out = &listing->out;
    struct person_row who = {0};
    struct activity_row activity = {0};

    enum err err =
        id_is_none(row->who) ? OK : store_person_find(listing->call->store, row->who, &who);
    if (!err && !id_is_none(row->activity))
        err = store_activity_find(listing->call->store, row->activity, &activity);
    if (err && err != ERR_NOT_FOUND)
        return err;
    json_open_object(out, NULL);
    shape_id(out, "id", row->id);
    json_put_i64(out, "at_ms", row->at_ms);
    json_put_text(out, "who", who.name);
    json_put_text(out, "noun", word_name(&import_noun_words, (int)row->noun));
    json_put_text(out, "activity", id_is_none(row->activity) ? NULL : id_text(row->activity).text);
    json_put_text(out, "title", activity.title);
    json_put_text(out, "file_name", row->file_name);
    json_put_i64(out, "rows", (int64_t)row->rows);
    json_put_i64(out, "undone_ms", row->undone_ms);
    json_close_object(out);
    return OK;
}

enum err on_imports(struct call *call)
{
    struct listing listing = {call, call_json(call)};
    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "imports");
    enum err err = store_imports(call->store, LISTED_MAX, put_import, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err;
}
