#include "judging/lines.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/rows.h"
#include "wire/pack.h"

#define REASON "Sesuai daftar hadir yang ditandatangani"
#define DOCUMENT "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define TEXT(member, text) snprintf(member, sizeof(member), "%s", text)

void lines_finish(struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        buffer_finish(&lines->bodies[i]);
    lines->n = 0;
}

struct id lines_add(struct lines *lines, enum fact_type type, const void *fact, struct id who)
{
    size_t i = lines->n;
    if (i == LINES_MAX || wire_pack_fact(type, fact, &lines->bodies[i])) {
        printf("a line of the book cannot be written\n");
        exit(2);
    }
    lines->n++;
    lines->rows[i] =
        (struct journal_row){.n = i + 1,
                             .line = {.event = key("fact", lines->first + (unsigned)i + 1),
                                      .class_id = lines->activity,
                                      .run = key("run", 1),
                                      .person = who,
                                      .kind = fact_info[type].id,
                                      .at_ms = MONDAY_MS + 7 * DATE_DAY_MS + (int64_t)i,
                                      .body = buffer_slice(&lines->bodies[i])}};
    return lines->rows[i].line.event;
}

struct id says_corrected(struct lines *lines, unsigned by, unsigned person,
                         struct msg_fact_corrected fact)
{
    fact.person = key("person", person);
    fact.by = key("person", by);
    TEXT(fact.reason, REASON);
    return lines_add(lines, FACT_CORRECTED, &fact, fact.by);
}

struct id says_excused(struct lines *lines, unsigned by, unsigned person, enum told_excuse excuse)
{
    struct msg_fact_excused fact = {.class_id = key("class", 1),
                                    .person = key("person", person),
                                    .excuse = excuse,
                                    .by = key("person", by)};
    TEXT(fact.reason, "Surat dokter");
    return lines_add(lines, FACT_EXCUSED, &fact, fact.by);
}

struct id says_approved(struct lines *lines, unsigned by, struct id fact)
{
    struct msg_fact_approved said = {.fact = fact, .by = key("person", by)};
    return lines_add(lines, FACT_APPROVED, &said, said.by);
}

struct id says_withdrawn(struct lines *lines, unsigned by, struct id fact)
{
    struct msg_fact_withdrawn said = {.fact = fact, .by = key("person", by)};
    TEXT(said.reason, "Keliru");
    return lines_add(lines, FACT_WITHDRAWN, &said, said.by);
}

static struct id file(struct lines *lines, unsigned person, enum filed_document kind,
                      const char *day)
{
    struct msg_fact_evidence_filed fact = {.person = key("person", person),
                                           .kind = kind,
                                           .has_serves = true,
                                           .has_coordinated_with = true,
                                           .has_day = day != NULL,
                                           .by = key("person", person)};
    TEXT(fact.evidence, DOCUMENT);
    TEXT(fact.name, "surat.pdf");
    TEXT(fact.serves, "Sasaran 3");
    TEXT(fact.coordinated_with, "Kepala Bidang");
    TEXT(fact.day, day ? day : "");
    return lines_add(lines, FACT_EVIDENCE_FILED, &fact, fact.by);
}

struct id says_filed(struct lines *lines, unsigned person, enum filed_document kind)
{
    return file(lines, person, kind, NULL);
}

struct id says_studied(struct lines *lines, unsigned person, const char *day)
{
    return file(lines, person, FILED_DOCUMENT_LAPORAN_BELAJAR, day);
}

struct id says_decided(struct lines *lines, unsigned by, struct id fact, bool accepted)
{
    struct msg_fact_evidence_decided said = {
        .fact = fact, .accepted = accepted, .has_reason = !accepted, .by = key("person", by)};
    TEXT(said.reason, accepted ? "" : "Tidak terbaca");
    return lines_add(lines, FACT_EVIDENCE_DECIDED, &said, said.by);
}

struct id says_tried(struct lines *lines, unsigned by, unsigned person, uint32_t score,
                     int64_t taken_ms)
{
    struct msg_fact_test_tried fact = {.person = key("person", person),
                                       .score = score,
                                       .taken_ms = taken_ms,
                                       .by = key("person", by)};
    return lines_add(lines, FACT_TEST_TRIED, &fact, fact.by);
}

struct id says_overlap(struct lines *lines, unsigned by, unsigned person,
                       enum overlap_choice choice)
{
    struct msg_fact_overlap_decided fact = {
        .person = key("person", person), .choice = choice, .by = key("person", by)};
    TEXT(fact.reason, "Pindah kegiatan");
    return lines_add(lines, FACT_OVERLAP_DECIDED, &fact, fact.by);
}

struct id says_confirmed(struct lines *lines, unsigned by, unsigned class_n)
{
    struct msg_fact_difference_confirmed fact = {
        .class_id = key("class", class_n), .difference_s = 600, .by = key("person", by)};
    TEXT(fact.reason, "Pengajar terlambat");
    return lines_add(lines, FACT_DIFFERENCE_CONFIRMED, &fact, fact.by);
}

struct id says_recorded(struct lines *lines, unsigned by, unsigned class_n)
{
    struct msg_fact_recorded fact = {.class_id = key("class", class_n), .by = key("person", by)};
    return lines_add(lines, FACT_RECORDED, &fact, fact.by);
}
