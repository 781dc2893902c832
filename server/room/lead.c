#include "room/lead.h"

#include "base/packet.h"
#include "room/fanout.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static struct packet *moved_pack(const struct room *room, const struct member *member)
{
    struct msg_lead_moved moved = {
        .n = event_log_next_n(&room->log), .member = member->seat, .name = member->name};
    return wire_pack_lead_moved(&moved);
}

/* Takes the packet. */
static void move(struct room *room, const struct member *member, uint32_t by, uint64_t tag,
                 struct packet *packet)
{
    struct msg_fact_lead fact = {.seat = member->seat, .by = by};
    struct audience everyone = audience_everyone();

    room->lead = member->seat;
    report_fact(room, FACT_LEAD, &fact, room_now_ms(room), tag);
    event_publish(room, packet, &everyone);
}

enum err lead_take(struct room *room, struct member *member, const struct msg_lead_take *message,
                   uint64_t tag)
{
    (void)message;
    if (room->lead == member->seat)
        return OK;
    struct packet *packet = moved_pack(room, member);
    if (!packet)
        return ERR_NOMEM;
    move(room, member, member->seat, tag, packet);
    return OK;
}

uint32_t lead_seat(const struct room *room)
{
    return room->lead;
}

void lead_entered(struct room *room, struct member *member)
{
    const struct member *leader = room_member(room, room->lead);
    if (member->role == ROLE_INSTRUCTOR && (!leader || leader->lines_n == 0))
        move(room, member, 0, 0, moved_pack(room, member));
}

static const struct member *longest_here(const struct room *room)
{
    const struct member *longest = NULL;
    for (uint32_t i = 0; i < room->members_n; i++) {
        const struct member *member = room->members[i];
        if (member->role != ROLE_INSTRUCTOR || member->lines_n == 0)
            continue;
        if (!longest || member->here_mono_ms < longest->here_mono_ms)
            longest = member;
    }
    return longest;
}

void lead_gone(struct room *room, const struct member *member)
{
    if (room->lead != member->seat || room->phase == CLASS_PHASE_ENDED)
        return;
    const struct member *next = longest_here(room);
    if (next)
        move(room, next, 0, 0, moved_pack(room, next));
}
