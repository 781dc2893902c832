/* check_round.h - one round of presence checks. For the files of this folder only.
 *
 * Runs on   the worker that is the room's home.
 * Owns      where each seat of the round stands.
 *
 * All moments are UTC milliseconds by the anchor of the class.
 */
#ifndef ROOM_CHECK_ROUND_H
#define ROOM_CHECK_ROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "room/room_setup.h"

struct packet;
struct room;

enum check_stage {
    CHECK_NOT_ASKED, /* no learner, or was not here at the moment */
    CHECK_DUE,       /* will be asked at due_ms */
    CHECK_ASKED,     /* no line is known to have the question */
    CHECK_SEEN,      /* has it, and answers by due_ms */
    CHECK_ANSWERED,
    CHECK_MISSED,
    CHECK_LET_GO /* asked; neither answered nor missed, and need not any more */
};

struct check_seat {
    enum check_stage stage;
    unsigned times; /* asked so often */
    int64_t seen_ms;
    int64_t due_ms;
    int64_t alive_ms; /* first known to be alive after due_ms; 0: not yet */
};

struct check_round {
    uint32_t number;
    bool is_open;
    int64_t opened_ms;
    uint32_t spread_ms, answer_ms;
    uint32_t asked_n, answered_n, missed_n;
    struct check_seat *seats; /* seats[seat - 1]: who had a seat when the round began */
    uint32_t seats_n;
};

/* The stretch of the timetable in which it asks once by itself. */
struct check_stretch {
    int64_t start_ms; /* 0: none yet */
    int64_t due_ms;
    bool done;
};

/* What a room keeps of all its rounds. */
struct checks {
    struct room_checks setup;
    struct check_round *round; /* the newest; NULL: there was none */
    uint32_t last;
    struct check_stretch stretch;
    bool result_dirty;
    uint64_t result_told_mono_ms;
};

/* Every learner's seat is due at once, unless the room forbids. ERR_NOMEM. */
MUST_CHECK enum err check_round_create(struct check_round **ret, const struct room *room,
                                       uint32_t number, int64_t at_ms);
/* NULL is welcome. */
void check_round_destroy(struct check_round *round);
/* NULL: has no part in the round. */
struct check_seat *check_round_seat(const struct check_round *round, uint32_t seat);
/* Counts. */
void check_round_set_asked(struct check_round *round, struct check_seat *seat);
void check_round_set_answered(struct check_round *round, struct check_seat *seat);
void check_round_set_missed(struct check_round *round, struct check_seat *seat);
/* Nobody is asked or waited for any more. */
void check_round_close(struct check_round *round);

static inline bool check_seat_waits(const struct check_seat *seat)
{
    return seat->stage == CHECK_ASKED || seat->stage == CHECK_SEEN;
}

/* The round of the room that is open; NULL. */
struct check_round *check_round_open(const struct room *room);
/* Puts a fresh round in the place of the former. */
void check_round_put(struct room *room, struct check_round *round);
/* Draws the moment for each seat that is due, of what is left of the spread; none is left: such
 * seats are not asked. */
void check_round_spread(const struct room *room, struct check_round *round);

/* check_hours.c: the timetable asks. */
/* True: a round is wanted now. */
bool check_hours_want(struct room *room);
/* The timetable asked at this moment: not again in the same stretch. */
void check_hours_done(struct room *room, int64_t at_ms);

/* NULL: no memory. */
struct packet *check_asked_pack(const struct check_round *round, uint32_t answer_ms);
struct packet *check_settled_pack(const struct check_round *round, const struct check_seat *seat);
struct packet *check_result_pack(const struct check_round *round);

#endif
