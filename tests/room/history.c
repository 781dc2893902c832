#include "room/history.h"

#include <stdio.h>

#include "room/world.h"

static const char *const people[] = {"guru", "wakil",  "ani",   "budi",  "citra",  "koor",
                                     "tamu", "guru.2", "ani.2", "ani.3", "budi.2", "wakil.2"};
#define PEOPLE_N (uint32_t)(sizeof people / sizeof people[0])

static const char *const actions[] = {
    "moves running",
    "moves break",
    "moves running",
    "leads",
    "asks_roster #",
    "says everyone Halo",
    "says instructors Pak",
    "says ani Bagus",
    "says budi Ya",
    "unsays #",
    "locks",
    "unlocks",
    "raises",
    "raises",
    "lowers",
    "lowers ani",
    "grants ani",
    "grants budi",
    "grants citra",
    "takes ani",
    "takes_all",
    "gives_back",
    "mic on",
    "mic off",
    "sounds",
    "makes Apa?/a/b/c",
    "makes open Apa?/a/b/c",
    "makes open many Apa?/a/b/c",
    "makes open secret Apa?/a/b",
    "makes many secret Apa?/a/b",
    "opens #",
    "closes #",
    "drops #",
    "votes # 0",
    "votes # 1",
    "votes # 0,2",
    "votes # 2",
    "kept",
    "reacts heart",
    "checks",
    "checks 0",
    "sees #",
    "sees #",
    "answers #",
    "stirs",
    "lost 3",
    "lost",
    "leaves",
    "back",
    "back",
    "falls_silent",
};
#define ACTIONS_N (uint32_t)(sizeof actions / sizeof actions[0])

static const char *const seldom[] = {
    "guru moves ended",
    "koor removes citra",
    "guru removes tamu",
    "koor removes wakil",
    "wait 130",
    "wait 35",
    "step_clock 5",
    "unsafe",
    "safe",
};
#define SELDOM_N (uint32_t)(sizeof seldom / sizeof seldom[0])

static uint32_t below(const struct draw *draw, uint32_t n)
{
    return draw->below(draw->arg, n);
}

/* Copies the action, a number in place of "#". */
static void write_action(char *ret, size_t room, const char *action, unsigned number)
{
    size_t len = 0;
    for (; *action && len + 12 < room; action++) {
        if (*action == '#')
            len += (size_t)snprintf(ret + len, room - len, "%u", number);
        else
            ret[len++] = *action;
    }
    ret[len] = '\0';
}

void history_step(struct world *world, const struct draw *draw, char *ret, size_t room)
{
    uint32_t dice = below(draw, 64);
    if (dice == 0) {
        snprintf(ret, room, "%s", seldom[below(draw, SELDOM_N)]);
        return;
    }
    if (dice < 6) {
        unsigned seconds = below(draw, 3);
        snprintf(ret, room, "wait %u.%u", seconds, below(draw, 10));
        return;
    }
    const struct device *device = world_device(world, people[below(draw, PEOPLE_N)]);
    const char *action = actions[below(draw, ACTIONS_N)];
    unsigned number = 1 + below(draw, 12);
    size_t len = (size_t)snprintf(ret, room, "%s ", device->name);
    if (!device->seated)
        action = number % 2 ? "enters" : "back";
    write_action(ret + len, room - len, action, number);
}
