/* judging_parts.h - the insides of a judgement in the making, for judging*.c alone.
 */
#ifndef OFFICE_JUDGING_PARTS_H
#define OFFICE_JUDGING_PARTS_H

#include "base/map.h"
#include "office/judging.h"

struct judging {
    struct store *store;
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
/* What was counted for this person in the year of the activity before the activity's own entry:
 * what a cap leaves room for. 0 where no cap holds. */
MUST_CHECK enum err judging_counted_before(struct store *store, const struct activity_plan *plan,
                                           const struct person_row *person, uint32_t *ret_jp);

#endif
