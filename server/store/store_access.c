#include "store/store_access.h"

#include <string.h>

#include "base/text.h"
#include "store/store_ops.h"

static bool is_given(const char *text)
{
    return text[0] != '\0' && text_is_utf8(slice_of_text(text));
}

enum err store_link_issue(struct store *store, const struct link_row *row)
{
    bool sound = !id_is_none(row->activity) && !id_is_none(row->person) && row->issued_ms > 0;
    return sound ? store->ops->link_issue(store->db, row) : ERR_INVALID;
}

enum err store_link_find(struct store *store, const uint8_t token_hash[DIGEST_BYTES],
                         struct link_row *ret)
{
    return store->ops->link_find(store->db, token_hash, ret);
}

enum err store_link_revoke(struct store *store, struct id activity, struct id person, int64_t at_ms)
{
    return at_ms > 0 ? store->ops->link_revoke(store->db, activity, person, at_ms) : ERR_INVALID;
}

enum err store_activity_links(struct store *store, struct id activity, store_link_each *each,
                              void *arg)
{
    return store->ops->activity_links(store->db, activity, each, arg);
}

enum err store_account_put(struct store *store, const struct account_row *row)
{
    bool invited = row->password[0] == '\0';
    bool sound = is_given(row->name) && (invited || strncmp(row->password, "scrypt$", 7) == 0) &&
                 !id_is_none(row->person) && word_name(&account_role_words, (int)row->role)[0] &&
                 row->closed_ms >= 0;
    return sound ? store->ops->account_put(store->db, row) : ERR_INVALID;
}

enum err store_account_find(struct store *store, const char *name, struct account_row *ret)
{
    return store->ops->account_find(store->db, name, ret);
}

enum err store_sign_in_put(struct store *store, const struct sign_in_row *row)
{
    return id_is_none(row->person) ? ERR_INVALID : store->ops->sign_in_put(store->db, row);
}

enum err store_sign_in_find(struct store *store, const uint8_t cookie_hash[DIGEST_BYTES],
                            struct sign_in_row *ret)
{
    return store->ops->sign_in_find(store->db, cookie_hash, ret);
}

enum err store_sign_in_drop(struct store *store, const uint8_t cookie_hash[DIGEST_BYTES])
{
    return store->ops->sign_in_drop(store->db, cookie_hash);
}

enum err store_sign_in_expire(struct store *store, int64_t at_ms)
{
    return store->ops->sign_in_expire(store->db, at_ms);
}

enum err store_person_sign_ins(struct store *store, struct id person, store_sign_in_each *each,
                               void *arg)
{
    return store->ops->person_sign_ins(store->db, person, each, arg);
}

enum err store_audit_append(struct store *store, const struct audit_row *row)
{
    bool sound = is_given(row->what) && text_is_utf8(slice_of_text(row->note));
    return sound ? store->ops->audit_append(store->db, row) : ERR_INVALID;
}

enum err store_audit_read(struct store *store, struct id about, size_t max, store_audit_each *each,
                          void *arg)
{
    return store->ops->audit_read(store->db, about, max, each, arg);
}
