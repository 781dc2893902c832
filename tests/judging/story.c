#include "judging/story.h"

#include <stdlib.h>

int64_t moment(int64_t day, int clock, enum date_zone zone)
{
    int minutes = clock / 100 * 60 + clock % 100 - (int)zone;
    return day * DATE_DAY_MS + minutes * MINUTE_MS;
}

int64_t monday(int clock)
{
    return moment(date_days(2025, 3, 10), clock, DATE_WIB);
}

void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

struct class_row class_of(unsigned class_n, unsigned activity_n, int64_t start_ms, int64_t end_ms)
{
    struct class_row row = {.id = key("class", class_n),
                            .activity = key("activity", activity_n),
                            .ordinal = class_n,
                            .table = {1, {{SEGMENT_LEARNING, start_ms, end_ms}}}};
    snprintf(row.title, sizeof row.title, "Pertemuan %u", class_n);
    return row;
}

void put_session_s(struct school *school)
{
    struct class_row row = class_of(1, 1, monday(800), monday(1000));
    row.table.n = 3;
    row.table.segments[1] = (struct timetable_segment){SEGMENT_BREAK, monday(1000), monday(1015)};
    row.table.segments[2] =
        (struct timetable_segment){SEGMENT_LEARNING, monday(1015), monday(1200)};
    must(store_class_put(school->store, &row), "session S");
}

static int at_s(const struct school *school, int64_t at_ms)
{
    return (int)((at_ms - school_at_ms(school, 0)) / 1000);
}

void held(struct school *school, unsigned class_n, int64_t from_ms, int64_t to_ms)
{
    school_class(school, class_n);
    school_phase(school, CLASS_PHASE_RUNNING, at_s(school, from_ms));
    school_phase(school, CLASS_PHASE_ENDED, at_s(school, to_ms));
}

void held_session_s(struct school *school)
{
    school_class(school, 1);
    school_phase(school, CLASS_PHASE_RUNNING, at_s(school, monday(800)));
    school_phase(school, CLASS_PHASE_BREAK, at_s(school, monday(1000)));
    school_phase(school, CLASS_PHASE_RUNNING, at_s(school, monday(1015)));
    school_phase(school, CLASS_PHASE_ENDED, at_s(school, monday(1200)));
}

void there(struct school *school, unsigned person, int64_t from_ms, int64_t to_ms)
{
    static uint32_t line;
    line++;
    school_joins(school, line, person, at_s(school, from_ms));
    school_leaves(school, line, person, at_s(school, to_ms), LEAVE_ASKED);
}

void write_book(struct school *school, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        must(store_journal_append(school->store, &lines->rows[i].line, 1), "a line of the book");
}
