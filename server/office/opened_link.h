/* opened_link.h - the personal link with which a request came: {"token": "..."}.
 *
 * Runs on   one thread of the pool, with the call's store.
 */
#ifndef OFFICE_OPENED_LINK_H
#define OFFICE_OPENED_LINK_H

#include "base/err.h"
#include "store/access.h"

struct call;

/* A good link. ERR_TOO_FAST: too many from this address; call->wait_ms says how long. ERR_BAD_LINK:
 * unknown, replaced or revoked; call->detail says which. ERR_MALFORMED: no such body. ERR_STORE,
 * ERR_NOMEM. */
MUST_CHECK enum err opened_link(struct call *call, struct link_row *ret);

#endif
