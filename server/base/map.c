/* Open addressing with linear probing. Taking an entry out moves the following ones back, so there
 * are no tombstones and a map that is used for days stays as fast as a new one. */
#include "base/map.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/alloc.h"

#define MAP_FIRST_ROOM 16u

struct map_slot {
    struct id key;
    void *value; /* NULL: free */
};

static struct id key_of_number(uint64_t number)
{
    struct id key = {{0}};
    memcpy(key.bytes, &number, sizeof number);
    return key;
}

/* The finaliser of splitmix64 over both halves: numbers that count up spread out. */
static unsigned hash_of(const struct id *key)
{
    uint64_t halves[2];
    memcpy(halves, key->bytes, sizeof halves);
    uint64_t z = halves[0] ^ (halves[1] * UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)(z ^ (z >> 31));
}

static unsigned home_of(const struct map *map, const struct id *key)
{
    return hash_of(key) & (map->room - 1);
}

/* The slot that holds the key, or the free one where it would go; the map has a free slot. */
static unsigned find(const struct map *map, const struct id *key)
{
    unsigned at = home_of(map, key);
    while (map->slots[at].value && !id_equal(map->slots[at].key, *key))
        at = (at + 1) & (map->room - 1);
    return at;
}

static enum err grow(struct map *map)
{
    struct map wider = *map;
    wider.room = map->room ? map->room * 2 : MAP_FIRST_ROOM;
    wider.slots = mem_zalloc(wider.room, sizeof *wider.slots);
    if (!wider.slots)
        return ERR_NOMEM;
    for (unsigned i = 0; i < map->room; i++)
        if (map->slots[i].value)
            wider.slots[find(&wider, &map->slots[i].key)] = map->slots[i];
    mem_free(map->slots);
    *map = wider;
    return OK;
}

void map_init(struct map *map, unsigned len_max)
{
    assert(len_max < 1u << 30);
    *map = (struct map){.len_max = len_max};
}

void map_finish(struct map *map)
{
    mem_free(map->slots);
    *map = (struct map){.len_max = map->len_max};
}

enum err map_put_id(struct map *map, struct id key, void *value)
{
    assert(value);
    if (map_get_id(map, key))
        return ERR_TAKEN;
    if (map->len >= map->len_max)
        return ERR_FULL;
    if (map->room - map->len <= map->room / 4) { /* three quarters full: probes grow long */
        enum err err = grow(map);
        if (err)
            return err;
    }
    map->slots[find(map, &key)] = (struct map_slot){key, value};
    map->len++;
    return OK;
}

enum err map_put(struct map *map, uint64_t key, void *value)
{
    return map_put_id(map, key_of_number(key), value);
}

void *map_get_id(const struct map *map, struct id key)
{
    return map->room ? map->slots[find(map, &key)].value : NULL;
}

void *map_get(const struct map *map, uint64_t key)
{
    return map_get_id(map, key_of_number(key));
}

/* Fills the hole with the next entry that may stand there, and so on, until a free slot. */
static void close_hole(struct map *map, unsigned hole)
{
    unsigned mask = map->room - 1;
    for (unsigned at = (hole + 1) & mask; map->slots[at].value; at = (at + 1) & mask) {
        unsigned from_home = (at - home_of(map, &map->slots[at].key)) & mask;
        if (from_home >= ((at - hole) & mask)) {
            map->slots[hole] = map->slots[at];
            hole = at;
        }
    }
    map->slots[hole].value = NULL;
}

void *map_remove_id(struct map *map, struct id key)
{
    if (!map->room)
        return NULL;
    unsigned at = find(map, &key);
    void *value = map->slots[at].value;
    if (value) {
        close_hole(map, at);
        map->len--;
    }
    return value;
}

void *map_remove(struct map *map, uint64_t key)
{
    return map_remove_id(map, key_of_number(key));
}

void *map_next(const struct map *map, unsigned *cursor)
{
    while (*cursor < map->room) {
        void *value = map->slots[(*cursor)++].value;
        if (value)
            return value;
    }
    return NULL;
}
