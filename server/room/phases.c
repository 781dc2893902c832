#include "room/phases.h"

#include "base/packet.h"
#include "room/fanout.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define BIT(phase) (1u << CLASS_PHASE_##phase)

static const unsigned moves[CLASS_PHASE_COUNT] = {
    [CLASS_PHASE_WAITING] = BIT(RUNNING),
    [CLASS_PHASE_RUNNING] = BIT(BREAK) | BIT(ENDED),
    [CLASS_PHASE_BREAK] = BIT(RUNNING) | BIT(ENDED),
    [CLASS_PHASE_ENDED] = 0,
};

void phase_set(struct room *room, enum class_phase phase, int64_t at_ms)
{
    room->phase = phase;
    room->phase_since_ms = at_ms;
    room->phase_kept = true;
}

static void end_all_presence(struct room *room, int64_t at_ms)
{
    for (uint32_t i = 0; i < room->lines_n; i++)
        presence_end(room, room->lines[i], LINE_END_CLASS_OVER, at_ms);
}

/* What a move sends, packed before anything changes. The result of a poll that the end cuts off
 * comes first. */
struct step {
    struct poll *poll;
    struct packet *result;
    struct packet *moved;
    int64_t at_ms;
};

static struct step step_pack(const struct room *room, enum class_phase to)
{
    struct step step = {.at_ms = room_now_ms(room)};
    struct msg_phase_moved moved = {
        .n = event_log_next_n(&room->log), .phase = to, .at_ms = step.at_ms};
    if (to == CLASS_PHASE_ENDED)
        step.poll = poll_find_open(room);
    if (step.poll)
        step.result = poll_closed_pack(step.poll, moved.n++);
    step.moved = wire_pack_phase_moved(&moved);
    return step;
}

static void take_step(struct room *room, const struct step *step, enum class_phase to, uint32_t by,
                      uint64_t tag)
{
    struct msg_fact_phase fact = {.phase = to, .by = by};
    struct audience everyone = audience_everyone();

    phase_set(room, to, step->at_ms);
    if (to != CLASS_PHASE_RUNNING)
        checks_close(room);
    if (step->poll)
        poll_end(room, step->poll, 0, 0, step->result);
    report_fact(room, FACT_PHASE, &fact, step->at_ms, tag);
    if (to == CLASS_PHASE_ENDED)
        end_all_presence(room, step->at_ms);
    event_publish(room, step->moved, &everyone);
}

enum err phase_move(struct room *room, struct member *member, const struct msg_class_move *message,
                    uint64_t tag)
{
    if (!(moves[room->phase] >> message->to & 1))
        return ERR_WRONG_PHASE;
    if (room->lead != member->seat)
        return ERR_NOT_LEADING;
    struct step step = step_pack(room, message->to);
    if (!step.moved || (step.poll && !step.result)) {
        packet_unref(step.moved);
        packet_unref(step.result);
        return ERR_NOMEM;
    }
    take_step(room, &step, message->to, member->seat, tag);
    return OK;
}

void phase_open(struct room *room)
{
    struct msg_fact_phase fact = {.phase = CLASS_PHASE_WAITING};
    if (room->phase_kept)
        return;
    phase_set(room, CLASS_PHASE_WAITING, room_now_ms(room));
    report_fact(room, FACT_PHASE, &fact, room->phase_since_ms, 0);
}

void room_end(struct room *room)
{
    if (room->phase == CLASS_PHASE_ENDED)
        return;
    struct step step = step_pack(room, CLASS_PHASE_ENDED);
    take_step(room, &step, CLASS_PHASE_ENDED, 0, 0);
}

void phase_tick(struct room *room)
{
    if (room->segments_n == 0)
        return;
    int64_t planned_ms = room->segments[room->segments_n - 1].end_ms;
    if (room_now_ms(room) >= planned_ms + (int64_t)room->overtime_ms)
        room_end(room);
}
