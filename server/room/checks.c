#include "room/checks.h"

#include "base/packet.h"
#include "room/check_round.h"
#include "room/fanout.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define TOLD_EVERY_MS 1000
#define TIMES_MAX 3u
#define RETURN_MS 600000
/* From the first sign of life after the time is over to a miss: the answer that a stalled line held
 * back comes right behind that sign. */
#define GRACE_MS 2000
#define ASKS_PER_TICK 50u /* no tick is long, however many are asked at once */

static void touch_result(struct room *room)
{
    room->checks.result_dirty = true;
}

/* ---- a round begins ---- */

static enum err begin(struct room *room, uint32_t spread_ms, uint32_t by, uint64_t tag)
{
    struct check_round *round = NULL;
    int64_t now_ms = room_now_ms(room);
    if (check_round_open(room))
        return ERR_TAKEN;
    if (room->checks.last >= room->limits.checks_max)
        return ERR_FULL;
    enum err err = check_round_create(&round, room, room->checks.last + 1, now_ms);
    if (err)
        return err;
    round->spread_ms = spread_ms;
    round->answer_ms = room->checks.setup.answer_ms;
    check_round_spread(room, round);
    check_round_put(room, round);
    touch_result(room);
    const struct msg_fact_check_opened fact = {.check = round->number,
                                               .spread_s = spread_ms / 1000,
                                               .answer_s = round->answer_ms / 1000,
                                               .by = by};
    report_fact(room, FACT_CHECK_OPENED, &fact, now_ms, tag);
    return OK;
}

enum err check_ask(struct room *room, struct member *member, const struct msg_check_ask *message,
                   uint64_t tag)
{
    if (room->phase != CLASS_PHASE_RUNNING)
        return ERR_WRONG_PHASE;
    if (!message->has_spread_s)
        return begin(room, room->checks.setup.spread_ms, member->seat, tag);
    if (message->spread_s > CHECK_SPREAD_S_MAX)
        return ERR_INVALID;
    return begin(room, message->spread_s * 1000, member->seat, tag);
}

void checks_open(struct room *room)
{
    struct check_round *round = check_round_open(room);
    if (round && room->phase == CLASS_PHASE_RUNNING)
        check_round_spread(room, round);
    else if (round)
        check_round_close(round);
}

/* ---- one learner ---- */

static void report_asked(struct room *room, const struct check_round *round,
                         const struct member *member)
{
    const struct msg_fact_check_asked fact = {.check = round->number, .seat = member->seat};
    report_fact(room, FACT_CHECK_ASKED, &fact, room_now_ms(room), 0);
}

static void ask(struct room *room, struct check_round *round, struct member *member,
                struct check_seat *seat)
{
    check_round_set_asked(round, seat);
    touch_result(room);
    report_asked(room, round, member);
    tell_member(room, member, check_asked_pack(round, round->answer_ms));
}

static void miss(struct room *room, struct check_round *round, struct member *member,
                 struct check_seat *seat)
{
    const struct msg_fact_check_missed fact = {.check = round->number, .seat = member->seat};
    check_round_set_missed(round, seat);
    touch_result(room);
    report_fact(room, FACT_CHECK_MISSED, &fact, room_now_ms(room), 0);
    tell_member(room, member, check_settled_pack(round, seat));
}

void check_seen(struct room *room, struct member *member, const struct msg_check_seen *message,
                struct line_ref ref)
{
    struct check_round *round = check_round_open(room);
    struct line *line = seat_line(room, ref);
    struct check_seat *seat = round ? check_round_seat(round, member->seat) : NULL;
    if (!seat || !line || message->check != round->number || !check_seat_waits(seat))
        return;
    line->saw_check = round->number;
    if (seat->stage == CHECK_SEEN)
        return;
    seat->stage = CHECK_SEEN;
    seat->seen_ms = room_now_ms(room);
    seat->due_ms = seat->seen_ms + (int64_t)round->answer_ms;
    seat->alive_ms = 0;
}

enum err check_answer(struct room *room, struct member *member,
                      const struct msg_check_answer *message, uint64_t tag)
{
    struct check_round *round = room->checks.round;
    if (!round || message->check != round->number)
        return message->check && message->check < room->checks.last ? ERR_EXPIRED : ERR_NOT_FOUND;
    struct check_seat *seat = check_round_seat(round, member->seat);
    if (!seat || seat->times == 0)
        return ERR_NOT_FOUND;
    if (seat->stage == CHECK_ANSWERED)
        return OK;
    if (!check_seat_waits(seat))
        return ERR_EXPIRED;
    const struct check_seat answered = {.stage = CHECK_ANSWERED};
    struct packet *packet = check_settled_pack(round, &answered);
    if (!packet)
        return ERR_NOMEM;

    int64_t now_ms = room_now_ms(room);
    struct msg_fact_check_answered fact = {.check = round->number, .seat = member->seat};
    if (seat->stage == CHECK_SEEN && now_ms > seat->seen_ms)
        fact.waited_ms = (uint32_t)(now_ms - seat->seen_ms);
    check_round_set_answered(round, seat);
    touch_result(room);
    report_fact(room, FACT_CHECK_ANSWERED, &fact, now_ms, tag);
    tell_member(room, member, packet);
    return OK;
}

/* ---- lines come and go ---- */

void checks_came(struct room *room, struct member *member)
{
    struct check_round *round = check_round_open(room);
    struct check_seat *seat = round ? check_round_seat(round, member->seat) : NULL;
    if (!seat || !check_seat_waits(seat))
        return;
    if (seat->times >= TIMES_MAX || member->removed) {
        seat->stage = CHECK_LET_GO;
        tell_member(room, member, check_settled_pack(round, seat));
        return;
    }
    check_round_set_asked(round, seat); /* who has no question yet is told by the greeting */
    report_asked(room, round, member);
}

static bool has_it(const struct check_round *round, const struct member *member, int64_t sign_ms,
                   const struct clock_anchor *anchor)
{
    LIST_EACH (at, &member->lines) {
        const struct line *line = LIST_ITEM(at, struct line, link);
        if (line->saw_check == round->number &&
            clock_anchor_at_ms(anchor, line->sign_mono_ms) >= sign_ms)
            return true;
    }
    return false;
}

void checks_line_gone(struct room *room, struct member *member)
{
    struct check_round *round = check_round_open(room);
    struct check_seat *seat = round ? check_round_seat(round, member->seat) : NULL;
    if (!seat || seat->stage != CHECK_SEEN || has_it(round, member, INT64_MIN, &room->links.anchor))
        return;
    seat->stage = CHECK_ASKED;
    if (member->lines_n && room->is_open) /* another device was told, and has yet to say so */
        checks_came(room, member);
}

/* ---- what a line is told first ---- */

static void greet_learner(struct room *room, const struct check_round *round, struct line *line)
{
    const struct check_seat *seat = check_round_seat(round, line->member->seat);
    if (!seat || seat->times == 0)
        return;
    if (!check_seat_waits(seat)) {
        tell_line(room, line, check_settled_pack(round, seat));
        return;
    }
    int64_t left_ms = round->answer_ms;
    if (seat->stage == CHECK_SEEN)
        left_ms = seat->due_ms - room_now_ms(room);
    tell_line(room, line, check_asked_pack(round, left_ms > 0 ? (uint32_t)left_ms : 0));
}

void checks_greet(struct room *room, struct line *line)
{
    const struct check_round *round = room->checks.round;
    if (!round)
        return;
    if (role_may[line->member->role] & MAY_RUN_CLASS)
        tell_line(room, line, check_result_pack(round));
    greet_learner(room, round, line);
}

/* ---- time ---- */

void checks_close(struct room *room)
{
    struct check_round *round = check_round_open(room);
    if (!round)
        return;
    const struct msg_fact_check_closed fact = {.check = round->number};
    for (uint32_t i = 0; i < round->seats_n; i++) {
        if (!check_seat_waits(&round->seats[i]))
            continue;
        round->seats[i].stage = CHECK_LET_GO;
        tell_member(room, room->members[i], check_settled_pack(round, &round->seats[i]));
    }
    check_round_close(round);
    touch_result(room);
    report_fact(room, FACT_CHECK_CLOSED, &fact, room_now_ms(room), 0);
}

static bool has_missed(const struct room *room, const struct check_round *round,
                       const struct member *member, struct check_seat *seat, int64_t now_ms)
{
    if (now_ms < seat->due_ms)
        return false;
    if (!seat->alive_ms && has_it(round, member, seat->due_ms, &room->links.anchor))
        seat->alive_ms = now_ms;
    return seat->alive_ms && now_ms >= seat->alive_ms + GRACE_MS;
}

/* A tick of one seat; true: the round still has to do with it. */
static bool seat_tick(struct room *room, struct check_round *round, uint32_t i, int64_t now_ms,
                      unsigned *asks)
{
    struct check_seat *seat = &round->seats[i];
    struct member *member = room->members[i];
    if (seat->stage == CHECK_DUE && now_ms >= seat->due_ms && *asks < ASKS_PER_TICK) {
        seat->stage = CHECK_NOT_ASKED;
        if (member->lines_n) {
            ask(room, round, member, seat);
            ++*asks;
        }
    }
    if (seat->stage == CHECK_SEEN && has_missed(room, round, member, seat, now_ms))
        miss(room, round, member, seat);
    return seat->stage == CHECK_DUE || (check_seat_waits(seat) && !member->removed);
}

static void round_tick(struct room *room, struct check_round *round)
{
    int64_t last_ms = round->opened_ms + (int64_t)round->spread_ms + (int64_t)round->answer_ms;
    int64_t now_ms = room_now_ms(room);
    unsigned asks = 0;
    bool goes_on = false;
    for (uint32_t i = 0; i < round->seats_n; i++)
        goes_on |= seat_tick(room, round, i, now_ms, &asks);
    if (!goes_on || now_ms >= last_ms + RETURN_MS)
        checks_close(room);
}

static void tell_result(struct room *room, uint64_t mono_ms)
{
    struct audience audience = audience_needs(MAY_RUN_CLASS);
    struct checks *checks = &room->checks;
    if (!checks->result_dirty || mono_ms - checks->result_told_mono_ms < TOLD_EVERY_MS)
        return;
    checks->result_told_mono_ms = mono_ms;
    checks->result_dirty = false;
    if (!fanout_reaches(room, &audience))
        return;
    struct packet *packet = check_result_pack(checks->round);
    checks->result_dirty = !packet;
    if (packet)
        fanout(room, packet, LANE_CONTROL, &audience);
    packet_unref(packet);
}

void checks_tick(struct room *room, uint64_t mono_ms)
{
    if (!check_round_open(room) && check_hours_want(room)) {
        enum err err = begin(room, room->checks.setup.spread_ms, 0, 0);
        if (err != ERR_NOMEM) /* without memory the next tick tries again */
            check_hours_done(room, room_now_ms(room));
    }
    struct check_round *round = check_round_open(room);
    if (round)
        round_tick(room, round);
    tell_result(room, mono_ms);
}

void checks_finish(struct room *room)
{
    check_round_destroy(room->checks.round);
}
