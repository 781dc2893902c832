/* store_certificate.h - certificates, and what goes to the personnel system.
 *
 * Runs on, errors, callbacks: as store.h says.
 */
#ifndef STORE_STORE_CERTIFICATE_H
#define STORE_STORE_CERTIFICATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/certificate.h"

struct store;

typedef enum err store_certificate_each(const struct certificate_row *row, void *arg);
typedef enum err store_outbox_each(const struct outbox_row *row, void *arg);
typedef enum err store_outbox_try_each(const struct outbox_try_row *row, void *arg);

/* The next number of a year, from 1; each is given once. */
MUST_CHECK enum err store_certificate_serial(struct store *store, int year, uint32_t *ret);
/* row->revoked_ms is ignored. ERR_TAKEN: the number or the code is there, or the person has a good
 * one for this activity. ERR_NOT_FOUND: no such activity or person. ERR_OVERSIZE: content is longer
 * than CERTIFICATE_CONTENT_BYTES_MAX. ERR_INVALID. */
MUST_CHECK enum err store_certificate_put(struct store *store, const struct certificate_row *row);
/* Each calls `each` once. ERR_NOT_FOUND. */
MUST_CHECK enum err store_certificate_by_code(struct store *store, struct id code,
                                              store_certificate_each *each, void *arg);
MUST_CHECK enum err store_certificate_by_number(struct store *store, const char *number,
                                                store_certificate_each *each, void *arg);
/* Oldest first; of an activity, or of a person. */
MUST_CHECK enum err store_activity_certificates(struct store *store, struct id activity,
                                                store_certificate_each *each, void *arg);
MUST_CHECK enum err store_person_certificates(struct store *store, struct id person,
                                              store_certificate_each *each, void *arg);
/* ERR_NOT_FOUND; ERR_TAKEN: it was revoked. */
MUST_CHECK enum err store_certificate_revoke(struct store *store, const char *number, int64_t at_ms,
                                             const char *why);

/* Makes the row of this person, activity and kind, or changes it (its id, made_ms stay).
 * ERR_NOT_FOUND: no such person or activity. ERR_TAKEN: another row has this id. ERR_OVERSIZE: body
 * is longer than OUTBOX_BODY_BYTES_MAX. ERR_INVALID. */
MUST_CHECK enum err store_outbox_put(struct store *store, const struct outbox_row *row);
/* Calls `each` once. ERR_NOT_FOUND. */
MUST_CHECK enum err store_outbox_find(struct store *store, struct id id, store_outbox_each *each,
                                      void *arg);
MUST_CHECK enum err store_outbox_of(struct store *store, const struct outbox_key *of,
                                    store_outbox_each *each, void *arg);
/* Waiting and due at `at_ms`, the longest due first, up to `max`. */
MUST_CHECK enum err store_outbox_due(struct store *store, int64_t at_ms, size_t max,
                                     store_outbox_each *each, void *arg);
/* In this state (0: any), last changed first, up to `max`. */
MUST_CHECK enum err store_outbox(struct store *store, enum outbox_state state, size_t max,
                                 store_outbox_each *each, void *arg);
/* Of these only those with this reason, a word of the row's text. */
struct outbox_because {
    enum outbox_state state;
    const char *reason; /* "": those without one */
    size_t max;
};
MUST_CHECK enum err store_outbox_because(struct store *store, const struct outbox_because *because,
                                         store_outbox_each *each, void *arg);
/* All of one person. */
MUST_CHECK enum err store_outbox_person(struct store *store, struct id person,
                                        store_outbox_each *each, void *arg);
/* What is not sent, by state and reason. */
struct outbox_reason_row {
    enum outbox_state state;
    char reason[DESK_REASON_MAX]; /* the word alone */
    uint64_t rows;
    int64_t since_ms; /* of the one that waits longest */
};
typedef enum err store_outbox_reason_each(const struct outbox_reason_row *row, void *arg);
MUST_CHECK enum err store_outbox_reasons(struct store *store, store_outbox_reason_each *each,
                                         void *arg);
/* How many rows there are in each state. */
struct outbox_counts {
    uint64_t in_state[OUTBOX_STATES]; /* by state - 1 */
};
MUST_CHECK enum err store_outbox_count(struct store *store, struct outbox_counts *ret);
/* row->seq is ignored. ERR_NOT_FOUND: no such row of the outbox. */
MUST_CHECK enum err store_outbox_try_append(struct store *store, const struct outbox_try_row *row);
/* Newest first, up to `max`. */
MUST_CHECK enum err store_outbox_tries(struct store *store, struct id outbox, size_t max,
                                       store_outbox_try_each *each, void *arg);

#endif
