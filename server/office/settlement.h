/* settlement.h - what must be posted so that the ledger of an activity says what its judgement
 * says.
 *
 * Runs on   any thread. Pure.
 * Owns      its entries and people, until settlement_finish; zero-initialise.
 */
#ifndef OFFICE_SETTLEMENT_H
#define OFFICE_SETTLEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "credit/entry.h"

struct activity_judgement;

struct settlement {
    struct jp_entry *entries; /* to post, in this order: what is taken back, then what is due */
    size_t n;
    size_t room;
    struct id *people; /* whose entries these are */
    size_t n_people;
    struct id *later; /* activities to be settled after it (settling_find_later) */
    size_t n_later;
    size_t later_room;
};

/* By whom and why the entries of this person change. ret->posted_ms is set already; its texts may
 * borrow from `arg` until the next call. */
typedef enum err settlement_cause(void *arg, struct id person, struct entry_posting *ret);

/* Holds what is due against what stands, by person and occurrence; what rests on other attendance,
 * or counts under another rule, differs too. ERR_INVALID: a number is past what an entry holds.
 * ERR_NOMEM, and what `cause` returns. Finish *ret in any case. */
MUST_CHECK enum err settlement_make(const struct activity_judgement *judgement, int64_t at_ms,
                                    settlement_cause *cause, void *arg, struct settlement *ret);
void settlement_finish(struct settlement *settlement);

/* Whether an entry that stands is what this one would be, but for its revision and who posted it
 * when and why. */
bool settlement_is_same(const struct jp_entry *standing, const struct jp_entry *due);

#endif
