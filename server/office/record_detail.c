/* What stands behind one line of a record: when somebody was there, what was said about it, what
 * it is worth and why. */
#include "judging/book.h"
#include "judging/judging.h"
#include "office/book_shape.h"
#include "office/call.h"
#include "office/record_shape.h"
#include "office/shapes.h"

/* ---- the classes ---- */

static void put_united(struct json_out *out, const struct judged_presence *presence)
{
    json_open_list(out, "united");
    for (size_t i = 0; i < presence->united.n; i++) {
        json_open_object(out, NULL);
        json_put_i64(out, "start_ms", presence->united.at[i].start_ms);
        json_put_i64(out, "end_ms", presence->united.at[i].end_ms);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_class(struct json_out *out, const struct plan_class *class,
                      const struct judged_presence *presence)
{
    json_open_object(out, NULL);
    shape_id(out, "class", class->row.id);
    json_put_i64(out, "ordinal", class->row.ordinal);
    json_put_text(out, "title", class->row.title);
    json_put_text(out, "mode", word_name(&unit_mode_words, (int)class->mode));
    json_put_text(out, "phase", class_phase_name(class->phase));
    json_put_text(out, "standing", standing_name(presence->standing.standing));
    json_put_i64(out, "late_s", (int64_t)presence->standing.late_seconds);
    shape_segments(out, &class->row.table);
    json_put_i64(out, "attended_s", (int64_t)presence->attended_s);
    json_put_i64(out, "learning_s", (int64_t)presence->learning_s);
    shape_intervals(out, presence);
    put_united(out, presence);
    json_close_object(out);
}

static void put_judgement(struct json_out *out, const struct activity_judgement *judgement)
{
    const struct judged_enrolled *own = &judgement->people[0];

    json_open_object(out, "judgement");
    json_put_text(out, "state", judgement_state_name(judgement->state));
    json_put_i64(out, "percent_ppm", own->attendance.percent_ppm);
    json_put_i64(out, "percent_min", judgement->plan.rule.min_attendance_percent);
    json_put_i64(out, "needed_s", (int64_t)judgement->plan.needed_s);
    json_put_bool(out, "enough", judged_enough(judgement, own));
    json_put_i64(out, "taken_s", (int64_t)own->taken_seconds);
    json_put_i64(out, "exact_num", (int64_t)own->jp.exact_num);
    json_put_i64(out, "exact_den", (int64_t)own->jp.exact_den);
    json_put_text(out, "policy", judgement->plan.policy->id);
    json_put_text(out, "policy_title", judgement->plan.policy->title);
    json_open_list(out, "classes");
    for (size_t i = 0; i < judgement->plan.n_classes; i++)
        put_class(out, &judgement->plan.classes[i], &own->classes[i]);
    json_close_list(out);
    json_close_object(out);
}

/* ---- what was said about it ---- */

static void put_facts(struct call *call, struct json_out *out, const struct book *book,
                      struct id person)
{
    size_t n;
    const struct book_fact *const *facts = book_about(book, person, &n);

    json_open_list(out, "facts");
    for (size_t i = 0; i < n; i++)
        if (facts[i]->state != BOOK_VOID)
            shape_book_fact(out, NULL, call->store, facts[i]);
    json_close_list(out);
}

void shape_record_detail(struct call *call, const struct person_record *record)
{
    const struct record_activity *activity = &record->activities[0];
    struct json_out out = call_json(call);

    json_open_object(&out, NULL);
    shape_person(&out, "person", &record->person);
    json_put_i64(&out, "now_ms", call->now_ms);
    shape_record_activity(&out, "activity", activity);
    if (record_own(activity))
        put_judgement(&out, activity->judgement);
    else
        json_put_null(&out, "judgement");
    put_facts(call, &out, activity->book, record->person.id);
    json_close_object(&out);
}
