#include "office/decisions.h"

#include "attendance/timetable.h"
#include "base/date.h"
#include "judging/judging.h"
#include "store/store_catalog.h"

struct deciding {
    const struct decision_search *search;
    const struct activity_plan *plan;
};

const char *decision_kind_name(enum decision_kind kind)
{
    static const char *const names[DECISION_KINDS] = {"second", "objection", "overlap",
                                                      "difference", "list"};
    return (unsigned)kind < DECISION_KINDS ? names[kind] : "";
}

static enum err tell(const struct deciding *own, struct decision decision)
{
    decision.activity = &own->plan->activity;
    return own->search->each(&decision, own->search->arg);
}

/* ---- what the book says ---- */

static const struct class_row *class_of(const struct activity_plan *plan, struct id class_id)
{
    for (size_t c = 0; c < plan->n_classes; c++)
        if (id_equal(plan->classes[c].row.id, class_id))
            return &plan->classes[c].row;
    return NULL;
}

static enum err tell_fact(const struct deciding *own, const struct book_fact *fact)
{
    const struct activity_plan *plan = own->plan;
    struct decision decision = {
        .person = fact->person, .class = class_of(plan, fact->class_id), .fact = fact};
    if (fact->state == BOOK_WAITS) {
        decision.kind = DECISION_SECOND;
        return tell(own, decision);
    }
    if (fact->type == FACT_OBJECTED && fact->state == BOOK_HOLDS && !fact->answer) {
        decision.kind = DECISION_OBJECTION;
        decision.until_ms = plan->activity.closed_ms ? plan_objections_end_ms(plan) : 0;
        return tell(own, decision);
    }
    return OK;
}

/* ---- what the classes say ---- */

static enum err tell_class(const struct deciding *own, const struct plan_class *class)
{
    struct decision decision = {.class = &class->row, .seconds = class->difference_ms / 1000};
    bool over = timetable_end_ms(&class->row.table) <= own->search->now_ms;

    if (class->undecided) {
        decision.kind = DECISION_DIFFERENCE;
        return tell(own, decision);
    }
    if (class->mode != MODE_SYNCHRONOUS && over && !book_recorded(own->plan->book, class->row.id)) {
        decision.kind = DECISION_LIST;
        decision.seconds = 0;
        return tell(own, decision);
    }
    return OK;
}

/* ---- shared time: who is in two activities that have time in common ---- */

#define OTHERS_MAX 64 /* at once with one; beyond it is not looked for */

struct others {
    struct id own;
    struct id at[OTHERS_MAX];
    size_t n;
};

static enum err add_other(const struct class_row *row, void *arg)
{
    struct others *others = arg;
    bool known = id_equal(row->activity, others->own) || row->cancelled_ms;
    for (size_t i = 0; !known && i < others->n; i++)
        known = id_equal(others->at[i], row->activity);
    if (!known && others->n < OTHERS_MAX)
        others->at[others->n++] = row->activity;
    return OK;
}

/* Whether somebody is enrolled in one of them too. */
static enum err is_in_others(struct store *store, const struct others *others, struct id person,
                             bool *ret)
{
    *ret = false;
    for (size_t i = 0; !*ret && i < others->n; i++) {
        struct enrolment_row row;
        enum err err = store_enrolment_find(store, others->at[i], person, &row);
        if (err && err != ERR_NOT_FOUND)
            return err;
        *ret = !err;
    }
    return OK;
}

struct sharing {
    const struct deciding *own;
    const struct others *others;
};

static enum err tell_sharer(const struct person_row *row, enum enrolment_role role, void *arg)
{
    const struct sharing *sharing = arg;
    const struct decision_search *search = sharing->own->search;
    const struct enrolment_row who = {.activity = sharing->others->own, .person = row->id};
    struct activity_judgement *judgement = NULL;
    bool shares = false;

    (void)role;
    enum err err = is_in_others(search->store, sharing->others, row->id, &shares);
    if (err || !shares)
        return err;
    err = judge_person_in_view(search->store, search->policies, &who, search->now_ms, &judgement);
    if (!err && judgement->n_people && judgement->people[0].overlap_seconds)
        err =
            tell(sharing->own, (struct decision){.kind = DECISION_OVERLAP,
                                                 .person = row->id,
                                                 .seconds = judgement->people[0].overlap_seconds});
    judgement_destroy(judgement);
    return err;
}

static enum err tell_overlaps(const struct deciding *own)
{
    const struct activity_plan *plan = own->plan;
    struct others others = {.own = plan->activity.id};
    const struct sharing sharing = {own, &others};
    enum err err = OK;

    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        const struct timetable *table = &plan->classes[c].row.table;
        if (timetable_start_ms(table) <= own->search->now_ms)
            err = store_classes_between(own->search->store, timetable_start_ms(table),
                                        timetable_end_ms(table), add_other, &others);
    }
    if (err || !others.n)
        return err;
    return store_activity_people(own->search->store, plan->activity.id, tell_sharer,
                                 (void *)(uintptr_t)&sharing);
}

/* ---- the whole ---- */

static bool is_recent(const struct decision_search *search, const struct activity_row *activity)
{
    int64_t closed_ms = activity->closed_ms;
    return !closed_ms || search->now_ms - closed_ms < DECISIONS_AFTER_DAYS * DATE_DAY_MS;
}

/* Most activities are long over and nothing about them waits: their book alone says so. */
static enum err may_wait(const struct decision_search *search, const struct activity_row *activity,
                         bool *ret)
{
    struct book book;
    *ret = is_recent(search, activity);
    if (*ret)
        return OK;
    enum err err = book_read(search->store, activity->id, &book);
    *ret = book.n_waiting > 0;
    for (size_t i = 0; !err && !*ret && i < book.n_facts; i++)
        *ret = book.facts[i]->type == FACT_OBJECTED && !book.facts[i]->answer;
    book_finish(&book);
    return err;
}

enum err decisions_of(const struct decision_search *search, const struct activity_row *activity)
{
    struct activity_plan plan = {0};
    const struct deciding own = {search, &plan};
    bool waits = false;

    enum err err = activity->cancelled_ms ? OK : may_wait(search, activity, &waits);
    if (err || !waits)
        return err;
    err = plan_read(search->store, search->policies, activity->id, &plan);
    for (size_t i = 0; !err && i < plan.book->n_facts; i++)
        err = tell_fact(&own, plan.book->facts[i]);
    for (size_t c = 0; !err && !activity->closed_ms && c < plan.n_classes; c++)
        err = tell_class(&own, &plan.classes[c]);
    if (!err && is_recent(search, activity))
        err = tell_overlaps(&own);
    plan_finish(&plan);
    return err;
}
