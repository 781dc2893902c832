/* evidence.h - which proof an activity needs before it counts, and how far it is.
 *
 * Runs on   any thread. Pure.
 * Source: Peraturan LAN 15/2020, as reported by secondary sources (confidence C): capacity
 * development inside office hours needs the superior's written permission and assignment, outside
 * of them a report to the superior; a category may ask for a report of its own (self study).
 */
#ifndef CREDIT_EVIDENCE_H
#define CREDIT_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "credit/policy.h"
#include "credit/work_calendar.h"

/* Something that happened to a piece of evidence. */
struct evidence_fact {
    uint64_t number; /* rising: the greatest of its kind holds */
    enum evidence_kind kind;
    enum evidence_decision decision;
};

/* The proof that the capacity ledger asks for. EVIDENCE_NONE: none. */
enum evidence_kind evidence_for_capacity(const struct policy_capacity *capacity,
                                         const struct hours_split *hours);

/* Both may be EVIDENCE_NONE. */
struct evidence_need {
    enum evidence_kind capacity; /* of evidence_for_capacity; EVIDENCE_NONE in the other ledger */
    enum evidence_kind category; /* EVIDENCE_STUDY where the category asks for a report */
};

/* `ledger` is the one in which it counts: jp_ledger_of. */
struct evidence_need evidence_need_of(const struct policy *policy, const char *category,
                                      enum jp_ledger ledger, const struct hours_split *hours);

/* A permission waits (menunggu_bukti) until it was accepted; a report to the superior is a duty
 * that is done by filing it; a study report waits (menunggu_laporan) until it was accepted. What
 * was refused stays so until something newer is filed. Of two needs the one that is further behind
 * decides. The order of the facts does not matter. */
enum evidence_state evidence_judge(const struct evidence_need *need,
                                   const struct evidence_fact *facts, size_t n);

/* Of two states the one that keeps more from counting. */
enum evidence_state evidence_worse(enum evidence_state a, enum evidence_state b);

/* Capacity development serves a duty or target, coordinated with the head of the unit. */
struct capacity_purpose {
    const char *serves;           /* "" or NULL: nobody said */
    const char *coordinated_with; /* the head of the unit */
};
bool capacity_purpose_is_told(const struct capacity_purpose *purpose);

#endif
