#include "net/large.h"

static bool replace(struct large_bodies *large, uint64_t from, uint64_t to)
{
    for (unsigned i = 0; i < LARGE_BODIES_MAX; i++)
        if (large->tags[i] == from) {
            large->tags[i] = to;
            return true;
        }
    return false;
}

bool large_take(struct large_bodies *large, uint64_t tag)
{
    return replace(large, 0, tag);
}

void large_give_back(struct large_bodies *large, uint64_t tag)
{
    if (tag)
        replace(large, tag, 0);
}
