#include "store/access.h"
#include "store/certificate.h"
#include "store/desk.h"
#include "store/store_restriction.h"

#define WORDS(table)                                                                               \
    {                                                                                              \
        table, (int)(sizeof(table) / sizeof((table)[0]))                                           \
    }

static const char *const account_roles[] = {
    [ACCOUNT_COORDINATOR] = "coordinator",
    [ACCOUNT_SUPERIOR] = "superior",
};
static const char *const evidence_types[] = {
    [EVIDENCE_PDF] = "application/pdf",
    [EVIDENCE_JPEG] = "image/jpeg",
    [EVIDENCE_PNG] = "image/png",
};
static const char *const change_nouns[] = {
    [CHANGE_ACTIVITY] = "activity", [CHANGE_UNIT] = "unit",           [CHANGE_CLASS] = "class",
    [CHANGE_PERSON] = "person",     [CHANGE_ENROLMENT] = "enrolment", [CHANGE_ACCOUNT] = "account",
    [CHANGE_TOKEN] = "token",       [CHANGE_POLL] = "poll",
};
static const char *const restriction_states[] = {
    [RESTRICTION_ASKED] = "asked",
    [RESTRICTION_IN_FORCE] = "in_force",
    [RESTRICTION_REFUSED] = "refused",
    [RESTRICTION_ENDED] = "ended",
};
static const char *const import_nouns[] = {
    [IMPORT_PEOPLE] = "people",
    [IMPORT_ENROLMENTS] = "enrolments",
};
static const char *const certificate_kinds[] = {
    [CERTIFICATE_STTP] = "sttp",
    [CERTIFICATE_CERTIFICATE] = "sertifikat",
    [CERTIFICATE_STATEMENT] = "surat_keterangan",
};
static const char *const outbox_kinds[] = {
    [OUTBOX_COURSE] = "kursus",
    [OUTBOX_TRAINING] = "diklat",
    [OUTBOX_DOCUMENT] = "dokumen",
};
static const char *const outbox_states[] = {
    [OUTBOX_WAITING] = "waiting",
    [OUTBOX_SENT] = "sent",
    [OUTBOX_PARKED] = "parked",
};

const struct word_table account_role_words = WORDS(account_roles);
const struct word_table evidence_type_words = WORDS(evidence_types);
const struct word_table change_noun_words = WORDS(change_nouns);
const struct word_table restriction_state_words = WORDS(restriction_states);
const struct word_table import_noun_words = WORDS(import_nouns);
const struct word_table certificate_kind_words = WORDS(certificate_kinds);
const struct word_table outbox_kind_words = WORDS(outbox_kinds);
const struct word_table outbox_state_words = WORDS(outbox_states);
