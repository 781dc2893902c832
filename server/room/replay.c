#include "room/replay.h"

#include "base/packet.h"
#include "room/check_round.h"
#include "room/checks.h"
#include "room/members.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static enum err take_seat(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_seat *seat = fact;
    struct member *member = NULL;
    (void)at_ms;
    if (seat->seat != room->members_n + 1 || room_member_of_person(room, seat->person))
        return ERR_INVALID;
    enum err err = seat_make(room, seat->person, seat->name, seat->role, &member);
    if (!err)
        member->since_ms = room->links.anchor.wall_ms; /* away since this run began */
    return err;
}

static enum err take_phase(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_phase *phase = fact;
    phase_set(room, phase->phase, at_ms);
    return OK;
}

static enum err take_lead(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_lead *lead = fact;
    const struct member *member = room_member(room, lead->seat);
    (void)at_ms;
    if (!member || member->role != ROLE_INSTRUCTOR)
        return ERR_INVALID;
    room->lead = member->seat;
    return OK;
}

static enum err take_chat(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_chat *chat = fact;
    const struct member *member = room_member(room, chat->from);
    if (!member || chat->line <= room->last_chat_line ||
        (chat->to == CHAT_AUDIENCE_MEMBER) != chat->has_member)
        return ERR_INVALID;
    struct msg_chat_said said = {.n = room->log.last_n,
                                 .line = chat->line,
                                 .at_ms = at_ms,
                                 .from = chat->from,
                                 .name = member->name,
                                 .role = member->role,
                                 .to = chat->to,
                                 .has_member = chat->has_member,
                                 .member = chat->member,
                                 .text = chat->text};
    struct packet *packet = wire_pack_chat_said(&said);
    enum err err = packet ? chat_keep(room, &said, packet) : ERR_NOMEM;
    packet_unref(packet);
    return err;
}

/* A line older than what is kept may be removed in the journal: nothing is left to do. */
static enum err take_chat_removed(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_chat_removed *removed = fact;
    struct chat_line *line = chat_line_numbered(room, removed->line);
    (void)at_ms;
    if (removed->line > room->last_chat_line)
        return ERR_INVALID;
    if (line)
        chat_forget(room, line);
    return OK;
}

static enum err take_chat_locked(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_chat_locked *locked = fact;
    (void)at_ms;
    room->chat_locked = locked->locked;
    return OK;
}

static enum err take_poll_made(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_poll_made *made = fact;
    struct room_poll setup = {.question = made->question,
                              .options_n = (unsigned)made->options_n,
                              .multiple = made->multiple,
                              .anonymous = made->anonymous};
    struct poll *poll = NULL;
    (void)at_ms;
    for (size_t i = 0; i < made->options_n; i++)
        setup.options[i] = made->options[i];
    if (made->poll <= room->last_poll || !poll_makes_sense(&setup))
        return ERR_INVALID;
    if (room->polls_n >= room->limits.polls_max)
        return ERR_FULL;
    enum err err = poll_create(&poll, &setup);
    if (err)
        return err;
    poll_add(room, poll, made->poll);
    if (made->by == 0 && room->prepared_made < room->prepared_n) {
        poll_destroy(room->prepared[room->prepared_made]);
        room->prepared[room->prepared_made++] = NULL;
    }
    return OK;
}

static enum err take_poll_opened(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_poll_opened *opened = fact;
    struct poll *poll = poll_find(room, opened->poll);
    if (!poll || poll->stage != POLL_PREPARED || poll_find_open(room))
        return ERR_INVALID;
    return poll_start(room, poll, at_ms);
}

/* The counts of the fact hold: those of an anonymous poll stand nowhere else. */
static enum err take_poll_closed(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_poll_closed *closed = fact;
    struct poll *poll = poll_find(room, closed->poll);
    (void)at_ms;
    if (!poll || poll->stage != POLL_OPEN || closed->counts_n != poll->options_n)
        return ERR_INVALID;
    poll_stop(poll);
    poll->voters = closed->voters;
    for (size_t i = 0; i < closed->counts_n; i++)
        poll->counts[i] = closed->counts[i];
    return OK;
}

static enum err take_poll_dropped(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_poll_dropped *dropped = fact;
    struct poll *poll = poll_find(room, dropped->poll);
    (void)at_ms;
    if (!poll || poll->stage != POLL_PREPARED)
        return ERR_INVALID;
    poll_remove(room, poll);
    return OK;
}

static enum err take_vote(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_vote *vote = fact;
    struct poll *poll = poll_find(room, vote->poll);
    (void)at_ms;
    if (!poll || poll->stage != POLL_OPEN || poll->anonymous || !room_member(room, vote->seat))
        return ERR_INVALID;
    uint16_t bits = vote_bits(poll, vote->choices, vote->choices_n);
    if (!bits)
        return ERR_INVALID;
    vote_put(poll, vote->seat, bits);
    return OK;
}

static enum err take_removed(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_removed *removed = fact;
    struct member *member = room_member(room, removed->seat);
    (void)at_ms;
    if (!member)
        return ERR_INVALID;
    member->removed = true;
    return OK;
}

static enum err take_check_opened(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_check_opened *opened = fact;
    struct check_round *round = NULL;
    if (opened->check <= room->checks.last || opened->spread_s > CHECK_SPREAD_S_MAX ||
        opened->answer_s > CHECK_SPREAD_S_MAX)
        return ERR_INVALID;
    if (opened->check > room->limits.checks_max)
        return ERR_FULL;
    enum err err = check_round_create(&round, room, opened->check, at_ms);
    if (err)
        return err;
    round->spread_ms = opened->spread_s * 1000;
    round->answer_ms = opened->answer_s * 1000;
    check_round_put(room, round);
    if (opened->by == 0)
        check_hours_done(room, at_ms);
    return OK;
}

/* The seat of a fact about the round that is open; NULL: there is no such. */
static struct check_seat *seat_in_round(const struct room *room, uint32_t check, uint32_t seat)
{
    const struct check_round *round = check_round_open(room);
    return round && round->number == check ? check_round_seat(round, seat) : NULL;
}

static enum err take_check_asked(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_check_asked *asked = fact;
    struct check_seat *seat = seat_in_round(room, asked->check, asked->seat);
    (void)at_ms;
    if (!seat || (seat->stage != CHECK_DUE && seat->stage != CHECK_ASKED))
        return ERR_INVALID;
    check_round_set_asked(room->checks.round, seat);
    return OK;
}

static enum err take_check_answered(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_check_answered *answered = fact;
    struct check_seat *seat = seat_in_round(room, answered->check, answered->seat);
    (void)at_ms;
    if (!seat || seat->stage != CHECK_ASKED)
        return ERR_INVALID;
    check_round_set_answered(room->checks.round, seat);
    return OK;
}

static enum err take_check_missed(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_check_missed *missed = fact;
    struct check_seat *seat = seat_in_round(room, missed->check, missed->seat);
    (void)at_ms;
    if (!seat || seat->stage != CHECK_ASKED)
        return ERR_INVALID;
    check_round_set_missed(room->checks.round, seat);
    return OK;
}

static enum err take_check_closed(struct room *room, const void *fact, int64_t at_ms)
{
    const struct msg_fact_check_closed *closed = fact;
    struct check_round *round = check_round_open(room);
    (void)at_ms;
    if (!round || round->number != closed->check)
        return ERR_INVALID;
    check_round_close(round);
    return OK;
}

/* Each run has an anchor of its own: a step in an earlier one means nothing here. */
static enum err take_clock_step(struct room *room, const void *fact, int64_t at_ms)
{
    (void)room;
    (void)fact;
    (void)at_ms;
    return OK;
}

static enum err (*const takers[FACT_TYPE_COUNT])(struct room *, const void *, int64_t) = {
    [FACT_SEAT] = take_seat,
    [FACT_PHASE] = take_phase,
    [FACT_LEAD] = take_lead,
    [FACT_CHAT] = take_chat,
    [FACT_CHAT_REMOVED] = take_chat_removed,
    [FACT_CHAT_LOCKED] = take_chat_locked,
    [FACT_POLL_MADE] = take_poll_made,
    [FACT_POLL_OPENED] = take_poll_opened,
    [FACT_POLL_CLOSED] = take_poll_closed,
    [FACT_POLL_DROPPED] = take_poll_dropped,
    [FACT_VOTE] = take_vote,
    [FACT_REMOVED] = take_removed,
    [FACT_CLOCK_STEP] = take_clock_step,
    [FACT_CHECK_OPENED] = take_check_opened,
    [FACT_CHECK_ASKED] = take_check_asked,
    [FACT_CHECK_ANSWERED] = take_check_answered,
    [FACT_CHECK_MISSED] = take_check_missed,
    [FACT_CHECK_CLOSED] = take_check_closed,
};

enum err room_replay_fact(struct room *room, enum fact_type type, const void *fact, int64_t at_ms)
{
    if ((unsigned)type >= FACT_TYPE_COUNT || !takers[type] || room->is_open)
        return ERR_INVALID;
    return takers[type](room, fact, at_ms);
}

void room_replay_line(struct room *room, uint32_t line)
{
    if (line > room->last_line)
        room->last_line = line;
}
