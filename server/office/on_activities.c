/* The list of activities, and one of them with its people and the state of their links. */
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/map.h"
#include "judging/plan.h"
#include "office/access.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/plan_shape.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "store/store_access.h"
#include "store/store_catalog.h"

#define PEOPLE_MAX 100000

/* ---- the list ---- */

struct listing {
    struct call *call;
    struct json_out out;
};

/* One activity that cannot be read must not hide the others. */
static enum err put_activity(const struct activity_row *row, void *arg)
{
    struct listing *listing = arg;
    struct call *call = listing->call;
    struct activity_plan plan = {0};
    uint32_t enrolled = 0;

    enum err err = plan_read(call->store, call->office->links.policies, row->id, &plan);
    if (!err)
        err = store_activity_learners(call->store, row->id, &enrolled);
    if (!err)
        shape_activity(&listing->out, NULL, &plan, enrolled);
    plan_finish(&plan);
    if (err == ERR_STORE || err == ERR_NOMEM)
        return err;
    if (err)
        LOG_ERROR(office, "activity left out of the list", "activity=%s err=%s",
                  id_text(row->id).text, err_name(err));
    return OK;
}

enum err on_activities(struct call *call)
{
    struct listing listing = {.call = call, .out = call_json(call)};

    json_open_object(&listing.out, NULL);
    json_open_list(&listing.out, "activities");
    enum err err = store_activities(call->store, put_activity, &listing);
    json_close_list(&listing.out);
    json_close_object(&listing.out);
    return err;
}

/* ---- one of them ---- */

struct one_activity {
    struct store *store;
    struct id activity;
    struct json_out out;
    struct link_row *links; /* all ever issued, oldest first */
    size_t n_links;
    size_t links_room;
    struct withholding withholding;
    struct map last; /* person to the last of these links, as its place from 1 */
};

static enum err add_link(const struct link_row *row, void *arg)
{
    struct one_activity *one = arg;
    if (one->n_links == one->links_room) {
        size_t room = one->links_room ? one->links_room * 2 : 64;
        struct link_row *more = mem_realloc(one->links, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        one->links = more;
        one->links_room = room;
    }
    one->links[one->n_links++] = *row;
    map_remove_id(&one->last, row->person);
    return map_put_id(&one->last, row->person, (void *)(uintptr_t)one->n_links);
}

static void put_link(struct one_activity *one, struct id person)
{
    uintptr_t place = (uintptr_t)map_get_id(&one->last, person);
    if (!place) {
        json_put_null(&one->out, "link");
        return;
    }
    const struct link_row *link = &one->links[place - 1];
    json_open_object(&one->out, "link");
    json_put_i64(&one->out, "issued_ms", link->issued_ms);
    json_put_i64(&one->out, "revoked_ms", link->revoked_ms);
    json_close_object(&one->out);
}

static enum err put_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct one_activity *one = arg;
    struct enrolment_row enrolment;
    if (withholds(&one->withholding, row->id))
        return OK;
    enum err err = store_enrolment_find(one->store, one->activity, row->id, &enrolment);
    if (err)
        return err;
    json_open_object(&one->out, NULL);
    shape_person(&one->out, "person", row);
    json_put_text(&one->out, "role", shape_role(role));
    put_link(one, row->id);
    json_put_i64(&one->out, "withdrawn_ms", enrolment.withdrawn_ms);
    json_close_object(&one->out);
    return OK;
}

static enum err put_one(struct call *call, struct one_activity *one,
                        const struct activity_plan *plan)
{
    uint32_t enrolled = 0;
    enum err err = store_activity_learners(call->store, plan->activity.id, &enrolled);
    if (!err)
        err = store_activity_links(call->store, plan->activity.id, add_link, one);
    if (err)
        return err;

    one->out = call_json(call);
    json_open_object(&one->out, NULL);
    shape_activity(&one->out, "activity", plan, enrolled);
    err = withholding_read(call, false, &one->withholding);
    if (!err)
        err = shape_plan(call->store, &one->out, "plan", &plan->activity, call->now_ms);
    json_open_list(&one->out, "people");
    if (!err)
        err = store_activity_people(call->store, plan->activity.id, put_person, one);
    json_close_list(&one->out);
    json_close_object(&one->out);
    withholding_finish(&one->withholding);
    return err ? err : access_look(call, "activity_json", plan->activity.id, enrolled);
}

enum err on_activity(struct call *call)
{
    struct one_activity one = {.store = call->store, .activity = call->ids[0]};
    struct activity_plan plan = {0};

    map_init(&one.last, PEOPLE_MAX);
    enum err err = plan_read(call->store, call->office->links.policies, call->ids[0], &plan);
    if (!err)
        err = put_one(call, &one, &plan);
    plan_finish(&plan);
    map_finish(&one.last);
    mem_free(one.links);
    return call_own_fault(err);
}
