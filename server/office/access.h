/* access.h - writes down who took personal data of others out of here.
 *
 * Runs on   the pool's threads; the row is written by the store thread.
 * UU 27/2022 (personal data protection) art. 31: who processes personal data records what was done
 * with them. Of people only reads of many as files, of a whole record or of a document: what one
 * sees on a page of an activity is the coordinator's daily work. Of machines all.
 */
#ifndef OFFICE_ACCESS_H
#define OFFICE_ACCESS_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct call;

/* `what` is a stable word: "attendance_csv". `about`: activity or person, or none. Without a row
 * there is no answer: ERR_STORE, ERR_BUSY, ERR_NOMEM. */
MUST_CHECK enum err access_note(struct call *call, const char *what, struct id about,
                                uint64_t people);
/* The same where only a machine takes: a person reads such a page in the course of the day. */
MUST_CHECK enum err access_note_machine(struct call *call, const char *what, struct id about,
                                        uint64_t people);

#endif
