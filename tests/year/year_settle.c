/* Everything is closed, posted and sealed by the real parts, in the order in which it ended; then a
 * second coordinator approves what was found out afterwards. */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "office/closing.h"
#include "office/settling.h"
#include "proof/sealing.h"
#include "store/store.h"
#include "store/store_thread.h"
#include "support/fake_clock.h"
#include "year/year.h"

#define POLICIES SINKRON_ROOT "/server/policies"

struct settling_of_year {
    struct year *year;
    struct fake_clock clock;
    struct store_thread *thread;
    struct sealing *sealing;
    struct closing closing;
    struct store *reader;
};

static void begin(struct settling_of_year *own, struct year *year)
{
    struct store_thread_options options = store_thread_defaults();
    char spool[240];
    *own = (struct settling_of_year){.year = year};
    fake_clock_init(&own->clock, date_days(YEAR, 1, 6) * DATE_DAY_MS);
    snprintf(spool, sizeof spool, "%s/spool", year->folder);
    options.store = year->store;
    options.spool_path = spool;
    options.clock = &clock_system;
    year_must(store_thread_create(&own->thread, &options), "store thread");
    const struct sealing_links links = {.store = own->thread,
                                        .policies = &year->policies,
                                        .clock = &own->clock.clock,
                                        .chance = &year->chance.chance,
                                        .policy_dir = POLICIES,
                                        .data_dir = year->folder};
    year_must(sealing_create(&own->sealing, &links), "sealing");
    closing_init(&own->closing, &(struct closing_links){.store = own->thread,
                                                        .policies = &year->policies,
                                                        .clock = &own->clock.clock,
                                                        .sealing = own->sealing});
    year_must(store_open_sqlite(&own->reader, year->db, true, NULL), "reader");
}

static void end(struct settling_of_year *own)
{
    store_close(own->reader);
    sealing_destroy(own->sealing);
    store_thread_destroy(own->thread);
}

struct ending {
    int64_t end_ms;
    unsigned n;
};

static int by_end(const void *a, const void *b)
{
    const struct ending *one = a, *other = b;
    if (one->end_ms != other->end_ms)
        return one->end_ms < other->end_ms ? -1 : 1;
    return one->n < other->n ? -1 : one->n > other->n;
}

/* Numbers of the activities by their end; the caller frees it. */
static struct ending *order(const struct year *year)
{
    struct ending *ret = mem_zalloc(year->size.activities, sizeof *ret);
    year_must(ret ? OK : ERR_NOMEM, "order");
    for (unsigned n = 1; n <= year->size.activities; n++) {
        struct year_activity activity = year_activity(year, n);
        struct class_row last = year_class(year, &activity, activity.n_classes);
        ret[n - 1] = (struct ending){timetable_end_ms(&last.table), n};
    }
    qsort(ret, year->size.activities, sizeof *ret, by_end);
    return ret;
}

struct late {
    struct year *year;
    struct year_activity activity;
    int64_t at_ms;
};

/* The first learner was not there in the first class, as it turns out. */
static enum err write_late(struct store *store, void *arg)
{
    const struct late *late = arg;
    struct year *year = late->year;
    struct class_row class = year_class(year, &late->activity, 1);
    (void)store;
    const struct msg_fact_corrected fact = {.class_id = class.id,
                                            .person =
                                                year_person(year_seat(year, &late->activity, 2)),
                                            .claim = ATTENDANCE_CLAIM_ABSENT,
                                            .start_ms = timetable_start_ms(&class.table),
                                            .end_ms = timetable_end_ms(&class.table),
                                            .reason = "Ternyata diwakili",
                                            .second = true,
                                            .by = year_coordinator(1)};
    const struct msg_fact_approved approved = {
        .fact = year_states(year, &(struct year_stating){late->activity.id, fact.by, late->at_ms},
                            FACT_CORRECTED, &fact),
        .by = year_coordinator(2)};
    year_states(year,
                &(struct year_stating){late->activity.id, approved.by, late->at_ms + DATE_DAY_MS},
                FACT_APPROVED, &approved);
    return OK;
}

static void correct_late(struct settling_of_year *own, unsigned n)
{
    struct late late = {own->year, year_activity(own->year, n),
                        clock_wall_ms(&own->clock.clock) + 7 * DATE_DAY_MS};
    if (!late.activity.late_correction)
        return;
    fake_clock_step_wall(&own->clock, 9 * DATE_DAY_MS);
    year_must(store_thread_do(own->thread, write_late, &late), "late correction");
    year_must(settling_settle(&own->closing, own->reader, late.activity.id), "settled");
    fake_clock_step_wall(&own->clock, -9 * DATE_DAY_MS);
}

static void close_one(struct settling_of_year *own, const struct ending *ending)
{
    bool closed = false;
    struct year_activity activity = year_activity(own->year, ending->n);
    own->clock.wall_ms = ending->end_ms + 3 * 60 * DATE_MINUTE_MS;
    year_must(closing_close(&own->closing, own->reader, activity.id, &closed), "closing");
    year_must(closed ? OK : ERR_UNEXPECTED, "an activity stays open");
}

void year_settle(struct year *year, bool to_say)
{
    struct settling_of_year own;
    struct ending *endings = order(year);
    uint64_t from_ms = clock_mono_ms(&clock_system);
    begin(&own, year);
    for (unsigned i = 0; i < year->size.activities; i++)
        close_one(&own, &endings[i]);
    uint64_t closed_ms = clock_mono_ms(&clock_system);
    for (unsigned i = 0; i < year->size.activities; i++) {
        own.clock.wall_ms = endings[i].end_ms;
        correct_late(&own, endings[i].n);
    }
    if (to_say)
        printf("closed and sealed: ms=%llu; settled late corrections: ms=%llu\n",
               (unsigned long long)(closed_ms - from_ms),
               (unsigned long long)(clock_mono_ms(&clock_system) - closed_ms));
    end(&own);
    mem_free(endings);
}
