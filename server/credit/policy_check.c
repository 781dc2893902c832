#include "credit/policy.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"

#define AT(member) offsetof(struct policy, member)
#define JP_SECONDS_MAX 7200
#define BRIDGE_GAP_SECONDS_MAX 600
#define LATE_AFTER_SECONDS_MAX 7200
#define SEGMENT_DIFFERENCE_SECONDS_MAX 3600
#define ATTEMPTS_MAX 100
#define MISS_COST_SECONDS_MAX 3600
#define OBJECTION_DAYS_MAX 365

/* Numbers of the whole policy and what they may be. */
static const struct {
    const char *name;
    size_t offset;
    uint32_t min, max;
} numbers[] = {
    {"jp_seconds", AT(jp_seconds), 1, JP_SECONDS_MAX},
    {"bridge_gap_seconds", AT(bridge_gap_seconds), 0, BRIDGE_GAP_SECONDS_MAX},
    {"late_after_seconds", AT(late_after_seconds), 0, LATE_AFTER_SECONDS_MAX},
    {"segment_difference_seconds", AT(segment_difference_seconds), 0,
     SEGMENT_DIFFERENCE_SECONDS_MAX},
    {"min_attendance_percent", AT(min_attendance_percent), 1, 100},
    {"post_test.passing_score", AT(post_test.passing_score), 0, 100},
    {"post_test.attempts_max", AT(post_test.attempts_max), 0, ATTEMPTS_MAX},
    {"presence_checks.min_answered_percent", AT(presence_checks.min_answered_percent), 0, 100},
    {"presence_checks.miss_cost_seconds", AT(presence_checks.miss_cost_seconds), 0,
     MISS_COST_SECONDS_MAX},
    {"objection_days", AT(objection_days), 0, OBJECTION_DAYS_MAX},
};

/* Choices of the whole policy and the words they may be. */
static const struct {
    const char *name;
    size_t offset;
    const struct word_table *words;
} choices[] = {
    {"credit_model", AT(credit_model), &credit_model_words},
    {"rounding", AT(rounding), &rounding_words},
    {"intl_bonus_rounding", AT(intl_bonus_rounding), &rounding_words},
    {"short_day_event", AT(short_day_event), &short_day_event_words},
    {"day_evaluation", AT(day_evaluation), &day_evaluation_words},
    {"excess_over_cap", AT(excess_over_cap), &excess_over_cap_words},
    {"speaker_credit", AT(speaker_credit), &speaker_credit_words},
    {"segment_source", AT(segment_source), &segment_source_words},
};

/* Every rule that has no place of its own for its source needs one in `sources`. */
static const char *const sourced[] = {
    "valid_from",      "jp_minutes",          "credit_model",       "rounding",
    "break_counts",    "speaker_credit",      "segment_source",     "segment_difference_seconds",
    "short_day_event", "post_test",           "bridge_gap_seconds", "min_attendance_percent",
    "excess_over_cap", "intl_bonus_rounding", "day_evaluation",     "late_after_seconds",
    "objection_days",
};

/* What the values of a category may be, by its basis. */
static const struct {
    uint32_t value_min, value_max;
    uint32_t bonus_max;
    uint32_t day_min, day_max;
    uint32_t month_max;
} bounds[] = {
    [BASIS_MINUTES] = {0, 0, 100, 0, POLICY_JP_MAX, 0},
    [BASIS_DAY] = {1, POLICY_JP_MAX, 0, 0, 0, 0},
    [BASIS_DAY_MINUTES] = {0, 0, 100, 1, POLICY_JP_MAX, 0},
    [BASIS_OCCURRENCE] = {1, POLICY_JP_MAX, 0, 0, 0, 31},
    [BASIS_SEMESTER] = {1, POLICY_JP_MAX, 0, 0, 0, 0},
    [BASIS_UNVALUED] = {0, 0, 0, 0, 0, 0},
    [BASIS_ACTIVITY] = {1, POLICY_JP_MAX, 0, 0, 0, 0},
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Writes down what is wrong; `where` and the reason are put together by the caller. */
static enum err fault(struct policy_fault *ret, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum err fault(struct policy_fault *ret, const char *where, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    snprintf(ret->where, sizeof ret->where, "%s", where);
    vsnprintf(ret->reason, sizeof ret->reason, format, args);
    va_end(args);
    return ERR_INVALID;
}

struct place {
    char text[sizeof((struct policy_fault){0}.where)];
};

static struct place under(const char *at, const char *member)
{
    struct place ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);
    write_format(&w, "%s%s%s", at, at[0] ? "." : "", member);
    return ret;
}

static struct place item(const char *list, size_t i)
{
    struct place ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);
    write_format(&w, "%s[%zu]", list, i);
    return ret;
}

static bool is_name(const char *text, char also)
{
    for (const char *c = text; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != also)
            return false;
    return text[0] != '\0';
}

static enum err check_range(struct policy_fault *ret, struct place at, uint32_t value, uint32_t min,
                            uint32_t max)
{
    if (value >= min && value <= max)
        return OK;
    if (min == max)
        return fault(ret, at.text, "is %u, must be %u here", value, min);
    return fault(ret, at.text, "is %u, must be from %u to %u", value, min, max);
}

static enum err check_word(struct policy_fault *ret, struct place at,
                           const struct word_table *words, int number)
{
    return word_name(words, number)[0] ? OK : fault(ret, at.text, "is none of the known words");
}

static enum err check_text(struct policy_fault *ret, struct place at, const char *text)
{
    return text[0] ? OK : fault(ret, at.text, "is empty");
}

static enum err check_legal_source(struct policy_fault *ret, const char *at,
                                   const struct legal_source *source)
{
    struct place place = under(at, "legal_source");
    enum err err =
        check_word(ret, under(place.text, "mark"), &source_mark_words, (int)source->mark);
    if (!err && (source->confidence < 'A' || source->confidence > 'D'))
        err = fault(ret, under(place.text, "confidence").text, "must be A, B, C or D");
    if (!err)
        err = check_text(ret, under(place.text, "text"), source->text);
    return err;
}

static enum err check_head(const struct policy *policy, struct policy_fault *ret)
{
    if (!is_name(policy->id, '-'))
        return fault(ret, "id", "must be of a-z, 0-9 and -");
    if (!policy->title[0])
        return fault(ret, "title", "is empty");
    if (policy->valid_to < policy->valid_from)
        return fault(ret, "valid_to", "lies before valid_from");

    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(numbers); i++) {
        uint32_t value;
        memcpy(&value, (const char *)policy + numbers[i].offset, sizeof value);
        err = check_range(ret, under("", numbers[i].name), value, numbers[i].min, numbers[i].max);
    }
    for (size_t i = 0; !err && i < COUNT_OF(choices); i++) {
        int number;
        _Static_assert(sizeof number == sizeof policy->rounding, "an enum is read as an int");
        memcpy(&number, (const char *)policy + choices[i].offset, sizeof number);
        err = check_word(ret, under("", choices[i].name), choices[i].words, number);
    }
    return err;
}

static enum err check_value(struct policy_fault *ret, const char *at, enum jp_basis basis,
                            const struct policy_value *value)
{
    enum err err = check_range(ret, under(at, "value"), value->value, bounds[basis].value_min,
                               bounds[basis].value_max);
    if (!err)
        err = check_range(ret, under(at, "bonus_percent"), value->bonus_percent, 0,
                          bounds[basis].bonus_max);
    if (!err)
        err = check_range(ret, under(at, "jp_per_day_max"), value->jp_per_day_max,
                          bounds[basis].day_min, bounds[basis].day_max);
    return err;
}

static enum err check_category_words(struct policy_fault *ret, const char *at,
                                     const struct policy_category *category)
{
    if (!is_name(category->id, '_'))
        return fault(ret, under(at, "id").text, "must be of a-z, 0-9 and _");
    if (category->siasn_id > 999)
        return fault(ret, under(at, "siasn_id").text, "is no number of jenisDiklatId");
    if (category->siasn_letter[0] && !strchr("TFP", category->siasn_letter[0]))
        return fault(ret, under(at, "siasn_letter").text, "must be T, F, P or empty");

    enum err err = check_text(ret, under(at, "title_id"), category->title_id);
    if (!err)
        err = check_text(ret, under(at, "title_en"), category->title_en);
    if (!err)
        err = check_word(ret, under(at, "form"), &category_form_words, (int)category->form);
    if (!err)
        err = check_word(ret, under(at, "basis"), &jp_basis_words, (int)category->basis);
    return err;
}

static enum err check_category(const struct policy *policy, size_t i, struct policy_fault *ret)
{
    const struct policy_category *category = &policy->categories[i];
    struct place at = item("categories", i);

    enum err err = check_category_words(ret, at.text, category);
    if (!err && policy_category(policy, category->id) != category)
        err = fault(ret, under(at.text, "id").text, "%s is there twice", category->id);
    if (!err)
        err =
            check_value(ret, under(at.text, "national").text, category->basis, &category->national);
    if (!err)
        err = check_value(ret, under(at.text, "international").text, category->basis,
                          &category->international);
    if (!err)
        err =
            check_range(ret, under(at.text, "occurrences_per_month_max"),
                        category->occurrences_per_month_max, 0, bounds[category->basis].month_max);
    if (!err)
        err = check_legal_source(ret, at.text, &category->legal_source);
    return err;
}

static enum err check_allowed(const struct policy *policy, const struct policy_status *status,
                              const char *at, struct policy_fault *ret)
{
    struct place list = under(at, "allowed_categories");
    uint32_t n = status->n_allowed_categories;

    if (n > POLICY_CATEGORIES_MAX)
        return fault(ret, list.text, "has more than %d", POLICY_CATEGORIES_MAX);
    if (status->all_categories && n > 0)
        return fault(ret, list.text, "must be empty when all_categories is true");
    if (!status->all_categories && n == 0)
        return fault(ret, list.text, "is empty: set all_categories, or list some");
    for (uint32_t i = 0; i < n; i++) {
        const char *id = status->allowed_categories[i];
        if (!policy_category(policy, id))
            return fault(ret, item(list.text, i).text, "%s is no category of this policy", id);
        for (uint32_t k = 0; k < i; k++)
            if (strcmp(status->allowed_categories[k], id) == 0)
                return fault(ret, item(list.text, i).text, "%s is there twice", id);
    }
    return OK;
}

static enum err check_cap(const struct policy_status *status, const char *at,
                          struct policy_fault *ret)
{
    enum err err =
        check_range(ret, under(at, "min_jp_per_year"), status->min_jp_per_year, 0, POLICY_JP_MAX);
    if (!err)
        err = check_range(ret, under(at, "max_jp_per_year"), status->max_jp_per_year,
                          status->cap_applies ? 1 : 0, POLICY_JP_MAX);
    if (err)
        return err;
    if (status->cap_applies && status->min_jp_per_year > status->max_jp_per_year)
        return fault(ret, under(at, "max_jp_per_year").text, "lies below min_jp_per_year");
    if (status->n_exemptions > POLICY_EXEMPTIONS_MAX)
        return fault(ret, under(at, "exemptions").text, "has more than %d", POLICY_EXEMPTIONS_MAX);
    for (uint32_t i = 0; i < status->n_exemptions; i++)
        if (!is_name(status->exemptions[i], '_'))
            return fault(ret, item(under(at, "exemptions").text, i).text,
                         "must be of a-z, 0-9 and _");
    return OK;
}

static enum err check_status(const struct policy *policy, size_t i, struct policy_fault *ret)
{
    const struct policy_status *status = &policy->statuses[i];
    struct place at = item("statuses", i);

    enum err err =
        check_word(ret, under(at.text, "status"), &employment_words, (int)status->status);
    if (!err && policy_status(policy, status->status) != status)
        err = fault(ret, under(at.text, "status").text, "is there twice");
    if (!err)
        err = check_cap(status, at.text, ret);
    if (!err)
        err = check_word(ret, under(at.text, "year_basis"), &year_basis_words,
                         (int)status->year_basis);
    if (!err)
        err = check_allowed(policy, status, at.text, ret);
    if (!err)
        err = check_word(ret, under(at.text, "unlisted"), &unlisted_category_words,
                         (int)status->unlisted);
    if (!err)
        err = check_legal_source(ret, at.text, &status->legal_source);
    return err;
}

static enum err check_capacity(const struct policy_capacity *capacity, struct policy_fault *ret)
{
    enum err err = check_legal_source(ret, "capacity", &capacity->legal_source);
    if (err || !capacity->kept)
        return err;
    err = check_word(ret, under("capacity", "status"), &employment_words, (int)capacity->status);
    if (!err)
        err = check_range(ret, under("capacity", "max_jp_per_year"), capacity->max_jp_per_year, 0,
                          POLICY_JP_MAX);
    if (!err)
        err = check_word(ret, under("capacity", "inside_hours_evidence"), &evidence_kind_words,
                         (int)capacity->inside_hours_evidence);
    if (!err)
        err = check_word(ret, under("capacity", "outside_hours_evidence"), &evidence_kind_words,
                         (int)capacity->outside_hours_evidence);
    return err;
}

static bool wants_source(const char *rule)
{
    for (size_t i = 0; i < COUNT_OF(sourced); i++)
        if (strcmp(sourced[i], rule) == 0)
            return true;
    return false;
}

static enum err check_sources(const struct policy *policy, struct policy_fault *ret)
{
    if (policy->n_sources > POLICY_SOURCES_MAX)
        return fault(ret, "sources", "has more than %d", POLICY_SOURCES_MAX);
    for (uint32_t i = 0; i < policy->n_sources; i++) {
        const struct policy_source *source = &policy->sources[i];
        struct place at = item("sources", i);
        if (!wants_source(source->rule))
            return fault(ret, under(at.text, "rule").text, "is no rule that needs a source here");
        if (policy_source(policy, source->rule) != &source->legal_source)
            return fault(ret, under(at.text, "rule").text, "%s is there twice", source->rule);
        enum err err = check_legal_source(ret, at.text, &source->legal_source);
        if (err)
            return err;
    }
    for (size_t i = 0; i < COUNT_OF(sourced); i++)
        if (!policy_source(policy, sourced[i]))
            return fault(ret, "sources", "the source of %s is missing", sourced[i]);
    return OK;
}

enum err policy_check(const struct policy *policy, struct policy_fault *ret)
{
    enum err err = check_head(policy, ret);
    if (err)
        return err;
    if (policy->n_categories < 1 || policy->n_categories > POLICY_CATEGORIES_MAX)
        return fault(ret, "categories", "must be from 1 to %d", POLICY_CATEGORIES_MAX);
    if (policy->n_statuses < 1 || policy->n_statuses > POLICY_STATUSES_MAX)
        return fault(ret, "statuses", "must be from 1 to %d", POLICY_STATUSES_MAX);

    for (uint32_t i = 0; !err && i < policy->n_categories; i++)
        err = check_category(policy, i, ret);
    for (uint32_t i = 0; !err && i < policy->n_statuses; i++)
        err = check_status(policy, i, ret);
    if (!err)
        err = check_capacity(&policy->capacity, ret);
    if (!err)
        err = check_legal_source(ret, "presence_checks", &policy->presence_checks.legal_source);
    if (!err)
        err = check_sources(policy, ret);
    return err;
}
