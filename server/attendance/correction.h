/* correction.h - what a coordinator sets right in one person's attendance of one class: a fact of
 * its own, laid over the intervals that the journal gives.
 *
 * Runs on   any thread. Pure.
 * Ignorant of who corrects and why: that is kept where corrections are stored.
 *
 * Corrections hold in the order of their numbers, whatever the order in which they are read; a
 * later one wins over an earlier one for the seconds that both are about.
 */
#ifndef ATTENDANCE_CORRECTION_H
#define ATTENDANCE_CORRECTION_H

#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "base/err.h"

enum correction_kind {
    CORRECTION_PRESENT = 1, /* was there: also face to face, where there is no line */
    CORRECTION_ABSENT       /* was not there */
};

struct correction {
    uint64_t number; /* rising, unique within the class */
    enum correction_kind kind;
    int64_t start_ms;
    int64_t end_ms;
};

/* Changes a united list; it is united afterwards. ERR_NOMEM leaves it as it was. */
MUST_CHECK enum err correction_apply(struct interval_list *united,
                                     const struct correction *corrections, size_t n);

#endif
