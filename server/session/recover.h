/* recover.h - after a crash: presence that nobody closed ends at its last sign of life.
 *
 * Runs on   the main thread at start, before the store thread and the sockets.
 */
#ifndef SESSION_RECOVER_H
#define SESSION_RECOVER_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"

struct chance;
struct store;

/* Appends, for every line that joined and never left, a LEFT `server_lost` at the last sign of life
 * that the rolls have. Doing it twice changes nothing. *ret_n: how many lines were closed.
 * ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err recover_presence(struct store *store, struct id run,
                                     const struct chance *chance, size_t *ret_n);

#endif
