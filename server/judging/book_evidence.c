#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "judging/book_shelf.h"

bool book_filing_day(const struct book_fact *filing, int64_t *ret_day)
{
    const struct msg_fact_evidence_filed *said = filing->said.evidence_filed;
    return said->has_day && date_parse_day(slice_of_text(said->day), ret_day) == OK;
}

static const enum evidence_kind kinds[FILED_DOCUMENT_COUNT] = {
    [FILED_DOCUMENT_SURAT_IZIN_PENUGASAN] = EVIDENCE_PERMISSION,
    [FILED_DOCUMENT_LAPORAN_KE_ATASAN] = EVIDENCE_REPORT,
    [FILED_DOCUMENT_LAPORAN_BELAJAR] = EVIDENCE_STUDY};

static struct evidence_fact fact_of(const struct book_fact *filing)
{
    struct evidence_fact ret = {.number = filing->n,
                                .kind = kinds[filing->said.evidence_filed->kind],
                                .decision = EVIDENCE_FILED};
    ret.of_day = book_filing_day(filing, &ret.day);
    if (filing->answer) {
        bool accepted = filing->answer->said.evidence_decided->accepted;
        ret.number = filing->answer->n;
        ret.decision = accepted ? EVIDENCE_ACCEPTED : EVIDENCE_REFUSED;
    }
    return ret;
}

/* ---- one of each kind and day: the one that decides ---- */

static bool is_accepted(const struct book_fact *filing)
{
    return filing->answer && filing->answer->said.evidence_decided->accepted;
}

/* Days are written so that they sort as texts. */
static int by_what(const struct book_fact *a, const struct book_fact *b)
{
    const struct msg_fact_evidence_filed *x = a->said.evidence_filed;
    const struct msg_fact_evidence_filed *y = b->said.evidence_filed;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->has_day != y->has_day)
        return x->has_day ? 1 : -1;
    return x->has_day ? strcmp(x->day, y->day) : 0;
}

static int in_order(const void *a, const void *b)
{
    const struct book_fact *x = *(const struct book_fact *const *)a;
    const struct book_fact *y = *(const struct book_fact *const *)b;
    int order = by_what(x, y);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

static size_t gather(struct book_shelf *shelf, const struct shelf_person *person)
{
    size_t n = 0;
    for (size_t i = 0; i < person->n; i++) {
        const struct book_fact *fact = shelf->by_person[person->first + i];
        if (fact->type == FACT_EVIDENCE_FILED && fact->state == BOOK_HOLDS)
            shelf->filings[n++] = fact;
    }
    if (n)
        qsort(shelf->filings, n, sizeof(const struct book_fact *), in_order);
    return n;
}

/* One that was accepted goes before whatever came after it. */
void book_shelf_evidence(struct book_shelf *shelf, struct shelf_person *person)
{
    size_t n = gather(shelf, person);

    person->first_evidence = shelf->n_evidence;
    for (size_t i = 0; i < n;) {
        const struct book_fact *holds = shelf->filings[i++];
        while (i < n && by_what(holds, shelf->filings[i]) == 0) {
            if (is_accepted(shelf->filings[i]) || !is_accepted(holds))
                holds = shelf->filings[i];
            i++;
        }
        shelf->evidence[shelf->n_evidence++] = fact_of(holds);
    }
    person->n_evidence = shelf->n_evidence - person->first_evidence;
}
