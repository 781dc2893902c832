#include "judging/certificate_due.h"

#include <string.h>

#include "judging/judging.h"
#include "judging/record_state.h"
#include "wire/json_in.h"

#define WAITS                                                                                      \
    (RECORD_WAIT_EVIDENCE | RECORD_WAIT_REPORT | RECORD_WAIT_DECISION | RECORD_WAIT_OVERLAP)

/* Which trainings are completed with an STTP is said by no text that was seen: practice names it so
 * for a training with a pass, and a certificate for courses, seminars and the like. */
#define TRAINING                                                                                   \
    {                                                                                              \
        SOURCE_PRACTICE, 'C',                                                                      \
            "Permensos 9/2019 lampiran: STTP untuk pelatihan dengan pernyataan lulus"              \
    }
#define DISTANCE                                                                                   \
    {                                                                                              \
        SOURCE_PRACTICE, 'C', "Praktik PJJ Kementerian Agama: STTPP sebagai sertifikat"            \
    }
#define OTHERS                                                                                     \
    {                                                                                              \
        SOURCE_PRACTICE, 'C', "Praktik LMS instansi: sertifikat untuk kursus, seminar, webinar"    \
    }

static const struct certificate_rule rules[] = {
    {"pelatihan_struktural", CERTIFICATE_STTP, TRAINING},
    {"pelatihan_manajerial", CERTIFICATE_STTP, TRAINING},
    {"pelatihan_teknis", CERTIFICATE_STTP, TRAINING},
    {"pelatihan_fungsional", CERTIFICATE_STTP, TRAINING},
    {"pelatihan_sosial_kultural", CERTIFICATE_STTP, TRAINING},
    {"pelatihan_jarak_jauh", CERTIFICATE_STTP, DISTANCE},
    {"", CERTIFICATE_CERTIFICATE, OTHERS},
};

const struct certificate_rule *certificate_rule(const char *category)
{
    const struct certificate_rule *rule = rules;
    while (rule->category[0] && strcmp(rule->category, category) != 0)
        rule++;
    return rule;
}

/* A statement without a pass: usage, no text was seen (domain notes 3.3, D). */
enum certificate_kind certificate_kind_for(const struct certificate_ground *ground)
{
    if (ground->jp > 0)
        return certificate_rule(ground->category)->passed;
    bool took_part = ground->enough && !ground->waits && ground->test != TEST_AWAITED;
    return took_part ? CERTIFICATE_STATEMENT : 0;
}

struct certificate_due certificate_due(const struct activity_judgement *judgement,
                                       const struct judged_enrolled *person)
{
    const struct activity_plan *plan = &judgement->plan;
    struct certificate_ground ground = {
        .category = plan->activity.category,
        .enough = judged_enough(judgement, person),
        .waits = record_waits_of(plan->book, person->row.id, person) & WAITS,
        .test = person->test.state,
    };
    if (!plan->activity.closed_ms || person->role != ENROLMENT_LEARNER)
        return (struct certificate_due){0};
    for (size_t i = 0; i < person->n_entries; i++)
        ground.jp += person->entries[i].jp + person->entries[i].surplus_jp;
    return (struct certificate_due){certificate_kind_for(&ground),
                                    ground.jp > 0 ? (uint32_t)ground.jp : 0};
}

enum err certificate_stated(const struct certificate_row *row, struct certificate_due *ret)
{
    struct json_doc doc;
    enum err err = json_open(&doc, row->content);
    if (!err) {
        struct json_node root = json_root(&doc);
        *ret =
            (struct certificate_due){row->kind, (uint32_t)json_get_i64(&root, "jp", 0, UINT32_MAX)};
        err = json_err(&doc);
    }
    json_close(&doc);
    return err;
}
