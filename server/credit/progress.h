/* progress.h - the learner's line while the class runs: "32 dari 45 menit, bernilai 1 JP bila tetap
 * hadir".
 *
 * Runs on   any thread. Pure; integers only. A forecast, never the source of an entry.
 */
#ifndef CREDIT_PROGRESS_H
#define CREDIT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "attendance/judge.h"
#include "base/err.h"
#include "credit/jp.h"

/* Where a category is taken apart into days, sessions or semesters, the line is about the part in
 * which the person is now: `whole` and `remaining_ms` are those of the part. */
struct progress_input {
    const char *category; /* borrowed; of the activity */
    bool international;
    bool spoke;
    struct attendance_sum
        whole;             /* attended so far; learning time of ALL classes, also those to come */
    uint64_t remaining_ms; /* learning time still to come, of all classes */
    uint32_t min_attendance_percent; /* the activity's, or 0 for the policy's */
};

struct progress {
    uint64_t attended_seconds;  /* counted so far */
    uint64_t learning_seconds;  /* of the whole activity */
    uint64_t remaining_seconds; /* still to come */
    uint64_t needed_seconds;    /* in all, for the threshold; 0 in the proportional model */
    uint64_t missing_seconds;   /* needed - attended: still to attend; 0 once reached */
    bool reached;               /* the threshold is reached already */
    bool reachable;             /* reached, or still to be reached by staying */
    uint32_t jp_now;            /* earned if the person leaves now */
    uint32_t jp_at_end;         /* earned if the person stays to the end */
};

/* Errors as of jp_for_activity; *ret then has its seconds, and JP 0. */
MUST_CHECK enum err progress_of(const struct policy *policy, const struct progress_input *input,
                                struct progress *ret);

#endif
