#include "attendance/interval_list.h"

#include <stdlib.h>

#include "base/alloc.h"

void interval_list_finish(struct interval_list *list)
{
    mem_free(list->at);
    *list = (struct interval_list){0};
}

enum err interval_list_add(struct interval_list *list, int64_t start_ms, int64_t end_ms)
{
    if (end_ms <= start_ms)
        return OK;
    if (list->n == list->room) {
        size_t room = list->room ? list->room * 2 : 8;
        struct interval *at = mem_realloc(list->at, room * sizeof *at);
        if (!at)
            return ERR_NOMEM;
        list->at = at;
        list->room = room;
    }
    list->at[list->n++] = (struct interval){start_ms, end_ms};
    return OK;
}

static int by_start(const void *a, const void *b)
{
    const struct interval *x = a;
    const struct interval *y = b;
    return (x->start_ms > y->start_ms) - (x->start_ms < y->start_ms);
}

void interval_list_unite(struct interval_list *list, int64_t bridge_ms)
{
    if (list->n < 2)
        return;
    qsort(list->at, list->n, sizeof *list->at, by_start);

    size_t last = 0;
    for (size_t i = 1; i < list->n; i++) {
        struct interval *open = &list->at[last];
        struct interval next = list->at[i];
        if (next.start_ms - open->end_ms > bridge_ms)
            list->at[++last] = next;
        else if (next.end_ms > open->end_ms)
            open->end_ms = next.end_ms;
    }
    list->n = last + 1;
}

uint64_t interval_list_ms_within(const struct interval_list *list, int64_t start_ms, int64_t end_ms)
{
    uint64_t sum_ms = 0;
    for (size_t i = 0; i < list->n; i++) {
        int64_t from = list->at[i].start_ms > start_ms ? list->at[i].start_ms : start_ms;
        int64_t to = list->at[i].end_ms < end_ms ? list->at[i].end_ms : end_ms;
        if (to > from)
            sum_ms += (uint64_t)(to - from);
    }
    return sum_ms;
}

uint64_t interval_list_ms(const struct interval_list *list)
{
    return interval_list_ms_within(list, INT64_MIN, INT64_MAX);
}

/* What of `stay` lies outside of `other`, in order, into `ret`. */
static enum err add_outside(struct interval stay, const struct interval_list *other,
                            struct interval_list *ret)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < other->n; i++) {
        const struct interval *out = &other->at[i];
        if (out->end_ms <= stay.start_ms || out->start_ms >= stay.end_ms)
            continue;
        err = interval_list_add(ret, stay.start_ms, out->start_ms);
        stay.start_ms = out->end_ms;
    }
    return err ? err : interval_list_add(ret, stay.start_ms, stay.end_ms);
}

enum err interval_list_subtract(struct interval_list *list, const struct interval_list *other)
{
    struct interval_list rest = {0};
    enum err err = OK;

    for (size_t i = 0; !err && i < list->n; i++)
        err = add_outside(list->at[i], other, &rest);
    if (err) {
        interval_list_finish(&rest);
        return err;
    }
    interval_list_finish(list);
    *list = rest;
    return OK;
}

enum err interval_list_add_all(struct interval_list *list, const struct interval_list *other)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < other->n; i++)
        err = interval_list_add(list, other->at[i].start_ms, other->at[i].end_ms);
    return err;
}

uint64_t interval_list_shared_ms(const struct interval_list *a, const struct interval_list *b)
{
    uint64_t sum_ms = 0;
    for (size_t i = 0; i < a->n; i++)
        sum_ms += interval_list_ms_within(b, a->at[i].start_ms, a->at[i].end_ms);
    return sum_ms;
}
