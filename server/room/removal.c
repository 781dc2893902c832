#include "room/removal.h"

#include "base/packet.h"
#include "base/text.h"
#include "room/fanout.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static bool may_remove(const struct member *member, const struct member *other)
{
    if (member->role == ROLE_COORDINATOR)
        return other->role != ROLE_COORDINATOR;
    return other->role == ROLE_LEARNER || other->role == ROLE_OBSERVER;
}

static void report_removed(struct room *room, const struct member *member,
                           const struct msg_member_remove *message, uint64_t tag)
{
    struct msg_fact_removed fact = {
        .seat = message->member, .has_note = message->has_note, .by = member->seat};
    if (message->has_note)
        text_copy(fact.note, sizeof fact.note, slice_of_text(message->note));
    report_fact(room, FACT_REMOVED, &fact, room_now_ms(room), tag);
}

static void close_lines(struct room *room, struct member *other, int64_t at_ms)
{
    const struct outbox *outbox = room->links.outbox;
    LIST_EACH (at, &other->lines) {
        struct line *line = LIST_ITEM(at, struct line, link);
        struct line_ref ref = line->ref;
        presence_end(room, line, LINE_END_REMOVED, at_ms);
        seat_drop_line(room, line);
        outbox->close(outbox->arg, ref, BYE_REASON_REMOVED, false);
    }
}

enum err member_remove(struct room *room, struct member *member,
                       const struct msg_member_remove *message, uint64_t tag)
{
    struct member *other = room_member(room, message->member);
    if (!other || other->removed)
        return ERR_NOT_FOUND;
    if (other == member)
        return ERR_INVALID;
    if (!may_remove(member, other))
        return ERR_FORBIDDEN;
    struct msg_member_removed removed = {.n = event_log_next_n(&room->log),
                                         .member = other->seat,
                                         .name = other->name,
                                         .by = member->seat};
    struct packet *packet = wire_pack_member_removed(&removed);
    if (!packet)
        return ERR_NOMEM;

    int64_t at_ms = room_now_ms(room);
    bool was_here = other->lines_n > 0;
    struct audience audience = audience_needs(MAY_READ_ROLL);
    other->removed = true;
    report_removed(room, member, message, tag);
    close_lines(room, other, at_ms);
    event_publish(room, packet, &audience);
    if (was_here)
        presence_emptied(room, other, true, at_ms);
    else
        presence_give_up(room, other);
    return OK;
}
