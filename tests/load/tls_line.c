#include "load/tls_line.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_BYTES 16384

enum err line_target_init(struct line_target *ret, const char *cert_path, unsigned port)
{
    SSL_CTX *tls = SSL_CTX_new(TLS_client_method());
    if (!tls)
        return ERR_NOMEM;
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    if (SSL_CTX_load_verify_locations(tls, cert_path, NULL) != 1) {
        SSL_CTX_free(tls);
        return ERR_IO;
    }
    *ret = (struct line_target){.tls = tls, .port = port};
    return OK;
}

void line_target_finish(struct line_target *target)
{
    SSL_CTX_free(target->tls);
    target->tls = NULL;
}

static void end(struct tls_line *line, const char *why)
{
    if (line->state == LINE_ENDED)
        return;
    line->state = LINE_ENDED;
    line->ended_why = why;
}

static enum err connect_socket(struct tls_line *line, unsigned rcvbuf_bytes)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)line->target->port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;
    int rcvbuf = (int)rcvbuf_bytes;

    line->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (line->fd < 0)
        return ERR_IO;
    /* Before connecting: the window is agreed on with the first packet. */
    if (rcvbuf && setsockopt(line->fd, SOL_SOCKET, SO_RCVBUF, &rcvbuf, sizeof rcvbuf) != 0)
        return ERR_IO;
    if (setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
        return ERR_IO;
    if (connect(line->fd, (struct sockaddr *)&to, sizeof to) != 0 && errno != EINPROGRESS)
        return ERR_IO;
    return OK;
}

enum err line_open(struct tls_line *line, const struct line_target *target,
                   const struct line_ears *ears, void *arg, unsigned rcvbuf_bytes)
{
    *line = (struct tls_line){
        .target = target, .ears = ears, .arg = arg, .fd = -1, .state = LINE_SHAKING};
    enum err err = connect_socket(line, rcvbuf_bytes);
    if (err) {
        end(line, "not connected");
        return err;
    }
    line->ssl = SSL_new(target->tls);
    if (!line->ssl || SSL_set_fd(line->ssl, line->fd) != 1 ||
        SSL_set_tlsext_host_name(line->ssl, "localhost") != 1 ||
        SSL_set1_host(line->ssl, "localhost") != 1) {
        end(line, "no TLS");
        return ERR_NOMEM;
    }
    SSL_set_connect_state(line->ssl);
    line->ssl_wants_write = true; /* until the socket is connected */
    return OK;
}

void line_finish(struct tls_line *line)
{
    SSL_free(line->ssl);
    if (line->fd >= 0)
        close(line->fd);
    buffer_finish(&line->in);
    buffer_finish(&line->out);
    *line = (struct tls_line){.fd = -1, .state = LINE_ENDED, .ended_why = line->ended_why};
}

int line_fd(const struct tls_line *line)
{
    return line->fd;
}

uint32_t line_wants(const struct tls_line *line)
{
    bool writes = line->ssl_wants_write || line->out_sent < line->out.len;
    return writes ? EPOLLIN | EPOLLOUT : EPOLLIN;
}

/* True: the call may be made again when the socket is ready. */
static bool is_only_waiting(struct tls_line *line, int result)
{
    int why = SSL_get_error(line->ssl, result);
    ERR_clear_error();
    if (why == SSL_ERROR_WANT_WRITE)
        line->ssl_wants_write = true;
    return why == SSL_ERROR_WANT_WRITE || why == SSL_ERROR_WANT_READ;
}

static void shake(struct tls_line *line)
{
    int result = SSL_do_handshake(line->ssl);
    if (result != 1) {
        if (!is_only_waiting(line, result))
            end(line, "TLS refused");
        return;
    }
    line->state = LINE_UPGRADING;
    ws_write_upgrade(&line->out, line->target->port, line->key);
}

static void flush(struct tls_line *line)
{
    while (line->state != LINE_ENDED && line->out_sent < line->out.len) {
        size_t sent = 0;
        int result = SSL_write_ex(line->ssl, line->out.at + line->out_sent,
                                  line->out.len - line->out_sent, &sent);
        if (result != 1) {
            if (!is_only_waiting(line, result))
                end(line, "cannot write");
            return;
        }
        line->out_sent += sent;
    }
    line->out.len = 0;
    line->out_sent = 0;
}

static void greet(struct tls_line *line, size_t *used)
{
    enum err err = ws_read_upgrade(buffer_slice(&line->in), line->key, used);
    if (err == ERR_BUSY)
        return;
    if (err) {
        end(line, "no upgrade to WebSocket");
        return;
    }
    line->state = LINE_OPEN;
    line->ears->opened(line->arg);
}

static void answer_control(struct tls_line *line, const struct ws_frame *frame)
{
    if (frame->opcode == WS_PING)
        ws_write_frame(&line->out, WS_PONG, frame->payload);
    if (frame->opcode == WS_CLOSE)
        end(line, "closed by the server");
}

static void take_frames(struct tls_line *line)
{
    size_t used = 0;
    if (line->state == LINE_UPGRADING)
        greet(line, &used);
    while (line->state == LINE_OPEN) {
        struct slice rest = {line->in.at + used, line->in.len - used};
        struct ws_frame frame;
        size_t frame_len = 0;
        enum err err = ws_read_frame(rest, &frame, &frame_len);
        if (err == ERR_BUSY)
            break;
        if (err) {
            end(line, "a frame that is not one");
            break;
        }
        used += frame_len;
        if (frame.opcode == WS_TEXT || frame.opcode == WS_BINARY)
            line->ears->frame(line->arg, &frame);
        else
            answer_control(line, &frame);
    }
    memmove(line->in.at, line->in.at + used, line->in.len - used);
    line->in.len -= used;
}

static void drink(struct tls_line *line)
{
    uint8_t piece[READ_BYTES];
    while (line->state == LINE_UPGRADING || line->state == LINE_OPEN) {
        size_t got = 0;
        int result = SSL_read_ex(line->ssl, piece, sizeof piece, &got);
        if (result != 1) {
            if (!is_only_waiting(line, result))
                end(line, "broken off");
            return;
        }
        buffer_add(&line->in, (struct slice){piece, got});
        if (line->in.bad)
            end(line, "no memory");
        else
            take_frames(line);
    }
}

void line_move(struct tls_line *line, bool reads)
{
    line->ssl_wants_write = false;
    if (line->state == LINE_SHAKING)
        shake(line);
    if (line->state == LINE_UPGRADING || line->state == LINE_OPEN)
        flush(line);
    if (reads)
        drink(line);
    if (line->out.bad)
        end(line, "no memory");
}

static void post(struct tls_line *line, enum ws_opcode opcode, struct slice payload)
{
    if (line->state != LINE_OPEN)
        return;
    ws_write_frame(&line->out, opcode, payload);
    flush(line);
}

void line_say(struct tls_line *line, struct slice text)
{
    post(line, WS_TEXT, text);
}

void line_send(struct tls_line *line, struct slice binary)
{
    post(line, WS_BINARY, binary);
}
