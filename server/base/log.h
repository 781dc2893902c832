/* log.h - one line per record: `2026-03-02T08:00:03.120Z info session seated conn=41 role=learner`
 *
 * Runs on   any thread. Between log_start and log_stop lines go through a bounded queue to a thread
 *           of the log's own, so that no event loop waits for a disk; a line that finds it full is
 *           dropped and counted, and the count is reported. Before and after, lines go straight to
 *           stderr.
 *
 * A function either returns an error or logs it, never both. `info` is one line per change in the
 * life of a connection, room or class; what can come more than once a second is `debug`. Names,
 * chat text, tokens and passwords are never logged; people appear as ids. Control characters in a
 * value are written as `?`, so a value cannot forge a line.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARN, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

#define LOG_LINE_BYTES_MAX 512
#define LOG_QUEUE_LINES_MAX 1024

/* `to` is borrowed until log_stop. ERR_NOMEM: nothing started, lines still go to stderr. */
MUST_CHECK enum err log_start(enum log_level level, FILE *to);
/* Writes what is queued, then ends the thread. Harmless when not started. */
void log_stop(void);
/* Lines dropped since the start of the process. */
uint64_t log_dropped(void);
/* "error", "warn", "info", "debug". ERR_INVALID for another word. */
MUST_CHECK enum err log_level_parse(const char *word, enum log_level *ret);
bool log_wants(enum log_level level);

/* Use the macros. The format begins with a blank, which they add. */
void log_write(enum log_level level, const char *area, const char *event, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* LOG_INFO(session, "seated", "person=%s role=%s", id_text(id).text, role);
 * The area is a bare word, mostly the folder; the key=value part may be left out. */
#define LOG_AT(level, area, event, ...)                                                            \
    do {                                                                                           \
        if (log_wants(level))                                                                      \
            log_write(level, area, event, __VA_ARGS__);                                            \
    } while (0)

#define LOG_ERROR(area, event, ...) LOG_AT(LOG_LEVEL_ERROR, #area, event, " " __VA_ARGS__)
#define LOG_WARN(area, event, ...) LOG_AT(LOG_LEVEL_WARN, #area, event, " " __VA_ARGS__)
#define LOG_INFO(area, event, ...) LOG_AT(LOG_LEVEL_INFO, #area, event, " " __VA_ARGS__)
#define LOG_DEBUG(area, event, ...) LOG_AT(LOG_LEVEL_DEBUG, #area, event, " " __VA_ARGS__)

#endif
