/* standing.h - how somebody stands in the attendance list of one class: hadir, terlambat, izin ...
 *
 * Runs on   any thread. Pure.
 * A standing says what happened; it decides no JP. Whoever has leave was not there, and whoever was
 * late was there: JP come from seconds alone.
 */
#ifndef ATTENDANCE_STANDING_H
#define ATTENDANCE_STANDING_H

#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/judge.h"
#include "attendance/timetable.h"
#include "base/bytes.h"
#include "base/err.h"

/* Stored as words: "hadir", "terlambat", "tidak_hadir", "izin", "sakit". */
enum standing {
    STANDING_PRESENT = 1,
    STANDING_LATE,
    STANDING_ABSENT,
    STANDING_LEAVE,
    STANDING_SICK
};

/* What somebody told beforehand or afterwards, as a coordinator recorded it. */
enum excuse { EXCUSE_NONE = 0, EXCUSE_LEAVE, EXCUSE_SICK };

const char *standing_name(enum standing standing);
MUST_CHECK enum err standing_parse(struct slice name, enum standing *ret);

struct standing_result {
    enum standing standing;
    uint64_t late_seconds; /* learning time that had passed when they came; 0 when never there */
};

/* Who was there in learning time at all is hadir, or terlambat when more than late_after_seconds of
 * learning time had passed at the first moment; else the excuse, or tidak_hadir. */
struct standing_result standing_of(const struct interval_list *united,
                                   const struct timetable *table, const struct judge_rule *rule,
                                   uint32_t late_after_seconds, enum excuse excuse);

#endif
