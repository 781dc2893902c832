/* record_state.h - where one activity of somebody's record stands, and what it waits for.
 *
 * Runs on   any thread. Pure.
 */
#ifndef JUDGING_RECORD_STATE_H
#define JUDGING_RECORD_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "credit/policy_words.h"
#include "judging/judging.h"

struct book;

/* Stable words: "coming", "live", "provisional", "counted", "waiting", "refused", "not_earned",
 * "taught", "withdrawn". */
enum record_state {
    RECORD_COMING = 1,  /* has not begun */
    RECORD_LIVE,        /* is being held: numbers still grow */
    RECORD_PROVISIONAL, /* its classes have ended, it is not closed */
    RECORD_COUNTED,     /* an entry stands */
    RECORD_WAITING,     /* closed; would count if nothing were awaited */
    RECORD_REFUSED,     /* closed; its evidence was refused */
    RECORD_NOT_EARNED,  /* closed; nothing was earned */
    RECORD_TAUGHT,      /* teaching is not learning */
    RECORD_WITHDRAWN    /* no longer takes part, and was never there */
};

/* Bits. Stable words: "evidence", "report", "decision", "overlap", "test", "second", "answer". */
enum record_wait {
    RECORD_WAIT_EVIDENCE = 1u << 0, /* the superior's permission and assignment, to be filed */
    RECORD_WAIT_REPORT = 1u << 1,   /* a report, to be filed */
    RECORD_WAIT_DECISION = 1u << 2, /* the superior's decision about what was filed */
    RECORD_WAIT_OVERLAP = 1u << 3,  /* the organiser's decision about shared time */
    RECORD_WAIT_TEST = 1u << 4,     /* the post-test */
    RECORD_WAIT_SECOND = 1u << 5,   /* a second coordinator, for a correction */
    RECORD_WAIT_ANSWER = 1u << 6    /* an answer to an objection */
};
#define RECORD_WAITS 7

const char *record_state_name(enum record_state state);
/* Of the bit 1 << i. */
const char *record_wait_name(unsigned i);

/* Of a learner in a judged activity. `stands`: an entry of theirs does. */
enum record_state record_state_of(const struct activity_judgement *judgement,
                                  const struct judged_enrolled *person, bool stands);
/* What the person's own book lines and the verdict still wait for. `person` NULL: not judged. */
unsigned record_waits_of(const struct book *book, struct id who,
                         const struct judged_enrolled *person);
/* Kinds of evidence that could be filed now, as bits 1 << enum evidence_kind: asked for, and
 * neither accepted nor awaiting a decision. Where each day needs a report: of one day at least. */
unsigned record_asks_of(const struct book *book, const struct judged_enrolled *person);

#endif
