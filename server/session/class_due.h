/* class_due.h - finds classes whose time is over although nobody ended them.
 *
 * Runs on   class_due_start: the worker. The work itself: a pool thread with a read-only store.
 * A class that nobody ever opened must end too, or its activity would never close.
 */
#ifndef SESSION_CLASS_DUE_H
#define SESSION_CLASS_DUE_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"

#define CLASSES_DUE_MAX 64 /* the rest next time */

struct edge_links;
struct mailbox;

/* Body of LETTER_CLASSES_DUE (class_load.h). */
struct classes_due {
    size_t n;
    struct id class_ids[CLASSES_DUE_MAX];
};

/* The letter always comes, maybe with none. ERR_BUSY: the pool is full. ERR_NOMEM. */
MUST_CHECK enum err class_due_start(const struct edge_links *links, struct mailbox *answer_to);

#endif
