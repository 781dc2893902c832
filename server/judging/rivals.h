/* rivals.h - other activities whose classes are held at the same time as those of a judgement in
 * the making, and who of its learners was there: for judging_overlap.c alone.
 *
 * Owns      all it holds, until rivals_finish; zero-initialise.
 *
 * Cheap where nothing overlaps: one query by time for each class. The journal of another class is
 * read only when a learner of this activity learns there too.
 */
#ifndef JUDGING_RIVALS_H
#define JUDGING_RIVALS_H

#include "attendance/interval_list.h"
#include "attendance/judge.h"
#include "judging/book.h"
#include "judging/judging_parts.h"

struct rival {
    struct id activity;
    int64_t start_ms; /* of its first class */
    struct judge_rule rule;
    struct book book;
    struct class_row *classes; /* those at the same time */
    size_t n_classes;
    bool shares; /* somebody's time */
    /* By place: when that learner was there, within learning time, united. NULL: nobody is in both.
     */
    struct interval_list *there;
    size_t n_there;
};

struct rivals {
    int64_t own_start_ms; /* of the first class of the activity itself */
    struct rival *at;
    size_t n;
};

MUST_CHECK enum err rivals_read(const struct judging *judging, struct rivals *ret);
void rivals_finish(struct rivals *rivals);
/* Whether the person at this place was in any of them. */
bool rivals_have(const struct rivals *rivals, size_t place);

#endif
