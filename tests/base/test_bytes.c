/* Cursors that remember a fault, buffers that grow, ids. */
#include "base/alloc.h"
#include "base/bytes.h"
#include "base/hex.h"
#include "base/id.h"
#include "support/check.h"
#include "support/fake_chance.h"

static void numbers_are_big_endian(void)
{
    uint8_t memory[15];
    struct writer w = writer_of(memory, sizeof memory);
    write_u8(&w, 0x01);
    write_u16(&w, 0x0203);
    write_u32(&w, 0x04050607);
    write_u64(&w, UINT64_C(0x08090a0b0c0d0e0f));
    check(!w.bad, "fits exactly");
    for (size_t i = 0; i < sizeof memory; i++)
        check_same(memory[i], i + 1, "byte by byte");

    struct reader r = reader_of((struct slice){memory, sizeof memory});
    check_same(read_u8(&r), 0x01, "u8");
    check_same(read_u16(&r), 0x0203, "u16");
    check_same(read_u32(&r), 0x04050607, "u32");
    check(read_u64(&r) == UINT64_C(0x08090a0b0c0d0e0f), "u64");
    check(!r.bad && read_rest(&r).len == 0, "nothing is left");
}

static void a_fault_is_remembered(void)
{
    static const uint8_t three[] = {1, 2, 3};
    struct reader r = reader_of((struct slice){three, 3});
    check_same(read_u32(&r), 0, "too little for four bytes");
    check(r.bad, "is a fault");
    check_same(read_u8(&r), 0, "after it nothing is read");
    check_same(read_bytes(&r, 1).len, 0, "not even bytes");

    uint8_t memory[3];
    struct writer w = writer_of(memory, sizeof memory);
    write_u16(&w, 1);
    write_u16(&w, 2);
    write_u8(&w, 3);
    check(w.bad, "too much for three bytes");
    check_same(writer_len(&w), 2, "what came after the fault is missing");

    struct reader empty = reader_of((struct slice){NULL, 0});
    check_same(read_rest(&empty).len, 0, "an empty slice is readable");
    check(!empty.bad, "without a fault");
}

static void format_fills_to_the_last_byte(void)
{
    char memory[6] = "......";
    struct writer w = writer_of(memory, 5);
    write_format(&w, "%d", 12345);
    check(!w.bad && writer_len(&w) == 5, "five digits in five bytes");
    check(memcmp(memory, "12345.", 6) == 0, "and no zero behind them");
    write_format(&w, "%s", "");
    check(!w.bad, "nothing always fits");
    write_format(&w, "x");
    check(w.bad, "one more does not");

    w = writer_of(memory, 5);
    write_text(&w, "ab");
    write_format(&w, "%02d", 7);
    check(!w.bad && memcmp(memory, "ab07", 4) == 0, "in the middle");
}

static void a_buffer_grows_and_stops_at_its_limit(void)
{
    struct buffer b = {0};
    for (int i = 0; i < 1000; i++)
        buffer_format(&b, "%d,", i);
    check_same(b.len, 3890, "a thousand numbers");
    check(!b.bad, "without a limit");
    buffer_finish(&b);

    b = (struct buffer){.len_max = 4};
    buffer_format(&b, "%s", "abcd");
    check(!b.bad && slice_is_text(buffer_slice(&b), "abcd"), "the limit itself fits");
    buffer_add_text(&b, "e");
    check(b.bad && b.len == 4, "one more does not");
    buffer_finish(&b);

    b = (struct buffer){.len_max = 4};
    buffer_format(&b, "%s", "abcde");
    check(b.bad && b.len == 0, "too long at once");
    buffer_finish(&b);
    check(b.at == NULL && !b.bad, "finished is as new");
}

static void a_buffer_survives_every_failure(void)
{
    long before = alloc_live();
    for (int n = 0; n < 10; n++) {
        struct buffer b = {0};
        alloc_fail_after(n);
        for (int i = 0; i < 100; i++)
            buffer_add_text(&b, "0123456789");
        alloc_fail_after(-1);
        check(b.bad || b.len == 1000, "says when something is missing");
        check(b.bad == (n < 3), "1000 bytes need three steps: 256, 512, 1024");
        buffer_finish(&b);
        check_same(alloc_live(), before, "keeps nothing");
    }
}

static void slices_compare(void)
{
    check(slice_is_text(slice_of_text("abc"), "abc"), "same");
    check(!slice_is_text(slice_of_text("abc"), "abd"), "other");
    check(!slice_is_text(slice_of_text("abc"), "abcd"), "longer");
    check(slice_equal((struct slice){NULL, 0}, slice_of_text("")), "nothing equals nothing");
}

static void ids_are_read_strictly(void)
{
    static const struct {
        const char *story, *text;
        enum err expect;
    } cases[] = {
        {"32 digits", "00112233445566778899aabbccddeeff", OK},
        {"31 digits", "00112233445566778899aabbccddeef", ERR_MALFORMED},
        {"33 digits", "00112233445566778899aabbccddeeff0", ERR_MALFORMED},
        {"upper case", "00112233445566778899AABBCCDDEEFF", ERR_MALFORMED},
        {"not a digit", "00112233445566778899aabbccddeefg", ERR_MALFORMED},
        {"nothing", "", ERR_MALFORMED},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct id id = {{0xee}};
        check_same(id_parse(&id, slice_of_text(cases[i].text)), cases[i].expect, cases[i].story);
        if (cases[i].expect == OK)
            check_text("and back", id_text(id).text, cases[i].text);
        else
            check_same(id.bytes[0], 0xee, "a refused text leaves the id alone");
    }
}

static void ids_by_key_are_stable(void)
{
    /* printf 'person\0budi' | sha256sum */
    check_text("first half of the hash", id_text(id_from_key("person", "budi")).text,
               "3059038bc2f17f1141ad72fea4c198b4");
    check(!id_equal(id_from_key("a", "bc"), id_from_key("ab", "c")), "kind and key stay apart");
}

static void new_ids_differ(void)
{
    struct fake_chance fake;
    fake_chance_init(&fake, 1);
    struct id a = id_new(&fake.chance);
    struct id b = id_new(&fake.chance);
    check(!id_equal(a, b) && !id_is_none(a), "two draws, two ids");
    check(id_is_none(id_none), "none is none");
    check(id_compare(id_none, a) < 0 && id_compare(a, a) == 0, "they have an order");
}

static void hex_is_strict(void)
{
    uint8_t bytes[2];
    check(hex_read(slice_of_text("00ff"), bytes, 2) && bytes[0] == 0 && bytes[1] == 255, "reads");
    check(!hex_read(slice_of_text("00f"), bytes, 2), "odd");
    check(!hex_read(slice_of_text("0x0f"), bytes, 2), "prefix");
    char text[5];
    hex_write((struct slice){(const uint8_t *)"\x0a\xf0", 2}, text);
    check_text("writes", text, "0af0");
}

TEST_MAIN(TEST(numbers_are_big_endian), TEST(a_fault_is_remembered),
          TEST(format_fills_to_the_last_byte), TEST(a_buffer_grows_and_stops_at_its_limit),
          TEST(a_buffer_survives_every_failure), TEST(slices_compare), TEST(ids_are_read_strictly),
          TEST(ids_by_key_are_stable), TEST(new_ids_differ), TEST(hex_is_strict))
