/* map.h - a bounded hash map from a number or an id to a pointer.
 *
 * Runs on   the thread of its owner; nothing here locks.
 * Owns      its slots. Keys are copied; what the values point to is the caller's.
 * One map uses one kind of key: the number 7 and the id that begins with 7 may not be told apart.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct map_slot;

struct map {
    struct map_slot *slots;
    unsigned room; /* slots there are: 0 or a power of two; grows with what is put in */
    unsigned len;
    unsigned len_max;
};

/* Allocates nothing yet. At most `len_max` entries, below 2^30. */
void map_init(struct map *map, unsigned len_max);
/* Forgets the values; a zeroed map is welcome. */
void map_finish(struct map *map);

/* `value` is not NULL. ERR_TAKEN: the key is there already. ERR_FULL: len_max. ERR_NOMEM. Each
 * leaves the map as it was. */
MUST_CHECK enum err map_put(struct map *map, uint64_t key, void *value);
MUST_CHECK enum err map_put_id(struct map *map, struct id key, void *value);
/* The value, or NULL. */
void *map_get(const struct map *map, uint64_t key);
void *map_get_id(const struct map *map, struct id key);
/* Takes the entry out and returns its value, or NULL when there was none. */
void *map_remove(struct map *map, uint64_t key);
void *map_remove_id(struct map *map, struct id key);

/* Walks all values in no order: start with *cursor = 0, ends with NULL. Nothing may be put in or
 * taken out between two steps of one walk. */
void *map_next(const struct map *map, unsigned *cursor);

#endif
