#include "judging/book_shelf.h"

static const struct shelf_person *person_of(const struct book *book, struct id person)
{
    return book->shelf ? map_get_id(&book->shelf->places, person) : NULL;
}

const struct book_fact *book_find(const struct book *book, struct id event)
{
    const struct book_fact *fact = map_get_id(&book->events, event);
    return fact && fact->said.any ? fact : NULL;
}

const struct book_fact *const *book_about(const struct book *book, struct id person, size_t *ret_n)
{
    const struct shelf_person *shelf = person_of(book, person);
    *ret_n = shelf ? shelf->n : 0;
    return shelf ? book->shelf->by_person + shelf->first : NULL;
}

const struct correction *book_corrections(const struct book *book, struct id person,
                                          struct id class_id, size_t *ret_n)
{
    const struct shelf_person *shelf = person_of(book, person);
    const struct correction *ret = NULL;

    *ret_n = 0;
    for (size_t i = 0; shelf && i < shelf->n_corrections; i++) {
        size_t at = shelf->first_correction + i;
        if (!id_equal(book->shelf->correction_classes[at], class_id))
            continue;
        if (!ret)
            ret = &book->shelf->corrections[at];
        ++*ret_n;
    }
    return ret;
}

/* The last fact of this type about the person that holds; class_id NULL: whatever the class. */
static const struct book_fact *last_of(const struct book *book, struct id person,
                                       enum fact_type type, const struct id *class_id)
{
    const struct shelf_person *shelf = person_of(book, person);
    for (size_t i = shelf ? shelf->n : 0; i-- > 0;) {
        const struct book_fact *fact = book->shelf->by_person[shelf->first + i];
        bool is_one = fact->type == type && fact->state == BOOK_HOLDS;
        if (is_one && (!class_id || id_equal(fact->class_id, *class_id)))
            return fact;
    }
    return NULL;
}

enum excuse book_excuse(const struct book *book, struct id person, struct id class_id)
{
    const struct book_fact *fact = last_of(book, person, FACT_EXCUSED, &class_id);
    if (fact && fact->said.excused->excuse == TOLD_EXCUSE_IZIN)
        return EXCUSE_LEAVE;
    return fact && fact->said.excused->excuse == TOLD_EXCUSE_SAKIT ? EXCUSE_SICK : EXCUSE_NONE;
}

const struct evidence_fact *book_evidence(const struct book *book, struct id person, size_t *ret_n)
{
    const struct shelf_person *shelf = person_of(book, person);
    *ret_n = shelf ? shelf->n_evidence : 0;
    return shelf ? book->shelf->evidence + shelf->first_evidence : NULL;
}

const struct test_try *book_tries(const struct book *book, struct id person, size_t *ret_n)
{
    const struct shelf_person *shelf = person_of(book, person);
    *ret_n = shelf ? shelf->n_tries : 0;
    return shelf ? book->shelf->tries + shelf->first_try : NULL;
}

enum overlap_decision book_overlap(const struct book *book, struct id person)
{
    const struct book_fact *fact = last_of(book, person, FACT_OVERLAP_DECIDED, NULL);
    if (!fact)
        return OVERLAP_UNDECIDED;
    return fact->said.overlap_decided->choice == OVERLAP_CHOICE_TAKES ? OVERLAP_TAKES
                                                                      : OVERLAP_KEEPS_REST;
}

struct capacity_purpose book_purpose(const struct book *book, struct id person)
{
    const struct shelf_person *shelf = person_of(book, person);
    struct capacity_purpose ret = {"", ""};
    for (size_t i = 0; shelf && i < shelf->n; i++) {
        const struct book_fact *fact = book->shelf->by_person[shelf->first + i];
        if (fact->type != FACT_EVIDENCE_FILED || fact->state != BOOK_HOLDS)
            continue;
        const struct msg_fact_evidence_filed *said = fact->said.evidence_filed;
        if (said->has_serves)
            ret.serves = said->serves;
        if (said->has_coordinated_with)
            ret.coordinated_with = said->coordinated_with;
    }
    return ret;
}

/* ---- classes ---- */

static const struct book_fact *of_class(const struct book *book, struct id class_id,
                                        enum fact_type type)
{
    for (size_t i = book->shelf ? book->shelf->n_of_classes : 0; i-- > 0;) {
        const struct book_fact *fact = book->shelf->of_classes[i];
        if (fact->type == type && id_equal(fact->class_id, class_id))
            return fact;
    }
    return NULL;
}

const struct book_fact *book_difference_confirmed(const struct book *book, struct id class_id)
{
    return of_class(book, class_id, FACT_DIFFERENCE_CONFIRMED);
}

const struct book_fact *book_recorded(const struct book *book, struct id class_id)
{
    return of_class(book, class_id, FACT_RECORDED);
}
