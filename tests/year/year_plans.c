/* Activities of the year, spread over its working days: 1 to 5 classes each (20 in nine of them),
 * 30 to 736 learners (136 on average, at most half of the agency). */
#include <stdio.h>

#include "base/clock.h"
#include "base/date.h"
#include "office/link.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "wire/pack.h"
#include "year/year.h"

static const unsigned classes_of[] = {1, 2, 3, 1, 5, 2, 1, 3, 2};
static const unsigned learners_of[] = {30, 200, 40, 100, 60, 736, 80, 150,
                                       30, 120, 40, 300, 60, 100, 50, 80};
static const char *const categories[] = {"pelatihan_teknis",
                                         "seminar",
                                         "bimtek",
                                         "workshop",
                                         "pelatihan_fungsional",
                                         "sosialisasi",
                                         "kursus",
                                         "e_learning",
                                         "pelatihan_teknis",
                                         "coaching",
                                         "seminar",
                                         "penataran",
                                         "mentoring",
                                         "pelatihan_manajerial"};
/* Minutes of learning before and after the break; no break in the first. */
static const unsigned minutes_of[][2] = {{60, 0}, {45, 45}, {60, 60}, {90, 75}};
#define N(array) (sizeof(array) / sizeof((array)[0]))

static unsigned classes_before(unsigned n)
{
    unsigned sum = (n - 1) / N(classes_of) * 20;
    for (unsigned i = (n - 1) / N(classes_of) * N(classes_of); i < n - 1; i++)
        sum += classes_of[i % N(classes_of)];
    return sum;
}

struct year_activity year_activity(const struct year *year, unsigned n)
{
    char key[24];
    unsigned people = year->size.people;
    struct year_activity ret = {.category = categories[n % N(categories)],
                                .learners = learners_of[n % N(learners_of)],
                                .n_classes = classes_of[(n - 1) % N(classes_of)],
                                .first_class = classes_before(n) + 1,
                                .first_person = n * 7919u % people,
                                .step = 1 + n % 7, /* so that seats differ: 7 x 736 < people / 1 */
                                .capacity = n % 15 == 4,
                                .tested = n % 10 == 3,
                                .late_correction = n % 30 == 5};
    if (ret.learners * 2 > people)
        ret.learners = people / 2;
    if (ret.learners * ret.step >= people)
        ret.step = 1;
    snprintf(key, sizeof key, "%u", n);
    ret.id = id_from_key("activity", key);
    return ret;
}

unsigned year_seat(const struct year *year, const struct year_activity *activity, unsigned seat)
{
    return (activity->first_person + (seat - 1) * activity->step) % year->size.people + 1;
}

/* The day after `n` working days of the year. */
static int64_t working_day(unsigned n)
{
    int64_t day = date_days(YEAR, 1, 6); /* a Monday */
    return day + n / 5 * 7 + n % 5;
}

struct class_row year_class(const struct year *year, const struct year_activity *activity,
                            unsigned ordinal)
{
    static const unsigned hours[] = {8, 13, 10, 15};
    char key[24];
    unsigned n = activity->first_class;
    unsigned all = classes_before(year->size.activities + 1);
    const unsigned *minutes = minutes_of[n % N(minutes_of)];
    int64_t day = working_day((unsigned)((uint64_t)n * 235 / (all + 1)) + ordinal - 1);
    int64_t at_ms = day * DATE_DAY_MS + (int64_t)hours[n / 3 % N(hours)] * 60 * DATE_MINUTE_MS -
                    DATE_WIB * DATE_MINUTE_MS;
    snprintf(key, sizeof key, "%u", n + ordinal - 1);
    struct class_row row = {
        .id = id_from_key("class", key), .activity = activity->id, .ordinal = ordinal};
    snprintf(row.title, sizeof row.title, "Pertemuan %u", ordinal);
    int64_t pause_ms = at_ms + minutes[0] * DATE_MINUTE_MS;
    row.table.segments[row.table.n++] =
        (struct timetable_segment){SEGMENT_LEARNING, at_ms, pause_ms};
    if (minutes[1]) {
        int64_t again_ms = pause_ms + 15 * DATE_MINUTE_MS;
        row.table.segments[row.table.n++] =
            (struct timetable_segment){SEGMENT_BREAK, pause_ms, again_ms};
        row.table.segments[row.table.n++] = (struct timetable_segment){
            SEGMENT_LEARNING, again_ms, again_ms + minutes[1] * DATE_MINUTE_MS};
    }
    return row;
}

static void put_one(struct year *year, unsigned n)
{
    struct year_activity plan = year_activity(year, n);
    struct class_row first = year_class(year, &plan, 1);
    struct activity_row row = {.id = plan.id,
                               .planned_jp = 3,
                               .zone = DATE_WIB,
                               .ledger = plan.capacity ? LEDGER_CAPACITY : LEDGER_COMPETENCY,
                               .post_test = plan.tested ? TEST_REQUIRED : TEST_AS_POLICY,
                               .created_ms = first.table.segments[0].start_ms - 30 * DATE_DAY_MS};
    snprintf(row.title, sizeof row.title, "Kegiatan %u", n);
    snprintf(row.organiser, sizeof row.organiser, "BPSDM");
    snprintf(row.category, sizeof row.category, "%s", plan.category);
    snprintf(row.policy, sizeof row.policy, "asn-2023");
    year_must(store_activity_put(year->store, &row), "activity");
    for (unsigned ordinal = 1; ordinal <= plan.n_classes; ordinal++) {
        struct class_row class = year_class(year, &plan, ordinal);
        year_must(store_class_put(year->store, &class), "class");
    }
    for (unsigned seat = 1; seat <= plan.learners + 1; seat++) {
        const struct enrolment_row enrolment = {
            plan.id, year_person(year_seat(year, &plan, seat)),
            seat == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
        year_must(store_enrolment_put(year->store, &enrolment), "enrolment");
    }
}

static enum err put_all(struct store *store, void *arg)
{
    struct year *year = arg;
    (void)store;
    for (unsigned n = 1; n <= year->size.activities; n++)
        put_one(year, n);
    return OK;
}

void year_put_activities(struct year *year)
{
    year_must(store_together(year->store, put_all, year), "activities");
}

/* ---- a class of this very moment ---- */

struct live {
    struct year *year;
    unsigned people;
    int64_t now_ms;
};

static void put_link(const struct live *live, struct id activity, unsigned n)
{
    char token[40];
    const struct enrolment_row enrolment = {activity, year_person(n),
                                            n == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
    struct link_row link = {
        .activity = activity, .person = year_person(n), .issued_ms = live->now_ms};
    snprintf(token, sizeof token, YEAR_LIVE_TOKEN "%u", n);
    link_hash(token, link.token_hash);
    year_must(store_enrolment_put(live->year->store, &enrolment), "enrolment");
    year_must(store_link_issue(live->year->store, &link), "link");
}

/* As if an instructor had begun it. */
static void start_class(const struct live *live, struct id class_id)
{
    const struct msg_fact_phase fact = {.phase = CLASS_PHASE_RUNNING};
    struct buffer body = {0};
    year_must(wire_pack_fact(FACT_PHASE, &fact, &body), "phase");
    const struct journal_line line = {.event = id_new(&chance_system),
                                      .class_id = class_id,
                                      .kind = fact_info[FACT_PHASE].id,
                                      .at_ms = live->now_ms,
                                      .body = buffer_slice(&body)};
    year_must(store_journal_append(live->year->store, &line, 1), "running");
    buffer_finish(&body);
}

static enum err put_live(struct store *store, void *arg)
{
    const struct live *live = arg;
    struct activity_row row = {.id = id_from_key("activity", "live"),
                               .planned_jp = 1,
                               .zone = DATE_WIB,
                               .created_ms = live->now_ms};
    snprintf(row.title, sizeof row.title, "Kelas yang berlangsung");
    snprintf(row.organiser, sizeof row.organiser, "BPSDM");
    snprintf(row.category, sizeof row.category, "pelatihan_teknis");
    snprintf(row.policy, sizeof row.policy, "asn-2023");
    year_must(store_activity_put(store, &row), "activity");
    struct class_row class = {
        .id = id_from_key("class", "live"), .activity = row.id, .ordinal = 1, .table.n = 1};
    snprintf(class.title, sizeof class.title, "Pertemuan 1");
    class.table.segments[0] = (struct timetable_segment){SEGMENT_LEARNING, live->now_ms,
                                                         live->now_ms + 60 * DATE_MINUTE_MS};
    year_must(store_class_put(store, &class), "class");
    for (unsigned n = 1; n <= live->people; n++)
        put_link(live, row.id, n);
    start_class(live, class.id);
    return OK;
}

void year_put_live(struct year *year, unsigned people)
{
    struct live live = {year, people, clock_wall_ms(&clock_system)};
    year_must(store_together(year->store, put_live, &live), "live class");
}
