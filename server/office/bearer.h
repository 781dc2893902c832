/* bearer.h - machines come with a token: who it is, and what it may ask.
 *
 * Runs on   the pool's threads.
 * A token is `snk_` and 256 random bits; the database has its SHA-256 alone. It is shown once, when
 * it is made, and ends on a day at most a year ahead. Scopes are words; a route names the one that
 * it asks for. Who sends tokens that do not exist waits longer each time (slowdown.h, by address).
 */
#ifndef OFFICE_BEARER_H
#define OFFICE_BEARER_H

#include <stdbool.h>

#include "base/err.h"

struct call;

#define BEARER_PREFIX "snk_"
#define BEARER_DAYS_MAX 366
#define BEARER_PEOPLE "read:people"

/* All there are, in the order in which they are shown; ends with NULL. */
extern const char *const bearer_scopes[];

/* Whether `scopes`, words with a blank between, has this one. */
bool bearer_has(const char *scopes, const char *scope);

/* Fills call->token and call->whole_nip. ERR_BAD_SIGN_IN: no such token, or it was revoked.
 * ERR_EXPIRED: its last day is over. ERR_NOT_YOURS: it may not ask this (`scope` NULL: no machine
 * may). ERR_TOO_FAST with call->wait_ms. */
MUST_CHECK enum err bearer_allow(struct call *call, const char *scope);

#endif
