/* sound.h - sound from one to all others.
 *
 * Runs on   the worker that is the room's home.
 */
#ifndef ROOM_SOUND_H
#define ROOM_SOUND_H

#include <stdint.h>

#include "base/err.h"
#include "room/outbox.h"

struct packet;
struct room;

/* Hands the frame, its sender overwritten with the speaker's seat by the caller, to every line but
 * the speaker's own. Borrows the packet. ERR_NOT_FOUND: the line is not seated; ERR_NO_FLOOR.
 * Nothing is allocated. */
MUST_CHECK enum err room_sound(struct room *room, struct line_ref line, struct packet *frame);

/* Frames passed on since room_create. */
uint64_t room_sound_frames(const struct room *room);

#endif
