/* file.h - small files, whole.
 *
 * Runs on   start-up, the store thread or the office pool; never an event loop.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/bytes.h"
#include "base/err.h"

/* Adds the file's bytes to `ret`, which the caller finishes. ERR_NOT_FOUND, ERR_OVERSIZE (more than
 * `len_max`), ERR_NOMEM, ERR_IO (errno says why). */
MUST_CHECK enum err file_read(const char *path, size_t len_max, struct buffer *ret);
/* Replaces the file at once or not at all (temporary file, fsync, rename). ERR_NOMEM, ERR_IO. */
MUST_CHECK enum err file_write(const char *path, struct slice bytes, unsigned mode);
/* Makes the folder and its parents, mode 0750; OK when it is there. */
MUST_CHECK enum err file_make_folder(const char *path);

#endif
