/* Memory that can be taken away, the names of errors, and packets, which are counted. */
#include "base/alloc.h"
#include "base/err.h"
#include "base/packet.h"
#include "support/check.h"

static void the_nth_allocation_fails_once(void)
{
    for (int n = 0; n < 3; n++) {
        alloc_fail_after(n);
        for (int i = 0; i < 5; i++) {
            void *memory = mem_alloc(8);
            check_same(memory == NULL, i == n, "only the n-th allocation fails");
            mem_free(memory);
        }
    }
    alloc_fail_after(-1);
}

static void every_kind_of_allocation_can_fail(void)
{
    char *kept = mem_copy_text("kept");
    alloc_fail_after(0);
    check(mem_zalloc(1, 1) == NULL, "zeroed memory");
    alloc_fail_after(0);
    check(mem_realloc(kept, 100) == NULL, "growing");
    check_text("what could not grow is unchanged", kept, "kept");
    alloc_fail_after(0);
    check(mem_copy_text("x") == NULL, "copies");
    alloc_fail_after(-1);
    mem_free(kept);
}

static void live_blocks_are_counted(void)
{
    long before = alloc_live();
    void *a = mem_zalloc(3, 5);
    char *b = mem_copy_slice_text((struct slice){(const uint8_t *)"abcdef", 3});
    void *c = mem_realloc(NULL, 10);
    check_same(alloc_live() - before, 3, "three are out");
    check_text("a slice becomes text", b, "abc");
    c = mem_realloc(c, 1000);
    check_same(alloc_live() - before, 3, "growing is not a new block");
    mem_free(a);
    mem_free(b);
    mem_free(c);
    mem_free(NULL);
    check_same(alloc_live() - before, 0, "all came back");
    check(mem_zalloc(SIZE_MAX / 2, 4) == NULL, "a product that overflows is no memory");
    check_same(alloc_live() - before, 0, "and no block");
}

static void every_error_has_a_name_and_a_blame(void)
{
    for (int i = 0; i < ERR_COUNT; i++) {
        check(strcmp(err_name((enum err)i), "unknown") != 0, "each error has a name");
        for (int j = 0; j < i; j++)
            check(strcmp(err_name((enum err)i), err_name((enum err)j)) != 0, "of its own");
        check_same(err_blame((enum err)i) == BLAME_NOBODY, i == OK, "only OK is nobody's fault");
    }
    check_same(err_blame(ERR_OVERSIZE), BLAME_PEER, "the peer sends too much");
    check_same(err_blame(ERR_FORBIDDEN), BLAME_PERSON, "a person asks for too much");
    check_same(err_blame(ERR_STORE), BLAME_SERVER, "the disk is ours");
    check_text("a number from elsewhere", err_name((enum err)999), "unknown");
    check_same(err_blame((enum err)999), BLAME_SERVER, "is our mistake");
}

static void a_packet_lives_as_long_as_its_last_owner(void)
{
    long before = alloc_live();
    struct packet *packet = packet_create(PACKET_BINARY, "abc", 3);
    struct packet *second = packet_ref(packet);
    memset(packet_body(packet) - PACKET_HEADROOM, 0xee, PACKET_HEADROOM);
    check(packet_unref(packet) == NULL, "unref gives NULL");
    check(slice_is_text(packet_slice(second), "abc"), "headroom lies apart from the body");
    check_same(packet_len(second), 3, "length");
    check_same(packet_kind(second), PACKET_BINARY, "kind");
    check_same(alloc_live() - before, 1, "still one owner");
    packet_unref(second);
    check_same(alloc_live() - before, 0, "gone with the last");
    check(packet_unref(NULL) == NULL, "NULL is welcome");
    alloc_fail_after(0);
    check(packet_create(PACKET_TEXT, "a", 1) == NULL, "no memory, no packet");
    alloc_fail_after(-1);
    check(packet_create(PACKET_TEXT, NULL, SIZE_MAX) == NULL, "a length beyond all memory");
}

TEST_MAIN(TEST(the_nth_allocation_fails_once), TEST(every_kind_of_allocation_can_fail),
          TEST(live_blocks_are_counted), TEST(every_error_has_a_name_and_a_blame),
          TEST(a_packet_lives_as_long_as_its_last_owner))
