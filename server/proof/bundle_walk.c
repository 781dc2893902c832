/* What the store holds about a sealed activity, piece by piece. */
#include <string.h>

#include "base/alloc.h"
#include "proof/bundle.h"
#include "proof/bundle_text.h"
#include "proof/proof.h"
#include "store/store.h"
#include "store/store_catalog.h"

/* A seal of the activity. */
struct own_seal {
    uint64_t n;
    struct id class_id; /* or none: of its account */
    uint64_t lines;
};

struct used_policy {
    uint8_t hash[DIGEST_BYTES];
    char id[POLICY_ID_MAX];
};

struct walk {
    struct store *store;
    const struct bundle_visitor *visitor;
    void *arg;
    struct bundle_counts counts;
    struct own_seal *own;
    size_t n_own;
    struct used_policy *used;
    size_t n_used;
    uint64_t lines_left; /* of the journal at hand */
};

static enum err gather_own(const struct seal_row *row, void *arg)
{
    struct walk *walk = arg;
    struct seal_head head;
    enum err err = seal_head_of(row, &head);
    if (err)
        return err;
    struct own_seal *more = mem_realloc(walk->own, (walk->n_own + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    walk->own = more;
    more[walk->n_own++] = (struct own_seal){head.n, head.class_id, head.lines};
    return OK;
}

static enum err visit_key(const struct signing_key_row *row, void *arg)
{
    struct walk *walk = arg;
    walk->counts.keys++;
    return walk->visitor->key(walk->arg, row);
}

static enum err note_policy(struct walk *walk, const struct seal_content *content)
{
    for (size_t i = 0; i < walk->n_used; i++)
        if (memcmp(walk->used[i].hash, content->policy_hash, DIGEST_BYTES) == 0)
            return OK;
    struct used_policy *more = mem_realloc(walk->used, (walk->n_used + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    walk->used = more;
    struct used_policy *used = &more[walk->n_used++];
    memcpy(used->hash, content->policy_hash, DIGEST_BYTES);
    memcpy(used->id, content->activity.policy, sizeof used->id);
    return OK;
}

static enum err visit_own(const struct seal_row *row, void *arg)
{
    struct walk *walk = arg;
    struct seal_head head;
    struct seal_content content = {0};
    enum err err = seal_head_of(row, &head);
    if (!err)
        err = seal_content_of(row->content, &content);
    if (!err)
        err = note_policy(walk, &content);
    if (!err) {
        walk->counts.seals++;
        err = walk->visitor->seal(walk->arg, &head, row->signature, &content);
    }
    seal_content_finish(&content);
    return err;
}

static enum err visit_next(const struct seal_row *row, void *arg)
{
    struct walk *walk = arg;
    struct seal_head head;
    enum err err = seal_head_of(row, &head);
    if (err)
        return err;
    walk->counts.seals++;
    return walk->visitor->seal(walk->arg, &head, row->signature, NULL);
}

/* Each seal, and the one that follows it where that is another activity's. */
static enum err visit_seals(struct walk *walk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < walk->n_own; i++) {
        uint64_t n = walk->own[i].n;
        err = store_seal_at(walk->store, n, visit_own, walk);
        if (err || (i + 1 < walk->n_own && walk->own[i + 1].n == n + 1))
            continue;
        err = store_seal_at(walk->store, n + 1, visit_next, walk);
        if (err == ERR_NOT_FOUND)
            err = OK;
    }
    return err;
}

static enum err visit_policies(struct walk *walk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < walk->n_used; i++) {
        struct buffer text = {0};
        err = store_policy_text_find(walk->store, walk->used[i].hash, &text);
        if (!err) {
            walk->counts.policies++;
            err = walk->visitor->policy(walk->arg, walk->used[i].id, buffer_slice(&text));
        }
        buffer_finish(&text);
    }
    return err;
}

static enum err visit_line(const struct journal_row *row, void *arg)
{
    struct walk *walk = arg;
    if (walk->lines_left == 0)
        return OK; /* came after the seal */
    walk->lines_left--;
    walk->counts.lines++;
    return walk->visitor->line(walk->arg, row);
}

/* The journals of the classes, then the book as far as the last account reaches. */
static enum err visit_lines(struct walk *walk, struct id activity)
{
    uint64_t book_lines = 0;
    enum err err = OK;
    for (size_t i = 0; !err && i < walk->n_own; i++) {
        const struct own_seal *own = &walk->own[i];
        walk->lines_left = own->lines;
        if (!id_is_none(own->class_id))
            err = store_journal_read(walk->store, own->class_id, 0, visit_line, walk);
        else if (own->lines > book_lines)
            book_lines = own->lines;
    }
    walk->lines_left = book_lines;
    return err ? err : store_journal_read(walk->store, activity, 0, visit_line, walk);
}

enum err bundle_walk(struct store *store, struct id activity, const struct bundle_visitor *visitor,
                     void *arg)
{
    struct walk walk = {.store = store, .visitor = visitor, .arg = arg};
    struct activity_row row;

    enum err err = store_activity_find(store, activity, &row);
    if (!err)
        err = store_seals(store, activity, gather_own, &walk);
    if (!err && walk.n_own == 0)
        err = ERR_WRONG_PHASE;
    if (!err)
        err = visitor->begin(arg, activity);
    if (!err)
        err = store_signing_keys(store, visit_key, &walk);
    if (!err)
        err = visit_seals(&walk);
    if (!err)
        err = visit_policies(&walk);
    if (!err)
        err = visit_lines(&walk, activity);
    if (!err)
        err = visitor->end(arg, &walk.counts);
    mem_free(walk.own);
    mem_free(walk.used);
    return err;
}

/* ---- to a proof ---- */

static enum err prove_begin(void *arg, struct id activity)
{
    (void)arg;
    (void)activity;
    return OK;
}

static enum err prove_key(void *arg, const struct signing_key_row *row)
{
    return proof_add_key(arg, row);
}

static enum err prove_seal(void *arg, const struct seal_head *head,
                           const uint8_t signature[SIGN_BYTES], struct seal_content *content)
{
    return proof_add_seal(arg, head, signature, content);
}

static enum err prove_policy(void *arg, const char *id, struct slice text)
{
    return proof_add_policy(arg, id, text);
}

static enum err prove_line(void *arg, const struct journal_row *row)
{
    return proof_add_line(arg, row);
}

static enum err prove_end(void *arg, const struct bundle_counts *counts)
{
    (void)counts;
    return proof_end(arg);
}

enum err bundle_prove_in_view(struct store *store, struct id activity, struct proof *proof)
{
    static const struct bundle_visitor prover = {prove_begin,  prove_key,  prove_seal,
                                                 prove_policy, prove_line, prove_end};
    return bundle_walk(store, activity, &prover, proof);
}
