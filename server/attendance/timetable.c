#include "attendance/timetable.h"

static const char *const kind_names[] = {
    [SEGMENT_LEARNING] = "learning",
    [SEGMENT_BREAK] = "break",
};

static const char *const fault_names[] = {
    [TIMETABLE_SOUND] = "",
    [TIMETABLE_EMPTY] = "empty",
    [TIMETABLE_TOO_MANY] = "too_many",
    [TIMETABLE_KIND] = "kind",
    [TIMETABLE_NOT_FORWARD] = "not_forward",
    [TIMETABLE_OVERLAP] = "overlap",
    [TIMETABLE_TOO_LONG] = "too_long",
};

#define NAMES(array) (sizeof(array) / sizeof((array)[0]))

const char *timetable_kind_name(enum timetable_kind kind)
{
    if ((size_t)kind >= NAMES(kind_names) || !kind_names[kind])
        return "";
    return kind_names[kind];
}

enum err timetable_kind_parse(struct slice name, enum timetable_kind *ret)
{
    for (size_t i = SEGMENT_LEARNING; i < NAMES(kind_names); i++) {
        if (slice_is_text(name, kind_names[i])) {
            *ret = (enum timetable_kind)i;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

const char *timetable_fault_name(enum timetable_fault fault)
{
    return (size_t)fault < NAMES(fault_names) ? fault_names[fault] : "";
}

static enum timetable_fault fault_of_segment(const struct timetable *table, size_t i)
{
    const struct timetable_segment *s = &table->segments[i];
    if (!timetable_kind_name(s->kind)[0])
        return TIMETABLE_KIND;
    if (s->end_ms <= s->start_ms)
        return TIMETABLE_NOT_FORWARD;
    if (i > 0 && s->start_ms < table->segments[i - 1].end_ms)
        return TIMETABLE_OVERLAP;
    /* Without sign: two moments may lie further apart than int64_t can say. */
    if ((uint64_t)s->end_ms - (uint64_t)table->segments[0].start_ms >
        (uint64_t)TIMETABLE_SPAN_MS_MAX)
        return TIMETABLE_TOO_LONG;
    return TIMETABLE_SOUND;
}

static enum timetable_fault fault_of(const struct timetable *table, size_t *ret_segment)
{
    bool learns = false;

    *ret_segment = 0;
    if (table->n > TIMETABLE_SEGMENTS_MAX)
        return TIMETABLE_TOO_MANY;
    for (size_t i = 0; i < table->n; i++) {
        enum timetable_fault fault = fault_of_segment(table, i);
        *ret_segment = i;
        if (fault != TIMETABLE_SOUND)
            return fault;
        learns = learns || table->segments[i].kind == SEGMENT_LEARNING;
    }
    return learns ? TIMETABLE_SOUND : TIMETABLE_EMPTY;
}

enum err timetable_check(const struct timetable *table, enum timetable_fault *ret_fault,
                         size_t *ret_segment)
{
    *ret_fault = fault_of(table, ret_segment);
    return *ret_fault == TIMETABLE_SOUND ? OK : ERR_INVALID;
}

bool segment_counts(const struct timetable_segment *segment, bool break_counts)
{
    switch (segment->kind) {
    case SEGMENT_LEARNING:
        return true;
    case SEGMENT_BREAK:
        return break_counts;
    }
    return false;
}

static uint64_t overlap_ms(int64_t a_start, int64_t a_end, int64_t b_start, int64_t b_end)
{
    int64_t start = a_start > b_start ? a_start : b_start;
    int64_t end = a_end < b_end ? a_end : b_end;
    return end > start ? (uint64_t)(end - start) : 0;
}

uint64_t timetable_learning_ms_within(const struct timetable *table, bool break_counts,
                                      int64_t start_ms, int64_t end_ms)
{
    uint64_t sum_ms = 0;
    for (size_t i = 0; i < table->n; i++) {
        const struct timetable_segment *s = &table->segments[i];
        if (segment_counts(s, break_counts))
            sum_ms += overlap_ms(s->start_ms, s->end_ms, start_ms, end_ms);
    }
    return sum_ms;
}

uint64_t timetable_learning_ms(const struct timetable *table, bool break_counts)
{
    return timetable_learning_ms_within(table, break_counts, INT64_MIN, INT64_MAX);
}

uint64_t timetable_difference_ms(const struct timetable *a, const struct timetable *b)
{
    uint64_t both_ms = 0;
    for (size_t i = 0; i < a->n; i++) {
        const struct timetable_segment *s = &a->segments[i];
        if (s->kind == SEGMENT_LEARNING)
            both_ms += timetable_learning_ms_within(b, false, s->start_ms, s->end_ms);
    }
    return timetable_learning_ms(a, false) + timetable_learning_ms(b, false) - 2 * both_ms;
}

bool timetable_same(const struct timetable *a, const struct timetable *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++) {
        const struct timetable_segment *x = &a->segments[i];
        const struct timetable_segment *y = &b->segments[i];
        if (x->kind != y->kind || x->start_ms != y->start_ms || x->end_ms != y->end_ms)
            return false;
    }
    return true;
}

int64_t timetable_start_ms(const struct timetable *table)
{
    return table->n ? table->segments[0].start_ms : 0;
}

int64_t timetable_end_ms(const struct timetable *table)
{
    return table->n ? table->segments[table->n - 1].end_ms : 0;
}
