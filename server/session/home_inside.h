/* home_inside.h - the insides of a home, for the files of this folder alone.
 */
#ifndef SESSION_HOME_INSIDE_H
#define SESSION_HOME_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "base/list.h"
#include "base/map.h"
#include "room/outbox.h"
#include "session/edge.h"
#include "switch/notice.h"
#include "wire/gen_messages.h"
#include "wire/ticket.h"

#define HOME_CLASSES_MAX 4096
#define HOME_FORBIDDEN_MAX 256

struct rollbook;
struct room;
struct member;

struct home {
    const struct edge_links *links;
    struct switchboard *board;
    struct mailbox *mailbox;
    struct outbox outbox; /* what rooms say goes through the switch */
    struct list classes;
    struct map by_class;
    struct map acks; /* tag to struct ack: requests that wait for the disk */
    uint64_t last_tag;
    struct link_ended forbidden[HOME_FORBIDDEN_MAX]; /* a ring: the oldest tickets have expired */
    uint32_t forbidden_n;
    uint64_t due_looked_mono_ms;
    bool due_looking;
    bool safe;
    int64_t safe_since_ms;
};

/* A class of this home: being loaded (room NULL) or live. */
struct live_class {
    struct home *home;
    struct list link;
    struct id class_id;
    struct room *room;
    struct rollbook *book;
    struct list parked;          /* struct parked: at the door while the class is loaded */
    uint64_t looked_mono_ms;     /* when it was last looked whether anybody is here */
    uint64_t idle_since_mono_ms; /* since when nobody is; 0: somebody is */
    uint64_t asked_mono_ms;      /* when the closer was last asked; 0: never */
    bool stale;                  /* its plan changed while it was being loaded */
    int64_t reread_ms; /* when it was read anew: what was seen before is not resumed; 0: never */
    bool judged;
    uint64_t judged_mono_ms;
    uint32_t account_cursor; /* accounts are sent a few at a time */
};

struct parked {
    struct list link;
    struct line_ref line;
    struct ticket ticket;
    bool has_resume;
    struct ticket resume;
    bool has_after;
    uint32_t after_n;
};

/* A request that is answered when its fact is on disk. */
struct ack {
    struct id class_id;
    struct line_ref line;
    uint32_t ref;
    uint32_t poll; /* of a vote, else 0 */
    uint32_t seat;
};

/* What a handler may rely on: the message is gated, the member is seated, the phase is right. */
struct home_call {
    struct home *home;
    struct live_class *live;
    struct room *room;
    struct member *member;
    struct line_ref line;
    uint32_t ref;
    uint64_t tag;  /* 0: the client waits for no answer */
    uint32_t poll; /* set by a vote */
};

struct live_class *home_class(const struct home *home, struct id class_id);
void home_send(struct home *home, struct line_ref line, struct packet *packet);

/* home_door.c: the way in. */
MUST_CHECK enum err door_seat(struct home *home, const struct parked *parked);
void door_loaded(struct home *home, struct live_class *live, enum err err);
/* Loads a class that nobody has come to. OK when it is here already. */
MUST_CHECK enum err door_wake_class(struct home *home, struct id class_id);

/* home_account.c: what learners read about their attendance. */
void account_tick(struct live_class *live);
void account_send(struct live_class *live, struct member *member);
void account_judged(struct live_class *live, const struct class_judged *judged);

#endif
