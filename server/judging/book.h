/* book.h - the book of an activity: what people stated about it afterwards, line by line, folded
 * into what holds now.
 *
 * The lines stand in the journal under the activity's id (facts fact_corrected to fact_recorded of
 * protocol/classroom.json), numbered and chained, and are never changed.
 *
 * Runs on   any thread; one book belongs to one thread. Pure but for book_read: the same lines may
 *           come from the store or from a bundle.
 * Owns      all it holds, until book_finish; what it returns is borrowed from it and good until
 *           it is settled again.
 *
 * Lines may come in any order, their numbers decide; a line twice counts once. What cannot be read
 * is counted in `oddities` and passed over; what can be read but changes nothing (an approval by
 * whoever wrote the fact, an answer to nothing) is kept as BOOK_VOID and counted there too.
 */
#ifndef JUDGING_BOOK_H
#define JUDGING_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "attendance/standing.h"
#include "base/err.h"
#include "base/id.h"
#include "base/map.h"
#include "credit/evidence.h"
#include "credit/post_test.h"
#include "wire/gen_messages.h"

struct journal_row;
struct store;

#define BOOK_FACTS_MAX 200000

/* Stable words: "holds", "waits", "withdrawn", "refused", "void". */
enum book_state {
    BOOK_HOLDS = 1,
    BOOK_WAITS,     /* for a second coordinator, and does not hold until then */
    BOOK_WITHDRAWN, /* was taken back */
    BOOK_REFUSED,   /* waited, and somebody else than its writer took it back */
    BOOK_VOID       /* changes nothing */
};

/* What a fact says, by its type. */
union book_said {
    const void *any;
    const struct msg_fact_corrected *corrected;
    const struct msg_fact_excused *excused;
    const struct msg_fact_approved *approved;
    const struct msg_fact_withdrawn *withdrawn;
    const struct msg_fact_objected *objected;
    const struct msg_fact_objection_answered *objection_answered;
    const struct msg_fact_evidence_filed *evidence_filed;
    const struct msg_fact_evidence_decided *evidence_decided;
    const struct msg_fact_test_tried *test_tried;
    const struct msg_fact_overlap_decided *overlap_decided;
    const struct msg_fact_difference_confirmed *difference_confirmed;
    const struct msg_fact_recorded *recorded;
};

struct book_fact {
    struct id event;
    uint64_t n; /* number of its line */
    int64_t at_ms;
    struct id who; /* person who wrote it */
    enum fact_type type;
    union book_said said;
    struct id person;   /* whom it is about; none: nobody. An answer, a decision, an approval, a */
    struct id class_id; /* withdrawal is about what its fact is about. None: the whole activity */
    struct id points;   /* event of the fact it approves, withdraws, answers or decides; or none */
    enum book_state state;
    bool needs_second;               /* holds only once somebody else approved it */
    const struct book_fact *of;      /* the fact it points to; NULL: none, or none such */
    const struct book_fact *answer;  /* of an objection or a filing, the last answer or decision
                                      * that holds; else NULL */
    const struct book_fact *second;  /* the approval by which it holds, or NULL */
    const struct book_fact *undoing; /* the withdrawal that took it back, or that still waits */
};

struct book_shelf; /* what was made ready for the questions: book_settle.c */

struct book {
    struct id activity;
    struct book_fact **facts; /* by number, after book_settle */
    size_t n_facts;
    size_t room_facts;
    uint32_t unread;    /* lines that could not be read */
    uint32_t oddities;  /* these, and facts that are void */
    uint32_t n_waiting; /* facts that wait for a second coordinator */
    struct map events;  /* event to its fact */
    struct book_shelf *shelf;
};

const char *book_state_name(enum book_state state);

/* An empty book; allocates nothing. */
void book_init(struct book *book, struct id activity);
void book_finish(struct book *book);
/* Takes in one line of the journal. Afterwards book_settle must be called before anything is
 * asked. ERR_NOMEM, and ERR_FULL past BOOK_FACTS_MAX, leave the book as it was. */
MUST_CHECK enum err book_add_line(struct book *book, const struct journal_row *row);
/* Orders the facts and decides which hold. May be called again after more lines. ERR_NOMEM. */
MUST_CHECK enum err book_settle(struct book *book);
/* Init, all lines that the store has, settle. *ret is initialised in any case. ERR_STORE. */
MUST_CHECK enum err book_read(struct store *store, struct id activity, struct book *ret);
/* The same up to line number `last_n`: what it said then. */
MUST_CHECK enum err book_read_until(struct store *store, struct id activity, uint64_t last_n,
                                    struct book *ret);

/* NULL: there is no such event. */
const struct book_fact *book_find(const struct book *book, struct id event);
/* The facts about a person, by type, class and number: ret[0] to ret[*ret_n - 1]. */
const struct book_fact *const *book_about(const struct book *book, struct id person, size_t *ret_n);

/* In force in one class, by number. */
const struct correction *book_corrections(const struct book *book, struct id person,
                                          struct id class_id, size_t *ret_n);
enum excuse book_excuse(const struct book *book, struct id person, struct id class_id);
/* What decides the state of the person's evidence, one at most of each kind and day (the whole
 * activity before its days): whatever filing was accepted, else the newest one and what was decided
 * of it. */
const struct evidence_fact *book_evidence(const struct book *book, struct id person, size_t *ret_n);
/* The day that a filing speaks for; false: the whole activity. */
bool book_filing_day(const struct book_fact *filing, int64_t *ret_day);
const struct test_try *book_tries(const struct book *book, struct id person, size_t *ret_n);
enum overlap_decision book_overlap(const struct book *book, struct id person);
/* As the newest filing says that says it; empty texts before. */
struct capacity_purpose book_purpose(const struct book *book, struct id person);

/* The last that holds, or NULL: a coordinator confirmed that the timetable counts although the
 * class was held otherwise; the attendance of a class without a live room is complete. */
const struct book_fact *book_difference_confirmed(const struct book *book, struct id class_id);
const struct book_fact *book_recorded(const struct book *book, struct id class_id);

#endif
