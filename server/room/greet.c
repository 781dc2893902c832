/* What a line is told before it hears the class. */
#include "base/packet.h"
#include "room/fanout.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static struct packet *safety_pack(const struct room *room)
{
    struct msg_attendance_safety safety = {.safe = room->safe, .since_ms = room->safe_since_ms};
    return wire_pack_attendance_safety(&safety);
}

/* What changes without being an event. */
static void tell_state(struct room *room, struct line *line)
{
    const struct poll *poll = poll_find_open(room);
    hands_greet(room, line);
    if (poll)
        votes_greet(room, poll, line);
    checks_greet(room, line);
    if (role_may[line->member->role] & MAY_READ_ROLL)
        tell_line(room, line, safety_pack(room));
}

/* Takes the snapshot. */
static void greet(struct room *room, struct line *line, struct packet *snapshot)
{
    line->owed = false;
    seat_ear(room, line)->hears = true;
    tell_line(room, line, snapshot);
    chat_greet(room, line);
    polls_greet(room, line);
    tell_state(room, line);
}

enum err room_greet(struct room *room, struct line_ref ref)
{
    struct line *line = seat_line(room, ref);
    if (!line)
        return ERR_NOT_FOUND;
    struct packet *snapshot = snapshot_pack(room, line->member);
    if (!snapshot)
        return ERR_NOMEM;
    greet(room, line, snapshot);
    return OK;
}

bool room_can_resume(const struct room *room, uint32_t after_n)
{
    return event_log_reaches(&room->log, after_n);
}

enum err room_resume(struct room *room, struct line_ref ref, uint32_t after_n)
{
    struct line *line = seat_line(room, ref);
    if (!line)
        return ERR_NOT_FOUND;
    if (!room_can_resume(room, after_n))
        return ERR_EXPIRED;
    const struct member *member = line->member;
    seat_ear(room, line)->hears = true;
    const struct event *event = event_log_after(&room->log, after_n);
    for (; event; event = event_log_after(&room->log, event->n))
        if (audience_admits(&event->audience, member->seat, member->role))
            fanout_to_line(room, line, event->packet);
    tell_line(room, line, counts_pack(room));
    tell_state(room, line);
    return OK;
}

void greet_tick(struct room *room)
{
    if (!room->owes)
        return;
    room->owes = false;
    for (uint32_t i = 0; i < room->lines_n; i++) {
        struct line *line = room->lines[i];
        struct packet *snapshot = line->owed ? snapshot_pack(room, line->member) : NULL;
        if (snapshot)
            greet(room, line, snapshot);
        room->owes |= line->owed;
    }
}

void room_set_safety(struct room *room, bool safe, int64_t since_ms)
{
    struct audience audience = audience_needs(MAY_READ_ROLL);
    if (room->safe == safe)
        return;
    room->safe = safe;
    room->safe_since_ms = since_ms;
    struct packet *packet = safety_pack(room);
    for (uint32_t i = 0; !packet && i < room->lines_n; i++)
        if (room->ears[i].hears &&
            audience_admits(&audience, room->ears[i].seat, (enum role)room->ears[i].role))
            tell_line(room, room->lines[i], NULL);
    if (packet)
        fanout(room, packet, LANE_CONTROL, &audience);
    packet_unref(packet);
}

enum err room_account(struct room *room, struct member *member, const struct msg_account *account)
{
    struct packet *packet = wire_pack_account(account);
    if (!packet)
        return ERR_NOMEM;
    tell_member(room, member, packet);
    return OK;
}
