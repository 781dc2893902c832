#include "office/record_shape.h"

#include "base/date.h"
#include "judging/record_day.h"
#include "office/call.h"
#include "office/shapes.h"
#include "store/store_catalog.h"

static void put_day(struct json_out *out, const char *key, int64_t day)
{
    if (day == CATALOG_NO_DAY)
        json_put_null(out, key);
    else
        json_put_text(out, key, date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

void shape_modes(struct json_out *out, const char *key, const int64_t mode_jp[UNIT_MODES],
                 int64_t jp)
{
    json_open_object(out, key);
    for (int mode = 1; mode <= UNIT_MODES; mode++) {
        json_put_i64(out, word_name(&unit_mode_words, mode), mode_jp[mode - 1]);
        jp -= mode_jp[mode - 1];
    }
    json_put_i64(out, "unknown", jp);
    json_close_object(out);
}

/* ---- the years ---- */

static const struct policy_status *status_of(const struct record_year *year)
{
    return year->policy ? policy_status(year->policy, year->status.employment) : NULL;
}

static void put_year_sum(struct json_out *out, const struct record_year *year)
{
    const struct policy_status *status = status_of(year);
    put_day(out, "start", year->window.first_day);
    put_day(out, "end", year->window.last_day);
    json_put_i64(out, "jp", year->sum.competency_jp);
    json_put_i64(out, "capacity_jp", year->sum.capacity_jp);
    json_put_i64(out, "surplus_jp", year->sum.surplus_jp);
    json_put_i64(out, "target", status ? status->min_jp_per_year : 0);
    json_put_text(out, "step", record_step_name(year->sum.competency_jp));
}

static void put_years(struct json_out *out, const struct person_record *record)
{
    json_open_list(out, "years");
    for (size_t i = 0; i < record->n_years; i++) {
        json_open_object(out, NULL);
        put_year_sum(out, record->years[i]);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_categories(struct json_out *out, const struct record *sum)
{
    json_open_list(out, "categories");
    for (size_t i = 0; i < sum->n_categories; i++) {
        const struct record_category *category = &sum->categories[i];
        if (category->entries == 0 && category->jp == 0)
            continue; /* posted and taken back */
        json_open_object(out, NULL);
        json_put_text(out, "category", category->rule);
        json_put_i64(out, "jp", category->jp);
        json_put_i64(out, "surplus_jp", category->surplus_jp);
        json_close_object(out);
    }
    json_close_list(out);
}

/* The cap, and how far it is; null where none holds. */
static void put_cap(struct json_out *out, const struct policy_status *status,
                    const struct record_verdict *verdict)
{
    if (!status || !verdict->capped) {
        json_put_null(out, "cap");
        json_put_null(out, "room_jp");
        return;
    }
    json_put_i64(out, "cap", status->max_jp_per_year);
    json_put_i64(out, "room_jp", verdict->room_jp);
}

/* Whether the year is one of the work agreement: without one it is the calendar's. */
static bool is_contract_year(const struct policy_status *status, const struct record_year *year)
{
    return status && status->year_basis == YEAR_CONTRACT &&
           year->status.contract_start_day != CATALOG_NO_DAY &&
           year->window.first_day >= year->status.contract_start_day;
}

void shape_record_year(struct json_out *out, const char *key, const struct person_record *record)
{
    const struct record_year *year = record->year;
    const struct policy_status *status = status_of(year);

    json_open_object(out, key);
    put_year_sum(out, year);
    json_put_text(out, "policy", year->policy ? year->policy->id : NULL);
    json_put_text(out, "policy_title", year->policy ? year->policy->title : NULL);
    json_put_text(out, "source", status ? status->legal_source.text : NULL);
    json_put_bool(out, "is_contract_year", is_contract_year(status, year));
    json_put_bool(out, "is_target_only", year->verdict.min_is_target);
    json_put_bool(out, "fulfilled", year->verdict.has_min && year->verdict.fulfilled);
    json_put_i64(out, "short_jp", year->verdict.short_jp);
    put_cap(out, status, &year->verdict);
    json_put_i64(out, "waiting_jp", record->waiting_jp);
    shape_modes(out, "modes", year->sum.mode_jp, year->sum.competency_jp + year->sum.capacity_jp);
    put_categories(out, &year->sum);
    json_close_object(out);
}

/* ---- the activities ---- */

static void put_waits(struct json_out *out, unsigned waits)
{
    json_open_list(out, "waits");
    for (unsigned i = 0; i < RECORD_WAITS; i++)
        if (waits & (1u << i))
            json_put_text(out, NULL, record_wait_name(i));
    json_close_list(out);
}

static void put_asks(struct json_out *out, unsigned asks)
{
    json_open_list(out, "asks");
    for (int kind = EVIDENCE_PERMISSION; kind <= EVIDENCE_STUDY; kind++)
        if (asks & (1u << kind))
            json_put_text(out, NULL, word_name(&evidence_kind_words, kind));
    json_close_list(out);
}

static void put_judged(struct json_out *out, const struct record_activity *activity)
{
    const struct judged_enrolled *own = record_own(activity);

    if (!own) {
        json_put_null(out, "judged");
        return;
    }
    json_open_object(out, "judged");
    json_put_i64(out, "attended_s", (int64_t)own->attendance.attended_s);
    json_put_i64(out, "learning_s", (int64_t)own->attendance.learning_s);
    json_put_i64(out, "jp", own->jp.awarded_jp);
    json_put_text(out, "evidence", word_name(&evidence_state_words, (int)own->jp.evidence_state));
    shape_reasons(out, "reasons", &own->jp.reasons);
    json_close_object(out);
}

/* Null where no day needs a report of its own. */
static void put_days(struct json_out *out, const struct record_activity *activity)
{
    const struct judged_enrolled *own = record_own(activity);
    struct record_day day;
    size_t at = 0;

    if (!own || own->role != ENROLMENT_LEARNER || !record_has_days(own)) {
        json_put_null(out, "days");
        return;
    }
    json_open_list(out, "days");
    while (record_next_day(activity->book, own, &at, &day)) {
        const struct book_fact *decided = day.filing ? day.filing->answer : NULL;
        const struct msg_fact_evidence_decided *said =
            decided ? decided->said.evidence_decided : NULL;
        json_open_object(out, NULL);
        put_day(out, "day", day.day);
        json_put_i64(out, "jp", day.jp);
        json_put_bool(out, "earns", day.earns);
        json_put_text(out, "report", word_name(&evidence_state_words, (int)day.report));
        json_put_bool(out, "undecided", day.undecided);
        json_put_text(out, "reason", said && said->has_reason ? said->reason : "");
        json_put_text(out, "fact", day.filing ? id_text(day.filing->event).text : NULL);
        json_close_object(out);
    }
    json_close_list(out);
}

static void put_entries(struct json_out *out, const struct record_activity *activity)
{
    json_open_list(out, "entries");
    for (size_t i = activity->n_entries; i-- > 0;)
        shape_entry(out, NULL, &activity->entries[i]);
    json_close_list(out);
}

void shape_record_activity(struct json_out *out, const char *key,
                           const struct record_activity *activity)
{
    const struct activity_row *row = &activity->row;

    json_open_object(out, key);
    shape_id(out, "activity", row->id);
    json_put_text(out, "title", row->title);
    json_put_text(out, "organiser", row->organiser);
    json_put_text(out, "category", row->category);
    json_put_text(out, "zone", zone_name(row->zone));
    json_put_text(out, "role", shape_role(activity->role));
    json_put_text(out, "ledger", word_name(&jp_ledger_words, (int)activity->ledger));
    json_put_i64(out, "starts_ms", activity->starts_ms);
    put_day(out, "ends", activity->ends_day);
    json_put_i64(out, "closed_ms", row->closed_ms);
    json_put_text(out, "state", record_state_name(activity->state));
    json_put_i64(out, "jp", activity->jp);
    json_put_i64(out, "surplus_jp", activity->surplus_jp);
    json_put_i64(out, "waiting_jp", activity->waiting_jp);
    shape_modes(out, "modes", activity->mode_jp, activity->jp);
    put_waits(out, activity->waits);
    put_asks(out, activity->asks);
    put_days(out, activity);
    if (activity->object_until_ms == RECORD_NOT_CLOSED)
        json_put_null(out, "object_until_ms");
    else
        json_put_i64(out, "object_until_ms", activity->object_until_ms);
    put_judged(out, activity);
    put_entries(out, activity);
    json_close_object(out);
}

/* ---- the whole ---- */

static enum err put_superior(struct call *call, struct json_out *out, struct id superior)
{
    struct person_row row;
    if (id_is_none(superior)) {
        json_put_null(out, "superior");
        return OK;
    }
    enum err err = store_person_find(call->store, superior, &row);
    if (!err)
        json_put_text(out, "superior", row.name);
    return err == ERR_NOT_FOUND ? ERR_STORE : err;
}

enum err shape_record(struct call *call, const struct person_record *record)
{
    struct json_out out = call_json(call);

    json_open_object(&out, NULL);
    shape_person(&out, "person", &record->person);
    enum err err = put_superior(call, &out, record->person.superior);
    json_put_i64(&out, "now_ms", call->now_ms);
    put_years(&out, record);
    shape_record_year(&out, "year", record);
    json_open_list(&out, "activities");
    for (size_t i = 0; i < record->n_activities; i++)
        shape_record_activity(&out, NULL, &record->activities[i]);
    json_close_list(&out);
    json_close_object(&out);
    return err;
}
