/* catalog.h - rows about people and plans: what is known before and beside a class.
 *
 * Runs on   any thread. Plain data, by value: nothing is borrowed.
 * Ignorant of SQL and of the protocol; the length of each text is the protocol's, in UTF-8 bytes,
 *           and every *_MAX counts its terminating zero.
 */
#ifndef STORE_CATALOG_H
#define STORE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/timetable.h"
#include "base/date.h"
#include "base/id.h"
#include "credit/policy.h"
#include "credit/unit.h"

#define CATALOG_NAME_MAX 121
#define CATALOG_TITLE_MAX 201
#define CATALOG_NIP_MAX 19
#define CATALOG_DESCRIPTION_MAX 4001
#define CATALOG_SEGMENTS_MAX 32
#define CATALOG_QUESTION_MAX 301
#define CATALOG_OPTIONS_MAX 10
#define CATALOG_OPTION_MAX 121
#define CATALOG_SIASN_ID_MAX 65
#define CATALOG_NO_DAY INT64_MIN    /* a day (since 1970) that is not known */
#define CATALOG_ALWAYS_DAY (-25567) /* 1 January 1900: since always */
#define CATALOG_STATUSES_MAX 64     /* of one person */

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
    int64_t contract_start_day;          /* of a PPPK, days since 1970; else CATALOG_NO_DAY */
    int64_t contract_end_day;            /* last day, or CATALOG_NO_DAY while open */
    struct id superior;                  /* atasan langsung, or none */
    char siasn_id[CATALOG_SIASN_ID_MAX]; /* pnsOrangId of the personnel system, or "" */
    int64_t left_ms;                     /* works here no more since; 0: does */
    int64_t status_day; /* since when employment, post, agreement and zone are these; the newest,
                         * or those of a day (catalog_take_status). 0: see store_person_put. */
};

/* What somebody was employed as, from a day on until another begins, and no longer than its
 * agreement (PP 49/2018 art. 37). */
struct person_status {
    int64_t from_day;
    enum employment employment;
    char post[POLICY_RULE_MAX];
    int64_t contract_start_day, contract_end_day; /* as of struct person_row */
    enum date_zone zone;                          /* in whose office hours they worked */
};

struct person_statuses {
    size_t n;
    struct person_status at[CATALOG_STATUSES_MAX]; /* by from_day */
};

/* Whether a post-test is asked for. Stored: "policy", "required", "none". */
enum test_wish { TEST_AS_POLICY = 1, TEST_REQUIRED, TEST_NONE };

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
    enum jp_ledger ledger;                  /* in which it is meant to count; 0: competency */
    enum test_wish post_test;               /* 0: as the policy says */
    char batch[CATALOG_TITLE_MAX];          /* angkatan, or "" */
    char place[CATALOG_TITLE_MAX];          /* or "" */
    char legal_basis[CATALOG_QUESTION_MAX]; /* a sentence on the certificate, or "" */
    char signatory_name[CATALOG_NAME_MAX];  /* signs certificates; "": nobody does yet */
    char signatory_position[CATALOG_TITLE_MAX];
    char signatory_nip[CATALOG_NIP_MAX];
    int64_t created_ms;
    int64_t closed_ms;    /* 0: open. Set by store_activity_close alone; a put ignores it. */
    int64_t cancelled_ms; /* 0: not */
};

/* A unit of an activity (credit/unit.h). */
struct unit_row {
    struct id activity;
    uint32_t ordinal; /* from 1, unique within the activity */
    char title[CATALOG_TITLE_MAX];
    enum unit_mode mode;
    uint32_t planned_jp;
};

struct class_row {
    struct id id;
    struct id activity;
    uint32_t ordinal; /* from 1, unique within the activity */
    char title[CATALOG_TITLE_MAX];
    struct timetable table; /* sound, at most CATALOG_SEGMENTS_MAX segments */
    uint32_t unit;          /* ordinal of its unit; 0: of none, held live */
    int64_t cancelled_ms;   /* 0: not. A cancelled class counts nowhere. */
};

/* Stored: "learner", "instructor". */
enum enrolment_role { ENROLMENT_LEARNER = 1, ENROLMENT_INSTRUCTOR = 2 };

struct enrolment_row {
    struct id activity;
    struct id person;
    enum enrolment_role role;
    int64_t withdrawn_ms; /* may not enter any more since, what was attended counts; 0: may */
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

/* credit/policy_words.h */
extern const struct word_table enrolment_role_words, test_wish_words;

/* The status that holds on the day. Its agreement ends, at the latest, the day before another
 * employment or agreement begins. False, with employment 0, from_day 0 and no agreement: none. */
bool catalog_status_on(const struct person_statuses *statuses, int64_t day,
                       struct person_status *ret);
/* Makes employment, post, agreement and (of none there is none) zone of the row the status's. */
void catalog_take_status(struct person_row *row, const struct person_status *status);
struct person_status catalog_status_of(const struct person_row *row);

/* "WIB", "WITA", "WIT"; "" for another offset. Others are refused in rows. */
const char *zone_name(enum date_zone zone);
/* ERR_MALFORMED for another word; *ret is then untouched. */
MUST_CHECK enum err zone_parse(struct slice word, enum date_zone *ret);

#endif
