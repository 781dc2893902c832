/* What a judgement has to say in a seal. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "proof/sealing_parts.h"
#include "store/store.h"

/* ---- the journal ---- */

static enum err follow(const struct journal_row *row, void *arg)
{
    struct chain_end *end = arg;
    end->lines++;
    return journal_row_follows(end->head, row) && row->n == end->lines ? OK : ERR_MALFORMED;
}

enum err sealing_chain_end(struct store *store, struct id of, struct chain_end *ret)
{
    *ret = (struct chain_end){0};
    return store_journal_read(store, of, 0, follow, ret);
}

/* ---- the people ---- */

static int by_id(const void *a, const void *b)
{
    const struct judged_enrolled *const *first = a;
    const struct judged_enrolled *const *second = b;
    return id_compare((*first)->row.id, (*second)->row.id);
}

/* The caller frees it. NULL: no memory. */
static const struct judged_enrolled **sorted_people(const struct activity_judgement *judgement)
{
    const struct judged_enrolled **ret = mem_zalloc(judgement->n_people, sizeof *ret);
    if (!ret)
        return NULL;
    for (size_t i = 0; i < judgement->n_people; i++)
        ret[i] = &judgement->people[i];
    qsort(ret, judgement->n_people, sizeof *ret, by_id);
    return ret;
}

/* As the journal of the class has it: what is set right afterwards stands in the book. */
static enum err copy_presence(const struct activity_plan *plan,
                              const struct judged_enrolled *person, size_t c,
                              struct sealed_presence *ret)
{
    const struct interval_list *seen = &person->classes[c].seen;
    uint64_t attended_ms = judge_attended_ms(seen, &plan->classes[c].row.table, &plan->rule);
    *ret = (struct sealed_presence){.person = person->row.id,
                                    .role = person->role,
                                    .attended_s = attended_ms / 1000,
                                    .checks = person->classes[c].checks};
    memcpy(ret->name, person->row.name, sizeof ret->name);
    return interval_list_add_all(&ret->united, seen);
}

static struct sealed_part part_of(const struct judged_part *part)
{
    struct sealed_part ret = {.month_before = part->month_before,
                              .awarded_jp = part->jp.awarded_jp,
                              .counted_jp = part->jp.counted_jp,
                              .surplus_jp = part->jp.surplus_jp,
                              .exact_num = part->jp.exact_num,
                              .exact_den = part->jp.exact_den};
    memcpy(ret.basis, part->basis, sizeof ret.basis);
    text_copy(ret.occurrence, sizeof ret.occurrence, slice_of_text(part->jp.occurrence));
    return ret;
}

static enum err copy_rest(const struct activity_plan *plan, const struct judged_enrolled *person,
                          struct sealed_credit *ret)
{
    ret->taken = mem_zalloc(plan->n_classes, sizeof *ret->taken);
    ret->parts = mem_zalloc(person->n_parts, sizeof *ret->parts);
    if (!ret->taken || !ret->parts)
        return ERR_NOMEM;
    for (; ret->n_parts < person->n_parts; ret->n_parts++)
        ret->parts[ret->n_parts] = part_of(&person->parts[ret->n_parts]);
    enum err err = OK;
    for (size_t c = 0; !err && c < plan->n_classes; c++)
        err = interval_list_add_all(&ret->taken[c], &person->classes[c].taken);
    return err;
}

static enum err copy_credit(const struct activity_plan *plan, const struct judged_enrolled *person,
                            struct sealed_credit *ret)
{
    *ret = (struct sealed_credit){.person = person->row.id,
                                  .role = person->role,
                                  .employment = person->row.employment,
                                  .before_jp = person->before_jp,
                                  .hours = person->hours,
                                  .overlap_s = person->overlap_seconds,
                                  .evidence = person->jp.evidence_state,
                                  .attended_s = person->attendance.attended_s,
                                  .learning_s = person->attendance.learning_s,
                                  .awarded_jp = person->jp.awarded_jp,
                                  .counted_jp = person->jp.counted_jp,
                                  .surplus_jp = person->jp.surplus_jp};
    memcpy(ret->post, person->row.post, sizeof ret->post);
    memcpy(ret->basis, person->basis, sizeof ret->basis);
    return copy_rest(plan, person, ret);
}

static enum err add_presences(const struct activity_judgement *judgement,
                              const struct judged_enrolled *const *people, size_t c,
                              struct seal_content *ret)
{
    size_t n = judgement->n_people;
    ret->people = mem_zalloc(n, sizeof *ret->people);
    if (!ret->people)
        return ERR_NOMEM;
    enum err err = OK;
    for (; !err && ret->n_people < n; ret->n_people++)
        err =
            copy_presence(&judgement->plan, people[ret->n_people], c, &ret->people[ret->n_people]);
    return err;
}

static enum err make_room(const struct activity_judgement *judgement, struct seal_content *ret)
{
    const struct activity_plan *plan = &judgement->plan;
    size_t n_entries = 0;
    for (size_t i = 0; i < judgement->n_people; i++)
        n_entries += judgement->people[i].n_entries;
    ret->units = mem_zalloc(plan->n_units, sizeof *ret->units);
    ret->classes = mem_zalloc(plan->n_classes, sizeof *ret->classes);
    ret->credits = mem_zalloc(judgement->n_people, sizeof *ret->credits);
    ret->entries = mem_zalloc(n_entries, sizeof *ret->entries);
    return ret->units && ret->classes && ret->credits && ret->entries ? OK : ERR_NOMEM;
}

static enum err add_credit(const struct activity_judgement *judgement,
                           const struct judged_enrolled *const *people, struct seal_content *ret)
{
    const struct activity_plan *plan = &judgement->plan;
    enum err err = make_room(judgement, ret);
    if (err)
        return err;
    for (; ret->n_units < plan->n_units; ret->n_units++)
        ret->units[ret->n_units] = plan->units[ret->n_units];
    for (; ret->n_classes < plan->n_classes; ret->n_classes++)
        ret->classes[ret->n_classes] = plan->classes[ret->n_classes].row.id;
    for (size_t i = 0; !err && i < judgement->n_people; i++) {
        err = copy_credit(plan, people[i], &ret->credits[ret->n_credits++]);
        for (size_t k = 0; k < people[i]->n_entries; k++)
            ret->entries[ret->n_entries++] = people[i]->entries[k];
    }
    return err;
}

enum err sealing_class_content(const struct activity_judgement *judgement, size_t c,
                               struct seal_content *ret)
{
    const struct judged_enrolled **people = sorted_people(judgement);
    if (!people)
        return ERR_NOMEM;
    ret->activity = judgement->plan.activity;
    ret->has_class = true;
    ret->class = judgement->plan.classes[c].row;
    enum err err = add_presences(judgement, people, c, ret);
    mem_free(people);
    return err;
}

enum err sealing_account_content(const struct activity_judgement *judgement,
                                 struct seal_content *ret)
{
    const struct judged_enrolled **people = sorted_people(judgement);
    if (!people)
        return ERR_NOMEM;
    ret->activity = judgement->plan.activity;
    ret->has_credit = true;
    enum err err = add_credit(judgement, people, ret);
    mem_free(people);
    return err;
}
