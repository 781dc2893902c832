/* sign_in.h - who is signed in: the cookie of an account or of a personal link.
 *
 * Runs on   the pool's threads.
 * The cookie is a random token that lives for twelve hours, eight by a personal link; only its
 * SHA-256 is stored. That of a link has a name of its own, so that a link that is opened in a
 * coordinator's browser signs nobody out: /api/me/... takes it first, all else the account's. The
 * first that is sent counts, and is not made up for by the other. Signing in itself stands in
 * handlers.h: on_sign_in, on_sign_out, on_me, on_me_open, on_me_close.
 */
#ifndef OFFICE_SIGN_IN_H
#define OFFICE_SIGN_IN_H

#include "base/err.h"
#include "office/call.h"
#include "office/routes.h"

#define SIGN_IN_LIFE_S 43200
#define SIGN_IN_BY_LINK_LIFE_S 28800

/* The password of nobody, at the usual cost: what a name that does not exist is checked against, so
 * that it takes as long as one that does. */
extern const char sign_in_nobody[];

/* Fills call->person and call->account from the request's cookie. ERR_FORBIDDEN: there is none, or
 * it is over, the account is gone or closed, the person works here no more; the personal link was
 * revoked or replaced, or its enrolment withdrawn. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err sign_in_check(struct call *call);
/* The same, unless anyone may ask. ERR_NOT_YOURS: somebody is signed in, but not as `who`. */
MUST_CHECK enum err sign_in_allow(struct call *call, enum route_who who);
/* The answer will bring a cookie for call->person: of call->account, or, where that has no name, of
 * a personal link in this activity. ERR_STORE, ERR_BUSY, ERR_NOMEM. */
MUST_CHECK enum err sign_in_hand(struct call *call, struct id activity);

#endif
