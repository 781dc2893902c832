/* A class is made, moved, cancelled. */
#include "base/id.h"
#include "base/log.h"
#include "office/call.h"
#include "office/class_course.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/notices.h"
#include "office/office_inside.h"
#include "office/plan_form.h"
#include "store/store_catalog.h"

/* ---- made ---- */

static enum err look_for_last(const struct class_row *row, void *arg)
{
    uint32_t *last = arg;
    *last = row->ordinal > *last ? row->ordinal : *last;
    return OK;
}

static enum err make_class(struct form *form, void *arg)
{
    struct activity_row activity;
    struct class_row row = {.id = id_new(form->call->office->links.chance)};
    (void)arg;

    enum err err = activity_open(form, form->call->ids[0], &activity);
    if (!err)
        err = store_activity_classes(form->store, activity.id, look_for_last, &row.ordinal);
    if (err)
        return err;
    row.activity = activity.id;
    row.ordinal++;
    err = class_form_read(form, &activity, &row);
    if (!err)
        err = store_class_put(form->store, &row);
    if (!err)
        err = changes_class(form->store, &form->by, NULL, &row);
    form->made = row.id;
    return err ? err : activity_follow_classes(form, activity.id);
}

enum err on_class_make(struct call *call)
{
    return form_write(call, class_form_keys, make_class, NULL);
}

/* ---- changed ---- */

static enum err find_open(struct form *form, struct activity_row *ret_activity,
                          struct class_row *ret)
{
    enum err err = store_class_find(form->store, form->call->ids[0], ret);
    if (!err)
        err = activity_open(form, ret->activity, ret_activity);
    form->made = form->call->ids[0];
    return err;
}

static enum err put_changed(struct form *form, const struct class_row *before,
                            const struct class_row *after)
{
    enum err err = store_class_put(form->store, after);
    if (!err)
        err = changes_class(form->store, &form->by, before, after);
    return err ? err : activity_follow_classes(form, after->activity);
}

/* Faults: class_begun, class_recorded, mode_held. */
static enum err check_bound(struct form *form, const struct class_row *before,
                            const struct class_row *after)
{
    const char *bound = NULL;
    enum unit_mode was = MODE_SYNCHRONOUS;
    enum unit_mode becomes = MODE_SYNCHRONOUS;
    enum err err = class_is_bound(form->store, before, &bound);
    if (err || !bound)
        return err;
    err = class_mode_of(form->store, before->activity, before->unit, &was);
    if (!err)
        err = class_mode_of(form->store, after->activity, after->unit, &becomes);
    if (!err && !timetable_same(&before->table, &after->table))
        form_fault(form, "segments", bound, before->title);
    if (!err && was != becomes)
        form_fault(form, "unit", "mode_held", before->title);
    if (!err && form->call->faults.n)
        err = ERR_WRONG_PHASE;
    return err;
}

static enum err change_class(struct form *form, void *arg)
{
    struct activity_row activity;
    struct class_row before;
    (void)arg;

    enum err err = find_open(form, &activity, &before);
    if (!err && before.cancelled_ms)
        err = ERR_LOCKED;
    if (err)
        return err;
    struct class_row after = before;
    err = class_form_read(form, &activity, &after);
    if (!err)
        err = check_bound(form, &before, &after);
    return err ? err : put_changed(form, &before, &after);
}

enum err on_class_change(struct call *call)
{
    enum err err = form_write(call, class_form_keys, change_class, NULL);
    if (!err)
        notice_class_changed(call, call->ids[0]);
    return err;
}

/* ---- cancelled, and back ---- */

static enum err cancel_class(struct form *form, void *arg)
{
    struct activity_row activity;
    struct class_row before;
    const char *bound = NULL;
    bool cancelled = true;
    bool attended = false;
    (void)arg;

    form_bool(form, "cancelled", &cancelled);
    enum err err = find_open(form, &activity, &before);
    if (!err)
        err = form_err(form);
    if (!err && cancelled)
        err = class_was_attended(form->store, &before, form->call->now_ms, &attended);
    if (!err && cancelled && !attended)
        err = class_is_bound(form->store, &before, &bound);
    if (!err && (attended || bound)) {
        form_fault(form, "cancelled", attended ? "attended" : bound, before.title);
        err = ERR_WRONG_PHASE;
    }
    if (err)
        return err;
    struct class_row after = before;
    after.cancelled_ms = !cancelled            ? 0
                         : before.cancelled_ms ? before.cancelled_ms
                                               : form->call->now_ms;
    return put_changed(form, &before, &after);
}

enum err on_class_cancel(struct call *call)
{
    enum err err =
        form_write(call, (const char *const[]){"cancelled", "reason", NULL}, cancel_class, NULL);
    if (!err)
        notice_class_changed(call, call->ids[0]);
    return err;
}
