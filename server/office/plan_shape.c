#include "office/plan_shape.h"

#include "credit/policy_words.h"
#include "judging/nip.h"
#include "office/class_course.h"
#include "office/shapes.h"
#include "store/catalog.h"
#include "store/store_catalog.h"

struct shaping {
    struct store *store;
    struct json_out *out;
    int64_t now_ms;
};

static enum err put_unit(const struct unit_row *row, void *arg)
{
    struct shaping *shaping = arg;
    json_open_object(shaping->out, NULL);
    json_put_i64(shaping->out, "ordinal", row->ordinal);
    json_put_text(shaping->out, "title", row->title);
    json_put_text(shaping->out, "mode", word_name(&unit_mode_words, (int)row->mode));
    json_put_i64(shaping->out, "planned_jp", row->planned_jp);
    json_close_object(shaping->out);
    return OK;
}

static enum err put_class(const struct class_row *row, void *arg)
{
    struct shaping *shaping = arg;
    bool begun = false;
    bool attended = false;
    enum err err = class_has_begun(shaping->store, row->id, &begun);
    if (!err)
        err = class_was_attended(shaping->store, row, shaping->now_ms, &attended);
    if (err)
        return err;
    json_open_object(shaping->out, NULL);
    shape_id(shaping->out, "id", row->id);
    json_put_i64(shaping->out, "ordinal", row->ordinal);
    json_put_text(shaping->out, "title", row->title);
    json_put_i64(shaping->out, "unit", row->unit);
    json_put_i64(shaping->out, "cancelled_ms", row->cancelled_ms);
    json_put_bool(shaping->out, "begun", begun);
    json_put_bool(shaping->out, "attended", attended);
    shape_segments(shaping->out, &row->table);
    json_close_object(shaping->out);
    return OK;
}

static void put_fields(struct json_out *out, const struct activity_row *row)
{
    json_put_i64(out, "planned_jp", row->planned_jp);
    json_put_i64(out, "percent_min", row->min_attendance_percent);
    json_put_text(out, "ledger", word_name(&jp_ledger_words, (int)row->ledger));
    json_put_text(out, "post_test", word_name(&test_wish_words, (int)row->post_test));
    json_put_text(out, "batch", row->batch);
    json_put_text(out, "place", row->place);
    json_put_text(out, "legal_basis", row->legal_basis);
    json_put_text(out, "signatory_name", row->signatory_name);
    json_put_text(out, "signatory_position", row->signatory_position);
    json_put_text(out, "signatory_nip", nip_printed(row->signatory_nip).text);
    json_put_i64(out, "cancelled_ms", row->cancelled_ms);
}

enum err shape_plan(struct store *store, struct json_out *out, const char *key,
                    const struct activity_row *activity, int64_t now_ms)
{
    struct shaping shaping = {store, out, now_ms};

    json_open_object(out, key);
    put_fields(out, activity);
    json_open_list(out, "units");
    enum err err = store_units(store, activity->id, put_unit, &shaping);
    json_close_list(out);
    json_open_list(out, "classes");
    if (!err)
        err = store_activity_classes(store, activity->id, put_class, &shaping);
    json_close_list(out);
    json_close_object(out);
    return err;
}
