/* judging_parts.h - the insides of a judgement in the making, for judging*.c alone.
 */
#ifndef JUDGING_JUDGING_PARTS_H
#define JUDGING_JUDGING_PARTS_H

#include "base/map.h"
#include "judging/judging.h"

struct judging {
    struct store *store; /* NULL: what counted before is stated in the people */
    struct activity_judgement *ret;
    const struct policy_set *policies;
    const struct id *only; /* this person alone; NULL: everybody */
    uint64_t last_n;       /* of the lines of the book that are read; UINT64_MAX: all */
    struct map places;     /* person to place in ret->people, from 1, as a pointer */
    size_t people_room;
    size_t entries_room;
    size_t n_entries;
};

/* The place of an enrolled person, or ret->n_people for a stranger. */
size_t judging_place(const struct judging *judging, struct id person);

/* The presence of a place in a class. */
struct judged_presence *judging_presence(const struct judging *judging, size_t place, size_t c);

/* judging_presence.c: fills presences and class_lines from the journals. */
MUST_CHECK enum err judging_read_presence(struct judging *judging);
/* judging_correct.c: what was seen, set right by the book, and how each stands in each class. */
MUST_CHECK enum err judging_correct(struct judging *judging);
/* What of a presence may count: with short gaps bridged, within learning time, without what was
 * taken; united. Added to *ret, an empty list. */
MUST_CHECK enum err judging_counted(const struct activity_plan *plan, size_t c,
                                    const struct judged_presence *presence,
                                    struct interval_list *ret);
/* judging_overlap.c: what of it counts in other activities. */
MUST_CHECK enum err judging_settle_overlaps(struct judging *judging);
/* judging_people.c: everybody who is enrolled, or the one that is asked for. */
MUST_CHECK enum err judging_read_people(struct judging *judging);
/* Takes out who withdrew, was never there and has no entry. */
void judging_leave_out(struct judging *judging);
/* judging_ledger.c: fills entries, by person, and strays. */
MUST_CHECK enum err judging_read_entries(struct judging *judging);
/* What was counted for this person before the activity's own entries: in its year, what a cap
 * leaves room for (0 where no cap holds); and in the month of each part, what a monthly limit
 * leaves. */
struct judging_before {
    uint32_t jp;
    struct jp_part *parts; /* month_before is filled */
    size_t n_parts;
};
/* In the ledger in which the activity counts for this person. What came before it is what others
 * first entered before this activity first did, as it stands now; all of it where it has no entry
 * yet. */
MUST_CHECK enum err judging_counted_before(struct store *store, const struct activity_plan *plan,
                                           const struct judged_enrolled *person,
                                           struct judging_before *ret);
/* judging_facts.c: what the book and the calendar say about somebody, ready to be valued. */
void judging_read_facts(const struct judging *judging, struct judged_enrolled *person);
/* The ledger in which the activity counts for somebody of this status. */
enum jp_ledger judging_ledger(const struct activity_plan *plan, enum employment status);
/* judging_value.c: attendance, JP and parts of everybody. */
MUST_CHECK enum err judging_value_people(struct judging *judging);

#endif
