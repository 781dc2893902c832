/* checks.h - presence checks: "are you still here?", fair to a bad line.
 *
 * Runs on   the worker that is the room's home.
 *
 * A round asks every learner who is here, each at a random moment of its spread; one round is open
 * at a time. Time to answer runs from the moment at which a client says that the question arrived
 * (check_seen). It stands still while no line of the learner has the question: who lost the line is
 * asked again after the return, three times at most, and with the whole time. A miss needs a line
 * that has the question and gave a sign of life after the time was over: a line that stalls is not
 * punished. One answer on any device is enough.
 *
 * A round is over when all have answered or missed, when it has waited ten minutes for who is gone,
 * and when the class goes into a break or ends: then nobody misses. The timetable asks by itself
 * when the setup says so: each learning segment is cut into equal stretches, and a round begins at
 * a random moment of each while the class is running.
 */
#ifndef ROOM_CHECKS_H
#define ROOM_CHECKS_H

#include <stdint.h>

#include "base/err.h"
#include "room/outbox.h"

#define CHECK_SPREAD_S_MAX 600u

struct member;
struct msg_check_answer;
struct msg_check_ask;
struct msg_check_seen;
struct room;

/* Fact: fact_check_opened; fact_check_asked for each as the moment comes. ERR_WRONG_PHASE: the
 * class is not running; ERR_INVALID: a spread above CHECK_SPREAD_S_MAX; ERR_TAKEN: a round is open;
 * ERR_FULL; ERR_NOMEM. */
MUST_CHECK enum err check_ask(struct room *room, struct member *member,
                              const struct msg_check_ask *message, uint64_t tag);
/* The question arrived on this line. What is settled or unknown is passed over. */
void check_seen(struct room *room, struct member *member, const struct msg_check_seen *message,
                struct line_ref line);
/* Fact: fact_check_answered, the first time. ERR_NOT_FOUND: this member was not asked; ERR_EXPIRED:
 * missed, or the round is over; ERR_NOMEM. */
MUST_CHECK enum err check_answer(struct room *room, struct member *member,
                                 const struct msg_check_answer *message, uint64_t tag);

#endif
