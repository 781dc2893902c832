/* Moments as an office writes them: `2025-03-10 08.00-10.00`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "credit/case_row.h"

#define WORD_MAX 32

struct span {
    int64_t start_ms, end_ms;
    bool pause;
};

/* Reads words one after the other. */
struct words {
    const char *at;
    int64_t day;
    int offset_min;
    bool bad;
};

static bool next_word(struct words *words, char ret[WORD_MAX])
{
    size_t len = 0;
    while (*words->at == ' ' || *words->at == ',')
        words->at++;
    while (words->at[len] && words->at[len] != ' ' && words->at[len] != ',' && len < WORD_MAX - 1) {
        ret[len] = words->at[len];
        len++;
    }
    ret[len] = '\0';
    words->at += len;
    return len > 0;
}

/* `08.00` or `08.00.30`: seconds of the day. */
static int64_t clock_s(const char *text, bool *bad)
{
    int hour = 0, minute = 0, second = 0, len = 0;
    if (sscanf(text, "%2d.%2d%n", &hour, &minute, &len) != 2)
        *bad = true;
    else if (text[len] == '.' && sscanf(text + len, ".%2d", &second) != 1)
        *bad = true;
    if (hour > 24 || minute > 59 || second > 59)
        *bad = true;
    return hour * 3600 + minute * 60 + second;
}

static bool next_span(struct words *words, struct span *ret)
{
    char word[WORD_MAX];
    while (!words->bad && next_word(words, word)) {
        int64_t day;
        if (date_parse_day(slice_of_text(word), &day) == OK) {
            words->day = day;
            continue;
        }
        bool pause = word[0] == 'b';
        char *dash = strchr(word, '-');
        if (!dash || words->day == ROW_ABSENT) {
            words->bad = true;
            return false;
        }
        *dash = '\0';
        int64_t start_s = clock_s(word + pause, &words->bad);
        int64_t end_s = clock_s(dash + 1, &words->bad);
        if (end_s <= start_s)
            end_s += 86400;
        int64_t midnight_ms = words->day * DATE_DAY_MS - words->offset_min * DATE_MINUTE_MS;
        *ret = (struct span){midnight_ms + start_s * 1000, midnight_ms + end_s * 1000, pause};
        return !words->bad;
    }
    return false;
}

void case_read_plan(const struct json_node *node, const char *key, int offset_min,
                    struct timetable *ret)
{
    struct span span;
    enum timetable_fault fault;
    size_t segment;
    struct words words = {json_get_borrowed(node, key, ROW_TEXT_MAX), ROW_ABSENT, offset_min,
                          false};

    while (ret->n < TIMETABLE_SEGMENTS_MAX && next_span(&words, &span))
        ret->segments[ret->n++] = (struct timetable_segment){
            span.pause ? SEGMENT_BREAK : SEGMENT_LEARNING, span.start_ms, span.end_ms};
    if (json_ok(node->doc) && (words.bad || timetable_check(ret, &fault, &segment)))
        json_fault(node, key, "a timetable like 2025-03-10 08.00-10.00 is expected");
}

/* "penuh", or spans like those of a plan, of the first day of the plan unless another is named. */
void case_read_there(const struct json_node *node, int offset_min, struct row_class *ret)
{
    struct span span;
    const char *text = json_get_borrowed(node, "there", ROW_TEXT_MAX);
    int64_t local_ms = timetable_start_ms(&ret->table) + offset_min * DATE_MINUTE_MS;
    struct words words = {text, local_ms / DATE_DAY_MS, offset_min, false};
    enum err err = OK;

    if (strcmp(text, "penuh") == 0) {
        err = interval_list_add(&ret->there, timetable_start_ms(&ret->table),
                                timetable_end_ms(&ret->table));
    } else {
        while (!err && next_span(&words, &span))
            err = interval_list_add(&ret->there, span.start_ms, span.end_ms);
    }
    if (err)
        exit(2);
    interval_list_unite(&ret->there, 0);
    if (words.bad)
        json_fault(node, "there", "spans like 08.00-10.00 are expected, or penuh");
}
