/* certificate_check.h - holds the good certificates of an activity against its ledger.
 *
 * Runs on   any thread with a store of its own; reads only.
 */
#ifndef PROOF_CERTIFICATE_CHECK_H
#define PROOF_CERTIFICATE_CHECK_H

#include "base/err.h"
#include "base/id.h"

struct activity_judgement;
struct store;

#define CERTIFICATE_DIFFERENCE_MAX 200

/* `text` says what the ledger and the certificate say; borrowed for the call. */
typedef void certificate_differs(void *arg, struct id person, const char *text);

/* Calls `differs` for each certificate that somebody is not due, or not like this. ERR_STORE,
 * ERR_NOMEM. */
MUST_CHECK enum err certificate_check(struct store *store,
                                      const struct activity_judgement *judgement,
                                      certificate_differs *differs, void *arg);

#endif
