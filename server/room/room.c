#include "room/room.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/packet.h"
#include "base/text.h"
#include "room/fanout.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define CLOCK_STEP_MS 2000

const struct room_limits room_limits_default = {.members_max = 1000,
                                                .lines_per_member_max = 5,
                                                .floor_max = 16,
                                                .hands_max = 1000,
                                                .chat_lines_max = 2000,
                                                .chat_greet_max = 100,
                                                .polls_max = 50,
                                                .events_max = 2000,
                                                .checks_max = 100};

static bool fits(const char *text, size_t bytes_max)
{
    struct slice slice = slice_of_text(text);
    return slice.len >= 1 && slice.len <= bytes_max && text_is_utf8(slice);
}

static bool poll_fits(const struct room_poll *poll)
{
    if (!poll_makes_sense(poll) || !fits(poll->question, OUT_POLL_PREPARED_QUESTION_MAX))
        return false;
    for (unsigned i = 0; i < poll->options_n; i++)
        if (!fits(poll->options[i], OUT_POLL_PREPARED_OPTIONS_ITEM_MAX))
            return false;
    return true;
}

static bool segments_fit(const struct segment *segments, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (segments[i].start_ms >= segments[i].end_ms)
            return false;
        if (i && segments[i].start_ms < segments[i - 1].end_ms)
            return false;
    }
    return n <= ROOM_SEGMENTS_MAX;
}

static bool limits_fit(const struct room_limits *limits)
{
    return limits->members_max && limits->lines_per_member_max && limits->floor_max &&
           limits->hands_max && limits->chat_lines_max && limits->chat_greet_max &&
           limits->polls_max && limits->events_max && limits->checks_max;
}

static bool setup_fits(const struct room_setup *setup)
{
    if (!limits_fit(&setup->limits) || !segments_fit(setup->segments, setup->segments_n) ||
        setup->polls_n > setup->limits.polls_max || setup->checks.answer_ms == 0)
        return false;
    if (!fits(setup->activity_title, ROOM_TITLE_BYTES_MAX) ||
        !fits(setup->class_title, ROOM_TITLE_BYTES_MAX) || !fits(setup->zone, ROOM_ZONE_BYTES_MAX))
        return false;
    for (size_t i = 0; i < setup->polls_n; i++)
        if (!poll_fits(&setup->polls[i]))
            return false;
    for (size_t i = 0; i < setup->enrolled_n; i++)
        if (!fits(setup->enrolled[i].name, ROOM_NAME_BYTES_MAX))
            return false;
    return true;
}

static enum err copy_texts(struct room *room, const struct room_setup *setup)
{
    room->activity_title = mem_copy_text(setup->activity_title);
    room->class_title = mem_copy_text(setup->class_title);
    text_copy(room->zone, sizeof room->zone, slice_of_text(setup->zone));
    return room->activity_title && room->class_title ? OK : ERR_NOMEM;
}

static enum err copy_enrolled(struct room *room, const struct room_setup *setup)
{
    for (size_t i = 0; i < setup->enrolled_n; i++) {
        const struct room_enrolled *enrolled = &setup->enrolled[i];
        struct place *place = NULL;
        enum err err = place_make(room, enrolled->person, enrolled->name, enrolled->role, &place);
        if (err)
            return err == ERR_NOMEM ? err : ERR_INVALID; /* twice on the list */
        place->enrolled = true;
        room->enrolled_n += enrolled->role == ROLE_LEARNER;
    }
    return OK;
}

static enum err copy_polls(struct room *room, const struct room_setup *setup)
{
    room->polls = mem_zalloc(setup->limits.polls_max, sizeof *room->polls);
    room->prepared = mem_zalloc(setup->polls_n, sizeof *room->prepared);
    if (!room->polls || !room->prepared)
        return ERR_NOMEM;
    for (size_t i = 0; i < setup->polls_n; i++) {
        enum err err = poll_create(&room->prepared[i], &setup->polls[i]);
        if (err)
            return err;
        room->prepared_n++;
    }
    return OK;
}

static void init(struct room *room, const struct room_setup *setup, const struct room_links *links)
{
    room->links = *links;
    room->limits = setup->limits;
    room->checks.setup = setup->checks;
    room->resume_ms = setup->resume_ms;
    room->roll_ms = setup->roll_ms;
    room->overtime_ms = setup->overtime_ms;
    room->class_id = setup->class_id;
    room->segments_n = (unsigned)setup->segments_n;
    if (setup->segments_n)
        memcpy(room->segments, setup->segments, setup->segments_n * sizeof *setup->segments);
    room->phase_since_ms = links->anchor.wall_ms;
    room->safe = true;
    room->safe_since_ms = links->anchor.wall_ms;
    room->roll_was_empty = true;
    list_init(&room->away);
    list_init(&room->chat);
    list_init(&room->hands);
    map_init(&room->by_person, (unsigned)setup->enrolled_n + setup->limits.members_max);
    /* a line that is being replaced stands beside the new one for a moment */
    map_init(&room->by_line, setup->limits.members_max * (setup->limits.lines_per_member_max + 1));
}

enum err room_create(struct room **ret, const struct room_setup *setup,
                     const struct room_links *links)
{
    if (!setup_fits(setup))
        return ERR_INVALID;
    struct room *room = mem_zalloc(1, sizeof *room);
    if (!room)
        return ERR_NOMEM;
    init(room, setup, links);
    enum err err = copy_texts(room, setup);
    if (!err)
        err = event_log_init(&room->log, setup->limits.events_max);
    if (!err)
        err = copy_enrolled(room, setup);
    if (!err)
        err = copy_polls(room, setup);
    if (err) {
        room_destroy(room);
        return err;
    }
    *ret = room;
    return OK;
}

enum err room_open(struct room *room)
{
    if (room->is_open)
        return ERR_UNEXPECTED;
    room->is_open = true;
    phase_open(room);
    polls_open(room);
    checks_open(room);
    return OK;
}

void room_destroy(struct room *room)
{
    if (!room)
        return;
    chat_finish(room);
    polls_finish(room);
    checks_finish(room);
    seats_finish(room);
    roster_finish(room);
    event_log_finish(&room->log);
    mem_free(room->activity_title);
    mem_free(room->class_title);
    mem_free(room);
}

static void clock_tick(struct room *room)
{
    int64_t step_ms = clock_anchor_step_ms(&room->links.anchor, room->links.clock);
    if (llabs(step_ms - room->step_told_ms) <= CLOCK_STEP_MS)
        return;
    struct msg_fact_clock_step fact = {.step_ms = step_ms - room->step_told_ms};
    room->step_told_ms = step_ms;
    report_fact(room, FACT_CLOCK_STEP, &fact, room_now_ms(room), 0);
}

void room_tick(struct room *room)
{
    uint64_t mono_ms = clock_mono_ms(room->links.clock);
    clock_tick(room);
    phase_tick(room);
    presence_tick(room, mono_ms);
    roster_tick(room, mono_ms);
    hands_tick(room, mono_ms);
    votes_tick(room, mono_ms);
    checks_tick(room, mono_ms);
    reactions_tick(room, mono_ms);
    greet_tick(room);
}

enum err room_admits(const struct room *room, const struct member *member, enum msg_type type)
{
    const struct msg_info *info = &msg_info[type];
    if ((role_may[member->role] & info->needs) != info->needs)
        return ERR_FORBIDDEN;
    return info->class_phases >> room->phase & 1 ? OK : ERR_WRONG_PHASE;
}

struct id room_class_id(const struct room *room)
{
    return room->class_id;
}

enum class_phase room_phase(const struct room *room)
{
    return room->phase;
}

int64_t room_phase_since_ms(const struct room *room)
{
    return room->phase_since_ms;
}

int64_t room_now_ms(const struct room *room)
{
    return clock_anchor_at_ms(&room->links.anchor, clock_mono_ms(room->links.clock));
}
