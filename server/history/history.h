/* history.h - what the journal of a class says.
 *
 * Runs on   any thread with a store of its own.
 * Errors    ERR_STORE and ERR_NOMEM everywhere; others are named.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include <stddef.h>
#include <stdint.h>

#include "attendance/intervals.h"
#include "base/err.h"
#include "base/id.h"
#include "history/checks.h"
#include "wire/gen_messages.h"

struct journal_line;
struct store;

#define HISTORY_LINES_MAX 100000 /* connections in one class */
#define HISTORY_MOVES_MAX 64

/* A class moved into a phase. */
struct history_move {
    enum class_phase phase;
    int64_t at_ms;
};

struct history_moves {
    size_t n;
    struct history_move at[HISTORY_MOVES_MAX]; /* the first ones; the last is always kept */
};

/* Where a class stands; without any such fact it is waiting since 0. */
MUST_CHECK enum err history_phase(struct store *store, struct id class_id,
                                  struct history_move *ret);
MUST_CHECK enum err history_moves(struct store *store, struct id class_id,
                                  struct history_moves *ret);
/* All presence facts of a class. *ret is initialised here in any case; the caller finishes it.
 * ERR_FULL: more than HISTORY_LINES_MAX connections. */
MUST_CHECK enum err history_fold(struct store *store, struct id class_id, struct class_fold *ret);
/* The same, and its presence checks, in one reading; the caller finishes both in any case. */
MUST_CHECK enum err history_presence(struct store *store, struct id class_id,
                                     struct class_fold *ret, struct history_checks *ret_checks);
/* The same two of a class that has ended, without its rolls, as far as every connection has left:
 * then a roll says nothing more. Oddities of rolls are not counted. */
MUST_CHECK enum err history_fold_ended(struct store *store, struct id class_id,
                                       struct class_fold *ret);
MUST_CHECK enum err history_presence_ended(struct store *store, struct id class_id,
                                           struct class_fold *ret,
                                           struct history_checks *ret_checks);
/* The fact that a line of the journal holds. ERR_INVALID: it holds none. ERR_MALFORMED: it cannot
 * be read. */
MUST_CHECK enum err history_fact(const struct journal_line *line, enum fact_type *ret_type,
                                 union fact_any *ret);

#endif
