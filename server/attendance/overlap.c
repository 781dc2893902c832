#include "attendance/overlap.h"

#include <stdlib.h>

#include "base/alloc.h"

/* Who takes seconds by decision comes before all others; then who began first. */
static int by_claim(const void *a, const void *b)
{
    const struct overlap_stay *x = *(struct overlap_stay *const *)a;
    const struct overlap_stay *y = *(struct overlap_stay *const *)b;
    bool x_takes = x->decision == OVERLAP_TAKES;
    bool y_takes = y->decision == OVERLAP_TAKES;

    if (x_takes != y_takes)
        return x_takes ? -1 : 1;
    if (x->start_ms != y->start_ms)
        return x->start_ms < y->start_ms ? -1 : 1;
    return id_compare(x->activity, y->activity);
}

/* Seconds that have an owner. */
struct claims {
    struct interval_list taken;
    struct interval_list contested; /* of which not by decision: whoever shares them is flagged */
};

static enum err claim(struct interval_list *claimed, const struct interval_list *list)
{
    enum err err = interval_list_add_all(claimed, list);
    if (!err)
        interval_list_unite(claimed, 0);
    return err;
}

static enum err settle_one(struct overlap_stay *stay, struct claims *claims)
{
    bool takes = stay->decision == OVERLAP_TAKES;

    stay->shared_ms = interval_list_shared_ms(stay->there, &claims->taken);
    stay->flagged = stay->decision == OVERLAP_UNDECIDED &&
                    interval_list_shared_ms(stay->there, &claims->contested) > 0;
    enum err err = interval_list_add_all(&stay->counted, stay->there);
    if (!err && stay->shared_ms)
        err = interval_list_subtract(&stay->counted, &claims->taken);
    if (!err)
        err = claim(&claims->taken, &stay->counted);
    return err || takes ? err : claim(&claims->contested, &stay->counted);
}

static enum err settle_in_order(struct overlap_stay **order, size_t n)
{
    struct claims claims = {0};
    enum err err = OK;

    for (size_t i = 1; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (id_equal(order[i]->activity, order[k]->activity))
                return ERR_INVALID;
    for (size_t i = 0; !err && i < n; i++)
        err = settle_one(order[i], &claims);
    interval_list_finish(&claims.taken);
    interval_list_finish(&claims.contested);
    return err;
}

enum err overlap_settle(struct overlap_stay *stays, size_t n)
{
    struct overlap_stay **order = mem_zalloc(n ? n : 1, sizeof *order);
    if (!order)
        return ERR_NOMEM;
    for (size_t i = 0; i < n; i++) {
        stays[i].counted = (struct interval_list){0};
        order[i] = &stays[i];
    }
    if (n > 1)
        qsort(order, n, sizeof *order, by_claim);
    enum err err = settle_in_order(order, n);
    mem_free(order);
    for (size_t i = 0; err && i < n; i++)
        interval_list_finish(&stays[i].counted);
    return err;
}

enum err overlap_clip(const struct interval_list *united, const struct timetable *table,
                      bool break_counts, struct interval_list *ret)
{
    enum err err = OK;
    for (size_t i = 0; i < united->n; i++) {
        for (size_t k = 0; !err && k < table->n; k++) {
            const struct timetable_segment *s = &table->segments[k];
            int64_t from = s->start_ms, to = s->end_ms;
            if (!segment_counts(s, break_counts))
                continue;
            if (united->at[i].start_ms > from)
                from = united->at[i].start_ms;
            if (united->at[i].end_ms < to)
                to = united->at[i].end_ms;
            err = interval_list_add(ret, from, to);
        }
    }
    return err;
}
