#include "base/packet.h"
#include "room/fanout.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define COUNTS_EVERY_MS 1000
#define AGE_MAX_S 255u

static void tell_instructor_in(struct room *room, const struct member *member)
{
    struct msg_instructor_in in = {
        .n = event_log_next_n(&room->log), .member = member->seat, .name = member->name};
    struct audience everyone = audience_everyone();
    event_publish(room, wire_pack_instructor_in(&in), &everyone);
}

static void tell_instructor_out(struct room *room, const struct member *member)
{
    struct msg_instructor_out out = {.n = event_log_next_n(&room->log),
                                     .member = member->seat,
                                     .name = member->name,
                                     .last = room->instructors_n == 0};
    struct audience everyone = audience_everyone();
    event_publish(room, wire_pack_instructor_out(&out), &everyone);
}

static void come_here(struct room *room, struct member *member, const struct line *line)
{
    member->here_mono_ms = line->sign_mono_ms;
    member->since_ms = line->entered_ms;
    member->away = false;
    list_remove(&member->away_link);
    checks_came(room, member);
    room->counts_due.dirty = true;
    room->poll_due.dirty = true; /* poll_counts.of */
    if (member->role == ROLE_INSTRUCTOR) {
        tell_instructor_in(room, member);
        lead_entered(room, member);
    }
}

void presence_begin(struct room *room, struct line *line, bool first)
{
    const struct room_watch *watch = room->links.watch;
    struct member *member = line->member;

    line->sign_mono_ms = clock_mono_ms(room->links.clock);
    line->entered_ms = clock_anchor_at_ms(&room->links.anchor, line->sign_mono_ms);
    line->present = true;
    struct watch_entered entered = {.line = line->number,
                                    .seat = member->seat,
                                    .person = member->place->person,
                                    .at_ms = line->entered_ms};
    watch->entered(watch->arg, &entered);
    roster_touch(room, member);
    if (first)
        come_here(room, member, line);
}

void presence_end(struct room *room, struct line *line, enum line_end why, int64_t at_ms)
{
    const struct room_watch *watch = room->links.watch;
    if (!line->present)
        return;
    line->present = false;
    struct watch_left left = {.line = line->number,
                              .seat = line->member->seat,
                              .person = line->member->place->person,
                              .why = why,
                              .at_ms = at_ms};
    watch->left(watch->arg, &left);
}

void presence_give_up(struct room *room, struct member *member)
{
    member->away = false;
    list_remove(&member->away_link);
    floor_drop(room, member, FLOOR_REASON_GONE);
    hand_drop(room, member);
}

void presence_emptied(struct room *room, struct member *member, bool gives_up, int64_t at_ms)
{
    member->since_ms = at_ms;
    room->counts_due.dirty = true;
    room->poll_due.dirty = true;
    roster_touch(room, member);
    if (gives_up) {
        presence_give_up(room, member);
    } else {
        member->away = true;
        member->away_mono_ms = clock_mono_ms(room->links.clock);
        list_add_last(&room->away, &member->away_link);
    }
    mic_close(room, member);
    if (member->role == ROLE_INSTRUCTOR && room->phase != CLASS_PHASE_ENDED) {
        tell_instructor_out(room, member);
        lead_gone(room, member);
    }
}

static void let_go_of_away(struct room *room, uint64_t mono_ms)
{
    LIST_EACH (at, &room->away) { /* in the order of going */
        struct member *member = LIST_ITEM(at, struct member, away_link);
        if (mono_ms - member->away_mono_ms < room->resume_ms)
            return;
        presence_give_up(room, member);
    }
}

static void tell_counts(struct room *room, uint64_t mono_ms)
{
    if (!due_now(&room->counts_due, mono_ms, COUNTS_EVERY_MS))
        return;
    struct audience everyone = audience_everyone();
    struct packet *packet = counts_pack(room);
    room->counts_due.dirty = !packet;
    if (packet)
        fanout(room, packet, LANE_CONTROL, &everyone);
    packet_unref(packet);
}

static uint8_t age_s(uint64_t sign_mono_ms, uint64_t mono_ms)
{
    uint64_t age_ms = mono_ms > sign_mono_ms ? mono_ms - sign_mono_ms : 0;
    uint64_t rounded_up = (age_ms + 999) / 1000;
    return (uint8_t)(rounded_up < AGE_MAX_S ? rounded_up : AGE_MAX_S);
}

static void call_roll(struct room *room, uint64_t mono_ms)
{
    const struct room_watch *watch = room->links.watch;
    size_t n = 0;

    room->roll_due.dirty = room->phase != CLASS_PHASE_ENDED;
    if (!due_now(&room->roll_due, mono_ms, room->roll_ms))
        return;
    for (uint32_t i = 0; i < room->lines_n; i++)
        if (room->lines[i]->present)
            room->roll[n++] = (struct watch_roll_entry){
                room->lines[i]->number, age_s(room->lines[i]->sign_mono_ms, mono_ms)};
    if (n == 0 && room->roll_was_empty)
        return;
    room->roll_was_empty = n == 0;
    watch->roll(watch->arg, room->roll, n, clock_anchor_at_ms(&room->links.anchor, mono_ms));
}

void presence_tick(struct room *room, uint64_t mono_ms)
{
    let_go_of_away(room, mono_ms);
    tell_counts(room, mono_ms);
    call_roll(room, mono_ms);
}
