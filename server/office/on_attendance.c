/* Who attended when, what it is worth, and why. */
#include "judging/judging.h"
#include "office/access.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "office/shapes.h"

static void put_policy(struct json_out *out, const struct activity_plan *plan)
{
    const struct policy *policy = plan->policy;
    const struct legal_source *source = policy_source(policy, "jp_minutes");

    json_open_object(out, "policy");
    json_put_text(out, "version", policy->id);
    json_put_text(out, "title", policy->title);
    json_put_text(out, "source", source ? source->text : "");
    json_put_i64(out, "jp_seconds", policy->jp_seconds);
    json_put_i64(out, "percent_min", plan->rule.min_attendance_percent);
    json_close_object(out);
}

static void put_class(struct json_out *out, const struct plan_class *class,
                      const struct judged_presence *presence)
{
    json_open_object(out, NULL);
    shape_id(out, "class", class->row.id);
    json_put_i64(out, "attended_s", (int64_t)presence->attended_s);
    json_put_i64(out, "learning_s", (int64_t)presence->learning_s);
    shape_intervals(out, presence);
    json_close_object(out);
}

static void put_jp(struct json_out *out, const struct jp_result *jp)
{
    json_open_object(out, "jp");
    json_put_i64(out, "exact_num", (int64_t)jp->exact_num);
    json_put_i64(out, "exact_den", (int64_t)jp->exact_den);
    json_put_i64(out, "awarded", jp->awarded_jp);
    json_put_i64(out, "counted", jp->counted_jp);
    json_put_i64(out, "surplus", jp->surplus_jp);
    json_close_object(out);
}

static void put_person(struct json_out *out, const struct activity_judgement *judgement,
                       const struct judged_enrolled *person)
{
    const struct activity_plan *plan = &judgement->plan;

    json_open_object(out, NULL);
    shape_person(out, "person", &person->row);
    json_put_text(out, "role", shape_role(person->role));
    json_open_list(out, "classes");
    for (size_t i = 0; i < plan->n_classes; i++)
        put_class(out, &plan->classes[i], &person->classes[i]);
    json_close_list(out);
    json_put_i64(out, "attended_s", (int64_t)person->attendance.attended_s);
    json_put_i64(out, "learning_s", (int64_t)person->attendance.learning_s);
    json_put_i64(out, "percent_ppm", person->attendance.percent_ppm);
    json_put_bool(out, "enough", judged_enough(judgement, person));
    put_jp(out, &person->jp);
    shape_reasons(out, "reasons", &person->jp.reasons);
    json_open_list(out, "entries");
    for (size_t i = 0; i < person->n_entries; i++)
        shape_entry(out, NULL, &person->entries[i]);
    json_close_list(out);
    json_close_object(out);
}

/* Of learners alone: teaching is not learning. */
struct summary {
    uint32_t enrolled;
    uint32_t enough;
    uint32_t few;
    uint32_t absent;
};

static struct summary sum_up(const struct activity_judgement *judgement)
{
    struct summary sum = {0};
    for (size_t i = 0; i < judgement->n_people; i++) {
        const struct judged_enrolled *person = &judgement->people[i];
        if (person->role != ENROLMENT_LEARNER)
            continue;
        sum.enrolled++;
        if (judged_enough(judgement, person))
            sum.enough++;
        else if (person->attendance.classes_present)
            sum.few++;
        else
            sum.absent++;
    }
    return sum;
}

static void put_attendance(struct call *call, const struct activity_judgement *judgement)
{
    const struct summary sum = sum_up(judgement);
    struct json_out out = call_json(call);

    json_open_object(&out, NULL);
    shape_activity(&out, "activity", &judgement->plan, sum.enrolled);
    json_put_text(&out, "state", judgement_state_name(judgement->state));
    json_put_i64(&out, "now_ms", judgement->now_ms);
    put_policy(&out, &judgement->plan);
    json_open_list(&out, "people");
    for (size_t i = 0; i < judgement->n_people; i++)
        put_person(&out, judgement, &judgement->people[i]);
    json_close_list(&out);
    json_open_object(&out, "summary");
    json_put_i64(&out, "enrolled", sum.enrolled);
    json_put_i64(&out, "enough", sum.enough);
    json_put_i64(&out, "short", sum.few);
    json_put_i64(&out, "absent", sum.absent);
    json_close_object(&out);
    json_close_object(&out);
}

enum err on_attendance(struct call *call)
{
    struct activity_judgement *judgement = NULL;
    enum err err = judge_for(call, &judgement);
    if (err)
        return err;
    put_attendance(call, judgement);
    err = access_look(call, "activity_attendance_json", call->ids[0], judgement->n_people);
    judgement_let_go(call, judgement);
    return err;
}
