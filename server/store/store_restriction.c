#include "store/store_restriction.h"

#include "base/text.h"
#include "store/store_desk_ops.h"
#include "store/store_ops.h"

enum err store_restriction_put(struct store *store, const struct restriction_row *row)
{
    bool sound = !id_is_none(row->id) && !id_is_none(row->person) && row->text[0] &&
                 text_is_utf8(slice_of_text(row->text)) &&
                 text_is_utf8(slice_of_text(row->reason)) &&
                 text_is_utf8(slice_of_text(row->end_reason));
    return sound ? store->ops->desk->restriction_put(store->db, row) : ERR_INVALID;
}

enum err store_restriction_find(struct store *store, struct id restriction,
                                struct restriction_row *ret)
{
    return store->ops->desk->restriction_find(store->db, restriction, ret);
}

enum err store_restriction_of(struct store *store, struct id person, struct restriction_row *ret)
{
    return store->ops->desk->restriction_of(store->db, person, ret);
}

enum err store_restrictions(struct store *store, size_t max, store_restriction_each *each,
                            void *arg)
{
    return store->ops->desk->restrictions(store->db, max, each, arg);
}

enum err store_restricted(struct store *store, store_restriction_each *each, void *arg)
{
    return store->ops->desk->restricted(store->db, each, arg);
}
