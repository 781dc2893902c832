/* gen_dispatch.h - from a decoded message to its handler.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef SESSION_GEN_DISPATCH_H
#define SESSION_GEN_DISPATCH_H

#include "base/err.h"
#include "wire/gen_messages.h"

struct envelope;
struct home_call;
struct session;

/* Calls edge_on_<name>. ERR_UNEXPECTED: this message is not decided at the edge. */
MUST_CHECK enum err edge_dispatch(struct session *s, const struct envelope *env,
                                  const union msg_any *m);
/* Calls home_on_<name>. ERR_UNEXPECTED: this message is not decided at home. */
MUST_CHECK enum err home_dispatch(struct home_call *call, enum msg_type type,
                                  const union msg_any *m);

/* To be written by hand; a message without a handler does not link. */
enum err edge_on_hello(struct session *s, uint32_t ref, const struct msg_hello *m);
enum err edge_on_alive(struct session *s, uint32_t ref, const struct msg_alive *m);
enum err edge_on_leave(struct session *s, uint32_t ref, const struct msg_leave *m);
enum err home_on_class_move(struct home_call *call, const struct msg_class_move *m);
enum err home_on_lead_take(struct home_call *call, const struct msg_lead_take *m);
enum err home_on_member_remove(struct home_call *call, const struct msg_member_remove *m);
enum err home_on_roster_ask(struct home_call *call, const struct msg_roster_ask *m);
enum err home_on_chat_say(struct home_call *call, const struct msg_chat_say *m);
enum err home_on_chat_remove(struct home_call *call, const struct msg_chat_remove *m);
enum err home_on_chat_lock(struct home_call *call, const struct msg_chat_lock *m);
enum err home_on_hand_raise(struct home_call *call, const struct msg_hand_raise *m);
enum err home_on_hand_lower(struct home_call *call, const struct msg_hand_lower *m);
enum err home_on_floor_grant(struct home_call *call, const struct msg_floor_grant *m);
enum err home_on_floor_take(struct home_call *call, const struct msg_floor_take *m);
enum err home_on_floor_take_all(struct home_call *call, const struct msg_floor_take_all *m);
enum err home_on_floor_leave(struct home_call *call, const struct msg_floor_leave *m);
enum err home_on_mic_set(struct home_call *call, const struct msg_mic_set *m);
enum err home_on_poll_make(struct home_call *call, const struct msg_poll_make *m);
enum err home_on_poll_open(struct home_call *call, const struct msg_poll_open *m);
enum err home_on_poll_close(struct home_call *call, const struct msg_poll_close *m);
enum err home_on_poll_drop(struct home_call *call, const struct msg_poll_drop *m);
enum err home_on_vote(struct home_call *call, const struct msg_vote *m);
enum err home_on_react(struct home_call *call, const struct msg_react *m);
enum err home_on_check_ask(struct home_call *call, const struct msg_check_ask *m);
enum err home_on_check_seen(struct home_call *call, const struct msg_check_seen *m);
enum err home_on_check_answer(struct home_call *call, const struct msg_check_answer *m);

#endif
