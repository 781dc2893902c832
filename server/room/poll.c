#include "room/poll.h"

#include <string.h>

#include "base/alloc.h"
#include "base/packet.h"
#include "room/room_inside.h"

enum err poll_create(struct poll **ret, const struct room_poll *setup)
{
    struct poll *poll = mem_zalloc(1, sizeof *poll);
    if (!poll)
        return ERR_NOMEM;
    poll->multiple = setup->multiple;
    poll->anonymous = setup->anonymous;
    poll->question = mem_copy_text(setup->question);
    bool whole = poll->question != NULL;
    for (unsigned i = 0; whole && i < setup->options_n; i++) {
        poll->options[i] = mem_copy_text(setup->options[i]);
        poll->options_n = i + 1;
        whole = poll->options[i] != NULL;
    }
    if (!whole) {
        poll_destroy(poll);
        return ERR_NOMEM;
    }
    *ret = poll;
    return OK;
}

void poll_destroy(struct poll *poll)
{
    if (!poll)
        return;
    mem_free(poll->question);
    for (unsigned i = 0; i < poll->options_n; i++)
        mem_free(poll->options[i]);
    for (unsigned stage = POLL_PREPARED; stage <= POLL_CLOSED; stage++)
        packet_unref(poll->told[stage]);
    mem_free(poll->votes);
    mem_free(poll);
}

static bool is_blank(const char *text)
{
    while (*text && (unsigned char)*text <= ' ')
        text++;
    return !*text;
}

bool poll_makes_sense(const struct room_poll *setup)
{
    if (is_blank(setup->question) || setup->options_n < 2 || setup->options_n > ROOM_OPTIONS_MAX)
        return false;
    for (unsigned i = 0; i < setup->options_n; i++) {
        if (is_blank(setup->options[i]))
            return false;
        for (unsigned j = 0; j < i; j++)
            if (strcmp(setup->options[i], setup->options[j]) == 0)
                return false;
    }
    return true;
}

struct poll *poll_find(const struct room *room, uint32_t number)
{
    for (unsigned i = 0; i < room->polls_n; i++)
        if (room->polls[i]->number == number)
            return room->polls[i];
    return NULL;
}

struct poll *poll_find_open(const struct room *room)
{
    for (unsigned i = 0; i < room->polls_n; i++)
        if (room->polls[i]->stage == POLL_OPEN)
            return room->polls[i];
    return NULL;
}

void poll_add(struct room *room, struct poll *poll, uint32_t number)
{
    poll->number = number;
    room->last_poll = number;
    room->polls[room->polls_n++] = poll;
}

void poll_remove(struct room *room, struct poll *poll)
{
    unsigned i = 0;
    while (room->polls[i] != poll)
        i++;
    room->polls_n--;
    memmove(&room->polls[i], &room->polls[i + 1], (room->polls_n - i) * sizeof room->polls[i]);
    poll_destroy(poll);
}

enum err poll_start(const struct room *room, struct poll *poll, int64_t at_ms)
{
    poll->votes = mem_zalloc(room->limits.members_max, sizeof *poll->votes);
    if (!poll->votes)
        return ERR_NOMEM;
    poll->stage = POLL_OPEN;
    poll->opened_ms = at_ms;
    return OK;
}

void poll_stop(struct poll *poll)
{
    mem_free(poll->votes);
    poll->votes = NULL;
    poll->stage = POLL_CLOSED;
}

struct packet *poll_prepared_pack(const struct poll *poll, uint32_t n)
{
    struct msg_poll_prepared prepared = {.n = n,
                                         .poll = poll->number,
                                         .question = poll->question,
                                         .options = (const char *const *)poll->options,
                                         .options_n = poll->options_n,
                                         .multiple = poll->multiple,
                                         .anonymous = poll->anonymous};
    return wire_pack_poll_prepared(&prepared);
}

struct packet *poll_opened_pack(const struct poll *poll, uint32_t n)
{
    struct msg_poll_opened opened = {.n = n,
                                     .poll = poll->number,
                                     .question = poll->question,
                                     .options = (const char *const *)poll->options,
                                     .options_n = poll->options_n,
                                     .multiple = poll->multiple,
                                     .anonymous = poll->anonymous,
                                     .at_ms = poll->opened_ms};
    return wire_pack_poll_opened(&opened);
}

struct packet *poll_closed_pack(const struct poll *poll, uint32_t n)
{
    struct msg_poll_closed closed = {.n = n,
                                     .poll = poll->number,
                                     .voters = poll->voters,
                                     .counts = poll->counts,
                                     .counts_n = poll->options_n};
    return wire_pack_poll_closed(&closed);
}
