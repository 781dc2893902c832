#include "history/class_live.h"

#include "store/catalog.h"
#include "store/store_catalog.h"

struct mode_search {
    uint32_t ordinal;
    enum unit_mode mode;
};

static enum err look_at_unit(const struct unit_row *row, void *arg)
{
    struct mode_search *search = arg;
    if (row->ordinal == search->ordinal)
        search->mode = row->mode;
    return OK;
}

enum err class_is_live(struct store *store, const struct activity_row *activity,
                       const struct class_row *class, bool *ret)
{
    struct mode_search search = {class->unit, MODE_SYNCHRONOUS};
    enum err err = class->unit ? store_units(store, class->activity, look_at_unit, &search) : OK;
    if (!err)
        *ret = !class->cancelled_ms && !activity->cancelled_ms && search.mode == MODE_SYNCHRONOUS;
    return err;
}
