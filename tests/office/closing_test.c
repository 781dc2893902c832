/* When the last class is over the activity is closed and its entries are posted, once. */
#include "base/alloc.h"
#include "base/bell.h"
#include "base/mailbox.h"
#include "base/pool.h"
#include "judging/judging.h"
#include "office/closing.h"
#include "office/school.h"
#include "store/store_thread.h"
#include "support/fake_clock.h"

struct desk {
    struct school school;
    struct fake_clock clock;
    struct store_thread *thread;
    struct closing closing;
};

static void desk_open(struct desk *desk, unsigned classes, unsigned minutes, unsigned people)
{
    school_open(&desk->school, classes, minutes, people);
    fake_clock_init(&desk->clock, MONDAY_MS + 30 * DATE_DAY_MS);
}

/* From here on the store is the store thread's. */
static void desk_start(struct desk *desk, struct pool *pool)
{
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&desk->school.folder, "spool");
    options.store = desk->school.store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    if (store_thread_create(&desk->thread, &options))
        exit(2);
    const struct closing_links links = {
        pool, desk->thread, &desk->school.policies, &desk->clock.clock, NULL, NULL};
    closing_init(&desk->closing, &links);
}

static void desk_close(struct desk *desk)
{
    store_thread_destroy(desk->thread);
    school_close(&desk->school);
}

static enum err count_entry(const struct jp_entry *entry, void *arg)
{
    int64_t *sum = arg;
    sum[0]++;
    sum[1] += entry->jp;
    return OK;
}

static enum err count_audit(const struct audit_row *row, void *arg)
{
    int *n = arg;
    if (strcmp(row->what, "activity_closed") == 0)
        (*n)++;
    return OK;
}

static void check_ledger(struct store *reader, int entries, int jp, const char *story)
{
    int64_t sum[2] = {0, 0};
    int audits = 0;
    struct activity_row activity;
    check_same(store_ledger_activity(reader, school_activity(), count_entry, sum), OK, story);
    check_same(sum[0], entries, story);
    check_same(sum[1], jp, story);
    check_same(store_activity_find(reader, school_activity(), &activity), OK, story);
    check_same(activity.closed_ms != 0, entries > 0, story);
    check_same(store_audit_read(reader, school_activity(), 100, count_audit, &audits), OK, story);
    check_same(audits, entries > 0, "noted once");
}

static const struct judged_person *account_of(const struct class_judged *judged, unsigned person)
{
    for (size_t i = 0; i < judged->n; i++)
        if (id_equal(judged->people[i].person, school_person(person)))
            return &judged->people[i];
    return NULL;
}

static struct class_judged *judge_class(struct desk *desk, struct store *reader, unsigned class_n)
{
    struct class_judged *judged = NULL;
    check_same(closing_judge_class(&desk->closing, reader, key("class", class_n), &judged), OK,
               "judged");
    if (!judged)
        exit(2);
    return judged;
}

static void the_last_class_closes(void)
{
    struct desk desk;
    desk_open(&desk, 3, 60, 4);
    school_holds(&desk.school, 1, 4, 3600);
    school_holds(&desk.school, 2, 3, 3600);
    desk_start(&desk, NULL);
    struct store *reader = school_reader(&desk.school);

    struct class_judged *judged = judge_class(&desk, reader, 2);
    check(!judged->posted, "one is to come: provisional");
    check_same(judged->n, 3, "three learners");
    const struct judged_person *account = account_of(judged, 2);
    check(account && account->attended_s == 3600, "an hour of this class");
    check(account && account->activity_attended_s == 7200, "two in all");
    check(account && account->activity_learning_s == 10800, "of three");
    check(account && account->needed_s == 8640 && !account->enough, "not enough yet");
    check(account && account->jp == 0 && account->jp_full == 4, "4 JP to be had");
    check(account_of(judged, 1) == NULL, "the instructor has no account");
    check_ledger(reader, 0, 0, "nothing is posted");
    mem_free(judged);
    store_thread_destroy(desk.thread);

    school_holds(&desk.school, 3, 4, 3600);
    desk_start(&desk, NULL);
    judged = judge_class(&desk, reader, 3);
    check(judged->posted, "the last one: posted");
    account = account_of(judged, 2);
    check(account && account->enough && account->jp == 4, "4 JP, not 3");
    check_text("with its reason", account ? account->reasons[0].code : "", "attended_enough");
    account = account_of(judged, 4);
    check(account && !account->enough && account->jp == 0, "missed one");
    check_text("with its reason", account ? account->reasons[0].code : "", "attended_too_little");
    check_ledger(reader, 2, 8, "two learners, 4 JP each, the instructor none");
    mem_free(judged);

    fake_clock_advance(&desk.clock, 60000);
    judged = judge_class(&desk, reader, 3);
    check(judged->posted, "asked again: still posted");
    check_ledger(reader, 2, 8, "and posted once");
    mem_free(judged);
    store_close(reader);
    desk_close(&desk);
}

static void an_entry_says_what_it_rests_on(void)
{
    struct desk desk;
    struct activity_judgement *judgement = NULL;
    bool closed = false;
    desk_open(&desk, 1, 45, 2);
    school_holds(&desk.school, 1, 2, 2700);
    desk_start(&desk, NULL);
    struct store *reader = school_reader(&desk.school);
    check_same(closing_close(&desk.closing, reader, school_activity(), &closed), OK, "closes");
    check(closed, "closed");
    check_same(judge_activity(reader, &desk.school.policies, school_activity(), JUDGING_NOT_LIVE,
                              &judgement),
               OK, "judged");
    check_same(judgement ? judgement->state : JUDGEMENT_LIVE, JUDGEMENT_POSTED, "posted");
    const struct judged_enrolled *person =
        judgement ? judgement_find(judgement, school_person(2)) : NULL;
    const struct jp_entry *entry = person ? judged_standing_entry(person, "") : NULL;
    check(entry != NULL, "it has an entry");
    if (entry) {
        check_same(entry->jp, 1, "1 JP");
        check_same(entry->exact_num, 2700, "exactly");
        check_same(entry->exact_den, 2700, "exactly");
        check_text("under this policy", entry->key.policy, "asn-2023");
        check_text("and this rule", entry->rule, "pelatihan_teknis");
        check_same(entry->key.revision, 0, "the first");
        check_text("by the server", entry->posted_by, "sinkron");
        check_same(entry->ends_day, date_days(2025, 3, 10), "in its year");
        check_same(entry->posted_ms, desk.clock.wall_ms, "when");
        check(memcmp(entry->basis, person->parts[0].basis, DIGEST_BYTES) == 0,
              "on this attendance");
        check_text("its id is its key's", entry->id, entry_id(&entry->key).text);
    }
    judgement_destroy(judgement);
    store_close(reader);
    desk_close(&desk);
}

static void the_database_is_away(void)
{
    struct desk desk;
    struct class_judged *judged = NULL;
    desk_open(&desk, 1, 45, 2);
    school_holds(&desk.school, 1, 2, 2700);
    desk_start(&desk, NULL);
    struct store *reader = school_reader(&desk.school);
    school_tamper(&desk.school, "CREATE TRIGGER broken BEFORE INSERT ON jp_entry BEGIN "
                                "SELECT RAISE (ABORT, 'broken'); END");
    check_same(closing_judge_class(&desk.closing, reader, key("class", 1), &judged), ERR_STORE,
               "cannot be posted");
    check(judged == NULL, "so nothing is answered");
    check_ledger(reader, 0, 0, "and the activity stays open");
    school_tamper(&desk.school, "DROP TRIGGER broken");
    judged = judge_class(&desk, reader, 1);
    check(judged->posted, "asked again, it is done");
    check_ledger(reader, 1, 1, "once");
    mem_free(judged);
    store_close(reader);
    desk_close(&desk);
}

/* ---- on a pool ---- */

static enum err open_context(void **ret, void *arg)
{
    *ret = school_reader(arg);
    return OK;
}

static void close_context(void *context)
{
    store_close(context);
}

static struct pool *pool_for(struct school *school, unsigned threads)
{
    struct pool *pool = NULL;
    const struct pool_options options = {.threads = threads,
                                         .jobs_max = 8,
                                         .context_create = open_context,
                                         .context_destroy = close_context,
                                         .arg = school};
    if (pool_create(&pool, &options))
        exit(2);
    return pool;
}

/* Waits until `n` letters have come. */
static int take_letters(struct bell *bell, struct mailbox *box, struct letter *ret, int n)
{
    int taken = mailbox_take(box, ret, n);
    while (taken < n && bell_wait(bell, 60000))
        taken += mailbox_take(box, ret + taken, n - taken);
    return taken;
}

static void a_home_asks(void)
{
    struct desk desk;
    struct bell bell;
    struct mailbox *box = NULL;
    struct letter letters[8];
    desk_open(&desk, 1, 45, 3);
    school_holds(&desk.school, 1, 3, 2700);
    struct pool *pool = pool_for(&desk.school, 2);
    desk_start(&desk, pool);
    if (bell_init(&bell) || mailbox_create(&box, 8, bell_wake, &bell))
        exit(2);
    struct class_closer closer = closing_closer(&desk.closing);
    for (int i = 0; i < 5; i++)
        closer.class_over(closer.arg, key("class", 1), box);
    closer.class_over(closer.arg, key("class", 9), box);

    int n = take_letters(&bell, box, letters, 5);
    check_same(n, 5, "five answers");
    for (int i = 0; i < n; i++) {
        struct class_judged *judged = letters[i].body;
        check_same(letters[i].kind, LETTER_CLASS_JUDGED, "judged");
        check(judged->posted, "posted");
        check(id_equal(judged->class_id, key("class", 1)), "this class");
        mem_free(judged);
    }
    pool_destroy(pool);
    check_same(mailbox_take(box, letters, 8), 0, "no answer about a class that is not there");
    mailbox_destroy(box);
    bell_finish(&bell);
    struct store *reader = school_reader(&desk.school);
    check_ledger(reader, 2, 2, "five times asked, once posted");
    store_close(reader);
    desk_close(&desk);
}

/* One thread: what is asked after the sweep is answered after it. */
static void sweep(struct desk *desk)
{
    struct bell bell;
    struct mailbox *box = NULL;
    struct letter letter;
    struct pool *pool = pool_for(&desk->school, 1);
    desk_start(desk, pool);
    if (bell_init(&bell) || mailbox_create(&box, 1, bell_wake, &bell))
        exit(2);
    check_same(closing_sweep(&desk->closing), OK, "sweeps");
    struct class_closer closer = closing_closer(&desk->closing);
    closer.class_over(closer.arg, key("class", 3), box);
    check_same(take_letters(&bell, box, &letter, 1), 1, "the answer comes");
    mem_free(letter.body);
    pool_destroy(pool);
    mailbox_destroy(box);
    bell_finish(&bell);
    store_thread_destroy(desk->thread);
    desk->thread = NULL;
}

/* An activity of one class that nobody ever holds, so that there is something to ask about. */
static void put_other_activity(struct school *school)
{
    struct activity_row activity = activity_row(2);
    struct class_row row = class_row(3, 2, 1);
    check_same(store_activity_put(school->store, &activity), OK, "another activity");
    check_same(store_class_put(school->store, &row), OK, "and its class");
}

static void what_a_crash_left_open_is_closed(void)
{
    struct desk desk;
    desk_open(&desk, 2, 45, 3);
    put_other_activity(&desk.school);
    school_holds(&desk.school, 1, 3, 2700);
    struct store *reader = school_reader(&desk.school);
    sweep(&desk);
    check_ledger(reader, 0, 0, "one class is to come");

    school_holds(&desk.school, 2, 3, 2700);
    sweep(&desk);
    check_ledger(reader, 2, 4, "closed");
    sweep(&desk);
    check_ledger(reader, 2, 4, "once");
    store_close(reader);
    desk_close(&desk);
}

TEST_MAIN(TEST(the_last_class_closes), TEST(an_entry_says_what_it_rests_on),
          TEST(the_database_is_away), TEST(a_home_asks), TEST(what_a_crash_left_open_is_closed))
