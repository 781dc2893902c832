/* stories.h - plays a table of stories, each in a fresh class. */
#ifndef TESTS_ROOM_STORIES_H
#define TESTS_ROOM_STORIES_H

#include "room/play.h"
#include "room/world.h"
#include "support/check.h"

static inline void play_one(struct world *world, const struct story *story)
{
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    bool good = world_begin(world) == OK;
    if (good && !play(world, story->steps, wrong, sizeof wrong))
        printf("in \"%s\": %s\n", story->title, wrong);
    check(good && !*wrong, story->title);
}

static inline void play_all(const struct story *stories, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct world world;
        world_init(&world);
        play_one(&world, &stories[i]);
        world_finish(&world);
    }
}

#endif
