/* verify.h - `sinkron verify FILE ...`: whether bundles and receipts hold, in words.
 *
 * Runs on   the main thread; needs no database, no configuration and no network.
 * Each file says by itself whether it is a bundle or a receipt. All are held against each other: a
 * seal may not be told in two ways, and a receipt must fit the seals. An argument of 16 hexadecimal
 * digits is the id of the first signing key, as the agency published it.
 */
#ifndef PROOF_VERIFY_H
#define PROOF_VERIFY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

/* *ret_holds: all that was looked at holds. ERR_CONFIG: there is nothing to verify, or a file
 * cannot be read; the reason is said. ERR_NOMEM. */
MUST_CHECK enum err verify_files(const char *const *args, unsigned n, FILE *to, bool *ret_holds);

#endif
