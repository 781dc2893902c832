#include "office/shapes.h"

#include "credit/entry.h"
#include "credit/reason.h"
#include "judging/judging.h"
#include "judging/nip.h"

void shape_id(struct json_out *out, const char *key, struct id id)
{
    json_put_text(out, key, id_text(id).text);
}

const char *shape_role(enum enrolment_role role)
{
    return word_name(&enrolment_role_words, (int)role);
}

void shape_segments(struct json_out *out, const struct timetable *table)
{
    json_open_list(out, "segments");
    for (size_t i = 0; i < table->n; i++) {
        const struct timetable_segment *segment = &table->segments[i];
        json_open_object(out, NULL);
        json_put_text(out, "kind", timetable_kind_name(segment->kind));
        json_put_i64(out, "start_ms", segment->start_ms);
        json_put_i64(out, "end_ms", segment->end_ms);
        json_close_object(out);
    }
    json_close_list(out);
}

void shape_intervals(struct json_out *out, const struct judged_presence *presence)
{
    json_open_list(out, "intervals");
    for (size_t i = 0; i < presence->n_lines; i++) {
        const struct line_interval *line = &presence->lines[i];
        json_open_object(out, NULL);
        json_put_i64(out, "start_ms", line->start_ms);
        json_put_i64(out, "end_ms", line->end_ms);
        json_put_text(out, "why", line->open ? "open" : leave_reason_name(line->why));
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_moves(struct json_out *out, const struct history_moves *moves)
{
    json_open_list(out, "moves");
    for (size_t i = 0; i < moves->n; i++) {
        json_open_object(out, NULL);
        json_put_text(out, "phase", class_phase_name(moves->at[i].phase));
        json_put_i64(out, "at_ms", moves->at[i].at_ms);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_class(struct json_out *out, const struct plan_class *class)
{
    json_open_object(out, NULL);
    shape_id(out, "id", class->row.id);
    json_put_i64(out, "ordinal", class->row.ordinal);
    json_put_text(out, "title", class->row.title);
    json_put_text(out, "phase", class_phase_name(class->phase));
    shape_segments(out, &class->row.table);
    put_moves(out, &class->moves);
    json_close_object(out);
}

void shape_activity(struct json_out *out, const char *key, const struct activity_plan *plan,
                    uint32_t enrolled)
{
    const struct activity_row *row = &plan->activity;

    json_open_object(out, key);
    shape_id(out, "id", row->id);
    json_put_text(out, "title", row->title);
    json_put_text(out, "organiser", row->organiser);
    json_put_text(out, "description", row->description);
    json_put_text(out, "category", row->category);
    json_put_bool(out, "international", row->international);
    json_put_text(out, "zone", zone_name(row->zone));
    json_put_text(out, "policy", row->policy);
    json_put_i64(out, "percent_min", plan->rule.min_attendance_percent);
    json_put_i64(out, "jp_full", plan->jp_full);
    json_put_i64(out, "learning_s", (int64_t)plan->learning_s);
    json_put_i64(out, "needed_s", (int64_t)plan->needed_s);
    json_put_i64(out, "closed_ms", row->closed_ms);
    json_put_i64(out, "enrolled", enrolled);
    json_open_list(out, "classes");
    for (size_t i = 0; i < plan->n_classes; i++)
        put_class(out, &plan->classes[i]);
    json_close_list(out);
    json_close_object(out);
}

static void put_person(struct json_out *out, const struct person_row *row)
{
    shape_id(out, "id", row->id);
    json_put_text(out, "name", row->name);
    json_put_text(out, "nip", nip_masked(row->nip).text);
    json_put_text(out, "status", word_name(&employment_words, (int)row->employment));
    json_put_text(out, "unit", row->unit);
}

void shape_person(struct json_out *out, const char *key, const struct person_row *row)
{
    json_open_object(out, key);
    put_person(out, row);
    json_close_object(out);
}

void shape_person_line(struct json_out *out, const char *key, const struct person_row *row)
{
    json_open_object(out, key);
    put_person(out, row);
    json_put_text(out, "position", row->position);
    json_put_text(out, "agency", row->agency);
    json_put_i64(out, "left_ms", row->left_ms);
    json_close_object(out);
}

void shape_entry(struct json_out *out, const char *key, const struct jp_entry *entry)
{
    json_open_object(out, key);
    json_put_text(out, "id", entry->id);
    json_put_i64(out, "jp", entry->jp);
    json_put_i64(out, "surplus", entry->surplus_jp);
    json_put_text(out, "ledger", word_name(&jp_ledger_words, (int)entry->ledger));
    json_put_text(out, "occurrence", entry->key.occurrence);
    json_put_i64(out, "revision", entry->key.revision);
    json_put_i64(out, "posted_ms", entry->posted_ms);
    json_put_text(out, "posted_by", entry->posted_by);
    json_put_text(out, "policy", entry->key.policy);
    json_put_text(out, "rule", entry->rule);
    json_put_text(out, "basis", digest_hex(entry->basis).text);
    json_put_text(out, "reverses", entry->reverses[0] ? entry->reverses : NULL);
    json_put_text(out, "note", entry->note);
    json_close_object(out);
}

void shape_reasons(struct json_out *out, const char *key, const struct reason_list *reasons)
{
    json_open_list(out, key);
    for (size_t i = 0; i < reasons->n; i++) {
        json_open_object(out, NULL);
        json_put_text(out, "code", reason_name(reasons->at[i].code));
        json_put_i64(out, "a", reasons->at[i].params[0]);
        json_put_i64(out, "b", reasons->at[i].params[1]);
        json_close_object(out);
    }
    json_close_list(out);
}
