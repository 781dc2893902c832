/* An activity is made, changed, cancelled; its units are stated. */
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "credit/policy_words.h"
#include "office/call.h"
#include "office/class_course.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/notices.h"
#include "office/office_inside.h"
#include "office/plan_form.h"
#include "store/store_catalog.h"

#define UNITS_MAX 50
#define CANCEL_CLASSES_MAX 400

/* ---- made and changed ---- */

static enum err make_activity(struct form *form, void *arg)
{
    const struct call *call = form->call;
    int64_t planned_day = CATALOG_NO_DAY;
    struct activity_row row = {
        .id = id_new(call->office->links.chance), .zone = DATE_WIB, .created_ms = call->now_ms};
    (void)arg;

    activity_form_read(form, &row);
    form_day(form, "planned_day", CATALOG_NO_DAY, &planned_day);
    if (planned_day == CATALOG_NO_DAY)
        planned_day = (call->now_ms + row.zone * DATE_MINUTE_MS) / DATE_DAY_MS;
    enum err err = activity_form_policy(form, &row, planned_day);
    if (!err)
        err = form_err(form);
    if (!err)
        err = store_activity_put(form->store, &row);
    form->made = row.id;
    return err ? err : changes_activity(form->store, &form->by, NULL, &row);
}

enum err on_activity_make(struct call *call)
{
    return form_write(call, activity_form_keys, make_activity, NULL);
}

static enum err change_activity(struct form *form, void *arg)
{
    struct activity_row before;
    int64_t planned_day = CATALOG_NO_DAY;
    (void)arg;

    enum err err = activity_open_for(form, form->call->ids[0], &before);
    if (err)
        return err;
    struct activity_row after = before;
    activity_form_read(form, &after);
    form_day(form, "planned_day", CATALOG_NO_DAY, &planned_day);
    err = activity_form_policy(form, &after, planned_day);
    if (!err)
        err = form_err(form);
    if (!err)
        err = store_activity_put(form->store, &after);
    form->made = after.id;
    return err ? err : changes_activity(form->store, &form->by, &before, &after);
}

enum err on_activity_change(struct call *call)
{
    return form_write(call, activity_form_keys, change_activity, NULL);
}

/* ---- cancelled, and back ---- */

struct cancelling {
    struct form *form;
    struct id classes[CANCEL_CLASSES_MAX];
    size_t n;
};

static enum err look_at_class(const struct class_row *row, void *arg)
{
    struct cancelling *cancelling = arg;
    const struct call *call = cancelling->form->call;
    const char *bound = NULL;
    bool attended = false;
    enum err err = class_was_attended(cancelling->form->store, row, call->now_ms, &attended);
    if (!err && !attended)
        err = class_is_bound(cancelling->form->store, row, &bound);
    if (!err && (attended || bound) && !row->cancelled_ms)
        form_fault(cancelling->form, "cancelled", attended ? "attended" : bound, row->title);
    if (cancelling->n < CANCEL_CLASSES_MAX)
        cancelling->classes[cancelling->n++] = row->id;
    return err;
}

static enum err cancel_activity(struct form *form, void *arg)
{
    struct cancelling *cancelling = arg;
    struct activity_row before;
    bool cancelled = true;

    cancelling->form = form;
    form_bool(form, "cancelled", &cancelled);
    enum err err = store_activity_find(form->store, form->call->ids[0], &before);
    if (!err && before.closed_ms)
        err = ERR_LOCKED;
    if (!err)
        err = store_activity_classes(form->store, before.id, look_at_class, cancelling);
    if (!err)
        err = form_err(form);
    if (err)
        return err == ERR_INVALID ? ERR_WRONG_PHASE : err;
    struct activity_row after = before;
    after.cancelled_ms = !cancelled            ? 0
                         : before.cancelled_ms ? before.cancelled_ms
                                               : form->call->now_ms;
    form->made = after.id;
    err = store_activity_put(form->store, &after);
    return err ? err : changes_activity(form->store, &form->by, &before, &after);
}

enum err on_activity_cancel(struct call *call)
{
    struct cancelling cancelling = {0};
    enum err err = form_write(call, (const char *const[]){"cancelled", "reason", NULL},
                              cancel_activity, &cancelling);
    for (size_t i = 0; !err && i < cancelling.n; i++)
        notice_class_changed(call, cancelling.classes[i]);
    return err;
}

/* ---- units ---- */

struct unit_list {
    size_t n;
    struct unit_row at[UNITS_MAX];
};

static enum err add_unit(const struct unit_row *row, void *arg)
{
    struct unit_list *list = arg;
    if (list->n == UNITS_MAX)
        return ERR_FULL;
    list->at[list->n++] = *row;
    return OK;
}

static const struct unit_row *unit_of(const struct unit_list *list, uint32_t ordinal)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].ordinal == ordinal)
            return &list->at[i];
    return NULL;
}

static uint32_t next_ordinal(const struct unit_list *a, const struct unit_list *b)
{
    uint32_t last = 0;
    for (size_t i = 0; i < a->n; i++)
        last = a->at[i].ordinal > last ? a->at[i].ordinal : last;
    for (size_t i = 0; i < b->n; i++)
        last = b->at[i].ordinal > last ? b->at[i].ordinal : last;
    return last + 1;
}

/* One that says no ordinal is new. */
static void read_unit(struct form *form, const struct unit_list *before, struct unit_list *after)
{
    struct unit_row row = {.activity = form->call->ids[0]};
    int mode = 0;

    json_only(&form->at, (const char *const[]){"ordinal", "title", "mode", "planned_jp", NULL});
    form_count(form, "ordinal", 1, INT32_MAX, &row.ordinal);
    form_text(form, "title", row.title, sizeof row.title);
    form_word(form, "mode", &unit_mode_words, &mode);
    form_count(form, "planned_jp", 0, POLICY_JP_MAX, &row.planned_jp);
    row.mode = (enum unit_mode)mode;
    form_need(form, "title", row.title);
    if (!mode && json_ok(&form->doc))
        form_fault(form, "mode", "missing", NULL);
    if (row.ordinal && (!unit_of(before, row.ordinal) || unit_of(after, row.ordinal)))
        form_fault(form, "ordinal", "unknown", row.title);
    if (!row.ordinal)
        row.ordinal = next_ordinal(before, after);
    after->at[after->n++] = row;
}

static void read_units(struct form *form, const struct unit_list *before, struct unit_list *after)
{
    const struct json_node whole = form->at;
    struct json_node list = json_get_list(&whole, "units", 0, UNITS_MAX);
    for (size_t i = 0; i < json_count(&list); i++) {
        form->at = json_at(&list, i);
        form->line = (uint32_t)i + 1;
        read_unit(form, before, after);
    }
    form->at = whole;
    form->line = 0;
}

static void warn_of_sum(struct form *form, const struct activity_row *activity,
                        const struct unit_list *units)
{
    char both[40];
    uint32_t sum = 0;
    for (size_t i = 0; i < units->n; i++)
        sum += units->at[i].planned_jp;
    if (!units->n || !activity->planned_jp || sum == activity->planned_jp)
        return;
    snprintf(both, sizeof both, "%u/%u", sum, activity->planned_jp);
    form_warn(form, "planned_jp", "sum_differs", both);
}

static enum err drop_missing(struct form *form, const struct unit_list *before,
                             const struct unit_list *after)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < before->n; i++) {
        const struct unit_row *row = &before->at[i];
        if (unit_of(after, row->ordinal))
            continue;
        err = store_unit_drop(form->store, row->activity, row->ordinal);
        if (err == ERR_TAKEN) {
            form_fault(form, "units", "has_class", row->title);
            err = ERR_INVALID;
        }
        if (!err)
            err = changes_unit(form->store, &form->by, row, NULL);
    }
    return err;
}

/* How a unit is held decides how its classes are judged: what was held or recorded keeps it. */
struct mode_check {
    struct form *form;
    const struct unit_row *unit; /* before */
};

static enum err look_at_mode(const struct class_row *row, void *arg)
{
    const struct mode_check *check = arg;
    const char *bound = NULL;
    if (row->unit != check->unit->ordinal || row->cancelled_ms)
        return OK;
    enum err err = class_is_bound(check->form->store, row, &bound);
    if (!err && bound)
        form_fault(check->form, "mode", "mode_held", row->title);
    return err;
}

/* Fault: mode_held. */
static enum err check_modes(struct form *form, const struct unit_list *before,
                            const struct unit_list *after)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < after->n; i++) {
        const struct mode_check check = {form, unit_of(before, after->at[i].ordinal)};
        if (!check.unit || check.unit->mode == after->at[i].mode)
            continue;
        form->line = (uint32_t)i + 1;
        err =
            store_activity_classes(form->store, check.unit->activity, look_at_mode, (void *)&check);
    }
    form->line = 0;
    return err ? err : form_err(form);
}

static enum err put_units(struct form *form, const struct unit_list *before,
                          const struct unit_list *after)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < after->n; i++) {
        const struct unit_row *row = &after->at[i];
        err = store_unit_put(form->store, row);
        if (!err)
            err = changes_unit(form->store, &form->by, unit_of(before, row->ordinal), row);
    }
    return err;
}

static enum err change_units(struct form *form, void *arg)
{
    struct activity_row activity;
    struct unit_list *before = arg;
    struct unit_list *after = before + 1;

    enum err err = activity_open(form, form->call->ids[0], &activity);
    if (!err)
        err = store_units(form->store, activity.id, add_unit, before);
    if (err)
        return err;
    read_units(form, before, after);
    err = form_err(form);
    if (!err)
        err = check_modes(form, before, after);
    if (!err)
        err = drop_missing(form, before, after);
    if (!err)
        err = put_units(form, before, after);
    warn_of_sum(form, &activity, after);
    form->made = activity.id;
    return err;
}

enum err on_units_change(struct call *call)
{
    struct unit_list lists[2] = {0};
    return form_write(call, (const char *const[]){"units", "reason", NULL}, change_units, lists);
}
