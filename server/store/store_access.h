/* store_access.h - who gets in, and what was done with it: links, accounts, sign-ins, audit.
 *
 * Runs on, errors, callbacks: as store.h says. Only hashes of secrets come here.
 */
#ifndef STORE_STORE_ACCESS_H
#define STORE_STORE_ACCESS_H

#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "store/access.h"

struct store;

typedef enum err store_link_each(const struct link_row *row, void *arg);
typedef enum err store_audit_each(const struct audit_row *row, void *arg);
typedef enum err store_sign_in_each(const struct sign_in_row *row, void *arg);

/* Issues a link; row->revoked_ms is ignored. Earlier good links of the same person and activity are
 * revoked at row->issued_ms, in the same transaction. ERR_NOT_FOUND: the person is not enrolled in
 * the activity. ERR_TAKEN: that hash is there already (the same link issued twice changes nothing
 * and is OK). */
MUST_CHECK enum err store_link_issue(struct store *store, const struct link_row *row);
/* Also finds revoked ones: look at ret->revoked_ms. ERR_NOT_FOUND. */
MUST_CHECK enum err store_link_find(struct store *store, const uint8_t token_hash[DIGEST_BYTES],
                                    struct link_row *ret);
/* Revokes the good link of this person in this activity. ERR_NOT_FOUND: there is none. */
MUST_CHECK enum err store_link_revoke(struct store *store, struct id activity, struct id person,
                                      int64_t at_ms);
/* All ever issued for an activity, oldest first. */
MUST_CHECK enum err store_activity_links(struct store *store, struct id activity,
                                         store_link_each *each, void *arg);

/* Ends the sign-ins of an account that is closed. ERR_NOT_FOUND: no such person. ERR_INVALID: no
 * name; a password that is
 * neither "" nor a hash of base/secret.h. */
MUST_CHECK enum err store_account_put(struct store *store, const struct account_row *row);
/* Names are compared byte by byte. ERR_NOT_FOUND. */
MUST_CHECK enum err store_account_find(struct store *store, const char *name,
                                       struct account_row *ret);

/* A cookie hash that is there already gets the new expires_ms. ERR_NOT_FOUND: no such person. */
MUST_CHECK enum err store_sign_in_put(struct store *store, const struct sign_in_row *row);
/* Also finds expired ones: look at ret->expires_ms. ERR_NOT_FOUND. */
MUST_CHECK enum err store_sign_in_find(struct store *store, const uint8_t cookie_hash[DIGEST_BYTES],
                                       struct sign_in_row *ret);
/* OK also when there is none. */
MUST_CHECK enum err store_sign_in_drop(struct store *store,
                                       const uint8_t cookie_hash[DIGEST_BYTES]);
/* Drops all that expired at or before this moment. */
MUST_CHECK enum err store_sign_in_expire(struct store *store, int64_t at_ms);
/* Those of a person that are kept, newest first. */
MUST_CHECK enum err store_person_sign_ins(struct store *store, struct id person,
                                          store_sign_in_each *each, void *arg);

/* row->seq is ignored. ERR_INVALID: no word. */
MUST_CHECK enum err store_audit_append(struct store *store, const struct audit_row *row);
/* The last `max` lines about this id, or by this person (id_none: all), newest first. */
MUST_CHECK enum err store_audit_read(struct store *store, struct id about, size_t max,
                                     store_audit_each *each, void *arg);

#endif
