/* book_shelf.h - the insides of a book that has been settled, for book*.c alone: what the questions
 * are answered from.
 */
#ifndef JUDGING_BOOK_SHELF_H
#define JUDGING_BOOK_SHELF_H

#include "judging/book.h"

/* Everything about one person. */
struct shelf_person {
    size_t first; /* of by_person */
    size_t n;
    size_t first_correction; /* in force, by class and number */
    size_t n_corrections;
    size_t first_try;
    size_t n_tries;
    size_t first_evidence;
    size_t n_evidence;
};

struct book_shelf {
    const struct book_fact **by_person; /* facts about somebody, by person, type, class, number */
    size_t n_by_person;
    struct shelf_person *people;
    size_t n_people;
    struct map places; /* person to struct shelf_person */
    struct correction *corrections;
    struct id *correction_classes; /* of each of them */
    size_t n_corrections;
    struct test_try *tries;
    size_t n_tries;
    const struct book_fact **filings; /* of the person at hand, while the shelf is made */
    struct evidence_fact *evidence;
    size_t n_evidence;
    const struct book_fact **of_classes; /* that hold and are about a class and nobody in it */
    size_t n_of_classes;
};

/* book_evidence.c: what decides the state of the person's evidence; moves the shelf on. */
void book_shelf_evidence(struct book_shelf *shelf, struct shelf_person *person);

/* From the facts of a book whose states are decided. ERR_NOMEM. */
MUST_CHECK enum err book_shelf_make(const struct book *book, struct book_shelf **ret);
/* NULL is welcome. */
void book_shelf_destroy(struct book_shelf *shelf);

#endif
