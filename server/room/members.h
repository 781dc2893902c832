/* members.h - the members of a class as others see them.
 *
 * Runs on   the worker that is the room's home. A struct member * is good until room_destroy.
 */
#ifndef ROOM_MEMBERS_H
#define ROOM_MEMBERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "room/outbox.h"

struct member;
struct room;

/* NULL when there is none. */
struct member *room_member(const struct room *room, uint32_t seat);
struct member *room_member_of_person(const struct room *room, struct id person);
struct member *room_member_of_line(const struct room *room, struct line_ref line);
/* The presence line of a connection; 0 when it is not seated. */
uint32_t room_line_number(const struct room *room, struct line_ref line);

/* Walks all seats by number, also of who is away: start with *cursor = 0; NULL at the end. */
struct member *room_next_member(const struct room *room, uint32_t *cursor);

uint32_t member_seat(const struct member *member);
struct id member_person(const struct member *member);
enum role member_role(const struct member *member);
const char *member_name(const struct member *member);
/* Has a line now. */
bool member_is_here(const struct member *member);
bool member_is_removed(const struct member *member);

#endif
