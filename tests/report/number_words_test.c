/* Numbers and days in Indonesian words. */
#include "base/date.h"
#include "report/number_words.h"
#include "support/check.h"

static void numbers_are_read_aloud(void)
{
    static const struct {
        uint32_t number;
        const char *words;
    } rows[] = {
        {0, "nol"},
        {1, "satu"},
        {9, "sembilan"},
        {10, "sepuluh"},
        {11, "sebelas"},
        {12, "dua belas"},
        {15, "lima belas"},
        {19, "sembilan belas"},
        {20, "dua puluh"},
        {21, "dua puluh satu"},
        {30, "tiga puluh"},
        {45, "empat puluh lima"},
        {99, "sembilan puluh sembilan"},
        {100, "seratus"},
        {101, "seratus satu"},
        {110, "seratus sepuluh"},
        {111, "seratus sebelas"},
        {119, "seratus sembilan belas"},
        {120, "seratus dua puluh"},
        {199, "seratus sembilan puluh sembilan"},
        {200, "dua ratus"},
        {211, "dua ratus sebelas"},
        {640, "enam ratus empat puluh"},
        {900, "sembilan ratus"},
        {999, "sembilan ratus sembilan puluh sembilan"},
        {1000, "seribu"},
        {1001, "seribu satu"},
        {1010, "seribu sepuluh"},
        {1100, "seribu seratus"},
        {1111, "seribu seratus sebelas"},
        {1999, "seribu sembilan ratus sembilan puluh sembilan"},
        {2000, "dua ribu"},
        {2011, "dua ribu sebelas"},
        {10000, "sepuluh ribu"},
        {11000, "sebelas ribu"},
        {11011, "sebelas ribu sebelas"},
        {21000, "dua puluh satu ribu"},
        {100000, "seratus ribu"},
        {101000, "seratus satu ribu"},
        {111111, "seratus sebelas ribu seratus sebelas"},
        {200001, "dua ratus ribu satu"},
        {500500, "lima ratus ribu lima ratus"},
        {999999, "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh "
                 "sembilan"},
        {1000000, "1000000"},
        {UINT32_MAX, "4294967295"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_text("in words", number_words(rows[i].number).text, rows[i].words);
}

static void every_number_fits(void)
{
    size_t longest = 0;
    for (uint32_t number = 0; number <= NUMBER_WORDS_LARGEST; number++) {
        size_t len = strlen(number_words(number).text);
        longest = len > longest ? len : longest;
    }
    check(longest < NUMBER_WORDS_MAX - 1, "the longest was not cut off");
}

static void days_are_written_out(void)
{
    static const struct {
        int from[3];
        int to[3];
        const char *words;
    } rows[] = {
        {{2025, 5, 14}, {2025, 5, 14}, "14 Mei 2025"},
        {{2025, 3, 10}, {2025, 3, 12}, "10–12 Maret 2025"},
        {{2025, 4, 30}, {2025, 5, 2}, "30 April – 2 Mei 2025"},
        {{2024, 12, 31}, {2025, 1, 1}, "31 Desember 2024 – 1 Januari 2025"},
        {{2024, 2, 29}, {2024, 2, 29}, "29 Februari 2024"},
        {{2025, 8, 1}, {2025, 9, 30}, "1 Agustus – 30 September 2025"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t from = date_days(rows[i].from[0], rows[i].from[1], rows[i].from[2]);
        int64_t to = date_days(rows[i].to[0], rows[i].to[1], rows[i].to[2]);
        check_text("a range", day_range_words(from, to).text, rows[i].words);
    }
}

TEST_MAIN(TEST(numbers_are_read_aloud), TEST(every_number_fits), TEST(days_are_written_out))
