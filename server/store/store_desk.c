#include "store/store_desk.h"

#include <string.h>

#include "base/text.h"
#include "store/store_desk_ops.h"
#include "store/store_ops.h"

static bool is_text(const char *text, size_t room)
{
    return strlen(text) < room && text_is_utf8(slice_of_text(text));
}

static bool is_given(const char *text)
{
    return text[0] != '\0' && text_is_utf8(slice_of_text(text));
}

enum err store_enrolment_drop(struct store *store, struct id activity, struct id person)
{
    return store->ops->desk->enrolment_drop(store->db, activity, person);
}

enum err store_person_drop(struct store *store, struct id person)
{
    return store->ops->desk->person_drop(store->db, person);
}

enum err store_evidence_check(const struct evidence_row *row)
{
    uint8_t hash[DIGEST_BYTES];
    if (row->bytes.len > EVIDENCE_BYTES_MAX)
        return ERR_OVERSIZE;
    if (row->bytes.len == 0 || row->filed_ms <= 0 ||
        !word_name(&evidence_type_words, (int)row->type)[0])
        return ERR_INVALID;
    digest_sha256(row->bytes, hash);
    return memcmp(hash, row->hash, sizeof hash) == 0 ? OK : ERR_INVALID;
}

enum err store_evidence_put(struct store *store, const struct evidence_row *row)
{
    enum err err = store_evidence_check(row);
    return err ? err : store->ops->desk->evidence_put(store->db, row);
}

enum err store_evidence_read(struct store *store, const uint8_t hash[DIGEST_BYTES],
                             store_evidence_each *each, void *arg)
{
    return store->ops->desk->evidence_read(store->db, hash, each, arg);
}

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

enum err store_change_append(struct store *store, const struct change_row *row)
{
    struct change_row whole = *row;
    whole.field = text_or_empty(row->field);
    whole.before = text_or_empty(row->before);
    whole.after = text_or_empty(row->after);
    whole.reason = text_or_empty(row->reason);
    bool sound = !id_is_none(row->about) && word_name(&change_noun_words, (int)row->noun)[0] &&
                 is_given(whole.field) && is_text(whole.field, DESK_FIELD_MAX) &&
                 is_text(whole.before, DESK_VALUE_MAX) && is_text(whole.after, DESK_VALUE_MAX) &&
                 is_text(whole.reason, DESK_REASON_MAX);
    return sound ? store->ops->desk->change_append(store->db, &whole) : ERR_INVALID;
}

enum err store_changes(struct store *store, const struct change_filter *filter,
                       store_change_each *each, void *arg)
{
    return store->ops->desk->changes(store->db, filter, each, arg);
}

enum err store_import_changes(struct store *store, struct id import_id, store_change_each *each,
                              void *arg)
{
    return store->ops->desk->import_changes(store->db, import_id, each, arg);
}

enum err store_access_append(struct store *store, const struct access_row *row)
{
    bool sound = is_given(row->what) && is_text(row->address, sizeof row->address) &&
                 is_text(row->filter, sizeof row->filter) && row->people <= INT64_MAX;
    return sound ? store->ops->desk->access_append(store->db, row) : ERR_INVALID;
}

enum err store_access_there(struct store *store, const struct access_row *row, int64_t since_ms,
                            bool *ret)
{
    return store->ops->desk->access_there(store->db, row, since_ms, ret);
}

enum err store_accesses(struct store *store, const struct change_filter *filter,
                        store_access_each *each, void *arg)
{
    return store->ops->desk->accesses(store->db, filter, each, arg);
}

enum err store_import_put(struct store *store, const struct import_row *row)
{
    bool of_people = row->noun == IMPORT_PEOPLE;
    bool sound = !id_is_none(row->id) && word_name(&import_noun_words, (int)row->noun)[0] &&
                 id_is_none(row->activity) == of_people && row->rows > 0 &&
                 row->rows <= INT64_MAX && is_text(row->file_name, sizeof row->file_name);
    return sound ? store->ops->desk->import_put(store->db, row) : ERR_INVALID;
}

enum err store_import_find(struct store *store, struct id import_id, struct import_row *ret)
{
    return store->ops->desk->import_find(store->db, import_id, ret);
}

enum err store_imports(struct store *store, size_t max, store_import_each *each, void *arg)
{
    return store->ops->desk->imports(store->db, max, each, arg);
}

enum err store_import_undone(struct store *store, struct id import_id, int64_t at_ms)
{
    return at_ms > 0 ? store->ops->desk->import_undone(store->db, import_id, at_ms) : ERR_INVALID;
}

enum err store_accounts(struct store *store, store_account_each *each, void *arg)
{
    return store->ops->desk->accounts(store->db, each, arg);
}

enum err store_invitation_put(struct store *store, const struct invitation_row *row)
{
    bool sound = is_given(row->account) && row->issued_ms > 0 && row->expires_ms > row->issued_ms;
    return sound ? store->ops->desk->invitation_put(store->db, row) : ERR_INVALID;
}

enum err store_invitation_find(struct store *store, const uint8_t token_hash[DIGEST_BYTES],
                               struct invitation_row *ret)
{
    return store->ops->desk->invitation_find(store->db, token_hash, ret);
}

enum err store_invitation_use(struct store *store, const uint8_t token_hash[DIGEST_BYTES],
                              int64_t at_ms, const char *password)
{
    bool sound = at_ms > 0 && strncmp(password, "scrypt$", 7) == 0 &&
                 strlen(password) < SECRET_HASH_TEXT_MAX;
    return sound ? store->ops->desk->invitation_use(store->db, token_hash, at_ms, password)
                 : ERR_INVALID;
}

enum err store_token_put(struct store *store, const struct token_row *row)
{
    bool sound = !id_is_none(row->id) && is_given(row->title) && is_given(row->scopes) &&
                 row->issued_ms > 0 && row->expires_ms > row->issued_ms;
    return sound ? store->ops->desk->token_put(store->db, row) : ERR_INVALID;
}

enum err store_token_find(struct store *store, const uint8_t hash[DIGEST_BYTES],
                          struct token_row *ret)
{
    return store->ops->desk->token_find(store->db, hash, ret);
}

enum err store_tokens(struct store *store, store_token_each *each, void *arg)
{
    return store->ops->desk->tokens(store->db, each, arg);
}

enum err store_token_revoke(struct store *store, struct id token, int64_t at_ms)
{
    return at_ms > 0 ? store->ops->desk->token_revoke(store->db, token, at_ms) : ERR_INVALID;
}

enum err store_policy_force_put(struct store *store, const struct policy_force_row *row)
{
    bool sound = is_given(row->id) && row->from_ms > 0;
    return sound ? store->ops->desk->policy_force_put(store->db, row) : ERR_INVALID;
}

enum err store_policy_forces(struct store *store, store_policy_force_each *each, void *arg)
{
    return store->ops->desk->policy_forces(store->db, each, arg);
}

enum err store_policy_is_used(struct store *store, const char *id, bool *ret)
{
    return store->ops->desk->policy_is_used(store->db, id, ret);
}
