#include "credit/sample_policy.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"

static const struct legal_source source = {SOURCE_CHOICE, 'D', "sample"};

static const char *const rules[] = {
    "valid_from",         "jp_minutes",
    "credit_model",       "rounding",
    "break_counts",       "intl_bonus_rounding",
    "short_day_event",    "excess_over_cap",
    "bridge_gap_seconds", "speaker_credit",
    "segment_source",     "segment_difference_seconds",
    "post_test",          "min_attendance_percent",
    "day_evaluation",     "late_after_seconds",
    "objection_days",
};

static const struct policy_category categories[] = {
    {.id = "pelatihan_teknis", .basis = BASIS_MINUTES, .international.bonus_percent = 20},
    {.id = "pelatihan_struktural", .basis = BASIS_MINUTES},
    {.id = "seminar", .basis = BASIS_DAY, .national.value = 4, .international.value = 6},
    {.id = "e_learning",
     .basis = BASIS_DAY_MINUTES,
     .national.jp_per_day_max = 3,
     .international.jp_per_day_max = 4},
    {.id = "coaching",
     .basis = BASIS_OCCURRENCE,
     .national.value = 2,
     .international.value = 4,
     .occurrences_per_month_max = 2},
    {.id = "tugas_belajar",
     .basis = BASIS_SEMESTER,
     .national.value = 20,
     .international.value = 20},
    {.id = "belajar_terbatas",
     .basis = BASIS_MINUTES,
     .national.jp_per_day_max = 8,
     .international.jp_per_day_max = 8},
    {.id = "bimbingan_di_tempat_kerja", .basis = BASIS_UNVALUED},
    {.id = "magang", .basis = BASIS_ACTIVITY, .national.value = 20, .international.value = 24},
    {.id = "laporan_dulu", .basis = BASIS_MINUTES, .report_required = true},
};

static const struct policy_status pns = {.status = EMPLOYMENT_PNS,
                                         .min_jp_per_year = 20,
                                         .year_basis = YEAR_CALENDAR,
                                         .all_categories = true,
                                         .unlisted = UNLISTED_WARN,
                                         .legal_source = {SOURCE_REGULATION, 'A', "sample"}};

static const struct policy_status pppk = {
    .status = EMPLOYMENT_PPPK,
    .max_jp_per_year = 24,
    .cap_applies = true,
    .year_basis = YEAR_CONTRACT,
    .n_exemptions = 1,
    .exemptions = {"jpt_madya_tertentu"},
    .n_allowed_categories = 3,
    .allowed_categories = {"pelatihan_teknis", "laporan_dulu", "coaching"},
    .unlisted = UNLISTED_WARN,
    .legal_source = {SOURCE_REGULATION, 'A', "sample"}};

struct policy *sample_policy(void)
{
    struct policy *p = mem_zalloc(1, sizeof *p);
    if (!p)
        exit(2);

    *p = (struct policy){
        .id = "sample-1",
        .title = "Sample",
        .valid_from = date_days(2018, 1, 1),
        .valid_to = date_days(2023, 10, 30),
        .jp_seconds = 45 * 60,
        .credit_model = CREDIT_THRESHOLD,
        .rounding = ROUND_FLOOR,
        .intl_bonus_rounding = ROUND_FLOOR,
        .short_day_event = SHORT_DAY_FLAT,
        .day_evaluation = DAYS_EACH,
        .excess_over_cap = EXCESS_RECORD,
        .speaker_credit = SPEAKER_NONE,
        .late_after_seconds = 900,
        .segment_source = SEGMENTS_TIMETABLE,
        .segment_difference_seconds = 300,
        .min_attendance_percent = 80,
        .post_test = {false, 70, 0},
        .presence_checks = {0, 0, source},
        .objection_days = 14,
        .capacity = {true, EMPLOYMENT_PPPK, 0, EVIDENCE_PERMISSION, EVIDENCE_REPORT, true, source},
    };
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++) {
        struct policy_category *category = &p->categories[p->n_categories++];
        *category = categories[i];
        category->form = FORM_CLASSICAL;
        category->legal_source = source;
        snprintf(category->title_id, sizeof category->title_id, "%.60s", categories[i].id);
        snprintf(category->title_en, sizeof category->title_en, "%.60s", categories[i].id);
    }
    p->statuses[p->n_statuses++] = pns;
    p->statuses[p->n_statuses++] = pppk;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        struct policy_source *one = &p->sources[p->n_sources++];
        snprintf(one->rule, sizeof one->rule, "%s", rules[i]);
        one->legal_source = source;
    }
    return p;
}
