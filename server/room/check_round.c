#include "room/check_round.h"

#include "base/alloc.h"
#include "base/chance.h"
#include "room/room_inside.h"
#include "wire/gen_messages.h"

static bool takes_part(const struct member *member)
{
    return (role_may[member->role] & MAY_ANSWER_CHECK) && !member->removed;
}

enum err check_round_create(struct check_round **ret, const struct room *room, uint32_t number,
                            int64_t at_ms)
{
    struct check_round *round = mem_zalloc(1, sizeof *round);
    if (!round)
        return ERR_NOMEM;
    round->seats = mem_zalloc(room->members_n ? room->members_n : 1, sizeof *round->seats);
    if (!round->seats) {
        check_round_destroy(round);
        return ERR_NOMEM;
    }
    round->number = number;
    round->is_open = true;
    round->opened_ms = at_ms;
    round->seats_n = room->members_n;
    for (uint32_t i = 0; i < round->seats_n; i++)
        if (takes_part(room->members[i]))
            round->seats[i] = (struct check_seat){.stage = CHECK_DUE, .due_ms = at_ms};
    *ret = round;
    return OK;
}

void check_round_destroy(struct check_round *round)
{
    if (!round)
        return;
    mem_free(round->seats);
    mem_free(round);
}

struct check_seat *check_round_seat(const struct check_round *round, uint32_t seat)
{
    return seat >= 1 && seat <= round->seats_n ? &round->seats[seat - 1] : NULL;
}

void check_round_set_asked(struct check_round *round, struct check_seat *seat)
{
    round->asked_n += seat->times == 0;
    seat->times++;
    seat->stage = CHECK_ASKED;
}

void check_round_set_answered(struct check_round *round, struct check_seat *seat)
{
    round->answered_n++;
    seat->stage = CHECK_ANSWERED;
}

void check_round_set_missed(struct check_round *round, struct check_seat *seat)
{
    round->missed_n++;
    seat->stage = CHECK_MISSED;
}

void check_round_close(struct check_round *round)
{
    round->is_open = false;
    for (uint32_t i = 0; i < round->seats_n; i++) {
        if (round->seats[i].stage == CHECK_DUE)
            round->seats[i].stage = CHECK_NOT_ASKED;
        if (check_seat_waits(&round->seats[i]))
            round->seats[i].stage = CHECK_LET_GO;
    }
}

struct check_round *check_round_open(const struct room *room)
{
    struct check_round *round = room->checks.round;
    return round && round->is_open ? round : NULL;
}

void check_round_put(struct room *room, struct check_round *round)
{
    check_round_destroy(room->checks.round);
    room->checks.round = round;
    room->checks.last = round->number;
}

void check_round_spread(const struct room *room, struct check_round *round)
{
    int64_t now_ms = room_now_ms(room);
    int64_t left_ms = round->opened_ms + (int64_t)round->spread_ms - now_ms;
    for (uint32_t i = 0; i < round->seats_n; i++) {
        struct check_seat *seat = &round->seats[i];
        if (seat->stage != CHECK_DUE)
            continue;
        if (left_ms < 0)
            seat->stage = CHECK_NOT_ASKED;
        else
            seat->due_ms = now_ms + chance_below(room->links.chance, (uint32_t)left_ms + 1);
    }
}

struct packet *check_asked_pack(const struct check_round *round, uint32_t answer_ms)
{
    const struct msg_check_asked asked = {.check = round->number, .answer_ms = answer_ms};
    return wire_pack_check_asked(&asked);
}

struct packet *check_settled_pack(const struct check_round *round, const struct check_seat *seat)
{
    struct msg_check_settled settled = {.check = round->number, .how = CHECK_END_OVER};
    if (seat->stage == CHECK_ANSWERED)
        settled.how = CHECK_END_ANSWERED;
    else if (seat->stage == CHECK_MISSED)
        settled.how = CHECK_END_MISSED;
    return wire_pack_check_settled(&settled);
}

struct packet *check_result_pack(const struct check_round *round)
{
    const struct msg_check_result result = {.check = round->number,
                                            .asked = round->asked_n,
                                            .answered = round->answered_n,
                                            .missed = round->missed_n,
                                            .open = round->is_open,
                                            .at_ms = round->opened_ms};
    return wire_pack_check_result(&result);
}
