/* Every allocation of a small class fails once: nothing is kept, nothing half done stays, and who
 * missed an event gets a snapshot. */
#include <stdlib.h>

#include "base/alloc.h"
#include "room/stories.h"

#define ALLOCATIONS_MAX 20000
#define PROBE_EVERY 32

static const struct {
    const char *statement;
    const char *want;
} small_class[] = {
    {"guru enters", "ok"},
    {"ani enters", "ok"},
    {"ani.2 enters", "ok"},
    {"wakil enters", "ok"},
    {"koor enters", "ok"},
    {"budi enters", "ok"},
    {"guru moves running", "ok"},
    {"wait 1.2", "ok"},
    {"ani says everyone Halo", "ok"},
    {"ani says instructors Pak", "ok"},
    {"guru unsays 1", "ok"},
    {"guru locks", "ok"},
    {"ani raises", "ok"},
    {"budi raises", "ok"},
    {"wait 1.2", "ok"},
    {"guru grants ani", "ok"},
    {"ani mic on", "ok"},
    {"ani sounds", "ok"},
    {"guru makes open Apa?/a/b", "ok"},
    {"guru makes Lagi?/a/b", "ok"},
    {"ani votes 1 0", "ok"},
    {"ani kept", "ok"},
    {"ani reacts clap", "ok"},
    {"guru checks 0", "ok"},
    {"wait 0.1", "ok"},
    {"ani sees 1", "ok"},
    {"budi sees 1", "ok"},
    {"ani answers 1", "ok"},
    {"koor asks_roster 0", "ok"},
    {"wait 1.2", "ok"},
    {"guru takes_all", "ok"},
    {"guru drops 2", "ok"},
    {"guru lost", "ok"},
    {"wakil removes budi", "ok"},
    {"wakil leads", "ok"},
    {"unsafe", "ok"},
    {"wait 130", "ok"},
    {"guru enters", "ok"},
    {"wakil moves ended", "ok"},
    {"wait 1.2", "ok"},
};

/* An instructor whose greeting found no memory comes in twice. */
static bool is_coming_and_going(const char *type)
{
    return strcmp(type, "instructor_in") == 0 || strcmp(type, "instructor_out") == 0;
}

/* The other events that this device was told, and how many snapshots. */
static char *list_events(const struct world *world, const char *name, unsigned *ret_snapshots)
{
    char *text = NULL, type[64];
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    const struct device *device = world_device((struct world *)world, name);
    *ret_snapshots = 0;
    for (size_t i = 0; i < world->outbox.sent_n; i++) {
        if (world->outbox.sent[i].line.conn != device->conn)
            continue;
        sent_type(world->outbox.sent[i].body, type);
        *ret_snapshots += strcmp(type, "snapshot") == 0;
        for (unsigned t = 0; t < OUT_TYPE_COUNT; t++)
            if (out_info[t].event && strcmp(out_info[t].name, type) == 0 &&
                !is_coming_and_going(type))
                fprintf(out, "%s ", type);
    }
    fclose(out);
    return text;
}

/* Asked again after "no_memory", the room answers as if nothing had been: nothing had changed. */
static bool play_class(struct world *world)
{
    char answer[PLAY_ANSWER_MAX];
    for (size_t i = 0; i < COUNT(small_class); i++) {
        play_step(world, small_class[i].statement, answer);
        const char *wrong = room_check(world->room);
        if (!wrong && strcmp(answer, "no_memory") == 0)
            play_step(world, small_class[i].statement, answer);
        if (!wrong)
            wrong = room_check(world->room);
        if (wrong || strcmp(answer, small_class[i].want) != 0) {
            printf("%s = %s; %s\n", small_class[i].statement, answer, wrong ? wrong : "");
            return false;
        }
    }
    return true;
}

/* Each seat is a fact, once, also when the first try to enter found no memory. */
static bool each_seat_is_a_fact(const struct world *world)
{
    uint32_t facts = 0, seats = 0, cursor = 0;
    for (size_t i = 0; i < world->watch.facts_n; i++)
        facts += world->watch.facts[i].type == FACT_SEAT;
    while (room_next_member(world->room, &cursor))
        seats++;
    return facts == seats;
}

/* What the class as it should be tells ani; the caller frees it. */
static char *play_reference(void)
{
    struct world world;
    unsigned snapshots = 0;
    world_init(&world);
    check_same(world_begin(&world), OK, "begins");
    check(play_class(&world), "the class as it should be");
    char *events = list_events(&world, "ani", &snapshots);
    check_same(snapshots, 1, "one snapshot");
    check(strstr(events, "poll_closed"), "the reference tells of the whole class");
    world_finish(&world);
    return events;
}

/* Plays with the n-th allocation failing; how many snapshots ani was sent. */
static unsigned play_short(int n, const char *reference)
{
    struct world world;
    unsigned snapshots = 0;
    world_init(&world);
    alloc_fail_after(n);
    enum err err = world_begin(&world);
    check(err == OK || err == ERR_NOMEM, "only says what is true");
    if (!err) {
        check(play_class(&world), "goes on as if nothing had been");
        check(each_seat_is_a_fact(&world), "each seat is a fact");
        char *events = list_events(&world, "ani", &snapshots);
        if (!check(snapshots > 1 || strcmp(events, reference) == 0, "nobody misses an event"))
            printf("  allocation %d: %s\n", n, events);
        free(events);
    }
    world_finish(&world);
    return snapshots;
}

/* Whether the failure that was ordered n allocations ago is still to come. */
static bool failure_is_left(int n)
{
    bool left = false;
    for (int i = 0; i <= n && !left; i++) {
        void *probe = mem_alloc(1);
        left = probe == NULL;
        mem_free(probe);
    }
    return left;
}

static void every_allocation_fails_once(void)
{
    char *reference = play_reference();
    long before = alloc_live();
    int healed = 0, n = 0;
    bool enough = false;
    for (; n < ALLOCATIONS_MAX && !enough; n++) {
        healed += play_short(n, reference) > 1;
        enough = n % PROBE_EVERY == 0 && failure_is_left(n);
        alloc_fail_after(-1);
        if (!check_same(alloc_live(), before, "keeps nothing"))
            break;
    }
    printf("%d allocations failed in turn, %d healed by a snapshot\n", n, healed);
    check(enough, "the whole class was played in the end");
    check(healed > 0, "some event had to be healed by a snapshot");
    free(reference);
}

#define DEPARTURE_ALLOCATIONS 8

/* An event finds no memory while somebody is away: there is nothing to resume over the gap. */
static void a_lost_event_is_not_resumed_over(void)
{
    unsigned greeted = 0;
    for (int n = 0; n < DEPARTURE_ALLOCATIONS; n++) {
        struct world world;
        char wrong[2 * PLAY_ANSWER_MAX] = "", answer[PLAY_ANSWER_MAX];
        world_init(&world);
        check_same(world_begin(&world), OK, "begins");
        check(play(&world, "guru enters; ani enters; wait 0.1; ani lost", wrong, sizeof wrong),
              wrong);
        alloc_fail_after(n);
        check(play(&world, "guru lost", wrong, sizeof wrong), wrong);
        alloc_fail_after(-1);
        play_step(&world, "ani back", answer);
        if (strcmp(answer, "greeted") == 0)
            greeted++;
        else
            check(play(&world, "ani got instructor_out = 1", wrong, sizeof wrong), wrong);
        world_finish(&world);
    }
    check(greeted > 0 && greeted < DEPARTURE_ALLOCATIONS, "some lost the event, some did not");
}

/* The debt itself finds no memory: it stays. */
static void a_debt_is_paid_in_the_end(void)
{
    unsigned paid = 0;
    for (int n = 0; n < DEPARTURE_ALLOCATIONS; n++) {
        struct world world;
        char wrong[2 * PLAY_ANSWER_MAX] = "", answer[PLAY_ANSWER_MAX];
        world_init(&world);
        check_same(world_begin(&world), OK, "begins");
        check(play(&world, "guru enters; ani enters; wait 0.1; ani forgets", wrong, sizeof wrong),
              wrong);
        alloc_fail_after(n);
        check(play(&world, "guru lost", wrong, sizeof wrong), wrong);
        play_step(&world, "ani got instructor_out", answer);
        bool owed = strcmp(answer, "0") == 0;
        alloc_fail_after(owed ? 0 : -1);
        check(play(&world, "wait 0.1; ani got snapshot = 0", wrong, sizeof wrong), wrong);
        alloc_fail_after(-1);
        check(play(&world, owed ? "wait 0.1; ani got snapshot = 1" : "ani got snapshot = 0", wrong,
                   sizeof wrong),
              wrong);
        paid += owed;
        world_finish(&world);
    }
    check(paid > 0, "some event was lost");
}

TEST_MAIN(TEST(every_allocation_fails_once), TEST(a_lost_event_is_not_resumed_over),
          TEST(a_debt_is_paid_in_the_end))
