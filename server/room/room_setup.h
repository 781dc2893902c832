/* room_setup.h - what a class is made from.
 *
 * Plain data, borrowed by room_create for the call; the room copies it.
 */
#ifndef ROOM_ROOM_SETUP_H
#define ROOM_ROOM_SETUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "wire/gen_messages.h"

#define ROOM_SEGMENTS_MAX 32
#define ROOM_TITLE_BYTES_MAX 200
#define ROOM_ZONE_BYTES_MAX 4
#define ROOM_NAME_BYTES_MAX 120
#define ROOM_OPTIONS_MAX 10

struct room_enrolled {
    struct id person;
    const char *name;
    enum role role;
};

struct room_poll {
    const char *question;
    const char *options[ROOM_OPTIONS_MAX];
    unsigned options_n; /* 2 to ROOM_OPTIONS_MAX */
    bool multiple;
    bool anonymous;
};

/* Presence checks (checks.h). */
struct room_checks {
    uint32_t per_hour;  /* rounds that the timetable asks in an hour of learning; 0: none */
    uint32_t spread_ms; /* over which a round asks, unless it says otherwise */
    uint32_t answer_ms; /* time to answer, from delivery; at least 1 */
};

/* Each at least 1. */
struct room_limits {
    unsigned members_max;          /* seats ever given in one class */
    unsigned lines_per_member_max; /* devices of one person at once */
    unsigned floor_max;            /* learners who may speak at once */
    unsigned hands_max;            /* raised hands */
    unsigned chat_lines_max;       /* lines kept: the oldest can no longer be removed */
    unsigned chat_greet_max;       /* lines a newcomer is sent */
    unsigned polls_max;            /* polls of one class that were not dropped */
    unsigned events_max;           /* events kept for resuming */
    unsigned checks_max;           /* rounds of presence checks in one class */
};

/* 1000 seats, 5 devices, 16 speakers, 1000 hands, 2000 lines, 100 to a newcomer, 50 polls, 2000
 * events, 100 rounds. */
extern const struct room_limits room_limits_default;

struct room_setup {
    struct id class_id;
    const char *activity_title;
    const char *class_title;
    const char *zone;               /* WIB, WITA or WIT */
    const struct segment *segments; /* in order, without overlap; at most ROOM_SEGMENTS_MAX */
    size_t segments_n;
    const struct room_enrolled *enrolled; /* their order is the order of the roster: keep it over a
                                           * restart */
    size_t enrolled_n;
    const struct room_poll *polls; /* prepared before the class */
    size_t polls_n;
    struct room_limits limits;
    struct room_checks checks;
    uint32_t resume_ms;   /* how long seat, floor and hand wait for who lost the line */
    uint32_t roll_ms;     /* time between two rolls */
    uint32_t overtime_ms; /* after the end of the last segment the class ends itself */
};

#endif
