/* calendar_force.h - which office calendar is in force: activities that were judged by another text
 * of it are judged anew.
 *
 * Runs on   the main thread at start, with the store that writes.
 */
#ifndef JUDGING_CALENDAR_FORCE_H
#define JUDGING_CALENDAR_FORCE_H

#include <stdint.h>

#include "base/err.h"

struct store;

/* A text that is not the one of the last start is recorded, with its hash and the moment, and the
 * closed activities that hours of office say something about wait to be settled: all of it, or
 * nothing. ERR_IO, ERR_NOT_FOUND, ERR_OVERSIZE: the file cannot be read. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err calendar_force(struct store *store, const char *path, int64_t now_ms);

#endif
