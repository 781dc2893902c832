#include "room/hands.h"

#include "base/packet.h"
#include "room/fanout.h"
#include "room/floor.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define QUEUE_EVERY_MS 100
#define PLACES_EVERY_MS 1000 /* a queue that moves up moves everyone in it */

uint32_t hand_place(const struct room *room, const struct member *member)
{
    uint32_t place = 0;
    if (!member->hand_up)
        return 0;
    LIST_EACH (at, &room->hands) {
        place++;
        if (LIST_ITEM(at, struct member, hand_link) == member)
            break;
    }
    return place;
}

static struct packet *place_pack(uint32_t place, uint32_t total)
{
    struct msg_hand_place told = {.place = place, .total = total};
    return wire_pack_hand_place(&told);
}

static void changed(struct room *room, struct member *member)
{
    room->hands_due.dirty = true;
    room->places_due.dirty = true;
    roster_touch(room, member);
}

enum err hand_raise(struct room *room, struct member *member, const struct msg_hand_raise *message,
                    uint64_t tag)
{
    (void)message;
    (void)tag;
    if (member->hand_up)
        return OK;
    if (floor_may_speak(room, member))
        return ERR_TAKEN;
    if (room->hands_n >= room->limits.hands_max)
        return ERR_FULL;
    uint32_t place = room->hands_n + 1;
    struct packet *packet = place_pack(place, place);
    if (!packet)
        return ERR_NOMEM;

    list_add_last(&room->hands, &member->hand_link);
    room->hands_n++;
    member->hand_up = true;
    member->hand_ms = room_now_ms(room);
    member->hand_told = place;
    changed(room, member);
    tell_member(room, member, packet);
    return OK;
}

void hand_drop(struct room *room, struct member *member)
{
    if (!member->hand_up)
        return;
    list_remove(&member->hand_link);
    room->hands_n--;
    member->hand_up = false;
    changed(room, member);
    tell_member(room, member, place_pack(0, room->hands_n));
}

enum err hand_lower(struct room *room, struct member *member, const struct msg_hand_lower *message,
                    uint64_t tag)
{
    (void)tag;
    if (!message->has_member || message->member == member->seat) {
        hand_drop(room, member);
        return OK;
    }
    if (!(role_may[member->role] & MAY_GIVE_FLOOR))
        return ERR_FORBIDDEN;
    struct member *other = room_member(room, message->member);
    if (!other || !other->hand_up)
        return ERR_NOT_FOUND;
    hand_drop(room, other);
    return OK;
}

static struct packet *queue_pack(const struct room *room)
{
    struct hand queue[OUT_HANDS_QUEUE_MAX];
    struct msg_hands hands = {.queue = queue, .total = room->hands_n};
    LIST_EACH (at, &room->hands) {
        const struct member *member = LIST_ITEM(at, struct member, hand_link);
        if (hands.queue_n == OUT_HANDS_QUEUE_MAX)
            break;
        queue[hands.queue_n++] = (struct hand){member->seat, member->name, member->hand_ms};
    }
    return wire_pack_hands(&hands);
}

void hands_greet(struct room *room, struct line *line)
{
    const struct member *member = line->member;
    if (role_may[member->role] & MAY_GIVE_FLOOR)
        tell_line(room, line, queue_pack(room));
    if (role_may[member->role] & MAY_ASK_FLOOR)
        tell_line(room, line, place_pack(hand_place(room, member), room->hands_n));
}

static void tell_queue(struct room *room)
{
    struct audience audience = audience_needs(MAY_GIVE_FLOOR);
    room->hands_due.dirty = false;
    if (!fanout_reaches(room, &audience))
        return;
    struct packet *packet = queue_pack(room);
    room->hands_due.dirty = !packet;
    if (packet)
        fanout(room, packet, LANE_CONTROL, &audience);
    packet_unref(packet);
}

static void tell_places(struct room *room)
{
    uint32_t place = 0;
    room->places_due.dirty = false;
    LIST_EACH (at, &room->hands) {
        struct member *member = LIST_ITEM(at, struct member, hand_link);
        if (member->hand_told == ++place)
            continue;
        member->hand_told = place;
        if (member->lines_n)
            tell_member(room, member, place_pack(place, room->hands_n));
    }
}

void hands_tick(struct room *room, uint64_t mono_ms)
{
    if (due_now(&room->hands_due, mono_ms, QUEUE_EVERY_MS))
        tell_queue(room);
    if (due_now(&room->places_due, mono_ms, PLACES_EVERY_MS))
        tell_places(room);
}
