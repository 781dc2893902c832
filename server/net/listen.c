#include "net/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WAITING_MAX 1024

static enum err err_of_bind(int error)
{
    switch (error) {
    case EADDRINUSE:
        return ERR_TAKEN;
    case EACCES:
        return ERR_FORBIDDEN;
    case EADDRNOTAVAIL:
        return ERR_CONFIG;
    default:
        return ERR_IO;
    }
}

static enum err parse_address(const char *address, unsigned port, struct sockaddr_storage *ret,
                              socklen_t *ret_len)
{
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                             .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    char service[16];
    snprintf(service, sizeof service, "%u", port);
    if (getaddrinfo(address, service, &hints, &found) || !found)
        return ERR_CONFIG;
    memcpy(ret, found->ai_addr, found->ai_addrlen);
    *ret_len = found->ai_addrlen;
    freeaddrinfo(found);
    return OK;
}

static void set_port(struct sockaddr_storage *address, unsigned port)
{
    if (address->ss_family == AF_INET6)
        ((struct sockaddr_in6 *)(void *)address)->sin6_port = htons((uint16_t)port);
    else
        ((struct sockaddr_in *)(void *)address)->sin_port = htons((uint16_t)port);
}

static unsigned port_of(int fd)
{
    struct sockaddr_storage bound = {0};
    socklen_t len = sizeof bound;
    if (getsockname(fd, (struct sockaddr *)&bound, &len))
        return 0;
    return bound.ss_family == AF_INET6 ? ntohs(((struct sockaddr_in6 *)(void *)&bound)->sin6_port)
                                       : ntohs(((struct sockaddr_in *)(void *)&bound)->sin_port);
}

/* SO_REUSEADDR lets a restart bind while old connections linger; it does not let in a second
 * listener. */
static enum err bind_socket(const struct sockaddr_storage *address, socklen_t len, bool share,
                            int *ret)
{
    int fd = socket(address->ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return ERR_IO;
    int on = 1;
    int off = 0;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address->ss_family == AF_INET6)
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (share)
        (void)setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (bind(fd, (const struct sockaddr *)address, len)) {
        enum err err = err_of_bind(errno);
        close(fd);
        return err;
    }
    *ret = fd;
    return OK;
}

static enum err bind_all(const struct listen_options *options, int *fds, unsigned *ret_bound)
{
    struct sockaddr_storage address = {0};
    socklen_t len = 0;
    enum err err = parse_address(options->address, options->port, &address, &len);
    if (!err)
        err = bind_socket(&address, len, false, &fds[0]);
    if (err)
        return err;
    *ret_bound = 1;
    if (options->sockets == 1)
        return OK;

    int on = 1;
    if (setsockopt(fds[0], SOL_SOCKET, SO_REUSEPORT, &on, sizeof on))
        return ERR_IO;
    set_port(&address, port_of(fds[0]));
    for (unsigned i = 1; i < options->sockets && !err; i++) {
        err = bind_socket(&address, len, true, &fds[i]);
        if (!err)
            (*ret_bound)++;
    }
    return err;
}

enum err listen_open(const struct listen_options *options, int *ret_fds, unsigned *ret_port)
{
    unsigned bound = 0;
    enum err err = bind_all(options, ret_fds, &bound);
    for (unsigned i = 0; i < bound && !err; i++)
        if (listen(ret_fds[i], WAITING_MAX))
            err = err_of_bind(errno);
    if (err) {
        for (unsigned i = 0; i < bound; i++)
            close(ret_fds[i]);
        return err;
    }
    *ret_port = port_of(ret_fds[0]);
    return OK;
}

enum err listen_accept(int listening, int *ret_fd, struct sockaddr_storage *ret_from)
{
    socklen_t len = sizeof *ret_from;
    int fd = accept4(listening, (struct sockaddr *)ret_from, &len, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return ERR_BUSY;
        bool exhausted = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        return exhausted ? ERR_FULL : ERR_IO;
    }
    /* Sound is many small writes: none of them waits for an acknowledgement. */
    int on = 1;
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    *ret_fd = fd;
    return OK;
}
