#include "room/floor.h"

#include "base/packet.h"
#include "room/fanout.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

bool floor_may_speak(const struct room *room, const struct member *member)
{
    if (room->phase == CLASS_PHASE_ENDED || member->removed)
        return false;
    return member->has_floor || (role_may[member->role] & MAY_SPEAK);
}

static struct packet *changed_pack(const struct room *room, const struct member *member,
                                   bool may_speak, enum floor_reason why)
{
    struct msg_floor_changed changed = {.n = event_log_next_n(&room->log),
                                        .member = member->seat,
                                        .name = member->name,
                                        .role = member->role,
                                        .may_speak = may_speak,
                                        .why = why};
    return wire_pack_floor_changed(&changed);
}

/* Takes the packet. */
static void change(struct room *room, struct member *member, bool has_floor, struct packet *packet)
{
    struct audience everyone = audience_everyone();

    member->has_floor = has_floor;
    if (has_floor) {
        room->floor_n++;
        hand_drop(room, member);
    } else {
        room->floor_n--;
        member->mic = false;
    }
    roster_touch(room, member);
    event_publish(room, packet, &everyone);
}

enum err floor_grant(struct room *room, struct member *member,
                     const struct msg_floor_grant *message, uint64_t tag)
{
    (void)member;
    (void)tag;
    struct member *speaker = room_member(room, message->member);
    if (!speaker || (speaker->lines_n == 0 && !speaker->away))
        return ERR_NOT_FOUND;
    if (floor_may_speak(room, speaker))
        return OK;
    if (!(role_may[speaker->role] & MAY_ASK_FLOOR))
        return ERR_FORBIDDEN;
    if (room->floor_n >= room->limits.floor_max)
        return ERR_FULL;
    struct packet *packet = changed_pack(room, speaker, true, FLOOR_REASON_GRANTED);
    if (!packet)
        return ERR_NOMEM;
    change(room, speaker, true, packet);
    return OK;
}

static enum err take_back(struct room *room, struct member *speaker, enum floor_reason why)
{
    struct packet *packet = changed_pack(room, speaker, false, why);
    if (!packet)
        return ERR_NOMEM;
    change(room, speaker, false, packet);
    return OK;
}

enum err floor_take(struct room *room, struct member *member, const struct msg_floor_take *message,
                    uint64_t tag)
{
    (void)member;
    (void)tag;
    struct member *speaker = room_member(room, message->member);
    if (!speaker)
        return ERR_NOT_FOUND;
    if (role_may[speaker->role] & MAY_SPEAK)
        return ERR_FORBIDDEN;
    if (!speaker->has_floor)
        return ERR_NOT_FOUND;
    return take_back(room, speaker, FLOOR_REASON_TAKEN);
}

enum err floor_take_all(struct room *room, struct member *member,
                        const struct msg_floor_take_all *message, uint64_t tag)
{
    (void)member;
    (void)message;
    (void)tag;
    bool began = false;
    for (uint32_t i = 0; i < room->members_n && room->floor_n; i++) {
        struct member *speaker = room->members[i];
        if (!speaker->has_floor)
            continue;
        if (began) /* half of it done is worse than a debt */
            floor_drop(room, speaker, FLOOR_REASON_TAKEN);
        else if (take_back(room, speaker, FLOOR_REASON_TAKEN))
            return ERR_NOMEM;
        began = true;
    }
    return OK;
}

enum err floor_leave(struct room *room, struct member *member,
                     const struct msg_floor_leave *message, uint64_t tag)
{
    (void)message;
    (void)tag;
    if (!member->has_floor)
        return ERR_NO_FLOOR;
    return take_back(room, member, FLOOR_REASON_LEFT);
}

void floor_drop(struct room *room, struct member *member, enum floor_reason why)
{
    if (member->has_floor)
        change(room, member, false, changed_pack(room, member, false, why));
}

static struct packet *mic_pack(const struct room *room, const struct member *member, bool on)
{
    struct msg_mic_changed changed = {
        .n = event_log_next_n(&room->log), .member = member->seat, .on = on};
    return wire_pack_mic_changed(&changed);
}

/* Takes the packet. */
static void mic_change(struct room *room, struct member *member, bool on, struct packet *packet)
{
    struct audience everyone = audience_everyone();
    member->mic = on;
    roster_touch(room, member);
    event_publish(room, packet, &everyone);
}

enum err mic_set(struct room *room, struct member *member, const struct msg_mic_set *message,
                 uint64_t tag)
{
    (void)tag;
    if (message->on && !floor_may_speak(room, member))
        return ERR_NO_FLOOR;
    if (message->on == member->mic)
        return OK;
    struct packet *packet = mic_pack(room, member, message->on);
    if (!packet)
        return ERR_NOMEM;
    mic_change(room, member, message->on, packet);
    return OK;
}

void mic_close(struct room *room, struct member *member)
{
    if (member->mic)
        mic_change(room, member, false, mic_pack(room, member, false));
}
