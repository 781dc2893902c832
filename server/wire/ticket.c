#include "wire/ticket.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/secret.h"

#define TICKET_VERSION 1
#define BODY_MAX 256

static size_t write_body(const struct ticket *ticket, uint8_t *memory)
{
    struct writer w = writer_of(memory, BODY_MAX);
    size_t name_len = strnlen(ticket->name, TICKET_NAME_MAX - 1);

    write_u8(&w, TICKET_VERSION);
    write_u8(&w, (uint8_t)ticket->kind);
    write_u8(&w, (uint8_t)ticket->role);
    write_bytes(&w, (struct slice){ticket->class_id.bytes, ID_BYTES});
    write_bytes(&w, (struct slice){ticket->activity.bytes, ID_BYTES});
    write_bytes(&w, (struct slice){ticket->person.bytes, ID_BYTES});
    write_bytes(&w, (struct slice){ticket->run.bytes, ID_BYTES});
    write_u32(&w, ticket->line);
    write_u64(&w, (uint64_t)ticket->expires_ms);
    write_u64(&w, (uint64_t)ticket->issued_ms);
    write_u8(&w, (uint8_t)name_len);
    write_bytes(&w, (struct slice){(const uint8_t *)ticket->name, name_len});
    return writer_len(&w);
}

void ticket_write(const struct ticket *ticket, const struct ticket_key *key, char *ret)
{
    uint8_t body[BODY_MAX];
    uint8_t seal[DIGEST_BYTES];
    size_t len = write_body(ticket, body);

    digest_hmac((struct slice){key->bytes, TICKET_KEY_BYTES}, (struct slice){body, len}, seal);
    size_t at = secret_encode((struct slice){body, len}, ret);
    ret[at++] = '.';
    secret_encode((struct slice){seal, DIGEST_BYTES}, ret + at);
}

static struct id read_id(struct reader *r)
{
    struct id id = id_none;
    struct slice bytes = read_bytes(r, ID_BYTES);
    if (bytes.len == ID_BYTES)
        memcpy(id.bytes, bytes.at, ID_BYTES);
    return id;
}

static enum err read_body(struct slice body, struct ticket *ret)
{
    struct reader r = reader_of(body);
    struct ticket t = {0};

    uint8_t version = read_u8(&r);
    t.kind = (enum ticket_kind)read_u8(&r);
    t.role = (enum role)read_u8(&r);
    t.class_id = read_id(&r);
    t.activity = read_id(&r);
    t.person = read_id(&r);
    t.run = read_id(&r);
    t.line = read_u32(&r);
    t.expires_ms = (int64_t)read_u64(&r);
    t.issued_ms = (int64_t)read_u64(&r);
    struct slice name = read_bytes(&r, read_u8(&r));
    if (r.bad || r.at != r.end || version != TICKET_VERSION || name.len >= TICKET_NAME_MAX ||
        (unsigned)t.role >= ROLE_COUNT)
        return ERR_MALFORMED;
    memcpy(t.name, name.at, name.len);
    *ret = t;
    return OK;
}

/* Splits at the dot, checks the seal before anything of the body is believed. */
static enum err open_seal(struct slice text, const struct ticket_key *key, uint8_t *ret_body,
                          size_t *ret_len)
{
    const uint8_t *dot = text.len ? memchr(text.at, '.', text.len) : NULL;
    if (!dot)
        return ERR_MALFORMED;
    size_t head = (size_t)(dot - text.at);
    uint8_t seal[DIGEST_BYTES], want[DIGEST_BYTES];
    size_t seal_len = 0;

    enum err err = secret_decode((struct slice){text.at, head}, ret_body, BODY_MAX, ret_len);
    if (!err)
        err = secret_decode((struct slice){dot + 1, text.len - head - 1}, seal, sizeof seal,
                            &seal_len);
    if (err)
        return ERR_MALFORMED;
    digest_hmac((struct slice){key->bytes, TICKET_KEY_BYTES}, (struct slice){ret_body, *ret_len},
                want);
    if (!secret_equal((struct slice){seal, seal_len}, (struct slice){want, sizeof want}))
        return ERR_MALFORMED;
    return OK;
}

enum err ticket_read(struct slice text, const struct ticket_key *key, enum ticket_kind kind,
                     int64_t now_ms, struct ticket *ret)
{
    uint8_t body[BODY_MAX];
    size_t len = 0;
    struct ticket t = {0};

    enum err err = open_seal(text, key, body, &len);
    if (!err)
        err = read_body((struct slice){body, len}, &t);
    if (!err && t.kind != kind)
        err = ERR_MALFORMED;
    if (!err && now_ms >= t.expires_ms)
        err = ERR_EXPIRED;
    if (!err)
        *ret = t;
    return err;
}

static enum err key_make(struct ticket_key *ret, const char *path, const struct chance *chance)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return ERR_IO;
    chance_fill(chance, ret->bytes, TICKET_KEY_BYTES);
    ssize_t wrote = write(fd, ret->bytes, TICKET_KEY_BYTES);
    bool good = wrote == TICKET_KEY_BYTES && fsync(fd) == 0;
    if (close(fd) != 0 || !good) {
        unlink(path);
        return ERR_IO;
    }
    return OK;
}

enum err ticket_key_load(struct ticket_key *ret, const char *path, const struct chance *chance)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? key_make(ret, path, chance) : ERR_IO;
    struct ticket_key key;
    ssize_t got = read(fd, key.bytes, TICKET_KEY_BYTES);
    close(fd);
    if (got != TICKET_KEY_BYTES) {
        errno = EINVAL;
        return ERR_IO;
    }
    *ret = key;
    return OK;
}
