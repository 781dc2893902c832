/* intervals.h - the fold of a class: its presence facts, in journal order, into intervals.
 *
 * Runs on   any thread; one fold belongs to one thread.
 * Owns      what it remembers of lines and persons, in memory from base/alloc.
 * Borrows   a fact only for the call.
 * Ignorant of clocks and stores: rows in, rows out. Facts can be added while the class lives, and
 *           every question may be asked at any time.
 *
 * Facts come in the order of the journal. Their moments need not rise: a LEFT carries the last
 * sign of life, which may lie before a JOINED that was written earlier, and a second run of the
 * server has another clock. What makes no sense (a line that nobody opened, a line that ends twice,
 * a roll that does not follow) changes nothing and is counted in class_fold_oddities.
 */
#ifndef ATTENDANCE_INTERVALS_H
#define ATTENDANCE_INTERVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/presence.h"
#include "attendance/roll.h"
#include "base/err.h"
#include "base/id.h"
#include "base/map.h"

/* For `live_ms`: the class is not live; what nobody closed ends at its last sign of life. */
#define FOLD_NOT_LIVE INT64_MIN

/* One line from its joining to its end. */
struct line_interval {
    struct id person;
    uint32_t line;
    uint32_t seat;
    int64_t start_ms;
    int64_t end_ms;
    enum leave_reason why; /* SERVER_LOST when nobody closed it; NONE while `open` */
    bool open;             /* live and present: goes on */
};

/* Facts that did not fit, and were passed over. */
struct fold_oddities {
    uint32_t joined_twice;     /* JOINED of a line that had joined before */
    uint32_t left_twice;       /* LEFT of a line that had left before: the first one holds */
    uint32_t unknown_lines;    /* LEFT of a line, or a line in a roll, that never joined */
    uint32_t left_before_join; /* LEFT with a moment before its JOINED: length zero */
    uint32_t bad_facts;        /* without what their kind needs, or a LEFT of another person */
    uint32_t bad_rolls;        /* rolls that could not be read or do not follow */
};

struct fold_line;

struct class_fold {
    struct fold_line *lines; /* by line number, rising */
    size_t n_lines;
    size_t room_lines;
    uint32_t lines_max;
    struct id *persons; /* in order of first joining */
    size_t n_persons;
    size_t room_persons;
    struct map person_index; /* id to place in persons, from 1 */
    struct roll roll;        /* who was present at the last roll */
    struct fold_oddities oddities;
};

/* At most lines_max lines are taken in, below 2^30. Allocates nothing yet. */
void class_fold_init(struct class_fold *fold, uint32_t lines_max);
void class_fold_finish(struct class_fold *fold);

/* Takes in one fact. ERR_NOMEM, and ERR_FULL past lines_max, leave the fold as it was. */
MUST_CHECK enum err class_fold_add(struct class_fold *fold, const struct presence *fact);

struct fold_oddities class_fold_oddities(const struct class_fold *fold);

size_t class_fold_person_count(const struct class_fold *fold);
struct id class_fold_person(const struct class_fold *fold, size_t i);

/* Line i of class_fold_line_count, by line number. `live_ms` is the moment up to which a line that
 * is present goes on (now, or its own last sign of life when the caller knows it); FOLD_NOT_LIVE
 * after the class. Present is who joined since the last roll or stands in it. */
size_t class_fold_line_count(const struct class_fold *fold);
struct line_interval class_fold_line(const struct class_fold *fold, size_t i, int64_t live_ms);

/* Adds to *ret, a list that the caller finishes, when this person was there, united: two devices
 * count once. Nothing is added for a stranger. On ERR_NOMEM the list holds a part. */
MUST_CHECK enum err class_fold_unite(const struct class_fold *fold, struct id person,
                                     int64_t live_ms, struct interval_list *ret);

/* A line that joined and has not left. After a crash the store appends, for each, a LEFT with
 * reason server_lost at last_sign_ms: that fold gives the same intervals as the one without them.
 */
struct open_line {
    struct id person;
    uint32_t line;
    uint32_t seat;
    int64_t joined_ms;
    int64_t last_sign_ms;
};

/* The first open line at or after line number `from`; false when there is none. Go on with
 * ret->line + 1. */
bool class_fold_open_line(const struct class_fold *fold, uint32_t from, struct open_line *ret);

/* The greatest line number seen, 0 when none: the next run of the server goes on from there. */
uint32_t class_fold_last_line(const struct class_fold *fold);

#endif
