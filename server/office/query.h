/* query.h - the part of an address behind the question mark: `from=...&until=...`.
 *
 * Runs on   any thread. Pure.
 * Values stand there as net writes them: what is no letter, digit or one of -._~ is %HH.
 * Of several values with one name the first is meant.
 */
#ifndef OFFICE_QUERY_H
#define OFFICE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

struct office_request;

/* Borrowed from the request; at is NULL when the name is not there. */
struct slice query_find(const struct office_request *request, const char *name);
/* "1" is on; whatever else, and nothing, is off. */
bool query_is_on(const struct office_request *request, const char *name);
/* A whole number from min to max, into *ret, which stays as it is when the name is not there.
 * ERR_INVALID: it is something else. */
MUST_CHECK enum err query_i64(const struct office_request *request, const char *name, int64_t min,
                              int64_t max, int64_t *ret);
/* The value decoded, "" when the name is not there. ERR_INVALID: it is longer, or no UTF-8. */
MUST_CHECK enum err query_text(const struct office_request *request, const char *name, char *ret,
                               size_t room);

#endif
