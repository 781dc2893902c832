/* handlers_own.h - a part of handlers.h: what people do with what is held about them.
 *
 * Runs on, errors: as handlers.h says.
 */
#ifndef OFFICE_HANDLERS_OWN_H
#define OFFICE_HANDLERS_OWN_H

#include "office/call.h"

/* on_me.c, on_me_data.c: what people do with their own record */
MUST_CHECK enum err on_me_open(struct call *call);
MUST_CHECK enum err on_me_close(struct call *call);
MUST_CHECK enum err on_objection(struct call *call);
MUST_CHECK enum err on_evidence_file(struct call *call);
MUST_CHECK enum err on_me_data(struct call *call);
/* on_restrictions.c: processing restricted, asked by the person, decided by a coordinator */
MUST_CHECK enum err on_my_restriction(struct call *call);
MUST_CHECK enum err on_restriction_ask(struct call *call);
MUST_CHECK enum err on_restriction_take_back(struct call *call);
MUST_CHECK enum err on_restrictions(struct call *call);
MUST_CHECK enum err on_restriction_decide(struct call *call);
MUST_CHECK enum err on_restriction_lift(struct call *call);

#endif
