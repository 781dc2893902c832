/* record.h - the counted entries of one person in one year: a view, never stored.
 *
 * Runs on   any thread. Pure.
 * Years are windows of days: the calendar year for PNS, years of the work agreement for PPPK (PP
 * 49/2018 art. 40(1)). The end date of the activity in its official zone decides.
 */
#ifndef CREDIT_RECORD_H
#define CREDIT_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"
#include "credit/policy.h"

/* Days since 1970, both in. */
struct year_window {
    int64_t first_day;
    int64_t last_day;
};

struct year_window year_window_calendar(int year);

/* The year of the agreement in which `day` lies: from the day the agreement began, or its yearly
 * return (28 February in common years for one that began on the 29th), cut at contract_last_day
 * (POLICY_OPEN_END when it has none). ERR_NOT_FOUND when the agreement does not cover the day. */
MUST_CHECK enum err year_window_contract(int64_t contract_first_day, int64_t contract_last_day,
                                         int64_t day, struct year_window *ret);

/* One work agreement; last_day POLICY_OPEN_END when it has no end. */
struct work_contract {
    int64_t first_day;
    int64_t last_day;
};

/* The same for somebody with several agreements: of those that cover the day the one that began
 * last decides. ERR_NOT_FOUND when none does. */
MUST_CHECK enum err year_window_contracts(const struct work_contract *contracts, size_t n,
                                          int64_t day, struct year_window *ret);

struct record_category {
    char rule[POLICY_RULE_MAX];
    int64_t jp; /* counted, of both ledgers */
    int64_t surplus_jp;
    int32_t entries; /* earning ones that were not taken back */
};

struct record {
    struct id person;
    struct year_window window;
    int64_t competency_jp;       /* counted */
    int64_t capacity_jp;         /* counted, in the ledger of its own */
    int64_t surplus_jp;          /* over the cap or the month, of both */
    int64_t mode_jp[UNIT_MODES]; /* counted, of both, where it is known how it was held */
    int32_t entries;
    size_t n_categories; /* in order of first appearance */
    struct record_category categories[POLICY_CATEGORIES_MAX];
};

void record_init(struct record *record, struct id person, struct year_window window);

/* Adds an entry of the person that falls in the window; any other changes nothing. Order does not
 * matter. ERR_FULL when there are more categories than a policy can have: the record is as before.
 */
MUST_CHECK enum err record_add(struct record *record, const struct jp_entry *entry);

/* How the year stands against the duty of the status. */
struct record_verdict {
    bool has_min;
    bool fulfilled;
    bool min_is_target;
    int64_t short_jp; /* still missing, 0 when fulfilled */
    bool capped;
    int64_t room_jp; /* still to be counted under the cap; 0 when full; only when capped */
};

struct record_verdict record_judge(const struct record *record, const struct policy_status *status,
                                   const char *post);

#endif
