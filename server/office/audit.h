/* audit.h - writes down who did what.
 *
 * Runs on   the pool's threads; waits for the store thread.
 */
#ifndef OFFICE_AUDIT_H
#define OFFICE_AUDIT_H

#include "store/access.h"

struct call;

/* Appends the row with the call's moment and, unless it has one, a note of the peer's address. What
 * was done is done: a line that cannot be written is logged. */
void audit(const struct call *call, const struct audit_row *row);

#endif
