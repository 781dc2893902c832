#include "room/fanout.h"

#include "base/packet.h"
#include "room/audience.h"
#include "room/event_log.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static bool admits(const struct audience *audience, uint16_t roles, const struct ear *ear)
{
    if (!ear->hears || ear->seat == audience->but_member)
        return false;
    return (roles >> ear->role & 1) || ear->seat == audience->member_a ||
           ear->seat == audience->member_b;
}

static void send(struct room *room, size_t n, struct packet *packet, enum lane lane)
{
    const struct outbox *outbox = room->links.outbox;
    if (n)
        outbox->send(outbox->arg, room->scratch, n, packet, lane);
}

void fanout(struct room *room, struct packet *packet, enum lane lane,
            const struct audience *audience)
{
    uint16_t roles = audience_roles(audience);
    size_t n = 0;
    for (uint32_t i = 0; i < room->lines_n; i++)
        if (admits(audience, roles, &room->ears[i]))
            room->scratch[n++] = room->ears[i].ref;
    send(room, n, packet, lane);
}

bool fanout_reaches(const struct room *room, const struct audience *audience)
{
    uint16_t roles = audience_roles(audience);
    for (uint32_t i = 0; i < room->lines_n; i++)
        if (admits(audience, roles, &room->ears[i]))
            return true;
    return false;
}

static void owe(struct room *room, struct line *line)
{
    line->owed = true;
    room->owes = true;
}

void event_publish(struct room *room, struct packet *packet, const struct audience *audience)
{
    if (!packet) {
        event_log_break(&room->log);
        for (uint32_t i = 0; i < room->lines_n; i++)
            if (room->ears[i].hears)
                owe(room, room->lines[i]);
        return;
    }
    event_log_add(&room->log, packet, audience);
    fanout(room, packet, LANE_CONTROL, audience);
    packet_unref(packet);
}

void fanout_to_line(struct room *room, const struct line *line, struct packet *packet)
{
    room->scratch[0] = line->ref;
    send(room, 1, packet, LANE_CONTROL);
}

void tell_line(struct room *room, struct line *line, struct packet *packet)
{
    if (packet)
        fanout_to_line(room, line, packet);
    else
        owe(room, line);
    packet_unref(packet);
}

void tell_member(struct room *room, struct member *member, struct packet *packet)
{
    size_t n = 0;
    LIST_EACH (at, &member->lines) {
        struct line *line = LIST_ITEM(at, struct line, link);
        if (!seat_ear(room, line)->hears)
            continue;
        if (packet)
            room->scratch[n++] = line->ref;
        else
            owe(room, line);
    }
    if (packet)
        send(room, n, packet, LANE_CONTROL);
    packet_unref(packet);
}

void report_fact(struct room *room, enum fact_type type, const void *fact, int64_t at_ms,
                 uint64_t tag)
{
    const struct room_watch *watch = room->links.watch;
    watch->fact(watch->arg, type, fact, at_ms, tag);
}
