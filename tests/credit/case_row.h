/* case_row.h - one row of tests/credit/cases/: a person, their activities, and what must come out.
 *
 * The rows are written for people of an office; README.md explains every word of them.
 */
#ifndef TESTS_CREDIT_CASE_ROW_H
#define TESTS_CREDIT_CASE_ROW_H

#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "attendance/standing.h"
#include "base/date.h"
#include "credit/evidence.h"
#include "credit/parts.h"
#include "credit/post_test.h"
#include "credit/record.h"
#include "wire/json_in.h"

#define ROW_ACTIVITIES_MAX 12
#define ROW_CLASSES_MAX 16
#define ROW_FACTS_MAX 8
#define ROW_CONTRACTS_MAX 4
#define ROW_TEXT_MAX 200
#define ROW_ABSENT INT64_MIN /* of an expected number: the row does not say */

struct row_class {
    struct timetable table;
    struct interval_list there; /* united */
    enum unit_mode mode;
    enum excuse excuse;
    struct check_tally checks;
    char standing[16]; /* expected; "" */
};

struct row_expect {
    int64_t jp, counted, surplus;
    int64_t exact_num, exact_den;
    int64_t attended_s, learning_s, percent_ppm, programme_jp, shared_minutes, inside_minutes;
    int64_t first_day, last_day, issue_day;
    int64_t year_first, year_last;
    int64_t modes[UNIT_MODES];
    size_t n_parts;
    int64_t parts[ROW_CLASSES_MAX]; /* counted, by part */
    bool says_parts, says_flagged, flagged;
    char state[24];
    char ledger[16];
    char policy[POLICY_ID_MAX];
    size_t n_reasons;
    enum reason_code reasons[REASONS_MAX];
};

struct row_activity {
    char category[POLICY_RULE_MAX];
    char policy_id[POLICY_ID_MAX]; /* "": by the last day */
    bool international;
    bool spoke;
    enum date_zone zone;
    enum jp_ledger ledger;
    uint32_t min_attendance_percent;
    bool purpose_told;
    bool test_required;
    size_t n_tries;
    struct test_try tries[ROW_FACTS_MAX];
    size_t n_evidence;
    struct evidence_fact evidence[ROW_FACTS_MAX];
    enum overlap_decision decision;
    size_t n_classes;
    struct row_class classes[ROW_CLASSES_MAX];
    struct policy *policy; /* its own copy, with the row's changes */
    struct row_expect expect;
};

struct row_record {
    bool says;
    int64_t day; /* any day of the year that is looked at */
    int64_t competency, capacity, surplus, short_jp;
    int64_t fulfilled; /* 0, 1 */
};

struct case_row {
    char name[24]; /* "15" */
    char mark[8];  /* "R", "P", "R+P" */
    char title[ROW_TEXT_MAX];
    enum employment status;
    char post[POLICY_RULE_MAX];
    enum date_zone zone; /* of the person */
    size_t n_contracts;
    struct work_contract contracts[ROW_CONTRACTS_MAX];
    size_t n_activities;
    struct row_activity activities[ROW_ACTIVITIES_MAX];
    struct row_record record;
};

struct policy_set;

/* Reads a row; faults stand in the document. The policies are copied. */
void case_row_read(const struct json_node *node, const struct policy_set *policies,
                   struct case_row *ret);
void case_row_finish(struct case_row *row);

/* Computes everything and compares it with what the row expects; each difference is printed.
 * Returns how many there are. */
unsigned case_row_run(struct case_row *row, const struct work_calendar *calendar);

/* `2025-03-10 08.00-10.00 b10.00-10.15 10.15-12.00`: a day, then spans of it; a span that ends
 * before it starts ends on the next day. */
void case_read_plan(const struct json_node *node, const char *key, int offset_min,
                    struct timetable *ret);
void case_read_there(const struct json_node *node, int offset_min, struct row_class *ret);

#endif
