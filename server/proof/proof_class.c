/* The attendance that follows from the lines of a class. */
#include <string.h>

#include "credit/jp.h"
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

static enum err prove_checks(struct proof *proof, const struct seal_content *content,
                             const struct sealed_presence *presence)
{
    struct check_tally tally = {0};
    history_checks_of(&proof->checks, presence->person, &tally.answered, &tally.missed);
    if (tally.answered == presence->checks.answered && tally.missed == presence->checks.missed)
        return OK;
    return proof_deny(proof,
                      "class %s: %s answered %u checks and missed %u, the seal says %u and %u",
                      id_text(content->class.id).text, presence->name, tally.answered, tally.missed,
                      presence->checks.answered, presence->checks.missed);
}

static enum err prove_presence(struct proof *proof, const struct seal_content *content,
                               const struct sealed_presence *presence,
                               const struct judge_rule *rule)
{
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
    return err ? err : prove_checks(proof, content, presence);
}

enum err proof_prove_class(struct proof *proof, const struct known_seal *seal)
{
    const struct seal_content *content = &seal->content;
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
        err = prove_presence(proof, content, &content->people[i], &rule);
    }
    return err;
}
