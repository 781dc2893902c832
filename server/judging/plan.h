/* plan.h - one activity as it was planned and as it has been held so far, without anyone's
 * attendance: what a list of activities and the page before joining show.
 *
 * Runs on   any thread with a store of its own; reads only.
 * Owns      the rows of its classes and units, and the book that it read; the policy is borrowed
 *           from the set.
 *
 * A class that was cancelled is not part of it. One without a live room (face to face,
 * asynchronous) has ended once fact_recorded was written after its planned end.
 */
#ifndef JUDGING_PLAN_H
#define JUDGING_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/judge.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/parts.h"
#include "credit/policy.h"
#include "history/history.h"
#include "judging/book.h"
#include "store/catalog.h"

struct policy_set;
struct store;

struct plan_class {
    struct class_row row;
    enum unit_mode mode;        /* of its unit; without one it is held live */
    struct history_moves moves; /* the real phases */
    enum class_phase phase;     /* where it stands */
    uint64_t learning_s;        /* of its timetable */
    uint64_t difference_ms; /* learning time in one of timetable and phases and not in the other,
                             * of a live class that has ended */
    bool undecided;         /* that is more than the policy lets pass, and nobody confirmed it */
};

struct activity_plan {
    struct activity_row activity;
    const struct policy *policy;
    const struct book *book; /* never NULL */
    struct book *own_book;   /* the same, or NULL: somebody else's */
    size_t n_units;
    struct unit_row *units; /* by ordinal */
    struct judge_rule rule; /* of the policy and the activity's own share */
    struct part_rule parts; /* how the category takes the activity apart */
    bool by_part;           /* each day, session or semester is judged and entered by itself */
    size_t n_classes;
    struct plan_class *classes; /* by ordinal */
    uint32_t undecided;  /* classes that are: the activity does not close before they are not */
    uint64_t learning_s; /* of all classes, cut once */
    uint64_t needed_s;   /* the share that must be attended; 0 in the proportional model and
                          * where each part asks for its own */
    uint32_t jp_full;    /* what full attendance earns; 0: the policy does not value it */
    int64_t ends_day;    /* last planned day in the official zone, since 1970; of an activity
                          * without classes CATALOG_NO_DAY */
    bool all_ended;      /* there are classes, each was ended, and nothing is cancelled */
    bool any_held;       /* a class is running or in a break */
    bool any_ended;
};

/* Zeroed plan in; finish it in any case. ERR_NOT_FOUND: no such activity. ERR_CONFIG: its policy is
 * not among ours. ERR_STORE, ERR_NOMEM; ERR_MALFORMED: a phase in a journal cannot be read. */
MUST_CHECK enum err plan_read(struct store *store, const struct policy_set *policies,
                              struct id activity, struct activity_plan *ret);
/* The same as its book said up to line number `last_n`. */
MUST_CHECK enum err plan_read_until(struct store *store, const struct policy_set *policies,
                                    struct id activity, uint64_t last_n,
                                    struct activity_plan *ret);
/* What somebody else has read; must outlive the call, policy and book the plan. */
struct plan_rows {
    const struct policy *policy;
    const struct activity_row *activity;
    const struct class_row *classes; /* by ordinal */
    size_t n_classes;
    const struct unit_row *units;
    size_t n_units;
    const struct book *book; /* settled; NULL: nothing was stated */
};
/* The same from rows; nothing was held then. ERR_FULL, ERR_NOMEM. */
MUST_CHECK enum err plan_of_rows(const struct plan_rows *rows, struct activity_plan *ret);
void plan_finish(struct activity_plan *plan);

/* The moment from which a person may no longer object; INT64_MAX while the activity is open. */
int64_t plan_objections_end_ms(const struct activity_plan *plan);

#endif
