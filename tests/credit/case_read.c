/* A row of the case files into a struct. */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "credit/case_row.h"
#include "credit/policy_set.h"
#include "judging/json_file.h"

#define TEXT(member) (member), sizeof(member)
#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static int choice_or(const struct json_node *node, const char *key, const struct word_table *words,
                     int fallback)
{
    return json_has(node, key) ? json_get_choice(node, key, words) : fallback;
}

static enum date_zone read_zone(const struct json_node *node)
{
    static const char *const names[] = {"WIB", "WITA", "WIT", NULL};
    static const enum date_zone zones[] = {DATE_WIB, DATE_WITA, DATE_WIT};
    return json_has(node, "zone") ? zones[json_get_word(node, "zone", names)] : DATE_WIB;
}

static int64_t day_or(const struct json_node *node, const char *key)
{
    return json_has(node, key) ? json_get_day(node, key) : ROW_ABSENT;
}

static int64_t number_or(const struct json_node *node, const char *key)
{
    return json_get_i64_or(node, key, 0, INT32_MAX, ROW_ABSENT);
}

/* ---- what the row changes in the policy ---- */

/* "category.international" and the like change the category of the activity. */
static void read_rules(const struct json_node *node, struct row_activity *activity,
                       enum employment employment)
{
    struct policy *policy = activity->policy;
    struct policy_category *category =
        (struct policy_category *)policy_category(policy, activity->category);
    struct policy_status *status = (struct policy_status *)policy_status(policy, employment);

    json_only(node, KEYS("credit_model", "rounding", "intl_bonus_rounding", "short_day_event",
                         "day_evaluation", "break_counts", "speaker_credit", "bridge_gap_seconds",
                         "cap_applies", "unlisted", "jp_per_day_max", "jp_minutes", "attempts_max",
                         "capacity_kept", "any_overlap_is_inside", "min_answered_percent",
                         "miss_cost_seconds"));
    policy->credit_model = (enum credit_model)choice_or(node, "credit_model", &credit_model_words,
                                                        (int)policy->credit_model);
    policy->rounding =
        (enum rounding)choice_or(node, "rounding", &rounding_words, (int)policy->rounding);
    policy->intl_bonus_rounding = (enum rounding)choice_or(
        node, "intl_bonus_rounding", &rounding_words, (int)policy->intl_bonus_rounding);
    policy->short_day_event = (enum short_day_event)choice_or(
        node, "short_day_event", &short_day_event_words, (int)policy->short_day_event);
    policy->day_evaluation = (enum day_evaluation)choice_or(
        node, "day_evaluation", &day_evaluation_words, (int)policy->day_evaluation);
    policy->break_counts = json_get_bool_or(node, "break_counts", policy->break_counts);
    policy->speaker_credit = (enum speaker_credit)choice_or(
        node, "speaker_credit", &speaker_credit_words, (int)policy->speaker_credit);
    policy->bridge_gap_seconds =
        (uint32_t)json_get_i64_or(node, "bridge_gap_seconds", 0, 600, policy->bridge_gap_seconds);
    policy->jp_seconds =
        60 * (uint32_t)json_get_i64_or(node, "jp_minutes", 1, 120, policy->jp_seconds / 60);
    policy->post_test.attempts_max =
        (uint32_t)json_get_i64_or(node, "attempts_max", 0, 100, policy->post_test.attempts_max);
    policy->presence_checks.min_answered_percent = (uint32_t)json_get_i64_or(
        node, "min_answered_percent", 0, 100, policy->presence_checks.min_answered_percent);
    policy->presence_checks.miss_cost_seconds = (uint32_t)json_get_i64_or(
        node, "miss_cost_seconds", 0, 3600, policy->presence_checks.miss_cost_seconds);
    policy->capacity.kept = json_get_bool_or(node, "capacity_kept", policy->capacity.kept);
    policy->capacity.any_overlap_is_inside =
        json_get_bool_or(node, "any_overlap_is_inside", policy->capacity.any_overlap_is_inside);
    if (status) {
        status->cap_applies = json_get_bool_or(node, "cap_applies", status->cap_applies);
        status->unlisted = (enum unlisted_category)choice_or(
            node, "unlisted", &unlisted_category_words, (int)status->unlisted);
    }
    if (category && json_has(node, "jp_per_day_max")) {
        category->national.jp_per_day_max =
            (uint32_t)json_get_i64(node, "jp_per_day_max", 1, POLICY_JP_MAX);
        category->international.jp_per_day_max = category->national.jp_per_day_max;
    }
}

/* ---- classes ---- */

static void read_class(const struct json_node *node, const struct row_activity *activity,
                       struct row_class *ret)
{
    static const char *const excuses[] = {"", "izin", "sakit", NULL};
    json_only(node, KEYS("plan", "there", "mode", "excuse", "standing", "checks"));
    case_read_plan(node, "plan", (int)activity->zone, &ret->table);
    case_read_there(node, (int)activity->zone, ret);
    ret->mode = (enum unit_mode)choice_or(node, "mode", &unit_mode_words, 0);
    if (json_has(node, "excuse"))
        ret->excuse = (enum excuse)json_get_word(node, "excuse", excuses);
    if (json_has(node, "checks")) {
        struct json_node checks = json_get_object(node, "checks");
        json_only(&checks, KEYS("answered", "missed"));
        ret->checks.answered = (uint32_t)json_get_i64_or(&checks, "answered", 0, 1000, 0);
        ret->checks.missed = (uint32_t)json_get_i64_or(&checks, "missed", 0, 1000, 0);
    }
    json_get_text_or(node, "standing", "", TEXT(ret->standing));
}

static int64_t last_day(const struct row_activity *activity)
{
    int64_t end_ms = INT64_MIN;
    for (size_t i = 0; i < activity->n_classes; i++)
        if (timetable_end_ms(&activity->classes[i].table) > end_ms)
            end_ms = timetable_end_ms(&activity->classes[i].table);
    return entry_ends_day(end_ms, (int)activity->zone);
}

/* ---- facts ---- */

static void read_tries(const struct json_node *node, struct row_activity *ret)
{
    struct json_node list = json_get_list_or_none(node, "tries", ROW_FACTS_MAX);
    for (; ret->n_tries < json_count(&list); ret->n_tries++) {
        struct json_node item = json_at(&list, ret->n_tries);
        struct test_try *one = &ret->tries[ret->n_tries];
        json_only(&item, KEYS("day", "score"));
        one->at_ms = json_get_day(&item, "day") * DATE_DAY_MS + (int64_t)ret->n_tries;
        one->score = (uint32_t)json_get_i64(&item, "score", 0, 100);
    }
}

static void read_evidence(const struct json_node *node, struct row_activity *ret)
{
    struct json_node list = json_get_list_or_none(node, "evidence", ROW_FACTS_MAX);
    for (; ret->n_evidence < json_count(&list); ret->n_evidence++) {
        struct json_node item = json_at(&list, ret->n_evidence);
        struct evidence_fact *one = &ret->evidence[ret->n_evidence];
        json_only(&item, KEYS("kind", "decision", "day"));
        one->of_day = json_has(&item, "day");
        one->day = one->of_day ? json_get_day(&item, "day") : 0;
        one->number = ret->n_evidence + 1;
        one->kind = (enum evidence_kind)json_get_choice(&item, "kind", &evidence_kind_words);
        one->decision =
            (enum evidence_decision)json_get_choice(&item, "decision", &evidence_decision_words);
    }
}

/* ---- what must come out ---- */

static void read_year(const struct json_node *node, struct row_expect *ret)
{
    ret->year_first = ret->year_last = ROW_ABSENT;
    if (!json_has(node, "year"))
        return;
    struct json_node list = json_get_list(node, "year", 2, 2);
    struct json_node first = json_at(&list, 0), last = json_at(&list, 1);
    ret->year_first = json_get_day(&first, NULL);
    ret->year_last = json_get_day(&last, NULL);
}

static void read_lists(const struct json_node *node, struct row_expect *ret)
{
    struct json_node list = json_get_list_or_none(node, "reasons", REASONS_MAX);
    for (; ret->n_reasons < json_count(&list); ret->n_reasons++) {
        struct json_node item = json_at(&list, ret->n_reasons);
        const char *name = json_get_borrowed(&item, NULL, 40);
        if (reason_parse(slice_of_text(name), &ret->reasons[ret->n_reasons]))
            json_fault(&item, NULL, "%s is no reason", name);
    }
    list = json_get_list_or_none(node, "parts", ROW_CLASSES_MAX);
    ret->says_parts = json_is_there(&list);
    for (; ret->n_parts < json_count(&list); ret->n_parts++) {
        struct json_node item = json_at(&list, ret->n_parts);
        ret->parts[ret->n_parts] = json_get_i64(&item, NULL, 0, POLICY_JP_MAX);
    }
    list = json_get_list_or_none(node, "modes", UNIT_MODES);
    for (size_t i = 0; i < UNIT_MODES; i++) {
        struct json_node item = i < json_count(&list) ? json_at(&list, i) : list;
        ret->modes[i] =
            i < json_count(&list) ? json_get_i64(&item, NULL, 0, POLICY_JP_MAX) : ROW_ABSENT;
    }
}

static void read_expect(const struct json_node *parent, struct row_expect *ret)
{
    struct json_node node = json_get_object(parent, "expect");
    char exact[32];
    long long num = 0, den = 0;

    json_only(&node, KEYS("jp", "counted", "surplus", "exact", "attended_s", "learning_s",
                          "percent_ppm", "programme_jp", "ledger", "shared_minutes",
                          "inside_minutes", "first_day", "last_day", "issue_day", "year", "modes",
                          "parts", "flagged", "state", "policy", "reasons"));
    ret->jp = number_or(&node, "jp");
    ret->counted = number_or(&node, "counted");
    ret->surplus = number_or(&node, "surplus");
    ret->attended_s = number_or(&node, "attended_s");
    ret->learning_s = number_or(&node, "learning_s");
    ret->percent_ppm = number_or(&node, "percent_ppm");
    ret->programme_jp = number_or(&node, "programme_jp");
    ret->shared_minutes = number_or(&node, "shared_minutes");
    ret->inside_minutes = number_or(&node, "inside_minutes");
    ret->first_day = day_or(&node, "first_day");
    ret->last_day = day_or(&node, "last_day");
    ret->issue_day = day_or(&node, "issue_day");
    json_get_text_or(&node, "exact", "", TEXT(exact));
    if (exact[0] && (sscanf(exact, "%lld/%lld", &num, &den) != 2 || den < 1))
        json_fault(&node, "exact", "a fraction like 72/5 is expected");
    ret->exact_num = num;
    ret->exact_den = den;
    ret->says_flagged = json_has(&node, "flagged");
    ret->flagged = json_get_bool_or(&node, "flagged", false);
    json_get_text_or(&node, "state", "", TEXT(ret->state));
    json_get_text_or(&node, "policy", "", TEXT(ret->policy));
    json_get_text_or(&node, "ledger", "", TEXT(ret->ledger));
    read_year(&node, ret);
    read_lists(&node, ret);
}

/* ---- the row ---- */

static void copy_policy(const struct json_node *node, const struct policy_set *policies,
                        enum employment status, struct row_activity *ret)
{
    const struct policy *policy = ret->policy_id[0] ? policy_set_find(policies, ret->policy_id)
                                                    : policy_set_for_day(policies, last_day(ret));
    if (!policy) {
        json_fault(node, "policy", "none is in force");
        return;
    }
    ret->policy = mem_zalloc(1, sizeof *policy);
    if (!ret->policy)
        exit(2);
    *ret->policy = *policy;
    if (json_has(node, "rule")) {
        struct json_node rule = json_get_object(node, "rule");
        read_rules(&rule, ret, status);
    }
}

static void read_activity(const struct json_node *node, const struct policy_set *policies,
                          enum employment status, struct row_activity *ret)
{
    static const char *const decisions[] = {"", "keeps_rest", "takes", NULL};
    static const char *const roles[] = {"peserta", "pengajar", NULL};

    json_only(node, KEYS("category", "policy", "international", "role", "zone", "ledger",
                         "min_attendance_percent", "rule", "post_test", "tries", "evidence",
                         "decision", "classes", "expect", "serves", "coordinated_with"));
    json_get_text(node, "category", TEXT(ret->category));
    json_get_text_or(node, "policy", "", TEXT(ret->policy_id));
    ret->international = json_get_bool_or(node, "international", false);
    ret->spoke = json_has(node, "role") && json_get_word(node, "role", roles) == 1;
    ret->zone = read_zone(node);
    ret->ledger = (enum jp_ledger)choice_or(node, "ledger", &jp_ledger_words, LEDGER_COMPETENCY);
    ret->min_attendance_percent =
        (uint32_t)json_get_i64_or(node, "min_attendance_percent", 1, 100, 0);
    char serves[ROW_TEXT_MAX], with[ROW_TEXT_MAX];
    json_get_text_or(node, "serves", "", TEXT(serves));
    json_get_text_or(node, "coordinated_with", "", TEXT(with));
    ret->purpose_told = capacity_purpose_is_told(&(struct capacity_purpose){serves, with});
    ret->test_required = json_get_bool_or(node, "post_test", false);
    if (json_has(node, "decision"))
        ret->decision = (enum overlap_decision)json_get_word(node, "decision", decisions);
    read_tries(node, ret);
    read_evidence(node, ret);
    struct json_node list = json_get_list(node, "classes", 1, ROW_CLASSES_MAX);
    for (; ret->n_classes < json_count(&list); ret->n_classes++) {
        struct json_node item = json_at(&list, ret->n_classes);
        read_class(&item, ret, &ret->classes[ret->n_classes]);
    }
    read_expect(node, &ret->expect);
    if (json_ok(node->doc))
        copy_policy(node, policies, status, ret);
}

static void read_person(const struct json_node *parent, struct case_row *ret)
{
    struct json_node node = json_get_object(parent, "person");
    json_only(&node, KEYS("status", "post", "zone", "contracts"));
    ret->status = (enum employment)json_get_choice(&node, "status", &employment_words);
    json_get_text_or(&node, "post", "", TEXT(ret->post));
    ret->zone = read_zone(&node);
    struct json_node list = json_get_list_or_none(&node, "contracts", ROW_CONTRACTS_MAX);
    for (; ret->n_contracts < json_count(&list); ret->n_contracts++) {
        struct json_node pair = json_at(&list, ret->n_contracts);
        struct json_node days = json_get_list(&pair, NULL, 2, 2);
        struct json_node first = json_at(&days, 0), last = json_at(&days, 1);
        ret->contracts[ret->n_contracts] =
            (struct work_contract){json_get_day(&first, NULL), json_get_day(&last, NULL)};
    }
}

static void read_record(const struct json_node *parent, struct row_record *ret)
{
    struct json_node node = json_get_object_or_none(parent, "record");
    ret->says = json_is_there(&node);
    if (!ret->says)
        return;
    json_only(&node, KEYS("day", "competency", "capacity", "surplus", "short", "fulfilled"));
    ret->day = json_get_day(&node, "day");
    ret->competency = number_or(&node, "competency");
    ret->capacity = number_or(&node, "capacity");
    ret->surplus = number_or(&node, "surplus");
    ret->short_jp = number_or(&node, "short");
    ret->fulfilled = json_has(&node, "fulfilled") ? json_get_bool(&node, "fulfilled") : ROW_ABSENT;
}

void case_row_read(const struct json_node *node, const struct policy_set *policies,
                   struct case_row *ret)
{
    json_only(node, KEYS("case", "mark", "title", "person", "activities", "record"));
    json_get_text(node, "case", TEXT(ret->name));
    json_get_text(node, "mark", TEXT(ret->mark));
    json_get_text(node, "title", TEXT(ret->title));
    read_person(node, ret);
    struct json_node list = json_get_list(node, "activities", 1, ROW_ACTIVITIES_MAX);
    for (; ret->n_activities < json_count(&list); ret->n_activities++) {
        struct json_node item = json_at(&list, ret->n_activities);
        read_activity(&item, policies, ret->status, &ret->activities[ret->n_activities]);
    }
    read_record(node, &ret->record);
}

void case_row_finish(struct case_row *row)
{
    for (size_t i = 0; i < ROW_ACTIVITIES_MAX; i++) {
        for (size_t k = 0; k < ROW_CLASSES_MAX; k++)
            interval_list_finish(&row->activities[i].classes[k].there);
        mem_free(row->activities[i].policy);
    }
}
