/* handlers.h - what answers each route; routes.c says which.
 *
 * Runs on   the pool's threads. Each returns an error for call_refuse, or has filled the answer.
 * ERR_STORE, ERR_NOMEM, ERR_BUSY of any of them: it cannot be done now.
 */
#ifndef OFFICE_HANDLERS_H
#define OFFICE_HANDLERS_H

#include "office/call.h"

/* sign_in.c */
MUST_CHECK enum err on_sign_in(struct call *call);
MUST_CHECK enum err on_sign_out(struct call *call);
MUST_CHECK enum err on_me(struct call *call);
/* on_enter.c */
MUST_CHECK enum err on_enter(struct call *call);
/* on_receipt.c */
MUST_CHECK enum err on_receipt(struct call *call);
/* on_bundle.c */
MUST_CHECK enum err on_bundle(struct call *call);
/* on_health.c */
MUST_CHECK enum err on_health(struct call *call);
/* on_activities.c */
MUST_CHECK enum err on_activities(struct call *call);
MUST_CHECK enum err on_activity(struct call *call);
/* on_links.c: ids are activity and person */
MUST_CHECK enum err on_link_issue(struct call *call);
MUST_CHECK enum err on_link_revoke(struct call *call);
/* on_attendance.c */
MUST_CHECK enum err on_attendance(struct call *call);
/* on_csv.c */
MUST_CHECK enum err on_attendance_csv(struct call *call);
MUST_CHECK enum err on_jp_csv(struct call *call);
/* on_record.c */
MUST_CHECK enum err on_record(struct call *call);
/* on_ticket.c */
MUST_CHECK enum err on_ticket(struct call *call);

#endif
