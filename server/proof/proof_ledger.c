/* The entries of the ledger that a seal of an account holds: held against what was earned, and
 * against the seal of the same account before it. */
#include <string.h>

#include "judging/judging.h"
#include "proof/proof_parts.h"

/* By all that is sealed of an entry. Where text->bad there was no memory, and nothing is known. */
static bool is_same_entry(const struct jp_entry *a, const struct jp_entry *b, struct buffer *text)
{
    text->len = 0;
    struct json_out first = json_out_to(text);
    seal_entry_write(&first, a);
    size_t len = text->len;
    struct json_out second = json_out_to(text);
    seal_entry_write(&second, b);
    return !text->bad && text->len == 2 * len && memcmp(text->at, text->at + len, len) == 0;
}

/* ---- what was earned ---- */

/* An entry is what its id says; one that takes back does so with an earlier one, in full. */
static bool is_sound(const struct seal_content *content, size_t at, struct buffer *text)
{
    const struct jp_entry *entry = &content->entries[at];
    const struct entry_posting posting = {entry->posted_ms, entry->posted_by, entry->note};
    struct jp_entry reversal;
    if (!entry->reverses[0])
        return strcmp(entry->id, entry_id(&entry->key).text) == 0;
    for (size_t i = 0; i < at; i++)
        if (strcmp(content->entries[i].id, entry->reverses) == 0)
            return entry_reverse(&content->entries[i], &posting, &reversal) == OK &&
                   is_same_entry(&reversal, entry, text);
    return false;
}

static enum err check_each(struct proof *proof, const struct seal_content *content)
{
    struct buffer text = {0};
    enum err err = OK;
    for (size_t i = 0; !err && i < content->n_entries; i++)
        if (!is_sound(content, i, &text))
            err = text.bad ? ERR_NOMEM
                           : proof_deny(proof, "entry %.16s: it does not belong to what it is for",
                                        content->entries[i].id);
    buffer_finish(&text);
    return err;
}

/* Of the activity's rules and year, as they stand. */
static bool is_of_the_plan(const struct judged_enrolled *person, const struct activity_plan *plan)
{
    for (size_t i = 0; i < person->n_parts; i++) {
        const struct jp_entry *entry =
            judged_standing_entry(person, person->parts[i].jp.occurrence);
        if (entry &&
            (strcmp(entry->key.policy, plan->policy->id) != 0 || entry->ends_day != plan->ends_day))
            return false;
    }
    return true;
}

/* What stands of the entries of a person is what was earned, part by part. */
static enum err check_person(struct proof *proof, const struct seal_content *content,
                             const struct judged_enrolled *person, const struct activity_plan *plan)
{
    if (judged_is_settled(person) && is_of_the_plan(person, plan))
        return OK;
    return proof_deny(proof,
                      "activity %s: %s: the entries give %lld JP, or rest on something else than "
                      "the %u JP that were earned",
                      id_text(content->activity.id).text,
                      proof_name_of(proof, content, person->row.id),
                      (long long)judged_posted_jp(person), person->jp.counted_jp);
}

enum err proof_check_entries(struct proof *proof, const struct seal_content *content,
                             struct activity_judgement *judgement)
{
    size_t at = 0;
    enum err err = check_each(proof, content);
    for (size_t i = 0; !err && i < judgement->n_people; i++) {
        struct judged_enrolled *person = &judgement->people[i];
        person->entries = content->entries + at;
        for (person->n_entries = 0; at < content->n_entries; person->n_entries++, at++)
            if (!id_equal(content->entries[at].key.person, person->row.id))
                break;
        err = check_person(proof, content, person, &judgement->plan);
    }
    if (!err && at < content->n_entries)
        err = proof_deny(proof, "entry %.16s: it is nobody's, or out of its order",
                         content->entries[at].id);
    return err;
}

/* ---- from seal to seal ---- */

static enum err goes_on(struct proof *proof, const struct known_seal *before,
                        const struct known_seal *after)
{
    const struct seal_content *was = &before->content;
    const struct seal_content *is = &after->content;
    unsigned long long n = after->head.n;
    struct buffer text = {0};
    enum err err = OK;
    size_t at = 0;

    if (after->head.lines < before->head.lines)
        return proof_deny(proof, "seal %llu: it knows fewer lines of the book than seal %llu", n,
                          (unsigned long long)before->head.n);
    for (size_t i = 0; !err && i < was->n_entries; i++, at++) {
        const struct jp_entry *entry = &was->entries[i];
        while (at < is->n_entries && !id_equal(is->entries[at].key.person, entry->key.person))
            at++;
        if (at < is->n_entries && is_same_entry(entry, &is->entries[at], &text))
            continue;
        err = text.bad ? ERR_NOMEM
                       : proof_deny(proof,
                                    "seal %llu: entry %.16s of seal %llu was taken out of the "
                                    "ledger or changed",
                                    n, entry->id, (unsigned long long)before->head.n);
    }
    buffer_finish(&text);
    return err;
}

static bool is_of_the_account(const struct known_seal *other, const struct known_seal *seal)
{
    return other->has_content && id_is_none(other->head.class_id) &&
           id_equal(other->head.activity, seal->head.activity);
}

enum err proof_check_succession(struct proof *proof, const struct known_seal *seal)
{
    const struct known_seal *before = NULL;
    const struct known_seal *after = NULL;
    for (size_t i = 0; i < proof->n_seals; i++) {
        const struct known_seal *other = &proof->seals[i];
        uint64_t n = other->head.n;
        if (!is_of_the_account(other, seal))
            continue;
        if (n < seal->head.n && (!before || n > before->head.n))
            before = other;
        if (n > seal->head.n && (!after || n < after->head.n))
            after = other;
    }
    enum err err = before ? goes_on(proof, before, seal) : OK;
    return !err && after ? goes_on(proof, seal, after) : err;
}
