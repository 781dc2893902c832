#include "attendance/correction.h"

#include <stdlib.h>

#include "base/alloc.h"

static int by_number(const void *a, const void *b)
{
    const struct correction *x = *(const struct correction *const *)a;
    const struct correction *y = *(const struct correction *const *)b;
    return (x->number > y->number) - (x->number < y->number);
}

static enum err apply_one(struct interval_list *list, const struct correction *correction)
{
    struct interval span = {correction->start_ms, correction->end_ms};
    const struct interval_list other = {&span, 1, 1};
    enum err err = OK;

    if (span.end_ms <= span.start_ms)
        return OK;
    switch (correction->kind) {
    case CORRECTION_PRESENT:
        err = interval_list_add(list, span.start_ms, span.end_ms);
        if (!err)
            interval_list_unite(list, 0);
        break;
    case CORRECTION_ABSENT:
        err = interval_list_subtract(list, &other);
        break;
    }
    return err;
}

enum err correction_apply(struct interval_list *united, const struct correction *corrections,
                          size_t n)
{
    struct interval_list list = {0};
    const struct correction **order = mem_zalloc(n ? n : 1, sizeof *order);
    if (!order)
        return ERR_NOMEM;
    for (size_t i = 0; i < n; i++)
        order[i] = &corrections[i];
    if (n > 1)
        qsort(order, n, sizeof *order, by_number);

    enum err err = interval_list_add_all(&list, united);
    for (size_t i = 0; !err && i < n; i++)
        err = apply_one(&list, order[i]);
    mem_free(order);
    if (err) {
        interval_list_finish(&list);
        return err;
    }
    interval_list_finish(united);
    *united = list;
    return OK;
}
