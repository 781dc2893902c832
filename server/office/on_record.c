/* One person's record of a year, and what stands behind a line of it: for the coordinator, and for
 * the person. */
#include "base/date.h"
#include "judging/person_record.h"
#include "office/access.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "office/record_shape.h"
#include "office/restricting.h"

/* `day=2025-03-10`: a day of the year that is asked for; today without it. */
static enum err read_day(struct call *call, int64_t *ret)
{
    struct slice day = query_find(call->request, "day");
    if (!day.at)
        return OK;
    if (date_parse_day(day, ret) == OK)
        return OK;
    faults_add(&call->faults, 0, "day", "no_date", NULL);
    return ERR_INVALID;
}

static enum err answer_record(struct call *call, struct id person)
{
    struct person_record_wish wish = {
        .person = person, .day = CATALOG_NO_DAY, .now_ms = call->now_ms};
    struct person_record *record = NULL;

    enum err err = read_day(call, &wish.day);
    if (err)
        return err;
    err = call_own_fault(
        person_record_read(call->store, call->office->links.policies, &wish, &record));
    if (err)
        return err;
    err = shape_record(call, record);
    person_record_destroy(record);
    return err;
}

static enum err answer_detail(struct call *call, const struct enrolment_row *who)
{
    struct person_record *record = NULL;
    enum err err = call_own_fault(record_activity_read(call->store, call->office->links.policies,
                                                       who, call->now_ms, &record));
    if (err)
        return err;
    shape_record_detail(call, record);
    person_record_destroy(record);
    return OK;
}

enum err on_record(struct call *call)
{
    enum err err = restriction_let_pass(call, call->ids[0]);
    if (!err)
        err = answer_record(call, call->ids[0]);
    return err ? err : access_note(call, "person_record", call->ids[0], 1);
}

enum err on_record_detail(struct call *call)
{
    const struct enrolment_row who = {.person = call->ids[0], .activity = call->ids[1]};
    enum err err = restriction_let_pass(call, who.person);
    if (!err)
        err = answer_detail(call, &who);
    return err ? err : access_note(call, "person_activity", call->ids[0], 1);
}

enum err on_my_record(struct call *call)
{
    return answer_record(call, call->person);
}

enum err on_my_record_detail(struct call *call)
{
    return answer_detail(call,
                         &(struct enrolment_row){.person = call->person, .activity = call->ids[0]});
}
