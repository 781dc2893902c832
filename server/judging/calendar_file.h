/* calendar_file.h - reads an office calendar (server/policies/README.md) from its file.
 *
 * Runs on   the main thread at start, before any other.
 */
#ifndef JUDGING_CALENDAR_FILE_H
#define JUDGING_CALENDAR_FILE_H

#include <stddef.h>

#include "base/err.h"
#include "credit/work_calendar.h"

#define CALENDAR_FILE_BYTES_MAX (256u * 1024u)

/* The caller frees *ret with mem_free. ERR_CONFIG: it is wrong or cannot be read; `ret_fault` then
 * says `<file>: <path>: <reason>` and *ret is untouched. ERR_NOMEM. */
MUST_CHECK enum err calendar_file_load(struct work_calendar **ret, const char *path,
                                       char *ret_fault, size_t fault_room);

#endif
