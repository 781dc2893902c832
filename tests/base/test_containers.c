/* Ring, list and map. */
#include "base/alloc.h"
#include "base/list.h"
#include "base/map.h"
#include "base/ring.h"
#include "support/check.h"
#include "support/fake_chance.h"

static int items[64];

static void a_ring_keeps_order_and_its_bound(void)
{
    struct ring ring;
    check_same(ring_init(&ring, 3), OK, "three fit");
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 3; i++)
            check(ring_push(&ring, &items[i]), "there is room");
        check(ring_is_full(&ring) && !ring_push(&ring, &items[3]), "a fourth does not fit");
        check(ring_at(&ring, 2) == &items[2] && ring_at(&ring, 3) == NULL, "by place");
        check(ring_pop(&ring) == &items[0], "the oldest first");
        check(ring_push(&ring, &items[3]), "its place is free again");
        for (int i = 1; i <= 3; i++)
            check(ring_peek(&ring) == &items[i] && ring_pop(&ring) == &items[i], "in order");
        check(ring_pop(&ring) == NULL && ring.len == 0, "until nothing is left");
    }
    ring_finish(&ring);
    ring_finish(&ring);
    alloc_fail_after(0);
    check_same(ring_init(&ring, 3), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check(!ring_push(&ring, &items[0]) && ring_pop(&ring) == NULL, "then nothing fits");
    ring_finish(&ring);
}

struct hand {
    struct list link;
    int number;
};

static const char *numbers(struct list *head)
{
    static char text[64];
    size_t len = 0;
    text[0] = '\0';
    LIST_EACH(at, head)
    len += (size_t)snprintf(text + len, sizeof text - len, "%d",
                            LIST_ITEM(at, struct hand, link)->number);
    return text;
}

static void a_list_keeps_the_order_it_is_given(void)
{
    struct list hands;
    struct hand hand[5];
    list_init(&hands);
    check(list_is_empty(&hands) && !list_first(&hands) && !list_last(&hands), "empty at first");
    for (int i = 0; i < 5; i++)
        hand[i].number = i;
    list_add_last(&hands, &hand[1].link);
    list_add_last(&hands, &hand[2].link);
    list_add_first(&hands, &hand[0].link);
    list_add_last(&hands, &hand[4].link);
    list_add_before(&hand[4].link, &hand[3].link);
    check_text("as added", numbers(&hands), "01234");
    list_remove(&hand[2].link);
    list_remove(&hand[2].link);
    check_text("removing twice does no harm", numbers(&hands), "0134");
    check_same(list_len(&hands), 4, "four are left");
    LIST_EACH(at, &hands)
    if (LIST_ITEM(at, struct hand, link)->number % 2 == 0)
        list_remove(at);
    check_text("the one at hand may go", numbers(&hands), "13");
    check(list_first(&hands) == &hand[1].link && list_last(&hands) == &hand[3].link, "ends");
    check(list_take_first(&hands) == &hand[1].link, "takes the first");
    check(list_take_first(&hands) == &hand[3].link, "and the next");
    check(list_take_first(&hands) == NULL, "and no more");
}

static void a_map_finds_what_was_put_in(void)
{
    struct map map;
    map_init(&map, 10);
    check(map_get(&map, 7) == NULL && map_remove(&map, 7) == NULL, "empty at first");
    check_same(map_put(&map, 7, &items[7]), OK, "a new key");
    check_same(map_put(&map, 7, &items[8]), ERR_TAKEN, "not twice");
    check(map_get(&map, 7) == &items[7], "the first stays");
    for (uint64_t key = 10; key < 19; key++)
        check_same(map_put(&map, key, &items[key]), OK, "up to the bound");
    check_same(map_put(&map, 99, &items[0]), ERR_FULL, "and no further");
    check(map_remove(&map, 7) == &items[7] && map_get(&map, 7) == NULL, "taken out");
    check_same(map_put(&map, 99, &items[0]), OK, "makes room");
    map_finish(&map);
    check_same(map.len, 0, "finished is empty");
}

static void ids_are_keys_too(void)
{
    struct map map;
    struct id budi = id_from_key("person", "budi");
    map_init(&map, 2);
    check_same(map_put_id(&map, budi, &items[1]), OK, "put");
    check(map_get_id(&map, budi) == &items[1], "found");
    check(map_get_id(&map, id_from_key("person", "sari")) == NULL, "another is not");
    check(map_remove_id(&map, budi) == &items[1] && map.len == 0, "taken out");
    map_finish(&map);
}

/* A plain array of flags says what must be in the map, through thousands of random steps. */
static void a_map_agrees_with_a_simple_model(void)
{
    struct fake_chance fake;
    struct map map;
    bool present[64] = {false};
    unsigned count = 0;
    fake_chance_init(&fake, 42);
    map_init(&map, 64);
    for (int step = 0; step < 20000; step++) {
        uint32_t key = chance_below(&fake.chance, 64);
        if (present[key])
            check(map_remove(&map, key) == &items[key], "was there");
        else
            check_same(map_put(&map, key, &items[key]), OK, "was not there");
        count = present[key] ? count - 1 : count + 1;
        present[key] = !present[key];
        if (step % 100)
            continue;
        unsigned cursor = 0;
        unsigned seen = 0;
        while (map_next(&map, &cursor))
            seen++;
        check(seen == count && map.len == count, "a walk sees each once");
        for (uint32_t k = 0; k < 64; k++)
            check((map_get(&map, k) == &items[k]) == present[k], "each is found or not");
    }
    map_finish(&map);
}

static void a_map_survives_every_failure(void)
{
    long before = alloc_live();
    for (int n = 0; n < 5; n++) {
        struct map map;
        map_init(&map, 64);
        alloc_fail_after(n);
        unsigned kept = 0;
        for (uint64_t key = 0; key < 64; key++) {
            enum err err = map_put(&map, key, &items[key]);
            check(err == OK || err == ERR_NOMEM, "only says what is true");
            kept += err == OK;
        }
        alloc_fail_after(-1);
        check_same(map.len, kept, "counts what it took");
        unsigned found = 0;
        for (uint64_t key = 0; key < 64; key++)
            found += map_get(&map, key) == &items[key];
        check_same(found, kept, "and has it");
        map_finish(&map);
        check_same(alloc_live(), before, "keeps nothing");
    }
}

TEST_MAIN(TEST(a_ring_keeps_order_and_its_bound), TEST(a_list_keeps_the_order_it_is_given),
          TEST(a_map_finds_what_was_put_in), TEST(ids_are_keys_too),
          TEST(a_map_agrees_with_a_simple_model), TEST(a_map_survives_every_failure))
