/* Coming in and going out. */
#include "base/text.h"
#include "room/fanout.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static enum err may_enter(const struct room *room, const struct room_entrant *entrant,
                          const struct member *member, const struct line *replaced)
{
    struct slice name = slice_of_text(entrant->name);
    if (!room->is_open)
        return ERR_UNEXPECTED;
    if (room->phase == CLASS_PHASE_ENDED)
        return ERR_WRONG_PHASE;
    if (name.len == 0 || name.len > ROOM_NAME_BYTES_MAX || !text_is_utf8(name))
        return ERR_INVALID;
    if (seat_line(room, entrant->line))
        return ERR_TAKEN;
    if (!member)
        return OK;
    if (member->removed)
        return ERR_LOCKED;
    unsigned stay = member->lines_n - (replaced ? 1 : 0);
    return stay >= room->limits.lines_per_member_max ? ERR_FULL : OK;
}

static void report_seat(struct room *room, const struct member *member, int64_t at_ms)
{
    struct msg_fact_seat fact = {
        .seat = member->seat, .person = member->place->person, .role = member->role};
    text_copy(fact.name, sizeof fact.name, slice_of_text(member->name));
    report_fact(room, FACT_SEAT, &fact, at_ms, 0);
}

static void replace(struct room *room, struct line *line)
{
    const struct outbox *outbox = room->links.outbox;
    struct line_ref ref = line->ref;
    presence_end(room, line, LINE_END_LOST,
                 clock_anchor_at_ms(&room->links.anchor, line->sign_mono_ms));
    seat_drop_line(room, line);
    outbox->close(outbox->arg, ref, BYE_REASON_REPLACED, false);
}

enum err room_enter(struct room *room, const struct room_entrant *entrant, struct member **ret,
                    uint32_t *ret_line)
{
    struct member *member = room_member_of_person(room, entrant->person);
    struct line *replaced = seat_line_numbered(room, entrant->replaces_line);
    struct line *line = NULL;
    if (replaced && replaced->member != member)
        replaced = NULL;
    enum err err = may_enter(room, entrant, member, replaced);
    if (err)
        return err;

    bool fresh = !member;
    if (fresh)
        err = seat_make(room, entrant->person, entrant->name, entrant->role, &member);
    if (err)
        return err;
    bool first = member->lines_n == 0;
    err = seat_add_line(room, member, entrant->line, &line);
    if (err) {
        if (fresh)
            seat_unmake(room, member);
        return err;
    }
    if (fresh)
        report_seat(room, member, room_now_ms(room));
    presence_begin(room, line, first);
    *ret = member;
    *ret_line = line->number;
    if (replaced)
        replace(room, replaced);
    return OK;
}

void room_line_gone(struct room *room, struct line_ref ref, enum line_end why,
                    uint64_t last_sign_mono_ms)
{
    struct line *line = seat_line(room, ref);
    if (!line)
        return;
    struct member *member = line->member;
    int64_t at_ms = room_now_ms(room);
    if (why == LINE_END_LOST) {
        int64_t sign_ms = clock_anchor_at_ms(&room->links.anchor, last_sign_mono_ms);
        at_ms = sign_ms < at_ms ? sign_ms : at_ms;
    }
    if (at_ms < line->entered_ms)
        at_ms = line->entered_ms;
    presence_end(room, line, why, at_ms);
    seat_drop_line(room, line);
    if (member->lines_n == 0)
        presence_emptied(room, member, why != LINE_END_LOST, at_ms);
    else
        roster_touch(room, member);
}

void room_sign(struct room *room, struct line_ref ref, uint64_t mono_ms)
{
    struct line *line = seat_line(room, ref);
    if (line && mono_ms > line->sign_mono_ms)
        line->sign_mono_ms = mono_ms;
}

void room_stop(struct room *room)
{
    const struct outbox *outbox = room->links.outbox;
    int64_t at_ms = room_now_ms(room);
    room->is_open = false;
    while (room->lines_n) {
        struct line *line = room->lines[room->lines_n - 1];
        struct line_ref ref = line->ref;
        presence_end(room, line, LINE_END_SERVER_STOPPED, at_ms);
        seat_drop_line(room, line);
        outbox->close(outbox->arg, ref, BYE_REASON_SERVER_STOPPING, true);
    }
}
