/* What the journals of the classes show, set right by the book of the activity. */
#include "attendance/correction.h"
#include "attendance/overlap.h"
#include "judging/judging_parts.h"

static enum err correct(const struct activity_plan *plan, const struct plan_class *class,
                        struct id person, struct judged_presence *ret)
{
    size_t n = 0;
    const struct correction *corrections = book_corrections(plan->book, person, class->row.id, &n);

    enum err err = interval_list_add_all(&ret->united, &ret->seen);
    if (!err && n)
        err = correction_apply(&ret->united, corrections, n);
    if (err)
        return err;
    ret->excuse = book_excuse(plan->book, person, class->row.id);
    ret->standing = standing_of(&ret->united, &class->row.table, &plan->rule,
                                plan->policy->late_after_seconds, ret->excuse);
    ret->learning_s = class->learning_s;
    return OK;
}

enum err judging_correct(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    enum err err = OK;
    for (size_t place = 0; !err && place < ret->n_people; place++)
        for (size_t c = 0; !err && c < ret->plan.n_classes; c++)
            err = correct(&ret->plan, &ret->plan.classes[c], ret->people[place].row.id,
                          judging_presence(judging, place, c));
    return err;
}

enum err judging_counted(const struct activity_plan *plan, size_t c,
                         const struct judged_presence *presence, struct interval_list *ret)
{
    struct interval_list bridged = {0};
    enum err err = interval_list_add_all(&bridged, &presence->united);
    if (!err) {
        interval_list_unite(&bridged, (int64_t)plan->rule.bridge_gap_seconds * 1000);
        err = overlap_clip(&bridged, &plan->classes[c].row.table, plan->rule.break_counts, ret);
    }
    interval_list_finish(&bridged);
    if (err)
        return err;
    interval_list_unite(ret, 0);
    return presence->taken.n ? interval_list_subtract(ret, &presence->taken) : OK;
}
