/* audience.h - whom a packet is for: plain data, so that the event log can ask again later.
 *
 * Runs on   any thread. Pure.
 */
#ifndef ROOM_AUDIENCE_H
#define ROOM_AUDIENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "wire/gen_messages.h"

/* Admits a seat that is not `but_member` and
 *   whose role is in `roles`, or
 *   whose role has every permission of `needs` (0: nobody by this), or
 *   that is member_a or member_b. */
struct audience {
    uint16_t roles; /* bit 1 << enum role */
    uint32_t needs; /* MAY_... */
    uint32_t member_a;
    uint32_t member_b;
    uint32_t but_member;
};

struct audience audience_everyone(void);
struct audience audience_needs(uint32_t needs);
struct audience audience_role(enum role role);
struct audience audience_members(uint32_t member_a, uint32_t member_b);

/* The roles that are admitted whatever their seat: a bit for each. */
uint16_t audience_roles(const struct audience *audience);

bool audience_admits(const struct audience *audience, uint32_t seat, enum role role);

#endif
