/* store_restriction.h - who asked that the processing of their data be restricted, and what was
 * decided (UU 27/2022 art. 41).
 *
 * Runs on, errors, callbacks: as store.h says.
 */
#ifndef STORE_STORE_RESTRICTION_H
#define STORE_STORE_RESTRICTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/access.h"
#include "store/desk.h"
#include "store/store.h"

#define RESTRICTION_TEXT_MAX 1001

/* Stored: "asked", "in_force", "refused", "ended" (lifted, or taken back by the person). */
enum restriction_state {
    RESTRICTION_ASKED = 1,
    RESTRICTION_IN_FORCE,
    RESTRICTION_REFUSED,
    RESTRICTION_ENDED
};

struct restriction_row {
    struct id id;
    struct id person;
    enum restriction_state state;
    int64_t asked_ms;
    char text[RESTRICTION_TEXT_MAX]; /* what the person asks */
    int64_t decided_ms;              /* 0: not yet */
    struct id decided_by;
    char reason[DESK_REASON_MAX];
    int64_t ended_ms; /* 0: not */
    struct id ended_by;
    char end_reason[DESK_REASON_MAX];
};

typedef enum err store_restriction_each(const struct restriction_row *row, void *arg);

/* Makes it, or changes the one with this id. ERR_TAKEN: another one of this person is open.
 * ERR_INVALID: no id, person or text. */
MUST_CHECK enum err store_restriction_put(struct store *store, const struct restriction_row *row);
MUST_CHECK enum err store_restriction_find(struct store *store, struct id restriction,
                                           struct restriction_row *ret);
/* The newest of this person. ERR_NOT_FOUND: never asked. */
MUST_CHECK enum err store_restriction_of(struct store *store, struct id person,
                                         struct restriction_row *ret);
/* What waits first, by age; then what is in force; then the rest, newest first. Up to `max`. */
MUST_CHECK enum err store_restrictions(struct store *store, size_t max,
                                       store_restriction_each *each, void *arg);
/* Those in force alone. */
MUST_CHECK enum err store_restricted(struct store *store, store_restriction_each *each, void *arg);

extern const struct word_table restriction_state_words;

#endif
