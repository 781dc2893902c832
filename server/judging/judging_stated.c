#include "judging/judging_stated.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "judging/judging_parts.h"

static enum err add_presence(const struct stated_person *stated, size_t c,
                             struct judged_presence *ret)
{
    const struct interval_list *seen = stated->seen[c];
    const struct interval_list *taken = stated->taken ? stated->taken[c] : NULL;
    if (stated->checks)
        ret->checks = stated->checks[c];
    enum err err = seen ? interval_list_add_all(&ret->seen, seen) : OK;
    return !err && taken ? interval_list_add_all(&ret->taken, taken) : err;
}

static enum err add_person(struct activity_judgement *judgement, size_t place,
                           const struct stated_person *stated)
{
    const struct activity_plan *plan = &judgement->plan;
    struct judged_enrolled *person = &judgement->people[place];
    struct judged_presence *presences = judgement->presences + place * plan->n_classes;

    *person = (struct judged_enrolled){.role = stated->role,
                                       .classes = presences,
                                       .hours = stated->hours,
                                       .overlap_seconds = stated->overlap_seconds,
                                       .before_jp = stated->before_jp,
                                       .months_before = stated->months_before,
                                       .n_months_before = stated->n_months_before};
    person->row.id = stated->person;
    person->row.employment = stated->employment;
    person->row.contract_start_day = person->row.contract_end_day = CATALOG_NO_DAY;
    text_copy(person->row.post, sizeof person->row.post, slice_of_text(stated->post));
    enum err err = OK;
    for (size_t c = 0; !err && c < plan->n_classes; c++)
        err = add_presence(stated, c, &presences[c]);
    return err;
}

static enum err fill(const struct stated_activity *stated, struct activity_judgement *ret)
{
    struct judging judging = {.ret = ret};
    const struct plan_rows rows = {.policy = stated->policy,
                                   .activity = stated->activity,
                                   .classes = stated->classes,
                                   .n_classes = stated->n_classes,
                                   .units = stated->units,
                                   .n_units = stated->n_units,
                                   .book = stated->book};
    enum err err = plan_of_rows(&rows, &ret->plan);
    if (err)
        return err;
    ret->people = mem_zalloc(stated->n_people, sizeof *ret->people);
    ret->presences = mem_zalloc(stated->n_people * stated->n_classes, sizeof *ret->presences);
    if (!ret->people || !ret->presences)
        return ERR_NOMEM;
    ret->n_people = stated->n_people;
    for (size_t i = 0; !err && i < stated->n_people; i++)
        err = add_person(ret, i, &stated->people[i]);
    if (!err)
        err = judging_correct(&judging);
    return err ? err : judging_value_people(&judging);
}

enum err judge_stated(const struct stated_activity *stated, struct activity_judgement **ret)
{
    struct activity_judgement *judgement = mem_zalloc(1, sizeof *judgement);
    if (!judgement)
        return ERR_NOMEM;
    judgement->now_ms = JUDGING_NOT_LIVE;
    enum err err = fill(stated, judgement);
    if (err)
        judgement_destroy(judgement);
    else
        *ret = judgement;
    return err;
}
