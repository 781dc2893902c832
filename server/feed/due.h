/* due.h - what the personnel system is to know about one activity, as the ledger stands.
 *
 * Runs on   any thread with a store of its own; reads only, all of it in one view.
 * Owns      its list; finish it.
 *
 * The JP of a person are those of the entries that stand in the competency ledger, with what is
 * over a cap: as on the certificate that goes with them (judging/certificate_due.h). Capacity
 * development is not sent: the service has no place for it (domain notes 2.3, 4.2).
 */
#ifndef FEED_DUE_H
#define FEED_DUE_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"
#include "feed/siasn_record.h"

struct policy_set;
struct store;

struct due_person {
    struct id person;
    enum feed_reason reason; /* FEED_READY, or why it cannot be sent now */
    struct siasn_record record;
    struct id certificate; /* code of the good one; none: there is none */
};

struct due_list {
    struct id activity;
    struct due_person *at;
    size_t n;
    size_t room;
};

struct due_wish {
    struct store *store;
    const struct policy_set *policies;
    const char *agency; /* instansiId */
};

/* Everybody who ever had an entry in this activity. Zeroed list in; finish it in any case.
 * ERR_NOT_FOUND: no such activity. Others as of plan_read. */
MUST_CHECK enum err due_read(const struct due_wish *wish, struct id activity, struct due_list *ret);
void due_finish(struct due_list *list);

/* Distinct activities. Zeroed in; finish with due_ids_finish. */
struct due_ids {
    struct id *at;
    size_t n;
    size_t room;
};
/* The same again changes nothing. ERR_NOMEM. */
MUST_CHECK enum err due_ids_add(struct due_ids *ids, struct id id);
void due_ids_finish(struct due_ids *ids);

/* Activities with entries whose last day is in the period, both in (days since 1970). */
MUST_CHECK enum err due_activities_between(struct store *store, int64_t from_day, int64_t until_day,
                                           struct due_ids *ret);
/* Activities with entries above number `*n` in the ledger, which then becomes the last number. */
MUST_CHECK enum err due_activities_after(struct store *store, uint64_t *n, struct due_ids *ret);

#endif
