#include "credit/jp.h"

#include <stdio.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/jp_parts.h"

struct judge_rule jp_judge_rule(const struct policy *policy, uint32_t min_attendance_percent)
{
    return (struct judge_rule){
        .min_attendance_percent =
            min_attendance_percent ? min_attendance_percent : policy->min_attendance_percent,
        .bridge_gap_seconds = policy->bridge_gap_seconds,
        .break_counts = policy->break_counts,
    };
}

enum jp_ledger jp_ledger_of(const struct policy *policy, enum employment status,
                            enum jp_ledger asked)
{
    const struct policy_capacity *capacity = &policy->capacity;
    return capacity->kept && capacity->status == status ? asked : LEDGER_COMPETENCY;
}

/* ---- how an activity is taken apart ---- */

static const struct policy_value *value_of(const struct policy_category *category,
                                           bool international)
{
    return international ? &category->international : &category->national;
}

enum jp_split jp_split_of(const struct policy *policy, const char *id, bool international)
{
    const struct policy_category *category = policy_category(policy, id);
    if (!category)
        return SPLIT_NONE;
    switch (category->basis) {
    case BASIS_MINUTES:
        return value_of(category, international)->jp_per_day_max ? SPLIT_DAYS : SPLIT_NONE;
    case BASIS_DAY:
    case BASIS_DAY_MINUTES:
        return SPLIT_DAYS;
    case BASIS_OCCURRENCE:
        return SPLIT_SESSIONS;
    case BASIS_SEMESTER:
        return SPLIT_SEMESTERS;
    case BASIS_UNVALUED:
    case BASIS_ACTIVITY:
        break;
    }
    return SPLIT_NONE;
}

bool jp_is_by_part(const struct policy *policy, const char *category)
{
    const struct policy_category *found = policy_category(policy, category);
    return found && found->basis != BASIS_MINUTES &&
           jp_split_of(policy, category, false) != SPLIT_NONE;
}

/* ---- what earns ---- */

/* Whether the category may earn for this status; an unlisted one may be a warning only. Without a
 * status nobody knows which rules hold: that is no guess to be made. */
static bool category_earns(const struct valuing *v, struct reason_list *reasons)
{
    const struct policy_status *status = policy_status(v->policy, v->input->status);
    if (v->input->no_status) {
        reason_add(reasons, REASON_NO_STATUS_ON_DATE, 0, 0);
        return false;
    }
    if (!status || policy_status_lists(status, v->input->category))
        return true;

    switch (status->unlisted) {
    case UNLISTED_WARN:
        reason_add(reasons, REASON_CATEGORY_NOT_LISTED, 0, 0);
        return true;
    case UNLISTED_REFUSE:
        break;
    }
    reason_add(reasons, REASON_CATEGORY_NOT_ALLOWED, 0, 0);
    return false;
}

static bool attendance_earns(const struct valuing *v, const struct attendance *a,
                             struct reason_list *reasons)
{
    enum reason_code why = REASON_ATTENDED_ENOUGH;

    if (v->input->spoke && v->policy->speaker_credit == SPEAKER_NONE)
        why = REASON_SPEAKER_NO_CREDIT;
    else if (a->learning_s == 0)
        why = REASON_NO_LEARNING_TIME;
    else if (a->attended_s == 0)
        why = REASON_NOT_PRESENT;
    if (why != REASON_ATTENDED_ENOUGH) {
        reason_add(reasons, why, 0, 0);
        return false;
    }
    if (v->policy->credit_model == CREDIT_PROPORTIONAL)
        return true;
    if (a->enough)
        reason_add(reasons, why, a->percent_ppm, a->min_attendance_percent);
    else
        reason_add(reasons, REASON_ATTENDED_TOO_LITTLE, (int64_t)(a->needed_s - a->attended_s),
                   a->min_attendance_percent);
    return a->enough;
}

static bool test_earns(const struct valuing *v, struct reason_list *reasons)
{
    uint32_t passing_score = v->policy->post_test.passing_score;
    uint32_t score = v->input->test_score;

    switch (v->input->test) {
    case TEST_NOT_NEEDED:
        return true;
    case TEST_AWAITED:
        reason_add(reasons, REASON_TEST_AWAITED, passing_score, 0);
        return false;
    case TEST_FAILED:
        reason_add(reasons, REASON_TEST_FAILED, score, passing_score);
        return false;
    case TEST_PASSED:
        reason_add(reasons, REASON_TEST_PASSED, score, passing_score);
        return true;
    }
    return false;
}

/* Whether all days are asked together, instead of each by itself. */
static bool is_together(const struct valuing *v)
{
    return v->category->basis == BASIS_DAY && v->policy->day_evaluation == DAYS_TOGETHER;
}

static const struct attendance *asked_of(const struct valuing *v, const struct jp_part *piece)
{
    return is_together(v) ? &v->input->attendance : &piece->attendance;
}

/* Enough of the checks that were settled; without any there is nothing to ask. */
static bool checks_earn(const struct valuing *v, const struct jp_part *piece,
                        struct reason_list *reasons)
{
    const struct policy_checks *rule = &v->policy->presence_checks;
    const struct check_tally *checks = is_together(v) ? &v->input->checks : &piece->checks;
    uint64_t settled = (uint64_t)checks->answered + checks->missed;

    if (checks->missed)
        reason_add(reasons, REASON_CHECKS_MISSED, checks->missed,
                   (int64_t)checks->missed * rule->miss_cost_seconds);
    if (!settled || checks->answered * UINT64_C(100) >= rule->min_answered_percent * settled)
        return true;
    reason_add(reasons, REASON_CHECKS_UNANSWERED, checks->answered, (int64_t)settled);
    return false;
}

static bool earns(const struct valuing *v, const struct jp_part *piece, struct reason_list *reasons)
{
    if (v->planned)
        return piece->attendance.learning_s > 0;
    bool attended = category_earns(v, reasons) && attendance_earns(v, asked_of(v, piece), reasons);
    /* What was missed is told also to whom it cost the share of attendance. */
    return checks_earn(v, piece, reasons) && attended && test_earns(v, reasons);
}

/* ---- one piece ---- */

static void begin(const struct valuing *v, const struct attendance *attendance,
                  struct jp_result *ret)
{
    *ret = (struct jp_result){
        .attended_seconds = attendance->attended_s,
        .learning_seconds = attendance->learning_s,
        .percent_ppm = attendance->percent_ppm,
        .exact_den = v->policy->jp_seconds,
        .ledger = v->input->ledger,
        .evidence_state = v->input->evidence,
    };
    text_copy(ret->policy_version, sizeof ret->policy_version, slice_of_text(v->policy->id));
    text_copy(ret->rule_id, sizeof ret->rule_id, slice_of_text(v->input->category));
}

static void award(const struct worth *worth, struct jp_result *ret)
{
    uint64_t jp = jp_round(worth->num, worth->den, worth->rounding);

    if (jp * worth->den < worth->num)
        reason_add(&ret->reasons, REASON_ROUNDED_DOWN, (int64_t)worth->num, (int64_t)worth->den);
    else if (jp * worth->den > worth->num)
        reason_add(&ret->reasons, REASON_ROUNDED_UP, (int64_t)worth->num, (int64_t)worth->den);
    if (worth->jp_max && jp > worth->jp_max) {
        jp = worth->jp_max;
        reason_add(&ret->reasons, REASON_DAILY_LIMIT, worth->jp_max, 1);
    }
    ret->exact_num = worth->num;
    ret->awarded_jp = (uint32_t)jp;
}

static void value_piece(struct valuing *v, const struct jp_part *piece, struct jp_result *ret)
{
    struct reason_list worth_reasons = {0};

    begin(v, &piece->attendance, ret);
    ret->ledger = jp_ledger_of(v->policy, v->input->status, v->input->ledger);
    if (ret->ledger != v->input->ledger)
        reason_add(&ret->reasons, REASON_CAPACITY_FOLDED, 0, 0);
    if (ret->ledger == LEDGER_CAPACITY && !v->input->purpose_told)
        reason_add(&ret->reasons, REASON_PURPOSE_UNTOLD, 0, 0);
    struct worth worth = jp_worth(v, piece, &worth_reasons);
    ret->exact_den = worth.den;
    ret->eligible = earns(v, piece, &ret->reasons);
    if (ret->eligible) {
        for (size_t i = 0; i < worth_reasons.n; i++)
            reason_merge(&ret->reasons, &worth_reasons.at[i]);
        award(&worth, ret);
    }
    jp_count(v, piece, ret);
}

/* `2025-03-10`, and for a session `2025-03-10/3`: the day and the number of its class. */
static void name_part(const struct jp_part *part, char ret[JP_OCCURRENCE_MAX])
{
    struct date_text day = date_text_day(part->day * DATE_DAY_MS, DATE_UTC);
    if (part->ordinal)
        snprintf(ret, JP_OCCURRENCE_MAX, "%.10s/%u", day.text, part->ordinal);
    else
        snprintf(ret, JP_OCCURRENCE_MAX, "%.10s", day.text);
}

/* ---- the sum ---- */

/* The state that keeps more from counting. */
static enum evidence_state worse(enum evidence_state a, enum evidence_state b)
{
    static const int weight[] = {[EVIDENCE_NOT_NEEDED] = 0,
                                 [EVIDENCE_VERIFIED] = 1,
                                 [EVIDENCE_REJECTED] = 2,
                                 [EVIDENCE_REPORT_AWAITED] = 3,
                                 [EVIDENCE_AWAITED] = 4};
    return weight[a] >= weight[b] ? a : b;
}

/* What earns nothing waits for nothing, beside what does. */
static enum evidence_state sum_state(const struct jp_result *part, const struct jp_result *sum)
{
    if (part->eligible != sum->eligible)
        return part->eligible ? part->evidence_state : sum->evidence_state;
    return worse(sum->evidence_state, part->evidence_state);
}

static void add_to_sum(const struct jp_result *part, struct jp_result *sum)
{
    sum->evidence_state = sum_state(part, sum);
    sum->eligible = sum->eligible || part->eligible;
    sum->overlapping = sum->overlapping || part->overlapping;
    sum->awarded_jp += part->awarded_jp;
    sum->counted_jp += part->counted_jp;
    sum->surplus_jp += part->surplus_jp;
    sum->exact_num += part->awarded_jp;
    for (size_t i = 0; i < UNIT_MODES; i++)
        sum->modes.jp[i] += part->modes.jp[i];
    for (size_t i = 0; i < part->reasons.n; i++)
        reason_merge(&sum->reasons, &part->reasons.at[i]);
}

static enum reason_code earned_code(enum jp_split split)
{
    switch (split) {
    case SPLIT_NONE:
    case SPLIT_DAYS:
        break;
    case SPLIT_SESSIONS:
        return REASON_SESSIONS_EARNED;
    case SPLIT_SEMESTERS:
        return REASON_SEMESTERS_EARNED;
    }
    return REASON_DAYS_EARNED;
}

/* The order decides which session the month takes and which day the cap. */
static bool parts_rise(const struct jp_input *input)
{
    for (size_t i = 1; i < input->n_parts; i++) {
        const struct jp_part *a = &input->parts[i - 1];
        const struct jp_part *b = &input->parts[i];
        if (b->day < a->day || (b->day == a->day && b->ordinal <= a->ordinal))
            return false;
    }
    return true;
}

static void value_parts(struct valuing *v, struct jp_result *ret, struct jp_result *ret_parts,
                        size_t *ret_n)
{
    const struct jp_input *input = v->input;
    int64_t earned = 0;

    ret->exact_den = 1;
    for (size_t i = 0; i < input->n_parts; i++) {
        const struct jp_part *part = &input->parts[i];
        struct jp_result one;
        value_piece(v, part, &one);
        name_part(part, one.occurrence);
        if (i == 0) {
            ret->ledger = one.ledger;
            ret->evidence_state = one.evidence_state;
        }
        add_to_sum(&one, ret);
        if (input->n_parts == 1) {
            ret->exact_num = one.exact_num;
            ret->exact_den = one.exact_den;
        }
        earned += one.awarded_jp > 0;
        if (ret_parts)
            ret_parts[(*ret_n)++] = one;
    }
    if (input->n_parts > 1)
        reason_add(&ret->reasons,
                   earned_code(jp_split_of(v->policy, input->category, input->international)),
                   earned, (int64_t)input->n_parts);
}

/* ---- entries from outside ---- */

/* The category, when it has a value; else ERR_INVALID and the reason. */
static enum err find_category(const struct policy *policy, const char *id,
                              const struct policy_category **ret, struct reason_list *reasons)
{
    const struct policy_category *category = policy_category(policy, id);
    if (!category || category->basis == BASIS_UNVALUED) {
        reason_add(reasons, category ? REASON_CATEGORY_UNVALUED : REASON_UNKNOWN_CATEGORY, 0, 0);
        return ERR_INVALID;
    }
    *ret = category;
    return OK;
}

static enum err value_activity(struct valuing *v, struct jp_result *ret,
                               struct jp_result *ret_parts, size_t *ret_n)
{
    const struct jp_input *input = v->input;

    begin(v, &input->attendance, ret);
    enum err err = find_category(v->policy, input->category, &v->category, &ret->reasons);
    if (err)
        return err;
    v->value = value_of(v->category, input->international);
    v->counted_jp = input->counted_jp_before;
    if (!parts_rise(input))
        return ERR_INVALID;
    if (input->n_parts && jp_is_by_part(v->policy, input->category)) {
        value_parts(v, ret, ret_parts, ret_n);
        return OK;
    }

    const struct jp_part whole = {
        .attendance = input->attendance, .modes = input->modes, .checks = input->checks};
    value_piece(v, &whole, ret);
    if (ret_parts)
        ret_parts[(*ret_n)++] = *ret;
    return OK;
}

enum err jp_for_activity(const struct policy *policy, const struct jp_input *input,
                         struct jp_result *ret)
{
    struct valuing v = {.policy = policy, .input = input};
    return value_activity(&v, ret, NULL, NULL);
}

enum err jp_for_parts(const struct policy *policy, const struct jp_input *input,
                      struct jp_result *ret, struct jp_result *ret_parts, size_t *ret_n)
{
    struct valuing v = {.policy = policy, .input = input};
    *ret_n = 0;
    enum err err = value_activity(&v, ret, ret_parts, ret_n);
    if (err)
        *ret_n = 0;
    return err;
}

enum err jp_of_programme(const struct policy *policy, const char *category, bool international,
                         const struct jp_plan *plan, uint32_t *ret_jp)
{
    struct jp_result result;
    const struct jp_input input = {
        .category = category,
        .international = international,
        .attendance = {.learning_s = plan->learning_s},
        .parts = plan->parts,
        .n_parts = plan->n_parts,
        .status = EMPLOYMENT_OTHER,
        .ledger = LEDGER_COMPETENCY,
        .evidence = EVIDENCE_NOT_NEEDED,
    };
    struct valuing v = {.policy = policy, .input = &input, .planned = true};

    enum err err = value_activity(&v, &result, NULL, NULL);
    *ret_jp = err ? 0 : result.counted_jp;
    return err;
}
