/* sign_in.h - who is signed in: the cookie of a coordinator.
 *
 * Runs on   the pool's threads.
 * The cookie is a random token that lives for twelve hours; only its SHA-256 is stored. Signing in
 * itself stands in handlers.h: on_sign_in, on_sign_out, on_me.
 */
#ifndef OFFICE_SIGN_IN_H
#define OFFICE_SIGN_IN_H

#include "base/err.h"
#include "office/call.h"

#define SIGN_IN_LIFE_S 43200

/* The password of nobody, at the usual cost: what a name that does not exist is checked against, so
 * that it takes as long as one that does. */
extern const char sign_in_nobody[];

/* Fills call->account from the request's cookie. ERR_FORBIDDEN: there is none, or it is over, or
 * the account is gone. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err sign_in_check(struct call *call);

#endif
