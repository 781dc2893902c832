/* store_retention.h - what the store lets go of when its time is over, and nothing else.
 *
 * Runs on, errors, callbacks: as store.h says.
 * UU 27/2022 art. 42 to 44: processing ends, and data are erased, when their time is over. Never
 * let go: presence, checks, phases, books, ledger, seals, certificates.
 */
#ifndef STORE_STORE_RETENTION_H
#define STORE_STORE_RETENTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/desk.h"
#include "store/store_seal.h"

/* Classes with lines whose kind may be erased (journal.h) and that are not erased. */
MUST_CHECK enum err store_talking_classes(struct store *store, store_id_each *each, void *arg);
/* Erases up to `max` such lines of a class; *ret_n: how many it were. ERR_INVALID: no moment. */
MUST_CHECK enum err store_journal_erase(struct store *store, struct id class_id, int64_t at_ms,
                                        size_t max, size_t *ret_n);

enum forgettable {
    FORGET_ADDRESSES = 1,   /* network addresses of who took data before then; the rows stay */
    FORGET_AUDIT_ADDRESSES, /* and of who signed in or opened a link */
    FORGET_SIGN_INS,        /* that ended before then */
    FORGET_INVITATIONS,     /* used, or at an end, before then */
    FORGET_DOCUMENTS        /* kept last before then, and named by no fact */
};

/* Up to `max` rows; *ret_n: how many it were. */
MUST_CHECK enum err store_forget(struct store *store, enum forgettable what, int64_t before_ms,
                                 size_t max, size_t *ret_n);

/* A document that somebody brings, before a fact names it. */
struct evidence_keeping {
    const struct evidence_row *row;
    struct id person;
    size_t max; /* of this person that no fact has named */
};

/* As store_evidence_put, and notes who keeps it until a fact names it; again makes it young again.
 * ERR_FULL: this person has `max` others. */
MUST_CHECK enum err store_evidence_keep(struct store *store,
                                        const struct evidence_keeping *keeping);

#endif
