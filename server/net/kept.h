/* kept.h - whole messages that came after their reader said stop, in order.
 *
 * Runs on   the worker that owns the connection.
 * Owns      its copies.
 * Bounded: what the library had read already is at most one TLS record.
 */
#ifndef NET_KEPT_H
#define NET_KEPT_H

#include <stdbool.h>

#include "base/bytes.h"
#include "base/err.h"

#define KEPT_BYTES_MAX 65536

struct kept {
    struct buffer bytes; /* all zero: nothing kept */
    size_t taken;
};

/* ERR_FULL, ERR_NOMEM: nothing was added. */
MUST_CHECK enum err kept_add(struct kept *kept, struct slice message, bool binary);
/* The oldest message, good until the next call of any kept_ function; false when there is none. */
bool kept_take(struct kept *kept, struct slice *ret_message, bool *ret_binary);
void kept_finish(struct kept *kept);

#endif
