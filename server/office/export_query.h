/* export_query.h - which rows an export asks for, read from the address.
 *
 * Runs on   the pool's threads.
 * Each parameter is checked by itself; what is wrong is a fault with the parameter's name:
 * unknown (no such parameter, or nothing has this id), no_id, no_date, out_of_range, no_cursor,
 * too_long.
 */
#ifndef OFFICE_EXPORT_QUERY_H
#define OFFICE_EXPORT_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "report/export_filter.h"

struct call;

#define EXPORT_LIMIT 100
#define EXPORT_LIMIT_MAX 500
#define EXPORT_CURSOR_MAX 96

struct export_query {
    struct export_filter filter;
    struct export_place place; /* of the cursor */
    uint64_t limit;            /* rows of a page */
    bool count;                /* how many there are in all is wanted */
};

/* Faults of parameters are in call->faults then: ERR_INVALID. ERR_NOMEM. */
MUST_CHECK enum err export_query_read(struct call *call, const char *const *names,
                                      struct export_query *ret);
/* A year from 2000 to 2100. ERR_INVALID as above. */
MUST_CHECK enum err export_year_read(struct call *call, int *ret);

/* Opaque to whoever gets it. */
struct export_cursor {
    char text[EXPORT_CURSOR_MAX];
};
struct export_cursor export_cursor(const struct export_place *place);

#endif
