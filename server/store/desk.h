/* desk.h - rows of what is done at the coordinator's desk: documents, changes, who took what,
 * imports, invitations, tokens, and the policy files that were in force.
 *
 * Runs on   any thread. Plain data, by value but for slices, which are borrowed.
 * Every *_MAX counts its terminating zero.
 */
#ifndef STORE_DESK_H
#define STORE_DESK_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/id.h"
#include "store/access.h"

#define DESK_FIELD_MAX 41
#define DESK_VALUE_MAX 4001
#define DESK_REASON_MAX 501
#define DESK_FILE_NAME_MAX 201
#define DESK_SCOPES_MAX 201
#define DESK_ADDRESS_MAX 64
#define DESK_FILTER_MAX 201
#define EVIDENCE_BYTES_MAX (5u * 1024u * 1024u)

/* Stored: "application/pdf", "image/jpeg", "image/png". */
enum evidence_type { EVIDENCE_PDF = 1, EVIDENCE_JPEG, EVIDENCE_PNG };

/* A document as it was filed. */
struct evidence_row {
    uint8_t hash[DIGEST_BYTES]; /* SHA-256 of bytes */
    enum evidence_type type;
    int64_t filed_ms;
    struct slice bytes;
};

/* Stored: "activity", "unit", "class", "person", "enrolment", "account", "token", "poll". */
enum change_noun {
    CHANGE_ACTIVITY = 1,
    CHANGE_UNIT,
    CHANGE_CLASS,
    CHANGE_PERSON,
    CHANGE_ENROLMENT,
    CHANGE_ACCOUNT,
    CHANGE_TOKEN,
    CHANGE_POLL
};

/* Somebody changed a value. Append only. The texts are borrowed. */
struct change_row {
    uint64_t seq; /* given by the store */
    int64_t at_ms;
    struct id who; /* person; none: a command, a seed */
    enum change_noun noun;
    struct id about;   /* its id; of a unit or a poll, its activity's or class's; of an enrolment,
                        * its activity's: the field then names the person; of an account, its
                        * person's */
    const char *field; /* "title"; "+": made, "-": taken away */
    const char *before;
    const char *after;
    const char *reason;  /* or "" */
    struct id import_id; /* the import that did it, or none */
};

/* Somebody took personal data out of here. Append only. */
struct access_row {
    uint64_t seq; /* given by the store */
    int64_t at_ms;
    struct id who;                /* person, or none */
    struct id token;              /* of a machine, or none */
    char what[CATALOG_WHAT_MAX];  /* a word: "attendance_csv", "person_record" */
    struct id about;              /* activity or person; none: many */
    uint64_t people;              /* of how many */
    char filter[DESK_FILTER_MAX]; /* which, in the words of the question: "unit=Bappeda" */
    char address[DESK_ADDRESS_MAX];
};

/* Stored: "people", "enrolments". */
enum import_noun { IMPORT_PEOPLE = 1, IMPORT_ENROLMENTS };

struct import_row {
    struct id id;
    int64_t at_ms;
    struct id who;
    enum import_noun noun;
    struct id activity; /* of enrolments, or none */
    char file_name[DESK_FILE_NAME_MAX];
    uint64_t rows;
    int64_t undone_ms; /* 0: stands */
};

/* A way to a first (or a forgotten) password. The token is not stored. */
struct invitation_row {
    uint8_t token_hash[DIGEST_BYTES];
    char account[CATALOG_NAME_MAX];
    int64_t issued_ms;
    int64_t expires_ms;
    int64_t used_ms; /* 0: not yet */
};

/* A machine's way in. The token is not stored. */
struct token_row {
    struct id id;
    uint8_t hash[DIGEST_BYTES];
    char title[CATALOG_TITLE_MAX];
    char scopes[DESK_SCOPES_MAX]; /* words with a blank between */
    int64_t issued_ms;
    int64_t expires_ms;
    int64_t revoked_ms; /* 0: good */
    struct id issued_by;
};

/* The file of a policy version came into force. */
struct policy_force_row {
    char id[POLICY_ID_MAX];
    uint8_t hash[DIGEST_BYTES]; /* SHA-256 of the file */
    int64_t from_ms;
};

extern const struct word_table evidence_type_words, change_noun_words, import_noun_words;

#endif
