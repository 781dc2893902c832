/* settling_parts.h - the insides of closing and settling, for closing*.c and settling*.c alone.
 */
#ifndef OFFICE_SETTLING_PARTS_H
#define OFFICE_SETTLING_PARTS_H

#include "judging/judging.h"
#include "office/closing.h"
#include "office/settlement.h"

#define SETTLING_TRIES 8 /* while facts keep coming in between */

/* An activity as one view of the database shows it. */
struct settling_view {
    struct activity_judgement *judgement;
    uint64_t book_lines; /* also those that could not be read */
    uint64_t mark;       /* under which it waited to be settled, or 0 */
};

/* Finish *ret in any case. Errors as of judge_activity. */
MUST_CHECK enum err settling_look(const struct closing *closing, struct store *store,
                                  struct id activity, struct settling_view *ret);
void settling_view_finish(struct settling_view *view);

/* Posts what the view asks for, and closes the activity when it is open. What was posted is left in
 * *ret, which the caller finishes in any case. `store` is the caller's reader. ERR_TAKEN: facts or
 * entries came in after the view: look again. Others as of store_ledger_post. */
MUST_CHECK enum err settling_post(const struct closing *closing, struct store *store,
                                  const struct settling_view *view, struct settlement *ret);
/* Adds to the settlement what must be settled after it. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err settling_find_later(const struct policy_set *policies, struct store *store,
                                        const struct settling_view *view,
                                        struct settlement *settlement);

#endif
