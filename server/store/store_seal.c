#include "store/store_seal.h"

#include <string.h>

#include "base/text.h"
#include "store/store_ops.h"

enum err store_seal_append(struct store *store, const struct seal_row *row)
{
    uint8_t hash[DIGEST_BYTES];
    if (row->content.len > SEAL_CONTENT_BYTES_MAX || row->body.len > SEAL_CONTENT_BYTES_MAX)
        return ERR_OVERSIZE;
    if (row->n == 0 || id_is_none(row->activity) || row->sealed_ms <= 0 || row->body.len == 0 ||
        row->content.len == 0)
        return ERR_INVALID;
    digest_sha256(row->body, hash);
    if (memcmp(hash, row->hash, sizeof hash) != 0)
        return ERR_INVALID;
    return store->ops->seal_append(store->db, row);
}

enum err store_seal_read(struct store *store, struct id class_id, store_seal_each *each, void *arg)
{
    return store->ops->seal_read(store->db, class_id, each, arg);
}

enum err store_seal_at(struct store *store, uint64_t n, store_seal_each *each, void *arg)
{
    return store->ops->seal_at(store->db, n, each, arg);
}

enum err store_seal_last(struct store *store, uint64_t *ret_n, uint8_t ret_hash[DIGEST_BYTES])
{
    return store->ops->seal_last(store->db, ret_n, ret_hash);
}

enum err store_seal_account(struct store *store, struct id activity, store_seal_each *each,
                            void *arg)
{
    return store->ops->seal_account(store->db, activity, each, arg);
}

enum err store_seals(struct store *store, struct id activity, store_seal_each *each, void *arg)
{
    return store->ops->seals(store->db, activity, each, arg);
}

enum err store_unsealed_classes(struct store *store, store_id_each *each, void *arg)
{
    return store->ops->unsealed_classes(store->db, each, arg);
}

enum err store_signing_key_put(struct store *store, const struct signing_key_row *row)
{
    bool sound = row->n > 0 && row->from_ms > 0 && row->who[0] &&
                 text_is_utf8(slice_of_text(row->who)) &&
                 strcmp(sign_key_id(row->public_key).text, row->key_id) == 0;
    return sound ? store->ops->signing_key_put(store->db, row) : ERR_INVALID;
}

enum err store_signing_keys(struct store *store, store_signing_key_each *each, void *arg)
{
    return store->ops->signing_keys(store->db, each, arg);
}

enum err store_policy_text_put(struct store *store, const char *id, struct slice text)
{
    if (text.len > POLICY_TEXT_BYTES_MAX)
        return ERR_OVERSIZE;
    if (!id[0] || text.len == 0)
        return ERR_INVALID;
    return store->ops->policy_text_put(store->db, id, text);
}

enum err store_policy_text_find(struct store *store, const uint8_t hash[DIGEST_BYTES],
                                struct buffer *ret)
{
    return store->ops->policy_text_find(store->db, hash, ret);
}
