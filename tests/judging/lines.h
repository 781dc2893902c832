/* lines.h - lines of the book of an activity, written by hand.
 *
 * Fact n has event key("fact", n); people and classes are numbered as in store/rows.h. Whatever
 * goes wrong here ends the program.
 */
#ifndef TESTS_JUDGING_LINES_H
#define TESTS_JUDGING_LINES_H

#include "base/bytes.h"
#include "store/journal.h"
#include "wire/gen_messages.h"

#define LINES_MAX 64

struct lines {
    struct id activity;
    unsigned first; /* fact n has event first + n; 0 in the first book of a test */
    size_t n;
    struct journal_row rows[LINES_MAX];
    struct buffer bodies[LINES_MAX];
};

void lines_finish(struct lines *lines);
/* Number lines->n + 1. Returns its event. */
struct id lines_add(struct lines *lines, enum fact_type type, const void *fact, struct id who);

/* The facts, most of them said by person `by`. */
struct id says_corrected(struct lines *lines, unsigned by, unsigned person,
                         struct msg_fact_corrected fact);
struct id says_excused(struct lines *lines, unsigned by, unsigned person, enum told_excuse excuse);
struct id says_approved(struct lines *lines, unsigned by, struct id fact);
struct id says_withdrawn(struct lines *lines, unsigned by, struct id fact);
struct id says_filed(struct lines *lines, unsigned person, enum filed_document kind);
/* The report of one day, as written there. */
struct id says_studied(struct lines *lines, unsigned person, const char *day);
struct id says_decided(struct lines *lines, unsigned by, struct id fact, bool accepted);
struct id says_tried(struct lines *lines, unsigned by, unsigned person, uint32_t score,
                     int64_t taken_ms);
struct id says_overlap(struct lines *lines, unsigned by, unsigned person,
                       enum overlap_choice choice);
struct id says_confirmed(struct lines *lines, unsigned by, unsigned class_n);
struct id says_recorded(struct lines *lines, unsigned by, unsigned class_n);

#endif
