#include <string.h>

#include "base/alloc.h"
#include "judging/judging_parts.h"

/* Rows that are filled anew for each person. */
struct bench {
    struct part_class *classes;
    struct basis_class *basis; /* of one part */
    struct jp_part *parts;
    struct jp_result *results;
};

bool judged_enough(const struct activity_judgement *judgement, const struct judged_enrolled *person)
{
    if (judgement->plan.by_part)
        return person->jp.eligible;
    return judgement->plan.needed_s ? person->attendance.enough : person->attendance.attended_s > 0;
}

/* The hash of the classes that belong to a part; of all of them for the whole. */
static enum err hash_part(const struct activity_plan *plan, const struct bench *bench,
                          const struct jp_part *part, uint8_t ret[DIGEST_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_classes; i++) {
        const struct part_class *c = &bench->classes[i];
        if (!part || parts_hold(&plan->parts, part, c))
            bench->basis[n++] = (struct basis_class){
                .class_id = plan->classes[i].row.id, .timetable = c->table, .united = c->united};
    }
    return entry_basis(bench->basis, n, plan->policy->id, &(struct basis_verdict){0}, ret);
}

static struct jp_input input_of(const struct activity_plan *plan,
                                const struct judged_enrolled *person, const struct bench *bench)
{
    return (struct jp_input){
        .category = plan->activity.category,
        .international = plan->activity.international,
        .attendance = person->attendance,
        .parts = bench->parts,
        .n_parts = parts_make(bench->classes, plan->n_classes, &plan->parts, bench->parts),
        .spoke = person->role == ENROLMENT_INSTRUCTOR,
        .status = person->row.employment,
        .post = person->row.post,
        .ledger = LEDGER_COMPETENCY,
        .evidence = EVIDENCE_NOT_NEEDED,
        .test = plan->policy->post_test.required ? TEST_AWAITED : TEST_NOT_NEEDED,
    };
}

static void take_stated(const struct judged_enrolled *person, struct judging_before *ret)
{
    ret->jp = person->before_jp;
    for (size_t i = 0; i < ret->n_parts && i < person->n_months_before; i++)
        ret->parts[i].month_before = person->months_before[i];
}

static enum err value(struct judging *judging, struct judged_enrolled *person,
                      const struct bench *bench, struct judged_part *ret)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct jp_input input = input_of(plan, person, bench);
    struct judging_before before = {.parts = bench->parts, .n_parts = input.n_parts};

    enum err err = OK;
    if (judging->store)
        err = judging_counted_before(judging->store, plan, &person->row, &before);
    else
        take_stated(person, &before);
    if (err)
        return err;
    person->before_jp = before.jp;
    input.counted_jp_before = before.jp;
    /* ERR_INVALID: no value for this category. The result says so, with JP 0: a verdict too. */
    err = jp_for_parts(plan->policy, &input, &person->jp, bench->results, &person->n_parts);
    if (err)
        return err == ERR_INVALID ? OK : err;
    person->parts = ret;
    for (size_t i = 0; !err && i < person->n_parts; i++) {
        ret[i].jp = bench->results[i];
        ret[i].month_before = i < input.n_parts ? bench->parts[i].month_before : 0;
        err = hash_part(plan, bench, plan->by_part && input.n_parts ? &bench->parts[i] : NULL,
                        ret[i].basis);
    }
    return err;
}

static enum err value_person(struct judging *judging, struct judged_enrolled *person,
                             const struct bench *bench, struct judged_part *ret)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct attendance_sum sum = {0};

    for (size_t i = 0; i < plan->n_classes; i++) {
        const struct class_row *row = &plan->classes[i].row;
        const struct interval_list *united = &person->classes[i].united;
        attendance_sum_add(&sum, united, &row->table, &plan->rule);
        bench->classes[i] =
            (struct part_class){.table = &row->table, .united = united, .ordinal = row->ordinal};
    }
    person->attendance = judge(&sum, &plan->rule);
    enum err err = hash_part(plan, bench, NULL, person->basis);
    return err ? err : value(judging, person, bench, ret);
}

static enum err value_all(struct judging *judging, const struct bench *bench, size_t parts_each)
{
    struct activity_judgement *ret = judging->ret;
    enum err err = OK;
    for (size_t i = 0; !err && i < ret->n_people; i++)
        err = value_person(judging, &ret->people[i], bench, ret->parts + i * parts_each);
    return err;
}

enum err judging_value_people(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    size_t n = ret->plan.n_classes ? ret->plan.n_classes : 1;
    size_t parts_each = ret->plan.by_part ? n : 1;
    struct bench bench = {
        .classes = mem_zalloc(n, sizeof *bench.classes),
        .basis = mem_zalloc(n, sizeof *bench.basis),
        .parts = mem_zalloc(n, sizeof *bench.parts),
        .results = mem_zalloc(n, sizeof *bench.results),
    };

    ret->parts = mem_zalloc(ret->n_people * parts_each, sizeof *ret->parts);
    enum err err = ERR_NOMEM;
    if (ret->parts && bench.classes && bench.basis && bench.parts && bench.results)
        err = value_all(judging, &bench, parts_each);
    mem_free(bench.classes);
    mem_free(bench.basis);
    mem_free(bench.parts);
    mem_free(bench.results);
    return err;
}
