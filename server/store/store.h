/* store.h - what the school remembers, behind one interface whatever the database is.
 *
 * Runs on   one thread per struct store. The one that writes belongs to the store thread
 *           (store_thread.h); readers open their own with read_only.
 * Owns      its connection and prepared statements.
 * Ignorant of the protocol: bodies of facts are bytes. No SQL above this folder.
 *
 * Every function is one whole act in one transaction: it happens, or nothing did; within
 * store_together it is a part of a greater one. An `each`
 * callback borrows its row for the call; if it does not return OK, the walk ends with what it
 * returned. It may call other functions that read, but not the one that called it, and may not
 * write.
 *
 * Errors that every function may return: ERR_STORE (the database failed; store_fault_text says
 * how), ERR_NOMEM. Whatever writes returns ERR_FORBIDDEN on a read-only store. Others are named.
 *
 * store_catalog.h: people, activities, classes. store_access.h: links, accounts, sign-ins, audit.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"
#include "store/journal.h"

struct jp_entry;
struct store;

/* Why a store could not be opened, as a sentence for whoever started the server. */
struct store_fault {
    char text[512];
};

/* Opens the SQLite database `where` ("sqlite:<path>" or a path), makes it when it is not there, and
 * brings it up to this program's tables, one migration after the other, each whole or not at all.
 * A read-only store makes and changes nothing. *ret is the caller's, to end with store_close.
 * ERR_CONFIG: another kind of URL, not our database, made by a newer program, or (read-only) not
 * yet brought up. ERR_STORE: cannot be opened, or a migration failed: its file and why.
 * ERR_NOMEM. With each, *ret is untouched and *ret_fault (may be NULL) says why. */
MUST_CHECK enum err store_open_sqlite(struct store **ret, const char *where, bool read_only,
                                      struct store_fault *ret_fault);
/* The same for a small act beside a server that runs, whose store thread waits for it as it waits
 * for that: no journal lines, and nothing long. The tables are left as they are: ERR_CONFIG when
 * they are not this program's. */
MUST_CHECK enum err store_open_beside(struct store **ret, const char *where,
                                      struct store_fault *ret_fault);
/* NULL is welcome. */
void store_close(struct store *store);
/* What the database said when a function last returned ERR_STORE; "" before. Good until the next
 * call. */
const char *store_fault_text(const struct store *store);

/* Runs `act` on one unchanging view of the database: all that it reads belongs together. It may not
 * write. Returns what it returns. */
MUST_CHECK enum err store_snapshot(struct store *store, enum err (*act)(struct store *, void *arg),
                                   void *arg);
/* Runs `act` as one transaction: what it writes with other functions of the store happens as a
 * whole, or not at all when it returns an error, which is returned. A function that fails within
 * it has done nothing by itself: `act` may go on. ERR_STORE also when the database took back all
 * of it. May stand within another. */
MUST_CHECK enum err store_together(struct store *store, enum err (*act)(struct store *, void *arg),
                                   void *arg);
/* From now on `look` is called every now and then in the midst of whatever the store does, however
 * long a transaction is; not while it brings one to the disk. It may not use the store. NULL: no
 * more. */
void store_set_look(struct store *store, void (*look)(void *arg), void *arg);
/* Writes a consistent copy of the database into a new file, while others read and write.
 * ERR_TAKEN: there is such a file. */
MUST_CHECK enum err store_backup(struct store *store, const char *path);

/* Small values by name, such as the key of resume tokens. ERR_NOT_FOUND. `ret` is the caller's, who
 * finishes it. */
MUST_CHECK enum err store_meta_get(struct store *store, const char *name, struct buffer *ret);
MUST_CHECK enum err store_meta_put(struct store *store, const char *name, struct slice value);

/* The journal. */

/* Appends all lines, in order; a line whose event is in the journal already changes nothing.
 * ERR_INVALID, ERR_OVERSIZE: journal_line_check refuses one. */
MUST_CHECK enum err store_journal_append(struct store *store, const struct journal_line *lines,
                                         size_t n);
/* Walks the lines of a class whose number in the class is above `after_n` (0: all), in order. */
typedef enum err store_journal_each(const struct journal_row *row, void *arg);
MUST_CHECK enum err store_journal_read(struct store *store, struct id class_id, uint64_t after_n,
                                       store_journal_each *each, void *arg);
/* The lines of one kind, in order. */
MUST_CHECK enum err store_journal_read_kind(struct store *store, struct id class_id, uint16_t kind,
                                            store_journal_each *each, void *arg);
/* The last line of this kind in the class. ret->line.body borrows from `ret_body`, which the caller
 * finishes. ERR_NOT_FOUND: there is none. */
MUST_CHECK enum err store_journal_last(struct store *store, struct id class_id, uint16_t kind,
                                       struct journal_row *ret, struct buffer *ret_body);

/* A class that left lines. `joined` above `left`: somebody's presence is open, as after a crash. */
struct journal_class {
    struct id class_id;
    uint64_t lines;
    uint64_t joined; /* lines of that kind */
    uint64_t left;
    int64_t last_at_ms; /* of its last line */
};

/* Every class with lines, in order of id. */
typedef enum err store_journal_classes_each(const struct journal_class *row, void *arg);
MUST_CHECK enum err store_journal_classes(struct store *store, store_journal_classes_each *each,
                                          void *arg);
/* Computes the chain of a class anew. OK, and *ret_bad_n is 0: it holds. Else *ret_bad_n is the
 * number of the first line whose number or hash is not what it must be. */
MUST_CHECK enum err store_journal_verify(struct store *store, struct id class_id,
                                         uint64_t *ret_bad_n);

/* The ledger. */

/* Posts entries: one whose id is in the ledger already changes nothing. *ret_new (may be NULL): how
 * many were not. ERR_NOT_FOUND: person, activity or the entry it reverses are not there. ERR_TAKEN:
 * the entry it reverses was reversed before. */
MUST_CHECK enum err store_ledger_post(struct store *store, const struct jp_entry *entries, size_t n,
                                      size_t *ret_new);
/* In order of posting. */
typedef enum err store_ledger_each(const struct jp_entry *entry, void *arg);
MUST_CHECK enum err store_ledger_person(struct store *store, struct id person,
                                        store_ledger_each *each, void *arg);
MUST_CHECK enum err store_ledger_activity(struct store *store, struct id activity,
                                          store_ledger_each *each, void *arg);

/* Closes an activity and posts its entries, both or neither. Once: ERR_LOCKED when it is closed
 * already. ERR_NOT_FOUND, ERR_TAKEN as above, and for an activity that is not there. */
MUST_CHECK enum err store_activity_close(struct store *store, struct id activity, int64_t at_ms,
                                         const struct jp_entry *entries, size_t n);

#endif
