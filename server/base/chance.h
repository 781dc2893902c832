/* chance.h - randomness is passed in, never fetched.
 *
 * A test passes a seeded double (tests/support/fake_chance.h), the server chance_system.
 */
#ifndef BASE_CHANCE_H
#define BASE_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
    void (*fill)(void *arg, void *ret, size_t len);
    void *arg;
};

/* The kernel's generator, fit for secrets; usable from any thread. Without it there is no safe way
 * to go on, so a failure of the system call ends the process. */
extern const struct chance chance_system;

static inline void chance_fill(const struct chance *chance, void *ret, size_t len)
{
    chance->fill(chance->arg, ret, len);
}

uint32_t chance_u32(const struct chance *chance);
/* An even draw from 0 to below - 1; `below` is at least 1. */
uint32_t chance_below(const struct chance *chance, uint32_t below);

#endif
