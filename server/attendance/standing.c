#include "attendance/standing.h"

static const char *const names[] = {
    [STANDING_PRESENT] = "hadir", [STANDING_LATE] = "terlambat", [STANDING_ABSENT] = "tidak_hadir",
    [STANDING_LEAVE] = "izin",    [STANDING_SICK] = "sakit",
};

#define NAMES (sizeof names / sizeof names[0])

const char *standing_name(enum standing standing)
{
    return (size_t)standing < NAMES && names[standing] ? names[standing] : "";
}

enum err standing_parse(struct slice name, enum standing *ret)
{
    for (size_t i = STANDING_PRESENT; i < NAMES; i++) {
        if (slice_is_text(name, names[i])) {
            *ret = (enum standing)i;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

static enum standing standing_of_absence(enum excuse excuse)
{
    switch (excuse) {
    case EXCUSE_NONE:
        break;
    case EXCUSE_LEAVE:
        return STANDING_LEAVE;
    case EXCUSE_SICK:
        return STANDING_SICK;
    }
    return STANDING_ABSENT;
}

struct standing_result standing_of(const struct interval_list *united,
                                   const struct timetable *table, const struct judge_rule *rule,
                                   uint32_t late_after_seconds, enum excuse excuse)
{
    for (size_t i = 0; i < united->n; i++) {
        const struct interval *stay = &united->at[i];
        if (!timetable_learning_ms_within(table, rule->break_counts, stay->start_ms, stay->end_ms))
            continue;
        uint64_t late_ms =
            timetable_learning_ms_within(table, rule->break_counts, INT64_MIN, stay->start_ms);
        bool late = late_ms > (uint64_t)late_after_seconds * 1000;
        return (struct standing_result){late ? STANDING_LATE : STANDING_PRESENT, late_ms / 1000};
    }
    return (struct standing_result){standing_of_absence(excuse), 0};
}
