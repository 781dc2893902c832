/* interval_list.h - stretches of time, closed at the start and open at the end.
 *
 * Runs on   any thread; one list belongs to one thread.
 * Owns      its intervals, in memory from base/alloc. Zero-initialise, end with finish.
 */
#ifndef ATTENDANCE_INTERVAL_LIST_H
#define ATTENDANCE_INTERVAL_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct interval {
    int64_t start_ms; /* UTC, in */
    int64_t end_ms;   /* UTC, out */
};

struct interval_list {
    struct interval *at;
    size_t n;
    size_t room;
};

void interval_list_finish(struct interval_list *list);

/* An interval without length (or with less) adds nothing. ERR_NOMEM leaves the list as it was. */
MUST_CHECK enum err interval_list_add(struct interval_list *list, int64_t start_ms, int64_t end_ms);

/* Orders by time and unites what overlaps, touches, or lies at most bridge_ms apart (0: only what
 * touches). Afterwards the intervals neither touch nor overlap. Needs no memory. */
void interval_list_unite(struct interval_list *list, int64_t bridge_ms);

/* Milliseconds of a united list that fall within [start_ms, end_ms). */
uint64_t interval_list_ms_within(const struct interval_list *list, int64_t start_ms,
                                 int64_t end_ms);
uint64_t interval_list_ms(const struct interval_list *list);

/* Takes out of a united list what lies in another united list. ERR_NOMEM leaves it as it was. */
MUST_CHECK enum err interval_list_subtract(struct interval_list *list,
                                           const struct interval_list *other);
/* Adds all of another list. ERR_NOMEM: the list holds a part of it. */
MUST_CHECK enum err interval_list_add_all(struct interval_list *list,
                                          const struct interval_list *other);
/* Milliseconds that two united lists share. */
uint64_t interval_list_shared_ms(const struct interval_list *a, const struct interval_list *b);

#endif
