/* record_parts.h - a person's record in the making, for person_record.c and record_activities.c
 * alone.
 */
#ifndef JUDGING_RECORD_PARTS_H
#define JUDGING_RECORD_PARTS_H

#include "judging/person_record.h"

struct record_making {
    struct store *store;
    const struct policy_set *policies;
    int64_t now_ms;
    int64_t today; /* where the person is */
    int64_t day;   /* of the year that is asked for */
    struct person_statuses statuses;
    struct person_record *ret;
    size_t entries_room;
    size_t activities_room;
};

struct year_window record_window(const struct record_making *making, int64_t day);
bool record_same_window(struct year_window a, struct year_window b);

/* record_activities.c: the activities of ret->year; entries are grouped and years are made. */
MUST_CHECK enum err record_activities_read(struct record_making *making);
/* One activity, judged. */
MUST_CHECK enum err record_one_read(struct record_making *making, struct id activity);

#endif
