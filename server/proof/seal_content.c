#include "proof/seal_content.h"

#include "base/alloc.h"
#include "proof/seal_text.h"

void seal_content_finish(struct seal_content *content)
{
    for (size_t i = 0; content->people && i < content->n_people; i++)
        interval_list_finish(&content->people[i].united);
    for (size_t i = 0; content->credits && i < content->n_credits; i++) {
        struct sealed_credit *credit = &content->credits[i];
        for (size_t c = 0; credit->taken && c < content->n_classes; c++)
            interval_list_finish(&credit->taken[c]);
        mem_free(credit->taken);
        mem_free(credit->parts);
    }
    mem_free(content->people);
    mem_free(content->units);
    mem_free(content->classes);
    mem_free(content->credits);
    mem_free(content->entries);
    *content = (struct seal_content){0};
}

const struct sealed_presence *seal_content_presence(const struct seal_content *content,
                                                    struct id person)
{
    for (size_t i = 0; i < content->n_people; i++)
        if (id_equal(content->people[i].person, person))
            return &content->people[i];
    return NULL;
}

const struct sealed_credit *seal_content_credit(const struct seal_content *content,
                                                struct id person)
{
    for (size_t i = 0; i < content->n_credits; i++)
        if (id_equal(content->credits[i].person, person))
            return &content->credits[i];
    return NULL;
}

/* ---- writing ---- */

static void put_activity(struct json_out *out, const struct activity_row *row)
{
    json_open_object(out, "activity");
    seal_put_id(out, "id", row->id);
    json_put_text(out, "title", row->title);
    json_put_text(out, "organiser", row->organiser);
    json_put_text(out, "category", row->category);
    json_put_bool(out, "international", row->international);
    json_put_i64(out, "planned_jp", row->planned_jp);
    json_put_text(out, "zone", zone_name(row->zone));
    json_put_i64(out, "min_attendance_percent", row->min_attendance_percent);
    json_put_text(out, "ledger",
                  word_name(&jp_ledger_words, row->ledger ? (int)row->ledger : LEDGER_COMPETENCY));
    json_put_text(
        out, "post_test",
        word_name(&test_wish_words, row->post_test ? (int)row->post_test : TEST_AS_POLICY));
    json_close_object(out);
}

static void put_intervals(struct json_out *out, const char *key, const struct interval_list *list)
{
    json_open_list(out, key);
    for (size_t i = 0; i < list->n; i++) {
        json_open_list(out, NULL);
        json_put_i64(out, NULL, list->at[i].start_ms);
        json_put_i64(out, NULL, list->at[i].end_ms);
        json_close_list(out);
    }
    json_close_list(out);
}

static void put_class(struct json_out *out, const struct seal_content *content)
{
    const struct class_row *row = &content->class;
    if (!content->has_class) {
        json_put_null(out, "class");
        return;
    }
    json_open_object(out, "class");
    seal_put_id(out, "id", row->id);
    json_put_i64(out, "ordinal", row->ordinal);
    json_put_text(out, "title", row->title);
    json_put_i64(out, "unit", row->unit);
    json_open_list(out, "timetable");
    for (size_t i = 0; i < row->table.n; i++) {
        const struct timetable_segment *segment = &row->table.segments[i];
        json_open_object(out, NULL);
        json_put_text(out, "kind", timetable_kind_name(segment->kind));
        json_put_i64(out, "start_ms", segment->start_ms);
        json_put_i64(out, "end_ms", segment->end_ms);
        json_close_object(out);
    }
    json_close_list(out);
    json_close_object(out);
}

static void put_presence(struct json_out *out, const struct sealed_presence *presence)
{
    json_open_object(out, NULL);
    seal_put_id(out, "person", presence->person);
    json_put_text(out, "name", presence->name);
    json_put_text(out, "role", word_name(&enrolment_role_words, (int)presence->role));
    json_put_i64(out, "attended_s", (int64_t)presence->attended_s);
    json_put_i64(out, "checks_answered", presence->checks.answered);
    json_put_i64(out, "checks_missed", presence->checks.missed);
    put_intervals(out, "there_ms", &presence->united);
    json_close_object(out);
}

static void put_part(struct json_out *out, const struct sealed_part *part)
{
    json_open_object(out, NULL);
    json_put_text(out, "occurrence", part->occurrence);
    json_put_i64(out, "month_before", part->month_before);
    seal_put_hash(out, "basis", part->basis);
    json_put_i64(out, "awarded_jp", part->awarded_jp);
    json_put_i64(out, "counted_jp", part->counted_jp);
    json_put_i64(out, "surplus_jp", part->surplus_jp);
    json_put_i64(out, "exact_num", (int64_t)part->exact_num);
    json_put_i64(out, "exact_den", (int64_t)part->exact_den);
    json_close_object(out);
}

static void put_credit(struct json_out *out, const struct sealed_credit *credit, size_t n_classes)
{
    json_open_object(out, NULL);
    seal_put_id(out, "person", credit->person);
    json_put_text(out, "role", word_name(&enrolment_role_words, (int)credit->role));
    json_put_text(out, "employment", word_name(&employment_words, (int)credit->employment));
    json_put_text(out, "post", credit->post);
    json_put_i64(out, "before_jp", credit->before_jp);
    json_put_i64(out, "office_hours_ms", (int64_t)credit->hours.inside_ms);
    json_put_i64(out, "other_hours_ms", (int64_t)credit->hours.outside_ms);
    json_put_i64(out, "overlap_s", (int64_t)credit->overlap_s);
    json_open_list(out, "taken_ms");
    for (size_t c = 0; c < n_classes; c++)
        put_intervals(out, NULL, &credit->taken[c]);
    json_close_list(out);
    json_put_text(out, "evidence", word_name(&evidence_state_words, (int)credit->evidence));
    json_put_i64(out, "attended_s", (int64_t)credit->attended_s);
    json_put_i64(out, "learning_s", (int64_t)credit->learning_s);
    seal_put_hash(out, "basis", credit->basis);
    json_put_i64(out, "awarded_jp", credit->awarded_jp);
    json_put_i64(out, "counted_jp", credit->counted_jp);
    json_put_i64(out, "surplus_jp", credit->surplus_jp);
    json_open_list(out, "parts");
    for (size_t i = 0; i < credit->n_parts; i++)
        put_part(out, &credit->parts[i]);
    json_close_list(out);
    json_close_object(out);
}

void seal_entry_write(struct json_out *out, const struct jp_entry *entry)
{
    json_open_object(out, NULL);
    json_put_text(out, "id", entry->id);
    seal_put_id(out, "person", entry->key.person);
    json_put_text(out, "occurrence", entry->key.occurrence);
    json_put_text(out, "policy", entry->key.policy);
    json_put_i64(out, "revision", entry->key.revision);
    json_put_text(out, "reverses", entry->reverses);
    json_put_text(out, "rule", entry->rule);
    json_put_text(out, "ledger", word_name(&jp_ledger_words, (int)entry->ledger));
    json_put_i64(out, "jp", entry->jp);
    json_put_i64(out, "surplus_jp", entry->surplus_jp);
    json_open_list(out, "mode_jp");
    for (size_t i = 0; i < UNIT_MODES; i++)
        json_put_i64(out, NULL, entry->mode_jp[i]);
    json_close_list(out);
    json_put_i64(out, "exact_num", entry->exact_num);
    json_put_i64(out, "exact_den", entry->exact_den);
    json_put_i64(out, "ends_day", entry->ends_day);
    seal_put_hash(out, "basis", entry->basis);
    json_put_i64(out, "posted_ms", entry->posted_ms);
    json_put_text(out, "posted_by", entry->posted_by);
    json_put_text(out, "note", entry->note);
    json_close_object(out);
}

static void put_unit(struct json_out *out, const struct unit_row *unit)
{
    json_open_object(out, NULL);
    json_put_i64(out, "ordinal", unit->ordinal);
    json_put_text(out, "mode", word_name(&unit_mode_words, (int)unit->mode));
    json_put_i64(out, "planned_jp", unit->planned_jp);
    json_close_object(out);
}

static void put_credits(struct json_out *out, const struct seal_content *content)
{
    if (!content->has_credit) {
        json_put_null(out, "credit");
        return;
    }
    json_open_object(out, "credit");
    json_open_list(out, "units");
    for (size_t i = 0; i < content->n_units; i++)
        put_unit(out, &content->units[i]);
    json_close_list(out);
    json_open_list(out, "classes");
    for (size_t i = 0; i < content->n_classes; i++)
        seal_put_id(out, NULL, content->classes[i]);
    json_close_list(out);
    json_open_list(out, "people");
    for (size_t i = 0; i < content->n_credits; i++)
        put_credit(out, &content->credits[i], content->n_classes);
    json_close_list(out);
    json_open_list(out, "entries");
    for (size_t i = 0; i < content->n_entries; i++)
        seal_entry_write(out, &content->entries[i]);
    json_close_list(out);
    json_close_object(out);
}

void seal_content_write(struct json_out *out, const char *key, const struct seal_content *content)
{
    json_open_object(out, key);
    json_put_i64(out, "sinkron_content", 1);
    put_activity(out, &content->activity);
    put_class(out, content);
    json_open_object(out, "policy");
    json_put_text(out, "id", content->activity.policy);
    seal_put_hash(out, "sha256", content->policy_hash);
    json_close_object(out);
    json_open_list(out, "attendance");
    for (size_t i = 0; i < content->n_people; i++)
        put_presence(out, &content->people[i]);
    json_close_list(out);
    put_credits(out, content);
    json_close_object(out);
}
