/* judging_parts.h - the insides of a judgement in the making, for judging*.c alone.
 */
#ifndef JUDGING_JUDGING_PARTS_H
#define JUDGING_JUDGING_PARTS_H

#include "base/map.h"
#include "judging/judging.h"

struct judging {
    struct store *store; /* NULL: what counted before is stated in the people */
    struct activity_judgement *ret;
    const struct id *only; /* this person alone; NULL: everybody */
    struct map places;     /* person to place in ret->people, from 1, as a pointer */
    size_t people_room;
    size_t entries_room;
    size_t n_entries;
};

/* The place of an enrolled person, or ret->n_people for a stranger. */
size_t judging_place(const struct judging *judging, struct id person);

/* judging_presence.c: fills presences and class_lines from the journals. */
MUST_CHECK enum err judging_read_presence(struct judging *judging);
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
MUST_CHECK enum err judging_counted_before(struct store *store, const struct activity_plan *plan,
                                           const struct person_row *person,
                                           struct judging_before *ret);
/* judging_value.c: attendance, JP and parts of everybody. */
MUST_CHECK enum err judging_value_people(struct judging *judging);

#endif
