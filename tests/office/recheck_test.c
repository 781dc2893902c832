/* The ledger is held against the journal: nothing to say when both agree, one line for each thing
 * that somebody bent. */
#include "base/alloc.h"
#include "office/closing.h"
#include "office/school.h"
#include "proof/recheck.h"
#include "store/store_thread.h"
#include "support/fake_clock.h"

struct spoken {
    char text[4096];
    uint64_t differences;
};

static struct spoken recheck(const struct school *school)
{
    struct spoken ret = {.differences = UINT64_MAX};
    struct store *reader = school_reader(school);
    FILE *to = fmemopen(ret.text, sizeof ret.text, "w");
    if (!to)
        exit(2);
    check_same(recheck_run(reader, &school->policies, to, &ret.differences), OK, "rechecked");
    fclose(to);
    store_close(reader);
    return ret;
}

static bool says(const struct spoken *spoken, const char *what)
{
    return strstr(spoken->text, what) != NULL;
}

static void close_activity(struct school *school)
{
    struct fake_clock clock;
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&school->folder, "spool");
    struct store_thread *thread = NULL;
    struct closing closing;
    bool closed = false;

    fake_clock_init(&clock, MONDAY_MS + 30 * DATE_DAY_MS);
    options.store = school->store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    if (store_thread_create(&thread, &options))
        exit(2);
    const struct closing_links links = {NULL, thread, &school->policies, &clock.clock, NULL, NULL};
    closing_init(&closing, &links);
    struct store *reader = school_reader(school);
    check_same(closing_close(&closing, reader, school_activity(), &closed), OK, "closes");
    check(closed, "closed");
    store_close(reader);
    store_thread_destroy(thread);
}

/* Three learners stay, one (person 5) is missing. */
static void open_posted(struct school *school)
{
    school_open(school, 2, 45, 5);
    school_holds(school, 1, 4, 2700);
    school_holds(school, 2, 4, 2700);
    close_activity(school);
}

static void nothing_to_say(void)
{
    struct school school;
    open_posted(&school);
    struct spoken spoken = recheck(&school);
    check_text(
        "all agrees", spoken.text,
        "recheck: activities=1 people=5 entries=3 journals=2 lines=20 seals=0 differences=0\n");
    check_same(spoken.differences, 0, "no difference");
    school_close(&school);
}

#define FREE_LEDGER "DROP TRIGGER ledger_keeps_entries; DROP TRIGGER ledger_loses_no_entry;"
#define FREE_JOURNAL "DROP TRIGGER journal_keeps_lines; DROP TRIGGER journal_loses_no_line;"

static const struct {
    const char *story, *sql, *want;
    uint64_t differences;
} bent[] = {
    {"an entry is gone", FREE_LEDGER "DELETE FROM jp_entry WHERE seq = 1",
     "jp: ledger 0, journal 2: missing\n", 1},
    {"somebody has more", FREE_LEDGER "UPDATE jp_entry SET jp = 20 WHERE seq = 2",
     "jp: ledger 20, journal 2\n", 1},
    {"a surplus appears", FREE_LEDGER "UPDATE jp_entry SET surplus_jp = 1 WHERE seq = 2",
     "surplus_jp: ledger 1, journal 0\n", 1},
    {"the fraction is bent", FREE_LEDGER "UPDATE jp_entry SET exact_num = 5401 WHERE seq = 2",
     "exact: ledger 5401/2700, journal 5400/2700\n", 1},
    {"the basis is another", FREE_LEDGER "UPDATE jp_entry SET basis = zeroblob(32) WHERE seq = 2",
     "basis: ledger 000000000000, journal ", 1},
    {"another policy", FREE_LEDGER "UPDATE jp_entry SET policy = 'asn-2018' WHERE seq = 2",
     "policy: ledger asn-2018, activity asn-2023\n", 2},
    {"another rule", FREE_LEDGER "UPDATE jp_entry SET rule = 'seminar' WHERE seq = 2",
     "rule: ledger seminar, activity pelatihan_teknis\n", 1},
    {"another ledger", FREE_LEDGER "UPDATE jp_entry SET ledger = 'kapasitas' WHERE seq = 2",
     "ledger: kapasitas, journal kompetensi\n", 1},
    {"another year", FREE_LEDGER "UPDATE jp_entry SET ends_day = 19000 WHERE seq = 2",
     "ends_day: ledger 19000, timetable 20158\n", 1},
    {"an id of its own",
     FREE_LEDGER "UPDATE jp_entry SET id = replace(hex(zeroblob(32)), 'z', '') WHERE seq = 2",
     "does not belong to what the entry is for\n", 1},
    {"given to another, who was missing",
     FREE_LEDGER
     "UPDATE jp_entry SET person = (SELECT id FROM person WHERE name = 'Pegawai 05') WHERE seq = 2",
     "jp: ledger 2, journal 0: surplus\n", 3},
    {"a line of the journal is bent",
     FREE_JOURNAL "UPDATE journal SET at_ms = at_ms + 1 WHERE n = 8 AND class = (SELECT id FROM "
                  "class WHERE ordinal = 1)",
     "chain: broken at line 8\n", 2},
    {"a line of the journal is gone",
     FREE_JOURNAL "DELETE FROM journal WHERE n = 3 AND class = (SELECT id FROM class WHERE "
                  "ordinal = 2)",
     "jp: ledger 2, journal 0: surplus\n", 2},
    {"somebody is not enrolled any more",
     "PRAGMA foreign_keys = OFF; DELETE FROM enrolment WHERE person = (SELECT id FROM person WHERE "
     "name = 'Pegawai 02')",
     "jp: ledger 2, but the person is not enrolled\n", 1},
    {"a policy that nobody has", "UPDATE activity SET policy = 'asn-1999'",
     "policy: asn-1999 is not among ours\n", 1},
    {"another share", "UPDATE activity SET min_attendance_percent = 100", "differences=0\n", 0},
};

static void what_is_bent_is_told(void)
{
    for (size_t i = 0; i < COUNT(bent); i++) {
        struct school school;
        open_posted(&school);
        school_tamper(&school, bent[i].sql);
        struct spoken spoken = recheck(&school);
        if (!says(&spoken, bent[i].want) || spoken.differences != bent[i].differences)
            check_text(bent[i].story, spoken.text, bent[i].want);
        else
            check(true, bent[i].story);
        school_close(&school);
    }
}

static void an_activity_that_is_open(void)
{
    struct school school;
    school_open(&school, 1, 45, 3);
    struct spoken spoken = recheck(&school);
    check_same(spoken.differences, 0, "planned: nothing to say");

    school_holds(&school, 1, 3, 2700);
    spoken = recheck(&school);
    check(says(&spoken, " open, but all its classes have ended\n"), "to be closed");
    check_same(spoken.differences, 1, "no more than that");

    struct jp_entry entry = jp_entry(2, 0);
    check_same(store_ledger_post(school.store, &entry, 1, NULL), OK, "posted too early");
    spoken = recheck(&school);
    check(says(&spoken, " jp: ledger 5, but the activity is open\n"), "an entry too early");
    school_close(&school);
}

static void presence_that_nobody_closed(void)
{
    struct school school;
    school_open(&school, 1, 45, 3);
    school_phase(&school, CLASS_PHASE_RUNNING, 0);
    school_joins(&school, 2, 2, 0);
    school_joins(&school, 3, 3, 0);
    school_leaves(&school, 9, 3, 10, LEAVE_ASKED);
    school_phase(&school, CLASS_PHASE_ENDED, 2700);
    school_leaves(&school, 2, 2, 2700, LEAVE_CLASS_OVER);
    close_activity(&school);
    struct spoken spoken = recheck(&school);
    check(says(&spoken, " presence: 1 left open in classes that have ended\n"), "left open");
    check(says(&spoken, " note: 1 facts of presence were passed over\n"), "a note, no difference");
    check_same(spoken.differences, 1, "one difference");
    school_close(&school);
}

static enum err take_first(const struct jp_entry *entry, void *arg)
{
    struct jp_entry *first = arg;
    if (!first->id[0])
        *first = *entry;
    return OK;
}

/* A correction: the wrong entry is reversed, the right one has the next revision. */
static void a_correction_agrees(void)
{
    struct school school;
    struct jp_entry wrong = {.id = ""};
    struct jp_entry back;
    open_posted(&school);
    check_same(store_ledger_activity(school.store, school_activity(), take_first, &wrong), OK,
               "an entry");
    school_tamper(&school, FREE_LEDGER "UPDATE jp_entry SET jp = 3 WHERE seq = 1");
    check_same(recheck(&school).differences, 1, "it is wrong");

    struct jp_entry right = wrong;
    wrong.jp = 3;
    const struct entry_posting posting = {MONDAY_MS, "koordinator", "salah hitung"};
    check_same(entry_reverse(&wrong, &posting, &back), OK, "taken back");
    check_same(store_ledger_post(school.store, &back, 1, NULL), OK, "taken back");
    struct spoken spoken = recheck(&school);
    check(says(&spoken, " jp: ledger 0, journal 2: missing\n"), "now it is missing");
    check_same(spoken.differences, 1, "one difference");

    right.key.revision = 1;
    memcpy(right.id, entry_id(&right.key).text, sizeof right.id);
    check_same(store_ledger_post(school.store, &right, 1, NULL), OK, "and posted anew");
    check_same(recheck(&school).differences, 0, "all agrees");
    school_close(&school);
}

TEST_MAIN(TEST(nothing_to_say), TEST(what_is_bent_is_told), TEST(an_activity_that_is_open),
          TEST(presence_that_nobody_closed), TEST(a_correction_agrees))
