#include "report/certificate.h"

#include <string.h>

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

const char *certificate_title(enum certificate_kind kind)
{
    switch (kind) {
    case CERTIFICATE_STTP:
        return "SURAT TANDA TAMAT PELATIHAN";
    case CERTIFICATE_CERTIFICATE:
        return "SERTIFIKAT";
    case CERTIFICATE_STATEMENT:
        return "SURAT KETERANGAN";
    }
    return "";
}

const char *certificate_mode_words(const bool modes[UNIT_MODES])
{
    bool there = modes[MODE_FACE_TO_FACE - 1];
    bool online = modes[MODE_SYNCHRONOUS - 1] || modes[MODE_ASYNCHRONOUS - 1];
    if (there)
        return online ? "campuran" : "tatap muka";
    return "daring";
}
