#include "credit/jp.h"

#include "base/text.h"

/* What the minutes of an activity are worth, ready to be rounded. */
struct worth {
    uint64_t num;
    uint64_t den;
    uint32_t bonus_percent;
    enum rounding rounding;
};

uint64_t jp_round(uint64_t num, uint64_t den, enum rounding rounding)
{
    uint64_t whole = num / den;
    uint64_t rest = num % den;

    switch (rounding) {
    case ROUND_FLOOR:
        return whole;
    case ROUND_HALF_UP:
        return whole + (rest >= den - rest);
    case ROUND_CEILING:
        return whole + (rest > 0);
    }
    return whole;
}

struct judge_rule jp_judge_rule(const struct policy *policy, uint32_t min_attendance_percent)
{
    return (struct judge_rule){
        .min_attendance_percent =
            min_attendance_percent ? min_attendance_percent : policy->min_attendance_percent,
        .bridge_gap_seconds = policy->bridge_gap_seconds,
        .break_counts = policy->break_counts,
    };
}

/* The category, when its basis is built; else ERR_INVALID and the reason. */
static enum err find_category(const struct policy *policy, const char *id, bool international,
                              const struct policy_category **ret, struct reason_list *reasons)
{
    const struct policy_category *category = policy_category(policy, id);
    if (!category) {
        reason_add(reasons, REASON_UNKNOWN_CATEGORY, 0, 0);
        return ERR_INVALID;
    }
    if (category->basis != BASIS_MINUTES) {
        reason_add(reasons, REASON_BASIS_NOT_SUPPORTED, (int64_t)category->basis, 0);
        return ERR_INVALID;
    }
    const struct policy_value *value =
        international ? &category->international : &category->national;
    if (value->jp_per_day_max) {
        reason_add(reasons, REASON_DAILY_LIMIT_NOT_SUPPORTED, value->jp_per_day_max, 0);
        return ERR_INVALID;
    }
    *ret = category;
    return OK;
}

static struct worth worth_of(const struct policy *policy, const struct policy_category *category,
                             bool international, uint64_t seconds)
{
    uint32_t bonus =
        international ? category->international.bonus_percent : category->national.bonus_percent;
    uint64_t jp_seconds = policy->jp_seconds;

    if (!bonus)
        return (struct worth){seconds, jp_seconds, 0, policy->rounding};
    return (struct worth){seconds * (100 + bonus), jp_seconds * 100, bonus,
                          policy->intl_bonus_rounding};
}

/* Whether the category may earn for this status; an unlisted one may be a warning only. */
static bool category_earns(const struct policy *policy, const struct jp_input *input,
                           struct reason_list *reasons)
{
    const struct policy_status *status = policy_status(policy, input->status);
    if (!status || policy_status_lists(status, input->category))
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

static bool attendance_earns(const struct policy *policy, const struct jp_input *input,
                             struct reason_list *reasons)
{
    const struct attendance *a = &input->attendance;
    enum reason_code why = REASON_ATTENDED_ENOUGH;

    if (input->spoke && policy->speaker_credit == SPEAKER_NONE)
        why = REASON_SPEAKER_NO_CREDIT;
    else if (a->learning_s == 0)
        why = REASON_NO_LEARNING_TIME;
    else if (a->attended_s == 0)
        why = REASON_NOT_PRESENT;
    if (why != REASON_ATTENDED_ENOUGH) {
        reason_add(reasons, why, 0, 0);
        return false;
    }
    if (policy->credit_model == CREDIT_PROPORTIONAL)
        return true;
    if (a->enough)
        reason_add(reasons, why, a->percent_ppm, a->min_attendance_percent);
    else
        reason_add(reasons, REASON_ATTENDED_TOO_LITTLE, (int64_t)(a->needed_s - a->attended_s),
                   a->min_attendance_percent);
    return a->enough;
}

static bool test_earns(const struct policy *policy, const struct jp_input *input,
                       struct reason_list *reasons)
{
    uint32_t passing_score = policy->post_test.passing_score;

    switch (input->test) {
    case TEST_NOT_NEEDED:
        return true;
    case TEST_AWAITED:
        reason_add(reasons, REASON_TEST_AWAITED, passing_score, 0);
        return false;
    case TEST_FAILED:
        reason_add(reasons, REASON_TEST_FAILED, input->test_score, passing_score);
        return false;
    case TEST_PASSED:
        reason_add(reasons, REASON_TEST_PASSED, input->test_score, passing_score);
        return true;
    }
    return false;
}

static void award(const struct policy *policy, const struct worth *worth, struct jp_result *ret)
{
    int64_t jp_seconds = policy->jp_seconds;

    switch (policy->credit_model) {
    case CREDIT_THRESHOLD:
        reason_add(&ret->reasons, REASON_PROGRAMME_JP, (int64_t)ret->learning_seconds, jp_seconds);
        break;
    case CREDIT_PROPORTIONAL:
        reason_add(&ret->reasons, REASON_PROPORTIONAL_JP, (int64_t)ret->attended_seconds,
                   jp_seconds);
        break;
    }
    if (worth->bonus_percent)
        reason_add(&ret->reasons, REASON_INTERNATIONAL_BONUS, worth->bonus_percent, 0);

    uint64_t jp = jp_round(worth->num, worth->den, worth->rounding);
    if (jp * worth->den < worth->num)
        reason_add(&ret->reasons, REASON_ROUNDED_DOWN, (int64_t)worth->num, (int64_t)worth->den);
    else if (jp * worth->den > worth->num)
        reason_add(&ret->reasons, REASON_ROUNDED_UP, (int64_t)worth->num, (int64_t)worth->den);
    ret->exact_num = worth->num;
    ret->awarded_jp = (uint32_t)jp;
}

/* A report that the category asks for, or the proof that capacity asks for, is awaited until
 * somebody says otherwise. */
static enum evidence_state evidence_of(const struct policy *policy, const struct jp_input *input,
                                       const struct policy_category *category,
                                       enum jp_ledger ledger)
{
    const struct policy_capacity *capacity = &policy->capacity;
    bool wanted = category->report_required ||
                  (ledger == LEDGER_CAPACITY && capacity->inside_hours_evidence != EVIDENCE_NONE &&
                   capacity->outside_hours_evidence != EVIDENCE_NONE);

    if (wanted && input->evidence == EVIDENCE_NOT_NEEDED)
        return EVIDENCE_AWAITED;
    return input->evidence;
}

/* The cap that holds this person in this ledger; 0: none. */
static uint32_t cap_of(const struct policy *policy, const struct jp_input *input,
                       struct jp_result *ret)
{
    const struct policy_status *status = policy_status(policy, input->status);

    if (ret->ledger == LEDGER_CAPACITY)
        return policy->capacity.max_jp_per_year;
    if (!status || !status->cap_applies)
        return 0;
    if (!policy_status_caps(status, input->post)) {
        reason_add(&ret->reasons, REASON_CAP_EXEMPT, status->max_jp_per_year, 0);
        return 0;
    }
    return status->max_jp_per_year;
}

static void count_under_cap(const struct policy *policy, const struct jp_input *input,
                            struct jp_result *ret)
{
    uint32_t cap = cap_of(policy, input, ret);
    uint32_t before = input->counted_jp_before;
    uint32_t room = cap > before ? cap - before : 0;

    ret->counted_jp = ret->awarded_jp;
    if (cap && ret->awarded_jp > room) {
        ret->counted_jp = room;
        ret->surplus_jp = ret->awarded_jp - room;
        reason_add(&ret->reasons, REASON_OVER_CAP, ret->surplus_jp, cap);
    }
}

/* Puts what was awarded into the year, as far as evidence and cap allow. */
static void count(const struct policy *policy, const struct jp_input *input, struct jp_result *ret)
{
    switch (ret->evidence_state) {
    case EVIDENCE_AWAITED:
    case EVIDENCE_REPORT_AWAITED:
        reason_add(&ret->reasons, REASON_EVIDENCE_AWAITED, 0, 0);
        return;
    case EVIDENCE_REJECTED:
        reason_add(&ret->reasons, REASON_EVIDENCE_REJECTED, 0, 0);
        return;
    case EVIDENCE_NOT_NEEDED:
    case EVIDENCE_VERIFIED:
        count_under_cap(policy, input, ret);
    }
}

static void begin(const struct policy *policy, const struct jp_input *input, struct jp_result *ret)
{
    *ret = (struct jp_result){
        .attended_seconds = input->attendance.attended_s,
        .learning_seconds = input->attendance.learning_s,
        .percent_ppm = input->attendance.percent_ppm,
        .exact_den = policy->jp_seconds,
        .ledger = input->ledger,
        .evidence_state = input->evidence,
    };
    text_copy(ret->policy_version, sizeof ret->policy_version, slice_of_text(policy->id));
    text_copy(ret->rule_id, sizeof ret->rule_id, slice_of_text(input->category));
}

enum err jp_for_activity(const struct policy *policy, const struct jp_input *input,
                         struct jp_result *ret)
{
    const struct policy_category *category = NULL;

    begin(policy, input, ret);
    enum err err =
        find_category(policy, input->category, input->international, &category, &ret->reasons);
    if (err)
        return err;

    if (ret->ledger == LEDGER_CAPACITY && !policy->capacity.kept) {
        ret->ledger = LEDGER_COMPETENCY;
        reason_add(&ret->reasons, REASON_CAPACITY_FOLDED, 0, 0);
    }
    ret->evidence_state = evidence_of(policy, input, category, ret->ledger);

    bool threshold = policy->credit_model == CREDIT_THRESHOLD;
    struct worth worth = worth_of(policy, category, input->international,
                                  threshold ? ret->learning_seconds : ret->attended_seconds);
    ret->exact_den = worth.den;
    ret->eligible = category_earns(policy, input, &ret->reasons) &&
                    attendance_earns(policy, input, &ret->reasons) &&
                    test_earns(policy, input, &ret->reasons);
    if (ret->eligible) {
        award(policy, &worth, ret);
        count(policy, input, ret);
    }
    return OK;
}

enum err jp_of_programme(const struct policy *policy, const char *category_id, bool international,
                         uint64_t learning_s, uint32_t *ret_jp)
{
    const struct policy_category *category = NULL;
    struct reason_list reasons = {0};

    *ret_jp = 0;
    enum err err = find_category(policy, category_id, international, &category, &reasons);
    if (err)
        return err;
    struct worth worth = worth_of(policy, category, international, learning_s);
    *ret_jp = (uint32_t)jp_round(worth.num, worth.den, worth.rounding);
    return OK;
}
