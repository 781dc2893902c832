#include <stdlib.h>

#include "judging/book_shelf.h"

static int by_number(const void *a, const void *b)
{
    const struct book_fact *x = *(const struct book_fact *const *)a;
    const struct book_fact *y = *(const struct book_fact *const *)b;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return id_compare(x->event, y->event);
}

/* ---- forward: what each fact points to ---- */

static bool can_point(const struct book_fact *fact, const struct book_fact *to)
{
    if (!to || to->n >= fact->n || to->state == BOOK_VOID)
        return false;
    switch (fact->type) {
    case FACT_APPROVED:
        return to->needs_second && !to->second && !id_equal(fact->who, to->who);
    case FACT_WITHDRAWN:
        return to->type != FACT_APPROVED; /* an approval goes with what it approved */
    case FACT_OBJECTION_ANSWERED:
        return to->type == FACT_OBJECTED;
    case FACT_EVIDENCE_DECIDED:
        return to->type == FACT_EVIDENCE_FILED;
    default:
        return false;
    }
}

static bool must_point(enum fact_type type)
{
    return type == FACT_APPROVED || type == FACT_WITHDRAWN || type == FACT_OBJECTION_ANSWERED ||
           type == FACT_EVIDENCE_DECIDED;
}

static bool makes_sense(const struct book_fact *fact)
{
    if (must_point(fact->type) && id_is_none(fact->points))
        return false;
    int64_t day;
    if (fact->type == FACT_EVIDENCE_FILED && fact->said.evidence_filed->has_day)
        return book_filing_day(fact, &day);
    return fact->type != FACT_CORRECTED ||
           fact->said.corrected->start_ms < fact->said.corrected->end_ms;
}

static void point(const struct book *book, struct book_fact *fact)
{
    fact->state = makes_sense(fact) ? BOOK_HOLDS : BOOK_VOID;
    if (id_is_none(fact->points))
        return;
    struct book_fact *to = map_get_id(&book->events, fact->points);
    if (!can_point(fact, to)) {
        fact->state = BOOK_VOID;
        return;
    }
    fact->of = to;
    fact->person = to->person;
    fact->class_id = to->class_id;
    if (fact->type == FACT_APPROVED)
        to->second = fact;
    /* What two have put in force is not taken out of it by one. */
    if (fact->type == FACT_WITHDRAWN && to->second)
        fact->needs_second = true;
}

/* ---- backward: what holds, for a later fact may take back an earlier one ---- */

static bool refused(const struct book_fact *fact)
{
    const struct book_fact *undoing = fact->undoing;
    bool waited = fact->needs_second && (!fact->second || fact->second->n > undoing->n);
    return waited && !id_equal(undoing->who, fact->who);
}

static void decide(struct book *book, struct book_fact *fact)
{
    if (fact->state == BOOK_VOID)
        return;
    if (fact->undoing && fact->undoing->state == BOOK_HOLDS)
        fact->state = refused(fact) ? BOOK_REFUSED : BOOK_WITHDRAWN;
    else if (fact->needs_second && !fact->second)
        fact->state = BOOK_WAITS;
    book->n_waiting += fact->state == BOOK_WAITS;
    if (fact->type != FACT_WITHDRAWN || fact->state > BOOK_WAITS)
        return;
    struct book_fact *to = map_get_id(&book->events, fact->points);
    if (fact->state == BOOK_HOLDS || !to->undoing)
        to->undoing = fact;
}

/* ---- the whole ---- */

static void forget(struct book_fact *fact)
{
    fact->of = fact->answer = fact->second = fact->undoing = NULL;
    fact->needs_second = (fact->type == FACT_CORRECTED && fact->said.corrected->second) ||
                         (fact->type == FACT_WITHDRAWN && fact->said.withdrawn->second);
}

static void answer(const struct book *book, const struct book_fact *fact)
{
    bool answers = fact->type == FACT_OBJECTION_ANSWERED || fact->type == FACT_EVIDENCE_DECIDED;
    if (!answers || fact->state != BOOK_HOLDS)
        return;
    struct book_fact *to = map_get_id(&book->events, fact->points);
    to->answer = fact;
}

enum err book_settle(struct book *book)
{
    struct book_shelf *shelf = NULL;

    if (book->n_facts)
        qsort(book->facts, book->n_facts, sizeof *book->facts, by_number);
    book->oddities = book->unread;
    book->n_waiting = 0;
    for (size_t i = 0; i < book->n_facts; i++)
        forget(book->facts[i]);
    for (size_t i = 0; i < book->n_facts; i++) {
        point(book, book->facts[i]);
        book->oddities += book->facts[i]->state == BOOK_VOID;
    }
    for (size_t i = book->n_facts; i-- > 0;)
        decide(book, book->facts[i]);
    for (size_t i = 0; i < book->n_facts; i++)
        answer(book, book->facts[i]);

    enum err err = book_shelf_make(book, &shelf);
    if (err)
        return err;
    book_shelf_destroy(book->shelf);
    book->shelf = shelf;
    return OK;
}
