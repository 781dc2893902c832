/* The lines of a class, and the attendance that follows from them. */
#include <string.h>

#include "credit/jp.h"
#include "history/history.h"
#include "proof/proof_parts.h"

const struct known_seal *proof_class(const struct proof *proof, struct id class_id)
{
    for (size_t i = 0; i < proof->n_seals; i++)
        if (proof->seals[i].has_content && id_equal(proof->seals[i].head.class_id, class_id))
            return &proof->seals[i];
    return NULL;
}

static bool is_same_list(const struct interval_list *a, const struct interval_list *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->at[i].start_ms != b->at[i].start_ms || a->at[i].end_ms != b->at[i].end_ms)
            return false;
    return true;
}

static enum err prove_presence(struct proof *proof, const struct sealed_presence *presence,
                               const struct judge_rule *rule)
{
    const struct seal_content *content = &proof->at->content;
    struct interval_list united = {0};

    enum err err = class_fold_unite(&proof->fold, presence->person, FOLD_NOT_LIVE, &united);
    if (err) {
        interval_list_finish(&united);
        return err;
    }
    interval_list_unite(&united, 0);
    uint64_t attended_s = judge_attended_ms(&united, &content->class.table, rule) / 1000;
    if (!is_same_list(&united, &presence->united))
        err = proof_deny(proof, "class %s: %s was there at other times than the seal says",
                         id_text(content->class.id).text, presence->name);
    else if (attended_s != presence->attended_s)
        err =
            proof_deny(proof, "class %s: %s: the lines give %llu s of attendance, the seal %llu s",
                       id_text(content->class.id).text, presence->name,
                       (unsigned long long)attended_s, (unsigned long long)presence->attended_s);
    interval_list_finish(&united);
    proof->totals.people++;
    return err;
}

enum err proof_prove_class(struct proof *proof)
{
    const struct seal_content *content = &proof->at->content;
    const struct policy *policy = proof_policy(proof, content);
    if (!policy)
        return proof_deny(proof, "class %s: the file of its policy %s is missing",
                          id_text(content->class.id).text, content->activity.policy);
    struct judge_rule rule = jp_judge_rule(policy, content->activity.min_attendance_percent);
    enum err err = OK;
    for (size_t i = 0; !err && i < content->n_people; i++) {
        if (i && id_compare(content->people[i - 1].person, content->people[i].person) >= 0)
            return proof_deny(proof, "class %s: a person is there twice",
                              id_text(content->class.id).text);
        err = prove_presence(proof, &content->people[i], &rule);
    }
    return err;
}

/* ---- lines ---- */

static enum err begin_class(struct proof *proof, struct id class_id)
{
    struct known_seal *next = NULL;
    for (size_t i = 0; !next && i < proof->n_seals; i++)
        if (proof->seals[i].has_content && !proof->seals[i].proved &&
            id_equal(proof->seals[i].head.class_id, class_id))
            next = &proof->seals[i];
    if (!next)
        return proof_deny(proof, "class %s: lines that no seal asks for", id_text(class_id).text);
    proof->at = next;
    proof->at_lines = 0;
    memset(proof->at_hash, 0, sizeof proof->at_hash);
    class_fold_finish(&proof->fold);
    class_fold_init(&proof->fold, HISTORY_LINES_MAX);
    return OK;
}

/* Presence goes into the fold; what cannot be presence is passed over by it as in the server. */
static enum err fold_line(struct proof *proof, const struct journal_row *row)
{
    struct presence fact;
    if (row->line.kind >= JOURNAL_FACT_FIRST)
        return OK;
    enum err err = journal_line_presence(&row->line, &fact);
    if (!err)
        err = class_fold_add(&proof->fold, &fact);
    return err == OK || err == ERR_NOMEM
               ? err
               : proof_deny(proof, "class %s: line %llu is no fact of presence",
                            id_text(row->line.class_id).text, (unsigned long long)row->n);
}

static enum err end_class(struct proof *proof)
{
    struct known_seal *seal = proof->at;
    if (memcmp(proof->at_hash, seal->head.head, DIGEST_BYTES) != 0)
        return proof_deny(proof,
                          "class %s: the chain of its %llu lines holds, but it is not the one "
                          "that was sealed: the journal was rewritten as a whole",
                          id_text(seal->head.class_id).text, (unsigned long long)seal->head.lines);
    enum err err = proof_prove_class(proof);
    if (!err) {
        seal->proved = true;
        proof->at = NULL;
        proof->totals.classes++;
    }
    return err;
}

enum err proof_add_line(struct proof *proof, const struct journal_row *row)
{
    enum err err = OK;
    if (!proof->at)
        err = begin_class(proof, row->line.class_id);
    if (err)
        return err;
    if (!id_equal(row->line.class_id, proof->at->head.class_id))
        return proof_deny(proof, "class %s: its journal ends after line %llu of %llu",
                          id_text(proof->at->head.class_id).text,
                          (unsigned long long)proof->at_lines,
                          (unsigned long long)proof->at->head.lines);
    err = journal_line_hash(proof->at_hash, &row->line, proof->at_hash);
    if (err)
        return err;
    proof->at_lines++;
    if (row->n != proof->at_lines || memcmp(row->hash, proof->at_hash, DIGEST_BYTES) != 0)
        return proof_deny(proof,
                          "class %s: line %llu of its journal was touched (changed, taken out "
                          "or put in)",
                          id_text(row->line.class_id).text, (unsigned long long)proof->at_lines);
    proof->totals.lines++;
    err = fold_line(proof, row);
    if (!err && proof->at_lines == proof->at->head.lines)
        err = end_class(proof);
    return err;
}
