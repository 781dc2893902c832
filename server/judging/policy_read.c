#include "judging/policy_read.h"

#include "credit/policy.h"
#include "judging/json_file.h"
#include "wire/json_in.h"

#define JP_MINUTES_MAX 120
#define JP_SECONDS_MAX 7200

static uint32_t get_u32(const struct json_node *node, const char *key)
{
    return (uint32_t)json_get_i64(node, key, 0, UINT32_MAX);
}

static struct legal_source read_source(const struct json_node *parent)
{
    struct legal_source ret = {0};
    char confidence[2];
    struct json_node node = json_get_object(parent, "legal_source");

    json_only(&node, JSON_KEYS("mark", "confidence", "text"));
    ret.mark = (enum source_mark)json_get_choice(&node, "mark", &source_mark_words);
    json_get_text(&node, "confidence", JSON_ROOM(confidence));
    ret.confidence = confidence[0];
    json_get_text(&node, "text", JSON_ROOM(ret.text));
    return ret;
}

static struct policy_value read_value(const struct json_node *parent, const char *key)
{
    struct json_node node = json_get_object(parent, key);
    json_only(&node, JSON_KEYS("value", "bonus_percent", "jp_per_day_max"));
    return (struct policy_value){.value = get_u32(&node, "value"),
                                 .bonus_percent = get_u32(&node, "bonus_percent"),
                                 .jp_per_day_max = get_u32(&node, "jp_per_day_max")};
}

static void read_category(const struct json_node *node, struct policy_category *ret)
{
    json_only(node, JSON_KEYS("id", "bps_code", "siasn_id", "siasn_letter", "title_id", "title_en",
                              "form", "basis", "national", "international",
                              "occurrences_per_month_max", "report_required", "legal_source"));
    json_get_text(node, "id", JSON_ROOM(ret->id));
    json_get_text_or_empty(node, "bps_code", JSON_ROOM(ret->bps_code));
    ret->siasn_id = get_u32(node, "siasn_id");
    json_get_text_or_empty(node, "siasn_letter", JSON_ROOM(ret->siasn_letter));
    json_get_text(node, "title_id", JSON_ROOM(ret->title_id));
    json_get_text(node, "title_en", JSON_ROOM(ret->title_en));
    ret->form = (enum category_form)json_get_choice(node, "form", &category_form_words);
    ret->basis = (enum jp_basis)json_get_choice(node, "basis", &jp_basis_words);
    ret->national = read_value(node, "national");
    ret->international = read_value(node, "international");
    ret->occurrences_per_month_max = get_u32(node, "occurrences_per_month_max");
    ret->report_required = json_get_bool(node, "report_required");
    ret->legal_source = read_source(node);
}

/* A list of names; returns how many. */
static uint32_t read_names(const struct json_node *parent, const char *key,
                           char (*ret)[POLICY_RULE_MAX], size_t max)
{
    struct json_node list = json_get_list(parent, key, 0, max);
    uint32_t n = 0;
    for (; n < json_count(&list); n++) {
        struct json_node item = json_at(&list, n);
        json_get_text(&item, NULL, JSON_ROOM(ret[n]));
    }
    return n;
}

static void read_status(const struct json_node *node, struct policy_status *ret)
{
    json_only(node, JSON_KEYS("status", "min_jp_per_year", "min_is_target", "max_jp_per_year",
                              "cap_applies", "year_basis", "exemptions", "all_categories",
                              "allowed_categories", "unlisted", "legal_source"));
    ret->status = (enum employment)json_get_choice(node, "status", &employment_words);
    ret->min_jp_per_year = get_u32(node, "min_jp_per_year");
    ret->min_is_target = json_get_bool(node, "min_is_target");
    ret->max_jp_per_year = get_u32(node, "max_jp_per_year");
    ret->cap_applies = json_get_bool(node, "cap_applies");
    ret->year_basis = (enum year_basis)json_get_choice(node, "year_basis", &year_basis_words);
    ret->n_exemptions = read_names(node, "exemptions", ret->exemptions, POLICY_EXEMPTIONS_MAX);
    ret->all_categories = json_get_bool(node, "all_categories");
    ret->n_allowed_categories =
        read_names(node, "allowed_categories", ret->allowed_categories, POLICY_CATEGORIES_MAX);
    ret->unlisted =
        (enum unlisted_category)json_get_choice(node, "unlisted", &unlisted_category_words);
    ret->legal_source = read_source(node);
}

static void read_capacity(const struct json_node *root, struct policy_capacity *ret)
{
    struct json_node node = json_get_object(root, "capacity");
    json_only(&node, JSON_KEYS("kept", "status", "max_jp_per_year", "inside_hours_evidence",
                               "outside_hours_evidence", "any_overlap_is_inside", "legal_source"));
    ret->kept = json_get_bool(&node, "kept");
    ret->status = (enum employment)json_get_choice(&node, "status", &employment_words);
    ret->max_jp_per_year = get_u32(&node, "max_jp_per_year");
    ret->inside_hours_evidence =
        (enum evidence_kind)json_get_choice(&node, "inside_hours_evidence", &evidence_kind_words);
    ret->outside_hours_evidence =
        (enum evidence_kind)json_get_choice(&node, "outside_hours_evidence", &evidence_kind_words);
    ret->any_overlap_is_inside = json_get_bool(&node, "any_overlap_is_inside");
    ret->legal_source = read_source(&node);
}

static uint32_t read_jp_seconds(const struct json_node *root)
{
    bool in_seconds = json_has(root, "jp_seconds");
    if (in_seconds && json_has(root, "jp_minutes"))
        json_fault(root, "jp_seconds", "jp_minutes stands there too: one of both is expected");
    if (in_seconds)
        return (uint32_t)json_get_i64(root, "jp_seconds", 1, JP_SECONDS_MAX);
    return (uint32_t)json_get_i64(root, "jp_minutes", 1, JP_MINUTES_MAX) * 60;
}

static void read_head(const struct json_node *root, struct policy *ret)
{
    json_get_text(root, "id", JSON_ROOM(ret->id));
    json_get_text(root, "title", JSON_ROOM(ret->title));
    ret->valid_from = json_get_day(root, "valid_from");
    ret->valid_to = json_has(root, "valid_to") ? json_get_day(root, "valid_to") : POLICY_OPEN_END;
    ret->jp_seconds = read_jp_seconds(root);
    ret->credit_model =
        (enum credit_model)json_get_choice(root, "credit_model", &credit_model_words);
    ret->rounding = (enum rounding)json_get_choice(root, "rounding", &rounding_words);
    ret->intl_bonus_rounding =
        (enum rounding)json_get_choice(root, "intl_bonus_rounding", &rounding_words);
    ret->short_day_event =
        (enum short_day_event)json_get_choice(root, "short_day_event", &short_day_event_words);
    ret->day_evaluation =
        (enum day_evaluation)json_get_choice(root, "day_evaluation", &day_evaluation_words);
    ret->break_counts = json_get_bool(root, "break_counts");
    ret->excess_over_cap =
        (enum excess_over_cap)json_get_choice(root, "excess_over_cap", &excess_over_cap_words);
    ret->speaker_credit =
        (enum speaker_credit)json_get_choice(root, "speaker_credit", &speaker_credit_words);
    ret->bridge_gap_seconds = get_u32(root, "bridge_gap_seconds");
    ret->late_after_seconds = get_u32(root, "late_after_seconds");
    ret->segment_source =
        (enum segment_source)json_get_choice(root, "segment_source", &segment_source_words);
    if (ret->segment_source == SEGMENTS_PHASES)
        json_fault(root, "segment_source", "classes are judged by their timetable so far");
    ret->segment_difference_seconds = get_u32(root, "segment_difference_seconds");
    ret->min_attendance_percent = get_u32(root, "min_attendance_percent");
}

static void read_test(const struct json_node *root, struct policy_test *ret)
{
    struct json_node node = json_get_object(root, "post_test");
    json_only(&node, JSON_KEYS("required", "passing_score", "attempts_max"));
    ret->required = json_get_bool(&node, "required");
    ret->passing_score = get_u32(&node, "passing_score");
    ret->attempts_max = get_u32(&node, "attempts_max");
}

static void read_checks(const struct json_node *root, struct policy_checks *ret)
{
    struct json_node node = json_get_object(root, "presence_checks");
    json_only(&node, JSON_KEYS("min_answered_percent", "miss_cost_seconds", "legal_source"));
    ret->min_answered_percent = get_u32(&node, "min_answered_percent");
    ret->miss_cost_seconds = get_u32(&node, "miss_cost_seconds");
    ret->legal_source = read_source(&node);
}

static void read_lists(const struct json_node *root, struct policy *ret)
{
    struct json_node list = json_get_list(root, "categories", 1, POLICY_CATEGORIES_MAX);
    for (; ret->n_categories < json_count(&list); ret->n_categories++) {
        struct json_node item = json_at(&list, ret->n_categories);
        read_category(&item, &ret->categories[ret->n_categories]);
    }
    list = json_get_list(root, "statuses", 1, POLICY_STATUSES_MAX);
    for (; ret->n_statuses < json_count(&list); ret->n_statuses++) {
        struct json_node item = json_at(&list, ret->n_statuses);
        read_status(&item, &ret->statuses[ret->n_statuses]);
    }
    list = json_get_list(root, "sources", 1, POLICY_SOURCES_MAX);
    for (; ret->n_sources < json_count(&list); ret->n_sources++) {
        struct json_node item = json_at(&list, ret->n_sources);
        struct policy_source *source = &ret->sources[ret->n_sources];
        json_only(&item, JSON_KEYS("rule", "legal_source"));
        json_get_text(&item, "rule", JSON_ROOM(source->rule));
        source->legal_source = read_source(&item);
    }
}

void policy_read(const struct json_node *root, struct policy *ret)
{
    json_only(root, JSON_KEYS("id", "title", "valid_from", "valid_to", "jp_minutes", "jp_seconds",
                              "credit_model", "rounding", "intl_bonus_rounding", "short_day_event",
                              "day_evaluation", "break_counts", "excess_over_cap", "speaker_credit",
                              "bridge_gap_seconds", "late_after_seconds", "segment_source",
                              "segment_difference_seconds", "min_attendance_percent", "post_test",
                              "presence_checks", "objection_days", "capacity", "categories",
                              "statuses", "sources"));
    read_head(root, ret);
    read_test(root, &ret->post_test);
    read_checks(root, &ret->presence_checks);
    ret->objection_days = get_u32(root, "objection_days");
    read_capacity(root, &ret->capacity);
    read_lists(root, ret);
}
