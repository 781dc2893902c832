#include "credit/evidence.h"

#include "credit/jp.h"

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
    struct evidence_need ret = {.capacity = EVIDENCE_NONE, .category = EVIDENCE_NONE};

    if (ledger == LEDGER_CAPACITY)
        ret.capacity = evidence_for_capacity(&policy->capacity, hours);
    if (category && category->report_required)
        ret.category = EVIDENCE_STUDY;
    ret.by_day = evidence_is_by_day(policy, id);
    return ret;
}

bool evidence_is_by_day(const struct policy *policy, const char *id)
{
    const struct policy_category *category = policy_category(policy, id);
    enum jp_split split = jp_split_of(policy, id, false);
    return category && category->report_required && jp_is_by_part(policy, id) &&
           (split == SPLIT_DAYS || split == SPLIT_SESSIONS);
}

static enum evidence_state awaited(enum evidence_kind kind)
{
    return kind == EVIDENCE_PERMISSION ? EVIDENCE_AWAITED : EVIDENCE_REPORT_AWAITED;
}

static enum evidence_state judge_fact(enum evidence_kind kind, const struct evidence_fact *fact)
{
    if (kind == EVIDENCE_NONE)
        return EVIDENCE_NOT_NEEDED;
    if (!fact)
        return awaited(kind);
    switch (fact->decision) {
    case EVIDENCE_FILED:
        return kind == EVIDENCE_REPORT ? EVIDENCE_VERIFIED : awaited(kind);
    case EVIDENCE_ACCEPTED:
        return EVIDENCE_VERIFIED;
    case EVIDENCE_REFUSED:
        return EVIDENCE_REJECTED;
    }
    return awaited(kind);
}

/* The newest of its kind that speaks for the whole (`day` NULL), or for that day alone. */
static const struct evidence_fact *last_of(const struct evidence_fact *facts, size_t n,
                                           enum evidence_kind kind, const int64_t *day)
{
    const struct evidence_fact *last = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct evidence_fact *fact = &facts[i];
        bool is_one =
            fact->kind == kind && (day ? fact->of_day && fact->day == *day : !fact->of_day);
        if (is_one && (!last || fact->number > last->number))
            last = fact;
    }
    return last;
}

const struct evidence_fact *evidence_of_day(const struct evidence_fact *facts, size_t n,
                                            enum evidence_kind kind, int64_t day)
{
    const struct evidence_fact *whole = last_of(facts, n, kind, NULL);
    const struct evidence_fact *own = last_of(facts, n, kind, &day);
    if (!whole || !own)
        return whole ? whole : own;
    bool whole_holds = whole->decision == EVIDENCE_ACCEPTED;
    if (whole_holds != (own->decision == EVIDENCE_ACCEPTED))
        return whole_holds ? whole : own;
    return whole->number > own->number ? whole : own;
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
    return evidence_worse(judge_fact(need->capacity, last_of(facts, n, need->capacity, NULL)),
                          judge_fact(need->category, last_of(facts, n, need->category, NULL)));
}

enum evidence_state evidence_judge_day(const struct evidence_need *need,
                                       const struct evidence_fact *facts, size_t n, int64_t day)
{
    return evidence_worse(
        judge_fact(need->capacity, last_of(facts, n, need->capacity, NULL)),
        judge_fact(need->category, evidence_of_day(facts, n, need->category, day)));
}

bool capacity_purpose_is_told(const struct capacity_purpose *purpose)
{
    return purpose->serves && purpose->serves[0] && purpose->coordinated_with &&
           purpose->coordinated_with[0];
}
