#include "base/packet.h"
#include "room/fanout.h"
#include "room/poll.h"
#include "room/polls.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define COUNTS_EVERY_MS 1000

uint16_t vote_bits(const struct poll *poll, const uint32_t *choices, size_t n)
{
    unsigned bits = 0;
    if (!poll->multiple && n != 1)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (choices[i] >= poll->options_n || (bits >> choices[i] & 1))
            return 0;
        bits |= 1u << choices[i];
    }
    return (uint16_t)bits;
}

void vote_put(struct poll *poll, uint32_t seat, uint16_t choices)
{
    struct vote *vote = &poll->votes[seat - 1];
    poll->voters += vote->choices ? 0 : 1;
    for (unsigned i = 0; i < poll->options_n; i++) {
        poll->counts[i] -= vote->choices >> i & 1;
        poll->counts[i] += choices >> i & 1;
    }
    *vote = (struct vote){.choices = choices};
}

static size_t list_choices(uint16_t bits, uint32_t ret[ROOM_OPTIONS_MAX])
{
    size_t n = 0;
    for (uint32_t i = 0; i < ROOM_OPTIONS_MAX; i++)
        if (bits >> i & 1)
            ret[n++] = i;
    return n;
}

static struct packet *kept_pack(const struct poll *poll, uint16_t bits)
{
    uint32_t choices[ROOM_OPTIONS_MAX];
    struct msg_vote_kept kept = {.poll = poll->number, .choices = choices};
    kept.choices_n = list_choices(bits, choices);
    return wire_pack_vote_kept(&kept);
}

static void report_vote(struct room *room, const struct poll *poll, const struct member *member,
                        uint16_t bits, uint64_t tag)
{
    struct msg_fact_vote fact = {.poll = poll->number, .seat = member->seat};
    fact.choices_n = list_choices(bits, fact.choices);
    report_fact(room, FACT_VOTE, &fact, room_now_ms(room), tag);
}

enum err vote_cast(struct room *room, struct member *member, const struct msg_vote *message,
                   uint64_t tag)
{
    struct poll *poll = poll_find(room, message->poll);
    if (!poll || poll->stage != POLL_OPEN)
        return ERR_NOT_FOUND;
    uint16_t bits = vote_bits(poll, message->choices, message->choices_n);
    if (!bits)
        return ERR_INVALID;
    bool waits = !poll->anonymous && tag != 0;
    struct packet *kept = waits ? NULL : kept_pack(poll, bits);
    if (!waits && !kept)
        return ERR_NOMEM;

    vote_put(poll, member->seat, bits);
    poll->votes[member->seat - 1].waits = waits;
    poll->votes[member->seat - 1].tag = tag;
    room->poll_due.dirty = true;
    if (!poll->anonymous)
        report_vote(room, poll, member, bits, tag);
    if (kept)
        tell_member(room, member, kept);
    return OK;
}

enum err poll_vote_kept(struct room *room, struct member *member, uint32_t number, uint64_t tag)
{
    struct poll *poll = poll_find(room, number);
    if (!poll || poll->stage != POLL_OPEN)
        return OK;
    struct vote *vote = &poll->votes[member->seat - 1];
    if (!vote->waits || vote->tag != tag)
        return OK;
    struct packet *kept = kept_pack(poll, vote->choices);
    if (!kept)
        return ERR_NOMEM;
    vote->waits = false;
    tell_member(room, member, kept);
    return OK;
}

static struct packet *counts_of(const struct room *room, const struct poll *poll)
{
    struct msg_poll_counts counts = {.poll = poll->number,
                                     .voters = poll->voters,
                                     .of = room->learners_n,
                                     .counts = poll->counts,
                                     .counts_n = poll->options_n};
    return wire_pack_poll_counts(&counts);
}

void votes_greet(struct room *room, const struct poll *poll, struct line *line)
{
    const struct member *member = line->member;
    const struct vote *vote = &poll->votes[member->seat - 1];
    if (vote->choices && !vote->waits)
        tell_line(room, line, kept_pack(poll, vote->choices));
    if (role_may[member->role] & MAY_RUN_POLL)
        tell_line(room, line, counts_of(room, poll));
}

void votes_tick(struct room *room, uint64_t mono_ms)
{
    struct audience audience = audience_needs(MAY_RUN_POLL);
    if (!due_now(&room->poll_due, mono_ms, COUNTS_EVERY_MS))
        return;
    const struct poll *poll = poll_find_open(room);
    room->poll_due.dirty = false;
    if (!poll || !fanout_reaches(room, &audience))
        return;
    struct packet *packet = counts_of(room, poll);
    room->poll_due.dirty = !packet;
    if (packet)
        fanout(room, packet, LANE_CONTROL, &audience);
    packet_unref(packet);
}
