#include "base/date.h"
#include "credit/jp_parts.h"

/* A report that the category asks for, or the proof that capacity asks for, is awaited until
 * somebody says otherwise. */
static enum evidence_state evidence_of(const struct valuing *v, const struct jp_part *piece,
                                       enum jp_ledger ledger)
{
    const struct policy_capacity *capacity = &v->policy->capacity;
    enum evidence_state evidence = piece->evidence ? piece->evidence : v->input->evidence;

    if (evidence != EVIDENCE_NOT_NEEDED)
        return evidence;
    if (ledger == LEDGER_CAPACITY && capacity->inside_hours_evidence != EVIDENCE_NONE &&
        capacity->outside_hours_evidence != EVIDENCE_NONE)
        return EVIDENCE_AWAITED;
    return v->category->report_required ? EVIDENCE_REPORT_AWAITED : evidence;
}

/* Whether nothing is missing that would let the piece count. */
static bool is_settled(const struct valuing *v, struct jp_result *ret)
{
    if (v->planned)
        return true;
    if (v->input->overlap_seconds) {
        ret->overlapping = true;
        reason_add(&ret->reasons, REASON_OVERLAP, (int64_t)v->input->overlap_seconds, 0);
    }
    switch (ret->evidence_state) {
    case EVIDENCE_AWAITED:
        reason_add(&ret->reasons, REASON_EVIDENCE_AWAITED, 0, 0);
        return false;
    case EVIDENCE_REPORT_AWAITED:
        reason_add(&ret->reasons, REASON_REPORT_AWAITED, 0, 0);
        return false;
    case EVIDENCE_REJECTED:
        reason_add(&ret->reasons, REASON_EVIDENCE_REJECTED, 0, 0);
        return false;
    case EVIDENCE_NOT_NEEDED:
    case EVIDENCE_VERIFIED:
        break;
    }
    return !ret->overlapping;
}

int64_t jp_month(int64_t day)
{
    struct civil civil = date_civil(day * DATE_DAY_MS, DATE_UTC);
    return civil.year * 12 + civil.month;
}

/* Whether the month has room for this session; takes the place. */
static bool fits_month(struct valuing *v, const struct jp_part *piece, struct jp_result *ret)
{
    uint32_t max = v->category->occurrences_per_month_max;
    int64_t month = jp_month(piece->day);

    if (!max)
        return true;
    if (month != v->month) {
        v->month = month;
        v->month_used = 0;
    }
    if (piece->month_before + v->month_used >= max) {
        ret->surplus_jp = ret->awarded_jp;
        reason_add(&ret->reasons, REASON_MONTHLY_LIMIT, ret->surplus_jp, max);
        return false;
    }
    v->month_used++;
    return true;
}

/* The cap that holds this person in this ledger; 0: none. */
static uint32_t cap_of(const struct valuing *v, struct jp_result *ret)
{
    const struct policy_status *status = policy_status(v->policy, v->input->status);

    if (ret->ledger == LEDGER_CAPACITY)
        return v->policy->capacity.max_jp_per_year;
    if (v->planned || !status || !status->cap_applies)
        return 0;
    if (!policy_status_caps(status, v->input->post)) {
        reason_add(&ret->reasons, REASON_CAP_EXEMPT, status->max_jp_per_year, 0);
        return 0;
    }
    return status->max_jp_per_year;
}

static void count_under_cap(struct valuing *v, struct jp_result *ret)
{
    uint32_t cap = cap_of(v, ret);
    uint32_t room = cap > v->counted_jp ? cap - v->counted_jp : 0;

    ret->counted_jp = ret->awarded_jp;
    if (cap && ret->awarded_jp > room) {
        ret->counted_jp = room;
        ret->surplus_jp = ret->awarded_jp - room;
        reason_add(&ret->reasons, REASON_OVER_CAP, ret->surplus_jp, cap);
    }
    v->counted_jp += ret->counted_jp;
}

void jp_count(struct valuing *v, const struct jp_part *piece, struct jp_result *ret)
{
    ret->evidence_state = evidence_of(v, piece, ret->ledger);
    if (!ret->eligible || !is_settled(v, ret) || !fits_month(v, piece, ret))
        return;
    count_under_cap(v, ret);
    ret->modes = mode_jp_split(ret->counted_jp, &piece->modes);
}
