#include "base/chance.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

static void system_fill(void *arg, void *ret, size_t len)
{
    (void)arg;
    uint8_t *at = ret;
    while (len) {
        ssize_t got = getrandom(at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            perror("getrandom");
            abort(); /* a token that is not random would open every door */
        }
        at += got;
        len -= (size_t)got;
    }
}

const struct chance chance_system = {system_fill, NULL};

uint32_t chance_u32(const struct chance *chance)
{
    uint32_t value;
    chance_fill(chance, &value, sizeof value);
    return value;
}

/* Draws that fall into the incomplete last stretch of `below` are thrown away: no number is
 * favoured. */
uint32_t chance_below(const struct chance *chance, uint32_t below)
{
    uint32_t uneven = (uint32_t)(-below) % below;
    uint32_t value;
    do
        value = chance_u32(chance);
    while (value < uneven);
    return value % below;
}
