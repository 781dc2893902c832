#include "room/floor.h"
#include "room/hands.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

/* Instructors who are here first: learners with the floor may be many. */
static size_t speakers_list(const struct room *room, struct speaker *ret, size_t max)
{
    size_t n = 0;
    for (unsigned learners = 0; learners < 2; learners++) {
        for (uint32_t i = 0; i < room->members_n && n < max; i++) {
            const struct member *member = room->members[i];
            bool wanted = learners ? member->has_floor
                                   : member->role == ROLE_INSTRUCTOR && member->lines_n > 0;
            if (wanted)
                ret[n++] = (struct speaker){member->seat, member->name, member->role, member->mic};
        }
    }
    return n;
}

struct packet *snapshot_pack(const struct room *room, const struct member *member)
{
    struct speaker speakers[OUT_SNAPSHOT_SPEAKERS_MAX];
    struct msg_snapshot snapshot = {
        .n = room->log.last_n,
        .class_id = room->class_id,
        .activity_title = room->activity_title,
        .class_title = room->class_title,
        .zone = room->zone,
        .phase = room->phase,
        .phase_since_ms = room->phase_since_ms,
        .segments = room->segments,
        .segments_n = room->segments_n,
        .learners = room->learners_n,
        .instructors = room->instructors_n,
        .enrolled = room->enrolled_n,
        .has_lead = room->lead != 0,
        .lead = room->lead,
        .speakers = speakers,
        .speakers_n = speakers_list(room, speakers, OUT_SNAPSHOT_SPEAKERS_MAX),
        .chat_locked = room->chat_locked,
        .may_speak = floor_may_speak(room, member),
        .hand_place = hand_place(room, member),
        .safe = room->safe,
    };
    return wire_pack_snapshot(&snapshot);
}

struct packet *counts_pack(const struct room *room)
{
    struct msg_counts counts = {.learners = room->learners_n,
                                .instructors = room->instructors_n,
                                .enrolled = room->enrolled_n};
    return wire_pack_counts(&counts);
}
