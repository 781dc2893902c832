/* routes.h - which method and path is answered by whom, and who may ask: one table.
 *
 * Runs on   any thread. The table is constant.
 * The paths are those of protocol/openapi.yaml; a test holds the two together.
 */
#ifndef OFFICE_ROUTES_H
#define OFFICE_ROUTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/id.h"
#include "office/call.h"

struct office_body;

enum route_who {
    WHO_ANYONE,
    WHO_COORDINATOR,
    WHO_SUPERIOR,
    WHO_PERSON /* signed in by an account of any role or a personal link: one's own data alone */
};

struct route {
    const char *method;
    const char *path; /* `{...}` stands for an id: 32 hexadecimal digits; `{hash}` for 64 of them,
                       * which are two ids in a row (call_hash) */
    enum route_who who;
    bool one_view; /* all that it reads belongs to one moment; it may not write */
    call_handler *answer;
    const char *scope; /* word that a machine's token must have (bearer.h); NULL: no machine */
    const struct office_body *body; /* NULL: JSON of at most OFFICE_BODY_MAX */
};

/* ERR_NOT_FOUND: no such path. ERR_UNEXPECTED: it does not take this method. *ret_ids has room for
 * CALL_IDS_MAX and holds those of the path, in order. */
MUST_CHECK enum err route_find(const char *method, const char *path, const struct route **ret,
                               struct id *ret_ids);
/* Each of them once, in the order of the table; NULL behind the last. For tests that ask for all.
 */
const struct route *route_at(size_t n);

#endif
