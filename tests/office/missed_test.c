/* Presence checks under a policy in which a miss costs: ten minutes each, and half of them must be
 * answered. From the journal to the ledger, what recheck says and what a bundle proves. */
#include "base/alloc.h"
#include "judging/policy_file.h"
#include "office/sealed.h"

#define MINUTES 225 /* 5 JP */
#define PEOPLE 6

static const struct {
    const char *story;
    unsigned person;
    unsigned answered, missed, undelivered;
    int jp;
} learners[] = {
    {"two of four missed: 205 of 225 minutes are enough", 2, 2, 2, 0, 5},
    {"five of ten missed: 175 minutes are less than 80 %", 3, 5, 5, 0, 0},
    {"one of one missed: less than half", 4, 0, 1, 0, 0},
    {"asked three times, and no question arrived", 5, 0, 0, 3, 5},
    {"all answered", 6, 4, 0, 0, 5},
};

/* The policy of the school's folder, written anew. */
static void let_a_miss_cost(struct sealed *sealed)
{
    static char text[SCRATCH_TEXT_MAX];
    char fault[512] = "";
    struct policy_set *policies = &sealed->school.policies;
    text_read(scratch_file(&sealed->school.folder, "asn-2023.json").text, text);
    text_edit(text, "\"miss_cost_seconds\":0", "\"miss_cost_seconds\":600");
    text_edit(text, "\"min_answered_percent\":0", "\"min_answered_percent\":50");
    scratch_write(&sealed->school.folder, "asn-2023.json", text);
    policy_set_finish(policies);
    if (policy_dir_load(policies, sealed->school.folder.path, fault, sizeof fault)) {
        printf("%s\n", fault);
        exit(2);
    }
    policies->calendar = sealed->school.calendar;
}

static void ask(struct school *school, size_t i)
{
    unsigned seat = learners[i].person;
    struct msg_fact_seat sits = {
        .seat = seat, .person = school_person(seat), .role = ROLE_LEARNER, .name = "Pegawai"};
    struct msg_fact_check_asked asked = {.check = 0, .seat = seat};
    struct msg_fact_check_answered yes = {.seat = seat, .waited_ms = 3000};
    struct msg_fact_check_missed no = {.seat = seat};
    unsigned n = learners[i].answered + learners[i].missed + learners[i].undelivered;
    school_fact(school, FACT_SEAT, &sits, 0);
    while (asked.check < n) {
        int at_s = (int)++asked.check * 60;
        yes.check = no.check = asked.check;
        school_fact(school, FACT_CHECK_ASKED, &asked, at_s);
        if (asked.check <= learners[i].answered)
            school_fact(school, FACT_CHECK_ANSWERED, &yes, at_s + 3);
        else if (asked.check <= learners[i].answered + learners[i].missed)
            school_fact(school, FACT_CHECK_MISSED, &no, at_s + 33);
    }
}

static enum err add_up(const struct jp_entry *entry, void *arg)
{
    int *jp = arg;
    for (unsigned n = 0; n <= PEOPLE; n++)
        if (id_equal(entry->key.person, school_person(n)))
            jp[n] += entry->jp;
    return OK;
}

static void a_miss_costs_what_the_policy_says(void)
{
    struct sealed sealed;
    int jp[PEOPLE + 1] = {0};
    sealed_open(&sealed, 1, MINUTES, PEOPLE);
    let_a_miss_cost(&sealed);
    for (size_t i = 0; i < COUNT(learners); i++)
        ask(&sealed.school, i);
    school_holds(&sealed.school, 1, PEOPLE, MINUTES * 60);
    sealed_class_over(&sealed, 1);

    if (store_ledger_activity(sealed.school.store, school_activity(), add_up, jp))
        exit(2);
    for (size_t i = 0; i < COUNT(learners); i++)
        check_same(jp[learners[i].person], learners[i].jp, learners[i].story);
    check_same(sealed_differences(&sealed), 0, "recheck finds nothing");
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text("the bundle proves it", verdict.text, "");
    check_same(verdict.totals.credits, PEOPLE, "of everybody");
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_miss_costs_what_the_policy_says))
