/* checks.h - what the journal of a class says about presence checks ("Masih di sini?").
 *
 * Runs on   any thread; one belongs to one thread. Pure: lines come from a store or from a bundle.
 * Owns      what it remembers, until history_checks_finish.
 *
 * Only settled checks count: fact_check_answered and fact_check_missed, the first of them of each
 * round and seat. Who was asked and has neither answered nor missed counts neither way.
 */
#ifndef HISTORY_CHECKS_H
#define HISTORY_CHECKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/map.h"

struct journal_row;

struct history_checks {
    struct history_checked **people; /* who has a seat */
    size_t n_people;
    struct map by_seat;
    struct map by_person;
    struct map settled; /* round and seat */
};

void history_checks_init(struct history_checks *checks);
void history_checks_finish(struct history_checks *checks);
/* Lines in the order of the journal; those of other kinds change nothing. ERR_MALFORMED: it cannot
 * be read. ERR_NOMEM, ERR_FULL. */
MUST_CHECK enum err history_checks_add(struct history_checks *checks,
                                       const struct journal_row *row);
void history_checks_of(const struct history_checks *checks, struct id person,
                       uint32_t *ret_answered, uint32_t *ret_missed);

#endif
