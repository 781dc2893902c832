#include <string.h>

#include "base/alloc.h"
#include "judging/judging_parts.h"

/* Rows that are filled anew for each person. */
struct bench {
    struct part_class *classes;
    struct interval_list *counted; /* of each class, where something was taken; else empty */
    struct basis_class *basis;     /* of one part */
    struct jp_part *parts;
    struct jp_result *results;
    struct part_rule rule;
    struct basis_verdict verdict;
};

bool judged_enough(const struct activity_judgement *judgement, const struct judged_enrolled *person)
{
    if (judgement->plan.by_part)
        return person->jp.eligible;
    return judgement->plan.needed_s ? person->attendance.enough : person->attendance.attended_s > 0;
}

static struct jp_input input_of(const struct activity_plan *plan,
                                const struct judged_enrolled *person, const struct bench *bench)
{
    return (struct jp_input){
        .category = plan->activity.category,
        .international = plan->activity.international,
        .attendance = person->attendance,
        .parts = bench->parts,
        .n_parts = parts_make(bench->classes, plan->n_classes, &bench->rule, bench->parts),
        .modes = parts_modes(bench->classes, plan->n_classes, &bench->rule),
        .checks = person->checks,
        .spoke = person->role == ENROLMENT_INSTRUCTOR,
        .status = person->row.employment,
        .no_status = !person->row.employment,
        .post = person->row.post,
        .ledger = plan->activity.ledger ? plan->activity.ledger : LEDGER_COMPETENCY,
        .purpose_told = capacity_purpose_is_told(&person->purpose),
        .test = person->test.state,
        .test_score = person->test.score,
        .overlap_seconds = person->overlap_seconds,
    };
}

/* Of the whole; where each day needs a report of its own also of each part: the whole is then as
 * far as the part that is furthest behind. */
static void prove(const struct activity_plan *plan, const struct judged_enrolled *person,
                  const struct bench *bench, struct jp_input *ret)
{
    size_t n = 0;
    const struct evidence_fact *facts = book_evidence(plan->book, person->row.id, &n);
    ret->evidence = evidence_judge(&person->need, facts, n);
    for (size_t i = 0; person->need.by_day && i < ret->n_parts; i++) {
        struct jp_part *part = &bench->parts[i];
        part->evidence = evidence_judge_day(&person->need, facts, n, part->day);
        ret->evidence = i ? evidence_worse(ret->evidence, part->evidence) : part->evidence;
    }
}

/* ---- what it rests on ---- */

static struct basis_verdict verdict_of(const struct jp_input *input,
                                       const struct activity_plan *plan)
{
    return (struct basis_verdict){.ledger = judging_ledger(plan, input->status),
                                  .evidence = input->evidence,
                                  .test = input->test,
                                  .test_score = input->test_score,
                                  .overlap_seconds = input->overlap_seconds};
}

/* The hash of the classes that belong to a part; of all of them for the whole. */
static enum err hash_part(const struct activity_plan *plan, const struct judged_enrolled *person,
                          const struct bench *bench, const struct jp_part *part,
                          uint8_t ret[DIGEST_BYTES])
{
    struct basis_verdict verdict = bench->verdict;
    size_t n = 0;
    if (part && part->evidence)
        verdict.evidence = part->evidence;
    for (size_t i = 0; i < plan->n_classes; i++) {
        const struct judged_presence *presence = &person->classes[i];
        if (part && !parts_hold(&bench->rule, part, &bench->classes[i]))
            continue;
        bench->basis[n++] = (struct basis_class){.class_id = plan->classes[i].row.id,
                                                 .timetable = &plan->classes[i].row.table,
                                                 .united = &presence->united,
                                                 .taken = &presence->taken,
                                                 .checks = presence->checks};
    }
    return entry_basis(bench->basis, n, plan->policy->id, &verdict, ret);
}

/* ---- what it is worth ---- */

static void take_stated(const struct judged_enrolled *person, struct judging_before *ret)
{
    ret->jp = person->before_jp;
    for (size_t i = 0; i < ret->n_parts && i < person->n_months_before; i++)
        ret->parts[i].month_before = person->months_before[i];
}

static enum err look_before(const struct judging *judging, struct judged_enrolled *person,
                            struct judging_before *before)
{
    const struct activity_plan *plan = &judging->ret->plan;
    if (judging->store)
        return judging_counted_before(judging->store, plan, person, before);
    take_stated(person, before);
    return OK;
}

/* Fills person->jp and parts. Without a value for the category the result says so, with JP 0: a
 * verdict too. */
static enum err value_parts(const struct judging *judging, struct judged_enrolled *person,
                            const struct bench *bench, struct jp_input *input)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct judged_part *parts = judging->ret->parts + person->first_part;
    struct judging_before before = {.parts = bench->parts, .n_parts = input->n_parts};

    enum err err = look_before(judging, person, &before);
    if (err)
        return err;
    person->before_jp = input->counted_jp_before = before.jp;
    person->parts = NULL;
    err = jp_for_parts(plan->policy, input, &person->jp, bench->results, &person->n_parts);
    if (err)
        return err == ERR_INVALID ? OK : err;
    person->parts = parts;
    for (size_t i = 0; !err && i < person->n_parts; i++) {
        parts[i].jp = bench->results[i];
        parts[i].month_before = i < input->n_parts ? bench->parts[i].month_before : 0;
        parts[i].day = plan->by_part && input->n_parts ? bench->parts[i].day : CATALOG_NO_DAY;
        err = hash_part(plan, person, bench,
                        plan->by_part && input->n_parts ? &bench->parts[i] : NULL, parts[i].basis);
    }
    return err;
}

static enum err value(const struct judging *judging, struct judged_enrolled *person,
                      struct bench *bench)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct jp_input input = input_of(plan, person, bench);

    prove(plan, person, bench, &input);
    bench->verdict = verdict_of(&input, plan);
    enum err err = hash_part(plan, person, bench, NULL, person->basis);
    return err ? err : value_parts(judging, person, bench, &input);
}

/* ---- one person ---- */

/* The class as it counts. Where something was taken, short gaps are bridged before, not after. */
static enum err set_class(const struct activity_plan *plan, struct judged_enrolled *person,
                          const struct bench *bench, size_t c)
{
    const struct class_row *row = &plan->classes[c].row;
    const struct judged_presence *presence = &person->classes[c];
    struct part_class *ret = &bench->classes[c];

    *ret = (struct part_class){.table = &row->table,
                               .united = &presence->united,
                               .ordinal = row->ordinal,
                               .mode = plan->classes[c].mode,
                               .checks = presence->checks};
    if (!person->taken_seconds)
        return OK;
    ret->united = &bench->counted[c];
    return judging_counted(plan, c, presence, &bench->counted[c]);
}

static uint64_t taken_ms(const struct activity_plan *plan, const struct judged_enrolled *person)
{
    uint64_t ms = 0;
    for (size_t c = 0; c < plan->n_classes; c++)
        ms += interval_list_ms(&person->classes[c].taken);
    return ms;
}

static enum err value_person(struct judging *judging, size_t place, struct bench *bench)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct judged_enrolled *person = &judging->ret->people[place];
    struct attendance_sum sum = {0};
    enum err err = OK;

    judging_read_facts(judging, person);
    bench->rule = plan->parts;
    person->taken_seconds = (taken_ms(plan, person) + 999) / 1000;
    if (person->taken_seconds)
        bench->rule.judge.bridge_gap_seconds = 0;
    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        struct attendance_sum one = {0};
        err = set_class(plan, person, bench, c);
        parts_add(&bench->classes[c], &bench->rule, &sum);
        parts_add(&bench->classes[c], &bench->rule, &one);
        judging_presence(judging, place, c)->attended_s = one.attended_ms / 1000;
    }
    person->attendance = judge(&sum, &plan->rule);
    if (!err)
        err = value(judging, person, bench);
    for (size_t c = 0; c < plan->n_classes; c++)
        interval_list_finish(&bench->counted[c]);
    return err;
}

static enum err value_all(struct judging *judging, struct bench *bench, size_t parts_each)
{
    struct activity_judgement *ret = judging->ret;
    enum err err = OK;
    for (size_t i = 0; !err && i < ret->n_people; i++) {
        ret->people[i].first_part = i * parts_each;
        err = value_person(judging, i, bench);
    }
    return err;
}

enum err judging_value_people(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    size_t n = ret->plan.n_classes ? ret->plan.n_classes : 1;
    size_t parts_each = ret->plan.by_part ? n : 1;
    struct bench bench = {
        .classes = mem_zalloc(n, sizeof *bench.classes),
        .counted = mem_zalloc(n, sizeof *bench.counted),
        .basis = mem_zalloc(n, sizeof *bench.basis),
        .parts = mem_zalloc(n, sizeof *bench.parts),
        .results = mem_zalloc(n, sizeof *bench.results),
    };

    ret->parts = mem_zalloc(ret->n_people * parts_each, sizeof *ret->parts);
    enum err err = ERR_NOMEM;
    if (ret->parts && bench.classes && bench.counted && bench.basis && bench.parts && bench.results)
        err = value_all(judging, &bench, parts_each);
    mem_free(bench.classes);
    mem_free(bench.counted);
    mem_free(bench.basis);
    mem_free(bench.parts);
    mem_free(bench.results);
    return err;
}
