/* policy_set.h - the policy versions that this server knows, loaded and checked at start.
 *
 * Runs on   any thread: filled before the first thread starts, never changed afterwards.
 * Owns      nothing; whoever loaded the policies frees them after everyone else is gone.
 */
#ifndef CREDIT_POLICY_SET_H
#define CREDIT_POLICY_SET_H

#include <stddef.h>

#include "credit/policy.h"

struct work_calendar;

#define POLICY_SET_MAX 32

struct policy_set {
    struct policy *at[POLICY_SET_MAX];
    size_t n;
    const struct work_calendar *calendar; /* when offices work; NULL: always, so that what depends
                                           * on it needs the most */
};

/* ERR_INVALID unless each version is sound, ids differ and no day has two versions. `where` of the
 * fault then starts with the id of the version: "asn-2023.valid_from". */
MUST_CHECK enum err policy_set_check(const struct policy_set *set, struct policy_fault *ret);

/* The version with this id, borrowed, or NULL. */
const struct policy *policy_set_find(const struct policy_set *set, const char *id);

/* The version for an activity that ends on this day (days since 1970, in the activity's official
 * zone), borrowed; NULL when there is none. */
const struct policy *policy_set_for_day(const struct policy_set *set, int64_t day);

#endif
