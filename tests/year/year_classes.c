/* Journals of the classes: who joined, dropped out, came back and left, and a roll every ten
 * seconds, a change against the one before or whole, as session/rollbook.c writes them. */
#include <stdlib.h>

#include "attendance/presence.h"
#include "attendance/roll.h"
#include "base/alloc.h"
#include "base/date.h"
#include "store/store.h"
#include "wire/pack.h"
#include "year/year.h"

#define ROLL_MS 10000
#define WHOLE_ROLL_MS 300000
#define SILENCE_MS 15000 /* then a line is lost */
#define DOORS_MS 600000
#define SEATS_MAX 1000
#define TOGETHER 10 /* classes in one transaction */
#define NEVER INT64_MAX

/* One who comes, and when; most neither drop out nor leave early. */
struct seat {
    struct id person;
    uint32_t line; /* 0: not there */
    uint8_t age_s; /* of the last sign at a roll, as long as the line holds */
    int64_t comes_ms;
    int64_t drops_ms; /* last sign before the line is lost */
    int64_t back_ms;
    int64_t leaves_ms;
};

/* A class while its journal is written. */
struct lesson {
    struct year *year;
    struct class_row row;
    struct id run;
    int64_t end_ms;
    struct seat seats[SEATS_MAX];
    unsigned n;
    uint32_t last_line;
    struct roll roll;
    int64_t whole_ms; /* moment of the last whole roll */
    struct journal_line *lines;
    size_t n_lines;
    size_t lines_room;
};

/* ---- lines ---- */

static void append(struct lesson *lesson, struct journal_line line)
{
    if (lesson->n_lines == lesson->lines_room) {
        lesson->lines_room = lesson->lines_room ? lesson->lines_room * 2 : 1024;
        lesson->lines = mem_realloc(lesson->lines, lesson->lines_room * sizeof *lesson->lines);
        year_must(lesson->lines ? OK : ERR_NOMEM, "lines");
    }
    uint8_t *body = mem_alloc(line.body.len ? line.body.len : 1);
    year_must(body ? OK : ERR_NOMEM, "body");
    for (size_t i = 0; i < line.body.len; i++)
        body[i] = line.body.at[i];
    line.body.at = body;
    line.event = id_new(&lesson->year->chance.chance);
    line.class_id = lesson->row.id;
    line.run = lesson->run;
    line.mono_ms = (uint64_t)(line.at_ms - timetable_start_ms(&lesson->row.table) + 86400000);
    lesson->lines[lesson->n_lines++] = line;
}

static void write_down(struct lesson *lesson)
{
    year_must(store_journal_append(lesson->year->store, lesson->lines, lesson->n_lines), "journal");
    lesson->year->lines += (unsigned)lesson->n_lines;
    for (size_t i = 0; i < lesson->n_lines; i++)
        mem_free((void *)(uintptr_t)lesson->lines[i].body.at);
    mem_free(lesson->lines);
}

static void phase(struct lesson *lesson, enum class_phase to, int64_t at_ms)
{
    const struct msg_fact_phase fact = {.phase = to};
    struct buffer body = {0};
    year_must(wire_pack_fact(FACT_PHASE, &fact, &body), "phase");
    append(lesson, (struct journal_line){.kind = fact_info[FACT_PHASE].id,
                                         .at_ms = at_ms,
                                         .body = buffer_slice(&body)});
    buffer_finish(&body);
}

static void join(struct lesson *lesson, struct seat *seat, int64_t at_ms)
{
    seat->line = ++lesson->last_line;
    append(lesson, (struct journal_line){.kind = PRESENCE_JOINED,
                                         .person = seat->person,
                                         .line = seat->line,
                                         .seat = (uint32_t)(seat - lesson->seats) + 1,
                                         .at_ms = at_ms});
}

static void leave(struct lesson *lesson, struct seat *seat, int64_t at_ms, enum leave_reason why)
{
    append(lesson, (struct journal_line){.kind = PRESENCE_LEFT,
                                         .why = (uint8_t)why,
                                         .person = seat->person,
                                         .line = seat->line,
                                         .seat = (uint32_t)(seat - lesson->seats) + 1,
                                         .at_ms = at_ms});
    seat->line = 0;
}

/* ---- a roll ---- */

/* Signs come every 5 s and rolls every 10 s, so an age is the same each time, but for jitter. */
static uint8_t age_of(struct lesson *lesson, const struct seat *seat, int64_t at_ms)
{
    if (at_ms > seat->drops_ms && seat->back_ms > at_ms)
        return (uint8_t)(1 + (at_ms - seat->drops_ms) / 1000);
    return (uint8_t)(seat->age_s + (year_draw(lesson->year, 25) == 0));
}

static void call_roll(struct lesson *lesson, int64_t at_ms)
{
    static struct roll_entry entries[SEATS_MAX];
    static uint8_t body[SEATS_MAX * 16 + 64];
    struct writer w = writer_of(body, sizeof body);
    size_t n = 0;
    bool whole = at_ms - lesson->whole_ms >= WHOLE_ROLL_MS;
    for (unsigned i = 0; i < lesson->n; i++)
        if (lesson->seats[i].line)
            entries[n++] = (struct roll_entry){lesson->seats[i].line,
                                               age_of(lesson, &lesson->seats[i], at_ms)};
    roll_sort(entries, n);
    year_must(roll_encode(&lesson->roll, entries, n, whole, &w), "roll");
    if (whole)
        lesson->whole_ms = at_ms;
    append(lesson, (struct journal_line){
                       .kind = PRESENCE_ROLL, .at_ms = at_ms, .body = {body, writer_len(&w)}});
}

/* ---- who comes ---- */

static int64_t within(struct year *year, unsigned seconds)
{
    return (int64_t)year_draw(year, seconds) * 1000;
}

static void plan_stay(struct lesson *lesson, struct seat *seat)
{
    struct year *year = lesson->year;
    int64_t start_ms = timetable_start_ms(&lesson->row.table);
    unsigned length_s = (unsigned)((lesson->end_ms - start_ms) / 1000);
    bool late = year_draw(year, 100) < 8;
    seat->age_s = (uint8_t)(1 + year_draw(year, 5));
    seat->drops_ms = seat->back_ms = seat->leaves_ms = NEVER;
    seat->comes_ms = late ? start_ms + within(year, 1500) : start_ms - within(year, 540) - 1000;
    if (year_draw(year, 100) < 10) {
        seat->drops_ms = start_ms + 1600000 + within(year, length_s - 1800);
        seat->back_ms = seat->drops_ms + SILENCE_MS + within(year, 400);
    }
    if (year_draw(year, 100) < 5)
        seat->leaves_ms = lesson->end_ms - within(year, length_s / 3);
    if (seat->drops_ms != NEVER && seat->leaves_ms < seat->back_ms)
        seat->leaves_ms = NEVER;
    if (seat->back_ms >= lesson->end_ms)
        seat->drops_ms = seat->back_ms = NEVER;
}

static void seat_everybody(struct lesson *lesson, const struct year_activity *activity)
{
    for (unsigned at = 1; at <= activity->learners + 1; at++) {
        if (at > 1 && year_draw(lesson->year, 100) < 8)
            continue; /* does not come */
        struct seat *seat = &lesson->seats[lesson->n++];
        *seat = (struct seat){.person = year_person(year_seat(lesson->year, activity, at))};
        plan_stay(lesson, seat);
        if (at > 1)
            lesson->year->attendances++;
    }
}

/* ---- the class ---- */

/* What happened in the ten seconds before this moment. */
static void move_people(struct lesson *lesson, int64_t at_ms)
{
    for (unsigned i = 0; i < lesson->n; i++) {
        struct seat *seat = &lesson->seats[i];
        if (seat->comes_ms <= at_ms) {
            join(lesson, seat, seat->comes_ms);
            seat->comes_ms = NEVER;
        }
        if (seat->line && seat->drops_ms != NEVER && seat->drops_ms + SILENCE_MS <= at_ms) {
            leave(lesson, seat, seat->drops_ms, LEAVE_LOST);
            seat->drops_ms = NEVER;
        }
        if (!seat->line && seat->back_ms <= at_ms) {
            join(lesson, seat, seat->back_ms);
            seat->back_ms = NEVER;
        }
        if (seat->line && seat->leaves_ms <= at_ms)
            leave(lesson, seat, seat->leaves_ms, LEAVE_ASKED);
    }
}

static void hold_until(struct lesson *lesson, int64_t *at_ms, int64_t end_ms)
{
    for (; *at_ms < end_ms; *at_ms += ROLL_MS) {
        move_people(lesson, *at_ms);
        call_roll(lesson, *at_ms);
    }
}

static void hold(struct year *year, const struct year_activity *activity, unsigned ordinal)
{
    static struct lesson lesson;
    lesson = (struct lesson){.year = year, .row = year_class(year, activity, ordinal)};
    const struct timetable *table = &lesson.row.table;
    int64_t at_ms = timetable_start_ms(table) - DOORS_MS;
    lesson.run = id_from_key("run", "year");
    lesson.end_ms = timetable_end_ms(table);
    lesson.whole_ms = at_ms;
    roll_init(&lesson.roll, SEATS_MAX * 4);
    seat_everybody(&lesson, activity);
    hold_until(&lesson, &at_ms, timetable_start_ms(table));
    for (size_t i = 0; i < table->n; i++) {
        bool pause = table->segments[i].kind == SEGMENT_BREAK;
        phase(&lesson, pause ? CLASS_PHASE_BREAK : CLASS_PHASE_RUNNING, at_ms);
        hold_until(&lesson, &at_ms, table->segments[i].end_ms);
    }
    phase(&lesson, CLASS_PHASE_ENDED, lesson.end_ms);
    for (unsigned i = 0; i < lesson.n; i++)
        if (lesson.seats[i].line)
            leave(&lesson, &lesson.seats[i], lesson.end_ms, LEAVE_CLASS_OVER);
    write_down(&lesson);
    roll_finish(&lesson.roll);
}

struct some {
    struct year *year;
    unsigned from;
};

static enum err hold_some(struct store *store, void *arg)
{
    const struct some *some = arg;
    (void)store;
    for (unsigned n = some->from; n < some->from + TOGETHER && n <= some->year->size.activities;
         n++) {
        struct year_activity activity = year_activity(some->year, n);
        for (unsigned ordinal = 1; ordinal <= activity.n_classes; ordinal++)
            hold(some->year, &activity, ordinal);
    }
    return OK;
}

void year_hold_classes(struct year *year)
{
    for (unsigned n = 1; n <= year->size.activities; n += TOGETHER) {
        struct some some = {year, n};
        year_must(store_together(year->store, hold_some, &some), "classes");
    }
}
