/* class_talk.h - what was said and asked in a class, read back from its journal.
 *
 * Runs on   any thread with a store of its own.
 * Owns      all that it read.
 *
 * Lines to one person alone are counted, not shown: who exports the chat of a class was no party to
 * them. A line that was removed is there without its text; one that was erased is not there. An
 * anonymous poll has no names anywhere: its votes were never stored by person.
 */
#ifndef OFFICE_CLASS_TALK_H
#define OFFICE_CLASS_TALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"
#include "base/map.h"
#include "wire/gen_messages.h"

struct store;

struct talk_seat {
    struct id person;
    enum role role;
    char name[MSG_FACT_SEAT_NAME_MAX + 1];
};

struct talk_line {
    uint32_t number;
    int64_t at_ms;
    uint32_t from; /* seat */
    enum chat_audience to;
    size_t text;         /* talk_text */
    int64_t removed_ms;  /* 0: it stands */
    uint32_t removed_by; /* seat; 0: the server */
};

struct talk_poll {
    struct msg_fact_poll_made made;
    int64_t opened_ms; /* 0: never */
    int64_t closed_ms;
    bool dropped;
    uint32_t voters;
    uint32_t counts[MSG_FACT_POLL_MADE_OPTIONS_MAX];
};

/* Of a named poll, the last one of each seat. */
struct talk_vote {
    uint32_t poll;
    uint32_t seat;
    struct msg_fact_vote vote;
};

struct class_talk {
    struct map seats;    /* struct talk_seat by number; 0 is no seat */
    struct map lines_by; /* place from 1, by number */
    struct map polls_by; /* struct talk_poll by number + 1 */
    struct map votes_by; /* struct talk_vote by poll and seat */
    struct buffer lines; /* struct talk_line, in order */
    struct buffer text;
    struct buffer polls; /* struct talk_poll *, in order */
    struct buffer votes; /* struct talk_vote *, in order of the first of each seat */
    uint32_t private_lines;
};

/* *ret is initialised here in any case; the caller finishes it. ERR_STORE, ERR_NOMEM;
 * ERR_MALFORMED: a line of the journal cannot be read. */
MUST_CHECK enum err talk_read(struct store *store, struct id class_id, struct class_talk *ret);
void talk_finish(struct class_talk *talk);

uint32_t talk_n_lines(const struct class_talk *talk);
const struct talk_line *talk_line(const struct class_talk *talk, uint32_t n);
/* "" for a line that was removed. */
const char *talk_text(const struct class_talk *talk, const struct talk_line *line);
/* NULL: nobody sits there. */
const struct talk_seat *talk_seat(const struct class_talk *talk, uint32_t seat);
uint32_t talk_n_polls(const struct class_talk *talk);
const struct talk_poll *talk_poll(const struct class_talk *talk, uint32_t n);
uint32_t talk_n_votes(const struct class_talk *talk);
const struct talk_vote *talk_vote(const struct class_talk *talk, uint32_t n);

#endif
