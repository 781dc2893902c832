/* A bundle or a receipt as a stranger hands it over: never more than a verdict, and a reason when
 * it does not hold. Then the same pieces as somebody brings them who has a signing key: numbers,
 * chains, hashes and signatures are put right, so that what is proved behind them is reached. */
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "fuzz/demand.h"
#include "proof/bundle.h"
#include "proof/proof.h"
#include "wire/json_in.h"

#define LINKS_MAX 256
#define FROM_MS INT64_C(1700000000000)

/* A line of a journal whose place in its chain is known. */
struct chain_link {
    struct id journal;
    uint64_t n;
    uint8_t hash[DIGEST_BYTES];
};

struct forging {
    struct proof *proof;
    enum err err;
    uint8_t policy_hash[DIGEST_BYTES];
    struct chain_link links[LINKS_MAX];
    size_t n_links;
    size_t lines; /* brought so far */
    uint64_t last_seal;
    uint8_t last_hash[DIGEST_BYTES];
};

static const struct sign_pair *own_pair(void)
{
    static struct sign_pair pair;
    static bool made;
    const uint8_t secret[SIGN_SECRET_BYTES] = {1};
    if (!made)
        demand(sign_pair_of(secret, &pair) == OK);
    made = true;
    return &pair;
}

/* ---- the pieces ---- */

typedef void take_piece(struct forging *forging, const struct json_node *root, const char *kind);

static void each_piece(struct slice all, take_piece *take, struct forging *forging)
{
    while (all.len && !forging->err) {
        const uint8_t *end = memchr(all.at, '\n', all.len);
        size_t len = end ? (size_t)(end - all.at) : all.len;
        struct json_doc doc;
        const char *kind = "";
        if (json_open(&doc, (struct slice){all.at, len}) == OK) {
            struct json_node root = json_root(&doc);
            if (json_count(&root))
                json_member_at(&root, 0, &kind);
            if (json_ok(&doc))
                take(forging, &root, kind);
        }
        json_close(&doc);
        len += end != NULL;
        all = (struct slice){all.at + len, all.len - len};
    }
}

/* False: it is none. The body is the caller's to free. */
static bool read_row(const struct json_node *root, struct journal_row *ret, uint8_t **ret_body)
{
    size_t len = 0;
    *ret = (struct journal_row){.line = {.event = json_get_id(root, "line"),
                                         .class_id = json_get_id(root, "class"),
                                         .run = json_get_id(root, "run"),
                                         .person = json_get_id(root, "person")}};
    ret->line.kind = (uint16_t)json_get_i64(root, "kind", 1, UINT16_MAX);
    ret->line.why = (uint8_t)json_get_i64(root, "why", 0, UINT8_MAX);
    ret->line.line = (uint32_t)json_get_i64(root, "connection", 0, UINT32_MAX);
    ret->line.seat = (uint32_t)json_get_i64(root, "seat", 0, UINT32_MAX);
    ret->line.at_ms = json_get_i64(root, "at_ms", INT64_MIN, INT64_MAX);
    ret->line.mono_ms = (uint64_t)json_get_i64(root, "mono_ms", 0, INT64_MAX);
    ret->erased_ms = json_has(root, "body_hash");
    if (ret->erased_ms) {
        seal_get_hash(root, "body_hash", ret->body_hash);
        return json_ok(root->doc);
    }
    const char *text = json_get_borrowed(root, "body", JOURNAL_BODY_BYTES_MAX);
    size_t room = strlen(text);
    *ret_body = mem_alloc(room);
    demand(*ret_body != NULL);
    if (secret_decode(slice_of_text(text), *ret_body, room, &len) != OK)
        return false;
    ret->line.body = (struct slice){*ret_body, len};
    journal_body_hash(&ret->line, ret->body_hash);
    return json_ok(root->doc);
}

/* ---- first: the chains, and the policy ---- */

static const struct chain_link *last_link(const struct forging *forging, struct id journal,
                                          uint64_t n_max)
{
    for (size_t i = forging->n_links; i-- > 0;)
        if (id_equal(forging->links[i].journal, journal) && forging->links[i].n <= n_max)
            return &forging->links[i];
    return NULL;
}

static void look_ahead(struct forging *forging, const struct json_node *root, const char *kind)
{
    static const uint8_t nothing[DIGEST_BYTES];
    struct journal_row row;
    uint8_t *body = NULL;
    if (strcmp(kind, "policy") == 0) {
        const char *text = json_get_borrowed(root, "text", POLICY_TEXT_BYTES_MAX);
        digest_sha256(slice_of_text(text), forging->policy_hash);
    }
    if (strcmp(kind, "line") == 0 && forging->n_links < LINKS_MAX && read_row(root, &row, &body)) {
        struct chain_link *link = &forging->links[forging->n_links];
        const struct chain_link *before = last_link(forging, row.line.class_id, UINT64_MAX);
        link->journal = row.line.class_id;
        link->n = before ? before->n + 1 : 1;
        journal_line_hash(before ? before->hash : nothing, &row.line, row.body_hash, link->hash);
        forging->n_links++;
    }
    mem_free(body);
}

/* ---- then: to the proof ---- */

static void bring_key(struct forging *forging)
{
    struct signing_key_row row = {.n = 1, .from_ms = FROM_MS, .who = "forger"};
    memcpy(row.public_key, own_pair()->public_key, sizeof row.public_key);
    memcpy(row.key_id, sign_key_id(row.public_key).text, sizeof row.key_id);
    demand(signing_key_sign(&row, own_pair()) == OK);
    demand(proof_add_key(forging->proof, &row) == OK);
}

static void put_right(const struct forging *forging, struct seal_head *head)
{
    struct id journal = id_is_none(head->class_id) ? head->activity : head->class_id;
    const struct chain_link *end = last_link(forging, journal, head->lines);
    head->lines = end ? end->n : 0;
    memset(head->head, 0, sizeof head->head);
    if (end)
        memcpy(head->head, end->hash, sizeof head->head);
    if (head->n == 1 || head->n == forging->last_seal + 1)
        memcpy(head->previous, forging->last_hash, sizeof head->previous);
    head->sealed_ms = FROM_MS + 1;
    memcpy(head->key_id, sign_key_id(own_pair()->public_key).text, sizeof head->key_id);
}

static void hash_content(const struct seal_content *content, uint8_t ret[DIGEST_BYTES])
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);
    seal_content_write(&out, NULL, content);
    digest_sha256(buffer_slice(&text), ret);
    buffer_finish(&text);
}

static void bring_seal(struct forging *forging, const struct json_node *root)
{
    struct seal_head head = {0};
    struct seal_content content = {0};
    struct buffer text = {0};
    uint8_t signature[SIGN_BYTES];
    struct json_node node = json_get_object(root, "seal");
    struct json_node told = json_get_object_or_none(root, "content");
    seal_head_read(&node, &head);
    if (json_is_there(&told))
        demand(seal_content_read(&told, &content) == OK);
    if (json_ok(root->doc)) {
        memcpy(content.policy_hash, forging->policy_hash, DIGEST_BYTES);
        put_right(forging, &head);
        if (json_is_there(&told))
            hash_content(&content, head.content);
        struct json_out out = json_out_to(&text);
        seal_head_write(&out, NULL, &head);
        digest_sha256(buffer_slice(&text), forging->last_hash);
        forging->last_seal = head.n;
        demand(sign_bytes(own_pair(), buffer_slice(&text), signature) == OK);
        forging->err = proof_add_seal(forging->proof, &head, signature,
                                      json_is_there(&told) ? &content : NULL);
    }
    seal_content_finish(&content);
    buffer_finish(&text);
}

static void bring_line(struct forging *forging, const struct json_node *root)
{
    struct journal_row row;
    uint8_t *body = NULL;
    if (forging->lines < forging->n_links && read_row(root, &row, &body)) {
        row.n = forging->links[forging->lines].n;
        memcpy(row.hash, forging->links[forging->lines++].hash, DIGEST_BYTES);
        forging->err = proof_add_line(forging->proof, &row);
    }
    mem_free(body);
}

static void bring(struct forging *forging, const struct json_node *root, const char *kind)
{
    char id[POLICY_ID_MAX];
    if (strcmp(kind, "seal") == 0)
        bring_seal(forging, root);
    if (strcmp(kind, "line") == 0)
        bring_line(forging, root);
    if (strcmp(kind, "policy") == 0) {
        json_get_text(root, "policy", id, sizeof id);
        const char *text = json_get_borrowed(root, "text", POLICY_TEXT_BYTES_MAX);
        if (json_ok(root->doc))
            forging->err = proof_add_policy(forging->proof, id, slice_of_text(text));
    }
}

static void forge(struct slice bytes)
{
    static struct forging forging;
    forging = (struct forging){.proof = NULL};
    demand(proof_create(&forging.proof) == OK);
    bring_key(&forging);
    each_piece(bytes, look_ahead, &forging);
    each_piece(bytes, bring, &forging);
    if (!forging.err)
        forging.err = proof_end(forging.proof);
    demand(forging.err == OK || forging.err == ERR_INVALID);
    demand((forging.err == OK) == (proof_fault(forging.proof)[0] == '\0'));
    proof_destroy(forging.proof);
}

/* ---- as it stands ---- */

static void read_bundle(struct slice bytes)
{
    struct proof *proof = NULL;
    struct bundle_fault fault;
    demand(proof_create(&proof) == OK);
    enum err err = bundle_read_bytes(bytes, proof, &fault);
    demand(err == OK || err == ERR_INVALID);
    demand((err == OK) == (fault.text[0] == '\0'));
    demand(err == ERR_INVALID || proof_totals(proof).seals > 0);
    if (!err) /* what holds, holds again against itself */
        demand(bundle_read_bytes(bytes, proof, &fault) == OK);
    proof_destroy(proof);
}

static void read_receipt(struct slice bytes)
{
    struct receipt receipt = {0};
    struct buffer again = {0};
    struct json_out out = json_out_to(&again);
    char fault[512] = "";
    enum err err = receipt_read(bytes, &receipt, fault, sizeof fault);
    demand(err == OK || err == ERR_INVALID);
    demand((err == OK) == (fault[0] == '\0'));
    if (!err)
        receipt_write(&out, &receipt);
    demand(err || (again.len <= bytes.len && memcmp(again.at, bytes.at, again.len) == 0));
    buffer_finish(&again);
    receipt_finish(&receipt);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {data, size};
    read_bundle(bytes);
    read_receipt(bytes);
    forge(bytes);
    return 0;
}
