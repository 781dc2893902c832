/* Who takes part: enrolled, withdrawn, admitted again; one instructor in the place of another. */
#include "base/date.h"
#include "judging/status_day.h"
#include "office/audit.h"
#include "office/call.h"
#include "office/form.h"
#include "office/handlers.h"
#include "office/notices.h"
#include "office/person_since.h"
#include "office/plan_form.h"
#include "store/store_access.h"
#include "store/store_catalog.h"

/* The row as it stands; *ret_there false: there is none yet. */
static enum err find(struct form *form, struct id activity, struct id person,
                     struct enrolment_row *ret, bool *ret_there)
{
    enum err err = store_enrolment_find(form->store, activity, person, ret);
    *ret_there = !err;
    if (err == ERR_NOT_FOUND) {
        *ret = (struct enrolment_row){.activity = activity, .person = person};
        err = OK;
    }
    return err;
}

/* Which rules would hold on the last day must be known; before there is a class, today's. Fault:
 * no_status_on_date (value: the day). */
static enum err check_status(struct form *form, const char *key,
                             const struct activity_row *activity, struct id person)
{
    int64_t day;
    bool has = false;
    enum err err = activity_last_day(form->store, activity, &day);
    if (day == CATALOG_NO_DAY)
        day = person_today(form->call->now_ms);
    if (!err)
        err = person_has_status(form->store, person, day, &has);
    if (!err && !has)
        form_fault(form, key, "no_status_on_date", date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
    return err;
}

/* Faults at `key`: unknown, left, no_status_on_date. */
static enum err check_person(struct form *form, const char *key,
                             const struct activity_row *activity, struct id person)
{
    struct person_row row;
    enum err err = store_person_find(form->store, person, &row);
    if (err == ERR_NOT_FOUND)
        form_fault(form, key, "unknown", NULL);
    else if (!err && row.left_ms && row.left_ms <= form->call->now_ms)
        form_fault(form, key, "left", row.name);
    else if (!err)
        err = check_status(form, key, activity, person);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err put(struct form *form, const struct enrolment_row *before,
                    const struct enrolment_row *after)
{
    enum err err = store_enrolment_put(form->store, after);
    return err ? err : changes_enrolment(form->store, &form->by, before, after);
}

/* ---- enrolled ---- */

static enum err admit(struct form *form, const char *key, const struct activity_row *activity,
                      struct id person, enum enrolment_role role)
{
    struct enrolment_row before;
    bool there = false;

    enum err err = check_person(form, key, activity, person);
    if (!err)
        err = find(form, activity->id, person, &before, &there);
    if (!err && there && before.role != role && !before.withdrawn_ms)
        form_fault(form, key, "has_other_role", word_name(&enrolment_role_words, (int)before.role));
    if (!err)
        err = form_err(form);
    if (err)
        return err;
    struct enrolment_row after = before;
    after.role = role;
    after.withdrawn_ms = 0;
    return put(form, there ? &before : NULL, &after);
}

static enum err enrol(struct form *form, void *arg)
{
    struct activity_row activity;
    struct id person = {0};
    int role = ENROLMENT_LEARNER;
    (void)arg;

    form_id(form, "person", &person);
    form_word(form, "role", &enrolment_role_words, &role);
    enum err err = form_err(form);
    if (!err)
        err = activity_open(form, form->call->ids[0], &activity);
    form->made = person;
    return err ? err : admit(form, "person", &activity, person, (enum enrolment_role)role);
}

enum err on_enrol(struct call *call)
{
    return form_write(call, (const char *const[]){"person", "role", "reason", NULL}, enrol, NULL);
}

/* ---- withdrawn, and back ---- */

static enum err end_link(struct form *form, struct id activity, struct id person)
{
    enum err err = store_link_revoke(form->store, activity, person, form->call->now_ms);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err withdraw_from(struct form *form, struct id activity, struct id person)
{
    struct enrolment_row before;
    enum err err = store_enrolment_find(form->store, activity, person, &before);
    if (err || before.withdrawn_ms)
        return err;
    struct enrolment_row after = before;
    after.withdrawn_ms = form->call->now_ms;
    err = put(form, &before, &after);
    return err ? err : end_link(form, activity, person);
}

static enum err withdraw(struct form *form, void *arg)
{
    struct activity_row activity;
    (void)arg;
    enum err err = activity_open(form, form->call->ids[0], &activity);
    form->made = form->call->ids[1];
    return err ? err : withdraw_from(form, activity.id, form->call->ids[1]);
}

enum err on_withdraw(struct call *call)
{
    enum err err = form_write(call, (const char *const[]){"reason", NULL}, withdraw, NULL);
    if (!err)
        notice_link_ended(call, call->ids[0], call->ids[1]);
    return err;
}

static enum err readmit(struct form *form, void *arg)
{
    struct activity_row activity;
    struct enrolment_row row;
    (void)arg;
    enum err err = activity_open(form, form->call->ids[0], &activity);
    if (!err)
        err = store_enrolment_find(form->store, activity.id, form->call->ids[1], &row);
    form->made = form->call->ids[1];
    return err ? err : admit(form, "person", &activity, row.person, row.role);
}

enum err on_readmit(struct call *call)
{
    return form_write(call, (const char *const[]){"reason", NULL}, readmit, NULL);
}

/* ---- one instructor in the place of another ---- */

struct substitution {
    struct id activity;
    struct id out;
    struct id in;
};

/* Who goes must teach here; fault: no_instructor. */
static enum err check_out(struct form *form, const struct substitution *wish)
{
    struct enrolment_row row;
    enum err err = store_enrolment_find(form->store, wish->activity, wish->out, &row);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (err || row.role != ENROLMENT_INSTRUCTOR || row.withdrawn_ms)
        form_fault(form, "out", "no_instructor", NULL);
    if (id_equal(wish->in, wish->out))
        form_fault(form, "in", "same", NULL);
    return form_err(form);
}

static enum err substitute(struct form *form, void *arg)
{
    struct substitution *wish = arg;
    struct activity_row activity;
    struct class_row class;

    form_id(form, "out", &wish->out);
    form_id(form, "in", &wish->in);
    enum err err = form_err(form);
    if (!err)
        err = store_class_find(form->store, form->call->ids[0], &class);
    if (!err)
        err = activity_open(form, class.activity, &activity);
    wish->activity = err ? (struct id){0} : activity.id;
    if (!err)
        err = check_out(form, wish);
    if (!err)
        err = admit(form, "in", &activity, wish->in, ENROLMENT_INSTRUCTOR);
    if (!err)
        err = withdraw_from(form, wish->activity, wish->out);
    form->made = form->call->ids[0];
    return err;
}

enum err on_substitute(struct call *call)
{
    struct substitution wish = {0};
    enum err err =
        form_write(call, (const char *const[]){"out", "in", "reason", NULL}, substitute, &wish);
    if (!err)
        notice_link_ended(call, wish.activity, wish.out);
    return err;
}
