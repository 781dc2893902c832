/* room_inside.h - what a room is made of. For the files of this folder only.
 *
 * Owns      see each struct. Every struct belongs to exactly one room.
 */
#ifndef ROOM_ROOM_INSIDE_H
#define ROOM_ROOM_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/map.h"
#include "room/check_round.h"
#include "room/event_log.h"
#include "room/room.h"
#include "room/room_watch.h"

struct packet;
struct poll;

/* One connection of a member. */
struct line {
    struct list link; /* in member->lines, oldest first */
    struct member *member;
    struct line_ref ref;
    uint32_t number;
    int64_t entered_ms;
    uint64_t sign_mono_ms;
    bool present;       /* its presence has not ended yet */
    uint32_t saw_check; /* the round whose question is known to have arrived here */
    bool owed;          /* a packet was lost for want of memory: gets a snapshot at the next tick */
};

/* What fan-out asks of a line, side by side in memory; ears[i] is of lines[i]. */
struct ear {
    struct line_ref ref;
    uint32_t seat;
    uint16_t role;
    bool hears; /* greeted or resumed */
};

struct member {
    uint32_t seat;
    enum role role;
    char *name;
    struct place *place;
    struct list lines;
    unsigned lines_n;
    uint64_t here_mono_ms; /* here since; means nothing while lines_n is 0 */
    int64_t since_ms;      /* here or not here since */
    bool removed;

    struct list away_link; /* in room->away while floor and hand wait for the member */
    bool away;
    uint64_t away_mono_ms;

    bool has_floor; /* given; instructors need none */
    bool mic;

    struct list hand_link; /* in room->hands */
    bool hand_up;
    int64_t hand_ms;
    uint32_t hand_told; /* place last told */
};

/* A line of the roster: a person enrolled or seated. */
struct place {
    uint32_t key;
    struct id person;
    char *name;
    enum role role;
    bool enrolled;
    bool dirty;            /* changed since roster_changed was sent */
    struct member *member; /* NULL: has never been here */
};

struct chat_line {
    struct list link; /* in room->chat, oldest first */
    uint32_t number;
    uint32_t event_n;
    struct packet *packet;
    struct audience audience;
};

/* What waits to be told at a tick, and when it was told last. */
struct due {
    bool dirty;
    uint64_t told_mono_ms;
};

struct room {
    struct room_links links;
    struct room_limits limits;
    uint32_t resume_ms, roll_ms, overtime_ms;
    struct id class_id;
    char *activity_title, *class_title;
    char zone[ROOM_ZONE_BYTES_MAX + 1];
    struct segment segments[ROOM_SEGMENTS_MAX];
    unsigned segments_n;
    bool is_open;

    enum class_phase phase;
    int64_t phase_since_ms;
    bool phase_kept; /* the journal says where the class stands */
    uint32_t lead;

    struct member **members; /* members[seat - 1] */
    uint32_t members_n, members_room;
    struct place **places; /* places[key - 1] */
    uint32_t places_n, places_room;
    struct map by_person; /* -> struct place */
    uint32_t enrolled_n;  /* learners */
    uint32_t places_dirty_n, places_cursor;

    struct line **lines; /* by number, rising */
    struct ear *ears;
    struct line_ref *scratch; /* who gets the packet at hand */
    struct watch_roll_entry *roll;
    uint32_t lines_n, lines_room;
    uint32_t last_line;
    struct map by_line;                 /* -> struct line */
    uint32_t learners_n, instructors_n; /* with a line now */
    struct list away;
    bool owes; /* some line is owed a snapshot */

    struct event_log log;
    struct list chat;
    unsigned chat_n;
    uint32_t last_chat_line;
    bool chat_locked;
    struct list hands;
    uint32_t hands_n;
    uint32_t floor_n;
    struct poll **polls; /* by number, rising; limits.polls_max fit */
    unsigned polls_n;
    uint32_t last_poll;
    struct poll **prepared; /* of the setup, until room_open */
    unsigned prepared_n, prepared_made;
    struct checks checks;

    struct due counts_due, roster_due, hands_due, places_due, poll_due, reactions_due, roll_due;
    uint32_t reactions[REACTION_COUNT];
    bool roll_was_empty;
    bool safe;
    int64_t safe_since_ms;
    int64_t step_told_ms;
    uint64_t sound_frames;
};

#endif
