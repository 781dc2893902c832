/* A file of rules that an agency wrote: what is accepted can be reckoned with, and gives nobody
 * more than a lesson's time is worth; what is refused says where and why. */
#include <string.h>

#include "credit/jp.h"
#include "fuzz/demand.h"
#include "judging/policy_read.h"
#include "wire/json_in.h"

#define HOUR_S 3600u

static void reckon(const struct policy *policy, const struct policy_category *category,
                   enum employment status, uint32_t before_jp)
{
    struct jp_result result;
    struct jp_result parts[1];
    size_t n = 0;
    const struct jp_part part = {.day = policy->valid_from,
                                 .ordinal = 1,
                                 .attendance = {.attended_s = 3 * HOUR_S,
                                                .learning_s = 4 * HOUR_S,
                                                .percent_ppm = 750000,
                                                .enough = true}};
    struct jp_input input = {.category = category->id,
                             .attendance = part.attendance,
                             .parts = &part,
                             .n_parts = 1,
                             .status = status,
                             .post = "",
                             .ledger = LEDGER_COMPETENCY,
                             .counted_jp_before = before_jp};
    for (unsigned abroad = 0; abroad < 2; abroad++) {
        input.international = abroad != 0;
        enum err err = jp_for_parts(policy, &input, &result, parts, &n);
        demand(err == OK || err == ERR_INVALID);
        demand(result.counted_jp + (uint64_t)result.surplus_jp <= result.awarded_jp);
        demand(result.attended_seconds <= result.learning_seconds);
        demand(err == OK || (result.awarded_jp == 0 && n == 0));
    }
}

static void check_policy(const struct policy *policy)
{
    demand(policy->id[0] && policy->jp_seconds > 0);
    demand(policy->valid_from <= policy->valid_to);
    demand(policy->n_categories > 0 && policy->n_statuses <= POLICY_STATUSES_MAX);
    demand(policy->min_attendance_percent <= 100 && policy->post_test.passing_score <= 100);
    for (uint32_t c = 0; c < policy->n_categories; c++) {
        demand(policy_category(policy, policy->categories[c].id) == &policy->categories[c]);
        for (uint32_t s = 0; s < policy->n_statuses; s++)
            for (uint32_t before_jp = 0; before_jp < 40; before_jp += 13)
                reckon(policy, &policy->categories[c], policy->statuses[s].status, before_jp);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct policy policy;
    struct policy_fault fault = {.where = "", .reason = ""};
    struct json_doc doc;
    policy = (struct policy){.id = ""};
    enum err err = json_open(&doc, (struct slice){data, size});
    demand(err == OK || err == ERR_MALFORMED);
    if (!err) {
        struct json_node root = json_root(&doc);
        policy_read(&root, &policy);
    }
    demand(json_ok(&doc) || doc.fail.reason[0]);
    if (json_ok(&doc) && policy_check(&policy, &fault) == OK)
        check_policy(&policy);
    else
        demand(!json_ok(&doc) || (fault.where[0] && fault.reason[0]));
    json_close(&doc);
    return 0;
}
