/* A policy that says something it may not is refused with its place and a reason. */
#include "base/alloc.h"
#include "base/date.h"
#include "credit/policy_set.h"
#include "credit/sample_policy.h"
#include "support/check.h"

#define AT(member) offsetof(struct policy, member), sizeof(((struct policy *)0)->member)

/* Number `value` is written over a member of the sample; texts are made empty with 0. */
static const struct {
    const char *story;
    size_t offset, size;
    uint64_t value;
    const char *where;
} spoilt[] = {
    {"no id", AT(id[0]), 0, "id"},
    {"an id of capitals", AT(id[0]), 'A', "id"},
    {"no title", AT(title[0]), 0, "title"},
    {"ends before it begins", AT(valid_to), 0, "valid_to"},
    {"no length of a JP", AT(jp_seconds), 0, "jp_seconds"},
    {"a JP of three hours", AT(jp_seconds), 10800, "jp_seconds"},
    {"no credit model", AT(credit_model), 0, "credit_model"},
    {"another credit model", AT(credit_model), 3, "credit_model"},
    {"no rounding", AT(rounding), 0, "rounding"},
    {"no rounding of the bonus", AT(intl_bonus_rounding), 9, "intl_bonus_rounding"},
    {"no word for short days", AT(short_day_event), 0, "short_day_event"},
    {"no word for days", AT(day_evaluation), 3, "day_evaluation"},
    {"late after hours", AT(late_after_seconds), 7201, "late_after_seconds"},
    {"no word for the excess", AT(excess_over_cap), 2, "excess_over_cap"},
    {"no word for speakers", AT(speaker_credit), 3, "speaker_credit"},
    {"no word for segments", AT(segment_source), 0, "segment_source"},
    {"bridges half an hour", AT(bridge_gap_seconds), 1800, "bridge_gap_seconds"},
    {"a tolerance of a day", AT(segment_difference_seconds), 86400, "segment_difference_seconds"},
    {"no share asked", AT(min_attendance_percent), 0, "min_attendance_percent"},
    {"more than all of it", AT(min_attendance_percent), 101, "min_attendance_percent"},
    {"a score past 100", AT(post_test.passing_score), 101, "post_test.passing_score"},
    {"checks past all", AT(presence_checks.min_answered_percent), 101,
     "presence_checks.min_answered_percent"},
    {"a miss of two hours", AT(presence_checks.miss_cost_seconds), 7200,
     "presence_checks.miss_cost_seconds"},
    {"checks without source", AT(presence_checks.legal_source.text[0]), 0,
     "presence_checks.legal_source.text"},
    {"objections for ever", AT(objection_days), 400, "objection_days"},
    {"capacity for nobody", AT(capacity.status), 0, "capacity.status"},
    {"capacity without evidence inside", AT(capacity.inside_hours_evidence), 0,
     "capacity.inside_hours_evidence"},
    {"capacity without evidence outside", AT(capacity.outside_hours_evidence), 7,
     "capacity.outside_hours_evidence"},
    {"capacity without source", AT(capacity.legal_source.text[0]), 0, "capacity.legal_source.text"},
    {"no category", AT(n_categories), 0, "categories"},
    {"too many categories", AT(n_categories), 41, "categories"},
    {"a category without id", AT(categories[1].id[0]), 0, "categories[1].id"},
    {"a category without title", AT(categories[2].title_id[0]), 0, "categories[2].title_id"},
    {"a category without English title", AT(categories[2].title_en[0]), 0,
     "categories[2].title_en"},
    {"a letter that is none", AT(categories[0].siasn_letter[0]), 'X', "categories[0].siasn_letter"},
    {"a number that is none", AT(categories[0].siasn_id), 1000, "categories[0].siasn_id"},
    {"a category without form", AT(categories[0].form), 0, "categories[0].form"},
    {"a category without basis", AT(categories[0].basis), 0, "categories[0].basis"},
    {"another basis", AT(categories[0].basis), 8, "categories[0].basis"},
    {"minutes with a value", AT(categories[0].national.value), 5, "categories[0].national.value"},
    {"minutes counted by the month", AT(categories[0].occurrences_per_month_max), 2,
     "categories[0].occurrences_per_month_max"},
    {"a bonus past 100 %", AT(categories[0].international.bonus_percent), 120,
     "categories[0].international.bonus_percent"},
    {"a day without value", AT(categories[2].international.value), 0,
     "categories[2].international.value"},
    {"a day with a bonus", AT(categories[2].national.bonus_percent), 20,
     "categories[2].national.bonus_percent"},
    {"a day with a daily limit", AT(categories[2].national.jp_per_day_max), 3,
     "categories[2].national.jp_per_day_max"},
    {"minutes of days without limit", AT(categories[3].national.jp_per_day_max), 0,
     "categories[3].national.jp_per_day_max"},
    {"an occurrence a day", AT(categories[4].occurrences_per_month_max), 32,
     "categories[4].occurrences_per_month_max"},
    {"a semester worth too much", AT(categories[5].national.value), 1001,
     "categories[5].national.value"},
    {"a value where none was found", AT(categories[7].national.value), 1,
     "categories[7].national.value"},
    {"a source of nobody", AT(categories[0].legal_source.mark), 0,
     "categories[0].legal_source.mark"},
    {"a source of unknown worth", AT(categories[0].legal_source.confidence), 'E',
     "categories[0].legal_source.confidence"},
    {"a source without words", AT(categories[8].legal_source.text[0]), 0,
     "categories[8].legal_source.text"},
    {"no status", AT(n_statuses), 0, "statuses"},
    {"too many statuses", AT(n_statuses), 5, "statuses"},
    {"a status of nobody", AT(statuses[0].status), 0, "statuses[0].status"},
    {"a status twice", AT(statuses[1].status), EMPLOYMENT_PNS, "statuses[1].status"},
    {"a minimum past belief", AT(statuses[0].min_jp_per_year), 1001, "statuses[0].min_jp_per_year"},
    {"a cap of nothing", AT(statuses[1].max_jp_per_year), 0, "statuses[1].max_jp_per_year"},
    {"a minimum above the cap", AT(statuses[1].min_jp_per_year), 25, "statuses[1].max_jp_per_year"},
    {"too many exemptions", AT(statuses[1].n_exemptions), 9, "statuses[1].exemptions"},
    {"an exemption without name", AT(statuses[1].exemptions[0][0]), 0, "statuses[1].exemptions[0]"},
    {"no year", AT(statuses[1].year_basis), 0, "statuses[1].year_basis"},
    {"all and some", AT(statuses[1].all_categories), 1, "statuses[1].allowed_categories"},
    {"none at all", AT(statuses[1].n_allowed_categories), 0, "statuses[1].allowed_categories"},
    {"too many allowed", AT(statuses[1].n_allowed_categories), 41,
     "statuses[1].allowed_categories"},
    {"an unknown one allowed", AT(statuses[1].allowed_categories[1][0]), 'x',
     "statuses[1].allowed_categories[1]"},
    {"no word for the others", AT(statuses[1].unlisted), 0, "statuses[1].unlisted"},
    {"a rule without source", AT(n_sources), 13, "sources"},
    {"too many sources", AT(n_sources), 33, "sources"},
    {"a source for no rule", AT(sources[3].rule[0]), 'x', "sources[3].rule"},
    {"a rule's source without words", AT(sources[3].legal_source.text[0]), 0,
     "sources[3].legal_source.text"},
};

static void the_sample_is_sound(void)
{
    struct policy *policy = sample_policy();
    struct policy_fault fault = {"untouched", "untouched"};
    check_same(policy_check(policy, &fault), OK, "sound");
    check_text("and nothing is said", fault.where, "untouched");
    mem_free(policy);
}

static void refuses_what_may_not_be(void)
{
    for (size_t i = 0; i < COUNT(spoilt); i++) {
        struct policy *policy = sample_policy();
        struct policy_fault fault = {"", ""};
        memcpy((char *)policy + spoilt[i].offset, &spoilt[i].value, spoilt[i].size);
        check_same(policy_check(policy, &fault), ERR_INVALID, spoilt[i].story);
        check_text(spoilt[i].story, fault.where, spoilt[i].where);
        check(fault.reason[0], "says why");
        mem_free(policy);
    }
}

static void refuses_doubles(void)
{
    struct policy *policy = sample_policy();
    struct policy_fault fault = {"", ""};

    policy->categories[1] = policy->categories[0];
    check_same(policy_check(policy, &fault), ERR_INVALID, "a category twice");
    check_text("names its place", fault.where, "categories[1].id");
    check_text("and its name", fault.reason, "pelatihan_teknis is there twice");
    mem_free(policy);

    policy = sample_policy();
    policy->sources[5] = policy->sources[2];
    check_same(policy_check(policy, &fault), ERR_INVALID, "a source twice");
    check_text("names its place", fault.where, "sources[5].rule");
    mem_free(policy);

    policy = sample_policy();
    memcpy(policy->statuses[1].allowed_categories[2], policy->statuses[1].allowed_categories[0],
           POLICY_RULE_MAX);
    check_same(policy_check(policy, &fault), ERR_INVALID, "allowed twice");
    check_text("names its place", fault.where, "statuses[1].allowed_categories[2]");
    mem_free(policy);
}

static void finds_by_name(void)
{
    struct policy *policy = sample_policy();
    const struct policy_status *pppk = policy_status(policy, EMPLOYMENT_PPPK);

    check(policy_category(policy, "seminar") == &policy->categories[2], "a category");
    check(!policy_category(policy, "semina"), "no category");
    check(pppk == &policy->statuses[1], "a status");
    check(!policy_status(policy, EMPLOYMENT_OTHER), "no status");
    check(policy_source(policy, "jp_minutes") != NULL, "a source");
    check(!policy_source(policy, "weather"), "no source");
    check(policy_status_lists(pppk, "coaching"), "listed");
    check(!policy_status_lists(pppk, "seminar"), "not listed");
    check(policy_status_lists(&policy->statuses[0], "seminar"), "all are listed");
    check(policy_status_caps(pppk, NULL), "capped");
    check(policy_status_caps(pppk, "jf_ahli"), "capped in most posts");
    check(!policy_status_caps(pppk, "jpt_madya_tertentu"), "but not in some");
    check(!policy_status_caps(&policy->statuses[0], NULL), "PNS has no cap");
    mem_free(policy);
}

static void a_day_has_one_version(void)
{
    struct policy *old = sample_policy();
    struct policy *new = sample_policy();
    struct policy_set set = {.at = {old, new}, .n = 2};
    struct policy_fault fault = {"", ""};

    check_same(policy_set_check(&set, &fault), ERR_INVALID, "the same twice");
    check_text("names the version", fault.where, "sample-1.id");
    new->id[7] = '2';
    check_same(policy_set_check(&set, &fault), ERR_INVALID, "the same days twice");
    check_text("names the version", fault.where, "sample-2.valid_from");
    new->valid_from = date_days(2023, 10, 31);
    new->valid_to = POLICY_OPEN_END;
    check_same(policy_set_check(&set, &fault), OK, "one after the other");

    check(policy_set_find(&set, "sample-2") == new, "by id");
    check(!policy_set_find(&set, "sample-3"), "no such id");
    check(!policy_set_for_day(&set, date_days(2017, 12, 31)), "before all");
    check(policy_set_for_day(&set, date_days(2018, 1, 1)) == old, "first day of the old");
    check(policy_set_for_day(&set, date_days(2023, 10, 30)) == old, "last day of the old");
    check(policy_set_for_day(&set, date_days(2023, 10, 31)) == new, "first day of the new");
    check(policy_set_for_day(&set, date_days(2099, 1, 1)) == new, "still in force");

    new->jp_seconds = 0;
    check_same(policy_set_check(&set, &fault), ERR_INVALID, "an unsound one");
    check_text("names version and place", fault.where, "sample-2.jp_seconds");
    check_text("and the reason", fault.reason, "is 0, must be from 1 to 7200");
    mem_free(old);
    mem_free(new);
}

static void words_go_both_ways(void)
{
    static const struct word_table *const tables[] = {
        &employment_words,     &category_form_words,     &jp_basis_words,
        &credit_model_words,   &rounding_words,          &short_day_event_words,
        &year_basis_words,     &excess_over_cap_words,   &speaker_credit_words,
        &segment_source_words, &unlisted_category_words, &source_mark_words,
        &evidence_kind_words,  &evidence_state_words,    &jp_ledger_words,
    };
    for (size_t i = 0; i < COUNT(tables); i++) {
        check(tables[i]->n > 1, "a table has words");
        for (int number = 1; number < tables[i]->n; number++) {
            const char *word = word_name(tables[i], number);
            check_same(word_parse(tables[i], slice_of_text(word)), number, word);
        }
        check_text("no word for 0", word_name(tables[i], 0), "");
        check_text("no word past the end", word_name(tables[i], tables[i]->n), "");
        check_same(word_parse(tables[i], slice_of_text("")), 0, "no number for nothing");
        check_same(word_parse(tables[i], slice_of_text("Floor")), 0, "no number for no word");
    }
    check_text("the last of each enum is there", word_name(&jp_basis_words, BASIS_UNVALUED),
               "unvalued");
    check_text("", word_name(&evidence_state_words, EVIDENCE_REJECTED), "ditolak");
    check_text("", word_name(&evidence_kind_words, EVIDENCE_REPORT), "laporan_ke_atasan");
    check_text("", word_name(&jp_ledger_words, LEDGER_CAPACITY), "kapasitas");
}

TEST_MAIN(TEST(the_sample_is_sound), TEST(refuses_what_may_not_be), TEST(refuses_doubles),
          TEST(finds_by_name), TEST(a_day_has_one_version), TEST(words_go_both_ways))
