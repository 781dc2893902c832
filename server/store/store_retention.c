#include "store/store_retention.h"

#include "store/store_desk_ops.h"
#include "store/store_ops.h"

enum err store_talking_classes(struct store *store, store_id_each *each, void *arg)
{
    return store->ops->desk->talking_classes(store->db, each, arg);
}

enum err store_journal_erase(struct store *store, struct id class_id, int64_t at_ms, size_t max,
                             size_t *ret_n)
{
    if (at_ms <= 0)
        return ERR_INVALID;
    return store->ops->desk->journal_erase(store->db, class_id, at_ms, max, ret_n);
}

enum err store_forget(struct store *store, enum forgettable what, int64_t before_ms, size_t max,
                      size_t *ret_n)
{
    return store->ops->desk->forget(store->db, what, before_ms, max, ret_n);
}

enum err store_evidence_keep(struct store *store, const struct evidence_keeping *keeping)
{
    enum err err = store_evidence_check(keeping->row);
    if (!err && id_is_none(keeping->person))
        err = ERR_INVALID;
    return err ? err : store->ops->desk->evidence_keep(store->db, keeping);
}
