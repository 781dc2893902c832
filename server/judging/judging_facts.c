/* What is known about somebody beside their attendance: the book, the calendar, the year. */
#include "credit/policy_set.h"
#include "credit/work_calendar.h"
#include "judging/judging_parts.h"
#include "judging/person_year.h"

enum jp_ledger judging_ledger(const struct activity_plan *plan, enum employment status)
{
    enum jp_ledger asked = plan->activity.ledger ? plan->activity.ledger : LEDGER_COMPETENCY;
    return jp_ledger_of(plan->policy, status, asked);
}

/* Without a calendar all of it lies in office hours: that asks for the most. */
static struct hours_split split_hours(const struct activity_plan *plan,
                                      const struct work_calendar *calendar, int offset_min)
{
    struct hours_split ret = {0};
    for (size_t i = 0; i < plan->n_classes; i++) {
        const struct timetable *table = &plan->classes[i].row.table;
        if (calendar)
            work_calendar_add(calendar, table, plan->rule.break_counts, offset_min, &ret);
        else
            ret.inside_ms += timetable_learning_ms(table, plan->rule.break_counts);
    }
    return ret;
}

static bool test_required(const struct activity_plan *plan)
{
    switch (plan->activity.post_test) {
    case TEST_REQUIRED:
        return true;
    case TEST_NONE:
        return false;
    case TEST_AS_POLICY:
        break;
    }
    return plan->policy->post_test.required;
}

void judging_read_facts(const struct judging *judging, struct judged_enrolled *person)
{
    const struct activity_plan *plan = &judging->ret->plan;
    struct id id = person->row.id;
    enum jp_ledger ledger = judging_ledger(plan, person->row.employment);
    size_t n = 0;

    if (judging->store && ledger == LEDGER_CAPACITY)
        person->hours = split_hours(plan, judging->policies->calendar, (int)person->row.zone);
    person->need = evidence_need_of(plan->policy, plan->activity.category, ledger, &person->hours);
    const struct test_try *tries = book_tries(plan->book, id, &n);
    person->test = test_judge(&plan->policy->post_test, test_required(plan), tries, n);
    person->purpose = book_purpose(plan->book, id);
    const struct person_status status = catalog_status_of(&person->row);
    person->year = person_year(&status, policy_status(plan->policy, status.employment),
                               plan->n_classes ? plan->ends_day : 0);
    for (size_t c = 0; c < plan->n_classes; c++) {
        person->checks.answered += person->classes[c].checks.answered;
        person->checks.missed += person->classes[c].checks.missed;
    }
}
