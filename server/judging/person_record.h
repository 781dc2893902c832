/* person_record.h - one person's record of one year: what counts and what does not, what waits and
 * for what, and what each figure rests on.
 *
 * Runs on   any thread with a store of its own; reads only, all of it in one view of the database.
 * Owns      all its memory; only the policies are borrowed, from the set.
 *
 * A view, never stored. What the ledger holds is taken from it; an activity of the year without an
 * entry that stands is judged for this person alone, so the cost is that of one person, whatever
 * the agency's size.
 * Source: years are calendar years for PNS (PP 11/2017 art. 203(4)) and years of the agreement for
 * PPPK (PP 49/2018 art. 40(1)): person_year.h.
 */
#ifndef JUDGING_PERSON_RECORD_H
#define JUDGING_PERSON_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"
#include "credit/record.h"
#include "judging/book.h"
#include "judging/judging.h"
#include "judging/record_state.h"
#include "store/catalog.h"

struct policy_set;
struct store;

#define RECORD_NOT_CLOSED INT64_MAX

/* One activity of the year. */
struct record_activity {
    struct activity_row row;
    enum enrolment_role role;
    bool withdrawn;
    int64_t starts_ms;              /* begin of its first class; 0: it has none */
    int64_t ends_day;               /* decides the year; CATALOG_NO_DAY: it has no class */
    const struct jp_entry *entries; /* of this person, in order of posting */
    size_t n_entries;
    int64_t jp; /* of the entries, what was taken back taken off */
    int64_t surplus_jp;
    int64_t waiting_jp; /* would count once nothing is awaited */
    int64_t mode_jp[UNIT_MODES];
    enum jp_ledger ledger;
    enum record_state state;
    unsigned waits;          /* bits of enum record_wait */
    unsigned asks;           /* kinds of evidence to be filed: bits 1 << enum evidence_kind */
    int64_t object_until_ms; /* a person may object before it; RECORD_NOT_CLOSED: as yet always */
    const struct book *book; /* never NULL */
    struct book *own_book;   /* the same, or NULL: the judgement's */
    struct activity_judgement *judgement; /* NULL: an entry stands, and no day needs a report */
};

/* A year that has something in it, or the one asked for, or the present one. */
struct record_year {
    struct year_window window;
    const struct policy *policy; /* in force on its last day; NULL: none is */
    struct person_status status; /* that holds on its last day, or on the day it was looked for */
    struct record sum;
    struct record_verdict verdict; /* has_min and capped false without a policy */
};

struct person_record {
    struct person_row person;
    struct record_year **years; /* newest first */
    size_t n_years;
    const struct record_year *year;     /* the one asked for */
    struct record_activity *activities; /* of that year, newest first */
    size_t n_activities;
    int64_t waiting_jp;       /* would count once nothing is awaited; of closed activities */
    struct jp_entry *entries; /* of all years, by activity */
    size_t n_entries;
};

/* The person in the judgement; NULL: not judged, or left before it began. */
const struct judged_enrolled *record_own(const struct record_activity *activity);

struct person_record_wish {
    struct id person;
    int64_t day; /* of the year that is asked for; CATALOG_NO_DAY: today, where the person is */
    int64_t now_ms;
};

/* The caller ends *ret with person_record_destroy. ERR_NOT_FOUND: no such person. Others as
 * judge_person_in_view. Each leaves *ret alone. */
MUST_CHECK enum err person_record_read(struct store *store, const struct policy_set *policies,
                                       const struct person_record_wish *wish,
                                       struct person_record **ret);
/* The same from the ledger alone: years without activities, nothing judged. */
MUST_CHECK enum err person_record_sums(struct store *store, const struct policy_set *policies,
                                       const struct person_record_wish *wish,
                                       struct person_record **ret);
/* NULL is welcome. */
void person_record_destroy(struct person_record *record);

/* The same of one activity alone, judged whatever its state: what stands behind its line. NULL is
 * welcome to finish. ERR_NOT_FOUND: not enrolled, and no entry. */
MUST_CHECK enum err record_activity_read(struct store *store, const struct policy_set *policies,
                                         const struct enrolment_row *who, int64_t now_ms,
                                         struct person_record **ret);

/* "below_20", "20", "21_30", "31_40", "41_up": how talent scoring grades a year's JP (domain notes
 * 2.1, practice). */
const char *record_step_name(int64_t jp);

#endif
