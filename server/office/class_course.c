#include "office/class_course.h"

#include "attendance/presence.h"
#include "history/history.h"
#include "judging/book.h"
#include "store/catalog.h"
#include "store/store.h"
#include "store/store_catalog.h"

enum err class_has_begun(struct store *store, struct id class_id, bool *ret)
{
    struct history_move last;
    enum err err = history_phase(store, class_id, &last);
    if (!err)
        *ret = last.phase != CLASS_PHASE_WAITING;
    return err;
}

enum err class_is_bound(struct store *store, const struct class_row *class, const char **ret_code)
{
    struct book book;
    bool begun = false;
    *ret_code = NULL;
    enum err err = class_has_begun(store, class->id, &begun);
    if (begun)
        *ret_code = "class_begun";
    if (err || begun)
        return err;
    err = book_read(store, class->activity, &book);
    if (!err && book_recorded(&book, class->id))
        *ret_code = "class_recorded";
    book_finish(&book);
    return err;
}

struct mode_search {
    uint32_t unit;
    enum unit_mode found;
};

static enum err look_for_mode(const struct unit_row *row, void *arg)
{
    struct mode_search *search = arg;
    if (row->ordinal == search->unit)
        search->found = row->mode;
    return OK;
}

enum err class_mode_of(struct store *store, struct id activity, uint32_t unit, enum unit_mode *ret)
{
    struct mode_search search = {unit, MODE_SYNCHRONOUS};
    enum err err = store_units(store, activity, look_for_mode, &search);
    *ret = search.found;
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
