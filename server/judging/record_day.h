/* record_day.h - the days of an activity whose category wants a report of each: which of them
 * somebody attended, and how far its report is.
 *
 * Runs on   any thread. Pure.
 * Source: credit/evidence.h. Of a day without attendance nobody reports anything.
 */
#ifndef JUDGING_RECORD_DAY_H
#define JUDGING_RECORD_DAY_H

#include "judging/book.h"
#include "judging/judging.h"

struct record_day {
    int64_t day; /* since 1970, in the official zone */
    uint32_t jp; /* what it is worth, whatever is awaited */
    bool earns;  /* its attendance is enough, and no test is failed: its report is awaited */
    enum evidence_state report;     /* never EVIDENCE_NOT_NEEDED */
    bool undecided;                 /* filed, and the superior has not decided */
    const struct book_fact *filing; /* that decides; borrowed. NULL: nothing was filed */
};

/* Whether there are such days at all: else a filing speaks for the whole activity. */
bool record_has_days(const struct judged_enrolled *person);
/* The next day that somebody attended, rising; *at is 0 before the first. False: no more. */
bool record_next_day(const struct book *book, const struct judged_enrolled *person, size_t *at,
                     struct record_day *ret);
/* Whether a report of it can be filed now: none was accepted, none waits for a decision. */
bool record_day_is_open(const struct record_day *day);

#endif
