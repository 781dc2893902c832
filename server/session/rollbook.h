/* rollbook.h - the roll book of one class: what the room reports becomes lines of the journal, and
 * the learner's account of attendance.
 *
 * Runs on   built by a pool thread; from then on the worker that is the room's home.
 * Owns      the fold of the class's presence so far.
 * Borrows   the store thread, mailbox, policy and chance, which outlive it.
 *
 * It is the room's watch. A line that the store thread does not take is logged and stays missing in
 * the journal; the store's own safety letter tells instructor and coordinator.
 */
#ifndef SESSION_ROLLBOOK_H
#define SESSION_ROLLBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/judge.h"
#include "attendance/presence.h"
#include "attendance/timetable.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/id.h"

struct chance;
struct mailbox;
struct msg_account;
struct policy;
struct rollbook;
struct room_watch;
struct store_thread;

/* What one learner brings from the other classes of the activity, as closing would judge it. */
struct rollbook_prior {
    struct id person;
    uint64_t attended_ms;
    bool no_status; /* on the last day of the activity: nothing can be earned */
};

struct rollbook_setup {
    struct id class_id;
    struct id run;
    struct store_thread *store;
    struct mailbox *answer_to; /* where LETTER_JOURNAL_DURABLE goes */
    const struct chance *chance;
    struct clock_anchor anchor;
    struct timetable table;
    const struct policy *policy;
    const char *category; /* copied */
    bool international;
    uint32_t min_attendance_percent; /* the activity's, or 0: the policy's */
    uint64_t other_learning_ms;      /* of the other classes of the activity */
    uint64_t other_to_come_ms;       /* of which not yet begun when this class was loaded */
    uint32_t lines_max;
};

MUST_CHECK enum err rollbook_create(struct rollbook **ret, const struct rollbook_setup *setup);
/* NULL is welcome. */
void rollbook_destroy(struct rollbook *book);
/* What the room reports to; good as long as the book. */
const struct room_watch *rollbook_watch(struct rollbook *book);

/* A fact of an earlier run. ERR_FULL, ERR_NOMEM. */
MUST_CHECK enum err rollbook_replay(struct rollbook *book, const struct presence *fact);
/* ERR_TAKEN: this person was added before. */
MUST_CHECK enum err rollbook_add_prior(struct rollbook *book, const struct rollbook_prior *prior);

/* Whether a fact with this tag was handed to the store: an answer will come. */
bool rollbook_took_tag(const struct rollbook *book, uint64_t tag);

/* The account of a learner as it stands at now_ms, without reasons. ERR_NOMEM; ERR_INVALID: the
 * policy does not value this category. */
MUST_CHECK enum err rollbook_account(const struct rollbook *book, struct id person, int64_t now_ms,
                                     struct msg_account *ret);

#endif
