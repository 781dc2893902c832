/* Lines of journals, line by line: their chain, and what they prove at their end. */
#include <stdio.h>
#include <string.h>

#include "history/history.h"
#include "proof/proof_parts.h"

const char *proof_subject(struct proof *proof, const struct seal_head *head)
{
    bool account = id_is_none(head->class_id);
    snprintf(proof->subject, sizeof proof->subject, "%s %s", account ? "activity" : "class",
             id_text(account ? head->activity : head->class_id).text);
    return proof->subject;
}

static bool is_account(const struct known_seal *seal)
{
    return id_is_none(seal->head.class_id);
}

/* The journal that a seal is about. */
static struct id journal_of(const struct known_seal *seal)
{
    return is_account(seal) ? seal->head.activity : seal->head.class_id;
}

bool proof_asks(const struct proof *proof, const struct known_seal *seal)
{
    return seal->has_content && seal->told_in == proof->bundle && !seal->proved;
}

static enum err begin(struct proof *proof, struct id journal)
{
    proof->at = NULL;
    for (size_t i = 0; i < proof->n_seals; i++) {
        struct known_seal *seal = &proof->seals[i];
        bool asks = proof_asks(proof, seal) && id_equal(journal_of(seal), journal);
        if (asks && (!proof->at || seal->head.lines > proof->at->head.lines))
            proof->at = seal;
    }
    if (!proof->at)
        return proof_deny(proof, "class %s: lines that no seal asks for", id_text(journal).text);
    enum err err = proof_without_lines(proof);
    proof->at_lines = 0;
    memset(proof->at_hash, 0, sizeof proof->at_hash);
    class_fold_finish(&proof->fold);
    class_fold_init(&proof->fold, HISTORY_LINES_MAX);
    history_checks_finish(&proof->checks);
    history_checks_init(&proof->checks);
    book_finish(&proof->book);
    book_init(&proof->book, journal);
    return err;
}

/* Presence goes into the fold; what cannot be presence is passed over by it as in the server. */
static enum err take_presence(struct proof *proof, const struct journal_row *row)
{
    struct presence fact;
    if (row->line.kind >= JOURNAL_FACT_FIRST)
        return history_checks_add(&proof->checks, row);
    enum err err = journal_line_presence(&row->line, &fact);
    return err ? err : class_fold_add(&proof->fold, &fact);
}

static enum err take_line(struct proof *proof, const struct journal_row *row)
{
    if (is_account(proof->at))
        return book_add_line(&proof->book, row);
    enum err err = take_presence(proof, row);
    return err == OK || err == ERR_NOMEM
               ? err
               : proof_deny(proof, "class %s: line %llu is no fact of presence",
                            id_text(row->line.class_id).text, (unsigned long long)row->n);
}

static enum err check_head(struct proof *proof, const struct known_seal *seal)
{
    if (memcmp(proof->at_hash, seal->head.head, DIGEST_BYTES) == 0)
        return OK;
    return proof_deny(proof,
                      "%s: the chain of its %llu lines holds, but it is not the one that was "
                      "sealed: the %s was rewritten as a whole",
                      proof_subject(proof, &seal->head), (unsigned long long)seal->head.lines,
                      is_account(seal) ? "book" : "journal");
}

static enum err prove(struct proof *proof, struct known_seal *seal)
{
    enum err err = check_head(proof, seal);
    if (!err && is_account(seal))
        err = book_settle(&proof->book);
    if (!err)
        err = is_account(seal) ? proof_prove_credit(proof, &seal->content)
                               : proof_prove_class(proof, seal);
    if (err)
        return err;
    proof->totals.classes += !is_account(seal) && !seal->counted;
    seal->proved = true;
    seal->counted = true;
    return OK;
}

/* Several seals of an account may ask for the same lines. */
static enum err prove_all_at(struct proof *proof, struct id journal, uint64_t lines)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < proof->n_seals; i++) {
        struct known_seal *seal = &proof->seals[i];
        if (proof_asks(proof, seal) && seal->head.lines == lines &&
            id_equal(journal_of(seal), journal))
            err = prove(proof, seal);
    }
    return err;
}

enum err proof_add_line(struct proof *proof, const struct journal_row *row)
{
    enum err err = OK;
    if (!proof->at)
        err = begin(proof, row->line.class_id);
    if (err)
        return err;
    if (!id_equal(row->line.class_id, journal_of(proof->at)))
        return proof_deny(proof, "%s: its journal ends after line %llu of %llu",
                          proof_subject(proof, &proof->at->head),
                          (unsigned long long)proof->at_lines,
                          (unsigned long long)proof->at->head.lines);
    proof->at_lines++;
    if (!journal_row_follows(proof->at_hash, row) || row->n != proof->at_lines)
        return proof_deny(
            proof, "%s: line %llu of its journal was touched (changed, taken out or put in)",
            proof_subject(proof, &proof->at->head), (unsigned long long)proof->at_lines);
    proof->totals.lines++;
    proof->totals.erased += row->erased_ms != 0;
    err = take_line(proof, row);
    if (!err)
        err = prove_all_at(proof, row->line.class_id, proof->at_lines);
    if (!err && proof->at_lines == proof->at->head.lines)
        proof->at = NULL;
    return err;
}

/* ---- without lines ---- */

static enum err prove_empty(struct proof *proof, bool accounts)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < proof->n_seals; i++) {
        struct known_seal *seal = &proof->seals[i];
        if (!proof_asks(proof, seal) || seal->head.lines || is_account(seal) != accounts)
            continue;
        err = prove(proof, seal);
    }
    return err;
}

enum err proof_without_lines(struct proof *proof)
{
    class_fold_finish(&proof->fold);
    class_fold_init(&proof->fold, HISTORY_LINES_MAX);
    history_checks_finish(&proof->checks);
    history_checks_init(&proof->checks);
    book_finish(&proof->book);
    book_init(&proof->book, id_none);
    memset(proof->at_hash, 0, sizeof proof->at_hash);
    enum err err = prove_empty(proof, false);
    bool book_next = proof->at && is_account(proof->at);
    return err || (proof->at && !book_next) ? err : prove_empty(proof, true);
}
