/* catalog.h - rows about people and plans: what is known before and beside a class.
 *
 * Runs on   any thread. Plain data, by value: nothing is borrowed.
 * Ignorant of SQL and of the protocol; the length of each text is the protocol's, in UTF-8 bytes,
 *           and every *_MAX counts its terminating zero.
 */
#ifndef STORE_CATALOG_H
#define STORE_CATALOG_H

#include <stdbool.h>
#include <stdint.h>

#include "attendance/timetable.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/id.h"
#include "base/secret.h"
#include "credit/policy.h"

#define CATALOG_NAME_MAX 121
#define CATALOG_TITLE_MAX 201
#define CATALOG_NIP_MAX 19
#define CATALOG_DESCRIPTION_MAX 4001
#define CATALOG_SEGMENTS_MAX 32
#define CATALOG_QUESTION_MAX 301
#define CATALOG_OPTIONS_MAX 10
#define CATALOG_OPTION_MAX 121
#define CATALOG_WHAT_MAX 41
#define CATALOG_NOTE_MAX 401
#define CATALOG_NO_DAY INT64_MIN /* a day (since 1970) that is not known */

struct person_row {
    struct id id;
    char name[CATALOG_NAME_MAX];
    char nip[CATALOG_NIP_MAX]; /* NIP or NI PPPK: 18 digits, unique, or "" */
    enum employment employment;
    char post[POLICY_RULE_MAX]; /* kind of post, for exemptions in a policy ("jpt_madya"), or "" */
    char unit[CATALOG_TITLE_MAX];
    char position[CATALOG_TITLE_MAX];
    char agency[CATALOG_TITLE_MAX];
    enum date_zone zone;
    int64_t contract_start_day; /* of a PPPK, days since 1970; else CATALOG_NO_DAY */
    int64_t contract_end_day;   /* last day, or CATALOG_NO_DAY while open */
};

/* Who signs in with a name and a password. Stored: "coordinator". */
enum account_role { ACCOUNT_COORDINATOR = 1 };

struct account_row {
    char name[CATALOG_NAME_MAX];         /* unique */
    char password[SECRET_HASH_TEXT_MAX]; /* scrypt text of base/secret.h, never the password */
    struct id person;
    enum account_role role;
};

struct activity_row {
    struct id id;
    char title[CATALOG_TITLE_MAX];
    char organiser[CATALOG_TITLE_MAX];
    char category[POLICY_RULE_MAX];
    bool international;
    uint32_t planned_jp;
    char policy[POLICY_ID_MAX];
    enum date_zone zone;             /* official zone: its dates decide the year */
    uint32_t min_attendance_percent; /* 1 to 100, or 0: the policy's */
    char description[CATALOG_DESCRIPTION_MAX];
    int64_t created_ms;
    int64_t closed_ms; /* 0: open. Set by store_activity_close alone; a put ignores it. */
};

struct class_row {
    struct id id;
    struct id activity;
    uint32_t ordinal; /* from 1, unique within the activity */
    char title[CATALOG_TITLE_MAX];
    struct timetable table; /* sound, at most CATALOG_SEGMENTS_MAX segments */
};

/* Stored: "learner", "instructor". */
enum enrolment_role { ENROLMENT_LEARNER = 1, ENROLMENT_INSTRUCTOR = 2 };

struct enrolment_row {
    struct id activity;
    struct id person;
    enum enrolment_role role;
};

/* A personal link: who has the token is this person in this activity. The token is not stored. */
struct link_row {
    uint8_t token_hash[DIGEST_BYTES]; /* SHA-256 of the token */
    struct id activity;
    struct id person;
    int64_t issued_ms;
    int64_t revoked_ms;  /* 0: good */
    struct id issued_by; /* person, or none: a seed file, a command */
};

/* A poll written before its class. */
struct poll_row {
    struct id class_id;
    uint32_t ordinal; /* from 1, unique within the class */
    char question[CATALOG_QUESTION_MAX];
    uint32_t n_options; /* 2 to CATALOG_OPTIONS_MAX */
    char options[CATALOG_OPTIONS_MAX][CATALOG_OPTION_MAX];
    bool multiple;
    bool anonymous;
};

/* A signed-in browser. */
struct sign_in_row {
    uint8_t cookie_hash[DIGEST_BYTES]; /* SHA-256 of the cookie */
    struct id person;
    char account[CATALOG_NAME_MAX]; /* its name; "" when a personal link signed in */
    struct id activity;             /* of the personal link; none for an account */
    int64_t created_ms;
    int64_t expires_ms;
};

/* Something somebody did that must be explainable later. Append only. */
struct audit_row {
    uint64_t seq; /* given by the store */
    int64_t at_ms;
    struct id who;               /* person, or none: nobody known, or the server */
    char what[CATALOG_WHAT_MAX]; /* a word: "link_reissued", "sign_in_failed", "activity_closed" */
    struct id about;             /* the activity, person or class it was done to, or none */
    char note[CATALOG_NOTE_MAX];
};

extern const struct word_table enrolment_role_words, account_role_words; /* credit/policy_words.h */

/* "WIB", "WITA", "WIT"; "" for another offset. Others are refused in rows. */
const char *zone_name(enum date_zone zone);
/* ERR_MALFORMED for another word; *ret is then untouched. */
MUST_CHECK enum err zone_parse(struct slice word, enum date_zone *ret);

#endif
