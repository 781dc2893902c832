#include "judging/calendar_force.h"

#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/file.h"
#include "judging/calendar_file.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_unsettled.h"

#define META_NAME "office_calendar" /* hash of its text */

struct forcing {
    uint8_t hash[DIGEST_BYTES];
    int64_t now_ms;
};

static enum err is_known(struct store *store, const uint8_t hash[DIGEST_BYTES], bool *ret)
{
    struct buffer known = {0};
    enum err err = store_meta_get(store, META_NAME, &known);
    *ret = !err && known.len == DIGEST_BYTES && memcmp(known.at, hash, DIGEST_BYTES) == 0;
    buffer_finish(&known);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err tell(struct store *store, const struct forcing *forcing)
{
    struct audit_row audit = {.at_ms = forcing->now_ms, .what = "calendar_changed"};
    size_t len = (size_t)snprintf(audit.note, sizeof audit.note, "sha256=");
    for (size_t i = 0; i < DIGEST_BYTES; i++)
        len +=
            (size_t)snprintf(audit.note + len, sizeof audit.note - len, "%02x", forcing->hash[i]);
    return store_audit_append(store, &audit);
}

static enum err force(struct store *store, void *arg)
{
    const struct forcing *forcing = arg;
    bool known = false;
    enum err err = is_known(store, forcing->hash, &known);
    if (err || known)
        return err;
    err = store_meta_put(store, META_NAME, (struct slice){forcing->hash, DIGEST_BYTES});
    if (!err)
        err = tell(store, forcing);
    return err ? err : store_unsettled_put_capacity(store);
}

enum err calendar_force(struct store *store, const char *path, int64_t now_ms)
{
    struct forcing forcing = {.now_ms = now_ms};
    struct buffer text = {0};
    enum err err = file_read(path, CALENDAR_FILE_BYTES_MAX, &text);
    if (!err)
        digest_sha256(buffer_slice(&text), forcing.hash);
    buffer_finish(&text);
    return err ? err : store_together(store, force, &forcing);
}
