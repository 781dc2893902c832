/* What a learner sees to come while the second class of two runs is what closing would say of the
 * first: with what was set right, what counts elsewhere, and the status on the last day. */
#include "office/sealed.h"
#include "session/class_rows.h"
#include "session/rollbook.h"

#define LEARNER 2

enum before { AS_IT_WAS, SET_RIGHT, TAKEN_BACK, OVERLAP_ELSEWHERE, AGREEMENT_OVER };

static const struct {
    const char *story;
    enum before before;
    int stayed_s; /* in the first class, of 2700 */
    int want_s;
    bool no_status;
} stories[] = {
    {"as the journal has it", AS_IT_WAS, 1000, 1000, false},
    {"set right by a coordinator", SET_RIGHT, 1000, 2700, false},
    {"taken away by a coordinator", TAKEN_BACK, 2700, 0, false},
    {"half of it counts in another activity", OVERLAP_ELSEWHERE, 2700, 900, false},
    {"no status on the last day", AGREEMENT_OVER, 2700, 2700, true},
};

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

static void correct(struct sealed *sealed, bool absent)
{
    sealed_corrects(sealed, &(struct sealed_claim){
                                .class_n = 1, .person = LEARNER, .absent = absent, .to_s = 2700});
}

/* At the same time as the first class, from its 900th second on; its organiser has decided. */
static void overlap(struct sealed *sealed)
{
    struct store *store = sealed->school.store;
    struct activity_row row = activity_row(2);
    struct class_row meeting = class_row(3, 2, 1);
    struct enrolment_row enrolment = {row.id, school_person(LEARNER), ENROLMENT_LEARNER, 0};
    const int later_s = 900 - 2 * 86400;
    struct msg_fact_overlap_decided fact = {.person = school_person(LEARNER),
                                            .choice = OVERLAP_CHOICE_TAKES,
                                            .reason = "Surat tugas",
                                            .by = school_person(SEALED_COORDINATOR)};
    meeting.table.n = 1;
    meeting.table.segments[0].start_ms = MONDAY_MS + 900 * INT64_C(1000);
    meeting.table.segments[0].end_ms = meeting.table.segments[0].start_ms + 45 * MINUTE_MS;
    must(store_activity_put(store, &row), "activity");
    must(store_class_put(store, &meeting), "class");
    must(store_enrolment_put(store, &enrolment), "enrolment");
    school_class(&sealed->school, 3);
    school_phase(&sealed->school, CLASS_PHASE_RUNNING, later_s);
    school_joins(&sealed->school, 9, LEARNER, later_s);
    school_leaves(&sealed->school, 9, LEARNER, later_s + 2700, LEAVE_ASKED);
    school_phase(&sealed->school, CLASS_PHASE_ENDED, later_s + 2700);
    sealed_states(sealed, 2, SEALED_COORDINATOR, FACT_OVERLAP_DECIDED, &fact);
}

static void end_agreement(struct sealed *sealed)
{
    struct person_row row = person_row(LEARNER);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    row.contract_end_day = date_days(2025, 3, 10); /* the first day */
    must(store_person_put(sealed->school.store, &row), "person");
}

static void play(struct sealed *sealed, enum before before)
{
    if (before == SET_RIGHT || before == TAKEN_BACK)
        correct(sealed, before == TAKEN_BACK);
    if (before == OVERLAP_ELSEWHERE)
        overlap(sealed);
    if (before == AGREEMENT_OVER)
        end_agreement(sealed);
}

/* What the page of the second class is told: of 2 JP, who has no status can earn none. */
static void check_account(struct sealed *sealed, const struct rollbook_prior *prior,
                          const char *story)
{
    struct rollbook *book = NULL;
    struct msg_account account;
    struct class_row class;
    must(store_class_find(sealed->school.store, key("class", 2), &class), "class");
    const struct rollbook_setup setup = {.class_id = class.id,
                                         .chance = &sealed->chance.chance,
                                         .table = class.table,
                                         .policy = sealed->school.policies.at[0],
                                         .category = "pelatihan_teknis",
                                         .other_learning_ms = 2700000,
                                         .lines_max = 10};
    must(rollbook_create(&book, &setup), "book");
    must(rollbook_add_prior(book, prior), "prior");
    must(rollbook_account(book, prior->person, MONDAY_MS + DATE_DAY_MS + 60000, &account),
         "account");
    check_same(account.activity_attended_s, prior->attended_ms / 1000, story);
    check_same(account.jp_full, prior->no_status ? 0 : 2, story);
    rollbook_destroy(book);
}

static void tell(size_t i)
{
    struct sealed sealed;
    struct class_rows rows = {0};
    sealed_open(&sealed, 2, 45, 3);
    school_class(&sealed.school, 1);
    school_phase(&sealed.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&sealed.school, 1, LEARNER, 0);
    school_leaves(&sealed.school, 1, LEARNER, stories[i].stayed_s, LEAVE_ASKED);
    school_phase(&sealed.school, CLASS_PHASE_ENDED, 2700);
    play(&sealed, stories[i].before);

    must(class_rows_read(sealed.school.store, key("class", 2), &sealed.school.policies,
                         MONDAY_MS + DATE_DAY_MS + 60000, &rows),
         "loaded");
    check_same(rows.other_learning_ms, 2700000, stories[i].story);
    check_same(rows.other_to_come_ms, 0, stories[i].story);
    for (size_t k = 0; k < rows.prior_n; k++) {
        if (!id_equal(rows.prior[k].person, school_person(LEARNER)))
            continue;
        check_same(rows.prior[k].attended_ms / 1000, stories[i].want_s, stories[i].story);
        check(rows.prior[k].no_status == stories[i].no_status, stories[i].story);
        check_account(&sealed, &rows.prior[k], stories[i].story);
    }
    class_rows_finish(&rows);
    sealed_close(&sealed);
}

static void the_forecast_is_what_closing_says(void)
{
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++)
        tell(i);
}

TEST_MAIN(TEST(the_forecast_is_what_closing_says))
