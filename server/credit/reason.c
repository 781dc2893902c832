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
    [REASON_BASIS_NOT_SUPPORTED] = {"basis_not_supported", {"basis"}},
    [REASON_DAILY_LIMIT_NOT_SUPPORTED] = {"daily_limit_not_supported", {"jp_per_day_max"}},
    [REASON_CAPACITY_FOLDED] = {"capacity_folded", {0}},
};

void reason_add(struct reason_list *list, enum reason_code code, int64_t a, int64_t b)
{
    if (list->n < REASONS_MAX)
        list->at[list->n++] = (struct jp_reason){code, {a, b}};
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
