/* What a closed activity rests on changes elsewhere, or its class broke off. Nobody settles it: it
 * must be found by what stands in the database, as after a crash. */
#include "office/sealed.h"
#include "office/settling.h"
#include "session/recover.h"
#include "store/store_unsettled.h"

#define WHOLE 0, 2700
#define LEARNER 2

/* Activity 1 is held on Monday from 08.00 to 08.45; activity 2, where there is one, `apart` seconds
 * later and as long. Seconds are those since the beginning of each. */
enum act {
    END_OF_STORY,
    HELD,       /* the learner was there from .. to */
    BROKE_OFF,  /* the same, but the server died: nobody left, the last sign of life is at `to` */
    PLANNED,    /* face to face, and open until it is recorded */
    PRESENT,    /* a coordinator states that the learner was there from .. to */
    ABSENT,     /* or was not */
    RECORDED,   /* and that the list is complete */
    TAKES,      /* the shared time is this one's */
    KEEPS_REST, /* or it counts the rest */
    CANCELLED,
};

struct step {
    enum act act;
    unsigned activity;
    int from_s;
    int to_s;
    int64_t jp[2]; /* what the ledger says afterwards, of both */
};

struct story {
    const char *name;
    int apart_s;
    struct step steps[8];
};

static const struct story stories[] = {
    {"no second counts twice", 900, {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}}},
    {"the overlap vanishes when the first is corrected",
     900,
     {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {ABSENT, 1, 900, 2700, {0, 1}}}},
    {"the overlap vanishes when the second is corrected",
     900,
     {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {ABSENT, 2, 0, 1800, {1, 0}}}},
    {"an overlap appears",
     900,
     {{HELD, 1, 0, 600, {0, 0}}, {HELD, 2, WHOLE, {0, 1}}, {PRESENT, 1, WHOLE, {1, 0}}}},
    {"an overlap appears and vanishes again",
     900,
     {{HELD, 1, 0, 600, {0, 0}},
      {HELD, 2, WHOLE, {0, 1}},
      {PRESENT, 1, WHOLE, {1, 0}},
      {ABSENT, 1, 600, 2700, {0, 1}}}},
    {"the coordinator gives the time to the second",
     900,
     {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {TAKES, 2, 0, 0, {0, 1}}}},
    {"the coordinator leaves the time with the first",
     900,
     {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {KEEPS_REST, 2, 0, 0, {1, 0}}}},
    {"what the second keeps is enough",
     2400,
     {{HELD, 1, WHOLE, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {KEEPS_REST, 2, 0, 0, {1, 1}}}},
    {"another decision",
     900,
     {{HELD, 1, WHOLE, {1, 0}},
      {HELD, 2, WHOLE, {1, 0}},
      {TAKES, 2, 0, 0, {0, 1}},
      {KEEPS_REST, 2, 0, 0, {1, 0}}}},
    {"a decision, then the overlap vanishes",
     900,
     {{HELD, 1, WHOLE, {1, 0}},
      {HELD, 2, WHOLE, {1, 0}},
      {TAKES, 2, 0, 0, {0, 1}},
      {ABSENT, 2, 0, 1800, {1, 0}}}},
    {"an open activity that came first takes the time, and gives it back",
     -900,
     {{HELD, 1, WHOLE, {1, 0}},
      {PLANNED, 2, 0, 0, {1, 0}},
      {PRESENT, 2, WHOLE, {0, 0}},
      {CANCELLED, 2, 0, 0, {1, 0}}}},
    {"an open activity takes the time by a decision, and is closed",
     900,
     {{HELD, 1, WHOLE, {1, 0}},
      {PLANNED, 2, 0, 0, {1, 0}},
      {PRESENT, 2, WHOLE, {1, 0}},
      {TAKES, 2, 0, 0, {0, 0}},
      {RECORDED, 2, 0, 0, {0, 1}}}},
    {"a class that broke off counts to the last sign of life",
     0,
     {{BROKE_OFF, 1, 0, 2400, {1, 0}}}},
    {"too early a crash, set right by the paper list",
     0,
     {{BROKE_OFF, 1, 0, 1500, {0, 0}}, {PRESENT, 1, WHOLE, {1, 0}}}},
    {"a class that broke off beside another",
     900,
     {{BROKE_OFF, 1, 0, 2400, {1, 0}}, {HELD, 2, WHOLE, {1, 0}}, {ABSENT, 1, 900, 2400, {0, 1}}}},
    {"both broke off in the same crash",
     900,
     {{BROKE_OFF, 1, 0, 2400, {1, 0}},
      {BROKE_OFF, 2, 0, 2300, {1, 0}},
      {PRESENT, 1, WHOLE, {1, 0}},
      {TAKES, 2, 0, 0, {0, 1}}}},
};

/* ---- acts ---- */

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

static int64_t start_ms(const struct story *story, unsigned activity)
{
    return MONDAY_MS + (activity == 2 ? story->apart_s * INT64_C(1000) : 0);
}

/* Class k of a school begins on day k. */
static int at(const struct story *story, unsigned activity, int at_s)
{
    return at_s + (activity == 2 ? story->apart_s - 86400 : 0);
}

static void put_second(struct sealed *sealed, const struct story *story, uint32_t unit)
{
    struct store *store = sealed->school.store;
    struct activity_row row = activity_row(2);
    struct class_row meeting = class_row(2, 2, 1);
    struct unit_row face = {row.id, 1, "Praktik", MODE_FACE_TO_FACE, 1};
    meeting.unit = unit;
    meeting.table.n = 1;
    meeting.table.segments[0].start_ms = start_ms(story, 2);
    meeting.table.segments[0].end_ms = start_ms(story, 2) + 45 * MINUTE_MS;
    snprintf(row.category, sizeof row.category, "pelatihan_teknis");
    must(store_activity_put(store, &row), "activity");
    must(store_unit_put(store, &face), "unit");
    must(store_class_put(store, &meeting), "class");
    for (unsigned n = 1; n <= 3; n++) {
        struct enrolment_row enrolment = {row.id, school_person(n),
                                          n == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
        must(store_enrolment_put(store, &enrolment), "enrolment");
    }
}

/* As the server does before anything else. */
static void start_again(struct sealed *sealed)
{
    size_t n = 0;
    must(recover_presence(sealed->school.store, key("run", 2), &sealed->chance.chance, &n),
         "recovered");
    check_same(n, 1, "nobody had left");
}

static void hold(struct sealed *sealed, const struct story *story, const struct step *step)
{
    struct school *school = &sealed->school;
    unsigned n = step->activity;
    uint32_t line = 7;
    if (n == 2)
        put_second(sealed, story, 0);
    school_class(school, n);
    school_phase(school, CLASS_PHASE_RUNNING, at(story, n, 0));
    school_joins(school, line, LEARNER, at(story, n, step->from_s));
    if (step->act == HELD)
        school_leaves(school, line, LEARNER, at(story, n, step->to_s), LEAVE_ASKED);
    else
        school_roll(school, &line, 1, 0, at(story, n, step->to_s));
    school_phase(school, CLASS_PHASE_ENDED, at(story, n, 2700));
    if (step->act == BROKE_OFF)
        start_again(sealed);
    sealed_class_over(sealed, n);
}

static void correct(struct sealed *sealed, const struct story *story, const struct step *step)
{
    int64_t start = start_ms(story, step->activity);
    struct msg_fact_corrected fact = {.class_id = key("class", step->activity),
                                      .person = school_person(LEARNER),
                                      .claim = step->act == ABSENT ? ATTENDANCE_CLAIM_ABSENT
                                                                   : ATTENDANCE_CLAIM_PRESENT,
                                      .start_ms = start + step->from_s * INT64_C(1000),
                                      .end_ms = start + step->to_s * INT64_C(1000),
                                      .reason = "Daftar hadir kertas",
                                      .by = school_person(SEALED_COORDINATOR)};
    sealed_states(sealed, step->activity, SEALED_COORDINATOR, FACT_CORRECTED, &fact);
}

static void decide(struct sealed *sealed, const struct step *step)
{
    struct msg_fact_overlap_decided fact = {
        .person = school_person(LEARNER),
        .choice = step->act == TAKES ? OVERLAP_CHOICE_TAKES : OVERLAP_CHOICE_KEEPS_REST,
        .reason = "Surat tugas",
        .by = school_person(SEALED_COORDINATOR)};
    sealed_states(sealed, step->activity, SEALED_COORDINATOR, FACT_OVERLAP_DECIDED, &fact);
}

static void record(struct sealed *sealed, unsigned activity)
{
    struct msg_fact_recorded fact = {.class_id = key("class", activity),
                                     .by = school_person(SEALED_COORDINATOR)};
    sealed_states(sealed, activity, SEALED_COORDINATOR, FACT_RECORDED, &fact);
    sealed_class_over(sealed, activity);
}

static void cancel(struct sealed *sealed, unsigned class_n)
{
    struct class_row row;
    must(store_class_find(sealed->school.store, key("class", class_n), &row), "class");
    row.cancelled_ms = MONDAY_MS;
    must(store_class_put(sealed->school.store, &row), "cancelled");
}

static void play(struct sealed *sealed, const struct story *story, const struct step *step)
{
    switch (step->act) {
    case HELD:
    case BROKE_OFF:
        hold(sealed, story, step);
        break;
    case PLANNED:
        put_second(sealed, story, 1);
        break;
    case PRESENT:
    case ABSENT:
        correct(sealed, story, step);
        break;
    case RECORDED:
        record(sealed, step->activity);
        break;
    case TAKES:
    case KEEPS_REST:
        decide(sealed, step);
        break;
    case CANCELLED:
        cancel(sealed, step->activity);
        break;
    case END_OF_STORY:
        break;
    }
}

/* ---- what must hold after each ---- */

static enum err add_up(const struct jp_entry *entry, void *arg)
{
    *(int64_t *)arg += entry->jp;
    return OK;
}

static enum err is_left(const struct unsettled_row *row, void *arg)
{
    (void)row;
    ++*(int *)arg;
    return OK;
}

static void check_holds(struct sealed *sealed, const struct story *story, const struct step *step)
{
    char name[160];
    int left = 0;
    snprintf(name, sizeof name, "%s, step %td", story->name, step - story->steps + 1);
    for (unsigned n = 1; n <= 2; n++) {
        int64_t jp = 0;
        must(store_ledger_activity(sealed->school.store, key("activity", n), add_up, &jp), "sum");
        check_same(jp, step->jp[n - 1], name);
    }
    check_same(sealed_differences(sealed), 0, name);
    must(store_unsettled(sealed->school.store, 0, 9, is_left, &left), "left");
    check_same(left, 0, name);
}

static void check_bundle(struct sealed *sealed, const char *name, unsigned activity)
{
    struct activity_row row;
    enum err err = store_activity_find(sealed->school.store, key("activity", activity), &row);
    if (err || !row.closed_ms)
        return;
    struct buffer bundle = sealed_bundle(sealed, activity);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text(name, verdict.text, "");
    buffer_finish(&bundle);
}

static void tell(const struct story *story)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 3);
    for (const struct step *step = story->steps; step->act; step++) {
        play(&sealed, story, step);
        sealed_start(&sealed);
        settling_rest(&sealed.closing, sealed.reader);
        sealed_stop(&sealed);
        check_holds(&sealed, story, step);
    }
    check_bundle(&sealed, story->name, 1);
    check_bundle(&sealed, story->name, 2);
    sealed_close(&sealed);
}

static void what_is_elsewhere_is_followed(void)
{
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++)
        tell(&stories[i]);
}

TEST_MAIN(TEST(what_is_elsewhere_is_followed))
