/* The timetable asks by itself, so many times in an hour of learning. */
#include "base/chance.h"
#include "room/check_round.h"
#include "room/room_inside.h"

#define HOUR_MS INT64_C(3600000)

struct stretch {
    int64_t start_ms, end_ms;
};

/* The stretch that this moment lies in; false: it is in none. */
static bool stretch_at(const struct room *room, int64_t at_ms, struct stretch *ret)
{
    for (unsigned i = 0; i < room->segments_n; i++) {
        const struct segment *segment = &room->segments[i];
        int64_t len_ms = segment->end_ms - segment->start_ms;
        int64_t n = (len_ms * room->checks.setup.per_hour + HOUR_MS / 2) / HOUR_MS;
        bool within = at_ms >= segment->start_ms && at_ms < segment->end_ms;
        if (!within || segment->kind != SEGMENT_KIND_LEARNING || n == 0)
            continue;
        int64_t at = (at_ms - segment->start_ms) * n / len_ms;
        ret->start_ms = segment->start_ms + len_ms * at / n;
        ret->end_ms = segment->start_ms + len_ms * (at + 1) / n;
        return true;
    }
    return false;
}

void check_hours_done(struct room *room, int64_t at_ms)
{
    struct stretch stretch;
    if (stretch_at(room, at_ms, &stretch))
        room->checks.stretch = (struct check_stretch){.start_ms = stretch.start_ms, .done = true};
}

/* Drawn when the class is first running in the stretch: nobody can tell the moment from the
 * timetable. What would not be answered within it is not asked. */
static void draw(struct room *room, const struct stretch *stretch, int64_t now_ms)
{
    const struct room_checks *setup = &room->checks.setup;
    int64_t last_ms = stretch->end_ms - (int64_t)setup->spread_ms - (int64_t)setup->answer_ms;
    struct check_stretch *drawn = &room->checks.stretch;
    *drawn = (struct check_stretch){.start_ms = stretch->start_ms, .done = last_ms < now_ms};
    if (!drawn->done)
        drawn->due_ms = now_ms + chance_below(room->links.chance, (uint32_t)(last_ms - now_ms) + 1);
}

bool check_hours_want(struct room *room)
{
    const struct check_stretch *drawn = &room->checks.stretch;
    int64_t now_ms = room_now_ms(room);
    struct stretch stretch;
    if (!room->checks.setup.per_hour || room->phase != CLASS_PHASE_RUNNING ||
        !stretch_at(room, now_ms, &stretch))
        return false;
    if (drawn->start_ms != stretch.start_ms)
        draw(room, &stretch, now_ms);
    return !drawn->done && now_ms >= drawn->due_ms;
}
