/* policy.h - one dated version of the rules that turn attendance into JP, with their sources.
 *
 * Runs on   any thread. Plain data without pointers, some 60 kB: keep it on the heap.
 * Ignorant of JSON: judging reads server/policies/ into it. Members here and names in the files
 *           are the same (but for jp_seconds); server/policies/README.md explains each.
 * Rules of policies that were in force are never changed: a change is a new version.
 */
#ifndef CREDIT_POLICY_H
#define CREDIT_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "credit/policy_words.h"

#define POLICY_ID_MAX 32 /* every *_MAX of a text counts its terminating zero */
#define POLICY_RULE_MAX 40
#define POLICY_TITLE_MAX 96
#define POLICY_SOURCE_MAX 320
#define POLICY_CATEGORIES_MAX 40
#define POLICY_STATUSES_MAX 4
#define POLICY_EXEMPTIONS_MAX 8
#define POLICY_SOURCES_MAX 32
#define POLICY_JP_MAX 1000        /* sanity bound of every JP value */
#define POLICY_OPEN_END INT64_MAX /* valid_to of a version still in force; JSON null */

/* Where a rule comes from, as somebody can look it up. */
struct legal_source {
    enum source_mark mark; /* regulation, practice, choice */
    char confidence;       /* 'A' wording seen ... 'D' inferred: domain notes, "How to read" */
    char text[POLICY_SOURCE_MAX];
};

/* What a category is worth in a national, or in an international, event. */
struct policy_value {
    uint32_t value;          /* whole JP per day, occurrence or semester; 0 with minutes */
    uint32_t bonus_percent;  /* added to what the minutes give; 0 with fixed values */
    uint32_t jp_per_day_max; /* 0: no limit */
};

struct policy_category {
    char id[POLICY_RULE_MAX]; /* "pelatihan_teknis": a-z, 0-9, _ */
    char bps_code[8];         /* "B3"; "" when the table has none */
    uint32_t siasn_id;        /* jenisDiklatId; 0: none */
    char siasn_letter[2];     /* "T", "F", "P" or "" */
    char title_id[POLICY_TITLE_MAX];
    char title_en[POLICY_TITLE_MAX];
    enum category_form form;
    enum jp_basis basis;
    struct policy_value national;
    struct policy_value international;
    uint32_t occurrences_per_month_max; /* 0: no limit */
    bool report_required;               /* counts only once a report was verified */
    struct legal_source legal_source;
};
/* Duty and limit in a year. */
struct policy_status {
    enum employment status;
    uint32_t min_jp_per_year; /* 0: none */
    bool min_is_target;       /* a target of the agency, no duty */
    uint32_t max_jp_per_year; /* the cap, used while cap_applies; 0: none */
    bool cap_applies;
    enum year_basis year_basis;
    uint32_t n_exemptions; /* posts without the cap */
    char exemptions[POLICY_EXEMPTIONS_MAX][POLICY_RULE_MAX];
    bool all_categories; /* else those listed; */
    uint32_t n_allowed_categories;
    char allowed_categories[POLICY_CATEGORIES_MAX][POLICY_RULE_MAX];
    enum unlisted_category unlisted; /* what to do with the others */
    struct legal_source legal_source;
};

/* The ledger of capacity development, beside that of competency development. */
struct policy_capacity {
    bool kept;                /* false: no such ledger in this version */
    enum employment status;   /* for whom */
    uint32_t max_jp_per_year; /* 0: no cap */
    enum evidence_kind inside_hours_evidence;
    enum evidence_kind outside_hours_evidence;
    bool any_overlap_is_inside; /* one minute in office hours is inside; else most of it must be */
    struct legal_source legal_source;
};

struct policy_checks {
    uint32_t min_answered_percent; /* of those delivered and settled; 0: a note only */
    uint32_t miss_cost_seconds;    /* off the attended time of the class for each miss */
    struct legal_source legal_source;
};

struct policy_test {
    bool required;
    uint32_t passing_score; /* 0 to 100 */
    uint32_t attempts_max;  /* 0: no limit */
};

/* Of one rule below, by the member's name. */
struct policy_source {
    char rule[POLICY_RULE_MAX];
    struct legal_source legal_source;
};

struct policy {
    char id[POLICY_ID_MAX]; /* "asn-2023" */
    char title[POLICY_TITLE_MAX];
    int64_t valid_from;  /* first and last end date of an activity, days since 1970 in the */
    int64_t valid_to;    /* activity's official zone; JSON "2023-10-31" */
    uint32_t jp_seconds; /* length of 1 JP; in a file jp_minutes, or jp_seconds in one for tests */
    enum credit_model credit_model;
    enum rounding rounding;            /* once per activity, at the end */
    enum rounding intl_bonus_rounding; /* instead of it when a bonus was added */
    enum short_day_event short_day_event;
    enum day_evaluation day_evaluation;
    bool break_counts;
    enum excess_over_cap excess_over_cap;
    enum speaker_credit speaker_credit;
    uint32_t bridge_gap_seconds;
    uint32_t late_after_seconds; /* who comes later than this is `terlambat`; decides no JP */
    enum segment_source segment_source;
    uint32_t segment_difference_seconds; /* beyond it a coordinator confirms before sealing */
    uint32_t min_attendance_percent;     /* an activity may ask for another share */
    struct policy_test post_test;
    struct policy_checks presence_checks;
    uint32_t objection_days; /* so long after an activity was closed a person may object */
    struct policy_capacity capacity;
    uint32_t n_categories;
    struct policy_category categories[POLICY_CATEGORIES_MAX];
    uint32_t n_statuses;
    struct policy_status statuses[POLICY_STATUSES_MAX];
    uint32_t n_sources;
    struct policy_source sources[POLICY_SOURCES_MAX];
};
struct policy_fault {
    char where[96];   /* "categories[3].international.value" */
    char reason[128]; /* "a category by the day needs a value from 1 to 1000" */
};

/* ERR_INVALID with *ret filled at the first thing that is wrong; else *ret is untouched. */
MUST_CHECK enum err policy_check(const struct policy *policy, struct policy_fault *ret);

/* Borrowed from the policy; NULL when it has none. */
const struct policy_category *policy_category(const struct policy *policy, const char *id);
const struct policy_status *policy_status(const struct policy *policy, enum employment status);
const struct legal_source *policy_source(const struct policy *policy, const char *rule);
bool policy_status_lists(const struct policy_status *status, const char *category);
/* Whether the cap holds somebody in this kind of post (may be NULL). */
bool policy_status_caps(const struct policy_status *status, const char *post);

#endif
