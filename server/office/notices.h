/* notices.h - tells the workers what a change of plans means for who is connected now.
 *
 * Runs on   the pool's threads, after the change was written. What cannot be told is logged: the
 *           change stands, and holds from the next entering on.
 */
#ifndef OFFICE_NOTICES_H
#define OFFICE_NOTICES_H

#include "base/id.h"

struct call;

/* Whoever is in a class of the activity as this person is sent out, and tickets from before open no
 * more. */
void notice_link_ended(const struct call *call, struct id activity, struct id person);
/* A class that waits is read anew; who sits in it already comes back by itself. */
void notice_class_changed(const struct call *call, struct id class_id);

#endif
