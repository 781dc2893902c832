#include "office/correction_list.h"

#include "judging/judging_as_of.h"
#include "store/store_catalog.h"

struct listing {
    const struct correction_search *search;
    const struct activity_plan *plan;
};

static const struct book_fact *correction_of(const struct book_fact *fact)
{
    if (fact->type == FACT_WITHDRAWN && fact->of)
        fact = fact->of;
    return fact->type == FACT_CORRECTED ? fact : NULL;
}

/* The number of the line by which it came into force; 0: it has not. */
static uint64_t came_by(const struct book_fact *fact)
{
    if (fact->needs_second)
        return fact->second ? fact->second->n : 0;
    return fact->state == BOOK_VOID ? 0 : fact->n;
}

/* What the person is worth as the book says up to a line. */
static enum err worth_as_of(const struct listing *own, const struct corrected *row, uint64_t line,
                            struct correction_worth *ret)
{
    const struct correction_search *search = own->search;
    const struct enrolment_row who = {.activity = row->activity->id, .person = row->person.id};
    const struct judge_moment moment = {search->now_ms, line};
    struct activity_judgement *judgement = NULL;

    enum err err = judge_person_as_of(search->store, search->policies, &who, &moment, &judgement);
    if (err)
        return err;
    const struct judged_enrolled *person = judgement_find(judgement, row->person.id);
    for (size_t c = 0; person && c < judgement->plan.n_classes; c++)
        if (id_equal(judgement->plan.classes[c].row.id, row->of->class_id))
            ret->class_s = person->classes[c].attended_s;
    if (person) {
        ret->attended_s = person->attendance.attended_s;
        ret->jp = person->jp.awarded_jp;
    }
    judgement_destroy(judgement);
    return OK;
}

static const struct class_row *class_of(const struct activity_plan *plan, struct id class_id)
{
    for (size_t c = 0; c < plan->n_classes; c++)
        if (id_equal(plan->classes[c].row.id, class_id))
            return &plan->classes[c].row;
    return NULL;
}

static enum err list_fact(const struct listing *own, const struct book_fact *fact)
{
    const struct correction_search *search = own->search;
    struct corrected row = {
        .activity = &own->plan->activity, .fact = fact, .of = correction_of(fact)};
    if (!row.of || fact->at_ms < search->from_ms || fact->at_ms >= search->until_ms)
        return OK;
    uint64_t line = came_by(fact);

    row.came = line != 0;
    row.class = class_of(own->plan, row.of->class_id);
    enum err err = store_person_find(search->store, row.of->person, &row.person);
    if (!err && row.came)
        err = worth_as_of(own, &row, line - 1, &row.before);
    if (!err && row.came)
        err = worth_as_of(own, &row, line, &row.after);
    return err ? err : search->each(&row, search->arg);
}

static enum err list_activity(const struct activity_row *activity, void *arg)
{
    struct activity_plan plan = {0};
    const struct listing own = {arg, &plan};
    struct book book;

    enum err err = book_read(own.search->store, activity->id, &book);
    bool any = !err && book.n_facts;
    book_finish(&book);
    if (err || !any)
        return err;
    err = plan_read(own.search->store, own.search->policies, activity->id, &plan);
    for (size_t i = 0; !err && i < plan.book->n_facts; i++)
        err = list_fact(&own, plan.book->facts[i]);
    plan_finish(&plan);
    return err;
}

enum err correction_list(const struct correction_search *search)
{
    return store_activities(search->store, list_activity, (void *)(uintptr_t)search);
}
