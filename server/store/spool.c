#include "store/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"

#define MAGIC "SINKRON SPOOL 1\n"
#define MAGIC_BYTES 16u
#define SUM_BYTES 16u
#define FRAME_HEAD_BYTES (4u + SUM_BYTES)
#define LINE_BYTES_MAX (JOURNAL_LINE_HEAD_BYTES + JOURNAL_BODY_BYTES_MAX)
#define GROUP_BYTES_MAX (1024u * 1024u)

struct spool {
    char *path;
    int fd;            /* -1: there is no file */
    uint64_t len;      /* up to here the file is whole and synced */
    uint64_t replayed; /* up to here the journal has it */
    bool torn;         /* something may stand behind len */
    bool named;        /* the folder was synced since the file was made */
    struct buffer ready;
};

static enum err read_at(int fd, void *ret, size_t len, uint64_t at)
{
    uint8_t *to = ret;
    while (len > 0) {
        ssize_t got = pread(fd, to, len, (off_t)at);
        if (got == 0)
            return ERR_NOT_FOUND; /* the file ends here */
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ERR_IO;
        to += got;
        at += (uint64_t)got;
        len -= (size_t)got;
    }
    return OK;
}

static enum err write_at(int fd, struct slice bytes, uint64_t at)
{
    while (bytes.len > 0) {
        ssize_t done = pwrite(fd, bytes.at, bytes.len, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return ERR_IO;
        bytes.at += done;
        bytes.len -= (size_t)done;
        at += (uint64_t)done;
    }
    return OK;
}

/* A frame's line, or ERR_NOT_FOUND at the clean end, ERR_MALFORMED where a frame is not whole. Its
 * bytes are added to `into`. */
static enum err frame_read(const struct spool *spool, uint64_t at, uint64_t end,
                           struct buffer *into, size_t *ret_len)
{
    uint8_t head[FRAME_HEAD_BYTES];
    uint8_t body[4096];
    uint8_t sum[DIGEST_BYTES];

    if (at == end)
        return ERR_NOT_FOUND;
    if (end - at < sizeof head)
        return ERR_MALFORMED;
    enum err err = read_at(spool->fd, head, sizeof head, at);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_MALFORMED : err;

    struct reader r = reader_of((struct slice){head, sizeof head});
    uint32_t len = read_u32(&r);
    if (len > LINE_BYTES_MAX || len > end - at - sizeof head)
        return ERR_MALFORMED;
    size_t start = into->len;
    for (size_t done = 0; done < len && !err;) {
        size_t part = len - done < sizeof body ? len - done : sizeof body;
        err = read_at(spool->fd, body, part, at + sizeof head + done);
        if (!err)
            buffer_add(into, (struct slice){body, part});
        done += part;
    }
    if (err || into->bad)
        return into->bad ? ERR_NOMEM : ERR_IO;
    digest_sha256((struct slice){into->at + start, len}, sum);
    if (memcmp(sum, head + 4, SUM_BYTES) != 0)
        return ERR_MALFORMED;
    *ret_len = len;
    return OK;
}

/* How far the file is whole. */
static enum err scan(struct spool *spool, uint64_t end)
{
    struct buffer line = {0};
    enum err err = OK;
    uint64_t at = MAGIC_BYTES;

    while (!err) {
        size_t len = 0;
        struct journal_line parsed;
        line.len = 0;
        err = frame_read(spool, at, end, &line, &len);
        if (!err)
            err = journal_line_read(buffer_slice(&line), &parsed);
        if (!err)
            at += FRAME_HEAD_BYTES + len;
    }
    buffer_finish(&line);
    if (err != ERR_NOT_FOUND && err != ERR_MALFORMED)
        return err;
    spool->len = at;
    return OK;
}

/* What is torn was answered to nobody, unless the disk has spoilt it: so it is not thrown away. */
static enum err keep_torn(const struct spool *spool, uint64_t end)
{
    char path[PATH_MAX];
    uint8_t part[4096];
    int len = snprintf(path, sizeof path, "%s.torn", spool->path);
    if (len < 0 || (size_t)len >= sizeof path)
        return ERR_IO;
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return ERR_IO;

    enum err err = OK;
    for (uint64_t at = spool->len; at < end && !err;) {
        size_t n = end - at < sizeof part ? (size_t)(end - at) : sizeof part;
        err = read_at(spool->fd, part, n, at);
        if (!err)
            err = write_at(fd, (struct slice){part, n}, at - spool->len);
        at += n;
    }
    if (!err && fsync(fd))
        err = ERR_IO;
    close(fd);
    return err ? ERR_IO : OK;
}

static enum err cut(struct spool *spool, uint64_t len)
{
    if (ftruncate(spool->fd, (off_t)len) || fsync(spool->fd))
        return ERR_IO;
    spool->len = len;
    spool->torn = false;
    return OK;
}

static enum err take_over(struct spool *spool, uint64_t *ret_torn_bytes)
{
    char magic[MAGIC_BYTES];
    off_t end = lseek(spool->fd, 0, SEEK_END);
    if (end < 0)
        return ERR_IO;
    *ret_torn_bytes = 0;
    if ((uint64_t)end < MAGIC_BYTES) { /* the crash came before the first frame */
        *ret_torn_bytes = (uint64_t)end;
        return cut(spool, 0);
    }
    if (read_at(spool->fd, magic, sizeof magic, 0))
        return ERR_IO;
    if (memcmp(magic, MAGIC, MAGIC_BYTES) != 0)
        return ERR_MALFORMED;
    enum err err = scan(spool, (uint64_t)end);
    if (err || spool->len == (uint64_t)end)
        return err;
    *ret_torn_bytes = (uint64_t)end - spool->len;
    err = keep_torn(spool, (uint64_t)end);
    return err ? err : cut(spool, spool->len);
}

enum err spool_open(struct spool **ret, const char *path, uint64_t *ret_torn_bytes)
{
    struct spool *spool = mem_zalloc(1, sizeof *spool);
    if (!spool)
        return ERR_NOMEM;
    *ret_torn_bytes = 0;
    spool->replayed = MAGIC_BYTES;
    spool->fd = open(path, O_RDWR | O_CLOEXEC);

    enum err err = spool->fd < 0 && errno != ENOENT ? ERR_IO : OK;
    spool->path = mem_copy_text(path);
    if (!err && !spool->path)
        err = ERR_NOMEM;
    if (!err && spool->fd >= 0)
        err = take_over(spool, ret_torn_bytes);
    if (err) {
        spool->len = UINT64_MAX; /* not understood: it stays where it is */
        spool_close(spool);
        return err;
    }
    *ret = spool;
    return OK;
}

void spool_close(struct spool *spool)
{
    if (!spool)
        return;
    if (spool->fd >= 0) {
        close(spool->fd);
        if (spool->path && !spool_has_lines(spool))
            unlink(spool->path);
    }
    buffer_finish(&spool->ready);
    mem_free(spool->path);
    mem_free(spool);
}

bool spool_has_lines(const struct spool *spool)
{
    return spool->len > spool->replayed;
}

enum err spool_add(struct spool *spool, const struct journal_line *line)
{
    size_t len = JOURNAL_LINE_HEAD_BYTES + line->body.len;
    uint8_t *bytes = mem_alloc(FRAME_HEAD_BYTES + len);
    if (!bytes)
        return ERR_NOMEM;

    uint8_t sum[DIGEST_BYTES];
    struct writer body = writer_of(bytes + FRAME_HEAD_BYTES, len);
    journal_line_write(&body, line);
    digest_sha256((struct slice){bytes + FRAME_HEAD_BYTES, len}, sum);
    struct writer head = writer_of(bytes, FRAME_HEAD_BYTES);
    write_u32(&head, (uint32_t)len);
    write_bytes(&head, (struct slice){sum, SUM_BYTES});

    buffer_add(&spool->ready, (struct slice){bytes, FRAME_HEAD_BYTES + len});
    mem_free(bytes);
    return spool->ready.bad ? ERR_NOMEM : OK;
}

size_t spool_added_bytes(const struct spool *spool)
{
    return spool->ready.len;
}

void spool_forget(struct spool *spool)
{
    spool->ready.len = 0;
    spool->ready.bad = false;
}

/* A new file survives a crash only once its folder is synced too. */
static enum err sync_folder(const char *path)
{
    char copy[PATH_MAX];
    int len = snprintf(copy, sizeof copy, "%s", path);
    if (len < 0 || (size_t)len >= sizeof copy)
        return ERR_IO;
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return ERR_IO;
    int failed = fsync(fd);
    close(fd);
    return failed ? ERR_IO : OK;
}

/* The file, begun with its magic bytes. */
static enum err make(struct spool *spool)
{
    enum err err = OK;
    if (spool->fd < 0) {
        spool->fd = open(spool->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (spool->fd < 0)
            return ERR_IO;
        spool->torn = true; /* of an earlier attempt, perhaps */
    }
    if (!spool->named)
        err = sync_folder(spool->path);
    if (!err)
        spool->named = true;
    if (!err && spool->torn)
        err = cut(spool, spool->len);
    if (err || spool->len >= MAGIC_BYTES)
        return err;
    spool->torn = true;
    err = write_at(spool->fd, slice_of_text(MAGIC), 0);
    if (!err) {
        spool->len = MAGIC_BYTES;
        spool->replayed = MAGIC_BYTES;
        spool->torn = false;
    }
    return err;
}

static enum err commit(struct spool *spool)
{
    enum err err = make(spool);
    if (err)
        return err;
    spool->torn = true;
    err = write_at(spool->fd, buffer_slice(&spool->ready), spool->len);
    if (!err && fsync(spool->fd))
        err = ERR_IO;
    if (!err) {
        spool->len += spool->ready.len;
        spool->torn = false;
        return OK;
    }
    int why = errno;
    (void)cut(spool, spool->len); /* else it is cut before the next attempt */
    errno = why;
    return err;
}

enum err spool_commit(struct spool *spool)
{
    enum err err = spool->ready.bad ? ERR_NOMEM : commit(spool);
    spool_forget(spool);
    return err;
}

/* Some frames, as bytes one after the other and how long each is. */
struct group {
    struct buffer bytes;
    struct journal_line *lines;
    size_t *lens;
    size_t lines_max;
};

static enum err group_read(const struct spool *spool, struct group *group, size_t *ret_n,
                           uint64_t *ret_at)
{
    uint64_t at = spool->replayed;
    size_t n = 0;
    enum err err = OK;

    group->bytes.len = 0;
    while (n < group->lines_max && group->bytes.len < GROUP_BYTES_MAX && !err) {
        err = frame_read(spool, at, spool->len, &group->bytes, &group->lens[n]);
        if (!err)
            at += FRAME_HEAD_BYTES + group->lens[n++];
    }
    if (err && err != ERR_NOT_FOUND)
        return err == ERR_MALFORMED ? ERR_IO : err;

    struct slice rest = buffer_slice(&group->bytes);
    for (size_t i = 0; i < n; i++) {
        if (journal_line_read((struct slice){rest.at, group->lens[i]}, &group->lines[i]))
            return ERR_IO;
        rest.at += group->lens[i];
    }
    *ret_n = n;
    *ret_at = at;
    return OK;
}

static enum err replay(struct spool *spool, struct group *group, spool_each *each, void *arg)
{
    while (spool_has_lines(spool)) {
        size_t n = 0;
        uint64_t at = 0;
        enum err err = group_read(spool, group, &n, &at);
        if (!err)
            err = each(group->lines, n, arg);
        if (err)
            return err;
        spool->replayed = at;
    }
    /* If it cannot be emptied now, what it holds is replayed again one day and changes nothing. */
    if (spool->fd >= 0 && spool->len > MAGIC_BYTES && cut(spool, MAGIC_BYTES) == OK)
        spool->replayed = MAGIC_BYTES;
    return OK;
}

enum err spool_replay(struct spool *spool, size_t lines_max, spool_each *each, void *arg)
{
    struct group group = {.lines_max = lines_max};
    group.lines = mem_zalloc(lines_max, sizeof *group.lines);
    group.lens = mem_zalloc(lines_max, sizeof *group.lens);

    enum err err = group.lines && group.lens ? replay(spool, &group, each, arg) : ERR_NOMEM;
    buffer_finish(&group.bytes);
    mem_free(group.lines);
    mem_free(group.lens);
    return err;
}
