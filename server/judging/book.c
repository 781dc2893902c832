#include "judging/book.h"

#include <string.h>

#include "base/alloc.h"
#include "history/history.h"
#include "judging/book_shelf.h"
#include "store/store.h"

const char *book_state_name(enum book_state state)
{
    switch (state) {
    case BOOK_HOLDS:
        return "holds";
    case BOOK_WAITS:
        return "waits";
    case BOOK_WITHDRAWN:
        return "withdrawn";
    case BOOK_REFUSED:
        return "refused";
    case BOOK_VOID:
        return "void";
    }
    return "";
}

void book_init(struct book *book, struct id activity)
{
    *book = (struct book){.activity = activity};
    map_init(&book->events, BOOK_FACTS_MAX);
}

static void free_fact(struct book_fact *fact)
{
    if (!fact)
        return;
    mem_free((void *)(uintptr_t)fact->said.any);
    mem_free(fact);
}

void book_finish(struct book *book)
{
    for (size_t i = 0; i < book->n_facts; i++)
        free_fact(book->facts[i]);
    mem_free(book->facts);
    map_finish(&book->events);
    book_shelf_destroy(book->shelf);
    *book = (struct book){0};
}

/* ---- one line ---- */

/* Whom and what a fact is about, as its type says; ret->who is who it says wrote it. */
static void read_about(struct book_fact *ret)
{
    union book_said said = ret->said;
    switch (ret->type) {
    case FACT_CORRECTED:
        ret->who = said.corrected->by;
        ret->person = said.corrected->person;
        ret->class_id = said.corrected->class_id;
        ret->needs_second = said.corrected->second;
        break;
    case FACT_EXCUSED:
        ret->who = said.excused->by;
        ret->person = said.excused->person;
        ret->class_id = said.excused->class_id;
        break;
    case FACT_APPROVED:
        ret->who = said.approved->by;
        ret->points = said.approved->fact;
        break;
    case FACT_WITHDRAWN:
        ret->who = said.withdrawn->by;
        ret->points = said.withdrawn->fact;
        ret->needs_second = said.withdrawn->second;
        break;
    case FACT_OBJECTED:
        ret->who = said.objected->person;
        ret->person = said.objected->person;
        ret->class_id = said.objected->has_class_id ? said.objected->class_id : id_none;
        break;
    case FACT_OBJECTION_ANSWERED:
        ret->who = said.objection_answered->by;
        ret->points = said.objection_answered->fact;
        break;
    case FACT_EVIDENCE_FILED:
        ret->who = said.evidence_filed->by;
        ret->person = said.evidence_filed->person;
        break;
    case FACT_EVIDENCE_DECIDED:
        ret->who = said.evidence_decided->by;
        ret->points = said.evidence_decided->fact;
        break;
    case FACT_TEST_TRIED:
        ret->who = said.test_tried->by;
        ret->person = said.test_tried->person;
        break;
    case FACT_OVERLAP_DECIDED:
        ret->who = said.overlap_decided->by;
        ret->person = said.overlap_decided->person;
        break;
    case FACT_DIFFERENCE_CONFIRMED:
        ret->who = said.difference_confirmed->by;
        ret->class_id = said.difference_confirmed->class_id;
        break;
    case FACT_RECORDED:
        ret->who = said.recorded->by;
        ret->class_id = said.recorded->class_id;
        break;
    default:
        break;
    }
}

static bool is_of_a_book(enum fact_type type)
{
    return type >= FACT_CORRECTED && type <= FACT_RECORDED;
}

/* ERR_MALFORMED, ERR_INVALID: no fact of a book. */
static enum err read_fact(const struct journal_row *row, struct book_fact *ret)
{
    union fact_any *any = mem_alloc(sizeof *any);
    if (!any)
        return ERR_NOMEM;
    enum err err = history_fact(&row->line, &ret->type, any);
    if (!err && !is_of_a_book(ret->type))
        err = ERR_INVALID;
    void *said = err ? NULL : mem_alloc(fact_info[ret->type].struct_size);
    if (!err && !said)
        err = ERR_NOMEM;
    if (!err) {
        memcpy(said, any, fact_info[ret->type].struct_size);
        ret->said.any = said;
        ret->event = row->line.event;
        ret->n = row->n;
        ret->at_ms = row->line.at_ms;
        read_about(ret);
    }
    mem_free(any);
    return err;
}

static enum err grow(struct book *book)
{
    if (book->n_facts < book->room_facts)
        return OK;
    size_t room = book->room_facts ? book->room_facts * 2 : 16;
    struct book_fact **more = mem_realloc(book->facts, room * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    book->facts = more;
    book->room_facts = room;
    return OK;
}

/* The line belongs to this book, says something, and who it says wrote it did. */
static enum err make_fact(const struct book *book, const struct journal_row *row,
                          struct book_fact **ret)
{
    if (!id_equal(row->line.class_id, book->activity))
        return ERR_INVALID;
    struct book_fact *fact = mem_zalloc(1, sizeof *fact);
    if (!fact)
        return ERR_NOMEM;
    enum err err = read_fact(row, fact);
    if (!err && !id_equal(row->line.person, fact->who))
        err = ERR_INVALID;
    if (err)
        free_fact(fact);
    else
        *ret = fact;
    return err;
}

/* Known by its event, so that it is not counted twice. */
static enum err pass_over(struct book *book, struct id event)
{
    static struct book_fact unreadable;
    enum err err = map_put_id(&book->events, event, &unreadable);
    if (!err)
        book->unread++;
    return err;
}

enum err book_add_line(struct book *book, const struct journal_row *row)
{
    struct book_fact *fact = NULL;

    if (map_get_id(&book->events, row->line.event))
        return OK;
    enum err err = make_fact(book, row, &fact);
    if (err == ERR_MALFORMED || err == ERR_INVALID)
        return pass_over(book, row->line.event);
    if (!err)
        err = grow(book);
    if (!err)
        err = map_put_id(&book->events, fact->event, fact);
    if (err) {
        free_fact(fact);
        return err;
    }
    book->facts[book->n_facts++] = fact;
    return OK;
}

/* ---- from the store ---- */

struct reading {
    struct book *book;
    uint64_t last_n;
};

static enum err add_row(const struct journal_row *row, void *arg)
{
    const struct reading *reading = arg;
    return row->n > reading->last_n ? OK : book_add_line(reading->book, row);
}

enum err book_read_until(struct store *store, struct id activity, uint64_t last_n, struct book *ret)
{
    struct reading reading = {ret, last_n};
    book_init(ret, activity);
    enum err err = store_journal_read(store, activity, 0, add_row, &reading);
    return err ? err : book_settle(ret);
}

enum err book_read(struct store *store, struct id activity, struct book *ret)
{
    return book_read_until(store, activity, UINT64_MAX, ret);
}
