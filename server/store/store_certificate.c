#include "store/store_certificate.h"

#include <string.h>

#include "base/text.h"
#include "store/store_desk_ops.h"
#include "store/store_ops.h"

static bool is_sound(const char *text)
{
    return text_is_utf8(slice_of_text(text));
}

static bool is_given(const char *text)
{
    return text[0] != '\0' && is_sound(text);
}

enum err store_certificate_serial(struct store *store, int year, uint32_t *ret)
{
    bool sound = year >= 1 && year <= 9999;
    return sound ? store->ops->desk->certificate_serial(store->db, year, ret) : ERR_INVALID;
}

enum err store_certificate_put(struct store *store, const struct certificate_row *row)
{
    if (row->content.len > CERTIFICATE_CONTENT_BYTES_MAX)
        return ERR_OVERSIZE;
    bool sound = is_given(row->number) && !id_is_none(row->code) && !id_is_none(row->activity) &&
                 !id_is_none(row->person) && row->issued_ms > 0 && row->content.len > 0 &&
                 word_name(&certificate_kind_words, (int)row->kind)[0];
    return sound ? store->ops->desk->certificate_put(store->db, row) : ERR_INVALID;
}

enum err store_certificate_by_code(struct store *store, struct id code,
                                   store_certificate_each *each, void *arg)
{
    return store->ops->desk->certificate_by_code(store->db, code, each, arg);
}

enum err store_certificate_by_number(struct store *store, const char *number,
                                     store_certificate_each *each, void *arg)
{
    return store->ops->desk->certificate_by_number(store->db, number, each, arg);
}

enum err store_activity_certificates(struct store *store, struct id activity,
                                     store_certificate_each *each, void *arg)
{
    return store->ops->desk->activity_certificates(store->db, activity, each, arg);
}

enum err store_person_certificates(struct store *store, struct id person,
                                   store_certificate_each *each, void *arg)
{
    return store->ops->desk->person_certificates(store->db, person, each, arg);
}

enum err store_certificate_revoke(struct store *store, const char *number, int64_t at_ms,
                                  const char *why)
{
    bool sound = at_ms > 0 && is_given(why) && strlen(why) < DESK_REASON_MAX;
    return sound ? store->ops->desk->certificate_revoke(store->db, number, at_ms, why)
                 : ERR_INVALID;
}

enum err store_outbox_put(struct store *store, const struct outbox_row *row)
{
    if (row->body.len > OUTBOX_BODY_BYTES_MAX)
        return ERR_OVERSIZE;
    bool sound = !id_is_none(row->id) && !id_is_none(row->person) && !id_is_none(row->activity) &&
                 word_name(&outbox_kind_words, (int)row->kind)[0] && row->body.len > 0 &&
                 word_name(&outbox_state_words, (int)row->state)[0] && is_sound(row->remote_id) &&
                 is_sound(row->reason) && row->made_ms > 0 && row->changed_ms >= row->made_ms;
    return sound ? store->ops->desk->outbox_put(store->db, row) : ERR_INVALID;
}

enum err store_outbox_find(struct store *store, struct id id, store_outbox_each *each, void *arg)
{
    return store->ops->desk->outbox_find(store->db, id, each, arg);
}

enum err store_outbox_of(struct store *store, const struct outbox_key *of, store_outbox_each *each,
                         void *arg)
{
    return store->ops->desk->outbox_of(store->db, of, each, arg);
}

enum err store_outbox_due(struct store *store, int64_t at_ms, size_t max, store_outbox_each *each,
                          void *arg)
{
    return store->ops->desk->outbox_due(store->db, at_ms, max, each, arg);
}

enum err store_outbox(struct store *store, enum outbox_state state, size_t max,
                      store_outbox_each *each, void *arg)
{
    bool known = state == 0 || word_name(&outbox_state_words, (int)state)[0];
    return known ? store->ops->desk->outbox(store->db, state, max, each, arg) : ERR_INVALID;
}

enum err store_outbox_because(struct store *store, const struct outbox_because *because,
                              store_outbox_each *each, void *arg)
{
    bool known = word_name(&outbox_state_words, (int)because->state)[0];
    return known ? store->ops->desk->outbox_because(store->db, because, each, arg) : ERR_INVALID;
}

enum err store_outbox_person(struct store *store, struct id person, store_outbox_each *each,
                             void *arg)
{
    return store->ops->desk->outbox_person(store->db, person, each, arg);
}

enum err store_outbox_reasons(struct store *store, store_outbox_reason_each *each, void *arg)
{
    return store->ops->desk->outbox_reasons(store->db, each, arg);
}

enum err store_outbox_count(struct store *store, struct outbox_counts *ret)
{
    return store->ops->desk->outbox_count(store->db, ret);
}

enum err store_outbox_try_append(struct store *store, const struct outbox_try_row *row)
{
    bool sound = !id_is_none(row->outbox) && row->at_ms > 0 && is_sound(row->answer);
    return sound ? store->ops->desk->outbox_try_append(store->db, row) : ERR_INVALID;
}

enum err store_outbox_tries(struct store *store, struct id outbox, size_t max,
                            store_outbox_try_each *each, void *arg)
{
    return store->ops->desk->outbox_tries(store->db, outbox, max, each, arg);
}
