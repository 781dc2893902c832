#include "office/person_known.h"

#include <string.h>

#include "feed/feed.h"
#include "feed/outbox.h"

struct waking {
    struct store *store;
    struct change_by by;
};

/* The line stands beside those of an import, not among them: there is nothing to take back. */
static enum err write_down(const struct outbox_row *row, void *arg)
{
    const struct waking *waking = arg;
    return changes_line(
        waking->store, &waking->by,
        &(struct change_row){.noun = CHANGE_PERSON,
                             .about = row->person,
                             .field = "outbox",
                             .before = feed_reason_word(feed_reason_of(row->reason)),
                             .after = word_name(&outbox_state_words, OUTBOX_WAITING)});
}

static enum err add_activity(const struct outbox_row *row, void *arg)
{
    return due_ids_add(arg, row->activity);
}

enum err person_written(struct store *store, const struct change_by *by,
                        const struct person_row *before, const struct person_row *after,
                        struct due_ids *ret)
{
    struct waking waking = {store, *by};
    waking.by.import_id = id_none;

    enum err err = changes_person(store, by, before, after);
    bool same = !before || (strcmp(before->siasn_id, after->siasn_id) == 0 &&
                            strcmp(before->nip, after->nip) == 0);
    if (err || same)
        return err;
    err = outbox_wake(store, after->id, by->at_ms, write_down, &waking);
    return err ? err : store_outbox_person(store, after->id, add_activity, ret);
}

void person_follow(struct feed *feed, const struct due_ids *activities)
{
    for (size_t i = 0; i < activities->n; i++)
        feed_follow(feed, activities->at[i]);
}
