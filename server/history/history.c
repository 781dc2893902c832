#include "history/history.h"

#include "store/store.h"
#include "wire/pack.h"

enum err history_fact(const struct journal_line *line, enum fact_type *ret_type,
                      union fact_any *ret)
{
    for (int type = 0; type < FACT_TYPE_COUNT; type++) {
        if (fact_info[type].id != line->kind)
            continue;
        enum err err = wire_read_fact((enum fact_type)type, line->body, ret);
        if (!err)
            *ret_type = (enum fact_type)type;
        return err;
    }
    return ERR_INVALID;
}

enum err history_phase(struct store *store, struct id class_id, struct history_move *ret)
{
    struct journal_row row;
    struct buffer body = {0};
    union fact_any fact;
    struct history_move move = {.phase = CLASS_PHASE_WAITING};

    enum err err = store_journal_last(store, class_id, fact_info[FACT_PHASE].id, &row, &body);
    if (!err) {
        err = wire_read_fact(FACT_PHASE, row.line.body, &fact);
        move = (struct history_move){.phase = fact.phase.phase, .at_ms = row.line.at_ms};
    } else if (err == ERR_NOT_FOUND) {
        err = OK;
    }
    buffer_finish(&body);
    if (!err)
        *ret = move;
    return err;
}

static enum err add_move(const struct journal_row *row, void *arg)
{
    struct history_moves *moves = arg;
    union fact_any fact;

    enum err err = wire_read_fact(FACT_PHASE, row->line.body, &fact);
    if (err)
        return err;
    size_t i = moves->n < HISTORY_MOVES_MAX ? moves->n++ : HISTORY_MOVES_MAX - 1;
    moves->at[i] = (struct history_move){.phase = fact.phase.phase, .at_ms = row->line.at_ms};
    return OK;
}

enum err history_moves(struct store *store, struct id class_id, struct history_moves *ret)
{
    ret->n = 0;
    return store_journal_read_kind(store, class_id, fact_info[FACT_PHASE].id, add_move, ret);
}

static enum err add_fact(const struct journal_row *row, void *arg)
{
    struct presence fact;
    if (row->line.kind >= JOURNAL_FACT_FIRST)
        return OK;
    enum err err = journal_line_presence(&row->line, &fact);
    return err ? err : class_fold_add(arg, &fact);
}

enum err history_fold(struct store *store, struct id class_id, struct class_fold *ret)
{
    class_fold_init(ret, HISTORY_LINES_MAX);
    return store_journal_read(store, class_id, 0, add_fact, ret);
}

struct reading {
    struct class_fold *fold;
    struct history_checks *checks; /* NULL: nobody asks for them */
    bool rolls;
};

static enum err add_line(const struct journal_row *row, void *arg)
{
    const struct reading *reading = arg;
    if (row->line.kind == PRESENCE_ROLL && !reading->rolls)
        return OK;
    if (row->line.kind < JOURNAL_FACT_FIRST)
        return add_fact(row, reading->fold);
    return reading->checks ? history_checks_add(reading->checks, row) : OK;
}

static enum err read_lines(struct store *store, struct id class_id, struct reading *reading)
{
    class_fold_init(reading->fold, HISTORY_LINES_MAX);
    if (reading->checks)
        history_checks_init(reading->checks);
    return store_journal_read(store, class_id, 0, add_line, reading);
}

/* Only what nobody closed needs the rolls: its last sign of life is there. */
static enum err read_ended(struct store *store, struct id class_id, struct reading *reading)
{
    struct open_line open;
    enum err err = read_lines(store, class_id, reading);
    if (err || !class_fold_open_line(reading->fold, 0, &open))
        return err;
    class_fold_finish(reading->fold);
    if (reading->checks)
        history_checks_finish(reading->checks);
    reading->rolls = true;
    return read_lines(store, class_id, reading);
}

enum err history_presence(struct store *store, struct id class_id, struct class_fold *ret,
                          struct history_checks *ret_checks)
{
    struct reading reading = {ret, ret_checks, true};
    return read_lines(store, class_id, &reading);
}

enum err history_fold_ended(struct store *store, struct id class_id, struct class_fold *ret)
{
    struct reading reading = {ret, NULL, false};
    return read_ended(store, class_id, &reading);
}

enum err history_presence_ended(struct store *store, struct id class_id, struct class_fold *ret,
                                struct history_checks *ret_checks)
{
    struct reading reading = {ret, ret_checks, false};
    return read_ended(store, class_id, &reading);
}
