#include "judging/judging_stated.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "judging/judging_parts.h"

static enum err add_presence(const struct activity_plan *plan, const struct plan_class *class,
                             const struct interval_list *united, struct judged_presence *ret)
{
    enum err err = OK;
    for (size_t i = 0; !err && united && i < united->n; i++)
        err = interval_list_add(&ret->united, united->at[i].start_ms, united->at[i].end_ms);
    ret->attended_s = judge_attended_ms(&ret->united, &class->row.table, &plan->rule) / 1000;
    ret->learning_s = class->learning_s;
    return err;
}

static enum err add_person(struct activity_judgement *judgement, size_t place,
                           const struct stated_person *stated)
{
    const struct activity_plan *plan = &judgement->plan;
    struct judged_enrolled *person = &judgement->people[place];
    struct judged_presence *presences = judgement->presences + place * plan->n_classes;

    *person = (struct judged_enrolled){.role = stated->role,
                                       .classes = presences,
                                       .before_jp = stated->before_jp,
                                       .months_before = stated->months_before,
                                       .n_months_before = stated->n_months_before};
    person->row.id = stated->person;
    person->row.employment = stated->employment;
    text_copy(person->row.post, sizeof person->row.post, slice_of_text(stated->post));
    enum err err = OK;
    for (size_t c = 0; !err && c < plan->n_classes; c++)
        err = add_presence(plan, &plan->classes[c], stated->united[c], &presences[c]);
    return err;
}

static enum err fill(const struct stated_activity *stated, struct activity_judgement *ret)
{
    struct judging judging = {.ret = ret};
    enum err err = plan_of_rows(stated->policy, stated->activity, stated->classes,
                                stated->n_classes, &ret->plan);
    if (err)
        return err;
    ret->people = mem_zalloc(stated->n_people, sizeof *ret->people);
    ret->presences = mem_zalloc(stated->n_people * stated->n_classes, sizeof *ret->presences);
    if (!ret->people || !ret->presences)
        return ERR_NOMEM;
    ret->n_people = stated->n_people;
    for (size_t i = 0; !err && i < stated->n_people; i++)
        err = add_person(ret, i, &stated->people[i]);
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
