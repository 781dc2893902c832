/* What coordinators, learners and superiors stated about activities before they were closed. */
#include <stdio.h>

#include "base/date.h"
#include "base/digest.h"
#include "store/store.h"
#include "store/store_desk.h"
#include "year/year.h"

#define HOUR_MS (60 * DATE_MINUTE_MS)

/* An activity and the moment at which something is stated about it. */
struct statement {
    struct year *year;
    const struct year_activity *activity;
    int64_t at_ms;
};

/* Every hundredth learner was there on paper. */
static void correct(const struct statement *about)
{
    struct year *year = about->year;
    const struct year_activity *activity = about->activity;
    struct class_row class = year_class(year, activity, 1);
    for (unsigned seat = 2; seat <= activity->learners + 1; seat++) {
        if (year_draw(year, 100))
            continue;
        const struct msg_fact_corrected fact = {.class_id = class.id,
                                                .person =
                                                    year_person(year_seat(year, activity, seat)),
                                                .claim = ATTENDANCE_CLAIM_PRESENT,
                                                .start_ms = timetable_start_ms(&class.table),
                                                .end_ms = timetable_end_ms(&class.table),
                                                .reason = "Daftar hadir kertas",
                                                .by = year_coordinator(1)};
        year_states(year, &(struct year_stating){activity->id, fact.by, about->at_ms},
                    FACT_CORRECTED, &fact);
    }
}

/* Nine of ten pass the test, some at the second try. */
static void test(const struct statement *about)
{
    struct year *year = about->year;
    for (unsigned seat = 2; seat <= about->activity->learners + 1; seat++) {
        struct msg_fact_test_tried fact = {.person =
                                               year_person(year_seat(year, about->activity, seat)),
                                           .score = 45 + year_draw(year, 56),
                                           .taken_ms = about->at_ms,
                                           .by = year_coordinator(1)};
        year_states(year, &(struct year_stating){about->activity->id, fact.by, about->at_ms},
                    FACT_TEST_TRIED, &fact);
        if (fact.score >= 70 || year_draw(year, 4) == 0)
            continue;
        fact.score = 80;
        year_states(year, &(struct year_stating){about->activity->id, fact.by, about->at_ms},
                    FACT_TEST_TRIED, &fact);
    }
}

static struct digest_text keep_document(const struct statement *about, unsigned seat)
{
    char text[100];
    struct evidence_row row = {.type = EVIDENCE_PDF, .filed_ms = about->at_ms};
    snprintf(text, sizeof text, "%%PDF-1.4\n%% izin %s %u\n%%%%EOF\n",
             id_text(about->activity->id).text, seat);
    row.bytes = slice_of_text(text);
    digest_sha256(row.bytes, row.hash);
    year_must(store_evidence_put(about->year->store, &row), "document");
    return digest_hex(row.hash);
}

/* The PPPK file their permission; seven of ten superiors have accepted it. */
static void file_evidence(const struct statement *about)
{
    struct year *year = about->year;
    for (unsigned seat = 2; seat <= about->activity->learners + 1; seat++) {
        unsigned n = year_seat(year, about->activity, seat);
        if (n % 5)
            continue;
        struct msg_fact_evidence_filed fact = {.person = year_person(n),
                                               .kind = FILED_DOCUMENT_SURAT_IZIN_PENUGASAN,
                                               .name = "izin.pdf",
                                               .has_serves = true,
                                               .serves = "Sasaran kinerja tahun berjalan",
                                               .has_coordinated_with = true,
                                               .coordinated_with = "Kepala unit kerja",
                                               .by = year_person(n)};
        snprintf(fact.evidence, sizeof fact.evidence, "%s", keep_document(about, seat).text);
        const struct msg_fact_evidence_decided decided = {
            .fact = year_states(year,
                                &(struct year_stating){about->activity->id, fact.by, about->at_ms},
                                FACT_EVIDENCE_FILED, &fact),
            .accepted = true,
            .by = year_person(n % year->size.units ? n % year->size.units : year->size.units)};
        if (year_draw(year, 10) < 7)
            year_states(
                year,
                &(struct year_stating){about->activity->id, decided.by, about->at_ms + HOUR_MS},
                FACT_EVIDENCE_DECIDED, &decided);
    }
}

static enum err write_all(struct store *store, void *arg)
{
    struct year *year = arg;
    (void)store;
    for (unsigned n = 1; n <= year->size.activities; n++) {
        struct year_activity activity = year_activity(year, n);
        struct class_row last = year_class(year, &activity, activity.n_classes);
        const struct statement about = {year, &activity, timetable_end_ms(&last.table) + HOUR_MS};
        correct(&about);
        if (activity.tested)
            test(&about);
        if (activity.capacity)
            file_evidence(&about);
    }
    return OK;
}

void year_write_books(struct year *year)
{
    year_must(store_together(year->store, write_all, year), "books");
}
