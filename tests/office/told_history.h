/* told_history.h - a made-up history (credit/history.h) told to a store, as a server would have
 * written it: people, plans, journals of the classes, the book.
 *
 * Whatever goes wrong here ends the program.
 */
#ifndef TESTS_OFFICE_TOLD_HISTORY_H
#define TESTS_OFFICE_TOLD_HISTORY_H

#include "credit/history.h"
#include "judging/lines.h"
#include "office/school.h"

#define TOLD_COORDINATOR 90 /* numbers of people; whose history it is comes after them */
#define TOLD_SUPERIOR 91
#define TOLD_PERSON 100

struct told_history {
    unsigned number; /* of the history; its ids come from it */
    unsigned place;  /* in its school, from 0 */
    bool turned;     /* the facts of the journals come in the other order */
    struct history history;
    struct lines books[HISTORY_ACTIVITIES]; /* what was stated so far */
};

struct id told_person(const struct told_history *told);
struct id told_activity(const struct told_history *told, size_t a);

void told_coordinators(struct school *school);
/* Everything but corrections. `told->history` is made already. */
void told_put(struct school *school, struct told_history *told);
void told_correct(struct school *school, struct told_history *told);
/* All that was stated, once more: the same lines. */
void told_again(struct school *school, const struct told_history *told);
void told_finish(struct told_history *told);

#endif
