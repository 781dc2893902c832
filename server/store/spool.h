/* spool.h - a file that takes journal lines while the database is away.
 *
 * Runs on   the store thread (and start-up, before it).
 * Owns      the file, which is made when the first line comes and is empty once all was replayed.
 *
 * The file begins with 16 bytes "SINKRON SPOOL 1\n"; then, per line, a frame: u32 length of the
 * bytes of journal_line_write, the first 16 bytes of their SHA-256, the bytes. A frame counts only
 * when it is whole; what follows the first that is not is a torn end.
 */
#ifndef STORE_SPOOL_H
#define STORE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/journal.h"

struct spool;

/* Opens what an earlier run left, or nothing. A torn end is moved to <path>.torn, and
 * *ret_torn_bytes says how long it was. ERR_IO: it cannot be read, cut or kept. ERR_MALFORMED: the
 * file is no spool. ERR_NOMEM. */
MUST_CHECK enum err spool_open(struct spool **ret, const char *path, uint64_t *ret_torn_bytes);
/* Removes the file when it holds no line that is still to be replayed. NULL is welcome. */
void spool_close(struct spool *spool);

bool spool_has_lines(const struct spool *spool);

/* Makes a line ready for the next commit. ERR_NOMEM. */
MUST_CHECK enum err spool_add(struct spool *spool, const struct journal_line *line);
/* Bytes made ready and not committed. */
size_t spool_added_bytes(const struct spool *spool);
/* Writes and syncs what was made ready. ERR_IO: none of it counts, the file is as before, and errno
 * says why. Whatever comes of it, nothing is ready any more. */
MUST_CHECK enum err spool_commit(struct spool *spool);
/* Forgets what was made ready. */
void spool_forget(struct spool *spool);

/* Gives the lines, oldest first, in groups of at most `lines_max`; they are borrowed for the call.
 * What a call answered with OK will not come again; the first that does not ends the replay with
 * that error. When all are through the file is emptied. ERR_IO, ERR_NOMEM. */
typedef enum err spool_each(const struct journal_line *lines, size_t n, void *arg);
MUST_CHECK enum err spool_replay(struct spool *spool, size_t lines_max, spool_each *each,
                                 void *arg);

#endif
