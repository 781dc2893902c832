/* Where two things differ and a coordinator says which counts: time that two activities share, and
 * a class that was held otherwise than planned. */
#include "judging/judging.h"
#include "office/book_write.h"
#include "office/fact_form.h"
#include "office/handlers.h"
#include "office/office_inside.h"

/* ---- shared time ---- */

/* Also where it was decided before: of several decisions the last holds. */
static bool shares_time(const struct activity_judgement *judgement, struct id id)
{
    const struct judged_enrolled *person = judgement_find(judgement, id);
    if (!person)
        return false;
    return person->overlap_seconds || person->taken_seconds ||
           book_overlap(judgement->plan.book, id) != OVERLAP_UNDECIDED;
}

static enum err find_overlap(struct call *call, struct id person)
{
    struct activity_judgement *judgement = NULL;
    const struct enrolment_row who = {.activity = call->ids[0], .person = person};
    enum err err = judge_person_in_view(call->store, call->office->links.policies, &who,
                                        call->now_ms, &judgement);
    if (err)
        return call_own_fault(err);
    if (!shares_time(judgement, person)) {
        call->detail = "no_overlap";
        err = ERR_WRONG_PHASE;
    }
    judgement_destroy(judgement);
    return err;
}

enum err on_overlap(struct call *call)
{
    static const char *const keys[] = {"person", "choice", "reason", NULL};
    static const char *const choices[] = {"keeps_rest", "takes", NULL};
    struct msg_fact_overlap_decided fact = {.by = call->person};
    struct book_line line = {.type = FACT_OVERLAP_DECIDED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        fact.person = fact_form_person(&form, &form.at, "person", 0);
        fact.choice = (enum overlap_choice)json_get_word(&form.at, "choice", choices);
        form_text_needed(&form, "reason", fact.reason, sizeof fact.reason);
        err = form_err(&form);
    }
    if (!err)
        err = find_overlap(call, fact.person);
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}

/* ---- held otherwise ---- */

static enum err find_difference(struct call *call, struct msg_fact_difference_confirmed *ret)
{
    struct activity_plan plan = {0};
    enum err err = plan_read(call->store, call->office->links.policies, call->ids[0], &plan);
    const struct plan_class *found = NULL;
    for (size_t c = 0; !err && c < plan.n_classes; c++)
        if (id_equal(plan.classes[c].row.id, ret->class_id))
            found = &plan.classes[c];
    if (!err && (!found || !found->undecided)) {
        call->detail = "no_difference";
        err = ERR_WRONG_PHASE;
    } else if (!err) {
        ret->difference_s = (uint32_t)(found->difference_ms / 1000);
    } else {
        err = call_own_fault(err);
    }
    plan_finish(&plan);
    return err;
}

enum err on_difference(struct call *call)
{
    static const char *const keys[] = {"class", "reason", NULL};
    struct msg_fact_difference_confirmed fact = {.by = call->person};
    struct book_line line = {.type = FACT_DIFFERENCE_CONFIRMED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1};
    struct class_row class = {0};
    enum unit_mode mode = MODE_SYNCHRONOUS;
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        fact_form_class(&form, &class, &mode);
        fact.class_id = class.id;
        form_text_needed(&form, "reason", fact.reason, sizeof fact.reason);
        err = form_err(&form);
    }
    if (!err)
        err = find_difference(call, &fact);
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}
