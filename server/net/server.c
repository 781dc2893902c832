#include "net/server.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/resource.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "config/config.h"
#include "net/inbox.h"
#include "net/listen.h"
#include "net/pages.h"
#include "net/tls.h"
#include "net/worker.h"

#define FAREWELL_MS 3000
/* The library keeps tables as long as this, and with an unlimited process gives up at 2560. */
#define DESCRIPTORS_MAX 65536

struct server {
    struct server_links links;
    struct pages *pages;
    struct worker *worker; /* one for now; each has its own listening socket and inbox */
    unsigned port;
    atomic_bool stop;
};

static void allow_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit))
        return;
    limit.rlim_cur = limit.rlim_max < DESCRIPTORS_MAX ? limit.rlim_max : DESCRIPTORS_MAX;
    if (setrlimit(RLIMIT_NOFILE, &limit))
        LOG_WARN(net, "cannot raise the number of open files");
}

static enum err open_port(struct server *server, int *ret_fd)
{
    const struct config *config = server->links.config;
    const struct listen_options options = {
        .address = config->listen, .port = config->port, .sockets = 1};
    enum err err = listen_open(&options, ret_fd, &server->port);
    if (err == ERR_TAKEN)
        LOG_ERROR(net, "the port is in use: is another server running?", "listen=%s port=%u",
                  options.address, options.port);
    else if (err)
        LOG_ERROR(net, "cannot listen: no address of this machine, or no permission",
                  "listen=%s port=%u err=%s", options.address, options.port, err_name(err));
    return err;
}

static enum err start_worker(struct server *server)
{
    struct worker_links links = {.server = server->links, .pages = server->pages};
    enum err err = open_port(server, &links.listening);
    if (err)
        return err == ERR_FORBIDDEN ? ERR_CONFIG : err;
    err = worker_create(&server->worker, &links);
    if (err)
        LOG_ERROR(net, "cannot start the event loop", "err=%s", err_name(err));
    return err;
}

enum err server_create(struct server **ret, const struct server_links *links)
{
    struct server *server = mem_zalloc(1, sizeof *server);
    if (!server)
        return ERR_NOMEM;
    server->links = *links;
    atomic_init(&server->stop, false);
    signal(SIGPIPE, SIG_IGN); /* a peer that hung up is an error of the write, not the end of us */
    allow_descriptors();

    const struct config *config = links->config;
    enum err err = tls_check(config->tls_cert, config->tls_key, clock_wall_ms(links->clock));
    if (!err)
        err = pages_load(&server->pages, config->web_dir);
    if (err == ERR_NOT_FOUND || err == ERR_OVERSIZE)
        err = ERR_CONFIG;
    if (!err)
        err = start_worker(server);
    if (err) {
        server_destroy(server);
        return err;
    }
    LOG_INFO(net, "listening", "listen=%s port=%u", config->listen, server->port);
    *ret = server;
    return OK;
}

static bool is_over(const struct worker *worker)
{
    return worker->stopping && (worker_is_idle(worker) ||
                                worker_mono_ms(worker) - worker->stopping_mono_ms >= FAREWELL_MS);
}

enum err server_run(struct server *server)
{
    struct worker *worker = server->worker;
    while (!is_over(worker)) {
        if (atomic_load(&server->stop) && !worker->stopping) {
            LOG_INFO(net, "stopping", "lines=%u", worker->lines_n);
            worker_stop(worker);
        }
        enum err err = worker_serve(worker);
        if (err) {
            LOG_ERROR(net, "the event loop failed", "err=%s", err_name(err));
            return err;
        }
    }
    LOG_INFO(net, "stopped", "lines=%u longest_us=%llu slow=%llu", worker->lines_n,
             (unsigned long long)worker->times.longest_us, (unsigned long long)worker->times.slow);
    return OK;
}

void server_stop(struct server *server)
{
    atomic_store(&server->stop, true);
    inbox_wake(server->links.inbox);
}

void server_destroy(struct server *server)
{
    if (!server)
        return;
    worker_destroy(server->worker);
    pages_free(server->pages);
    mem_free(server);
}

unsigned server_port(const struct server *server)
{
    return server->port;
}

const struct times *server_times(const struct server *server)
{
    return &server->worker->times;
}
