/* What holds of what was stated: the book of an activity, folded from its lines. */
#include "base/alloc.h"
#include "judging/book.h"
#include "judging/lines.h"
#include "store/rows.h"
#include "support/check.h"

#define PERSON key("person", 5)
#define CLASS key("class", 1)
#define HOUR_MS (60 * MINUTE_MS)

static const struct journal_row *row_of(const struct lines *lines, size_t i)
{
    return &lines->rows[i];
}

/* The book of the lines as they stand. */
static void fold(const struct lines *lines, struct book *ret)
{
    book_init(ret, lines->activity);
    for (size_t i = 0; i < lines->n; i++)
        check_same(book_add_line(ret, row_of(lines, i)), OK, "taken in");
    check_same(book_settle(ret), OK, "settled");
}

static enum book_state state_of(const struct book *book, struct id event)
{
    const struct book_fact *fact = book_find(book, event);
    return fact ? fact->state : 0;
}

static struct msg_fact_corrected present(int64_t from_ms, int64_t to_ms, bool second)
{
    return (struct msg_fact_corrected){.class_id = CLASS,
                                       .claim = ATTENDANCE_CLAIM_PRESENT,
                                       .start_ms = MONDAY_MS + from_ms,
                                       .end_ms = MONDAY_MS + to_ms,
                                       .second = second};
}

static size_t in_force(const struct book *book)
{
    size_t n = 0;
    book_corrections(book, PERSON, CLASS, &n);
    return n;
}

static void what_points_to_nothing_is_void(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    const struct id facts[] = {
        says_approved(&lines, 90, id_none), says_withdrawn(&lines, 90, id_none),
        says_decided(&lines, 90, id_none, true), says_decided(&lines, 90, key("fact", 99), true)};
    fold(&lines, &book);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        check_same(state_of(&book, facts[i]), BOOK_VOID, "void");
    book_finish(&book);
    lines_finish(&lines);
}

static void one_holds_at_once_and_after_a_seal_with_a_second(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    struct id first = says_corrected(&lines, 1, 5, present(0, HOUR_MS, false));
    struct id second = says_corrected(&lines, 1, 5, present(HOUR_MS, 2 * HOUR_MS, true));
    fold(&lines, &book);
    check_same(state_of(&book, first), BOOK_HOLDS, "holds at once");
    check_same(state_of(&book, second), BOOK_WAITS, "waits");
    check_same(in_force(&book), 1, "one is in force");
    check_same(book.n_waiting, 1, "one waits");
    book_finish(&book);

    struct id own = says_approved(&lines, 1, second);
    struct id idle = says_approved(&lines, 2, first);
    fold(&lines, &book);
    check_same(state_of(&book, own), BOOK_VOID, "nobody approves their own");
    check_same(state_of(&book, idle), BOOK_VOID, "nothing to approve");
    check_same(state_of(&book, second), BOOK_WAITS, "still waits");
    check_same(book.oddities, 2, "both are odd");
    book_finish(&book);

    struct id good = says_approved(&lines, 2, second);
    fold(&lines, &book);
    check_same(state_of(&book, second), BOOK_HOLDS, "holds now");
    check_same(in_force(&book), 2, "both are in force");
    check(book_find(&book, second)->second == book_find(&book, good), "by whom");
    check(id_equal(book_find(&book, good)->person, PERSON), "about whom");
    book_finish(&book);
    lines_finish(&lines);
}

static void what_two_put_in_force_one_does_not_take_out(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    struct id fact = says_corrected(&lines, 1, 5, present(0, HOUR_MS, true));
    says_approved(&lines, 2, fact);
    struct id undo = says_withdrawn(&lines, 2, fact);
    fold(&lines, &book);
    check_same(state_of(&book, fact), BOOK_HOLDS, "holds still");
    check_same(state_of(&book, undo), BOOK_WAITS, "the withdrawal waits");
    check(book_find(&book, fact)->undoing == book_find(&book, undo), "and is told");
    book_finish(&book);

    says_approved(&lines, 1, undo);
    fold(&lines, &book);
    check_same(state_of(&book, fact), BOOK_WITHDRAWN, "withdrawn by two");
    check_same(in_force(&book), 0, "nothing is in force");
    book_finish(&book);
    lines_finish(&lines);
}

static void what_waits_can_be_refused_or_taken_back(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    struct id first = says_corrected(&lines, 1, 5, present(0, HOUR_MS, true));
    struct id second = says_corrected(&lines, 1, 5, present(0, HOUR_MS, true));
    struct id third = says_corrected(&lines, 1, 5, present(0, HOUR_MS, false));
    says_withdrawn(&lines, 2, first);
    says_withdrawn(&lines, 1, second);
    struct id undo = says_withdrawn(&lines, 2, third);
    fold(&lines, &book);
    check_same(state_of(&book, first), BOOK_REFUSED, "by another");
    check_same(state_of(&book, second), BOOK_WITHDRAWN, "by who wrote it");
    check_same(state_of(&book, third), BOOK_WITHDRAWN, "what held was not refused");
    book_finish(&book);

    says_withdrawn(&lines, 1, undo);
    fold(&lines, &book);
    check_same(state_of(&book, undo), BOOK_WITHDRAWN, "an undo is undone");
    check_same(state_of(&book, third), BOOK_HOLDS, "and it holds again");
    book_finish(&book);
    lines_finish(&lines);
}

static void the_last_word_holds(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    says_excused(&lines, 1, 5, TOLD_EXCUSE_IZIN);
    says_excused(&lines, 1, 5, TOLD_EXCUSE_SAKIT);
    says_overlap(&lines, 1, 5, OVERLAP_CHOICE_TAKES);
    struct id rest = says_overlap(&lines, 1, 5, OVERLAP_CHOICE_KEEPS_REST);
    struct id confirmed = says_confirmed(&lines, 1, 1);
    says_recorded(&lines, 1, 2);
    fold(&lines, &book);
    check_same(book_excuse(&book, PERSON, CLASS), EXCUSE_SICK, "sick in the end");
    check_same(book_excuse(&book, PERSON, key("class", 2)), EXCUSE_NONE, "of this class alone");
    check_same(book_overlap(&book, PERSON), OVERLAP_KEEPS_REST, "keeps the rest");
    check(book_difference_confirmed(&book, CLASS) == book_find(&book, confirmed), "confirmed");
    check(!book_difference_confirmed(&book, key("class", 2)), "of this class alone");
    check(book_recorded(&book, key("class", 2)) && !book_recorded(&book, CLASS), "recorded");
    book_finish(&book);

    says_excused(&lines, 1, 5, TOLD_EXCUSE_NONE);
    says_withdrawn(&lines, 1, rest);
    says_withdrawn(&lines, 1, confirmed);
    fold(&lines, &book);
    check_same(book_excuse(&book, PERSON, CLASS), EXCUSE_NONE, "no excuse after all");
    check_same(book_overlap(&book, PERSON), OVERLAP_TAKES, "the one before holds again");
    check(!book_difference_confirmed(&book, CLASS), "no longer confirmed");
    book_finish(&book);
    lines_finish(&lines);
}

static void expect_evidence(const struct lines *lines, enum evidence_decision want,
                            const char *story)
{
    struct book book;
    size_t n = 0;
    fold(lines, &book);
    const struct evidence_fact *facts = book_evidence(&book, PERSON, &n);
    check_same(n, 1, story);
    check_same(n ? facts[0].decision : 0, want, story);
    check_same(n ? facts[0].kind : 0, EVIDENCE_PERMISSION, story);
    check_text("what it serves", book_purpose(&book, PERSON).serves, "Sasaran 3");
    book_finish(&book);
}

static void what_was_accepted_stays_whatever_comes_after(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct id first = says_filed(&lines, 5, FILED_DOCUMENT_SURAT_IZIN_PENUGASAN);
    expect_evidence(&lines, EVIDENCE_FILED, "filed");
    says_decided(&lines, 3, first, false);
    expect_evidence(&lines, EVIDENCE_REFUSED, "refused");
    struct id second = says_filed(&lines, 5, FILED_DOCUMENT_SURAT_IZIN_PENUGASAN);
    expect_evidence(&lines, EVIDENCE_FILED, "filed anew");
    says_decided(&lines, 3, first, false);
    expect_evidence(&lines, EVIDENCE_FILED, "a word about the old one changes nothing");
    struct id yes = says_decided(&lines, 3, second, true);
    expect_evidence(&lines, EVIDENCE_ACCEPTED, "accepted");
    says_filed(&lines, 5, FILED_DOCUMENT_SURAT_IZIN_PENUGASAN);
    expect_evidence(&lines, EVIDENCE_ACCEPTED, "one more changes nothing");
    says_withdrawn(&lines, 3, yes);
    expect_evidence(&lines, EVIDENCE_FILED, "the decision taken back");
    lines_finish(&lines);
}

/* "whole 2025-07-08=1 ...": what was filed, 1, accepted, 2, or refused, 3. */
static void expect_days(const struct lines *lines, const char *want, const char *story)
{
    struct book book;
    char told[200] = "";
    size_t n = 0, at = 0;
    fold(lines, &book);
    const struct evidence_fact *facts = book_evidence(&book, PERSON, &n);
    for (size_t i = 0; i < n; i++) {
        struct date_text day = date_text_day(facts[i].day * DATE_DAY_MS, DATE_UTC);
        at += (size_t)snprintf(told + at, sizeof told - at, "%s%s=%d", i ? " " : "",
                               facts[i].of_day ? day.text : "whole", (int)facts[i].decision);
        check_same(facts[i].kind, EVIDENCE_STUDY, story);
    }
    check_text(story, told, want);
    book_finish(&book);
}

static void each_day_has_its_own_report(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct id ninth = says_studied(&lines, 5, "2025-07-09");
    struct id eighth = says_studied(&lines, 5, "2025-07-08");
    expect_days(&lines, "2025-07-08=1 2025-07-09=1", "by day");
    says_decided(&lines, 3, ninth, true);
    says_decided(&lines, 3, eighth, false);
    expect_days(&lines, "2025-07-08=3 2025-07-09=2", "each by itself");
    says_studied(&lines, 5, "2025-07-08");
    says_studied(&lines, 5, "2025-07-09");
    expect_days(&lines, "2025-07-08=1 2025-07-09=2", "anew, and what was accepted stays");
    says_filed(&lines, 5, FILED_DOCUMENT_LAPORAN_BELAJAR);
    expect_days(&lines, "whole=1 2025-07-08=1 2025-07-09=2", "one for the whole beside them");
    says_withdrawn(&lines, 3, ninth);
    expect_days(&lines, "whole=1 2025-07-08=1 2025-07-09=1", "the one accepted was taken back");
    lines_finish(&lines);
}

static void a_day_that_does_not_exist_is_void(void)
{
    static const char *const days[] = {"2025-02-30", "9 Juli    ", "2025/07/09"};
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    for (size_t i = 0; i < COUNT(days); i++)
        says_studied(&lines, 5, days[i]);
    fold(&lines, &book);
    check_same(book.oddities, COUNT(days), "odd");
    check_same(book.facts[0]->state, BOOK_VOID, "and void");
    book_finish(&book);
    expect_days(&lines, "", "says nothing");
    lines_finish(&lines);
}

static void objections_and_answers(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    struct msg_fact_objected said = {.person = PERSON, .has_class_id = true, .class_id = CLASS};
    snprintf(said.text, sizeof said.text, "Saya hadir sampai selesai.");
    struct id objection = lines_add(&lines, FACT_OBJECTED, &said, PERSON);
    struct msg_fact_objection_answered answer = {
        .fact = objection, .accepted = true, .by = key("person", 1)};
    snprintf(answer.text, sizeof answer.text, "Benar, sudah diperbaiki.");
    struct id answered = lines_add(&lines, FACT_OBJECTION_ANSWERED, &answer, answer.by);
    answer.fact = answered;
    struct id odd = lines_add(&lines, FACT_OBJECTION_ANSWERED, &answer, answer.by);
    size_t n = 0;

    fold(&lines, &book);
    check(book_find(&book, objection)->answer == book_find(&book, answered), "answered");
    check_same(state_of(&book, odd), BOOK_VOID, "an answer to no objection");
    const struct book_fact *const *facts = book_about(&book, PERSON, &n);
    check_same(n, 2, "the objection and its answer are about the person");
    check(n && id_equal(facts[0]->event, objection), "by type");
    book_finish(&book);
    lines_finish(&lines);
}

static void what_cannot_be_read_is_passed_over(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    struct book book;
    says_corrected(&lines, 1, 5, present(0, HOUR_MS, false));
    says_excused(&lines, 1, 5, TOLD_EXCUSE_IZIN);
    says_excused(&lines, 1, 5, TOLD_EXCUSE_IZIN);
    says_excused(&lines, 1, 5, TOLD_EXCUSE_IZIN);
    says_corrected(&lines, 1, 5, present(HOUR_MS, HOUR_MS, false));
    says_withdrawn(&lines, 1, key("fact", 99));
    lines.rows[1].line.body = slice_of_text("{\"class_id\":7}");
    lines.rows[2].line.person = key("person", 6); /* not who it says */
    lines.rows[3].line.class_id = key("activity", 2);
    fold(&lines, &book);
    check_same(book.unread, 3, "three lines are none of the book");
    check_same(book.oddities, 5, "and two say nothing");
    check_same(book_excuse(&book, PERSON, CLASS), EXCUSE_NONE, "none of them counts");
    check_same(in_force(&book), 1, "what is sound counts");
    check_same(book_add_line(&book, row_of(&lines, 1)), OK, "a bad line again");
    check_same(book.unread, 3, "is the same bad line");
    book_finish(&book);
    lines_finish(&lines);
}

/* ---- any order, any number of times ---- */

static uint32_t dice;

static unsigned up_to(unsigned n)
{
    dice = dice * 1664525u + 1013904223u;
    return (dice >> 8) % (n + 1);
}

static void say_anything(struct lines *lines)
{
    unsigned by = 1 + up_to(2), person = 5 + up_to(2);
    struct id fact = key("fact", 1 + up_to((unsigned)lines->n));
    int64_t from_ms = (int64_t)up_to(120) * MINUTE_MS;

    switch (up_to(8)) {
    case 0:
    case 1:
        says_corrected(lines, by, person, present(from_ms, from_ms + HOUR_MS, up_to(1)));
        break;
    case 2:
        says_excused(lines, by, person, (enum told_excuse)up_to(2));
        break;
    case 3:
    case 4:
        says_approved(lines, by, fact);
        break;
    case 5:
        says_withdrawn(lines, by, fact);
        break;
    case 6:
        if (up_to(1))
            says_filed(lines, person, (enum filed_document)up_to(2));
        else
            says_studied(lines, person, up_to(1) ? "2025-07-08" : "2025-07-09");
        break;
    case 7:
        says_decided(lines, by, fact, up_to(1));
        break;
    default:
        says_tried(lines, by, person, up_to(100), MONDAY_MS + from_ms);
        break;
    }
}

/* The lines in an order of chance, some of them twice. */
static void fold_shuffled(const struct lines *lines, struct book *ret)
{
    size_t order[LINES_MAX];
    for (size_t i = 0; i < lines->n; i++) {
        size_t k = up_to((unsigned)i);
        order[i] = order[k];
        order[k] = i;
    }
    book_init(ret, lines->activity);
    for (size_t i = 0; i < lines->n; i++) {
        check_same(book_add_line(ret, row_of(lines, order[i])), OK, "taken in");
        check_same(book_add_line(ret, row_of(lines, order[up_to((unsigned)i)])), OK, "again");
        if (up_to(9) == 0)
            check_same(book_settle(ret), OK, "settled in between");
    }
    check_same(book_settle(ret), OK, "settled");
}

static void compare(const struct book *a, const struct book *b)
{
    check_same(b->n_facts, a->n_facts, "as many facts");
    check_same(b->oddities, a->oddities, "as many oddities");
    for (size_t i = 0; i < a->n_facts && i < b->n_facts; i++) {
        check(id_equal(b->facts[i]->event, a->facts[i]->event), "in the same order");
        check_same(b->facts[i]->state, a->facts[i]->state, "in the same state");
    }
    for (unsigned person = 5; person <= 7; person++) {
        struct id who = key("person", person);
        size_t n_a = 0, n_b = 0;
        const struct correction *of_a = book_corrections(a, who, CLASS, &n_a);
        const struct correction *of_b = book_corrections(b, who, CLASS, &n_b);
        check_same(n_b, n_a, "as many corrections");
        for (size_t i = 0; i < n_a && i < n_b; i++)
            check_same(of_b[i].number, of_a[i].number, "the same");
        check_same(book_excuse(b, who, CLASS), book_excuse(a, who, CLASS), "the same excuse");
        const struct evidence_fact *filed_a = book_evidence(a, who, &n_a);
        const struct evidence_fact *filed_b = book_evidence(b, who, &n_b);
        check_same(n_b, n_a, "as much evidence");
        for (size_t i = 0; i < n_a && i < n_b; i++)
            check(filed_b[i].number == filed_a[i].number && filed_b[i].day == filed_a[i].day,
                  "the same");
    }
}

/* What one says of a person changes nothing for another. */
static void compare_apart(const struct lines *lines, const struct book *whole)
{
    struct book alone;
    size_t n_whole = 0, n_alone = 0;
    book_init(&alone, lines->activity);
    for (size_t i = 0; i < lines->n; i++) {
        const struct book_fact *fact = book_find(whole, lines->rows[i].line.event);
        if (fact && id_equal(fact->person, PERSON))
            check_same(book_add_line(&alone, row_of(lines, i)), OK, "taken in");
    }
    check_same(book_settle(&alone), OK, "settled");
    const struct book_fact *const *a = book_about(whole, PERSON, &n_whole);
    const struct book_fact *const *b = book_about(&alone, PERSON, &n_alone);
    check_same(n_alone, n_whole, "all about the person");
    for (size_t i = 0; i < n_whole && i < n_alone; i++)
        check_same(b[i]->state, a[i]->state, "in the same state");
    book_finish(&alone);
}

static void order_and_repetition_do_not_matter(void)
{
    for (unsigned round = 0; round < 2000; round++) {
        struct lines lines = {.activity = key("activity", 1)};
        struct book straight, shuffled;
        dice = round;
        for (unsigned n = 5 + up_to(35); n > 0; n--)
            say_anything(&lines);
        fold(&lines, &straight);
        fold_shuffled(&lines, &shuffled);
        compare(&straight, &shuffled);
        compare_apart(&lines, &straight);
        book_finish(&straight);
        book_finish(&shuffled);
        lines_finish(&lines);
    }
}

static enum err try_to_fold(const struct lines *lines)
{
    struct book book;
    enum err err = OK;
    book_init(&book, lines->activity);
    for (size_t i = 0; !err && i < lines->n; i++)
        err = book_add_line(&book, row_of(lines, i));
    if (!err)
        err = book_settle(&book);
    book_finish(&book);
    return err;
}

static void no_memory_keeps_nothing(void)
{
    struct lines lines = {.activity = key("activity", 1)};
    enum err err = ERR_NOMEM;
    dice = 7;
    for (unsigned i = 0; i < 20; i++)
        say_anything(&lines);
    long before = alloc_live();
    for (int n = 0; err && n < 2000; n++) {
        alloc_fail_after(n);
        err = try_to_fold(&lines);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check_same(alloc_live(), before, "keeps nothing");
    }
    check_same(err, OK, "at last");
    lines_finish(&lines);
}

TEST_MAIN(TEST(what_points_to_nothing_is_void),
          TEST(one_holds_at_once_and_after_a_seal_with_a_second),
          TEST(what_two_put_in_force_one_does_not_take_out),
          TEST(what_waits_can_be_refused_or_taken_back), TEST(the_last_word_holds),
          TEST(what_was_accepted_stays_whatever_comes_after), TEST(each_day_has_its_own_report),
          TEST(a_day_that_does_not_exist_is_void), TEST(objections_and_answers),
          TEST(what_cannot_be_read_is_passed_over), TEST(order_and_repetition_do_not_matter),
          TEST(no_memory_keeps_nothing))
