/* store_desk.h - documents, changes, who took what, imports, invitations, tokens, and the policy
 * files that were in force.
 *
 * Runs on, errors, callbacks: as store.h says.
 */
#ifndef STORE_STORE_DESK_H
#define STORE_STORE_DESK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/access.h"
#include "store/desk.h"
#include "store/store.h"
#include "store/store_catalog.h"

typedef enum err store_evidence_each(const struct evidence_row *row, void *arg);
typedef enum err store_change_each(const struct change_row *row, void *arg);
typedef enum err store_access_each(const struct access_row *row, void *arg);
typedef enum err store_import_each(const struct import_row *row, void *arg);
typedef enum err store_token_each(const struct token_row *row, void *arg);
typedef enum err store_account_each(const struct account_row *row, void *arg);
typedef enum err store_policy_force_each(const struct policy_force_row *row, void *arg);

/* Takes away an enrolment that left no trace: for the undo of an import. ERR_NOT_FOUND. ERR_LOCKED:
 * the activity is closed. ERR_TAKEN: a link was issued for it, or JP were earned. */
MUST_CHECK enum err store_enrolment_drop(struct store *store, struct id activity, struct id person);
/* Takes away a person whom nothing names: for the undo of an import. ERR_NOT_FOUND. ERR_TAKEN. */
MUST_CHECK enum err store_person_drop(struct store *store, struct id person);

/* The same document twice changes nothing. ERR_INVALID: hash is not that of bytes. ERR_OVERSIZE:
 * longer than EVIDENCE_BYTES_MAX. */
MUST_CHECK enum err store_evidence_put(struct store *store, const struct evidence_row *row);
/* Calls `each` once. ERR_NOT_FOUND. */
MUST_CHECK enum err store_evidence_read(struct store *store, const uint8_t hash[DIGEST_BYTES],
                                        store_evidence_each *each, void *arg);

/* ERR_INVALID: no noun, id or field; a text too long or no UTF-8. row->seq is ignored,
 * texts that are NULL are "". */
MUST_CHECK enum err store_change_append(struct store *store, const struct change_row *row);
/* Up to `max` with seq below `before` (0: the last ones), newest first. Each filter may be left
 * out: about none, who none, from_ms 0, until_ms INT64_MAX. */
struct change_filter {
    struct id about;
    struct id who;
    int64_t from_ms;
    int64_t until_ms;
    uint64_t before;
    size_t max;
};
MUST_CHECK enum err store_changes(struct store *store, const struct change_filter *filter,
                                  store_change_each *each, void *arg);
/* Those of an import, in order. */
MUST_CHECK enum err store_import_changes(struct store *store, struct id import_id,
                                         store_change_each *each, void *arg);

/* ERR_INVALID: no word. row->seq is ignored. */
MUST_CHECK enum err store_access_append(struct store *store, const struct access_row *row);
/* Whether the same was taken by the same after since_ms: who, token, what, about and filter. */
MUST_CHECK enum err store_access_there(struct store *store, const struct access_row *row,
                                       int64_t since_ms, bool *ret);
/* The same filters as for changes; `who` may also be the id of a token. */
MUST_CHECK enum err store_accesses(struct store *store, const struct change_filter *filter,
                                   store_access_each *each, void *arg);

/* row->undone_ms is ignored. ERR_TAKEN: the id is there. ERR_NOT_FOUND: no such activity. */
MUST_CHECK enum err store_import_put(struct store *store, const struct import_row *row);
MUST_CHECK enum err store_import_find(struct store *store, struct id import_id,
                                      struct import_row *ret);
/* Newest first, up to `max`. */
MUST_CHECK enum err store_imports(struct store *store, size_t max, store_import_each *each,
                                  void *arg);
/* Marks it as undone. ERR_TAKEN: it was. */
MUST_CHECK enum err store_import_undone(struct store *store, struct id import_id, int64_t at_ms);

/* By name. */
MUST_CHECK enum err store_accounts(struct store *store, store_account_each *each, void *arg);
/* Ends earlier ones of this account that were not used. ERR_NOT_FOUND: no such account. ERR_TAKEN:
 * that hash is there. */
MUST_CHECK enum err store_invitation_put(struct store *store, const struct invitation_row *row);
MUST_CHECK enum err store_invitation_find(struct store *store,
                                          const uint8_t token_hash[DIGEST_BYTES],
                                          struct invitation_row *ret);
/* Marks it as used and sets the account's password (scrypt text), both or neither; ends the
 * account's sign-ins. ERR_NOT_FOUND; ERR_TAKEN: it was used; ERR_EXPIRED: too late, or the account
 * was closed. */
MUST_CHECK enum err store_invitation_use(struct store *store,
                                         const uint8_t token_hash[DIGEST_BYTES], int64_t at_ms,
                                         const char *password);

/* row->revoked_ms is ignored. ERR_TAKEN: the id or the hash is there. */
MUST_CHECK enum err store_token_put(struct store *store, const struct token_row *row);
MUST_CHECK enum err store_token_find(struct store *store, const uint8_t hash[DIGEST_BYTES],
                                     struct token_row *ret);
/* Newest first. */
MUST_CHECK enum err store_tokens(struct store *store, store_token_each *each, void *arg);
/* ERR_NOT_FOUND. OK when it was revoked before. */
MUST_CHECK enum err store_token_revoke(struct store *store, struct id token, int64_t at_ms);

/* The same twice changes nothing. */
MUST_CHECK enum err store_policy_force_put(struct store *store, const struct policy_force_row *row);
/* In order. */
MUST_CHECK enum err store_policy_forces(struct store *store, store_policy_force_each *each,
                                        void *arg);
/* Whether an activity, an entry or a seal names this version. */
MUST_CHECK enum err store_policy_is_used(struct store *store, const char *id, bool *ret);

#endif
