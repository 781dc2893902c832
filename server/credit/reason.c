#include "credit/reason.h"

static const struct {
    const char *name;
    const char *params[REASON_PARAMS];
} info[REASON_CODE_END] = {
    [REASON_ATTENDED_ENOUGH] = {"attended_enough", {"percent_ppm", "min_percent"}},
    [REASON_ATTENDED_TOO_LITTLE] = {"attended_too_little", {"short_seconds", "min_percent"}},
    [REASON_NOT_PRESENT] = {"not_present", {0}},
    [REASON_NO_LEARNING_TIME] = {"no_learning_time", {0}},
    [REASON_PROGRAMME_JP] = {"programme_jp", {"learning_seconds", "jp_seconds"}},
    [REASON_PROPORTIONAL_JP] = {"proportional_jp", {"attended_seconds", "jp_seconds"}},
    [REASON_INTERNATIONAL_BONUS] = {"international_bonus", {"percent"}},
    [REASON_ROUNDED_DOWN] = {"rounded_down", {"exact_num", "exact_den"}},
    [REASON_ROUNDED_UP] = {"rounded_up", {"exact_num", "exact_den"}},
    [REASON_SPEAKER_NO_CREDIT] = {"speaker_no_credit", {0}},
    [REASON_OVER_CAP] = {"over_cap", {"surplus_jp", "cap_jp"}},
    [REASON_CAP_EXEMPT] = {"cap_exempt", {"cap_jp"}},
    [REASON_CATEGORY_NOT_LISTED] = {"category_not_listed", {0}},
    [REASON_CATEGORY_NOT_ALLOWED] = {"category_not_allowed", {0}},
    [REASON_TEST_AWAITED] = {"test_awaited", {"passing_score"}},
    [REASON_TEST_FAILED] = {"test_failed", {"score", "passing_score"}},
    [REASON_TEST_PASSED] = {"test_passed", {"score", "passing_score"}},
    [REASON_EVIDENCE_AWAITED] = {"evidence_awaited", {0}},
    [REASON_EVIDENCE_REJECTED] = {"evidence_rejected", {0}},
    [REASON_UNKNOWN_CATEGORY] = {"unknown_category", {0}},
    [REASON_CATEGORY_UNVALUED] = {"category_unvalued", {0}},
    [REASON_DAILY_LIMIT] = {"daily_limit", {"jp_per_day_max", "days"}},
    [REASON_CAPACITY_FOLDED] = {"capacity_folded", {0}},
    [REASON_DAY_VALUE] = {"day_value", {"jp"}},
    [REASON_SHORT_DAY] = {"short_day", {"seconds", "jp_seconds"}},
    [REASON_SESSION_VALUE] = {"session_value", {"jp"}},
    [REASON_ACTIVITY_VALUE] = {"activity_value", {"jp"}},
    [REASON_SEMESTER_VALUE] = {"semester_value", {"jp"}},
    [REASON_MONTHLY_LIMIT] = {"monthly_limit", {"surplus_jp", "sessions_max"}},
    [REASON_DAYS_EARNED] = {"days_earned", {"earned", "days"}},
    [REASON_SESSIONS_EARNED] = {"sessions_earned", {"earned", "sessions"}},
    [REASON_SEMESTERS_EARNED] = {"semesters_earned", {"earned", "semesters"}},
    [REASON_PARTLY_PROPORTIONAL] = {"partly_proportional",
                                    {"attended_seconds", "learning_seconds"}},
    [REASON_REPORT_AWAITED] = {"report_awaited", {0}},
    [REASON_OVERLAP] = {"overlap", {"seconds"}},
    [REASON_PURPOSE_UNTOLD] = {"purpose_untold", {0}},
    [REASON_CHECKS_MISSED] = {"checks_missed", {"missed", "cost_seconds"}},
    [REASON_CHECKS_UNANSWERED] = {"checks_unanswered", {"answered", "settled"}},
    [REASON_NO_STATUS_ON_DATE] = {"no_status_on_date", {0}},
};

/* Which amount the sum of parts adds up; the others keep that of the first part. */
enum adds { ADDS_NONE = 0, ADDS_FIRST, ADDS_SECOND, ADDS_BOTH };

static const enum adds adds[REASON_CODE_END] = {
    [REASON_CHECKS_MISSED] = ADDS_BOTH,
    [REASON_OVER_CAP] = ADDS_FIRST,
    [REASON_MONTHLY_LIMIT] = ADDS_FIRST,
    [REASON_DAILY_LIMIT] = ADDS_SECOND,
};

void reason_add(struct reason_list *list, enum reason_code code, int64_t a, int64_t b)
{
    if (list->n < REASONS_MAX)
        list->at[list->n++] = (struct jp_reason){code, {a, b}};
}

void reason_merge(struct reason_list *list, const struct jp_reason *reason)
{
    for (size_t i = 0; i < list->n; i++) {
        struct jp_reason *same = &list->at[i];
        if (same->code != reason->code)
            continue;
        switch (adds[reason->code]) {
        case ADDS_NONE:
            break;
        case ADDS_FIRST:
            same->params[0] += reason->params[0];
            break;
        case ADDS_SECOND:
            same->params[1] += reason->params[1];
            break;
        case ADDS_BOTH:
            same->params[0] += reason->params[0];
            same->params[1] += reason->params[1];
            break;
        }
        return;
    }
    reason_add(list, reason->code, reason->params[0], reason->params[1]);
}

const struct jp_reason *reason_find(const struct reason_list *list, enum reason_code code)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].code == code)
            return &list->at[i];
    return NULL;
}

const char *reason_name(enum reason_code code)
{
    return (unsigned)code < REASON_CODE_END && info[code].name ? info[code].name : "";
}

const char *reason_param_name(enum reason_code code, size_t i)
{
    if ((unsigned)code >= REASON_CODE_END || i >= REASON_PARAMS || !info[code].params[i])
        return "";
    return info[code].params[i];
}

enum err reason_parse(struct slice name, enum reason_code *ret)
{
    for (int code = 1; code < REASON_CODE_END; code++) {
        if (slice_is_text(name, info[code].name)) {
            *ret = (enum reason_code)code;
            return OK;
        }
    }
    return ERR_MALFORMED;
}
