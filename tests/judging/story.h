/* story.h - moments, classes and stays of a story, put into a school by hand.
 *
 * Whatever goes wrong here ends the program.
 */
#ifndef TESTS_JUDGING_STORY_H
#define TESTS_JUDGING_STORY_H

#include "judging/lines.h"
#include "office/school.h"

/* 1015 is a quarter past ten. */
int64_t moment(int64_t day, int clock, enum date_zone zone);
/* On Monday, 10 March 2025, WIB. */
int64_t monday(int clock);
void must(enum err err, const char *what);

/* A class of one segment. */
struct class_row class_of(unsigned class_n, unsigned activity_n, int64_t start_ms, int64_t end_ms);
/* Class 1 is session S of the domain notes: 08.00-10.00 and 10.15-12.00, 5 JP. */
void put_session_s(struct school *school);
void held_session_s(struct school *school);
/* The class ran from ... to; what follows is of this class. */
void held(struct school *school, unsigned class_n, int64_t from_ms, int64_t to_ms);
/* A connection of its own. */
void there(struct school *school, unsigned person, int64_t from_ms, int64_t to_ms);
/* Writes the lines that are not in the journal yet. */
void write_book(struct school *school, const struct lines *lines);

#endif
