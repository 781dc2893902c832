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
