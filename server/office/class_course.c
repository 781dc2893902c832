#include "office/class_course.h"

#include "attendance/presence.h"
#include "history/history.h"
#include "store/catalog.h"
#include "store/store.h"

enum err class_has_begun(struct store *store, struct id class_id, bool *ret)
{
    struct history_move last;
    enum err err = history_phase(store, class_id, &last);
    if (!err)
        *ret = last.phase != CLASS_PHASE_WAITING;
    return err;
}

struct presence_walk {
    int64_t start_ms;
    unsigned here; /* lines that came before the planned time and have not left */
    bool attended;
};

static enum err look_at_line(const struct journal_row *row, void *arg)
{
    struct presence_walk *walk = arg;
    bool in_time = row->line.at_ms >= walk->start_ms;

    if (row->line.kind != PRESENCE_JOINED && row->line.kind != PRESENCE_LEFT)
        return OK;
    if (in_time)
        walk->attended = true;
    else if (row->line.kind == PRESENCE_JOINED)
        walk->here++;
    else if (walk->here)
        walk->here--;
    return OK;
}

enum err class_was_attended(struct store *store, const struct class_row *class, int64_t now_ms,
                            bool *ret)
{
    struct presence_walk walk = {.start_ms = timetable_start_ms(&class->table)};
    bool begun = false;

    enum err err = class_has_begun(store, class->id, &begun);
    if (!err && !begun)
        err = store_journal_read(store, class->id, 0, look_at_line, &walk);
    if (!err)
        *ret = begun || walk.attended || (walk.here && now_ms > walk.start_ms);
    return err;
}
