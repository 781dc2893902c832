#include "base/ring.h"

#include <assert.h>
#include <stddef.h>

#include "base/alloc.h"

enum err ring_init(struct ring *ring, unsigned room)
{
    *ring = (struct ring){0};
    assert(room > 0);
    ring->slots = mem_zalloc(room, sizeof *ring->slots);
    if (!ring->slots)
        return ERR_NOMEM;
    ring->room = room;
    return OK;
}

void ring_finish(struct ring *ring)
{
    mem_free(ring->slots);
    *ring = (struct ring){0};
}

static unsigned slot_of(const struct ring *ring, unsigned i)
{
    unsigned to_end = ring->room - ring->first;
    return i < to_end ? ring->first + i : i - to_end;
}

bool ring_push(struct ring *ring, void *item)
{
    assert(item);
    if (ring_is_full(ring))
        return false;
    ring->slots[slot_of(ring, ring->len)] = item;
    ring->len++;
    return true;
}

void *ring_pop(struct ring *ring)
{
    void *item = ring_peek(ring);
    if (!item)
        return NULL;
    ring->first = slot_of(ring, 1);
    ring->len--;
    return item;
}

void *ring_peek(const struct ring *ring)
{
    return ring_at(ring, 0);
}

void *ring_at(const struct ring *ring, unsigned i)
{
    return i < ring->len ? ring->slots[slot_of(ring, i)] : NULL;
}
