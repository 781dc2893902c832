/* class_rows.h - what the database knows about one class, gathered to build its room.
 *
 * Runs on   a pool thread with a store of its own.
 * Owns      everything inside; the room copies what it needs.
 */
#ifndef SESSION_CLASS_ROWS_H
#define SESSION_CLASS_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "room/room_setup.h"
#include "session/rollbook.h"
#include "store/catalog.h"

struct policy_set;
struct store;

struct class_rows {
    struct class_row row;
    struct activity_row activity;
    struct person_row *people;
    struct room_enrolled *enrolled; /* names point into people */
    size_t people_n;
    size_t people_room;
    struct poll_row *polls;
    struct room_poll *room_polls; /* texts point into polls */
    size_t polls_n;
    size_t polls_room;
    struct segment segments[ROOM_SEGMENTS_MAX];
    struct rollbook_prior *prior; /* one per enrolled person */
    size_t prior_n;
    uint64_t other_learning_ms;
    uint64_t other_to_come_ms;
};

/* Zeroed rows in, or an error: ERR_NOT_FOUND: no such class. ERR_WRONG_PHASE: it is cancelled or not
 * held live. ERR_CONFIG: its policy is unknown.
 * Finish in any case. */
MUST_CHECK enum err class_rows_read(struct store *store, struct id class_id,
                                    const struct policy_set *policies, int64_t now_ms,
                                    struct class_rows *ret);
void class_rows_finish(struct class_rows *rows);
/* Points the setup at the rows; limits and times are left alone. */
void class_rows_describe(struct class_rows *rows, struct room_setup *ret);

#endif
