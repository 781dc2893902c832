#include "judging/book_shelf.h"

#include <stdlib.h>

#include "base/alloc.h"

static int by_person(const void *a, const void *b)
{
    const struct book_fact *x = *(const struct book_fact *const *)a;
    const struct book_fact *y = *(const struct book_fact *const *)b;
    int order = id_compare(x->person, y->person);
    if (order == 0)
        order = (x->type > y->type) - (x->type < y->type);
    if (order == 0)
        order = id_compare(x->class_id, y->class_id);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* ---- what holds of one person ---- */

static void put_correction(struct book_shelf *shelf, const struct book_fact *fact)
{
    const struct msg_fact_corrected *said = fact->said.corrected;
    bool present = said->claim == ATTENDANCE_CLAIM_PRESENT;
    shelf->correction_classes[shelf->n_corrections] = said->class_id;
    shelf->corrections[shelf->n_corrections++] =
        (struct correction){.number = fact->n,
                            .kind = present ? CORRECTION_PRESENT : CORRECTION_ABSENT,
                            .start_ms = said->start_ms,
                            .end_ms = said->end_ms};
}

static void put_person(struct book_shelf *shelf, struct shelf_person *person)
{
    person->first_correction = shelf->n_corrections;
    person->first_try = shelf->n_tries;
    for (size_t i = 0; i < person->n; i++) {
        const struct book_fact *fact = shelf->by_person[person->first + i];
        if (fact->state != BOOK_HOLDS)
            continue;
        if (fact->type == FACT_CORRECTED)
            put_correction(shelf, fact);
        if (fact->type == FACT_TEST_TRIED)
            shelf->tries[shelf->n_tries++] =
                (struct test_try){fact->said.test_tried->taken_ms, fact->said.test_tried->score};
    }
    person->n_corrections = shelf->n_corrections - person->first_correction;
    person->n_tries = shelf->n_tries - person->first_try;
    book_shelf_evidence(shelf, person);
}

/* ---- the whole ---- */

static enum err fill_people(struct book_shelf *shelf)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < shelf->n_by_person;) {
        struct shelf_person *person = &shelf->people[shelf->n_people++];
        struct id id = shelf->by_person[i]->person;
        person->first = i;
        while (i < shelf->n_by_person && id_equal(shelf->by_person[i]->person, id))
            i++;
        person->n = i - person->first;
        put_person(shelf, person);
        err = map_put_id(&shelf->places, id, person);
    }
    return err;
}

static void sort_out(const struct book *book, struct book_shelf *shelf)
{
    for (size_t i = 0; i < book->n_facts; i++) {
        const struct book_fact *fact = book->facts[i];
        if (!id_is_none(fact->person))
            shelf->by_person[shelf->n_by_person++] = fact;
        else if (!id_is_none(fact->class_id) && fact->state == BOOK_HOLDS)
            shelf->of_classes[shelf->n_of_classes++] = fact;
    }
    if (shelf->n_by_person)
        qsort(shelf->by_person, shelf->n_by_person, sizeof(const struct book_fact *), by_person);
}

static bool has_room(struct book_shelf *shelf, size_t n)
{
    shelf->by_person = mem_zalloc(n, sizeof(const struct book_fact *));
    shelf->people = mem_zalloc(n, sizeof *shelf->people);
    shelf->corrections = mem_zalloc(n, sizeof *shelf->corrections);
    shelf->correction_classes = mem_zalloc(n, sizeof *shelf->correction_classes);
    shelf->tries = mem_zalloc(n, sizeof *shelf->tries);
    shelf->filings = mem_zalloc(n, sizeof(const struct book_fact *));
    shelf->evidence = mem_zalloc(n, sizeof *shelf->evidence);
    shelf->of_classes = mem_zalloc(n, sizeof(const struct book_fact *));
    return shelf->by_person && shelf->people && shelf->corrections && shelf->correction_classes &&
           shelf->tries && shelf->filings && shelf->evidence && shelf->of_classes;
}

enum err book_shelf_make(const struct book *book, struct book_shelf **ret)
{
    struct book_shelf *shelf = mem_zalloc(1, sizeof *shelf);
    if (!shelf)
        return ERR_NOMEM;
    map_init(&shelf->places, BOOK_FACTS_MAX);
    enum err err = ERR_NOMEM;
    if (has_room(shelf, book->n_facts ? book->n_facts : 1)) {
        sort_out(book, shelf);
        err = fill_people(shelf);
    }
    if (err)
        book_shelf_destroy(shelf);
    else
        *ret = shelf;
    return err;
}

void book_shelf_destroy(struct book_shelf *shelf)
{
    if (!shelf)
        return;
    mem_free(shelf->by_person);
    mem_free(shelf->people);
    mem_free(shelf->corrections);
    mem_free(shelf->correction_classes);
    mem_free(shelf->tries);
    mem_free(shelf->filings);
    mem_free(shelf->evidence);
    mem_free(shelf->of_classes);
    map_finish(&shelf->places);
    mem_free(shelf);
}
