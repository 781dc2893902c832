#include "credit/unit.h"

#include <stdbool.h>
#include <stddef.h>

struct mode_jp mode_jp_split(uint32_t jp, const struct mode_seconds *seconds)
{
    struct mode_jp ret = {{0}};
    uint64_t rest[UNIT_MODES];
    uint64_t all = 0;
    uint32_t left = jp;

    for (size_t i = 0; i < UNIT_MODES; i++)
        all += seconds->s[i];
    if (all == 0)
        return ret;
    for (size_t i = 0; i < UNIT_MODES; i++) {
        ret.jp[i] = (uint32_t)(jp * seconds->s[i] / all);
        rest[i] = jp * seconds->s[i] % all;
        left -= ret.jp[i];
    }
    for (; left > 0; left--) {
        size_t most = 0;
        for (size_t i = 1; i < UNIT_MODES; i++)
            if (rest[i] > rest[most])
                most = i;
        ret.jp[most]++;
        rest[most] = 0;
    }
    return ret;
}
