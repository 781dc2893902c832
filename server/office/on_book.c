/* What is stated about an activity, what waits for somebody, and how each learner stands: one page
 * of the coordinator. */
#include "judging/judging.h"
#include "office/access.h"
#include "office/book_shape.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/store_seal.h"

static enum err find_class_seal(const struct seal_row *row, void *arg)
{
    bool *sealed = arg;
    *sealed = *sealed || !id_is_none(row->class_id);
    return *sealed ? ERR_TAKEN : OK; /* one is enough */
}

static void put_classes(struct json_out *out, const struct activity_plan *plan, int64_t now_ms)
{
    json_open_list(out, "classes");
    for (size_t c = 0; c < plan->n_classes; c++) {
        const struct plan_class *class = &plan->classes[c];
        const struct book_fact *confirmed = book_difference_confirmed(plan->book, class->row.id);
        json_open_object(out, NULL);
        shape_id(out, "class", class->row.id);
        json_put_text(out, "mode", word_name(&unit_mode_words, (int)class->mode));
        json_put_bool(out, "over", timetable_end_ms(&class->row.table) <= now_ms);
        json_put_bool(out, "recorded", book_recorded(plan->book, class->row.id) != NULL);
        json_put_i64(out, "difference_s", (int64_t)(class->difference_ms / 1000));
        json_put_bool(out, "differs", class->undecided);
        json_put_bool(out, "confirmed", confirmed != NULL);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_standings(struct json_out *out, const struct activity_plan *plan,
                          const struct judged_enrolled *person)
{
    json_open_list(out, "standings");
    for (size_t c = 0; c < plan->n_classes; c++) {
        const struct standing_result *standing = &person->classes[c].standing;
        json_open_object(out, NULL);
        shape_id(out, "class", plan->classes[c].row.id);
        json_put_text(out, "standing", standing_name(standing->standing));
        json_put_i64(out, "late_s", (int64_t)standing->late_seconds);
        json_close_object(out);
    }
    json_close_list(out);
}

static const char *const test_states[] = {[TEST_NOT_NEEDED] = "not_needed",
                                          [TEST_AWAITED] = "awaited",
                                          [TEST_FAILED] = "failed",
                                          [TEST_PASSED] = "passed"};

static void put_test(struct json_out *out, const struct test_verdict *test)
{
    json_open_object(out, "test");
    json_put_text(out, "state", test_states[test->state]);
    json_put_i64(out, "score", test->score);
    json_put_i64(out, "tries", test->tries);
    if (test->left == UINT32_MAX)
        json_put_null(out, "left");
    else
        json_put_i64(out, "left", test->left);
    json_close_object(out);
}

static void put_learner(struct json_out *out, const struct activity_plan *plan,
                        const struct judged_enrolled *person)
{
    json_open_object(out, NULL);
    shape_person(out, "person", &person->row);
    put_standings(out, plan, person);
    json_put_text(out, "evidence",
                  word_name(&evidence_state_words, (int)person->jp.evidence_state));
    put_test(out, &person->test);
    json_open_object(out, "overlap");
    json_put_i64(out, "shared_s", (int64_t)(person->overlap_seconds + person->taken_seconds));
    json_put_bool(out, "flagged", person->overlap_seconds != 0);
    json_close_object(out);
    json_close_object(out);
}

static void put_rule(struct json_out *out, const struct activity_plan *plan)
{
    const struct policy_test *rule = &plan->policy->post_test;
    enum test_wish wish = plan->activity.post_test;
    bool required = wish == TEST_REQUIRED || (wish != TEST_NONE && rule->required);

    json_open_object(out, "test");
    json_put_bool(out, "required", required);
    json_put_bool(out, "none", wish == TEST_NONE);
    json_put_i64(out, "passing_score", rule->passing_score);
    json_put_i64(out, "attempts_max", rule->attempts_max);
    json_close_object(out);
}

static void put_book(struct call *call, const struct activity_judgement *judgement, bool sealed)
{
    const struct activity_plan *plan = &judgement->plan;
    int64_t closed_ms = plan->activity.closed_ms;
    struct json_out out = call_json(call);

    json_open_object(&out, NULL);
    shape_id(&out, "activity", plan->activity.id);
    json_put_text(&out, "title", plan->activity.title);
    json_put_text(&out, "zone", zone_name(plan->activity.zone));
    shape_id(&out, "me", call->person);
    json_put_i64(&out, "now_ms", call->now_ms);
    json_put_text(&out, "state", judgement_state_name(judgement->state));
    json_put_i64(&out, "closed_ms", closed_ms);
    json_put_bool(&out, "sealed", sealed);
    json_put_i64(&out, "objections_until_ms", closed_ms ? plan_objections_end_ms(plan) : 0);
    put_rule(&out, plan);
    put_classes(&out, plan, call->now_ms);
    json_open_list(&out, "learners");
    for (size_t i = 0; i < judgement->n_people; i++)
        if (judgement->people[i].role == ENROLMENT_LEARNER)
            put_learner(&out, plan, &judgement->people[i]);
    json_close_list(&out);
    json_open_list(&out, "facts");
    for (size_t i = 0; i < plan->book->n_facts; i++)
        shape_book_fact(&out, NULL, call->store, plan->book->facts[i]);
    json_close_list(&out);
    json_close_object(&out);
}

enum err on_book(struct call *call)
{
    struct activity_judgement *judgement = NULL;
    bool sealed = false;
    enum err err = judge_activity_in_view(call->store, call->office->links.policies, call->ids[0],
                                          call->now_ms, &judgement);
    if (err)
        return call_own_fault(err);
    err = store_seals(call->store, call->ids[0], find_class_seal, &sealed);
    if (!err || sealed)
        put_book(call, judgement, sealed);
    err = sealed ? OK : err;
    if (!err)
        err = access_look(call, "activity_book", call->ids[0], judgement->n_people);
    judgement_destroy(judgement);
    return err;
}
