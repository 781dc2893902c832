/* rows.h - lines, people, plans and entries to put into a store; number n is always the same one.
 */
#ifndef TESTS_STORE_ROWS_H
#define TESTS_STORE_ROWS_H

#include <stdio.h>
#include <string.h>

#include "credit/entry.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"

#define MONDAY_MS INT64_C(1741568400000) /* 10 March 2025, 08:00 WIB */
#define MINUTE_MS INT64_C(60000)

static inline struct id key(const char *kind, unsigned n)
{
    char text[24];
    snprintf(text, sizeof text, "%u", n);
    return id_from_key(kind, text);
}

static inline struct journal_line line_of_kind(unsigned n, struct id class_id, uint16_t kind)
{
    return (struct journal_line){
        .event = key("event", n),
        .class_id = class_id,
        .run = key("run", 1),
        .kind = kind,
        .at_ms = MONDAY_MS + (int64_t)n,
        .mono_ms = 777777 + n,
        .body = slice_of_text("{\"text\":\"Selamat pagi\"}"),
    };
}

static inline struct person_row person_row(unsigned n)
{
    struct person_row row = {
        .id = key("person", n),
        .employment = EMPLOYMENT_PNS,
        .zone = DATE_WIB,
        .contract_start_day = CATALOG_NO_DAY,
        .contract_end_day = CATALOG_NO_DAY,
    };
    snprintf(row.name, sizeof row.name, "Pegawai %02u", n);
    snprintf(row.nip, sizeof row.nip, "198503152010121%03u", n % 1000);
    snprintf(row.unit, sizeof row.unit, "Bidang Pengembangan Kompetensi");
    snprintf(row.position, sizeof row.position, "Analis SDM Aparatur");
    snprintf(row.agency, sizeof row.agency, "Badan Kepegawaian Daerah");
    return row;
}

static inline struct activity_row activity_row(unsigned n)
{
    struct activity_row row = {
        .id = key("activity", n),
        .planned_jp = 5,
        .zone = DATE_WIB,
        .min_attendance_percent = 80,
        .created_ms = MONDAY_MS - (int64_t)n * MINUTE_MS,
    };
    snprintf(row.title, sizeof row.title, "Pelatihan %u", n);
    snprintf(row.organiser, sizeof row.organiser, "BPSDM");
    snprintf(row.category, sizeof row.category, "pelatihan_teknis");
    snprintf(row.policy, sizeof row.policy, "asn-2023");
    snprintf(row.description, sizeof row.description, "Uraian kegiatan.");
    return row;
}

/* 08:00 to 10:00, a break, 10:15 to 12:00, on day n. */
static inline struct class_row class_row(unsigned n, unsigned activity, uint32_t ordinal)
{
    int64_t start_ms = MONDAY_MS + n * DATE_DAY_MS;
    struct class_row row = {
        .id = key("class", n),
        .activity = key("activity", activity),
        .ordinal = ordinal,
    };
    snprintf(row.title, sizeof row.title, "Pertemuan %u", ordinal);
    row.table.n = 3;
    row.table.segments[0] =
        (struct timetable_segment){SEGMENT_LEARNING, start_ms, start_ms + 120 * MINUTE_MS};
    row.table.segments[1] = (struct timetable_segment){SEGMENT_BREAK, start_ms + 120 * MINUTE_MS,
                                                       start_ms + 135 * MINUTE_MS};
    row.table.segments[2] = (struct timetable_segment){SEGMENT_LEARNING, start_ms + 135 * MINUTE_MS,
                                                       start_ms + 240 * MINUTE_MS};
    return row;
}

/* An activity with one class, one instructor (person 1) and `learners` learners (from person 2). */
static inline enum err school_put(struct store *store, unsigned learners)
{
    struct activity_row activity = activity_row(1);
    struct class_row meeting = class_row(1, 1, 1);
    enum err err = store_activity_put(store, &activity);
    if (!err)
        err = store_class_put(store, &meeting);
    for (unsigned i = 1; i <= learners + 1 && !err; i++) {
        struct person_row person = person_row(i);
        struct enrolment_row enrolment = {activity.id, person.id,
                                          i == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
        err = store_person_put(store, &person);
        if (!err)
            err = store_enrolment_put(store, &enrolment);
    }
    return err;
}

static inline struct jp_entry jp_entry(unsigned person, uint32_t revision)
{
    struct jp_entry entry = {
        .key = {.activity = key("activity", 1),
                .person = key("person", person),
                .revision = revision},
        .ledger = LEDGER_COMPETENCY,
        .jp = 5,
        .mode_jp = {2, 3, 0},
        .exact_num = 13500,
        .exact_den = 2700,
        .ends_day = 20157,
        .posted_ms = MONDAY_MS,
    };
    snprintf(entry.key.policy, sizeof entry.key.policy, "asn-2023");
    snprintf(entry.rule, sizeof entry.rule, "pelatihan_teknis");
    snprintf(entry.posted_by, sizeof entry.posted_by, "server");
    memset(entry.basis, 7, sizeof entry.basis);
    /* Ids are the affair of credit; here they only have to differ with their keys. */
    snprintf(entry.id, sizeof entry.id, "%s%s", id_text(entry.key.person).text,
             id_text(key("revision", revision)).text);
    return entry;
}

#endif
