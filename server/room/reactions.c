#include "room/reactions.h"

#include <string.h>

#include "base/packet.h"
#include "room/fanout.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define TOLD_EVERY_MS 1000

enum err reaction_give(struct room *room, struct member *member, const struct msg_react *message,
                       uint64_t tag)
{
    (void)member;
    (void)tag;
    room->reactions[message->reaction]++;
    room->reactions_due.dirty = true;
    return OK;
}

void reactions_tick(struct room *room, uint64_t mono_ms)
{
    struct reaction_count list[REACTION_COUNT];
    struct msg_reactions told = {.list = list};

    if (!due_now(&room->reactions_due, mono_ms, TOLD_EVERY_MS))
        return;
    for (unsigned i = 0; i < REACTION_COUNT; i++)
        if (room->reactions[i])
            list[told.list_n++] = (struct reaction_count){(enum reaction)i, room->reactions[i]};
    memset(room->reactions, 0, sizeof room->reactions);
    room->reactions_due.dirty = false;

    struct audience everyone = audience_everyone();
    struct packet *packet = wire_pack_reactions(&told);
    if (packet) /* a smile that finds no memory is gone */
        fanout(room, packet, LANE_CONTROL, &everyone);
    packet_unref(packet);
}
