#include "judging/policy_freeze.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "judging/policy_file.h"
#include "store/store.h"
#include "store/store_desk.h"

#define PATH_BYTES 1024

struct freezing {
    const struct policy_freeze_wish *wish;
    char *fault;
    size_t fault_room;
};

/* What is recorded of one version. */
struct looking {
    const char *id;
    const uint8_t *hash;
    struct policy_force_row last; /* id "": nothing */
    bool known;                   /* this hash, now or before */
};

static enum err look_at(const struct policy_force_row *row, void *arg)
{
    struct looking *looking = arg;
    if (strcmp(row->id, looking->id) != 0)
        return OK;
    looking->last = *row;
    looking->known =
        looking->known || (looking->hash && memcmp(row->hash, looking->hash, DIGEST_BYTES) == 0);
    return OK;
}

enum err policy_in_force(struct store *store, const char *id, struct policy_force_row *ret)
{
    struct looking looking = {.id = id};
    enum err err = store_policy_forces(store, look_at, &looking);
    if (!err && !looking.last.id[0])
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = looking.last;
    return err;
}

static enum err deny(const struct freezing *freezing, const struct policy_force_row *last,
                     bool came_back)
{
    struct date_text day = date_text_day(last->from_ms, DATE_WIB);
    snprintf(freezing->fault, freezing->fault_room,
             came_back ? "%s/%s.json: text: it was replaced by another one on %s and cannot come "
                         "back; make a new version, with an id of its own"
                       : "%s/%s.json: text: this version is in use since %s, with another text; "
                         "put that back, or make a new version, with an id of its own",
             freezing->wish->dir, last->id, day.text);
    return ERR_CONFIG;
}

static enum err hash_file(const struct freezing *freezing, const char *id,
                          uint8_t ret[DIGEST_BYTES])
{
    char path[PATH_BYTES];
    struct buffer text = {0};
    snprintf(path, sizeof path, "%s/%s.json", freezing->wish->dir, id);
    enum err err = file_read(path, POLICY_FILE_BYTES_MAX, &text);
    if (err)
        snprintf(freezing->fault, freezing->fault_room, "%s: cannot be read", path);
    else
        digest_sha256(buffer_slice(&text), ret);
    buffer_finish(&text);
    return err;
}

static enum err check_change(struct store *store, const struct freezing *freezing,
                             const struct looking *looking)
{
    bool used = false;
    enum err err = store_policy_is_used(store, looking->id, &used);
    if (err)
        return err;
    return used || looking->known ? deny(freezing, &looking->last, !used) : OK;
}

static enum err freeze_one(struct store *store, const struct freezing *freezing, const char *id)
{
    struct policy_force_row row = {.from_ms = freezing->wish->now_ms};
    struct looking looking = {.id = id, .hash = row.hash};

    enum err err = hash_file(freezing, id, row.hash);
    if (!err)
        err = store_policy_forces(store, look_at, &looking);
    bool there = !err && looking.last.id[0];
    if (err || (there && memcmp(looking.last.hash, row.hash, DIGEST_BYTES) == 0))
        return err;
    if (there)
        err = check_change(store, freezing, &looking);
    snprintf(row.id, sizeof row.id, "%s", id);
    return err ? err : store_policy_force_put(store, &row);
}

static enum err freeze_all(struct store *store, void *arg)
{
    const struct freezing *freezing = arg;
    const struct policy_set *set = freezing->wish->policies;
    enum err err = OK;
    for (size_t i = 0; !err && i < set->n; i++)
        err = freeze_one(store, freezing, set->at[i]->id);
    return err;
}

enum err policy_freeze(struct store *store, const struct policy_freeze_wish *wish, char *ret_fault,
                       size_t fault_room)
{
    struct freezing freezing = {wish, ret_fault, fault_room};
    snprintf(ret_fault, fault_room, "%s", "");
    enum err err = store_together(store, freeze_all, &freezing);
    if (err && !ret_fault[0])
        snprintf(ret_fault, fault_room, "%s: %s", wish->dir, store_fault_text(store));
    return err;
}
