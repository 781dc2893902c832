/* Time that somebody spent in several activities at once: which of them counts it. */
#include "attendance/overlap.h"

#include "base/alloc.h"
#include "judging/judging_parts.h"
#include "judging/rivals.h"

/* Rows that are filled anew for each person. */
struct bench {
    struct rivals *rivals;
    struct overlap_stay *stays; /* this activity first */
    size_t n;
};

/* ---- one person ---- */

static enum err learning_of(const struct judging *judging, size_t place, struct interval_list *ret)
{
    const struct activity_plan *plan = &judging->ret->plan;
    enum err err = OK;
    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        struct interval_list one = {0};
        err = judging_counted(plan, c, judging_presence(judging, place, c), &one);
        if (!err)
            err = interval_list_add_all(ret, &one);
        interval_list_finish(&one);
    }
    interval_list_unite(ret, 0);
    return err;
}

static void set_up_stays(const struct judging *judging, struct bench *bench, size_t place,
                         const struct interval_list *own)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct id person = judging->ret->people[place].row.id;

    bench->n = 0;
    bench->stays[bench->n++] = (struct overlap_stay){.activity = plan->activity.id,
                                                     .start_ms = bench->rivals->own_start_ms,
                                                     .there = own,
                                                     .decision = book_overlap(plan->book, person)};
    for (size_t i = 0; i < bench->rivals->n; i++) {
        struct rival *rival = &bench->rivals->at[i];
        if (!rival->there || !interval_list_shared_ms(own, &rival->there[place]))
            continue;
        rival->shares = true;
        bench->stays[bench->n++] =
            (struct overlap_stay){.activity = rival->activity,
                                  .start_ms = rival->start_ms,
                                  .there = &rival->there[place],
                                  .decision = book_overlap(&rival->book, person)};
    }
}

/* What the others keep, by class. */
static enum err put_taken(const struct judging *judging, size_t place,
                          const struct interval_list *own, const struct interval_list *counted)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct interval_list taken = {0};

    enum err err = interval_list_add_all(&taken, own);
    if (!err)
        err = interval_list_subtract(&taken, counted);
    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        struct judged_presence *presence = judging_presence(judging, place, c);
        err = overlap_clip(&taken, &plan->classes[c].row.table, plan->rule.break_counts,
                           &presence->taken);
        interval_list_unite(&presence->taken, 0);
    }
    interval_list_finish(&taken);
    return err;
}

static enum err settle_shared(struct judging *judging, struct bench *bench, size_t place,
                              const struct interval_list *own)
{
    const struct overlap_stay *stay = &bench->stays[0];
    enum err err = overlap_settle(bench->stays, bench->n);
    if (err)
        return err;
    if (stay->flagged)
        judging->ret->people[place].overlap_seconds = (stay->shared_ms + 999) / 1000;
    else if (stay->shared_ms)
        err = put_taken(judging, place, own, &stay->counted);
    for (size_t i = 0; i < bench->n; i++)
        interval_list_finish(&bench->stays[i].counted);
    return err;
}

static enum err settle_person(struct judging *judging, struct bench *bench, size_t place)
{
    struct interval_list own = {0};
    if (!rivals_have(bench->rivals, place))
        return OK;
    enum err err = learning_of(judging, place, &own);
    if (!err) {
        set_up_stays(judging, bench, place, &own);
        if (bench->n > 1)
            err = settle_shared(judging, bench, place, &own);
    }
    interval_list_finish(&own);
    return err;
}

/* ---- the whole ---- */

static enum err name_others(const struct rivals *rivals, struct activity_judgement *ret)
{
    ret->others = mem_zalloc(rivals->n, sizeof *ret->others);
    if (!ret->others)
        return ERR_NOMEM;
    for (size_t i = 0; i < rivals->n; i++)
        if (rivals->at[i].shares)
            ret->others[ret->n_others++] = rivals->at[i].activity;
    return OK;
}

static enum err settle_all(struct judging *judging, struct rivals *rivals)
{
    struct bench bench = {.rivals = rivals,
                          .stays = mem_zalloc(rivals->n + 1, sizeof *bench.stays)};
    enum err err = bench.stays ? OK : ERR_NOMEM;
    for (size_t place = 0; !err && place < judging->ret->n_people; place++)
        err = settle_person(judging, &bench, place);
    mem_free(bench.stays);
    return err ? err : name_others(rivals, judging->ret);
}

enum err judging_settle_overlaps(struct judging *judging)
{
    struct rivals rivals = {0};
    enum err err = rivals_read(judging, &rivals);
    if (!err && rivals.n)
        err = settle_all(judging, &rivals);
    rivals_finish(&rivals);
    return err;
}
