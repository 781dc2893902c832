#include "credit/progress.h"

/* What this attendance would be worth if it were all; status and cap are not looked at. */
static enum err jp_for(const struct policy *policy, const struct progress_input *input,
                       struct attendance attendance, uint32_t *ret_jp)
{
    struct jp_result result;
    struct jp_input jp_input = {
        .category = input->category,
        .international = input->international,
        .attendance = attendance,
        .spoke = input->spoke,
        .ledger = LEDGER_COMPETENCY,
        .evidence = EVIDENCE_NOT_NEEDED,
    };

    enum err err = jp_for_activity(policy, &jp_input, &result);
    *ret_jp = result.awarded_jp;
    return err;
}

enum err progress_of(const struct policy *policy, const struct progress_input *input,
                     struct progress *ret)
{
    struct judge_rule rule = jp_judge_rule(policy, input->min_attendance_percent);
    struct attendance_sum at_end = input->whole;
    at_end.attended_ms += input->remaining_ms;

    struct attendance now = judge(&input->whole, &rule);
    struct attendance end = judge(&at_end, &rule);
    bool threshold = policy->credit_model == CREDIT_THRESHOLD;
    *ret = (struct progress){
        .attended_seconds = now.attended_s,
        .learning_seconds = now.learning_s,
        .remaining_seconds = input->remaining_ms / 1000,
        .needed_seconds = threshold ? now.needed_s : 0,
        .reached = threshold ? now.enough : now.attended_s > 0,
        .reachable = threshold ? end.enough : end.attended_s > 0,
    };
    if (ret->needed_seconds > now.attended_s)
        ret->missing_seconds = ret->needed_seconds - now.attended_s;

    enum err err = jp_for(policy, input, now, &ret->jp_now);
    if (!err)
        err = jp_for(policy, input, end, &ret->jp_at_end);
    return err;
}
