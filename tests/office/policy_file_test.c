/* Policies come from files that people write: the shipped ones load, and each kind of mistake is
 * answered with file, path and reason. */
#include "base/alloc.h"
#include "base/date.h"
#include "judging/policy_file.h"
#include "office/scratch.h"
#include "support/check.h"

#define SHIPPED SINKRON_ROOT "/server/policies"

static char text[SCRATCH_TEXT_MAX];

static void the_shipped_ones_load(void)
{
    struct policy_set set = {0};
    char fault[512] = "";
    long before = alloc_live();

    check_same(policy_dir_load(&set, SHIPPED, fault, sizeof fault), OK, "loads");
    check_text("says nothing", fault, "");
    check_same(set.n, 2, "both");
    const struct policy *policy = policy_set_find(&set, "asn-2023");
    check(policy != NULL, "asn-2023");
    if (policy) {
        check_same(policy->jp_seconds, 45 * 60, "45 minutes are 1 JP");
        check_same(policy->min_attendance_percent, 80, "80 %");
        check_same(policy->valid_from, date_days(2023, 10, 31), "from its day");
        check(policy->valid_to == POLICY_OPEN_END, "with no end");
        check_same(policy->credit_model, CREDIT_THRESHOLD, "all or none");
        const struct policy_category *category = policy_category(policy, "pelatihan_teknis");
        check(category && category->siasn_id == 3, "technical training");
        check(policy_set_for_day(&set, date_days(2026, 1, 1)) == policy, "it decides today");
        check(policy_source(policy, "jp_minutes") != NULL, "with its source");
        const struct policy_status *pppk = policy_status(policy, EMPLOYMENT_PPPK);
        check(pppk && pppk->n_allowed_categories == 16, "the list of PPPK");
        check(pppk && strcmp(pppk->exemptions[1], "jpt_madya_tertentu") == 0, "and exemptions");
    }
    const struct policy *old = policy_set_find(&set, "asn-2018");
    check(old && old->capacity.kept && policy_status(old, EMPLOYMENT_PPPK)->cap_applies,
          "the old one caps PPPK");
    policy_set_finish(&set);
    check_same(alloc_live(), before, "keeps nothing");
}

/* One edit of asn-2023.json each; the fault follows "<folder>/<file>: ". */
static const struct {
    const char *story, *find, *put, *want;
} mistakes[] = {
    {"no JSON", "\"title\": ", "\"title\" ", "asn-2023.json: line 3, column "},
    {"a bad word", "\"threshold\"", "\"treshold\"",
     "asn-2023.json: credit_model: one of threshold, proportional is expected"},
    {"an unknown key", "\"break_counts\"", "\"breaks_count\"",
     "asn-2023.json: breaks_count: this key is unknown; did you mean break_counts?"},
    {"a key too much", "\"break_counts\"", "\"colour\": 3, \"break_counts\"",
     "asn-2023.json: colour: this key is unknown"},
    {"a member is missing", "\"rounding\": \"floor\",\n", "",
     "asn-2023.json: rounding: it is missing"},
    {"a source is missing", "\"rule\": \"rounding\"", "\"rule\": \"jp_minutes\"",
     "asn-2023.json: sources[3].rule: jp_minutes is there twice"},
    {"a legal source is missing", "\"legal_source\"", "\"source\"",
     "asn-2023.json: presence_checks.source: this key is unknown"},
    {"out of bounds", "\"jp_minutes\": 45", "\"jp_minutes\": 121",
     "asn-2023.json: jp_minutes: 121 is not between 1 and 120"},
    {"a share past 100", "\"min_attendance_percent\": 80", "\"min_attendance_percent\": 101",
     "asn-2023.json: min_attendance_percent: is 101, must be from 1 to 100"},
    {"a number below zero", "\"bridge_gap_seconds\": 0", "\"bridge_gap_seconds\": -1",
     "asn-2023.json: bridge_gap_seconds: -1 is not between 0 and 4294967295"},
    {"a fraction", "\"jp_minutes\": 45", "\"jp_minutes\": 45.5",
     "asn-2023.json: jp_minutes: a whole number is expected"},
    {"a length given twice", "\"jp_minutes\": 45", "\"jp_minutes\": 45, \"jp_seconds\": 20",
     "asn-2023.json: jp_seconds: jp_minutes stands there too: one of both is expected"},
    {"no length", "\"jp_minutes\": 45,", "", "asn-2023.json: jp_minutes: it is missing"},
    {"a date that is none", "\"2023-10-31\"", "\"2023-02-29\"",
     "asn-2023.json: valid_from: a date like 2025-03-10 is expected"},
    {"segments that are not built", "\"segment_source\": \"timetable\"",
     "\"segment_source\": \"phases\"",
     "asn-2023.json: segment_source: classes are judged by their timetable so far"},
    {"a category with a wrong value", "{\"value\": 4, \"bonus", "{\"value\": 0, \"bonus",
     "asn-2023.json: categories[7].national.value: is 0, must be from 1 to 1000"},
    {"a category without a word", "\"basis\": \"minutes\"", "\"basis\": \"hours\"",
     "asn-2023.json: categories[2].basis: one of minutes, day, day_minutes, occurrence, semester, "
     "unvalued, activity is expected"},
    {"a mark that is none", "\"mark\": \"regulation\"", "\"mark\": \"rumour\"",
     "asn-2023.json: capacity.legal_source.mark: one of regulation, practice, choice is expected"},
    {"a confidence that is none", "\"confidence\": \"C\"", "\"confidence\": \"E\"",
     "asn-2023.json: capacity.legal_source.confidence: must be A, B, C or D"},
    {"shares a day with the other", "\"2023-10-31\"", "\"2023-10-30\"",
     "asn-2023.json: valid_from: shares days with asn-2018"},
    {"named otherwise", "\"id\": \"asn-2023\"", "\"id\": \"asn-2024\"",
     "asn-2023.json: id: the file must be named after it, asn-2024.json"},
};

static void each_mistake_is_named(void)
{
    struct scratch folder;
    scratch_make(&folder);
    text_read(SHIPPED "/asn-2018.json", text);
    scratch_write(&folder, "asn-2018.json", text);
    scratch_write(&folder, "README.md", "not a policy");
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct policy_set set = {0};
        char fault[512] = "";
        char want[512];
        long before = alloc_live();

        text_read(SHIPPED "/asn-2023.json", text);
        text_edit(text, mistakes[i].find, mistakes[i].put);
        scratch_write(&folder, "asn-2023.json", text);
        check_same(policy_dir_load(&set, folder.path, fault, sizeof fault), ERR_CONFIG,
                   mistakes[i].story);
        snprintf(want, sizeof want, "%s/%s", folder.path, mistakes[i].want);
        if (strncmp(fault, want, strlen(want)) != 0)
            check_text(mistakes[i].story, fault, want);
        check_same(set.n, 0, "nothing is loaded");
        check_same(alloc_live(), before, "and nothing kept");
    }
    scratch_drop(&folder);
}

static void a_test_policy_has_short_lessons(void)
{
    struct scratch folder;
    struct policy_set set = {0};
    char fault[512] = "";

    scratch_make(&folder);
    text_read(SHIPPED "/asn-2023.json", text);
    text_edit(text, "\"jp_minutes\": 45", "\"jp_seconds\": 20");
    text_edit(text, "\"asn-2023\"", "\"uji\"");
    scratch_write(&folder, "uji.json", text);
    check_same(policy_dir_load(&set, folder.path, fault, sizeof fault), OK, "loads");
    check_text("says nothing", fault, "");
    check_same(set.n ? set.at[0]->jp_seconds : 0, 20, "20 seconds are 1 JP");
    policy_set_finish(&set);
    scratch_drop(&folder);
}

static void a_folder_without_policies(void)
{
    struct scratch folder;
    struct policy_set set = {0};
    char fault[512] = "";
    char want[512];

    scratch_make(&folder);
    check_same(policy_dir_load(&set, folder.path, fault, sizeof fault), ERR_CONFIG, "is refused");
    snprintf(want, sizeof want, "%s: holds no policy, no *.json", folder.path);
    check_text("and named", fault, want);
    struct scratch_path none = scratch_file(&folder, "none");
    check_same(policy_dir_load(&set, none.text, fault, sizeof fault), ERR_CONFIG, "no folder");
    snprintf(want, sizeof want, "%s: cannot be read: No such file or directory", none.text);
    check_text("and named", fault, want);
    scratch_drop(&folder);
}

static void no_memory_is_no_policy(void)
{
    long before = alloc_live();
    for (int n = 0; n < 100000; n += 1 + n / 8) {
        struct policy_set set = {0};
        char fault[512] = "";
        alloc_fail_after(n);
        enum err err = policy_dir_load(&set, SHIPPED, fault, sizeof fault);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check(err == OK || fault[0], "and says it in words");
        policy_set_finish(&set);
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK)
            return;
    }
    check(false, "100000 allocations must be enough");
}

TEST_MAIN(TEST(the_shipped_ones_load), TEST(each_mistake_is_named),
          TEST(a_test_policy_has_short_lessons), TEST(a_folder_without_policies),
          TEST(no_memory_is_no_policy))
