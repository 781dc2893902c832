#include "judging/record_day.h"

#include "store/catalog.h"

bool record_has_days(const struct judged_enrolled *person)
{
    return person->need.by_day;
}

bool record_day_is_open(const struct record_day *day)
{
    return day->report != EVIDENCE_VERIFIED && !day->undecided;
}

/* The filing behind what decides: a decision has the number of its own line. */
static const struct book_fact *filing_of(const struct book *book, struct id person, uint64_t n)
{
    size_t n_facts = 0;
    const struct book_fact *const *facts = book_about(book, person, &n_facts);
    for (size_t i = 0; i < n_facts; i++)
        if (facts[i]->n == n)
            return facts[i]->type == FACT_EVIDENCE_DECIDED ? facts[i]->of : facts[i];
    return NULL;
}

static void look_up(const struct book *book, struct id person, struct record_day *ret)
{
    const struct evidence_need study = {.capacity = EVIDENCE_NONE, .category = EVIDENCE_STUDY};
    size_t n = 0;
    const struct evidence_fact *facts = book_evidence(book, person, &n);
    const struct evidence_fact *fact = evidence_of_day(facts, n, EVIDENCE_STUDY, ret->day);

    ret->report = evidence_judge_day(&study, facts, n, ret->day);
    ret->undecided = fact && fact->decision == EVIDENCE_FILED;
    ret->filing = fact ? filing_of(book, person, fact->number) : NULL;
}

/* Sessions of one day go together. */
static void add_part(const struct judged_part *part, struct record_day *ret)
{
    ret->jp += part->jp.awarded_jp;
    ret->earns = ret->earns || part->jp.eligible ||
                 reason_find(&part->jp.reasons, REASON_TEST_AWAITED) != NULL;
}

bool record_next_day(const struct book *book, const struct judged_enrolled *person, size_t *at,
                     struct record_day *ret)
{
    bool attended = false;
    while (record_has_days(person) && !attended && *at < person->n_parts) {
        *ret = (struct record_day){.day = person->parts[*at].day};
        while (*at < person->n_parts && person->parts[*at].day == ret->day) {
            const struct judged_part *part = &person->parts[(*at)++];
            attended = attended || part->jp.attended_seconds > 0;
            add_part(part, ret);
        }
    }
    if (attended)
        look_up(book, person->row.id, ret);
    return attended;
}
