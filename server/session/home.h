/* home.h - the rooms that live on this worker, and the letters that reach them.
 *
 * Runs on   one worker; nothing here locks.
 * Owns      its live classes: room, roll book and who waits at the door while a class is loaded.
 * Borrows   the links of the edge, the switchboard and the mailbox, which outlive it.
 */
#ifndef SESSION_HOME_H
#define SESSION_HOME_H

#include "base/err.h"
#include "base/mailbox.h"

struct edge_links;
struct home;
struct home_letter;
struct link_ended;
struct switchboard;

MUST_CHECK enum err home_create(struct home **ret, const struct edge_links *links,
                                struct switchboard *board, struct mailbox *mailbox);
/* Loads that still run answer into the mailbox afterwards: the pool must be gone first. */
void home_destroy(struct home *home);

/* A letter from an edge. An error means it was refused and nothing changed. */
MUST_CHECK enum err home_take(struct home *home, const struct home_letter *letter);
/* A letter from the store, the pool or the office; takes its body. */
void home_read_letter(struct home *home, struct letter letter);
/* Frees a letter nobody will read. */
void home_drop_letter(struct letter letter);
/* Tickets of this person for this activity, issued before, no longer open. */
void home_forbid(struct home *home, const struct link_ended *ended);
void home_tick(struct home *home);
/* Ends all presence as server_stopped; every line is told and closed. */
void home_stop(struct home *home);

#endif
