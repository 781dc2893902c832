/* Seals stand in one chain and are never changed; keys in one line of succession. */
#include "fixture.h"
#include "store/store_seal.h"

static struct signing_key_row key_row(uint32_t n)
{
    struct signing_key_row row = {.n = n, .from_ms = MONDAY_MS + n};
    memset(row.public_key, (int)n, sizeof row.public_key);
    memset(row.signature, 9, sizeof row.signature);
    snprintf(row.key_id, sizeof row.key_id, "%s", sign_key_id(row.public_key).text);
    snprintf(row.introduced_by, sizeof row.introduced_by, "%s", row.key_id);
    snprintf(row.who, sizeof row.who, "pengelola %u", n);
    return row;
}

/* The n-th seal, of class n, after `before`. */
static struct seal_row seal_row(uint64_t n, const struct seal_row *before)
{
    struct seal_row row = {.n = n,
                           .class_id = key("class", (unsigned)n),
                           .activity = key("activity", 1),
                           .sealed_ms = MONDAY_MS + (int64_t)n,
                           .body = slice_of_text("{\"sinkron_seal\":1}"),
                           .content = slice_of_text("{\"sinkron_content\":1}")};
    static const char *const bodies[] = {"", "satu", "dua", "tiga"};
    row.body = slice_of_text(bodies[n]);
    digest_sha256(row.body, row.hash);
    if (before)
        memcpy(row.previous, before->hash, sizeof row.previous);
    memset(row.signature, 5, sizeof row.signature);
    snprintf(row.key_id, sizeof row.key_id, "%s", key_row(1).key_id);
    return row;
}

static void put_classes(struct store *store, unsigned n)
{
    struct signing_key_row signer = key_row(1);
    check_same(school_put(store, 1), OK, "a school");
    for (unsigned i = 2; i <= n; i++) {
        struct class_row meeting = class_row(i, 1, i);
        check_same(store_class_put(store, &meeting), OK, "a class");
    }
    check_same(store_signing_key_put(store, &signer), OK, "a key");
}

struct seen {
    unsigned n;
    uint64_t last_n;
    struct seal_row want;
};

static enum err look(const struct seal_row *row, void *arg)
{
    struct seen *seen = arg;
    seen->n++;
    check(row->n > seen->last_n, "in order");
    seen->last_n = row->n;
    if (row->n != seen->want.n)
        return OK;
    check(id_equal(row->class_id, seen->want.class_id), "class");
    check(id_equal(row->activity, seen->want.activity), "activity");
    check_same(row->sealed_ms, seen->want.sealed_ms, "when");
    check_text("key", row->key_id, seen->want.key_id);
    check(memcmp(row->previous, seen->want.previous, DIGEST_BYTES) == 0, "the one before");
    check(memcmp(row->hash, seen->want.hash, DIGEST_BYTES) == 0, "hash");
    check(memcmp(row->signature, seen->want.signature, SIGN_BYTES) == 0, "signature");
    check(slice_equal(row->body, seen->want.body), "body");
    check(slice_equal(row->content, seen->want.content), "content");
    return OK;
}

static void a_seal_comes_back_whole(struct store *store)
{
    put_classes(store, 2);
    struct seal_row first = seal_row(1, NULL);
    struct seal_row second = seal_row(2, &first);
    struct seen seen = {.want = second};
    uint64_t n = 7;
    uint8_t hash[DIGEST_BYTES];

    check_same(store_seal_last(store, &n, hash), OK, "none");
    check_same(n, 0, "is number 0");
    check_same(store_seal_read(store, first.class_id, look, &seen), ERR_NOT_FOUND, "no seal");
    check_same(store_seal_append(store, &first), OK, "the first");
    check_same(store_seal_append(store, &second), OK, "the second");
    check_same(store_seal_last(store, &n, hash), OK, "the last");
    check(n == 2 && memcmp(hash, second.hash, sizeof hash) == 0, "is the second");

    check_same(store_seal_read(store, second.class_id, look, &seen), OK, "by class");
    check_same(seen.n, 1, "once");
    seen = (struct seen){.want = first};
    check_same(store_seal_at(store, 1, look, &seen), OK, "by number");
    check_same(store_seal_at(store, 3, look, &seen), ERR_NOT_FOUND, "not there");
    seen = (struct seen){.want = second};
    check_same(store_seals(store, first.activity, look, &seen), OK, "of the activity");
    check_same(seen.n, 2, "both");
    seen = (struct seen){.want = first};
    check_same(store_seals(store, id_none, look, &seen), OK, "all");
    check_same(seen.n, 2, "both");
    check_same(store_seals(store, key("activity", 9), look, &seen), OK, "of another");
    check_same(seen.n, 2, "none");
}

static void the_chain_has_one_end(struct store *store)
{
    put_classes(store, 3);
    struct seal_row first = seal_row(1, NULL);
    struct seal_row second = seal_row(2, &first);
    struct seal_row bad = seal_row(2, NULL);

    check_same(store_seal_append(store, &second), ERR_TAKEN, "the second is not the first");
    check_same(store_seal_append(store, &first), OK, "the first");
    check_same(store_seal_append(store, &bad), ERR_TAKEN, "does not follow it");
    bad = seal_row(2, &first);
    bad.class_id = first.class_id;
    check_same(store_seal_append(store, &bad), ERR_TAKEN, "a class is sealed once");
    bad = seal_row(2, &first);
    bad.class_id = key("class", 77);
    check_same(store_seal_append(store, &bad), ERR_NOT_FOUND, "no such class");
    bad = seal_row(2, &first);
    snprintf(bad.key_id, sizeof bad.key_id, "0123456789abcdef");
    check_same(store_seal_append(store, &bad), ERR_NOT_FOUND, "no such key");
    bad = seal_row(2, &first);
    bad.hash[0] ^= 1;
    check_same(store_seal_append(store, &bad), ERR_INVALID, "not the hash of its body");
    bad = seal_row(2, &first);
    bad.content.len = 0;
    check_same(store_seal_append(store, &bad), ERR_INVALID, "no content");
    check_same(store_seal_append(store, &second), OK, "the second");
}

static void an_account_is_sealed_each_time(struct store *store)
{
    put_classes(store, 2);
    struct seal_row first = seal_row(1, NULL);
    struct seal_row second = seal_row(2, &first);
    struct seal_row third = seal_row(3, &second);
    struct seen seen = {.want = third};
    second.class_id = third.class_id = id_none;

    check_same(store_seal_append(store, &first), OK, "a class");
    check_same(store_seal_account(store, first.activity, look, &seen), ERR_NOT_FOUND, "no account");
    check_same(store_seal_append(store, &second), OK, "the account");
    check_same(store_seal_append(store, &third), OK, "the account after a change");
    seen.want.class_id = id_none;
    check_same(store_seal_account(store, first.activity, look, &seen), OK, "the last");
    check_same(seen.n, 1, "once");
    check_same(seen.last_n, 3, "is the third");
    check_same(store_seal_read(store, id_none, look, &seen), ERR_NOT_FOUND, "no class is none");
    third.activity = id_none;
    check_same(store_seal_append(store, &third), ERR_INVALID, "an account of nothing");
}

static enum err count_id(struct id id, void *arg)
{
    unsigned *n = arg;
    check(id_equal(id, key("class", *n + 2)), "by ordinal");
    ++*n;
    return OK;
}

static void what_is_not_sealed_is_known(struct store *store)
{
    unsigned n = 0;
    put_classes(store, 4);
    for (unsigned i = 1; i <= 3; i++) {
        struct journal_line line = line_of_kind(i, key("class", i), 200);
        check_same(store_journal_append(store, &line, 1), OK, "held");
    }
    struct journal_line fact = line_of_kind(9, key("activity", 1), 230);
    struct class_row cancelled = class_row(4, 1, 4);
    struct journal_line held = line_of_kind(4, cancelled.id, 200);
    cancelled.cancelled_ms = MONDAY_MS;
    check_same(store_class_put(store, &cancelled), OK, "cancelled");
    check_same(store_journal_append(store, &held, 1), OK, "after it was begun");
    check_same(store_journal_append(store, &fact, 1), OK, "the book of the activity");
    struct seal_row first = seal_row(1, NULL);
    check_same(store_seal_append(store, &first), OK, "the first");
    check_same(store_unsealed_classes(store, count_id, &n), OK, "listed");
    check_same(n, 2, "the second and the third; the fourth is cancelled, a book is no class");
}

static enum err count_key(const struct signing_key_row *row, void *arg)
{
    unsigned *n = arg;
    struct signing_key_row want = key_row(++*n);
    check_same(row->n, *n, "in order");
    check_text("key", row->key_id, want.key_id);
    check(memcmp(row->public_key, want.public_key, SIGN_PUBLIC_BYTES) == 0, "public key");
    check(memcmp(row->signature, want.signature, SIGN_BYTES) == 0, "signature");
    check_same(row->from_ms, want.from_ms, "since when");
    check_text("who", row->who, want.who);
    check_text("introduced by", row->introduced_by, want.introduced_by);
    return OK;
}

static void keys_follow_each_other(struct store *store)
{
    struct signing_key_row first = key_row(1);
    struct signing_key_row second = key_row(2);
    struct signing_key_row bad = key_row(2);
    unsigned n = 0;

    check_same(store_signing_key_put(store, &second), ERR_TAKEN, "the second is not the first");
    check_same(store_signing_key_put(store, &first), OK, "the first");
    check_same(store_signing_key_put(store, &first), ERR_TAKEN, "once");
    check_same(store_signing_key_put(store, &second), OK, "the second");
    bad.who[0] = '\0';
    check_same(store_signing_key_put(store, &bad), ERR_INVALID, "nobody");
    bad = key_row(3);
    bad.key_id[0] = 'x';
    check_same(store_signing_key_put(store, &bad), ERR_INVALID, "another id");
    check_same(store_signing_keys(store, count_key, &n), OK, "listed");
    check_same(n, 2, "both");
}

static void a_policy_is_found_by_its_hash(struct store *store)
{
    struct slice text = slice_of_text("{\"id\":\"asn-2023\"}");
    struct buffer got = {0};
    uint8_t hash[DIGEST_BYTES];
    digest_sha256(text, hash);
    check_same(store_policy_text_find(store, hash, &got), ERR_NOT_FOUND, "not yet");
    check_same(store_policy_text_put(store, "asn-2023", text), OK, "put");
    check_same(store_policy_text_put(store, "asn-2023", text), OK, "twice changes nothing");
    check_same(store_policy_text_find(store, hash, &got), OK, "found");
    check(slice_equal(buffer_slice(&got), text), "the same");
    check_same(store_policy_text_put(store, "", text), ERR_INVALID, "without a name");
    buffer_finish(&got);
}

static void seals_stand_in_one_chain(void)
{
    on_every_backend(a_seal_comes_back_whole);
    on_every_backend(the_chain_has_one_end);
    on_every_backend(an_account_is_sealed_each_time);
    on_every_backend(what_is_not_sealed_is_known);
}

static void keys_and_policies_stay(void)
{
    on_every_backend(keys_follow_each_other);
    on_every_backend(a_policy_is_found_by_its_hash);
}

TEST_MAIN(TEST(seals_stand_in_one_chain), TEST(keys_and_policies_stay))
