#include "office/answer_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "config/config.h"
#include "office/call.h"
#include "office/office_inside.h"

struct answer_folder answer_folder(const struct call *call)
{
    struct answer_folder ret;
    snprintf(ret.path, sizeof ret.path, "%s/tmp", call->office->links.config->data_dir);
    return ret;
}

enum err answer_file_create(struct answer_file *ret, const struct call *call)
{
    const struct answer_folder folder = answer_folder(call);
    ret->fd = -1;
    if (mkdir(folder.path, 0700) == 0 || errno == EEXIST)
        ret->fd = open(folder.path, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (ret->fd >= 0)
        return OK;
    LOG_ERROR(office, "no file for an answer", "errno=%d", errno);
    return ERR_IO;
}

void answer_file_destroy(struct answer_file *file)
{
    if (!file || file->fd < 0)
        return;
    close(file->fd);
    file->fd = -1;
}

enum err answer_file_add(void *file, struct slice bytes)
{
    const struct answer_file *own = file;
    while (bytes.len) {
        ssize_t wrote = write(own->fd, bytes.at, bytes.len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return ERR_IO;
        bytes = (struct slice){bytes.at + wrote, bytes.len - (size_t)wrote};
    }
    return OK;
}

struct answer_folder answer_file_path(const struct answer_file *file)
{
    struct answer_folder ret;
    snprintf(ret.path, sizeof ret.path, "/proc/self/fd/%d", file->fd);
    return ret;
}

enum err answer_file_hand(struct answer_file *file, struct call *call)
{
    struct stat found;
    if (fstat(file->fd, &found) != 0)
        return ERR_IO;
    call->answer->file = file->fd;
    call->answer->file_bytes = (uint64_t)found.st_size;
    file->fd = -1;
    return OK;
}
