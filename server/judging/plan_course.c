#include "judging/plan_parts.h"

/* The phases as a timetable: learning while it ran, a break while it paused. */
static void held(const struct history_moves *moves, struct timetable *ret)
{
    ret->n = 0;
    for (size_t i = 0; i + 1 < moves->n && ret->n < TIMETABLE_SEGMENTS_MAX; i++) {
        const struct history_move *move = &moves->at[i];
        int64_t end_ms = moves->at[i + 1].at_ms;
        bool ran = move->phase == CLASS_PHASE_RUNNING;
        if ((ran || move->phase == CLASS_PHASE_BREAK) && end_ms > move->at_ms)
            ret->segments[ret->n++] = (struct timetable_segment){
                ran ? SEGMENT_LEARNING : SEGMENT_BREAK, move->at_ms, end_ms};
    }
}

static void compare(const struct activity_plan *plan, struct plan_class *class)
{
    uint64_t limit_ms = plan->policy->segment_difference_seconds * UINT64_C(1000);
    struct timetable table;

    held(&class->moves, &table);
    class->difference_ms = timetable_difference_ms(&class->row.table, &table);
    class->undecided =
        class->difference_ms > limit_ms && !book_difference_confirmed(plan->book, class->row.id);
}

/* Without a live room nobody sees it end: a coordinator says so, and not before its planned end. */
static enum class_phase recorded_phase(const struct activity_plan *plan,
                                       const struct plan_class *class)
{
    const struct book_fact *fact = book_recorded(plan->book, class->row.id);
    bool over = fact && fact->at_ms >= timetable_end_ms(&class->row.table);
    return over ? CLASS_PHASE_ENDED : CLASS_PHASE_WAITING;
}

enum err plan_read_course(struct store *store, const struct activity_plan *plan,
                          struct plan_class *class)
{
    enum err err = history_moves(store, class->row.id, &class->moves);
    if (err)
        return err;
    if (class->moves.n)
        class->phase = class->moves.at[class->moves.n - 1].phase;
    if (class->mode != MODE_SYNCHRONOUS)
        class->phase = recorded_phase(plan, class);
    else if (class->phase == CLASS_PHASE_ENDED)
        compare(plan, class);
    return OK;
}
