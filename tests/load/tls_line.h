/* tls_line.h - one WebSocket to the server over TLS, without ever waiting.
 *
 * Runs on   the one thread of the load client.
 * Owns      its socket, its TLS, what it read and has not used, what it has not sent.
 * Borrows   the target and the ears, which outlive it.
 *
 * The caller polls line_fd for what line_wants says, and calls line_move when something is ready.
 */
#ifndef LOAD_TLS_LINE_H
#define LOAD_TLS_LINE_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "load/ws_stream.h"

struct line_target {
    SSL_CTX *tls;
    unsigned port; /* on this machine */
};

enum line_state { LINE_SHAKING, LINE_UPGRADING, LINE_OPEN, LINE_ENDED };

/* What a line tells. Nothing may be closed from inside these. */
struct line_ears {
    void (*opened)(void *arg);
    void (*frame)(void *arg, const struct ws_frame *frame);
};

struct tls_line {
    const struct line_target *target;
    const struct line_ears *ears;
    void *arg;
    enum line_state state;
    int fd;
    SSL *ssl;
    char key[WS_KEY_TEXT_MAX];
    struct buffer in;
    struct buffer out;
    size_t out_sent;
    bool ssl_wants_write; /* reading, too, may have to wait for writing */
    const char *ended_why; /* static; NULL while it lives */
};

/* The system's certificates are not asked: only `cert_path` is believed. ERR_IO: it cannot be
 * read. */
MUST_CHECK enum err line_target_init(struct line_target *ret, const char *cert_path, unsigned port);
void line_target_finish(struct line_target *target);

/* Begins to connect. `rcvbuf_bytes` 0: the kernel's choice. ERR_IO. Finish it in any case. */
MUST_CHECK enum err line_open(struct tls_line *line, const struct line_target *target,
                              const struct line_ears *ears, void *arg, unsigned rcvbuf_bytes);
void line_finish(struct tls_line *line);

int line_fd(const struct tls_line *line);
/* EPOLLIN, EPOLLOUT or both. */
uint32_t line_wants(const struct tls_line *line);
/* Does what can be done now; `reads`: false leaves what has come where it is. */
void line_move(struct tls_line *line, bool reads);

void line_say(struct tls_line *line, struct slice text);
void line_send(struct tls_line *line, struct slice binary);

#endif
