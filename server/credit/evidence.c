#include "credit/evidence.h"

enum evidence_kind evidence_for_capacity(const struct policy_capacity *capacity,
                                         const struct hours_split *hours)
{
    bool inside = capacity->any_overlap_is_inside ? hours->inside_ms > 0
                                                  : hours->inside_ms > hours->outside_ms;
    return inside ? capacity->inside_hours_evidence : capacity->outside_hours_evidence;
}

struct evidence_need evidence_need_of(const struct policy *policy, const char *id,
                                      enum jp_ledger ledger, const struct hours_split *hours)
{
    const struct policy_category *category = policy_category(policy, id);
    struct evidence_need ret = {EVIDENCE_NONE, EVIDENCE_NONE};

    if (ledger == LEDGER_CAPACITY)
        ret.capacity = evidence_for_capacity(&policy->capacity, hours);
    if (category && category->report_required)
        ret.category = EVIDENCE_STUDY;
    return ret;
}

static enum evidence_state awaited(enum evidence_kind kind)
{
    return kind == EVIDENCE_PERMISSION ? EVIDENCE_AWAITED : EVIDENCE_REPORT_AWAITED;
}

static enum evidence_state judge_kind(enum evidence_kind kind, const struct evidence_fact *facts,
                                      size_t n)
{
    const struct evidence_fact *last = NULL;

    if (kind == EVIDENCE_NONE)
        return EVIDENCE_NOT_NEEDED;
    for (size_t i = 0; i < n; i++)
        if (facts[i].kind == kind && (!last || facts[i].number > last->number))
            last = &facts[i];
    if (!last)
        return awaited(kind);
    switch (last->decision) {
    case EVIDENCE_FILED:
        return kind == EVIDENCE_REPORT ? EVIDENCE_VERIFIED : awaited(kind);
    case EVIDENCE_ACCEPTED:
        return EVIDENCE_VERIFIED;
    case EVIDENCE_REFUSED:
        return EVIDENCE_REJECTED;
    }
    return awaited(kind);
}

enum evidence_state evidence_worse(enum evidence_state a, enum evidence_state b)
{
    static const int weight[] = {[EVIDENCE_NOT_NEEDED] = 0,
                                 [EVIDENCE_VERIFIED] = 1,
                                 [EVIDENCE_REPORT_AWAITED] = 2,
                                 [EVIDENCE_AWAITED] = 3,
                                 [EVIDENCE_REJECTED] = 4};
    return weight[a] >= weight[b] ? a : b;
}

enum evidence_state evidence_judge(const struct evidence_need *need,
                                   const struct evidence_fact *facts, size_t n)
{
    return evidence_worse(judge_kind(need->capacity, facts, n),
                          judge_kind(need->category, facts, n));
}

bool capacity_purpose_is_told(const struct capacity_purpose *purpose)
{
    return purpose->serves && purpose->serves[0] && purpose->coordinated_with &&
           purpose->coordinated_with[0];
}
