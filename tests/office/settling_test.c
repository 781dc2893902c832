/* The ledger of a closed activity follows each fact in its book, and is sealed anew. */
#include "base/chance.h"
#include "judging/judging.h"
#include "judging/policy_file.h"
#include "office/sealed.h"
#include "office/settling.h"
#include "store/store_desk.h"

/* ---- what the ledger says ---- */

struct sum {
    struct id person; /* or none: everybody */
    int64_t jp;
    size_t entries;
    size_t reversals;
    char last_by[ENTRY_POSTED_BY_MAX];
    char last_note[ENTRY_NOTE_MAX];
};

static enum err add_up(const struct jp_entry *entry, void *arg)
{
    struct sum *sum = arg;
    if (!id_is_none(sum->person) && !id_equal(entry->key.person, sum->person))
        return OK;
    sum->jp += entry->jp;
    sum->entries++;
    sum->reversals += entry->reverses[0] != '\0';
    memcpy(sum->last_by, entry->posted_by, sizeof sum->last_by);
    memcpy(sum->last_note, entry->note, sizeof sum->last_note);
    return OK;
}

static struct sum sum_of(struct sealed *sealed, unsigned activity, unsigned person)
{
    struct sum sum = {.person = person ? school_person(person) : id_none};
    if (store_ledger_activity(sealed->school.store, key("activity", activity), add_up, &sum))
        exit(2);
    return sum;
}

/* All that must hold whatever happened. */
static void check_all_holds(struct sealed *sealed, const char *story)
{
    check_same(sealed_differences(sealed), 0, story);
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text(story, verdict.text, "");
    buffer_finish(&bundle);
}

/* Two classes of 45 minutes, persons 2 and 3 in both, 4 in none. */
static void open_closed(struct sealed *sealed)
{
    sealed_open(sealed, 2, 45, 4);
    for (unsigned n = 1; n <= 2; n++) {
        school_holds(&sealed->school, n, 3, 2700);
        sealed_class_over(sealed, n);
    }
}

/* ---- stories ---- */

static void a_correction_is_entered_and_sealed(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    check_same(sum_of(&sealed, 1, 4).entries, 0, "was not there");
    check_same(sealed_count(&sealed), 3, "two classes, one account");
    sealed_corrects(&sealed, &(struct sealed_claim){.class_n = 1, .person = 4, .to_s = 2700});
    sealed_corrects(&sealed, &(struct sealed_claim){.class_n = 2, .person = 4, .to_s = 2700});
    sealed_settle(&sealed, 1);

    struct sum sum = sum_of(&sealed, 1, 4);
    check(sum.jp == 2 && sum.entries == 1, "2 JP, in one entry");
    check_text("by whom", sum.last_by, "Pegawai 90");
    check_text("why", sum.last_note, "Daftar hadir kertas");
    check_same(sealed_count(&sealed), 4, "a second account");
    check_all_holds(&sealed, "after a correction");

    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 0).entries, 3, "settling twice changes nothing");
    check_same(sealed_count(&sealed), 4, "and seals nothing");
    sealed_close(&sealed);
}

static void what_waits_changes_nothing_until_a_second_approves(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    struct id fact = sealed_corrects(
        &sealed, &(struct sealed_claim){
                     .class_n = 1, .person = 2, .absent = true, .to_s = 2700, .second = true});
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 2).entries, 1, "it waits");
    check_same(sealed_count(&sealed), 3, "and is not sealed");

    sealed_approves(&sealed, 1, SEALED_COORDINATOR, fact);
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 2).entries, 1, "its writer cannot approve it");

    sealed_approves(&sealed, 1, SEALED_SECOND, fact);
    sealed_settle(&sealed, 1);
    struct sum sum = sum_of(&sealed, 1, 2);
    check(sum.jp == 0 && sum.reversals == 1 && sum.entries == 2, "half is not enough: taken back");
    check_text("by the second", sum.last_by, "Pegawai 91");
    check_text("for the reason of the first", sum.last_note, "Daftar hadir kertas");
    check_all_holds(&sealed, "after an approval");

    struct id undo = sealed_withdraws(&sealed, 1, SEALED_COORDINATOR, fact);
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 2).entries, 2, "what two put in force is not undone by one");
    sealed_approves(&sealed, 1, SEALED_SECOND, undo);
    sealed_settle(&sealed, 1);
    sum = sum_of(&sealed, 1, 2);
    check(sum.jp == 2 && sum.entries == 3, "entered again, as the next revision");
    check_all_holds(&sealed, "after an undo");
    sealed_close(&sealed);
}

static void an_open_activity_has_nothing_to_settle(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    sealed_corrects(&sealed, &(struct sealed_claim){.class_n = 1, .person = 2, .to_s = 2700});
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 0).entries, 0, "nothing");
    sealed_close(&sealed);
}

static void a_crash_before_settling_is_mended(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 2, .absent = true, .to_s = 2700});
    sealed_start(&sealed);
    settling_rest(&sealed.closing, sealed.reader);
    sealed_stop(&sealed);
    check_same(sum_of(&sealed, 1, 2).jp, 0, "the ledger follows");
    check_all_holds(&sealed, "after a crash");
    sealed_close(&sealed);
}

static bool is_closed(struct sealed *sealed)
{
    struct activity_row row;
    if (store_activity_find(sealed->school.store, school_activity(), &row))
        exit(2);
    return row.closed_ms != 0;
}

/* Planned for 45 minutes, held for 25. */
static void what_was_held_otherwise_waits_for_a_word(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 3);
    school_holds(&sealed.school, 1, 3, 1500);
    sealed_class_over(&sealed, 1);
    check(!is_closed(&sealed), "nobody has confirmed it");
    check_same(sealed_count(&sealed), 0, "not sealed either");
    check_same(sealed_differences(&sealed), 0, "it waits: that is no difference");

    struct msg_fact_difference_confirmed fact = {.class_id = key("class", 1),
                                                 .difference_s = 1200,
                                                 .reason = "Listrik padam",
                                                 .by = school_person(SEALED_COORDINATOR)};
    sealed_states(&sealed, 1, SEALED_COORDINATOR, FACT_DIFFERENCE_CONFIRMED, &fact);
    sealed_class_over(&sealed, 1);
    check(is_closed(&sealed), "confirmed");
    check_same(sealed_count(&sealed), 2, "class and account");
    check_all_holds(&sealed, "after a word");
    sealed_close(&sealed);
}

/* Face to face there is no room and no journal: the book says who was there. */
static void a_class_without_a_journal_is_sealed_too(void)
{
    struct sealed sealed;
    struct class_row class;
    struct unit_row unit = {.activity = school_activity(),
                            .ordinal = 1,
                            .title = "Praktik",
                            .mode = MODE_FACE_TO_FACE,
                            .planned_jp = 1};
    sealed_open(&sealed, 1, 45, 3);
    struct store *store = sealed.school.store;
    enum err err = store_class_find(store, key("class", 1), &class);
    class.unit = 1;
    if (err || store_unit_put(store, &unit) || store_class_put(store, &class))
        exit(2);
    sealed_corrects(&sealed, &(struct sealed_claim){.class_n = 1, .person = 2, .to_s = 2700});
    struct msg_fact_recorded fact = {.class_id = class.id, .by = school_person(SEALED_COORDINATOR)};
    sealed_states(&sealed, 1, SEALED_COORDINATOR, FACT_RECORDED, &fact);
    sealed_class_over(&sealed, 1);

    check(is_closed(&sealed), "its attendance is complete");
    check_same(sealed_count(&sealed), 2, "class and account");
    check_same(sum_of(&sealed, 1, 2).jp, 1, "1 JP");
    check_same(sum_of(&sealed, 1, 3).jp, 0, "and none");
    check_all_holds(&sealed, "face to face");
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
    check_text("with its receipt", verdict.text, "");
    check(verdict.totals.classes == 1 && verdict.totals.lines == 2, "two lines, all of the book");
    buffer_finish(&bundle);
    buffer_finish(&receipt);
    sealed_close(&sealed);
}

/* The cap of 24 JP for PPPK, which the shipped policy has switched off. */
static void switch_cap_on(struct sealed *sealed)
{
    static const char off[] = "\"cap_applies\":false";
    static const char on[] = "\"cap_applies\":true ";
    char text[SCRATCH_TEXT_MAX];
    char fault[512] = "";
    struct school *school = &sealed->school;
    text_read(scratch_file(&school->folder, "asn-2023.json").text, text);
    char *at = strstr(text, "\"statuses\"");
    at = at ? strstr(at, "\"pppk\"") : NULL;
    at = at ? strstr(at, off) : NULL;
    if (!at)
        exit(2);
    memcpy(at, on, strlen(on));
    scratch_write(&school->folder, "asn-2023.json", text);
    policy_set_finish(&school->policies);
    if (policy_dir_load(&school->policies, school->folder.path, fault, sizeof fault)) {
        printf("%s\n", fault);
        exit(2);
    }
}

/* One class of this length on the second day, with everybody there. */
static void hold_other_activity(struct sealed *sealed, unsigned people, int minutes)
{
    struct activity_row row = activity_row(2);
    struct class_row meeting = class_row(2, 2, 1);
    struct store *store = sealed->school.store;
    meeting.table.n = 1;
    meeting.table.segments[0].start_ms = MONDAY_MS + DATE_DAY_MS;
    meeting.table.segments[0].end_ms = MONDAY_MS + DATE_DAY_MS + minutes * MINUTE_MS;
    enum err err = store_activity_put(store, &row);
    if (!err)
        err = store_class_put(store, &meeting);
    for (unsigned n = 1; !err && n <= people; n++) {
        struct enrolment_row enrolment = {row.id, school_person(n),
                                          n == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
        err = store_enrolment_put(store, &enrolment);
    }
    if (err)
        exit(2);
    school_holds(&sealed->school, 2, people, minutes * 60);
    sealed_class_over(sealed, 2);
}

/* What one activity gives back, a later one may count. */
static void later_activities_of_the_year_follow(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    sealed_open(&sealed, 1, 900, 3); /* 20 JP */
    switch_cap_on(&sealed);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    if (store_person_put(sealed.school.store, &row))
        exit(2);
    school_holds(&sealed.school, 1, 3, 900 * 60);
    sealed_class_over(&sealed, 1);
    hold_other_activity(&sealed, 3, 450); /* 10 JP */
    check_same(sum_of(&sealed, 1, 2).jp, 20, "the first");
    check_same(sum_of(&sealed, 2, 2).jp, 4, "what has room");

    sealed_corrects(&sealed, &(struct sealed_claim){
                                 .class_n = 1, .person = 2, .absent = true, .to_s = 900 * 60});
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 1, 2).jp, 0, "taken back");
    struct sum sum = sum_of(&sealed, 2, 2);
    check_same(sum.jp, 10, "the second counts in full");
    check_text("why", sum.last_note,
               "Dihitung kembali: kegiatan lain pada waktu, bulan atau tahun yang sama berubah");
    check_all_holds(&sealed, "over two activities");
    sealed_settle(&sealed, 1);
    check_same(sum_of(&sealed, 2, 2).entries, sum.entries, "once");
    sealed_close(&sealed);
}

/* ---- any history ---- */

#define HISTORIES 10
#define STEPS 12

struct random {
    struct fake_chance chance;
    struct id facts[STEPS];
    size_t n_facts;
    struct id filing; /* the last one */
};

static unsigned below(struct random *random, unsigned n)
{
    return chance_below(&random->chance.chance, n);
}

/* Joins and drops, one of them by a crash. */
static void hold_somehow(struct sealed *sealed, struct random *random, unsigned class_n)
{
    uint32_t line = 1;
    school_class(&sealed->school, class_n);
    school_phase(&sealed->school, CLASS_PHASE_RUNNING, 0);
    for (unsigned person = 1; person <= 4; person++) {
        int at = (int)below(random, 400);
        for (unsigned k = below(random, 3); k > 0; k--, line++) {
            school_joins(&sealed->school, line, person, at);
            at += (int)below(random, 2300);
            school_leaves(&sealed->school, line, person, at,
                          below(random, 4) ? LEAVE_ASKED : LEAVE_SERVER_LOST);
            at += (int)below(random, 120);
        }
    }
    school_phase(&sealed->school, CLASS_PHASE_ENDED, 2700);
}

static struct id file_something(struct sealed *sealed, struct random *random)
{
    struct msg_fact_evidence_filed filed = {.person = school_person(2 + below(random, 3)),
                                            .kind = FILED_DOCUMENT_SURAT_IZIN_PENUGASAN,
                                            .name = "izin.pdf",
                                            .by = school_person(SEALED_COORDINATOR)};
    memset(filed.evidence, 'a', 64);
    return sealed_states(sealed, 1, SEALED_COORDINATOR, FACT_EVIDENCE_FILED, &filed);
}

static struct id decide_something(struct sealed *sealed, struct random *random, struct id filing)
{
    struct msg_fact_evidence_decided decided = {.fact = filing,
                                                .accepted = below(random, 3) > 0,
                                                .has_reason = true,
                                                .reason = "Diperiksa",
                                                .by = school_person(SEALED_SECOND)};
    return sealed_states(sealed, 1, SEALED_SECOND, FACT_EVIDENCE_DECIDED, &decided);
}

static void state_something(struct sealed *sealed, struct random *random)
{
    unsigned by = SEALED_COORDINATOR + below(random, 2);
    struct id earlier = random->n_facts ? random->facts[below(random, (unsigned)random->n_facts)]
                                        : key("nothing", 1);
    struct id fact;
    switch (below(random, 8)) {
    case 0:
        fact = sealed_approves(sealed, 1, by, earlier);
        break;
    case 1:
        fact = sealed_withdraws(sealed, 1, by, earlier);
        break;
    case 2: {
        struct msg_fact_test_tried tried = {.person = school_person(2 + below(random, 3)),
                                            .score = below(random, 101),
                                            .taken_ms = MONDAY_MS + (int64_t)below(random, 9000),
                                            .by = school_person(by)};
        fact = sealed_states(sealed, 1, by, FACT_TEST_TRIED, &tried);
        break;
    }
    case 3:
        random->filing = fact = file_something(sealed, random);
        break;
    case 4:
        fact = decide_something(sealed, random, random->filing);
        break;
    default: {
        bool whole = below(random, 3) > 0;
        int from_s = whole ? 0 : (int)below(random, 1500);
        fact = sealed_corrects(
            sealed,
            &(struct sealed_claim){.class_n = 1 + below(random, 2),
                                   .person = 2 + below(random, 3),
                                   .absent = below(random, 2),
                                   .from_s = from_s,
                                   .to_s = whole ? 2700 : from_s + 60 + (int)below(random, 2600),
                                   .second = below(random, 4) == 0});
        break;
    }
    }
    random->facts[random->n_facts++] = fact;
}

/* Near the share that is needed more is decided; each second history is of capacity development,
 * which waits for documents. */
static void open_somehow(struct sealed *sealed, struct random *random, unsigned seed)
{
    struct activity_row activity = activity_row(1);
    sealed_open(sealed, 2, 45, 4);
    activity.min_attendance_percent = 40;
    activity.ledger = seed % 2 ? LEDGER_COMPETENCY : LEDGER_CAPACITY;
    enum err err = store_activity_put(sealed->school.store, &activity);
    for (unsigned n = 2; !err && n <= 4; n++) {
        struct person_row row = person_row(n);
        row.employment = EMPLOYMENT_PPPK;
        row.contract_start_day = date_days(2024, 4, 1);
        err = store_person_put(sealed->school.store, &row);
    }
    if (err)
        exit(2);
    for (unsigned n = 1; n <= 2; n++)
        hold_somehow(sealed, random, n);
}

/* What a fresh judgement says is due, against what the ledger adds up to. */
static void check_sums(struct sealed *sealed)
{
    struct activity_judgement *judgement = NULL;
    if (judge_activity(sealed->school.store, &sealed->school.policies, school_activity(),
                       JUDGING_NOT_LIVE, &judgement))
        exit(2);
    for (size_t i = 0; i < judgement->n_people; i++)
        check_same(judged_posted_jp(&judgement->people[i]), judgement->people[i].jp.counted_jp,
                   "the ledger adds up to the judgement");
    judgement_destroy(judgement);
}

static void any_history_settles(void)
{
    size_t taken_back = 0;
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct sealed sealed;
        struct random random = {.n_facts = 0};
        fake_chance_init(&random.chance, seed);
        open_somehow(&sealed, &random, seed);
        sealed_class_over(&sealed, 1);
        for (unsigned step = 0; step < STEPS; step++) {
            state_something(&sealed, &random);
            sealed_settle(&sealed, 1);
            check_sums(&sealed);
        }
        struct sum before = sum_of(&sealed, 1, 0);
        sealed_settle(&sealed, 1);
        check_same(sum_of(&sealed, 1, 0).entries, before.entries, "twice changes nothing");
        check_all_holds(&sealed, "a random history");
        taken_back += before.reversals;
        sealed_close(&sealed);
    }
    check(taken_back > HISTORIES / 2, "much was taken back");
}

TEST_MAIN(TEST(a_correction_is_entered_and_sealed),
          TEST(what_waits_changes_nothing_until_a_second_approves),
          TEST(an_open_activity_has_nothing_to_settle), TEST(a_crash_before_settling_is_mended),
          TEST(what_was_held_otherwise_waits_for_a_word),
          TEST(a_class_without_a_journal_is_sealed_too), TEST(later_activities_of_the_year_follow),
          TEST(any_history_settles))
