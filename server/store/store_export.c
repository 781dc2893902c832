#include "store/store_export.h"

#include "store/store_ops.h"

enum err store_ledger_filtered(struct store *store, const struct ledger_filter *filter,
                               store_ledger_filtered_each *each, void *arg)
{
    return store->ops->ledger_filtered(store->db, filter, each, arg);
}

enum err store_ledger_count(struct store *store, const struct ledger_filter *filter, uint64_t *ret)
{
    return store->ops->ledger_count(store->db, filter, ret);
}
