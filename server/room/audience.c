#include "room/audience.h"

#define EVERY_ROLE ((uint16_t)((1u << ROLE_COUNT) - 1))

struct audience audience_everyone(void)
{
    return (struct audience){.roles = EVERY_ROLE};
}

struct audience audience_needs(uint32_t needs)
{
    return (struct audience){.needs = needs};
}

struct audience audience_role(enum role role)
{
    return (struct audience){.roles = (uint16_t)(1u << role)};
}

struct audience audience_members(uint32_t member_a, uint32_t member_b)
{
    return (struct audience){.member_a = member_a, .member_b = member_b};
}

uint16_t audience_roles(const struct audience *audience)
{
    unsigned roles = audience->roles;
    for (unsigned role = 0; audience->needs && role < ROLE_COUNT; role++)
        if ((role_may[role] & audience->needs) == audience->needs)
            roles |= 1u << role;
    return (uint16_t)roles;
}

bool audience_admits(const struct audience *audience, uint32_t seat, enum role role)
{
    if (seat == audience->but_member)
        return false;
    return (audience_roles(audience) >> role & 1) || seat == audience->member_a ||
           seat == audience->member_b;
}
