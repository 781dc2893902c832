/* evidence.h - which proof an activity needs before it counts, and how far it is.
 *
 * Runs on   any thread. Pure.
 * Source: Peraturan LAN 15/2020, as reported by secondary sources (confidence C): capacity
 * development inside office hours needs the superior's written permission and assignment, outside
 * of them a report to the superior; a category may ask for a report of its own (self study). Where
 * such a category is valued by the day (Peraturan LAN 10/2018, conversion table, row C9: JP per
 * day) each day counts once its own report was verified; sessions go with their day.
 */
#ifndef CREDIT_EVIDENCE_H
#define CREDIT_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "credit/policy.h"
#include "credit/work_calendar.h"

/* Whether each day of such an activity needs a report of its own. */
bool evidence_is_by_day(const struct policy *policy, const char *category);

/* Something that happened to a piece of evidence. */
struct evidence_fact {
    uint64_t number; /* rising: the greatest of its kind holds */
    enum evidence_kind kind;
    enum evidence_decision decision;
    bool of_day; /* speaks for `day` alone; false: for the whole activity */
    int64_t day; /* since 1970, in the official zone */
};

/* The proof that the capacity ledger asks for. EVIDENCE_NONE: none. */
enum evidence_kind evidence_for_capacity(const struct policy_capacity *capacity,
                                         const struct hours_split *hours);

/* Both may be EVIDENCE_NONE. */
struct evidence_need {
    enum evidence_kind capacity; /* of evidence_for_capacity; EVIDENCE_NONE in the other ledger */
    enum evidence_kind category; /* EVIDENCE_STUDY where the category asks for a report */
    bool by_day; /* of each day: the category is taken apart into days or sessions */
};

/* `ledger` is the one in which it counts: jp_ledger_of. */
struct evidence_need evidence_need_of(const struct policy *policy, const char *category,
                                      enum jp_ledger ledger, const struct hours_split *hours);

/* A permission waits (menunggu_bukti) until it was accepted; a report to the superior is a duty
 * that is done by filing it; a study report waits (menunggu_laporan) until it was accepted. What
 * was refused stays so until something newer is filed. Of two needs the one that is further behind
 * decides. The order of the facts does not matter. Facts of a day say nothing here. */
enum evidence_state evidence_judge(const struct evidence_need *need,
                                   const struct evidence_fact *facts, size_t n);
/* The same of one day: the report of the category may be that of the day, or one that speaks for
 * the whole activity. What was accepted goes before what is newer. */
enum evidence_state evidence_judge_day(const struct evidence_need *need,
                                       const struct evidence_fact *facts, size_t n, int64_t day);
/* The fact that decides about a day's report; borrowed. NULL: nothing was filed. */
const struct evidence_fact *evidence_of_day(const struct evidence_fact *facts, size_t n,
                                            enum evidence_kind kind, int64_t day);

/* Of two states the one that keeps more from counting. */
enum evidence_state evidence_worse(enum evidence_state a, enum evidence_state b);

/* Capacity development serves a duty or target, coordinated with the head of the unit. */
struct capacity_purpose {
    const char *serves;           /* "" or NULL: nobody said */
    const char *coordinated_with; /* the head of the unit */
};
bool capacity_purpose_is_told(const struct capacity_purpose *purpose);

#endif
