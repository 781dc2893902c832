#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "proof/bundle.h"
#include "store/store_catalog.h"

static enum err write_to(struct slice bytes, void *arg)
{
    return fwrite(bytes.at, 1, bytes.len, arg) == bytes.len ? OK : ERR_IO;
}

static enum err find_activity(struct store *store, struct id id, struct id *ret)
{
    struct class_row class;
    enum err err = store_class_find(store, id, &class);
    *ret = err ? id : class.activity;
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err bundle_export(struct store *store, struct id id, const char *path)
{
    struct id activity;
    enum err err = find_activity(store, id, &activity);
    if (err)
        return err;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!file) {
        if (fd >= 0)
            close(fd);
        return ERR_IO;
    }
    err = bundle_write(store, activity, write_to, file);
    if (fclose(file) != 0 && !err)
        err = ERR_IO;
    int why = errno;
    if (err)
        unlink(path);
    errno = why;
    return err;
}
