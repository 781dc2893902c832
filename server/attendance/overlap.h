/* overlap.h - one person in several activities at the same time: no second counts twice.
 *
 * Runs on   any thread. Pure.
 *
 * Whoever came first keeps the seconds: activities are ordered by their start, then by id. One that
 * shares seconds with an earlier one is flagged (`tumpang_tindih`) and counts nothing until its
 * organiser decides; what it shares stays with the earlier one, or goes to it, as was decided.
 */
#ifndef ATTENDANCE_OVERLAP_H
#define ATTENDANCE_OVERLAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/timetable.h"
#include "base/err.h"
#include "base/id.h"

enum overlap_decision {
    OVERLAP_UNDECIDED = 0,
    OVERLAP_KEEPS_REST, /* counts what it does not share */
    OVERLAP_TAKES       /* counts all; the others lose what is shared */
};

/* One activity of the person. `counted` is the caller's to finish. */
struct overlap_stay {
    struct id activity;
    int64_t start_ms;                  /* of the activity: who came first */
    const struct interval_list *there; /* borrowed; united, clipped to learning time */
    enum overlap_decision decision;
    struct interval_list counted; /* out: the seconds that are its own */
    uint64_t shared_ms;           /* out: which others took from it */
    bool flagged;                 /* out: shares some and nobody has decided */
};

/* The order in which they are given does not matter. ERR_NOMEM: every `counted` is empty.
 * ERR_INVALID: an activity is there twice. */
MUST_CHECK enum err overlap_settle(struct overlap_stay *stays, size_t n);

/* What of a united list lies in learning segments, added to *ret. */
MUST_CHECK enum err overlap_clip(const struct interval_list *united, const struct timetable *table,
                                 bool break_counts, struct interval_list *ret);

#endif
