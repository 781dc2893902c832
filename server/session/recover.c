#include "session/recover.h"

#include "base/alloc.h"
#include "history/history.h"
#include "store/store.h"

struct broken_class {
    struct id class_id;
    struct broken_class *next;
};

/* A walk may not write: first gather, then mend. */
static enum err gather(const struct journal_class *row, void *arg)
{
    struct broken_class **first = arg;
    if (row->joined <= row->left)
        return OK;
    struct broken_class *found = mem_alloc(sizeof *found);
    if (!found)
        return ERR_NOMEM;
    *found = (struct broken_class){.class_id = row->class_id, .next = *first};
    *first = found;
    return OK;
}

static enum err close_lines(struct store *store, const struct class_fold *fold,
                            struct journal_line *line, const struct chance *chance, size_t *ret_n)
{
    struct open_line open;
    enum err err = OK;
    for (uint32_t from = 0; !err && class_fold_open_line(fold, from, &open); from = open.line + 1) {
        line->event = id_new(chance);
        line->person = open.person;
        line->line = open.line;
        line->seat = open.seat;
        line->at_ms = open.last_sign_ms;
        err = store_journal_append(store, line, 1);
        if (!err)
            (*ret_n)++;
    }
    return err;
}

enum err recover_presence(struct store *store, struct id run, const struct chance *chance,
                          size_t *ret_n)
{
    struct broken_class *first = NULL;
    *ret_n = 0;
    enum err err = store_journal_classes(store, gather, &first);
    while (first) {
        struct broken_class *at = first;
        first = at->next;
        struct journal_line line = {
            .class_id = at->class_id, .run = run, .kind = PRESENCE_LEFT, .why = LEAVE_SERVER_LOST};
        struct class_fold fold;
        if (!err) {
            err = history_fold(store, at->class_id, &fold);
            if (!err)
                err = close_lines(store, &fold, &line, chance, ret_n);
            class_fold_finish(&fold);
        }
        mem_free(at);
    }
    return err;
}
