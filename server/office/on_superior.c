/* A superior's own staff: their year, what they filed, and the decision about it. */
#include "base/alloc.h"
#include "base/date.h"
#include "judging/book.h"
#include "judging/judging.h"
#include "judging/person_record.h"
#include "office/access.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/record_shape.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

#define STAFF_MAX 500
#define DECIDED_DAYS 92 /* so long what was decided stays in the list */

struct staff {
    struct person_row *at;
    size_t n;
};

static enum err add_staff(const struct person_row *row, void *arg)
{
    struct staff *staff = arg;
    if (row->left_ms)
        return OK;
    if (staff->n == STAFF_MAX)
        return ERR_FULL;
    if (staff->n % 16 == 0) {
        struct person_row *more = mem_realloc(staff->at, (staff->n + 16) * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        staff->at = more;
    }
    staff->at[staff->n++] = *row;
    return OK;
}

/* ---- what was filed ---- */

struct queue {
    struct call *call;
    struct json_out *out;
    const struct person_row *person;
    struct activity_row *activities; /* of this person */
    size_t n;
    uint32_t waiting; /* of this person, to be decided or read */
};

static bool is_recent(const struct call *call, const struct book_fact *filed)
{
    return !filed->answer || filed->answer->at_ms > call->now_ms - DECIDED_DAYS * DATE_DAY_MS;
}

static void put_decision(struct json_out *out, const struct book_fact *decided)
{
    if (!decided) {
        json_put_null(out, "decision");
        return;
    }
    const struct msg_fact_evidence_decided *said = decided->said.evidence_decided;
    json_open_object(out, "decision");
    json_put_bool(out, "accepted", said->accepted);
    json_put_text(out, "reason", said->has_reason ? said->reason : "");
    json_put_i64(out, "at_ms", decided->at_ms);
    json_close_object(out);
}

static void put_hours(struct json_out *out, const struct activity_judgement *judgement)
{
    struct hours_split hours = {0};
    if (judgement->n_people)
        hours = judgement->people[0].hours;
    json_put_i64(out, "inside_s", (int64_t)(hours.inside_ms / 1000));
    json_put_i64(out, "outside_s", (int64_t)(hours.outside_ms / 1000));
    json_open_list(out, "classes");
    for (size_t i = 0; i < judgement->plan.n_classes; i++) {
        json_open_object(out, NULL);
        json_put_text(out, "title", judgement->plan.classes[i].row.title);
        shape_segments(out, &judgement->plan.classes[i].row.table);
        json_close_object(out);
    }
    json_close_list(out);
}

static enum err put_filed(struct queue *queue, const struct activity_row *activity,
                          const struct book_fact *fact)
{
    const struct msg_fact_evidence_filed *said = fact->said.evidence_filed;
    const struct enrolment_row who = {.activity = activity->id, .person = queue->person->id};
    struct activity_judgement *judgement = NULL;
    struct json_out *out = queue->out;

    enum err err =
        call_own_fault(judge_person_in_view(queue->call->store, queue->call->office->links.policies,
                                            &who, queue->call->now_ms, &judgement));
    if (err)
        return err;
    json_open_object(out, NULL);
    shape_id(out, "activity", activity->id);
    shape_id(out, "fact", fact->event);
    shape_person(out, "person", queue->person);
    json_put_text(out, "title", activity->title);
    json_put_text(out, "organiser", activity->organiser);
    json_put_text(out, "category", activity->category);
    json_put_text(out, "zone", zone_name(queue->person->zone));
    json_put_i64(out, "filed_ms", fact->at_ms);
    json_put_text(out, "kind", filed_document_name(said->kind));
    json_put_text(out, "name", said->name);
    json_put_text(out, "day", said->has_day ? said->day : NULL);
    json_put_text(out, "serves", said->has_serves ? said->serves : NULL);
    json_put_text(out, "coordinated_with",
                  said->has_coordinated_with ? said->coordinated_with : NULL);
    json_put_text(out, "note", said->has_note ? said->note : NULL);
    put_hours(out, judgement);
    put_decision(out, fact->answer);
    json_close_object(out);
    judgement_destroy(judgement);
    return OK;
}

static enum err put_activity(struct queue *queue, const struct activity_row *activity)
{
    struct book book;
    size_t n;
    enum err err = book_read(queue->call->store, activity->id, &book);
    if (!err) {
        const struct book_fact *const *facts = book_about(&book, queue->person->id, &n);
        for (size_t i = 0; !err && i < n; i++) {
            if (facts[i]->type != FACT_EVIDENCE_FILED || facts[i]->state != BOOK_HOLDS ||
                !is_recent(queue->call, facts[i]))
                continue;
            queue->waiting += !facts[i]->answer;
            err = put_filed(queue, activity, facts[i]);
        }
    }
    book_finish(&book);
    return err;
}

static enum err keep_activity(const struct activity_row *activity, enum enrolment_role role,
                              void *arg)
{
    struct queue *queue = arg;
    if (activity->cancelled_ms || role != ENROLMENT_LEARNER)
        return OK;
    if (queue->n % 8 == 0) {
        struct activity_row *more = mem_realloc(queue->activities, (queue->n + 8) * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        queue->activities = more;
    }
    queue->activities[queue->n++] = *activity;
    return OK;
}

/* Judging walks the activities of the person too: so they are gathered first. */
static enum err put_filed_by(struct queue *queue)
{
    enum err err =
        store_person_activities(queue->call->store, queue->person->id, keep_activity, queue);
    for (size_t i = 0; !err && i < queue->n; i++)
        err = put_activity(queue, &queue->activities[i]);
    mem_free(queue->activities);
    return err;
}

static enum err put_queue(struct call *call, struct json_out *out, const struct staff *staff,
                          uint32_t *ret_waiting)
{
    enum err err = OK;
    json_open_list(out, "evidence");
    for (size_t i = 0; !err && i < staff->n; i++) {
        struct queue queue = {.call = call, .out = out, .person = &staff->at[i]};
        err = put_filed_by(&queue);
        ret_waiting[i] = queue.waiting;
    }
    json_close_list(out);
    return err;
}

/* ---- the staff ---- */

static enum err put_member(struct call *call, struct json_out *out, const struct person_row *row,
                           uint32_t waiting)
{
    struct person_record *record = NULL;
    enum err err =
        person_record_sums(call->store, call->office->links.policies,
                           &(struct person_record_wish){
                               .person = row->id, .day = CATALOG_NO_DAY, .now_ms = call->now_ms},
                           &record);
    if (err)
        return err;
    json_open_object(out, NULL);
    shape_person(out, "person", row);
    shape_record_year(out, "year", record);
    json_put_i64(out, "waiting", waiting);
    json_close_object(out);
    person_record_destroy(record);
    return OK;
}

static enum err put_all(struct call *call, const struct staff *staff, uint32_t *waiting)
{
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_put_i64(&out, "now_ms", call->now_ms);
    enum err err = put_queue(call, &out, staff, waiting);
    json_open_list(&out, "staff");
    for (size_t i = 0; !err && i < staff->n; i++)
        err = put_member(call, &out, &staff->at[i], waiting[i]);
    json_close_list(&out);
    json_close_object(&out);
    return err;
}

enum err on_superior_evidence(struct call *call)
{
    struct staff staff = {0};
    uint32_t *waiting = NULL;

    enum err err = store_staff(call->store, call->person, add_staff, &staff);
    if (!err) {
        waiting = mem_zalloc(staff.n ? staff.n : 1, sizeof *waiting);
        err = waiting ? call_own_fault(put_all(call, &staff, waiting)) : ERR_NOMEM;
    }
    if (!err && staff.n)
        err = access_look(call, ACCESS_STAFF, call->person, staff.n);
    mem_free(waiting);
    mem_free(staff.at);
    return err;
}
