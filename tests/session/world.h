/* world.h - one edge with a real store, a real journal and no sockets: for stories about sessions.
 *
 * The edge lives on a fake clock; the store thread and the pool are real. Whoever waits for them
 * waits for letters, never for time.
 */
#ifndef TESTS_SESSION_WORLD_H
#define TESTS_SESSION_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bell.h"
#include "base/id.h"
#include "config/config.h"
#include "credit/policy_set.h"
#include "session/edge.h"
#include "session/session.h"
#include "store/store.h"
#include "store/store_thread.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"
#include "switch/notice.h"
#include "wire/ticket.h"

#define WORLD_BEGIN_MS                                                                             \
    INT64_C(1741570200000) /* 10 Mar 2025 08.30 WIB, half an hour into the class */

struct world {
    char folder[64];
    struct config config;
    struct fake_clock clock;
    struct fake_chance chance;
    struct bell bell;
    struct policy_set policies;
    struct ticket_key key;
    struct store *store;
    struct store_thread *store_thread;
    struct pool *pool;
    struct edge *edge;
    struct id run;
    struct class_closer closer;
    struct id class_id, activity;
    unsigned closer_asked;
};

/* A phone or laptop: what it got, as one text of lines, newest last. */
struct guest {
    struct world *world;
    struct session *session;
    char *heard;
    size_t heard_len;
    unsigned sound_frames;
    bool stuck; /* takes nothing: every write is refused until it is unstuck */
};

/* A class of 09.00 to 10.00 UTC+7... with Ratna and Lukas (instructors), Ani, Budi and Citra. */
void world_open(struct world *w);
/* Takes a picture of the data folder, as a crash at this moment would leave it. */
void world_picture(struct world *w);
/* Ends this run of the server (all guests have gone) and starts the next on the picture. */
void world_revive(struct world *w);
void world_close(struct world *w);

/* Reads letters until nothing is under way: loads, commits. */
void world_settle(struct world *w);
/* Moves the hands in steps of a tick. */
void world_pass(struct world *w, uint64_t ms);

/* A ticket as the office would write it. */
void world_ticket(struct world *w, const char *person, enum role role, char ret[TICKET_TEXT_MAX]);

void guest_connect(struct guest *g, struct world *w);
void guest_say(struct guest *g, const char *json);
/* Says hello with a ticket of this person, and waits until the door has answered. */
void guest_enter(struct guest *g, struct world *w, const char *person, enum role role);
/* Comes back on a new connection with the resume token of `before` (which is gone already). */
void guest_return(struct guest *g, struct guest *before, const char *person, enum role role,
                  unsigned after_n);
/* The connection breaks. What was heard stays until guest_forget. */
void guest_drop(struct guest *g);
void guest_forget(struct guest *g);
/* Whether a line with this text was heard since the last guest_clear. */
bool guest_heard(const struct guest *g, const char *text);
void guest_clear(struct guest *g);
bool guest_is_closing(const struct guest *g, const char *reason);

/* The sum of journal lines of this kind. */
unsigned world_lines(struct world *w, unsigned kind);

#endif
