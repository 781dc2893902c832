#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES 16384

static enum err read_all(int fd, size_t len_max, struct buffer *ret)
{
    uint8_t piece[PIECE_BYTES];
    size_t len = 0;
    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ERR_IO;
        if (got == 0)
            return OK;
        len += (size_t)got;
        if (len > len_max)
            return ERR_OVERSIZE;
        buffer_add(ret, (struct slice){piece, (size_t)got});
        if (ret->bad)
            return ERR_NOMEM;
    }
}

/* Closes without touching errno, which says why something before it failed. */
static void close_quietly(int fd)
{
    int before = errno;
    close(fd);
    errno = before;
}

enum err file_read(const char *path, size_t len_max, struct buffer *ret)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_IO;
    enum err err = read_all(fd, len_max, ret);
    close_quietly(fd);
    return err;
}

static enum err write_all(int fd, struct slice bytes)
{
    while (bytes.len) {
        ssize_t done = write(fd, bytes.at, bytes.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return ERR_IO;
        bytes.at += done;
        bytes.len -= (size_t)done;
    }
    return fsync(fd) ? ERR_IO : OK;
}

/* A rename is on the disk only when its folder is. */
static enum err sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    int len = slash ? (int)(slash - path) : 0;
    if (slash == path)
        len = 1;
    snprintf(folder, sizeof folder, "%.*s", len ? len : 1, len ? path : ".");

    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return ERR_IO;
    enum err err = fsync(fd) ? ERR_IO : OK;
    close_quietly(fd);
    return err;
}

enum err file_write(const char *path, struct slice bytes, unsigned mode)
{
    char beside[PATH_MAX];
    int len = snprintf(beside, sizeof beside, "%s.new", path);
    if (len < 0 || (size_t)len >= sizeof beside) {
        errno = ENAMETOOLONG;
        return ERR_IO;
    }
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode_t)mode);
    if (fd < 0)
        return ERR_IO;

    enum err err = write_all(fd, bytes);
    close_quietly(fd);
    if (!err && rename(beside, path))
        err = ERR_IO;
    if (!err)
        return sync_folder_of(path);
    int why = errno;
    unlink(beside);
    errno = why;
    return err;
}

enum err file_make_folder(const char *path)
{
    char part[PATH_MAX];
    size_t len = strlen(path);
    if (len == 0 || len >= sizeof part) {
        errno = len ? ENAMETOOLONG : ENOENT;
        return ERR_IO;
    }
    memcpy(part, path, len + 1);
    for (size_t i = 1; i <= len; i++) {
        if (part[i] != '/' && part[i] != '\0')
            continue;
        part[i] = '\0';
        if (mkdir(part, 0750) && errno != EEXIST)
            return ERR_IO;
        part[i] = path[i];
    }
    struct stat about;
    if (stat(path, &about))
        return ERR_IO;
    if (S_ISDIR(about.st_mode))
        return OK;
    errno = ENOTDIR;
    return ERR_IO;
}
