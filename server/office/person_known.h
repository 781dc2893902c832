/* person_known.h - a person's row is written, and what goes to the personnel system learns of it.
 *
 * Runs on   person_written: the store thread, inside the transaction that changes the row.
 *           person_follow: any thread, when it is durable.
 *
 * What was parked because the SIASN id or the NIP was missing is due again by itself, which is a
 * line among the changes of the person (field "outbox"); what was sent under a wrong id is changed
 * there.
 */
#ifndef OFFICE_PERSON_KNOWN_H
#define OFFICE_PERSON_KNOWN_H

#include "base/err.h"
#include "feed/due.h"
#include "office/changes.h"

struct feed;

/* changes_person, and the outbox. *ret gathers the activities that are to be looked at again;
 * zeroed in, due_ids_finish in any case. `before` may be NULL. Errors of changes_person; ERR_NOMEM.
 */
MUST_CHECK enum err person_written(struct store *store, const struct change_by *by,
                                   const struct person_row *before, const struct person_row *after,
                                   struct due_ids *ret);
/* `feed` may be NULL: what is due is found when there is one. */
void person_follow(struct feed *feed, const struct due_ids *activities);

#endif
