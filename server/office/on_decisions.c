/* What waits for a coordinator, over all activities. */
#include "base/log.h"
#include "judging/book.h"
#include "office/access.h"
#include "office/book_shape.h"
#include "office/decisions.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

#define SHOWN_MAX 500 /* what is beyond is counted */

struct gathering {
    struct call *call;
    struct json_out out;
    uint32_t counts[DECISION_KINDS];
    uint32_t shown;
};

static void put_fact(struct gathering *own, const char *key, const struct book_fact *fact)
{
    if (fact)
        shape_book_fact(&own->out, key, own->call->store, fact);
    else
        json_put_null(&own->out, key);
}

static enum err put_decision(const struct decision *decision, void *arg)
{
    struct gathering *own = arg;
    struct json_out *out = &own->out;
    const struct class_row *class = decision->class;

    own->counts[decision->kind]++;
    if (own->shown == SHOWN_MAX)
        return OK;
    own->shown++;
    json_open_object(out, NULL);
    json_put_text(out, "kind", decision_kind_name(decision->kind));
    shape_id(out, "activity", decision->activity->id);
    json_put_text(out, "title", decision->activity->title);
    json_put_text(out, "zone", zone_name(decision->activity->zone));
    json_put_text(out, "class", class ? id_text(class->id).text : NULL);
    json_put_text(out, "class_title", class ? class->title : "");
    shape_someone(out, "person", own->call->store, decision->person);
    json_put_i64(out, "seconds", (int64_t)decision->seconds);
    json_put_i64(out, "until_ms", decision->until_ms);
    put_fact(own, "fact", decision->fact);
    put_fact(own, "of", decision->fact ? decision->fact->of : NULL);
    json_close_object(out);
    return OK;
}

/* One activity that cannot be read must not hide the others. */
static enum err look_at(const struct activity_row *row, void *arg)
{
    struct gathering *own = arg;
    const struct decision_search search = {own->call->store, own->call->office->links.policies,
                                           own->call->now_ms, put_decision, own};
    enum err err = decisions_of(&search, row);
    if (err == ERR_STORE || err == ERR_NOMEM)
        return err;
    if (err)
        LOG_ERROR(office, "activity left out of what is to be decided", "activity=%s err=%s",
                  id_text(row->id).text, err_name(err));
    return OK;
}

enum err on_decisions(struct call *call)
{
    struct gathering own = {.call = call, .out = call_json(call)};

    json_open_object(&own.out, NULL);
    shape_id(&own.out, "me", call->person);
    json_put_i64(&own.out, "now_ms", call->now_ms);
    json_open_list(&own.out, "decisions");
    enum err err = store_activities(call->store, look_at, &own);
    json_close_list(&own.out);
    json_open_object(&own.out, "counts");
    for (int kind = 0; kind < DECISION_KINDS; kind++)
        json_put_i64(&own.out, decision_kind_name((enum decision_kind)kind), own.counts[kind]);
    json_close_object(&own.out);
    json_close_object(&own.out);
    return err ? err : access_look(call, "decisions_json", id_none, own.shown);
}
