/* person_year.h - the year in which a day counts for somebody.
 *
 * Runs on   any thread. Pure.
 */
#ifndef JUDGING_PERSON_YEAR_H
#define JUDGING_PERSON_YEAR_H

#include <stdint.h>

#include "credit/policy.h"
#include "credit/record.h"
#include "store/catalog.h"

/* The calendar year, or the year of the work agreement where the status counts so and the agreement
 * covers the day (PP 49/2018 art. 40(1)). `person` as it holds on the day; `status` may be NULL. */
struct year_window person_year(const struct person_status *person,
                               const struct policy_status *status, int64_t day);

#endif
