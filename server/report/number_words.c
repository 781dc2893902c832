#include "report/number_words.h"

#include <stdio.h>

#include "base/bytes.h"
#include "base/date.h"

static const char *const units[] = {"nol",  "satu",  "dua",     "tiga",     "empat",   "lima",
                                    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"};

/* A blank before each word but the first. */
static void write_word(struct writer *w, const char *word)
{
    write_format(w, "%s%s", writer_len(w) ? " " : "", word);
}

/* 1 to 99. */
static void write_tens(struct writer *w, uint32_t number)
{
    if (number < 12) {
        write_word(w, units[number]);
        return;
    }
    if (number < 20) {
        write_word(w, units[number - 10]);
        write_word(w, "belas");
        return;
    }
    write_word(w, units[number / 10]);
    write_word(w, "puluh");
    if (number % 10)
        write_word(w, units[number % 10]);
}

/* 1 to 999. "seratus", "seribu": one of them is "se-". */
static void write_hundreds(struct writer *w, uint32_t number)
{
    if (number >= 200) {
        write_word(w, units[number / 100]);
        write_word(w, "ratus");
    } else if (number >= 100) {
        write_word(w, "seratus");
    }
    if (number % 100)
        write_tens(w, number % 100);
}

struct number_words number_words(uint32_t number)
{
    struct number_words ret = {{0}};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);

    if (number > NUMBER_WORDS_LARGEST) {
        write_format(&w, "%u", (unsigned)number);
        return ret;
    }
    if (number == 0)
        write_word(&w, units[0]);
    if (number >= 2000) {
        write_hundreds(&w, number / 1000);
        write_word(&w, "ribu");
    } else if (number >= 1000) {
        write_word(&w, "seribu");
    }
    if (number % 1000)
        write_hundreds(&w, number % 1000);
    return ret;
}

static const char *month_word(int month)
{
    static const char *const months[] = {"Januari",   "Februari", "Maret",    "April",
                                         "Mei",       "Juni",     "Juli",     "Agustus",
                                         "September", "Oktober",  "November", "Desember"};
    return months[month - 1];
}

struct day_words day_words(int64_t day)
{
    struct day_words ret;
    struct civil civil = date_civil(day * DATE_DAY_MS, DATE_UTC);
    snprintf(ret.text, sizeof ret.text, "%d %s %d", civil.day, month_word(civil.month), civil.year);
    return ret;
}

struct day_words day_range_words(int64_t first, int64_t last)
{
    struct day_words ret = {{0}};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);
    struct civil a = date_civil(first * DATE_DAY_MS, DATE_UTC);
    struct civil b = date_civil(last * DATE_DAY_MS, DATE_UTC);

    if (a.year != b.year)
        write_format(&w, "%s – ", day_words(first).text);
    else if (a.month != b.month)
        write_format(&w, "%d %s – ", a.day, month_word(a.month));
    else if (a.day != b.day)
        write_format(&w, "%d–", a.day);
    write_text(&w, day_words(last).text);
    return ret;
}
