/* The worked cases of the rules that are about minutes, from seconds to JP and its reasons. */
#include "base/alloc.h"
#include "base/bytes.h"
#include "credit/jp.h"
#include "credit/sample_policy.h"
#include "support/check.h"

#define MINUTE 60
#define SESSION_S (225 * MINUTE)

static const struct jp_plan session_s = {.learning_s = SESSION_S};

struct result_text {
    char text[512];
};

/* "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 1000000 80, ..." */
static struct result_text told(const struct jp_result *r)
{
    struct result_text ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);

    write_format(&w, "%u JP, counted %u, surplus %u, exact %ju/%ju:", r->awarded_jp, r->counted_jp,
                 r->surplus_jp, (uintmax_t)r->exact_num, (uintmax_t)r->exact_den);
    for (size_t i = 0; i < r->reasons.n; i++) {
        const struct jp_reason *reason = &r->reasons.at[i];
        write_format(&w, "%s %s", i ? "," : "", reason_name(reason->code));
        for (size_t k = 0; k < REASON_PARAMS && reason_param_name(reason->code, k)[0]; k++)
            write_format(&w, " %jd", (intmax_t)reason->params[k]);
    }
    return ret;
}

static struct attendance attended(const struct policy *policy, uint64_t attended_s,
                                  uint64_t learning_s)
{
    struct attendance_sum sum = {attended_s * 1000, learning_s * 1000, 1, 1};
    struct judge_rule rule = jp_judge_rule(policy, 0);
    return judge(&sum, &rule);
}

static struct jp_input input_of(const struct policy *policy, uint64_t attended_s,
                                uint64_t learning_s)
{
    return (struct jp_input){.category = "pelatihan_teknis",
                             .attendance = attended(policy, attended_s, learning_s),
                             .status = EMPLOYMENT_PNS,
                             .ledger = LEDGER_COMPETENCY,
                             .evidence = EVIDENCE_NOT_NEEDED};
}

static const struct {
    const char *story;
    enum credit_model model;
    enum rounding rounding; /* also of the bonus */
    bool international;
    uint64_t attended_s, learning_s;
    const char *told;
} worked[] = {
    {"case 1: session S from before start to after end", CREDIT_THRESHOLD, ROUND_FLOOR, false,
     SESSION_S, SESSION_S,
     "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 1000000 80, "
     "programme_jp 13500 2700"},
    {"case 10 (a): 10 JP, international", CREDIT_THRESHOLD, ROUND_FLOOR, true, 450 * MINUTE,
     450 * MINUTE,
     "12 JP, counted 12, surplus 0, exact 3240000/270000: attended_enough 1000000 80, "
     "programme_jp 27000 2700, international_bonus 20"},
    {"case 10 (b): 12 JP, international: 14.4", CREDIT_THRESHOLD, ROUND_FLOOR, true, 540 * MINUTE,
     540 * MINUTE,
     "14 JP, counted 14, surplus 0, exact 3888000/270000: attended_enough 1000000 80, "
     "programme_jp 32400 2700, international_bonus 20, rounded_down 3888000 270000"},
    {"case 10 (c): 8 JP, international: 9.6", CREDIT_THRESHOLD, ROUND_FLOOR, true, 360 * MINUTE,
     360 * MINUTE,
     "9 JP, counted 9, surplus 0, exact 2592000/270000: attended_enough 1000000 80, "
     "programme_jp 21600 2700, international_bonus 20, rounded_down 2592000 270000"},
    {"case 10 (a) half up", CREDIT_THRESHOLD, ROUND_HALF_UP, true, 450 * MINUTE, 450 * MINUTE,
     "12 JP, counted 12, surplus 0, exact 3240000/270000: attended_enough 1000000 80, "
     "programme_jp 27000 2700, international_bonus 20"},
    {"case 10 (b) half up", CREDIT_THRESHOLD, ROUND_HALF_UP, true, 540 * MINUTE, 540 * MINUTE,
     "14 JP, counted 14, surplus 0, exact 3888000/270000: attended_enough 1000000 80, "
     "programme_jp 32400 2700, international_bonus 20, rounded_down 3888000 270000"},
    {"case 10 (c) half up", CREDIT_THRESHOLD, ROUND_HALF_UP, true, 360 * MINUTE, 360 * MINUTE,
     "10 JP, counted 10, surplus 0, exact 2592000/270000: attended_enough 1000000 80, "
     "programme_jp 21600 2700, international_bonus 20, rounded_up 2592000 270000"},
    {"case 10 (b) ceiling", CREDIT_THRESHOLD, ROUND_CEILING, true, 540 * MINUTE, 540 * MINUTE,
     "15 JP, counted 15, surplus 0, exact 3888000/270000: attended_enough 1000000 80, "
     "programme_jp 32400 2700, international_bonus 20, rounded_up 3888000 270000"},
    {"case 10 (c) ceiling", CREDIT_THRESHOLD, ROUND_CEILING, true, 360 * MINUTE, 360 * MINUTE,
     "10 JP, counted 10, surplus 0, exact 2592000/270000: attended_enough 1000000 80, "
     "programme_jp 21600 2700, international_bonus 20, rounded_up 2592000 270000"},
    {"case 11: two devices, 220 minutes", CREDIT_THRESHOLD, ROUND_FLOOR, false, 220 * MINUTE,
     SESSION_S,
     "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 977777 80, "
     "programme_jp 13500 2700"},
    {"case 11, proportional", CREDIT_PROPORTIONAL, ROUND_FLOOR, false, 220 * MINUTE, SESSION_S,
     "4 JP, counted 4, surplus 0, exact 13200/2700: proportional_jp 13200 2700, "
     "rounded_down 13200 2700"},
    {"case 12: 120 of 225 minutes: an hour short", CREDIT_THRESHOLD, ROUND_FLOOR, false,
     120 * MINUTE, SESSION_S,
     "0 JP, counted 0, surplus 0, exact 0/2700: attended_too_little 3600 80"},
    {"case 12, proportional", CREDIT_PROPORTIONAL, ROUND_FLOOR, false, 120 * MINUTE, SESSION_S,
     "2 JP, counted 2, surplus 0, exact 7200/2700: proportional_jp 7200 2700, "
     "rounded_down 7200 2700"},
    {"case 13 (a): exactly 80 %", CREDIT_THRESHOLD, ROUND_FLOOR, false, 10800, SESSION_S,
     "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 800000 80, "
     "programme_jp 13500 2700"},
    {"case 13 (b): a second short", CREDIT_THRESHOLD, ROUND_FLOOR, false, 10799, SESSION_S,
     "0 JP, counted 0, surplus 0, exact 0/2700: attended_too_little 1 80"},
    {"three classes of 60 minutes are 4 JP, not 3", CREDIT_THRESHOLD, ROUND_FLOOR, false,
     180 * MINUTE, 180 * MINUTE,
     "4 JP, counted 4, surplus 0, exact 10800/2700: attended_enough 1000000 80, "
     "programme_jp 10800 2700"},
    {"44 minutes are no JP", CREDIT_THRESHOLD, ROUND_FLOOR, false, 44 * MINUTE, 44 * MINUTE,
     "0 JP, counted 0, surplus 0, exact 2640/2700: attended_enough 1000000 80, "
     "programme_jp 2640 2700, rounded_down 2640 2700"},
    {"44 minutes half up", CREDIT_THRESHOLD, ROUND_HALF_UP, false, 44 * MINUTE, 44 * MINUTE,
     "1 JP, counted 1, surplus 0, exact 2640/2700: attended_enough 1000000 80, "
     "programme_jp 2640 2700, rounded_up 2640 2700"},
    {"the bonus and the minutes are rounded together, once", CREDIT_THRESHOLD, ROUND_FLOOR, true,
     80 * MINUTE, 80 * MINUTE,
     "2 JP, counted 2, surplus 0, exact 576000/270000: attended_enough 1000000 80, "
     "programme_jp 4800 2700, international_bonus 20, rounded_down 576000 270000"},
    {"never there", CREDIT_THRESHOLD, ROUND_FLOOR, false, 0, SESSION_S,
     "0 JP, counted 0, surplus 0, exact 0/2700: not_present"},
    {"never there, proportional", CREDIT_PROPORTIONAL, ROUND_FLOOR, false, 0, SESSION_S,
     "0 JP, counted 0, surplus 0, exact 0/2700: not_present"},
    {"nothing to learn", CREDIT_THRESHOLD, ROUND_CEILING, false, 0, 0,
     "0 JP, counted 0, surplus 0, exact 0/2700: no_learning_time"},
};

static void the_worked_cases_come_out(void)
{
    for (size_t i = 0; i < COUNT(worked); i++) {
        struct policy *policy = sample_policy();
        struct jp_result result;
        policy->credit_model = worked[i].model;
        policy->rounding = policy->intl_bonus_rounding = worked[i].rounding;
        struct jp_input input = input_of(policy, worked[i].attended_s, worked[i].learning_s);
        input.international = worked[i].international;
        check_same(jp_for_activity(policy, &input, &result), OK, worked[i].story);
        check_text(worked[i].story, told(&result).text, worked[i].told);
        check_same(result.attended_seconds, worked[i].attended_s, worked[i].story);
        check_same(result.learning_seconds, worked[i].learning_s, worked[i].story);
        check_same(result.eligible, result.exact_num > 0, worked[i].story);
        check_text(worked[i].story, result.policy_version, "sample-1");
        check_text(worked[i].story, result.rule_id, "pelatihan_teknis");
        mem_free(policy);
    }
}

static const struct {
    const char *story;
    enum employment status;
    const char *post;
    uint32_t before, jp; /* counted before; JP of the programme */
    bool cap_off;
    const char *told;
} capped[] = {
    {"case 15, first: 18 JP", EMPLOYMENT_PPPK, "", 0, 18, false,
     "18 JP, counted 18, surplus 0, exact 48600/2700: attended_enough 1000000 80, "
     "programme_jp 48600 2700"},
    {"case 15, second: 8 more, 2 of them over the cap", EMPLOYMENT_PPPK, "", 18, 8, false,
     "8 JP, counted 6, surplus 2, exact 21600/2700: attended_enough 1000000 80, "
     "programme_jp 21600 2700, over_cap 2 24"},
    {"case 16, second: a new contract year", EMPLOYMENT_PPPK, "", 0, 8, false,
     "8 JP, counted 8, surplus 0, exact 21600/2700: attended_enough 1000000 80, "
     "programme_jp 21600 2700"},
    {"case 17: exempt", EMPLOYMENT_PPPK, "jpt_madya_tertentu", 18, 8, false,
     "8 JP, counted 8, surplus 0, exact 21600/2700: attended_enough 1000000 80, "
     "programme_jp 21600 2700, cap_exempt 24"},
    {"case 18: the agency's switch is off", EMPLOYMENT_PPPK, NULL, 0, 30, true,
     "30 JP, counted 30, surplus 0, exact 81000/2700: attended_enough 1000000 80, "
     "programme_jp 81000 2700"},
    {"case 18: the switch is on", EMPLOYMENT_PPPK, NULL, 0, 30, false,
     "30 JP, counted 24, surplus 6, exact 81000/2700: attended_enough 1000000 80, "
     "programme_jp 81000 2700, over_cap 6 24"},
    {"full before", EMPLOYMENT_PPPK, "jf_ahli", 24, 5, false,
     "5 JP, counted 0, surplus 5, exact 13500/2700: attended_enough 1000000 80, "
     "programme_jp 13500 2700, over_cap 5 24"},
    {"over before, by an older rule", EMPLOYMENT_PPPK, "", 30, 5, false,
     "5 JP, counted 0, surplus 5, exact 13500/2700: attended_enough 1000000 80, "
     "programme_jp 13500 2700, over_cap 5 24"},
    {"PNS has no cap", EMPLOYMENT_PNS, "", 100, 8, false,
     "8 JP, counted 8, surplus 0, exact 21600/2700: attended_enough 1000000 80, "
     "programme_jp 21600 2700"},
    {"a status the policy does not know has none", EMPLOYMENT_OTHER, "", 100, 8, false,
     "8 JP, counted 8, surplus 0, exact 21600/2700: attended_enough 1000000 80, "
     "programme_jp 21600 2700"},
};

static void the_cap_splits_what_is_awarded(void)
{
    for (size_t i = 0; i < COUNT(capped); i++) {
        struct policy *policy = sample_policy();
        struct jp_result result;
        uint64_t seconds = capped[i].jp * 45 * MINUTE;
        struct jp_input input = input_of(policy, seconds, seconds);
        policy->statuses[1].cap_applies = !capped[i].cap_off;
        input.status = capped[i].status;
        input.post = capped[i].post;
        input.counted_jp_before = capped[i].before;
        check_same(jp_for_activity(policy, &input, &result), OK, capped[i].story);
        check_text(capped[i].story, told(&result).text, capped[i].told);
        mem_free(policy);
    }
}

static const struct {
    const char *story;
    const char *category;
    enum jp_ledger ledger;
    enum evidence_state evidence;
    const char *state;
    const char *told;
} proven[] = {
    {"case 20: no permission yet", "pelatihan_teknis", LEDGER_CAPACITY, EVIDENCE_AWAITED,
     "menunggu_bukti",
     "3 JP, counted 0, surplus 0, exact 8100/2700: purpose_untold, "
     "attended_enough 1000000 80, "
     "programme_jp 8100 2700, evidence_awaited"},
    {"case 20: permission verified", "pelatihan_teknis", LEDGER_CAPACITY, EVIDENCE_VERIFIED,
     "terverifikasi",
     "3 JP, counted 3, surplus 0, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700"},
    {"case 21: the report is still to come", "pelatihan_teknis", LEDGER_CAPACITY,
     EVIDENCE_REPORT_AWAITED, "menunggu_laporan",
     "3 JP, counted 0, surplus 0, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700, report_awaited"},
    {"rejected", "pelatihan_teknis", LEDGER_CAPACITY, EVIDENCE_REJECTED, "ditolak",
     "3 JP, counted 0, surplus 0, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700, evidence_rejected"},
    {"capacity always needs evidence", "pelatihan_teknis", LEDGER_CAPACITY, EVIDENCE_NOT_NEEDED,
     "menunggu_bukti",
     "3 JP, counted 0, surplus 0, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700, evidence_awaited"},
    {"a category that counts after a report", "laporan_dulu", LEDGER_COMPETENCY,
     EVIDENCE_NOT_NEEDED, "menunggu_laporan",
     "3 JP, counted 0, surplus 0, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700, report_awaited"},
    {"the report was verified, and the cap holds", "laporan_dulu", LEDGER_COMPETENCY,
     EVIDENCE_VERIFIED, "terverifikasi",
     "3 JP, counted 0, surplus 3, exact 8100/2700: attended_enough 1000000 80, "
     "programme_jp 8100 2700, over_cap 3 24"},
};

static void evidence_decides_what_counts(void)
{
    for (size_t i = 0; i < COUNT(proven); i++) {
        struct policy *policy = sample_policy();
        struct jp_result result;
        struct jp_input input = input_of(policy, 135 * MINUTE, 135 * MINUTE);
        input.status = EMPLOYMENT_PPPK;
        input.category = proven[i].category;
        input.purpose_told = i > 0;
        input.ledger = proven[i].ledger;
        input.evidence = proven[i].evidence;
        input.counted_jp_before = 24;
        check_same(jp_for_activity(policy, &input, &result), OK, proven[i].story);
        check_text(proven[i].story, told(&result).text, proven[i].told);
        check_text(proven[i].story, word_name(&evidence_state_words, (int)result.evidence_state),
                   proven[i].state);
        check_same(result.ledger, proven[i].ledger, proven[i].story);
        check(result.eligible, proven[i].story);
        mem_free(policy);
    }
}

static void without_a_second_ledger_capacity_is_competency(void)
{
    struct policy *policy = sample_policy();
    struct jp_result result;
    struct jp_input input = input_of(policy, 45 * MINUTE, 45 * MINUTE);
    policy->capacity.kept = false;
    input.ledger = LEDGER_CAPACITY;
    check_same(jp_for_activity(policy, &input, &result), OK, "folded");
    check_same(result.ledger, LEDGER_COMPETENCY, "counted as competency");
    check(reason_find(&result.reasons, REASON_CAPACITY_FOLDED) != NULL, "and says so");
    check_same(result.counted_jp, 1, "without evidence");
    mem_free(policy);
}

static const struct {
    const char *story;
    enum test_state test;
    uint32_t score;
    const char *told;
} tested[] = {
    {"case 14: not taken yet", TEST_AWAITED, 0,
     "0 JP, counted 0, surplus 0, exact 0/2700: attended_enough 1000000 80, test_awaited 70"},
    {"case 14: first attempt", TEST_FAILED, 65,
     "0 JP, counted 0, surplus 0, exact 0/2700: attended_enough 1000000 80, test_failed 65 70"},
    {"case 14: second attempt", TEST_PASSED, 80,
     "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 1000000 80, "
     "test_passed 80 70, programme_jp 13500 2700"},
};

static void a_test_must_be_passed(void)
{
    for (size_t i = 0; i < COUNT(tested); i++) {
        struct policy *policy = sample_policy();
        struct jp_result result;
        struct jp_input input = input_of(policy, SESSION_S, SESSION_S);
        input.test = tested[i].test;
        input.test_score = tested[i].score;
        check_same(jp_for_activity(policy, &input, &result), OK, tested[i].story);
        check_text(tested[i].story, told(&result).text, tested[i].told);
        mem_free(policy);
    }
}

static void a_speaker_earns_nothing_unless_the_policy_says_so(void)
{
    struct policy *policy = sample_policy();
    struct jp_result result;
    struct jp_input input = input_of(policy, SESSION_S, SESSION_S);
    input.spoke = true;
    check_same(jp_for_activity(policy, &input, &result), OK, "spoke");
    check_text("none", told(&result).text,
               "0 JP, counted 0, surplus 0, exact 0/2700: speaker_no_credit");
    policy->speaker_credit = SPEAKER_AS_LEARNER;
    check_same(jp_for_activity(policy, &input, &result), OK, "spoke");
    check_same(result.awarded_jp, 5, "as a learner");
    mem_free(policy);
}

static void a_category_not_listed_warns_or_refuses(void)
{
    struct policy *policy = sample_policy();
    struct jp_result result;
    struct jp_input input = input_of(policy, SESSION_S, SESSION_S);
    input.status = EMPLOYMENT_PPPK;
    input.category = "pelatihan_struktural";
    check_same(jp_for_activity(policy, &input, &result), OK, "not listed");
    check_text("warns", told(&result).text,
               "5 JP, counted 5, surplus 0, exact 13500/2700: category_not_listed, "
               "attended_enough 1000000 80, programme_jp 13500 2700");
    policy->statuses[1].unlisted = UNLISTED_REFUSE;
    check_same(jp_for_activity(policy, &input, &result), OK, "not listed");
    check_text("refuses", told(&result).text,
               "0 JP, counted 0, surplus 0, exact 0/2700: category_not_allowed");
    mem_free(policy);
}

static void each_basis_has_its_worth(void)
{
    static const struct {
        const char *category;
        bool international;
        const char *told;
    } cases[] = {
        {"seminar", false,
         "4 JP, counted 4, surplus 0, exact 4/1: attended_enough 1000000 80, day_value 4"},
        {"seminar", true,
         "6 JP, counted 6, surplus 0, exact 6/1: attended_enough 1000000 80, day_value 6"},
        {"e_learning", false,
         "3 JP, counted 3, surplus 0, exact 13500/2700: attended_enough 1000000 80, "
         "programme_jp 13500 2700, daily_limit 3 1"},
        {"coaching", false,
         "2 JP, counted 2, surplus 0, exact 2/1: attended_enough 1000000 80, session_value 2"},
        {"tugas_belajar", false,
         "20 JP, counted 20, surplus 0, exact 20/1: attended_enough 1000000 80, "
         "semester_value 20"},
        {"magang", true,
         "24 JP, counted 24, surplus 0, exact 24/1: attended_enough 1000000 80, "
         "activity_value 24"},
        {"belajar_terbatas", false,
         "5 JP, counted 5, surplus 0, exact 13500/2700: attended_enough 1000000 80, "
         "programme_jp 13500 2700"},
    };
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct jp_result result;
        struct jp_input input = input_of(policy, SESSION_S, SESSION_S);
        input.category = cases[i].category;
        input.international = cases[i].international;
        check_same(jp_for_activity(policy, &input, &result), OK, cases[i].category);
        check_text(cases[i].category, told(&result).text, cases[i].told);
    }
    mem_free(policy);
}

static void what_has_no_value_is_refused_by_name(void)
{
    static const struct {
        const char *category, *told;
    } cases[] = {
        {"bimbingan_di_tempat_kerja",
         "0 JP, counted 0, surplus 0, exact 0/2700: category_unvalued"},
        {"melamun", "0 JP, counted 0, surplus 0, exact 0/2700: unknown_category"},
    };
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct jp_result result;
        uint32_t jp = 9;
        struct jp_input input = input_of(policy, SESSION_S, SESSION_S);
        input.category = cases[i].category;
        check_same(jp_for_activity(policy, &input, &result), ERR_INVALID, cases[i].category);
        check_text(cases[i].category, told(&result).text, cases[i].told);
        check_same(result.attended_seconds, SESSION_S, "the attendance stands all the same");
        check_same(jp_of_programme(policy, cases[i].category, false, &session_s, &jp), ERR_INVALID,
                   cases[i].category);
        check_same(jp, 0, cases[i].category);
    }
    mem_free(policy);
}

static void a_programme_says_what_it_is_worth(void)
{
    struct policy *policy = sample_policy();
    uint32_t jp = 0;
    check_same(jp_of_programme(policy, "pelatihan_teknis", false, &session_s, &jp), OK, "national");
    check_same(jp, 5, "session S is 5 JP");
    check_same(jp_of_programme(policy, "pelatihan_teknis", true, &session_s, &jp), OK, "abroad");
    check_same(jp, 6, "and 6 in an international event");
    check_same(jp_of_programme(policy, "pelatihan_struktural", true, &session_s, &jp), OK, "none");
    check_same(jp, 5, "structural training has no bonus");
    mem_free(policy);
}

static void the_activity_may_ask_for_its_own_share(void)
{
    struct policy *policy = sample_policy();
    policy->bridge_gap_seconds = 7;
    policy->break_counts = true;
    struct judge_rule rule = jp_judge_rule(policy, 0);
    check_same(rule.min_attendance_percent, 80, "the policy's");
    check_same(rule.bridge_gap_seconds, 7, "the policy's");
    check(rule.break_counts, "the policy's");
    check_same(jp_judge_rule(policy, 95).min_attendance_percent, 95, "the activity's");
    mem_free(policy);
}

static void rounds_every_way(void)
{
    static const struct {
        uint64_t num, den, floor, half_up, ceiling;
    } cases[] = {
        {0, 7, 0, 0, 0}, {1, 7, 0, 0, 1},  {7, 7, 1, 1, 1},       {10, 4, 2, 3, 3},
        {9, 4, 2, 2, 3}, {11, 4, 2, 3, 3}, {144, 10, 14, 14, 15}, {96, 10, 9, 10, 10},
        {3, 3, 1, 1, 1}, {4, 3, 1, 1, 2},  {5, 3, 1, 2, 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_same(jp_round(cases[i].num, cases[i].den, ROUND_FLOOR), cases[i].floor, "floor");
        check_same(jp_round(cases[i].num, cases[i].den, ROUND_HALF_UP), cases[i].half_up, "half");
        check_same(jp_round(cases[i].num, cases[i].den, ROUND_CEILING), cases[i].ceiling, "ceil");
    }
}

static void reasons_have_stable_names(void)
{
    for (int code = REASON_ATTENDED_ENOUGH; code < REASON_CODE_END; code++) {
        enum reason_code back = REASON_CODE_END;
        const char *name = reason_name((enum reason_code)code);
        check(name[0], "every code has a name");
        check_same(reason_parse(slice_of_text(name), &back), OK, name);
        check_same(back, code, name);
    }
    enum reason_code code = REASON_NOT_PRESENT;
    check_same(reason_parse(slice_of_text("because"), &code), ERR_MALFORMED, "no name");
    check_same(code, REASON_NOT_PRESENT, "untouched");
    check_text("no code", reason_name((enum reason_code)99), "");
    check_text("a parameter", reason_param_name(REASON_ATTENDED_TOO_LITTLE, 0), "short_seconds");
    check_text("no parameter", reason_param_name(REASON_NOT_PRESENT, 0), "");

    struct reason_list list = {0};
    for (int i = 0; i < REASONS_MAX + 3; i++)
        reason_add(&list, REASON_PROGRAMME_JP, i, 0);
    check_same(list.n, REASONS_MAX, "a list has an end");
    check(!reason_find(&list, REASON_NOT_PRESENT), "not among them");
}

TEST_MAIN(TEST(the_worked_cases_come_out), TEST(the_cap_splits_what_is_awarded),
          TEST(evidence_decides_what_counts), TEST(without_a_second_ledger_capacity_is_competency),
          TEST(a_test_must_be_passed), TEST(a_speaker_earns_nothing_unless_the_policy_says_so),
          TEST(a_category_not_listed_warns_or_refuses), TEST(what_has_no_value_is_refused_by_name),
          TEST(each_basis_has_its_worth), TEST(a_programme_says_what_it_is_worth),
          TEST(the_activity_may_ask_for_its_own_share), TEST(rounds_every_way),
          TEST(reasons_have_stable_names))
