/* A policy file may change until its version is used, and stays as it is from then on. */
#include "judging/policy_freeze.h"

#include "office/school.h"
#include "store/store_desk.h"

#define FILE_NAME "asn-2023.json"

/* A school, and a folder of its own with one policy. */
struct freezer {
    struct school school;
    struct policy_set policies;
    char text[SCRATCH_TEXT_MAX];
    char fault[512];
    int64_t now_ms;
};

static void open_freezer(struct freezer *freezer)
{
    *freezer = (struct freezer){.now_ms = MONDAY_MS};
    school_open(&freezer->school, 1, 45, 2);
    text_read(SINKRON_ROOT "/server/policies/" FILE_NAME, freezer->text);
    scratch_write(&freezer->school.folder, FILE_NAME, freezer->text);
    freezer->policies.n = 1;
    freezer->policies.at[0] =
        (struct policy *)policy_set_find(&freezer->school.policies, "asn-2023");
}

static enum err freeze(struct freezer *freezer)
{
    const struct policy_freeze_wish wish = {.dir = freezer->school.folder.path,
                                            .policies = &freezer->policies,
                                            .now_ms = freezer->now_ms++};
    return policy_freeze(freezer->school.store, &wish, freezer->fault, sizeof freezer->fault);
}

static void change(struct freezer *freezer, const char *find, const char *put)
{
    text_edit(freezer->text, find, put);
    scratch_write(&freezer->school.folder, FILE_NAME, freezer->text);
}

static int64_t since(struct freezer *freezer)
{
    struct policy_force_row row = {.from_ms = 0};
    check_same(policy_in_force(freezer->school.store, "asn-2023", &row), OK, "recorded");
    return row.from_ms;
}

static void use_it(struct freezer *freezer, const char *policy)
{
    struct activity_row activity = activity_row(1);
    snprintf(activity.policy, sizeof activity.policy, "%s", policy);
    if (store_activity_put(freezer->school.store, &activity))
        exit(2);
}

static void until_it_is_used_it_may_change(void)
{
    struct freezer freezer;
    struct policy_force_row row;
    open_freezer(&freezer);
    use_it(&freezer, "asn-2018");
    check_same(policy_in_force(freezer.school.store, "asn-2023", &row), ERR_NOT_FOUND, "not yet");
    check_same(freeze(&freezer), OK, "the first start");
    check_same(since(&freezer), MONDAY_MS, "in force since then");
    check_same(freeze(&freezer), OK, "the second");
    check_same(since(&freezer), MONDAY_MS, "nothing new");

    change(&freezer, "\"floor\"", "\"ceiling\"");
    check_same(freeze(&freezer), OK, "nobody uses it yet");
    check_same(since(&freezer), MONDAY_MS + 2, "a new text came into force");
    change(&freezer, "\"ceiling\"", "\"floor\"");
    check_same(freeze(&freezer), ERR_CONFIG, "the old one does not come back");
    check(strstr(freezer.fault, "cannot come back") != NULL, "says so");
    school_close(&freezer.school);
}

static void once_used_it_stays(void)
{
    struct freezer freezer;
    open_freezer(&freezer);
    check_same(freeze(&freezer), OK, "an activity names it");
    change(&freezer, "\"floor\"", "\"ceiling\"");
    check_same(freeze(&freezer), ERR_CONFIG, "refused");
    check(strstr(freezer.fault, "/asn-2023.json: ") != NULL, "names the file");
    check(strstr(freezer.fault, "in use since 2025-") != NULL, "says since when");
    check(strstr(freezer.fault, "make a new version") != NULL, "and what to do");
    check_same(since(&freezer), MONDAY_MS, "nothing was recorded");
    change(&freezer, "\"ceiling\"", "\"floor\"");
    check_same(freeze(&freezer), OK, "put back");
    school_close(&freezer.school);
}

static void a_file_that_is_gone_is_no_policy(void)
{
    struct freezer freezer;
    open_freezer(&freezer);
    if (unlink(scratch_file(&freezer.school.folder, FILE_NAME).text))
        exit(2);
    check(freeze(&freezer) != OK, "refused");
    check(strstr(freezer.fault, FILE_NAME) != NULL, "names the file");
    school_close(&freezer.school);
}

TEST_MAIN(TEST(until_it_is_used_it_may_change), TEST(once_used_it_stays),
          TEST(a_file_that_is_gone_is_no_policy))
