/* What an activity earned, computed again from the attendance of all its sealed classes and from
 * its book. */
#include <string.h>

#include "base/alloc.h"
#include "judging/judging_stated.h"
#include "proof/proof_parts.h"

/* The rows of one credit, put together for judge_stated. */
struct restated {
    struct stated_activity activity;
    struct class_row *classes;
    struct stated_person *people;
    const struct interval_list **united; /* by person, then class */
    const struct interval_list **taken;
    struct check_tally *checks;
    uint32_t *months; /* by person, then part */
};

static void finish(struct restated *restated)
{
    mem_free(restated->classes);
    mem_free(restated->people);
    mem_free(restated->united);
    mem_free(restated->taken);
    mem_free(restated->checks);
    mem_free(restated->months);
}

static enum err restate_classes(struct proof *proof, const struct seal_content *content,
                                struct restated *ret)
{
    for (size_t c = 0; c < content->n_classes; c++) {
        const struct known_seal *seal = proof_class(proof, content->classes[c]);
        if (!seal || !seal->proved)
            return proof_deny(proof, "class %s: it is part of the credit, but not proved before it",
                              id_text(content->classes[c]).text);
        if (memcmp(seal->content.policy_hash, content->policy_hash, DIGEST_BYTES) != 0 ||
            !id_equal(seal->content.activity.id, content->activity.id))
            return proof_deny(proof, "class %s: sealed under another policy or activity",
                              id_text(content->classes[c]).text);
        ret->classes[c] = seal->content.class;
        for (size_t i = 0; i < content->n_credits; i++) {
            const struct sealed_presence *presence =
                seal_content_presence(&seal->content, content->credits[i].person);
            size_t at = i * content->n_classes + c;
            ret->united[at] = presence ? &presence->united : NULL;
            ret->taken[at] = &content->credits[i].taken[c];
            ret->checks[at] = presence ? presence->checks : (struct check_tally){0};
        }
    }
    return OK;
}

static void restate_people(const struct seal_content *content, struct restated *ret)
{
    for (size_t i = 0; i < content->n_credits; i++) {
        const struct sealed_credit *credit = &content->credits[i];
        size_t first = i * content->n_classes;
        uint32_t *months = ret->months + first;
        for (size_t k = 0; k < credit->n_parts && k < content->n_classes; k++)
            months[k] = credit->parts[k].month_before;
        ret->people[i] = (struct stated_person){.person = credit->person,
                                                .role = credit->role,
                                                .employment = credit->employment,
                                                .post = credit->post,
                                                .before_jp = credit->before_jp,
                                                .months_before = months,
                                                .n_months_before = content->n_classes,
                                                .seen = ret->united + first,
                                                .taken = ret->taken + first,
                                                .checks = ret->checks + first,
                                                .overlap_seconds = credit->overlap_s,
                                                .hours = credit->hours};
    }
}

static enum err restate(struct proof *proof, const struct seal_content *content,
                        struct restated *ret)
{
    size_t n = content->n_credits * content->n_classes;
    ret->classes = mem_zalloc(content->n_classes, sizeof *ret->classes);
    ret->people = mem_zalloc(content->n_credits, sizeof *ret->people);
    ret->united = mem_zalloc(n, sizeof *ret->united);
    ret->taken = mem_zalloc(n, sizeof *ret->taken);
    ret->checks = mem_zalloc(n, sizeof *ret->checks);
    ret->months = mem_zalloc(n, sizeof *ret->months);
    if (!ret->classes || !ret->people || !ret->united || !ret->taken || !ret->checks ||
        !ret->months)
        return ERR_NOMEM;
    ret->activity = (struct stated_activity){.policy = proof_policy(proof, content),
                                             .activity = &content->activity,
                                             .classes = ret->classes,
                                             .n_classes = content->n_classes,
                                             .units = content->units,
                                             .n_units = content->n_units,
                                             .book = &proof->book,
                                             .people = ret->people,
                                             .n_people = content->n_credits};
    restate_people(content, ret);
    return restate_classes(proof, content, ret);
}

/* ---- comparing ---- */

const char *proof_name_of(const struct proof *proof, const struct seal_content *content,
                          struct id person)
{
    const struct sealed_presence *presence = NULL;
    for (size_t c = 0; !presence && c < content->n_classes; c++) {
        const struct known_seal *seal = proof_class(proof, content->classes[c]);
        presence = seal ? seal_content_presence(&seal->content, person) : NULL;
    }
    return presence ? presence->name : "somebody";
}

static bool is_same_part(const struct sealed_part *part, const struct judged_part *judged)
{
    return strcmp(part->occurrence, judged->jp.occurrence) == 0 &&
           memcmp(part->basis, judged->basis, DIGEST_BYTES) == 0 &&
           part->awarded_jp == judged->jp.awarded_jp && part->counted_jp == judged->jp.counted_jp &&
           part->surplus_jp == judged->jp.surplus_jp && part->exact_num == judged->jp.exact_num &&
           part->exact_den == judged->jp.exact_den;
}

static bool is_same(const struct sealed_credit *credit, const struct judged_enrolled *judged)
{
    bool same = credit->n_parts == judged->n_parts &&
                memcmp(credit->basis, judged->basis, DIGEST_BYTES) == 0 &&
                credit->evidence == judged->jp.evidence_state &&
                credit->attended_s == judged->attendance.attended_s &&
                credit->learning_s == judged->attendance.learning_s &&
                credit->awarded_jp == judged->jp.awarded_jp &&
                credit->counted_jp == judged->jp.counted_jp &&
                credit->surplus_jp == judged->jp.surplus_jp;
    for (size_t i = 0; same && i < credit->n_parts; i++)
        same = is_same_part(&credit->parts[i], &judged->parts[i]);
    return same;
}

static enum err compare_credits(struct proof *proof, const struct seal_content *content,
                                const struct activity_judgement *judgement)
{
    for (size_t i = 0; i < content->n_credits; i++) {
        const struct sealed_credit *credit = &content->credits[i];
        const struct judged_enrolled *judged = &judgement->people[i];
        if (!is_same(credit, judged))
            return proof_deny(
                proof,
                "activity %s: %s: attendance and book give %u JP (%llu s of %llu s), "
                "the seal says %u JP (%llu s of %llu s)",
                id_text(content->activity.id).text, proof_name_of(proof, content, credit->person),
                judged->jp.counted_jp, (unsigned long long)judged->attendance.attended_s,
                (unsigned long long)judged->attendance.learning_s, credit->counted_jp,
                (unsigned long long)credit->attended_s, (unsigned long long)credit->learning_s);
        proof->totals.credits++;
    }
    return OK;
}

enum err proof_prove_credit(struct proof *proof, const struct seal_content *content)
{
    struct restated restated = {0};
    struct activity_judgement *judgement = NULL;
    enum err err = restate(proof, content, &restated);
    if (!err)
        err = judge_stated(&restated.activity, &judgement);
    if (err == ERR_FULL || (err == ERR_INVALID && !proof->fault[0]))
        err = proof_deny(proof, "activity %s: its classes cannot be judged: %s",
                         id_text(content->activity.id).text, err_name(err));
    if (!err)
        err = compare_credits(proof, content, judgement);
    if (!err)
        err = proof_check_entries(proof, content, judgement);
    judgement_destroy(judgement);
    finish(&restated);
    return err;
}
