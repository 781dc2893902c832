/* The roster: who sees it, in pages, and as changes. */
#include <stdlib.h>

#include "base/packet.h"
#include "room/roster.h"
#include "room/stories.h"

static const struct story stories[] = {
    {"enrolled people come first, also who was never here",
     "koor enters; ani enters; koor asks_roster 0; koor last roster_page total = 6;"
     "koor last roster_page next = 0; koor last roster_page name = guru;"
     "koor last roster_page member = 0; koor last roster_page present = false;"
     "koor asks_roster 2; koor last roster_page name = ani; koor last roster_page member = 2;"
     "koor last roster_page present = true; koor last roster_page devices = 1;"
     "koor last roster_page enrolled = true; koor asks_roster 5; koor last roster_page name = koor;"
     "koor last roster_page enrolled = false; koor asks_roster 6;"
     "koor last roster_page entries = []; koor asks_roster 4000000000;"
     "koor last roster_page entries = []"},
    {"learners and observers do not read it",
     "ani enters; tamu enters; ani asks_roster 0 = forbidden; tamu asks_roster 0 = forbidden"},
    {"the page goes to the device that asked",
     "guru enters; guru.2 enters; guru.2 forgets; guru asks_roster 0; guru got roster_page = 1;"
     "guru.2 hears ="},
    {"changes are told once a second to who may read it",
     "guru enters; ani enters; wait 3; guru forgets; ani forgets; budi enters; ani raises;"
     "ani.2 enters; wait 0.5; guru got roster_changed = 1; wait 5; guru got roster_changed = 1;"
     "ani got roster_changed = 0; guru last roster_changed devices = 2;"
     "guru last roster_changed hand = true; guru grants ani; wait 2;"
     "guru last roster_changed may_speak = true; guru last roster_changed hand = false"},
    {"an entry says since when", "guru enters; ani enters; wait 10; ani lost 4; wait 2;"
                                 "guru last roster_changed present = false;"
                                 "guru last roster_changed since_ms = 1772416806000"},
};

static void stories_of_the_roster(void)
{
    play_all(stories, COUNT(stories));
}

#define CROWD 1000

/* A coordinator and a thousand learners, all enrolled. */
static void enter_crowd(struct world *world)
{
    for (unsigned i = 0; i < CROWD; i++) {
        struct member *member = NULL;
        uint32_t line = 0;
        char name[32];
        snprintf(name, sizeof name, "Peserta %u", i + 1);
        struct room_entrant entrant = {.person = {{9, (uint8_t)(i >> 8), (uint8_t)i}},
                                       .name = name,
                                       .role = ROLE_LEARNER,
                                       .line = {5, i + 1}};
        check_same(room_enter(world->room, &entrant, &member, &line), OK, "enters");
    }
}

static size_t count_entries(const char *body)
{
    size_t n = 0;
    for (const char *at = strstr(body, "\"key\":"); at; at = strstr(at + 1, "\"key\":"))
        n++;
    return n;
}

static void a_thousand_in_pages(void)
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "", ask[64], next[32], key[32];
    unsigned pages = 0;
    size_t entries = 0;
    uint32_t after = 0;

    world_init(&world);
    world.setup.enrolled_n = 0;
    world.setup.limits.members_max = CROWD + 1;
    check_same(world_begin(&world), OK, "begins");
    check(play(&world, "koor enters", wrong, sizeof wrong), "a coordinator");
    enter_crowd(&world);
    do {
        snprintf(ask, sizeof ask, "koor asks_roster %u", after);
        check(play(&world, ask, wrong, sizeof wrong), wrong);
        const char *page = world_last(&world, world_device(&world, "koor"), "roster_page");
        check(page && sent_field(page, "next", next, sizeof next), "a page");
        check(page && sent_field(page, "key", key, sizeof key), "with entries");
        check_same(strtoul(key, NULL, 10), after + 1, "goes on where the last one ended");
        entries += page ? count_entries(page) : 0;
        after = (uint32_t)strtoul(next, NULL, 10);
        pages++;
    } while (after && pages < 100);
    check_same(pages, 21, "fifty to a page");
    check_same(entries, CROWD + 1, "everybody once");

    check(play(&world,
               "koor forgets; wait 0.5; koor got roster_changed = 1; wait 19;"
               "koor got roster_changed = 20; wait 5; koor got roster_changed = 21;"
               "koor last counts learners = 1000",
               wrong, sizeof wrong),
          wrong);
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_the_roster), TEST(a_thousand_in_pages))
