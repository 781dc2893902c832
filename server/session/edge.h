/* edge.h - the connections of one worker, and the home of the rooms that live on it.
 *
 * Runs on   one worker; nothing here locks. edge_post alone may be called from any thread.
 * Owns      its sessions' table, its rooms and its mailbox.
 * Borrows   what struct edge_links names; all outlive it.
 */
#ifndef SESSION_EDGE_H
#define SESSION_EDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/mailbox.h"

struct chance;
struct clock;
struct config;
struct edge;
struct policy_set;
struct pool;
struct store_thread;
struct ticket_key;
struct class_closer;

struct edge_links {
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
    struct pool *pool;                   /* slow work: loading classes */
    struct store_thread *store;          /* the journal */
    const struct policy_set *policies;   /* what time is worth */
    const struct ticket_key *ticket_key; /* signs tickets and resume tokens */
    const struct class_closer *closer;   /* judges an activity when its last class is over */
    struct id run;                       /* this run of the server */
};

/* `wake` is called from any thread when a letter arrives; it makes the worker call
 * edge_read_letters. */
MUST_CHECK enum err edge_create(struct edge **ret, const struct edge_links *links,
                                mailbox_wake *wake, void *wake_arg);
void edge_destroy(struct edge *edge);

/* Takes what is in the mailbox; to be called on the worker after each wake. */
void edge_read_letters(struct edge *edge);
/* Every 100 ms: signs of life, roll, summaries, time-outs. */
void edge_tick(struct edge *edge);

/* Where others put letters for this worker. */
struct mailbox *edge_mailbox(struct edge *edge);

/* SIGTERM: tells everyone, ends presence as server_stopped, takes no new connection.
 * edge_is_idle turns true when every farewell is queued and every connection is gone. */
void edge_stop(struct edge *edge);
bool edge_is_idle(const struct edge *edge);

/* For /api/health and the log. */
unsigned edge_sessions(const struct edge *edge);

#endif
