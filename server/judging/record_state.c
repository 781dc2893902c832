#include "judging/record_state.h"

#include "judging/book.h"
#include "judging/record_day.h"

const char *record_state_name(enum record_state state)
{
    switch (state) {
    case RECORD_COMING:
        return "coming";
    case RECORD_LIVE:
        return "live";
    case RECORD_PROVISIONAL:
        return "provisional";
    case RECORD_COUNTED:
        return "counted";
    case RECORD_WAITING:
        return "waiting";
    case RECORD_REFUSED:
        return "refused";
    case RECORD_NOT_EARNED:
        return "not_earned";
    case RECORD_TAUGHT:
        return "taught";
    case RECORD_WITHDRAWN:
        return "withdrawn";
    }
    return "";
}

const char *record_wait_name(unsigned i)
{
    static const char *const names[RECORD_WAITS] = {"evidence", "report", "decision", "overlap",
                                                    "test",     "second", "answer"};
    return i < RECORD_WAITS ? names[i] : "";
}

/* ---- the state ---- */

static bool has_begun(const struct activity_judgement *judgement)
{
    for (size_t i = 0; i < judgement->plan.n_classes; i++) {
        const struct plan_class *class = &judgement->plan.classes[i];
        bool by_now =
            class->row.table.n && class->row.table.segments[0].start_ms <= judgement->now_ms;
        if (by_now || class->phase != CLASS_PHASE_WAITING)
            return true;
    }
    return false;
}

static bool is_awaited(const struct jp_result *jp)
{
    return jp->overlapping || jp->evidence_state == EVIDENCE_AWAITED ||
           jp->evidence_state == EVIDENCE_REPORT_AWAITED;
}

enum record_state record_state_of(const struct activity_judgement *judgement,
                                  const struct judged_enrolled *person, bool stands)
{
    const struct jp_result *jp = &person->jp;

    if (stands)
        return RECORD_COUNTED;
    if (person->role != ENROLMENT_LEARNER)
        return RECORD_TAUGHT;
    if (judgement->state == JUDGEMENT_PROVISIONAL)
        return RECORD_PROVISIONAL;
    if (judgement->state == JUDGEMENT_LIVE)
        return has_begun(judgement) ? RECORD_LIVE : RECORD_COMING;
    if (reason_find(&jp->reasons, REASON_TEST_AWAITED))
        return RECORD_WAITING;
    if (!jp->eligible)
        return RECORD_NOT_EARNED;
    if (jp->evidence_state == EVIDENCE_REJECTED)
        return RECORD_REFUSED;
    return is_awaited(jp) ? RECORD_WAITING : RECORD_NOT_EARNED;
}

/* ---- what is awaited ---- */

/* What somebody filed of this kind and is still to be decided; a report to the superior is done by
 * filing it. */
static bool is_undecided(const struct book *book, struct id who, enum evidence_kind kind)
{
    size_t n;
    const struct evidence_fact *facts = book_evidence(book, who, &n);
    for (size_t i = 0; i < n; i++)
        if (facts[i].kind == kind)
            return facts[i].decision == EVIDENCE_FILED;
    return false;
}

static bool is_accepted(const struct book *book, struct id who, enum evidence_kind kind)
{
    size_t n;
    const struct evidence_fact *facts = book_evidence(book, who, &n);
    for (size_t i = 0; i < n; i++)
        if (facts[i].kind == kind)
            return facts[i].decision == EVIDENCE_ACCEPTED ||
                   (kind == EVIDENCE_REPORT && facts[i].decision == EVIDENCE_FILED);
    return false;
}

static unsigned bit_of(enum evidence_kind kind)
{
    return 1u << kind;
}

/* Of the days that earn something. */
struct days_seen {
    bool open;
    bool undecided;
};

static struct days_seen see_days(const struct book *book, const struct judged_enrolled *person)
{
    struct days_seen ret = {0};
    struct record_day day;
    size_t at = 0;
    while (record_next_day(book, person, &at, &day)) {
        ret.open = ret.open || (day.earns && record_day_is_open(&day));
        ret.undecided = ret.undecided || (day.earns && day.undecided);
    }
    return ret;
}

static bool is_asked(const struct book *book, const struct judged_enrolled *person,
                     enum evidence_kind kind)
{
    struct id who = person->row.id;
    if (kind == EVIDENCE_STUDY && record_has_days(person))
        return see_days(book, person).open;
    return !is_accepted(book, who, kind) && !is_undecided(book, who, kind);
}

unsigned record_asks_of(const struct book *book, const struct judged_enrolled *person)
{
    const enum evidence_kind kinds[] = {person->need.capacity, person->need.category};
    unsigned asks = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        bool needed = kinds[i] == EVIDENCE_PERMISSION || kinds[i] == EVIDENCE_REPORT ||
                      kinds[i] == EVIDENCE_STUDY;
        if (needed && is_asked(book, person, kinds[i]))
            asks |= bit_of(kinds[i]);
    }
    return asks;
}

static bool awaits_decision(const struct book *book, const struct judged_enrolled *person)
{
    struct id who = person->row.id;
    if (person->need.capacity == EVIDENCE_PERMISSION &&
        is_undecided(book, who, EVIDENCE_PERMISSION))
        return true;
    if (record_has_days(person))
        return see_days(book, person).undecided;
    return person->need.category == EVIDENCE_STUDY && is_undecided(book, who, EVIDENCE_STUDY);
}

static unsigned waits_of_book(const struct book *book, struct id who)
{
    size_t n;
    const struct book_fact *const *facts = book_about(book, who, &n);
    unsigned waits = 0;
    for (size_t i = 0; i < n; i++) {
        if (facts[i]->state == BOOK_WAITS)
            waits |= RECORD_WAIT_SECOND;
        if (facts[i]->type == FACT_OBJECTED && facts[i]->state == BOOK_HOLDS && !facts[i]->answer)
            waits |= RECORD_WAIT_ANSWER;
    }
    return waits;
}

unsigned record_waits_of(const struct book *book, struct id who,
                         const struct judged_enrolled *person)
{
    unsigned waits = waits_of_book(book, who);
    if (!person || person->role != ENROLMENT_LEARNER)
        return waits;
    unsigned asks = record_asks_of(book, person);
    if (asks & bit_of(EVIDENCE_PERMISSION))
        waits |= RECORD_WAIT_EVIDENCE;
    if (asks & (bit_of(EVIDENCE_REPORT) | bit_of(EVIDENCE_STUDY)))
        waits |= RECORD_WAIT_REPORT;
    if (awaits_decision(book, person))
        waits |= RECORD_WAIT_DECISION;
    if (person->jp.overlapping)
        waits |= RECORD_WAIT_OVERLAP;
    if (reason_find(&person->jp.reasons, REASON_TEST_AWAITED) && person->attendance.enough)
        waits |= RECORD_WAIT_TEST;
    return waits;
}
