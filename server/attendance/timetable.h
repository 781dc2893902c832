/* timetable.h - the plan of one class: segments of learning and breaks, in order.
 *
 * Runs on   any thread. Plain data.
 * Times are UTC milliseconds; a segment is closed at the start and open at the end.
 */
#ifndef ATTENDANCE_TIMETABLE_H
#define ATTENDANCE_TIMETABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define TIMETABLE_SEGMENTS_MAX 64
#define TIMETABLE_SPAN_MS_MAX (INT64_C(24) * 3600 * 1000) /* a class is one meeting */

/* Stored: add at the end, never change one. Names: "learning", "break". */
enum timetable_kind { SEGMENT_LEARNING = 1, SEGMENT_BREAK = 2 };

const char *timetable_kind_name(enum timetable_kind kind);
MUST_CHECK enum err timetable_kind_parse(struct slice name, enum timetable_kind *ret);

struct timetable_segment {
    enum timetable_kind kind;
    int64_t start_ms;
    int64_t end_ms;
};

struct timetable {
    size_t n;
    struct timetable_segment segments[TIMETABLE_SEGMENTS_MAX];
};

enum timetable_fault {
    TIMETABLE_SOUND = 0,
    TIMETABLE_EMPTY,       /* no segment, or none of learning */
    TIMETABLE_TOO_MANY,    /* more than TIMETABLE_SEGMENTS_MAX */
    TIMETABLE_KIND,        /* neither learning nor break */
    TIMETABLE_NOT_FORWARD, /* a segment ends at or before its start */
    TIMETABLE_OVERLAP,     /* a segment starts before the one in front of it ends */
    TIMETABLE_TOO_LONG     /* first start to last end is over TIMETABLE_SPAN_MS_MAX */
};

/* A stable word for a fault: "overlap"; "" for TIMETABLE_SOUND. */
const char *timetable_fault_name(enum timetable_fault fault);

/* ERR_INVALID, with what is wrong and the segment in which it shows, unless segments are ordered,
 * apart, longer than nothing and within bounds. */
MUST_CHECK enum err timetable_check(const struct timetable *table, enum timetable_fault *ret_fault,
                                    size_t *ret_segment);

/* Whether time in this segment is learning time: breaks are when the policy counts them. */
bool segment_counts(const struct timetable_segment *segment, bool break_counts);

/* Learning time of a sound timetable, in all and within [start_ms, end_ms). */
uint64_t timetable_learning_ms(const struct timetable *table, bool break_counts);
uint64_t timetable_learning_ms_within(const struct timetable *table, bool break_counts,
                                      int64_t start_ms, int64_t end_ms);

/* Time that is learning in one of two sound timetables but not in the other: how far what happened
 * is from what was planned. */
uint64_t timetable_difference_ms(const struct timetable *a, const struct timetable *b);

/* Whether both have the same segments. */
bool timetable_same(const struct timetable *a, const struct timetable *b);

int64_t timetable_start_ms(const struct timetable *table);
int64_t timetable_end_ms(const struct timetable *table);

#endif
