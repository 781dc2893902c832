/* policy_file.h - reads the dated policies of a folder (server/policies/README.md) into a set.
 *
 * Runs on   the main thread at start, before any other.
 * Owns      the policies of the set, until policy_set_finish.
 */
#ifndef JUDGING_POLICY_FILE_H
#define JUDGING_POLICY_FILE_H

#include <stddef.h>

#include "base/err.h"
#include "credit/policy_set.h"

#define POLICY_FILE_BYTES_MAX (1024u * 1024u)

/* Every *.json of the folder, by name. ERR_CONFIG: one is wrong, or there is none; `ret_fault` then
 * says `<file>: <path>: <reason>` and *ret is untouched. ERR_NOMEM (also with a fault). */
MUST_CHECK enum err policy_dir_load(struct policy_set *ret, const char *dir, char *ret_fault,
                                    size_t fault_room);
/* Frees the policies; nobody may use them any more. A zeroed set is welcome. */
void policy_set_finish(struct policy_set *set);

#endif
