#include "room/members.h"

#include "room/room_inside.h"
#include "room/room_parts.h"

struct member *room_member(const struct room *room, uint32_t seat)
{
    return seat >= 1 && seat <= room->members_n ? room->members[seat - 1] : NULL;
}

struct member *room_member_of_person(const struct room *room, struct id person)
{
    const struct place *place = map_get_id(&room->by_person, person);
    return place ? place->member : NULL;
}

struct member *room_member_of_line(const struct room *room, struct line_ref line)
{
    const struct line *found = seat_line(room, line);
    return found ? found->member : NULL;
}

uint32_t room_line_number(const struct room *room, struct line_ref line)
{
    const struct line *found = seat_line(room, line);
    return found ? found->number : 0;
}

struct member *room_next_member(const struct room *room, uint32_t *cursor)
{
    return *cursor < room->members_n ? room->members[(*cursor)++] : NULL;
}

uint32_t member_seat(const struct member *member)
{
    return member->seat;
}

struct id member_person(const struct member *member)
{
    return member->place->person;
}

enum role member_role(const struct member *member)
{
    return member->role;
}

const char *member_name(const struct member *member)
{
    return member->name;
}

bool member_is_here(const struct member *member)
{
    return member->lines_n > 0;
}

bool member_is_removed(const struct member *member)
{
    return member->removed;
}
