#include "room/sound.h"

#include "room/fanout.h"
#include "room/floor.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

enum err room_sound(struct room *room, struct line_ref line, struct packet *frame)
{
    const struct line *speaks = seat_line(room, line);
    if (!speaks)
        return ERR_NOT_FOUND;
    if (!floor_may_speak(room, speaks->member))
        return ERR_NO_FLOOR;
    struct audience others = audience_everyone();
    others.but_member = speaks->member->seat;
    room->sound_frames++;
    fanout(room, frame, LANE_SOUND, &others);
    return OK;
}

uint64_t room_sound_frames(const struct room *room)
{
    return room->sound_frames;
}
