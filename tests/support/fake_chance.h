/* fake_chance.h - seeded chance: the same draws in every run (splitmix64). */
#ifndef TESTS_SUPPORT_FAKE_CHANCE_H
#define TESTS_SUPPORT_FAKE_CHANCE_H

#include "base/chance.h"

struct fake_chance {
    struct chance chance; /* pass &fake.chance */
    uint64_t state;
};

static inline void fake_chance_fill(void *arg, void *ret, size_t len)
{
    struct fake_chance *fake = arg;
    uint8_t *at = ret;
    for (size_t i = 0; i < len; i++) {
        fake->state += UINT64_C(0x9e3779b97f4a7c15);
        uint64_t z = fake->state;
        z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
        at[i] = (uint8_t)(z >> 56);
    }
}

static inline void fake_chance_init(struct fake_chance *fake, uint64_t seed)
{
    fake->chance.fill = fake_chance_fill;
    fake->chance.arg = fake;
    fake->state = seed;
}

#endif
