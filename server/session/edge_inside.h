/* edge_inside.h - the insides of an edge, for the files of this folder alone.
 */
#ifndef SESSION_EDGE_INSIDE_H
#define SESSION_EDGE_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/map.h"
#include "session/edge.h"

struct home;
struct switchboard;

struct edge {
    struct edge_links links;
    uint32_t worker;
    struct switchboard *board;
    struct home *home;
    struct mailbox *mailbox;
    struct list sessions;
    struct list dying;  /* sessions whose end home does not know yet */
    struct map by_conn; /* number to session */
    uint32_t last_conn;
    unsigned sessions_n;
    bool stopping;
};

struct session *edge_session(const struct edge *edge, uint32_t conn);
/* Tells home of every session that died since; to be called when nothing is being walked. */
void edge_settle(struct edge *edge);
/* What switch brings; see switch/letter.h. */
struct edge_letter;
struct home_letter;
void edge_take(void *arg, const struct edge_letter *letter);
enum err edge_home_take(void *arg, const struct home_letter *letter);

#endif
