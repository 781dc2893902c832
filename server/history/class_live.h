/* class_live.h - whether people come together in a room of this server for a class.
 *
 * Runs on   any thread with a store.
 */
#ifndef HISTORY_CLASS_LIVE_H
#define HISTORY_CLASS_LIVE_H

#include <stdbool.h>

#include "base/err.h"

struct activity_row;
struct class_row;
struct store;

/* Not when it or its activity is cancelled, nor when its unit is held face to face or
 * asynchronously: nobody can enter it. ERR_STORE. */
MUST_CHECK enum err class_is_live(struct store *store, const struct activity_row *activity,
                                  const struct class_row *class, bool *ret);

#endif
