/* fixture.h - a folder of its own for each test, and the list of databases.
 *
 * Every test of the interface runs on every backend in backends[].
 */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "rows.h"
#include "store/store.h"
#include "support/check.h"

struct backend {
    const char *name;
    enum err (*open)(struct store **ret, const char *where, bool read_only,
                     struct store_fault *ret_fault);
};

static const struct backend backends[] = {
    {"sqlite", store_open_sqlite},
};

struct folder {
    char path[64];
    char db[96];
    char spool[96];
};

static inline void folder_make(struct folder *folder)
{
    const char *parent = getenv("TMPDIR");
    snprintf(folder->path, sizeof folder->path, "%.40s/sinkron-XXXXXX", parent ? parent : "/tmp");
    if (!mkdtemp(folder->path)) {
        perror(folder->path);
        exit(2);
    }
    snprintf(folder->db, sizeof folder->db, "%s/sinkron.db", folder->path);
    snprintf(folder->spool, sizeof folder->spool, "%s/spool", folder->path);
}

static inline void folder_drop(struct folder *folder)
{
    DIR *dir = opendir(folder->path);
    for (struct dirent *at = dir ? readdir(dir) : NULL; at; at = readdir(dir)) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder->path, at->d_name);
        unlink(path);
    }
    if (dir)
        closedir(dir);
    rmdir(folder->path);
}

/* Ends the test program: without a store nothing else can be looked at. */
static inline struct store *store_must_open(const struct backend *backend, const char *where,
                                            bool read_only)
{
    struct store *store = NULL;
    struct store_fault fault = {""};
    enum err err = backend->open(&store, where, read_only, &fault);
    if (err) {
        printf("cannot open %s on %s: %s: %s\n", where, backend->name, err_name(err), fault.text);
        exit(2);
    }
    return store;
}

/* Runs a test on every backend, each time in an empty database. */
static inline void on_every_backend(void (*test)(struct store *store))
{
    for (size_t i = 0; i < COUNT(backends); i++) {
        struct folder folder;
        folder_make(&folder);
        struct store *store = store_must_open(&backends[i], folder.db, false);
        test(store);
        store_close(store);
        folder_drop(&folder);
    }
}

#endif
