/* number_words.h - numbers and days in Indonesian words, as documents write them.
 *
 * Runs on   any thread. Pure.
 * Source: `20 (dua puluh) jam pelajaran` and `14 Mei 2025` of official documents (practice).
 */
#ifndef REPORT_NUMBER_WORDS_H
#define REPORT_NUMBER_WORDS_H

#include <stdint.h>

#define NUMBER_WORDS_LARGEST 999999
#define NUMBER_WORDS_MAX 112

/* By value: number_words(20).text is "dua puluh". */
struct number_words {
    char text[NUMBER_WORDS_MAX];
};
/* A larger number stands in figures. */
struct number_words number_words(uint32_t number);

#define DAY_WORDS_MAX 48

struct day_words {
    char text[DAY_WORDS_MAX];
};
/* Days since 1970: "14 Mei 2025". */
struct day_words day_words(int64_t day);
/* "14 Mei 2025", "10–12 Maret 2025", "30 April – 2 Mei 2025", "31 Desember 2024 – 1 Januari 2025".
 */
struct day_words day_range_words(int64_t first, int64_t last);

#endif
