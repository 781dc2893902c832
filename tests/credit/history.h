/* history.h - a made-up year of one person, and what the rules make of it.
 *
 * A history has up to three activities of up to three classes; the person comes and goes on up to
 * three devices, the server breaks off, clocks step, presence checks are settled, a coordinator
 * corrects, evidence and tests come in. Everything follows from one number.
 */
#ifndef TESTS_CREDIT_HISTORY_H
#define TESTS_CREDIT_HISTORY_H

#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "attendance/timetable.h"
#include "base/date.h"
#include "credit/entry.h"
#include "credit/evidence.h"
#include "credit/parts.h"
#include "credit/post_test.h"
#include "credit/record.h"

#define HISTORY_ACTIVITIES 3
#define HISTORY_CLASSES 3
#define HISTORY_LINES 3
#define HISTORY_FACTS 3

struct made_line {
    int64_t join_ms;
    int64_t left_ms; /* may lie before join_ms: a clock that stepped back */
    bool lost;       /* nobody closed it: the server broke off, a roll says how far it was there */
};

struct made_class {
    struct timetable table;
    size_t n_lines;
    struct made_line lines[HISTORY_LINES];
    size_t n_corrections;
    struct correction corrections[HISTORY_FACTS];
    enum unit_mode mode;
    struct check_tally checks;
};

struct made_activity {
    const char *category;
    bool international;
    enum date_zone zone;
    enum jp_ledger ledger;
    enum overlap_decision decision;
    bool test_required;
    size_t n_classes;
    struct made_class classes[HISTORY_CLASSES];
    size_t n_evidence;
    struct evidence_fact evidence[HISTORY_FACTS];
    size_t n_tries;
    struct test_try tries[HISTORY_FACTS];
};

struct history {
    struct policy *policy;                /* bent for this history; belongs to the caller */
    const struct work_calendar *calendar; /* the same for all */
    enum employment status;
    enum date_zone zone; /* where the person works */
    int64_t contract_day;
    size_t n_activities;
    struct made_activity activities[HISTORY_ACTIVITIES];
};

/* The same number makes the same history. Changes the rules of *policy. */
void history_make(struct history *ret, struct policy *policy, uint32_t number);

/* What one activity comes to. */
struct outcome {
    struct attendance attendance;
    struct jp_result sum;
    struct jp_result parts[HISTORY_CLASSES];
    size_t n_parts;
    struct year_window year;
    int64_t ends_day;
    uint8_t basis[DIGEST_BYTES];
    uint64_t there_ms;   /* in learning time, all devices in one */
    uint64_t device_ms;  /* the sum over devices */
    uint64_t longest_ms; /* of one device */
    uint64_t counted_ms; /* after overlaps were settled */
    bool corrected;      /* there_ms does not come from devices alone */
};

struct outcomes {
    struct outcome at[HISTORY_ACTIVITIES];
    uint64_t all_ms; /* of all activities in one: no second twice */
};

/* How the facts arrive. */
struct arrival {
    bool turned;    /* everything in the other order */
    bool corrected; /* corrections have come in */
    /* Which activity came to the ledger first, second ...; NULL: in their order. */
    const size_t *order;
};

/* Computes everything from the facts. Ends the program when there is no memory. */
void history_compute(const struct history *history, struct arrival arrival, struct outcomes *ret);

/* The roll before the server broke off: each line that nobody closed gave a sign HISTORY_SIGN_AGE_S
 * before *ret_at_ms. Its length; 0: every line was closed. */
#define HISTORY_SIGN_AGE_S 3
#define HISTORY_ROLL_MAX 64
size_t history_roll(const struct made_class *c, uint8_t body[HISTORY_ROLL_MAX], int64_t *ret_at_ms);

#endif
