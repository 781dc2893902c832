/* class_load.h - builds a class from the database, off the event loop.
 *
 * Runs on   class_load_start, class_loaded_destroy: the worker. The work itself: a pool thread,
 * whose context is a read-only store. Owns      what it built, until the worker takes room and book
 * out of the letter.
 */
#ifndef SESSION_CLASS_LOAD_H
#define SESSION_CLASS_LOAD_H

#include "base/err.h"
#include "base/id.h"
#include "base/mailbox.h"

struct edge_links;
struct outbox;
struct rollbook;
struct room;

/* Kinds of struct letter that the pool writes to a home. */
enum class_letter {
    LETTER_CLASS_LOADED = 400, /* struct class_loaded */
    LETTER_CLASSES_DUE         /* struct classes_due: see class_due.h */
};

struct class_loaded {
    struct id class_id;
    enum err err; /* ERR_NOT_FOUND: no such class; ERR_CONFIG: its policy is unknown; ... */
    struct room *room;
    struct rollbook *book;
};

/* The letter comes to answer_to. ERR_BUSY: the pool is full. ERR_NOMEM. */
MUST_CHECK enum err class_load_start(const struct edge_links *links, const struct outbox *outbox,
                                     struct id class_id, struct mailbox *answer_to);
/* NULL is welcome. */
void class_loaded_destroy(struct class_loaded *loaded);

#endif
