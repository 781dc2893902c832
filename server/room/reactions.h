/* reactions.h - quick signs, told to everyone as one sum a second.
 *
 * Runs on   the worker that is the room's home. Nothing here is journaled.
 */
#ifndef ROOM_REACTIONS_H
#define ROOM_REACTIONS_H

#include <stdint.h>

#include "base/err.h"

struct member;
struct msg_react;
struct room;

/* Always OK: it is counted. */
MUST_CHECK enum err reaction_give(struct room *room, struct member *member,
                                  const struct msg_react *message, uint64_t tag);

#endif
