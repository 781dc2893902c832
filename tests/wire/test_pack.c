#include "base/alloc.h"
#include "base/packet.h"
#include "support/check.h"
#include "wire/gen_frames.h"
#include "wire/pack.h"

static bool packs_to(struct packet *packet, const char *want)
{
    bool same = packet && slice_is_text(packet_slice(packet), want);
    packet_unref(packet);
    return same;
}

static bool packs(struct packet *packet)
{
    bool is = packet != NULL;
    packet_unref(packet);
    return is;
}

static struct msg_chat_said line(const char *text)
{
    return (struct msg_chat_said){.n = 1,
                                  .line = 2,
                                  .at_ms = 3,
                                  .from = 4,
                                  .name = "Sari",
                                  .role = ROLE_LEARNER,
                                  .to = CHAT_AUDIENCE_EVERYONE,
                                  .text = text};
}

static void a_message_is_written_in_the_order_of_the_schema(void)
{
    const struct msg_chat_said said = line("Baik");
    check(packs_to(wire_pack_chat_said(&said),
                   "{\"type\":\"chat_said\",\"n\":1,\"line\":2,\"at_ms\":3,\"from\":4,"
                   "\"name\":\"Sari\",\"role\":\"learner\",\"to\":\"everyone\",\"text\":\"Baik\"}"),
          "chat_said");

    const struct speaker speakers[] = {{.member = 1, .name = "A", .role = ROLE_INSTRUCTOR},
                                       {.member = 2, .name = "B", .mic = true}};
    const struct msg_snapshot snapshot = {.activity_title = "",
                                          .class_title = "",
                                          .zone = "WIB",
                                          .speakers = speakers,
                                          .speakers_n = 2};
    struct packet *packet = wire_pack_snapshot(&snapshot);
    const char *want = "\"speakers\":[{\"member\":1,\"name\":\"A\",\"role\":\"instructor\",\"mic\":"
                       "false},{\"member\":2,\"name\":\"B\",\"role\":\"observer\",\"mic\":true}],";
    const struct slice body = packet ? packet_slice(packet) : (struct slice){0};
    check(body.len && memmem(body.at, body.len, want, strlen(want)), "lists of structs");
    packet_unref(packet);
}

static void what_the_protocol_forbids_is_not_written(void)
{
    static char too_long[2002];
    memset(too_long, 'x', 2001);
    struct msg_chat_said said = line(too_long);
    check(!packs(wire_pack_chat_said(&said)), "2001 bytes");
    too_long[2000] = 0;
    check(packs(wire_pack_chat_said(&said)), "2000 bytes");
    said = line("caf\xe9");
    check(!packs(wire_pack_chat_said(&said)), "not UTF-8");
    said = line(NULL);
    check(!packs(wire_pack_chat_said(&said)), "no text at all");
    said = line("x");
    said.role = ROLE_COUNT;
    check(!packs(wire_pack_chat_said(&said)), "no such role");
    said = line("x");
    said.at_ms = INT64_C(1) << 53;
    check(!packs(wire_pack_chat_said(&said)), "a moment that JavaScript cannot hold");

    const struct msg_welcome welcome = {.name = "A", .resume = "a\"b"};
    check(!packs(wire_pack_welcome(&welcome)), "a token with a quote");
    static const uint32_t counts[11];
    struct msg_poll_counts many = {.counts = counts, .counts_n = 11};
    check(!packs(wire_pack_poll_counts(&many)), "eleven counts");
    many.counts_n = 10;
    check(packs(wire_pack_poll_counts(&many)), "ten counts");
    many.counts = NULL;
    check(!packs(wire_pack_poll_counts(&many)), "ten counts that are nowhere");
    many.counts_n = 0;
    check(packs(wire_pack_poll_counts(&many)), "no counts");
}

static void the_largest_message_fits_a_frame(void)
{
    static char name[121];
    static struct hand hands[100];
    memset(name, 1, 120);
    for (size_t i = 0; i < COUNT(hands); i++)
        hands[i] = (struct hand){UINT32_MAX, name, -INT64_C(9007199254740991)};

    const struct msg_hands message = {.queue = hands, .queue_n = COUNT(hands), .total = UINT32_MAX};
    check(packs(wire_pack_hands(&message)), "hands whose names are nothing but control characters");
}

static void a_lack_of_memory_gives_no_packet(void)
{
    const struct msg_chat_said said = line("Selamat pagi");
    long before = alloc_live();
    for (int n = 0; n < 50; n++) {
        alloc_fail_after(n);
        struct packet *packet = wire_pack_chat_said(&said);
        alloc_fail_after(-1);
        bool packed = packs(packet);
        check_same(alloc_live(), before, "keeps nothing");
        if (packed) {
            check(n > 0, "it needed memory");
            return;
        }
    }
    check(false, "50 allocations must be enough");
}

static void a_fact_goes_and_comes_back(void)
{
    const struct msg_fact_removed removed = {.seat = 9, .has_note = true, .note = "\"x\"", .by = 1};
    struct buffer body = {0};
    union fact_any back;

    check_same(wire_pack_fact(FACT_REMOVED, &removed, &body), OK, "written");
    check(slice_is_text(buffer_slice(&body), "{\"seat\":9,\"note\":\"\\\"x\\\"\",\"by\":1}"), "so");
    check_same(wire_read_fact(FACT_REMOVED, buffer_slice(&body), &back), OK, "read");
    check(memcmp(&back, &removed, sizeof removed) == 0, "the same");
    check_same(wire_read_fact(FACT_LEAD, buffer_slice(&body), &back), ERR_MALFORMED,
               "but not as another");
    buffer_finish(&body);

    const struct msg_fact_removed wrong = {.seat = 9, .has_note = true, .note = "\xff", .by = 1};
    check_same(wire_pack_fact(FACT_REMOVED, &wrong, &body), ERR_INVALID, "not UTF-8");
    buffer_finish(&body);
    alloc_fail_after(0);
    check_same(wire_pack_fact(FACT_REMOVED, &removed, &body), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    buffer_finish(&body);
}

static void facts_are_found_by_name(void)
{
    enum fact_type type = FACT_TYPE_COUNT;
    check_same(fact_type_find(slice_of_text("fact_vote"), &type), OK, "found");
    check_same(type, FACT_VOTE, "it");
    check_same(fact_type_find(slice_of_text("vote"), &type), ERR_NOT_FOUND, "no fact");
    check_same(type, FACT_VOTE, "untouched");
}

static void the_sender_of_a_frame_is_overwritten_in_place(void)
{
    static const uint8_t opus[] = {0xf8, 0xff};
    const struct sound_frame frame = {.seq = 258, .stamp = 960, .sender = 1, .opus = {opus, 2}};
    struct packet *packet = sound_frame_pack(&frame);
    struct sound_frame read = {0};

    if (!check(packet != NULL, "packed"))
        return;
    sound_packet_set_sender(packet, 0xdeadbeef);
    check_same(sound_frame_read(&read, packet_slice(packet)), OK, "read");
    check_same(read.sender, 0xdeadbeef, "the new sender");
    check(read.seq == 258 && read.stamp == 960 && read.flags == 0, "the rest as it was");
    check(slice_equal(read.opus, frame.opus), "and the payload");
    packet_unref(packet);
}

TEST_MAIN(TEST(a_message_is_written_in_the_order_of_the_schema),
          TEST(what_the_protocol_forbids_is_not_written), TEST(the_largest_message_fits_a_frame),
          TEST(a_lack_of_memory_gives_no_packet), TEST(a_fact_goes_and_comes_back),
          TEST(facts_are_found_by_name), TEST(the_sender_of_a_frame_is_overwritten_in_place))
