/* restricting.h - the processing of somebody's data is restricted (UU 27/2022 art. 41): how that is
 * shown, and what is kept back meanwhile.
 *
 * Runs on   the pool's threads.
 * While it is in force nothing of the person goes to the personnel system (the store hands out no
 * row of theirs), nor to machines, in bulk or alone. Class, attendance and JP go on: they are a legal
 * obligation (UU 20/2023), and the person's own.
 */
#ifndef OFFICE_RESTRICTING_H
#define OFFICE_RESTRICTING_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"
#include "base/map.h"
#include "store/store_restriction.h"

struct activity_judgement;
struct call;
struct json_out;

/* In so long it must be decided. */
#define RESTRICTION_DUE_MS (3 * DATE_DAY_MS)

/* The members of the object at hand. */
void restriction_put(struct call *call, struct json_out *out, const struct restriction_row *row);
/* The newest of this person as an object; null: never asked. */
MUST_CHECK enum err restriction_put_of(struct call *call, struct json_out *out, const char *key,
                                       struct id person);

/* Who is kept back from whoever asks; finish it in any case. */
struct withholding {
    struct call *call;
    struct map people; /* to its place in met, from 1 */
    bool *met;
    size_t n;
};

/* Everybody restricted where a machine asks, nobody else; `all`: whoever asks. ERR_STORE,
 * ERR_NOMEM. */
MUST_CHECK enum err withholding_read(struct call *call, bool all, struct withholding *ret);
void withholding_finish(struct withholding *withholding);
/* Whether this person is kept back; each is counted once, in call->withheld. */
bool withholds(struct withholding *withholding, struct id person);
/* What is whole or none, of one person. ERR_LOCKED, with detail: they are kept back from whoever
 * asks. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err restriction_let_pass(struct call *call, struct id person);
/* Judges the activity of the path, without who is kept back. End it with judgement_let_go. Errors
 * as judge_activity_in_view. */
MUST_CHECK enum err judge_for(struct call *call, struct activity_judgement **ret);
void judgement_let_go(const struct call *call, struct activity_judgement *judgement);

#endif
