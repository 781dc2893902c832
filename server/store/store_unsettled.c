#include "store/store_unsettled.h"

#include "store/store_desk_ops.h"
#include "store/store_ops.h"

enum err store_unsettled(struct store *store, uint64_t after, size_t max,
                         store_unsettled_each *each, void *arg)
{
    return store->ops->desk->unsettled(store->db, after, max, each, arg);
}

enum err store_unsettled_mark(struct store *store, struct id activity, uint64_t *ret)
{
    return store->ops->desk->unsettled_mark(store->db, activity, ret);
}

enum err store_unsettled_put(struct store *store, struct id activity)
{
    return store->ops->desk->unsettled_put(store->db, activity);
}

enum err store_unsettled_put_capacity(struct store *store)
{
    return store->ops->desk->unsettled_put_capacity(store->db);
}

enum err store_unsettled_done(struct store *store, const struct unsettled_row *row)
{
    return store->ops->desk->unsettled_done(store->db, row);
}
