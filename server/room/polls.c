#include "room/polls.h"

#include <string.h>

#include "base/alloc.h"
#include "base/packet.h"
#include "base/text.h"
#include "room/fanout.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

static struct audience audience_of(enum poll_stage stage)
{
    return stage == POLL_PREPARED ? audience_needs(MAY_RUN_POLL) : audience_everyone();
}

/* Takes the packet, and keeps it for newcomers. */
static void publish(struct room *room, struct poll *poll, struct packet *packet)
{
    struct audience audience = audience_of(poll->stage);
    if (packet) {
        packet_unref(poll->told[poll->stage]);
        poll->told[poll->stage] = packet_ref(packet);
    }
    event_publish(room, packet, &audience);
}

static void report_made(struct room *room, const struct poll *poll, uint32_t by, uint64_t tag)
{
    struct msg_fact_poll_made fact = {.poll = poll->number,
                                      .options_n = poll->options_n,
                                      .multiple = poll->multiple,
                                      .anonymous = poll->anonymous,
                                      .by = by};
    text_copy(fact.question, sizeof fact.question, slice_of_text(poll->question));
    for (unsigned i = 0; i < poll->options_n; i++)
        text_copy(fact.options[i], sizeof fact.options[i], slice_of_text(poll->options[i]));
    report_fact(room, FACT_POLL_MADE, &fact, room_now_ms(room), tag);
}

/* Packs what opening sends and makes room for votes; ERR_NOMEM leaves the poll prepared. */
static enum err start(struct room *room, struct poll *poll, struct packet **ret)
{
    poll->opened_ms = room_now_ms(room);
    struct packet *packet = poll_opened_pack(poll, event_log_next_n(&room->log));
    if (!packet)
        return ERR_NOMEM;
    enum err err = poll_start(room, poll, poll->opened_ms);
    if (err) {
        packet_unref(packet);
        return err;
    }
    *ret = packet;
    return OK;
}

/* Takes the packet. */
static void opened(struct room *room, struct poll *poll, uint32_t by, uint64_t tag,
                   struct packet *packet)
{
    struct msg_fact_poll_opened fact = {.poll = poll->number, .by = by};
    report_fact(room, FACT_POLL_OPENED, &fact, poll->opened_ms, tag);
    publish(room, poll, packet);
    room->poll_due.dirty = true;
}

static struct room_poll setup_of(const struct msg_poll_make *message)
{
    struct room_poll setup = {.question = message->question,
                              .options_n = (unsigned)message->options_n,
                              .multiple = message->multiple,
                              .anonymous = message->anonymous};
    for (size_t i = 0; i < message->options_n; i++)
        setup.options[i] = message->options[i];
    return setup;
}

enum err poll_make(struct room *room, struct member *member, const struct msg_poll_make *message,
                   uint64_t tag)
{
    struct room_poll setup = setup_of(message);
    if (!poll_makes_sense(&setup))
        return ERR_INVALID;
    if (message->open_now && poll_find_open(room))
        return ERR_TAKEN;
    if (room->polls_n >= room->limits.polls_max)
        return ERR_FULL;
    struct poll *poll = NULL;
    enum err err = poll_create(&poll, &setup);
    if (err)
        return err;
    poll->number = room->last_poll + 1;
    struct packet *packet = NULL;
    if (message->open_now)
        err = start(room, poll, &packet);
    else
        packet = poll_prepared_pack(poll, event_log_next_n(&room->log));
    if (!packet) {
        poll_destroy(poll);
        return err ? err : ERR_NOMEM;
    }
    poll_add(room, poll, poll->number);
    report_made(room, poll, member->seat, message->open_now ? 0 : tag);
    if (message->open_now)
        opened(room, poll, member->seat, tag, packet);
    else
        publish(room, poll, packet);
    return OK;
}

enum err poll_open(struct room *room, struct member *member, const struct msg_poll_open *message,
                   uint64_t tag)
{
    struct poll *poll = poll_find(room, message->poll);
    struct packet *packet = NULL;
    if (!poll)
        return ERR_NOT_FOUND;
    if (poll->stage != POLL_PREPARED)
        return ERR_INVALID;
    if (poll_find_open(room))
        return ERR_TAKEN;
    enum err err = start(room, poll, &packet);
    if (err)
        return err;
    opened(room, poll, member->seat, tag, packet);
    return OK;
}

void poll_end(struct room *room, struct poll *poll, uint32_t by, uint64_t tag,
              struct packet *packet)
{
    struct msg_fact_poll_closed fact = {
        .poll = poll->number, .voters = poll->voters, .counts_n = poll->options_n, .by = by};
    memcpy(fact.counts, poll->counts, sizeof fact.counts);
    poll_stop(poll);
    report_fact(room, FACT_POLL_CLOSED, &fact, room_now_ms(room), tag);
    publish(room, poll, packet);
}

enum err poll_close(struct room *room, struct member *member, const struct msg_poll_close *message,
                    uint64_t tag)
{
    struct poll *poll = poll_find(room, message->poll);
    if (!poll)
        return ERR_NOT_FOUND;
    if (poll->stage != POLL_OPEN)
        return ERR_INVALID;
    struct packet *packet = poll_closed_pack(poll, event_log_next_n(&room->log));
    if (!packet)
        return ERR_NOMEM;
    poll_end(room, poll, member->seat, tag, packet);
    return OK;
}

enum err poll_drop(struct room *room, struct member *member, const struct msg_poll_drop *message,
                   uint64_t tag)
{
    struct poll *poll = poll_find(room, message->poll);
    if (!poll)
        return ERR_NOT_FOUND;
    if (poll->stage != POLL_PREPARED)
        return ERR_INVALID;
    struct msg_poll_dropped dropped = {.n = event_log_next_n(&room->log), .poll = poll->number};
    struct packet *packet = wire_pack_poll_dropped(&dropped);
    if (!packet)
        return ERR_NOMEM;

    struct msg_fact_poll_dropped fact = {.poll = poll->number, .by = member->seat};
    struct audience audience = audience_of(POLL_PREPARED);
    poll_remove(room, poll);
    report_fact(room, FACT_POLL_DROPPED, &fact, room_now_ms(room), tag);
    event_publish(room, packet, &audience);
    return OK;
}

/* As it was sent to those who were here, or packed now when there was nobody or no memory. */
static void tell_stage(struct room *room, struct poll *poll, enum poll_stage stage,
                       struct line *line)
{
    struct packet *packet = poll->told[stage];
    uint32_t n = room->log.last_n;
    if (packet)
        packet = packet_ref(packet);
    else if (stage == POLL_PREPARED)
        packet = poll_prepared_pack(poll, n);
    else if (stage == POLL_OPEN)
        packet = poll_opened_pack(poll, n);
    else
        packet = poll_closed_pack(poll, n);
    tell_line(room, line, packet);
}

void polls_greet(struct room *room, struct line *line)
{
    bool runs_polls = role_may[line->member->role] & MAY_RUN_POLL;
    for (unsigned i = 0; i < room->polls_n; i++) {
        struct poll *poll = room->polls[i];
        if (poll->stage == POLL_PREPARED) {
            if (runs_polls)
                tell_stage(room, poll, POLL_PREPARED, line);
            continue;
        }
        tell_stage(room, poll, POLL_OPEN, line);
        if (poll->stage == POLL_CLOSED)
            tell_stage(room, poll, POLL_CLOSED, line);
    }
}

/* What the journal held already are the first of the setup: they are made in order. */
void polls_open(struct room *room)
{
    while (room->prepared_made < room->prepared_n && room->polls_n < room->limits.polls_max) {
        struct poll *poll = room->prepared[room->prepared_made];
        room->prepared[room->prepared_made++] = NULL;
        poll_add(room, poll, room->last_poll + 1);
        report_made(room, poll, 0, 0);
    }
}

void polls_finish(struct room *room)
{
    for (unsigned i = 0; i < room->polls_n; i++)
        poll_destroy(room->polls[i]);
    for (unsigned i = 0; i < room->prepared_n; i++)
        poll_destroy(room->prepared[i]);
    mem_free(room->polls);
    mem_free(room->prepared);
}
