/* decisions.h - what waits for a coordinator in one activity: a second approval, an answer, whose
 * shared time is, whether the timetable counts, a list that is not complete yet.
 *
 * Runs on   one thread with a store of its own; reads only, within one view of the database.
 */
#ifndef OFFICE_DECISIONS_H
#define OFFICE_DECISIONS_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"

struct book_fact;
struct policy_set;
struct store;

/* Stable words: "second", "objection", "overlap", "difference", "list". */
enum decision_kind {
    DECISION_SECOND,     /* somebody else must approve `fact` */
    DECISION_OBJECTION,  /* `fact` is to be answered */
    DECISION_OVERLAP,    /* `person` shares `seconds` with another activity */
    DECISION_DIFFERENCE, /* the class was held `seconds` otherwise than planned */
    DECISION_LIST,       /* the class without a live room is over, its list is not complete */
    DECISION_KINDS
};

/* Borrowed for the call of `each`. */
struct decision {
    enum decision_kind kind;
    const struct activity_row *activity;
    const struct class_row *class; /* NULL: the whole activity */
    struct id person;              /* or none */
    uint64_t seconds;
    int64_t until_ms;             /* of an objection: until then one may object; 0: no end yet */
    const struct book_fact *fact; /* or NULL */
};

typedef enum err decision_each(const struct decision *decision, void *arg);

/* Time that activities share and lists that are not complete are looked for while the activity is
 * open, and for so long after it was closed. */
#define DECISIONS_AFTER_DAYS 60

const char *decision_kind_name(enum decision_kind kind);

struct decision_search {
    struct store *store;
    const struct policy_set *policies;
    int64_t now_ms;
    decision_each *each;
    void *arg;
};

/* Calls `each` for all of an activity; of one that is cancelled there are none. Errors as of
 * judge_activity, and what `each` returned. */
MUST_CHECK enum err decisions_of(const struct decision_search *search,
                                 const struct activity_row *activity);

#endif
