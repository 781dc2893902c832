/* Seals, their chain, and receipts that name them. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "proof/proof_parts.h"

static enum err head_hash(const struct seal_head *head, uint8_t ret[DIGEST_BYTES],
                          struct buffer *text)
{
    struct json_out out = json_out_to(text);
    seal_head_write(&out, NULL, head);
    digest_sha256(buffer_slice(text), ret);
    return text->bad ? ERR_NOMEM : OK;
}

static enum err content_hash(const struct seal_content *content, uint8_t ret[DIGEST_BYTES])
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);
    seal_content_write(&out, NULL, content);
    digest_sha256(buffer_slice(&text), ret);
    enum err err = text.bad ? ERR_NOMEM : OK;
    buffer_finish(&text);
    return err;
}

static enum err check_signature(struct proof *proof, const struct seal_head *head,
                                const uint8_t signature[SIGN_BYTES], uint8_t ret_hash[DIGEST_BYTES])
{
    const struct signing_key_row *key = NULL;
    struct buffer text = {0};
    enum err err = head_hash(head, ret_hash, &text);
    if (!err)
        err = proof_signer(proof, head->key_id, head->sealed_ms, &key);
    if (!err && !sign_holds(key->public_key, buffer_slice(&text), signature))
        err = proof_deny(proof, "seal %llu: its signature does not hold",
                         (unsigned long long)head->n);
    buffer_finish(&text);
    return err;
}

static enum err check_content(struct proof *proof, const struct seal_head *head,
                              const struct seal_content *content)
{
    uint8_t hash[DIGEST_BYTES];
    enum err err = content_hash(content, hash);
    if (err)
        return err;
    if (memcmp(hash, head->content, DIGEST_BYTES) != 0)
        return proof_deny(proof, "seal %llu: its content is not what was signed",
                          (unsigned long long)head->n);
    if (content->has_class == id_is_none(head->class_id) ||
        !id_equal(content->class.id, head->class_id) ||
        !id_equal(content->activity.id, head->activity))
        return proof_deny(proof, "seal %llu: its content is about another class or activity",
                          (unsigned long long)head->n);
    return OK;
}

/* The neighbours in the chain, as far as they are known; the first seal follows nothing. */
static enum err check_chain(struct proof *proof, const struct seal_head *head,
                            const uint8_t hash[DIGEST_BYTES])
{
    static const uint8_t nothing[DIGEST_BYTES] = {0};
    unsigned long long n = head->n;
    if (head->n == 1 && memcmp(head->previous, nothing, DIGEST_BYTES) != 0)
        return proof_deny(proof, "seal 1: it is the first and follows another");
    for (size_t i = 0; i < proof->n_seals; i++) {
        const struct known_seal *other = &proof->seals[i];
        if (other->head.n == head->n && memcmp(other->hash, hash, DIGEST_BYTES) != 0)
            return proof_deny(proof, "seal %llu: there are two; what it is about was sealed again",
                              n);
        if (other->head.n != head->n && !id_is_none(head->class_id) &&
            id_equal(other->head.class_id, head->class_id))
            return proof_deny(proof, "seal %llu: its class has seal %llu already", n,
                              (unsigned long long)other->head.n);
        if (other->head.n + 1 == head->n && memcmp(head->previous, other->hash, DIGEST_BYTES) != 0)
            return proof_deny(proof,
                              "seal %llu: it follows another seal %llu than the one that is "
                              "here: what that one is about was sealed again",
                              n, n - 1);
        if (head->n + 1 == other->head.n && memcmp(other->head.previous, hash, DIGEST_BYTES) != 0)
            return proof_deny(proof,
                              "seal %llu: seal %llu follows another than the one that is here: "
                              "what it is about was sealed again",
                              n, n + 1);
    }
    return OK;
}

static struct known_seal *find_seal(struct proof *proof, uint64_t n)
{
    for (size_t i = 0; i < proof->n_seals; i++)
        if (proof->seals[i].head.n == n)
            return &proof->seals[i];
    return NULL;
}

static enum err keep(struct proof *proof, const struct seal_head *head,
                     const uint8_t hash[DIGEST_BYTES], struct seal_content *content)
{
    struct known_seal *seal = find_seal(proof, head->n);
    if (!seal) {
        struct known_seal *more = mem_realloc(proof->seals, (proof->n_seals + 1) * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        proof->seals = more;
        seal = &more[proof->n_seals++];
        *seal = (struct known_seal){.head = *head};
        memcpy(seal->hash, hash, DIGEST_BYTES);
        proof->totals.seals++;
    }
    if (!content)
        return OK;
    if (!seal->has_content) {
        seal->content = *content;
        *content = (struct seal_content){0};
    }
    seal->has_content = true;
    seal->told_in = proof->bundle;
    seal->proved = false; /* by the lines of this bundle again */
    return OK;
}

enum err proof_add_seal(struct proof *proof, const struct seal_head *head,
                        const uint8_t signature[SIGN_BYTES], struct seal_content *content)
{
    uint8_t hash[DIGEST_BYTES];
    enum err err = OK;
    if (proof->at)
        err = proof_deny(proof, "seal %llu: it comes after lines", (unsigned long long)head->n);
    if (!err)
        err = check_signature(proof, head, signature, hash);
    if (!err && content)
        err = check_content(proof, head, content);
    if (!err)
        err = check_chain(proof, head, hash);
    if (!err)
        err = keep(proof, head, hash, content);
    if (!err && content && id_is_none(head->class_id))
        err = proof_check_succession(proof, find_seal(proof, head->n));
    if (content)
        seal_content_finish(content);
    return err;
}

/* ---- receipts ---- */

/* The seal that the receipt names must be the one that is here. */
static enum err hold_seal(struct proof *proof, const struct receipt *receipt,
                          const struct receipt_seal *named, struct id class_id,
                          const struct known_seal **ret)
{
    const struct known_seal *seal = find_seal(proof, named->n);
    const char *who = receipt->name;
    unsigned long long n = named->n;
    bool account = id_is_none(class_id);
    if (!seal)
        return proof_deny(proof, "receipt of %s: seal %llu is not here", who, n);
    if (memcmp(seal->hash, named->hash, DIGEST_BYTES) != 0)
        return proof_deny(proof,
                          "receipt of %s: seal %llu is another than the one that was receipted: "
                          "the %s was rewritten and sealed again",
                          who, n, account ? "account" : "class");
    if (!id_equal(seal->head.class_id, class_id) || seal->head.lines != named->lines ||
        !id_equal(seal->head.activity, receipt->activity) ||
        memcmp(seal->head.head, named->head, DIGEST_BYTES) != 0)
        return proof_deny(proof, "receipt of %s: it tells another %s than seal %llu", who,
                          account ? "book" : "journal", n);
    *ret = seal;
    return OK;
}

static enum err hold_class(struct proof *proof, const struct receipt *receipt,
                           const struct receipt_class *class)
{
    const struct known_seal *seal = NULL;
    enum err err = hold_seal(proof, receipt, &class->seal, class->class_id, &seal);
    if (err || !seal->has_content)
        return err;
    const struct sealed_presence *presence = seal_content_presence(&seal->content, receipt->person);
    if (!presence || presence->attended_s != class->attended_s)
        return proof_deny(proof, "receipt of %s: it tells another attendance than seal %llu",
                          receipt->name, (unsigned long long)seal->head.n);
    return OK;
}

static bool is_same_credit(const struct receipt *receipt, const struct seal_content *content)
{
    const struct sealed_credit *credit = seal_content_credit(content, receipt->person);
    return credit && strcmp(receipt->policy, content->activity.policy) == 0 &&
           receipt->attended_s == credit->attended_s && receipt->learning_s == credit->learning_s &&
           receipt->counted_jp == credit->counted_jp && receipt->surplus_jp == credit->surplus_jp;
}

/* Against the seal of the account that it names, also when there are later ones. */
static enum err hold_credit(struct proof *proof, const struct receipt *receipt)
{
    const struct known_seal *seal = NULL;
    if (!receipt->has_credit)
        return OK;
    enum err err = hold_seal(proof, receipt, &receipt->account, id_none, &seal);
    if (!err && seal->has_content && !is_same_credit(receipt, &seal->content))
        err = proof_deny(proof, "receipt of %s: it tells another credit than the seal",
                         receipt->name);
    return err;
}

enum err proof_hold_receipt(struct proof *proof, const struct receipt *receipt)
{
    const struct signing_key_row *key = NULL;
    enum err err = proof_signer(proof, receipt->key_id, receipt->issued_ms, &key);
    if (!err && !receipt_holds(receipt, key->public_key))
        err = proof_deny(proof, "receipt of %s: its signature does not hold", receipt->name);
    for (size_t i = 0; !err && i < receipt->n_classes; i++)
        err = hold_class(proof, receipt, &receipt->classes[i]);
    if (!err)
        err = hold_credit(proof, receipt);
    proof->totals.receipts += !err;
    return err;
}
