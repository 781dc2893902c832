/* switch.h - carries letters between edges and homes.
 *
 * Runs on   the calling worker. With one worker every letter is a direct call.
 * Owns      the table of who takes letters for which worker.
 * Borrows   their arguments, which outlive it.
 *
 * A taker must not send a letter that changes what its caller is walking over: an edge that finds
 * a line dead while it takes a packet remembers that and tells the home afterwards.
 */
#ifndef SWITCH_SWITCH_H
#define SWITCH_SWITCH_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "switch/letter.h"

struct switchboard;

struct switch_taker {
    /* ERR_...: the letter was refused, nothing changed; the edge tells the client. */
    enum err (*home_take)(void *arg, const struct home_letter *letter);
    void (*edge_take)(void *arg, const struct edge_letter *letter);
    void *arg;
};

MUST_CHECK enum err switch_create(struct switchboard **ret, uint32_t workers_n);
/* NULL is welcome. */
void switch_destroy(struct switchboard *board);
/* Who takes the letters for this worker; before the first letter. */
void switch_attach(struct switchboard *board, uint32_t worker, const struct switch_taker *taker);

/* The worker on which a class is at home: by its id, the same on every worker. */
uint32_t switch_home_of(const struct switchboard *board, struct id class_id);
MUST_CHECK enum err switch_to_home(struct switchboard *board, const struct home_letter *letter);
void switch_to_edge(struct switchboard *board, uint32_t worker, const struct edge_letter *letter);
/* One letter per worker that has some of the lines, whatever their number. */
void switch_packet(struct switchboard *board, const struct line_ref *lines, size_t n,
                   struct packet *packet, enum lane lane);

#endif
