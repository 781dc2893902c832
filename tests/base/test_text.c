/* Strict reading of text. */
#include "base/text.h"
#include "support/check.h"

static void utf8_of_rfc_3629(void)
{
    static const struct {
        const char *story, *text;
        bool expect;
    } cases[] = {
        {"nothing", "", true},
        {"ASCII", "Selamat pagi", true},
        {"two bytes, the first", "\xc2\x80", true},
        {"two bytes, the last", "\xdf\xbf", true},
        {"three bytes, the first", "\xe0\xa0\x80", true},
        {"before the surrogates", "\xed\x9f\xbf", true},
        {"after the surrogates", "\xee\x80\x80", true},
        {"four bytes, the first", "\xf0\x90\x80\x80", true},
        {"U+10FFFF", "\xf4\x8f\xbf\xbf", true},
        {"Javanese script", "\xea\xa6\xb2\xea\xa6\xa4", true},
        {"slash in two bytes", "\xc0\xaf", false},
        {"overlong c1", "\xc1\xbf", false},
        {"overlong in three bytes", "\xe0\x9f\xbf", false},
        {"overlong in four bytes", "\xf0\x8f\xbf\xbf", false},
        {"first surrogate", "\xed\xa0\x80", false},
        {"last surrogate", "\xed\xbf\xbf", false},
        {"above U+10FFFF", "\xf4\x90\x80\x80", false},
        {"f5", "\xf5\x80\x80\x80", false},
        {"ff", "\xff", false},
        {"a lone continuation", "\x80", false},
        {"cut after one of two", "a\xc3", false},
        {"cut after three of four", "\xf0\x9f\x98", false},
        {"a letter where a continuation must be",
         "\xe2\x82"
         "A",
         false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(text_is_utf8(slice_of_text(cases[i].text)), cases[i].expect, cases[i].story);
    check(!text_is_utf8((struct slice){(const uint8_t *)"a\0b", 3}), "a zero inside");
    check_same(text_len_codes(slice_of_text("a\xc3\xa9\xe2\x82\xac")), 3, "code points");
}

static void whole_numbers_in_one_way_only(void)
{
    static const struct {
        const char *text;
        bool as_u64, as_i64;
    } cases[] = {
        {"0", true, true},
        {"7", true, true},
        {"9223372036854775807", true, true},
        {"9223372036854775808", true, false},
        {"18446744073709551615", true, false},
        {"18446744073709551616", false, false},
        {"99999999999999999999", false, false},
        {"-1", false, true},
        {"-9223372036854775808", false, true},
        {"-9223372036854775809", false, false},
        {"-0", false, false},
        {"-", false, false},
        {"--1", false, false},
        {"+1", false, false},
        {"007", false, false},
        {" 1", false, false},
        {"1 ", false, false},
        {"1.0", false, false},
        {"1e3", false, false},
        {"0x10", false, false},
        {"", false, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[32];
        uint64_t u = 0;
        int64_t s = 0;
        enum err err = text_to_u64(slice_of_text(cases[i].text), &u);
        check_same(err, cases[i].as_u64 ? OK : ERR_MALFORMED, cases[i].text);
        snprintf(text, sizeof text, "%" PRIu64, u);
        if (err == OK)
            check_text("unsigned", text, cases[i].text);
        err = text_to_i64(slice_of_text(cases[i].text), &s);
        check_same(err, cases[i].as_i64 ? OK : ERR_MALFORMED, cases[i].text);
        snprintf(text, sizeof text, "%" PRId64, s);
        if (err == OK)
            check_text("signed", text, cases[i].text);
    }
}

static void trimming_and_copying(void)
{
    check(slice_is_text(text_trim(slice_of_text(" \t a b \t")), "a b"), "both ends");
    check_same(text_trim(slice_of_text("  ")).len, 0, "nothing but blanks");
    char small[4];
    check(text_copy(small, sizeof small, slice_of_text("abc")), "fits");
    check_text("whole", small, "abc");
    check(!text_copy(small, sizeof small, slice_of_text("abcd")), "does not");
    check_text("cut", small, "abc");
    check(text_copy(small, sizeof small, (struct slice){NULL, 0}), "nothing");
    check_text("is empty text", small, "");
}

static void distances(void)
{
    check_same(text_distance("port", "port"), 0, "same");
    check_same(text_distance("prot", "port"), 2, "swapped");
    check_same(text_distance("", "abc"), 3, "from nothing");
    check_same(text_distance("kitten", "sitting"), 3, "the classic");
}

TEST_MAIN(TEST(utf8_of_rfc_3629), TEST(whole_numbers_in_one_way_only), TEST(trimming_and_copying),
          TEST(distances))
