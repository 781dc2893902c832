#include "proof/seal_key.h"

#include <stdio.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "proof/seal_text.h"
#include "store/store.h"

#define PATH_BYTES 1024

struct key_paths {
    char now[PATH_BYTES];
    char next[PATH_BYTES];
};

static struct key_paths paths_in(const char *folder)
{
    struct key_paths ret;
    snprintf(ret.now, sizeof ret.now, "%s/seal.key", folder);
    snprintf(ret.next, sizeof ret.next, "%s/seal.key.next", folder);
    return ret;
}

static enum err keep_last(const struct signing_key_row *row, void *arg)
{
    *(struct signing_key_row *)arg = *row;
    return OK;
}

/* n is 0 when there is none. */
static enum err last_key(struct store *store, struct signing_key_row *ret)
{
    *ret = (struct signing_key_row){0};
    return store_signing_keys(store, keep_last, ret);
}

static bool is_the_keys(const struct sign_pair *pair, const struct signing_key_row *row)
{
    return memcmp(pair->public_key, row->public_key, SIGN_PUBLIC_BYTES) == 0;
}

/* The pair of the last key, also when a crash left it beside its place. */
static enum err read_pair(const struct key_paths *paths, const struct signing_key_row *row,
                          struct sign_pair *ret)
{
    enum err err = sign_file_read(paths->now, ret);
    if (!err && is_the_keys(ret, row))
        return OK;
    if (err && err != ERR_NOT_FOUND)
        return err;
    enum err next_err = sign_file_read(paths->next, ret);
    if (next_err == ERR_NOT_FOUND)
        return err ? err : ERR_FORBIDDEN;
    if (next_err)
        return next_err;
    if (!is_the_keys(ret, row))
        return err ? err : ERR_FORBIDDEN;
    return rename(paths->next, paths->now) == 0 ? OK : ERR_IO;
}

static bool is_about_the_file(enum err err)
{
    return err == ERR_NOT_FOUND || err == ERR_FORBIDDEN || err == ERR_MALFORMED;
}

enum err seal_key_read(struct store *store, const char *folder, struct sign_pair *ret,
                       struct signing_key_row *ret_row)
{
    struct key_paths paths = paths_in(folder);
    enum err err = last_key(store, ret_row);
    if (!err && ret_row->n == 0)
        return ERR_NOT_FOUND;
    if (!err)
        err = read_pair(&paths, ret_row, ret);
    return is_about_the_file(err) ? ERR_CONFIG : err;
}

static enum err keep_moment(const struct seal_row *row, void *arg)
{
    *(int64_t *)arg = row->sealed_ms;
    return OK;
}

/* After all that the key before it has signed, whatever the clock says. */
static enum err begin_at(struct store *store, const struct signing_key_row *before, int64_t at_ms,
                         int64_t *ret)
{
    uint64_t n = 0;
    uint8_t hash[DIGEST_BYTES];
    int64_t sealed_ms = 0;
    enum err err = store_seal_last(store, &n, hash);
    if (!err && n)
        err = store_seal_at(store, n, keep_moment, &sealed_ms);
    *ret = at_ms;
    if (before->n && *ret <= before->from_ms)
        *ret = before->from_ms + 1;
    if (*ret <= sealed_ms)
        *ret = sealed_ms + 1;
    return err;
}

/* Writes, records, puts in place. `by` introduces it; NULL: it introduces itself. */
static enum err put_key(struct store *store, const struct key_paths *paths,
                        const struct sign_pair *pair, const struct sign_pair *by,
                        struct signing_key_row *row)
{
    memcpy(row->public_key, pair->public_key, sizeof row->public_key);
    memcpy(row->key_id, sign_key_id(pair->public_key).text, sizeof row->key_id);
    enum err err = signing_key_sign(row, by ? by : pair);
    if (!err)
        err = sign_file_write(paths->next, pair);
    if (!err)
        err = store_signing_key_put(store, row);
    if (!err && rename(paths->next, paths->now) != 0)
        err = ERR_IO;
    return err;
}

enum err seal_key_make(struct store *store, const struct seal_key_wish *wish,
                       struct signing_key_row *ret)
{
    struct key_paths paths = paths_in(wish->folder);
    struct signing_key_row before;
    struct signing_key_row row = {0};
    struct sign_pair old, pair;
    bool has_old = false;

    enum err err = last_key(store, &before);
    if (!err && before.n) {
        err = read_pair(&paths, &before, &old);
        has_old = !err;
        if (err == ERR_NOT_FOUND)
            err = OK;
        else if (is_about_the_file(err))
            err = ERR_CONFIG;
    }
    row.n = before.n + 1;
    text_copy(row.who, sizeof row.who, slice_of_text(wish->who));
    if (!err)
        err = begin_at(store, &before, wish->at_ms, &row.from_ms);
    if (!err)
        err = sign_pair_make(wish->chance, &pair);
    if (!err)
        err = put_key(store, &paths, &pair, has_old ? &old : NULL, &row);
    secret_wipe(&old, sizeof old);
    secret_wipe(&pair, sizeof pair);
    if (!err)
        *ret = row;
    return err;
}
