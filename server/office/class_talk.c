#include "office/class_talk.h"

#include <string.h>

#include "base/alloc.h"
#include "history/history.h"
#include "store/journal.h"
#include "store/store.h"
#include "wire/gen_fields.h"

#define SEATS_MAX 100000
#define LINES_MAX 1000000
#define VOTES_MAX 1000000

/* ---- people ---- */

static enum err take_seat(struct class_talk *talk, const struct msg_fact_seat *fact)
{
    struct talk_seat *seat = map_get(&talk->seats, fact->seat);
    if (seat)
        return OK; /* a seat belongs to whom it was given */
    seat = mem_zalloc(1, sizeof *seat);
    if (!seat)
        return ERR_NOMEM;
    seat->person = fact->person;
    seat->role = fact->role;
    memcpy(seat->name, fact->name, sizeof seat->name);
    enum err err = map_put(&talk->seats, fact->seat, seat);
    if (err)
        mem_free(seat);
    return err;
}

/* ---- chat ---- */

static enum err take_line(struct class_talk *talk, const struct msg_fact_chat *fact, int64_t at_ms)
{
    struct talk_line line = {.number = fact->line,
                             .at_ms = at_ms,
                             .from = fact->from,
                             .to = fact->to,
                             .text = talk->text.len};
    if (fact->to == CHAT_AUDIENCE_MEMBER) {
        talk->private_lines++;
        return OK;
    }
    buffer_add(&talk->text, (struct slice){(const uint8_t *)fact->text, strlen(fact->text) + 1});
    buffer_add(&talk->lines, (struct slice){(const uint8_t *)&line, sizeof line});
    if (talk->text.bad || talk->lines.bad)
        return ERR_NOMEM;
    enum err err = map_put(&talk->lines_by, line.number, (void *)(uintptr_t)talk_n_lines(talk));
    return err == ERR_TAKEN ? OK : err;
}

static void take_removal(struct class_talk *talk, const struct msg_fact_chat_removed *fact,
                         int64_t at_ms)
{
    uintptr_t place = (uintptr_t)map_get(&talk->lines_by, fact->line);
    if (!place)
        return; /* of a line to one person */
    struct talk_line *line = (struct talk_line *)(void *)talk->lines.at + (place - 1);
    line->removed_ms = at_ms;
    line->removed_by = fact->by;
}

/* ---- polls ---- */

static struct talk_poll *poll_of(const struct class_talk *talk, uint32_t number)
{
    return map_get(&talk->polls_by, (uint64_t)number + 1);
}

static enum err take_poll(struct class_talk *talk, const struct msg_fact_poll_made *fact)
{
    if (poll_of(talk, fact->poll))
        return OK;
    struct talk_poll *poll = mem_zalloc(1, sizeof *poll);
    if (!poll)
        return ERR_NOMEM;
    poll->made = *fact;
    enum err err = map_put(&talk->polls_by, (uint64_t)fact->poll + 1, poll);
    if (err) {
        mem_free(poll);
        return err;
    }
    buffer_add(&talk->polls, (struct slice){(const uint8_t *)&poll, sizeof poll});
    return talk->polls.bad ? ERR_NOMEM : OK;
}

static void take_closing(struct talk_poll *poll, const struct msg_fact_poll_closed *fact,
                         int64_t at_ms)
{
    poll->closed_ms = at_ms;
    poll->voters = fact->voters;
    for (size_t i = 0; i < fact->counts_n; i++)
        poll->counts[i] = fact->counts[i];
}

static enum err take_vote(struct class_talk *talk, const struct msg_fact_vote *fact)
{
    uint64_t key = (uint64_t)fact->poll << 32 | fact->seat;
    struct talk_vote *vote = map_get(&talk->votes_by, key);
    if (vote) {
        vote->vote = *fact;
        return OK;
    }
    vote = mem_zalloc(1, sizeof *vote);
    if (!vote)
        return ERR_NOMEM;
    *vote = (struct talk_vote){.poll = fact->poll, .seat = fact->seat, .vote = *fact};
    enum err err = map_put(&talk->votes_by, key, vote);
    if (err) {
        mem_free(vote);
        return err;
    }
    buffer_add(&talk->votes, (struct slice){(const uint8_t *)&vote, sizeof vote});
    return talk->votes.bad ? ERR_NOMEM : OK;
}

/* Before it is closed, the counts of a named poll are its votes. */
static void count_open_polls(struct class_talk *talk)
{
    for (uint32_t i = 0; i < talk_n_votes(talk); i++) {
        const struct talk_vote *vote = talk_vote(talk, i);
        struct talk_poll *poll = poll_of(talk, vote->poll);
        if (!poll || poll->closed_ms)
            continue;
        poll->voters++;
        for (size_t k = 0; k < vote->vote.choices_n; k++)
            if (vote->vote.choices[k] < poll->made.options_n)
                poll->counts[vote->vote.choices[k]]++;
    }
}

/* ---- the journal ---- */

static enum err take(const struct journal_row *row, void *arg)
{
    struct class_talk *talk = arg;
    int64_t at_ms = row->line.at_ms;
    enum fact_type type;
    union fact_any fact;
    struct talk_poll *poll = NULL;

    if (!row->line.body.len)
        return OK; /* erased: nothing of it is left to show */
    enum err err = history_fact(&row->line, &type, &fact);
    if (err)
        return err;
    switch ((int)type) {
    case FACT_SEAT:
        return take_seat(talk, &fact.seat);
    case FACT_CHAT:
        return take_line(talk, &fact.chat, at_ms);
    case FACT_CHAT_REMOVED:
        take_removal(talk, &fact.chat_removed, at_ms);
        break;
    case FACT_POLL_MADE:
        return take_poll(talk, &fact.poll_made);
    case FACT_POLL_OPENED:
        poll = poll_of(talk, fact.poll_opened.poll);
        if (poll)
            poll->opened_ms = at_ms;
        break;
    case FACT_POLL_CLOSED:
        poll = poll_of(talk, fact.poll_closed.poll);
        if (poll)
            take_closing(poll, &fact.poll_closed, at_ms);
        break;
    case FACT_POLL_DROPPED:
        poll = poll_of(talk, fact.poll_dropped.poll);
        if (poll)
            poll->dropped = true;
        break;
    case FACT_VOTE:
        return take_vote(talk, &fact.vote);
    default:
        break;
    }
    return OK;
}

enum err talk_read(struct store *store, struct id class_id, struct class_talk *ret)
{
    /* Kind by kind: a class leaves far more lines of presence than of talk. */
    static const enum fact_type types[] = {FACT_SEAT,         FACT_CHAT,        FACT_CHAT_REMOVED,
                                           FACT_POLL_MADE,    FACT_POLL_OPENED, FACT_POLL_CLOSED,
                                           FACT_POLL_DROPPED, FACT_VOTE};
    enum err err = OK;

    *ret = (struct class_talk){0};
    map_init(&ret->seats, SEATS_MAX);
    map_init(&ret->lines_by, LINES_MAX);
    map_init(&ret->polls_by, SEATS_MAX);
    map_init(&ret->votes_by, VOTES_MAX);
    for (size_t i = 0; !err && i < sizeof types / sizeof types[0]; i++)
        err = store_journal_read_kind(store, class_id, (uint16_t)fact_info[types[i]].id, take, ret);
    if (!err)
        count_open_polls(ret);
    return err;
}

static void free_all(struct map *map)
{
    unsigned cursor = 0;
    for (void *at = map_next(map, &cursor); at; at = map_next(map, &cursor))
        mem_free(at);
    map_finish(map);
}

void talk_finish(struct class_talk *talk)
{
    free_all(&talk->seats);
    free_all(&talk->polls_by);
    free_all(&talk->votes_by);
    map_finish(&talk->lines_by);
    buffer_finish(&talk->lines);
    buffer_finish(&talk->text);
    buffer_finish(&talk->polls);
    buffer_finish(&talk->votes);
}

/* ---- what was read ---- */

uint32_t talk_n_lines(const struct class_talk *talk)
{
    return (uint32_t)(talk->lines.len / sizeof(struct talk_line));
}

const struct talk_line *talk_line(const struct class_talk *talk, uint32_t n)
{
    return (const struct talk_line *)(const void *)talk->lines.at + n;
}

const char *talk_text(const struct class_talk *talk, const struct talk_line *line)
{
    return line->removed_ms ? "" : (const char *)talk->text.at + line->text;
}

const struct talk_seat *talk_seat(const struct class_talk *talk, uint32_t seat)
{
    return map_get(&talk->seats, seat);
}

uint32_t talk_n_polls(const struct class_talk *talk)
{
    return (uint32_t)(talk->polls.len / sizeof(struct talk_poll *));
}

const struct talk_poll *talk_poll(const struct class_talk *talk, uint32_t n)
{
    return ((struct talk_poll *const *)(const void *)talk->polls.at)[n];
}

uint32_t talk_n_votes(const struct class_talk *talk)
{
    return (uint32_t)(talk->votes.len / sizeof(struct talk_vote *));
}

const struct talk_vote *talk_vote(const struct class_talk *talk, uint32_t n)
{
    return ((struct talk_vote *const *)(const void *)talk->votes.at)[n];
}
