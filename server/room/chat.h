/* chat.h - what is said in writing.
 *
 * Runs on   the worker that is the room's home.
 *
 * A line is for everyone, for the instructors and its writer, or (from an instructor) for one
 * member and its writer. The lock closes learners' lines to everyone, nothing else. The last
 * chat_lines_max lines are kept; a removed line is gone from them at once.
 */
#ifndef ROOM_CHAT_H
#define ROOM_CHAT_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_chat_lock;
struct msg_chat_remove;
struct msg_chat_say;
struct room;

/* Fact: fact_chat. ERR_INVALID: nothing but blanks, a member named with another audience or not
 * named, or oneself; ERR_FORBIDDEN: only instructors write to one member; ERR_NOT_FOUND: no such
 * member, or removed; ERR_LOCKED; ERR_NOMEM. */
MUST_CHECK enum err chat_say(struct room *room, struct member *member,
                             const struct msg_chat_say *message, uint64_t tag);
/* Fact: fact_chat_removed. ERR_NOT_FOUND: no such line, removed before, too old, or not for the
 * eyes of who asks; ERR_NOMEM. */
MUST_CHECK enum err chat_remove(struct room *room, struct member *member,
                                const struct msg_chat_remove *message, uint64_t tag);
/* Fact: fact_chat_locked; none when it is so already. ERR_NOMEM. */
MUST_CHECK enum err chat_lock(struct room *room, struct member *member,
                              const struct msg_chat_lock *message, uint64_t tag);

#endif
