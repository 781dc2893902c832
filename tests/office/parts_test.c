/* Categories by the day and by the session, through closing, ledger and recheck: an entry each. */
#include <stdlib.h>

#include "base/mailbox.h"
#include "base/pool.h"
#include "judging/judging.h"
#include "office/closing.h"
#include "office/school.h"
#include "proof/recheck.h"
#include "store/store_thread.h"
#include "support/check.h"
#include "support/fake_clock.h"

#define PARTS_MAX 8

struct desk {
    struct school school;
    struct fake_clock clock;
    struct store_thread *thread;
    struct closing closing;
};

static void category(struct desk *desk, const char *category)
{
    struct activity_row row;
    check_same(store_activity_find(desk->school.store, school_activity(), &row), OK, "found");
    snprintf(row.category, sizeof row.category, "%s", category);
    check_same(store_activity_put(desk->school.store, &row), OK, category);
}

static void start(struct desk *desk)
{
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&desk->school.folder, "spool");
    options.store = desk->school.store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    if (store_thread_create(&desk->thread, &options))
        exit(2);
    const struct closing_links links = {
        .store = desk->thread, .policies = &desk->school.policies, .clock = &desk->clock.clock};
    closing_init(&desk->closing, &links);
}

static uint64_t recheck_differences(const struct desk *desk, struct store *reader, char *ret_text,
                                    size_t room)
{
    uint64_t differences = 99;
    FILE *to = tmpfile();
    if (!to)
        exit(2);
    check_same(recheck_run(reader, &desk->school.policies, to, &differences), OK, "rechecked");
    rewind(to);
    size_t len = fread(ret_text, 1, room - 1, to);
    ret_text[len] = '\0';
    fclose(to);
    return differences;
}

struct want {
    const char *occurrence;
    int jp, surplus;
};

static const struct {
    const char *category;
    unsigned classes;
    unsigned there[3]; /* how many people, by class; person 2 in each, person 3 when three are */
    struct want two[PARTS_MAX], three[PARTS_MAX];
} cases[] = {
    {"workshop", 2, {3, 2}, {{"2025-03-10", 5, 0}, {"2025-03-11", 5, 0}}, {{"2025-03-10", 5, 0}}},
    {"coaching",
     3,
     {2, 3, 3},
     {{"2025-03-10/1", 2, 0}, {"2025-03-11/2", 2, 0}, {"2025-03-12/3", 0, 2}},
     {{"2025-03-11/2", 2, 0}, {"2025-03-12/3", 2, 0}}},
    {"e_learning",
     2,
     {3, 3},
     {{"2025-03-10", 2, 0}, {"2025-03-11", 2, 0}},
     {{"2025-03-10", 2, 0}, {"2025-03-11", 2, 0}}},
    {"magang", 2, {3, 2}, {{"", 20, 0}}, {{0}}},
    {"pelatihan_teknis", 2, {3, 3}, {{"", 4, 0}}, {{"", 4, 0}}},
};

static void check_entries(const struct activity_judgement *judgement, unsigned person,
                          const struct want *want, const char *story)
{
    const struct judged_enrolled *who = judgement_find(judgement, school_person(person));
    size_t n = 0;
    int64_t jp = 0;
    while (n < PARTS_MAX && want[n].occurrence)
        jp += want[n++].jp;
    if (!check(who != NULL, story) || !check_same(who->n_entries, n, story))
        return;
    for (size_t i = 0; i < n; i++) {
        const struct jp_entry *entry = judged_standing_entry(who, want[i].occurrence);
        if (!check(entry != NULL, want[i].occurrence))
            continue;
        check_same(entry->jp, want[i].jp, want[i].occurrence);
        check_same(entry->surplus_jp, want[i].surplus, want[i].occurrence);
        check_same(entry->ends_day, judgement->plan.ends_day, "the end of the whole decides");
    }
    check_same(judged_posted_jp(who), jp, "and their sum");
    check_same(who->jp.counted_jp, jp, "is what the journal gives");
}

static void each_part_is_an_entry(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct desk desk;
        struct activity_judgement *judgement = NULL;
        char text[2048];
        bool closed = false;

        school_open(&desk.school, cases[i].classes, 90, 3);
        fake_clock_init(&desk.clock, MONDAY_MS + 30 * DATE_DAY_MS);
        category(&desk, cases[i].category);
        for (unsigned c = 0; c < cases[i].classes; c++)
            school_holds(&desk.school, c + 1, cases[i].there[c], 5400);
        start(&desk);
        struct store *reader = school_reader(&desk.school);
        for (int again = 0; again < 2; again++) {
            check_same(closing_close(&desk.closing, reader, school_activity(), &closed), OK,
                       cases[i].category);
            check(closed, "closed");
        }
        check_same(judge_activity(reader, &desk.school.policies, school_activity(),
                                  JUDGING_NOT_LIVE, &judgement),
                   OK, "judged");
        if (judgement) {
            check_entries(judgement, 2, cases[i].two, cases[i].category);
            check_entries(judgement, 3, cases[i].three, cases[i].category);
        }
        check_same(recheck_differences(&desk, reader, text, sizeof text), 0, text);
        judgement_destroy(judgement);
        store_close(reader);
        store_thread_destroy(desk.thread);
        school_close(&desk.school);
    }
}

static void an_entry_of_no_part_is_found(void)
{
    struct desk desk;
    char text[2048];
    bool closed = false;

    school_open(&desk.school, 2, 90, 2);
    fake_clock_init(&desk.clock, MONDAY_MS + 30 * DATE_DAY_MS);
    category(&desk, "workshop");
    school_holds(&desk.school, 1, 2, 5400);
    school_holds(&desk.school, 2, 2, 5400);
    start(&desk);
    struct store *reader = school_reader(&desk.school);
    check_same(closing_close(&desk.closing, reader, school_activity(), &closed), OK, "closes");
    school_tamper(&desk.school,
                  "INSERT INTO jp_entry (id, activity, person, occurrence, policy, revision, "
                  "reverses, rule, ledger, jp, surplus_jp, exact_num, exact_den, ends_day, basis, "
                  "posted_ms, posted_by, note) SELECT replace (id, substr (id, 1, 8), 'abcdef01'), "
                  "activity, person, '2025-03-12', policy, revision, NULL, rule, ledger, jp, "
                  "surplus_jp, exact_num, exact_den, ends_day, basis, posted_ms, posted_by, note "
                  "FROM jp_entry WHERE occurrence = '2025-03-10'");
    check_same(recheck_differences(&desk, reader, text, sizeof text), 1, text);
    check(strstr(text, "jp: ledger 5, journal 0: surplus") != NULL, text);
    store_close(reader);
    store_thread_destroy(desk.thread);
    school_close(&desk.school);
}

static void a_month_is_shared_by_activities(void)
{
    struct school school;
    struct activity_judgement *judgement = NULL;
    struct desk desk;
    school_open(&school, 1, 90, 2);
    desk.school = school;
    category(&desk, "coaching");
    school_holds(&school, 1, 2, 5400);
    struct activity_row other = activity_row(2);
    check_same(store_activity_put(school.store, &other), OK, "another activity");
    for (unsigned n = 1; n <= 2; n++) {
        struct jp_entry entry = {
            .key = {.activity = other.id, .person = school_person(2), .policy = "asn-2023"},
            .rule = "coaching",
            .ledger = LEDGER_COMPETENCY,
            .jp = 2,
            .exact_num = 2,
            .exact_den = 1,
            .ends_day = date_days(2025, 3, 4),
            .posted_by = "uji"};
        snprintf(entry.key.occurrence, sizeof entry.key.occurrence, "2025-03-0%u/%u", n + 2, n);
        snprintf(entry.id, sizeof entry.id, "%s", entry_id(&entry.key).text);
        check_same(store_ledger_post(school.store, &entry, 1, NULL), OK, "posted before");
    }
    check_same(judge_activity(school.store, &school.policies, school_activity(), JUDGING_NOT_LIVE,
                              &judgement),
               OK, "judged");
    const struct judged_enrolled *two =
        judgement ? judgement_find(judgement, school_person(2)) : NULL;
    check(two && two->jp.awarded_jp == 2 && two->jp.counted_jp == 0, "the month is full");
    check(two && reason_find(&two->jp.reasons, REASON_MONTHLY_LIMIT), "and it is said");
    judgement_destroy(judgement);
    school_close(&school);
}

TEST_MAIN(TEST(each_part_is_an_entry), TEST(an_entry_of_no_part_is_found),
          TEST(a_month_is_shared_by_activities))
