/* session_inside.h - the insides of a session, for the files of this folder alone.
 */
#ifndef SESSION_SESSION_INSIDE_H
#define SESSION_SESSION_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bucket.h"
#include "base/list.h"
#include "room/outbox.h"
#include "room/room_watch.h"
#include "session/sendq.h"
#include "session/session.h"
#include "wire/gen_messages.h"
#include "wire/ticket.h"

#define SESSION_ADDRESS_MAX 64

struct session {
    struct edge *edge;
    const struct transport *transport;
    void *conn;
    struct list link;  /* in edge->sessions */
    struct list dying; /* in edge->dying: its line is still to be reported gone */

    struct line_ref ref; /* how home knows this connection */
    enum session_phase phase;
    bool asked_seat; /* greeted; home has not answered yet */
    enum role role;
    uint32_t seat;
    struct ticket ticket; /* from the greeting on */
    struct bucket buckets[RATE_COUNT];
    struct sendq sendq;

    uint64_t created_mono_ms;
    uint64_t last_sign_mono_ms;
    uint64_t told_sign_mono_ms; /* what home knows */
    bool slow;                  /* the kernel holds too much unsent sound */
    bool told_sound_off;        /* refused sound once since the floor was lost */

    bool home_knows; /* a seat was asked for or had: home must be told of the end */
    enum line_end end_why;
    bool closing;
    uint16_t close_code;
    const char *close_reason; /* static */
    char address[SESSION_ADDRESS_MAX];
};

/* One packet for this session; it is written at once where that is allowed, else queued. A session
 * that cannot keep up starts closing. */
void session_send(struct session *session, struct packet *packet, enum sendq_lane lane);
/* Packs and sends; a NULL packet (no memory) ends the session. Takes the packet. */
void session_send_taken(struct session *session, struct packet *packet);
void session_refuse(struct session *session, uint32_t ref, enum err err, uint64_t wait_ms);
void session_done(struct session *session, uint32_t ref);
/* Says bye, then closes once the queue is empty. */
void session_bye(struct session *session, enum bye_reason why, bool again);
/* Starts closing without a word more. */
void session_close(struct session *session, uint16_t code, const char *reason);
uint64_t session_mono_ms(const struct session *session);

#endif
