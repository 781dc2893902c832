#include "proof/proof.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "judging/policy_read.h"
#include "proof/proof_parts.h"

enum err proof_create(struct proof **ret)
{
    struct proof *proof = mem_zalloc(1, sizeof *proof);
    if (!proof)
        return ERR_NOMEM;
    *ret = proof;
    return OK;
}

void proof_destroy(struct proof *proof)
{
    if (!proof)
        return;
    for (size_t i = 0; i < proof->n_seals; i++)
        seal_content_finish(&proof->seals[i].content);
    for (size_t i = 0; i < proof->n_policies; i++)
        mem_free(proof->policies[i].policy);
    class_fold_finish(&proof->fold);
    history_checks_finish(&proof->checks);
    book_finish(&proof->book);
    mem_free(proof->keys);
    mem_free(proof->seals);
    mem_free(proof->policies);
    mem_free(proof);
}

const char *proof_fault(const struct proof *proof)
{
    return proof->fault;
}

struct proof_totals proof_totals(const struct proof *proof)
{
    return proof->totals;
}

const char *proof_first_key(const struct proof *proof)
{
    return proof->n_keys ? proof->keys[0].key_id : "";
}

enum err proof_deny(struct proof *proof, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(proof->fault, sizeof proof->fault, format, args);
    va_end(args);
    return ERR_INVALID;
}

/* ---- keys ---- */

static bool is_same_key(const struct signing_key_row *a, const struct signing_key_row *b)
{
    return memcmp(a->public_key, b->public_key, SIGN_PUBLIC_BYTES) == 0 &&
           a->from_ms == b->from_ms && strcmp(a->who, b->who) == 0 &&
           strcmp(a->introduced_by, b->introduced_by) == 0;
}

static enum err check_introduction(struct proof *proof, const struct signing_key_row *row)
{
    const struct signing_key_row *before = proof->n_keys ? &proof->keys[proof->n_keys - 1] : NULL;
    bool by_itself = strcmp(row->introduced_by, row->key_id) == 0;

    if (strcmp(sign_key_id(row->public_key).text, row->key_id) != 0)
        return proof_deny(proof, "key %u: %s is not the name of this public key", row->n,
                          row->key_id);
    if (!by_itself && (!before || strcmp(row->introduced_by, before->key_id) != 0))
        return proof_deny(proof, "key %u: it must be introduced by the key before it", row->n);
    if (before && row->from_ms <= before->from_ms)
        return proof_deny(proof, "key %u: it begins before the key before it", row->n);
    enum err err = signing_key_check(row, by_itself ? row->public_key : before->public_key);
    if (err == ERR_INVALID)
        return proof_deny(proof, "key %u: the signature of its introduction does not hold", row->n);
    proof->totals.keys_unintroduced += by_itself && before;
    return err;
}

enum err proof_add_key(struct proof *proof, const struct signing_key_row *row)
{
    if (row->n <= proof->n_keys && row->n > 0) {
        enum err err =
            signing_key_check(row, strcmp(row->introduced_by, row->key_id) == 0 || row->n == 1
                                       ? row->public_key
                                       : proof->keys[row->n - 2].public_key);
        if (err == ERR_NOMEM)
            return err;
        return !err && is_same_key(row, &proof->keys[row->n - 1])
                   ? OK
                   : proof_deny(proof, "key %u: it is told in two ways", row->n);
    }
    if (row->n != proof->n_keys + 1)
        return proof_deny(proof, "key %u: key %zu is missing", row->n, proof->n_keys + 1);
    enum err err = check_introduction(proof, row);
    if (err)
        return err;
    struct signing_key_row *more = mem_realloc(proof->keys, (proof->n_keys + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    proof->keys = more;
    more[proof->n_keys++] = *row;
    proof->totals.keys++;
    return OK;
}

enum err proof_signer(struct proof *proof, const char *key_id, int64_t at_ms,
                      const struct signing_key_row **ret)
{
    size_t i = 0;
    while (i < proof->n_keys && strcmp(proof->keys[i].key_id, key_id) != 0)
        i++;
    if (i == proof->n_keys)
        return proof_deny(proof, "key %s is not known", key_id);
    if (at_ms < proof->keys[i].from_ms)
        return proof_deny(proof, "key %s could not sign yet", key_id);
    if (i + 1 < proof->n_keys && at_ms >= proof->keys[i + 1].from_ms)
        return proof_deny(proof, "key %s was no longer to sign", key_id);
    *ret = &proof->keys[i];
    return OK;
}

/* ---- policies ---- */

const struct policy *proof_policy(const struct proof *proof, const struct seal_content *content)
{
    for (size_t i = 0; i < proof->n_policies; i++)
        if (memcmp(proof->policies[i].hash, content->policy_hash, DIGEST_BYTES) == 0)
            return proof->policies[i].policy;
    return NULL;
}

static bool is_sealed_policy(const struct proof *proof, const char *id,
                             const uint8_t hash[DIGEST_BYTES])
{
    for (size_t i = 0; i < proof->n_seals; i++) {
        const struct known_seal *seal = &proof->seals[i];
        if (seal->has_content && strcmp(seal->content.activity.policy, id) == 0 &&
            memcmp(seal->content.policy_hash, hash, DIGEST_BYTES) == 0)
            return true;
    }
    return false;
}

static enum err read_policy(struct proof *proof, const char *id, struct slice text,
                            struct policy *ret)
{
    struct json_doc doc;
    struct policy_fault wrong;
    enum err err = json_open(&doc, text);
    if (!err) {
        struct json_node root = json_root(&doc);
        policy_read(&root, ret);
    }
    if (err == ERR_MALFORMED || !json_ok(&doc))
        err = proof_deny(proof, "policy %s: %s: %s", id, doc.fail.path, doc.fail.reason);
    json_close(&doc);
    if (!err && policy_check(ret, &wrong))
        err = proof_deny(proof, "policy %s: %s: %s", id, wrong.where, wrong.reason);
    return err;
}

enum err proof_add_policy(struct proof *proof, const char *id, struct slice text)
{
    struct known_policy known;
    digest_sha256(text, known.hash);
    if (!is_sealed_policy(proof, id, known.hash))
        return proof_deny(proof, "policy %s: it is not the file under which was sealed", id);
    for (size_t i = 0; i < proof->n_policies; i++)
        if (memcmp(proof->policies[i].hash, known.hash, DIGEST_BYTES) == 0)
            return OK;
    struct known_policy *more =
        mem_realloc(proof->policies, (proof->n_policies + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    proof->policies = more;
    known.policy = mem_zalloc(1, sizeof *known.policy);
    if (!known.policy)
        return ERR_NOMEM;
    enum err err = read_policy(proof, id, text, known.policy);
    if (err)
        mem_free(known.policy);
    else
        more[proof->n_policies++] = known;
    return err;
}

/* ---- the end ---- */

enum err proof_end(struct proof *proof)
{
    const struct known_seal *at = proof->at;
    uint64_t lines = at ? proof->at_lines : 0;

    proof->at = NULL;
    enum err err = at ? OK : proof_without_lines(proof);
    for (size_t i = 0; !err && i < proof->n_seals; i++) {
        const struct known_seal *seal = &proof->seals[i];
        if (proof_asks(proof, seal))
            err = proof_deny(proof, "%s: its journal ends after line %llu of %llu",
                             proof_subject(proof, &seal->head),
                             (unsigned long long)(at == seal ? lines : 0),
                             (unsigned long long)seal->head.lines);
    }
    proof->bundle++;
    return err;
}
