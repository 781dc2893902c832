/* origin.h - from which pages a WebSocket or a changing request may come.
 *
 * Runs on   the worker. Pure.
 *
 * A browser says in Origin which page asks (RFC 6454); a foreign page must not act with the
 * person's cookie. Allowed is the page that came from the same host and port as this request was
 * sent to (the Host header, over https), and what the configuration names.
 */
#ifndef NET_ORIGIN_H
#define NET_ORIGIN_H

#include <stdbool.h>

#include "base/bytes.h"

struct origin_rules {
    const char *origins;    /* further whole origins; `*`: every page, and requests without one */
    const char *host_names; /* further names of this server, without port */
};                          /* both: blanks or commas between */

/* A Host header that is a name or an address with an optional port, at most 255 bytes; nothing else
 * may be repeated in a header of ours. */
bool origin_host_is_good(struct slice host);

/* `host` has been found good. A missing origin is empty. */
bool origin_is_allowed(struct slice origin, struct slice host, const struct origin_rules *rules);

#endif
