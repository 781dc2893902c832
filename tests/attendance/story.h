/* story.h - classes told in one line, for tests of the fold and of what is built on it.
 *
 * Words are separated by blanks, facts by `;`. Times are whole seconds after STORY_START_MS, with
 * an optional fraction (`12.5`).
 *
 *   J 0         line a of person 1 joins          J 5 b2        line b of person 2 joins
 *   L 45 b2     line b leaves, asked              L 45 b2 lost  ... for another reason
 *   R 10 a0 b3  a roll: line a gave a sign 0 s ago, line b 3 s ago (as a change when it can be)
 *   W 10 a0 b3  the same, whole
 *   N           another run of the server: its first roll is whole
 *   X 10        a roll that cannot be read
 *
 * A line without letter is `a`, without digit it is of person 1.
 */
#ifndef TESTS_ATTENDANCE_STORY_H
#define TESTS_ATTENDANCE_STORY_H

#include <stddef.h>

#include "attendance/intervals.h"

#define STORY_START_MS INT64_C(1741568400000) /* 2025-03-10 08.00 WIB */
#define STORY_TEXT_MAX 1024

struct story_text {
    char text[STORY_TEXT_MAX];
};

struct id story_person(int number);

/* Feeds every fact of the story; a fact for which there was no memory is given once more. Ends the
 * program when the story cannot be read: that is a mistake in the test. */
enum err story_feed(struct class_fold *fold, const char *events);

/* "0-10 15-45"; with several persons "1: 0-10 15-45 | 2: 5-45". `live_s` < 0: not live. */
struct story_text story_united(const struct class_fold *fold, int live_s);
/* "a 0-10 asked, b 15-45 open" */
struct story_text story_lines(const struct class_fold *fold, int live_s);
/* "joined_twice 1, bad_rolls 2" or "" */
struct story_text story_oddities(const struct class_fold *fold);

#endif
