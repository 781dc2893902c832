#include "net/worker.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "net/callbacks.h"
#include "net/guests.h"
#include "net/http.h"
#include "net/inbox.h"
#include "net/listen.h"
#include "net/origin.h"
#include "net/request.h"
#include "net/ws.h"
#include "office/office.h"
#include "session/edge.h"

#define TICK_US 100000
#define TICKS_PER_SWEEP 100         /* ten seconds */
#define TICKS_PER_REPORT 600        /* a minute */
#define IDLE_TURNS_PER_TICK_MAX 200 /* handshakes of TLS are idle turns, too */
#define ACCEPTS_PER_TURN 32
#define HEADER_BYTES_MAX 8192
#define HANDSHAKE_S 10  /* TLS, and then the whole head of a request */
#define KEEP_ALIVE_S 30 /* between two requests */

/* The library's own ping and hang-up are off: signs of life are the session's. */
static const lws_retry_bo_t no_pings = {.secs_since_valid_hangup = 0};

struct worker *worker_of(struct lws *wsi)
{
    return lws_context_user(lws_get_context(wsi));
}

uint64_t worker_mono_ms(const struct worker *worker)
{
    return clock_mono_ms(worker->links.server.clock);
}

const char *worker_peer(struct lws *wsi)
{
    const struct guest *guest = lws_get_opaque_user_data(wsi);
    return guest ? guest->address : "unknown";
}

void worker_met(struct lws *wsi)
{
    worker_of(wsi)->arriving = NULL;
}

void worker_lost(struct lws *wsi)
{
    guest_leave(lws_get_opaque_user_data(wsi));
    lws_set_opaque_user_data(wsi, NULL);
}

/* From the moment the library calls back about the new connection, the guest leaves with it. */
static void welcome(struct worker *worker, int fd, struct guest *guest)
{
    lws_adopt_desc_t adopt = {.vh = worker->vhost,
                              .type = LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP | LWS_ADOPT_ALLOW_SSL,
                              .fd.sockfd = fd,
                              .opaque = guest};
    worker->arriving = guest;
    if (!lws_adopt_descriptor_vhost_via_info(&adopt))
        LOG_DEBUG(net, "a connection ended as it began");
    guest_leave(worker->arriving);
    worker->arriving = NULL;
}

/* With no descriptor left, poll would report the waiting connection for ever: the spare one is
 * given up to take it out of the queue, and to close it. */
static void turn_away(struct worker *worker)
{
    struct sockaddr_storage from;
    int fd = -1;
    close(worker->spare_fd);
    if (listen_accept(worker->links.listening, &fd, &from) == OK)
        close(fd);
    worker->spare_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    LOG_DEBUG(net, "turned away, no descriptor left");
}

static enum err accept_one(struct worker *worker)
{
    struct sockaddr_storage from;
    int fd = -1;
    enum err err = listen_accept(worker->links.listening, &fd, &from);
    if (err)
        return err;
    struct guest *guest = NULL;
    err =
        guest_enter(worker->guests, (const struct sockaddr *)&from, worker_mono_ms(worker), &guest);
    if (err) {
        LOG_DEBUG(net, "turned away", "err=%s", err_name(err));
        close(fd);
        return OK;
    }
    welcome(worker, fd, guest);
    return OK;
}

void worker_accept(struct worker *worker)
{
    for (int i = 0; i < ACCEPTS_PER_TURN && !worker->stopping; i++) {
        enum err err = accept_one(worker);
        if (err == ERR_FULL)
            turn_away(worker);
        if (err == ERR_BUSY || err == ERR_FULL)
            return;
    }
}

void worker_read_letters(struct worker *worker)
{
    struct inbox *inbox = worker->links.server.inbox;
    inbox_silence(inbox);
    edge_read_letters(worker->links.server.edge);
    struct letter letters[16];
    int n;
    do {
        n = mailbox_take(inbox_mailbox(inbox), letters, 16);
        for (int i = 0; i < n; i++)
            http_take_answer(worker, letters[i].body);
    } while (n == 16);
}

static void report(const struct worker *worker)
{
    const struct times *times = &worker->times;
    LOG_DEBUG(net, "callbacks", "count=%llu slow=%llu longest_us=%llu p99_us=%llu lines=%u",
              (unsigned long long)times->callbacks, (unsigned long long)times->slow,
              (unsigned long long)times->longest_us,
              (unsigned long long)times_percentile_us(times, 99), worker->lines_n);
}

static void on_tick(lws_sorted_usec_list_t *tick)
{
    struct worker *worker = lws_container_of(tick, struct worker, tick);
    times_begin(&worker->times);
    edge_tick(worker->links.server.edge);
    ws_tick(worker);
    http_tick(worker, worker->idle_turns > IDLE_TURNS_PER_TICK_MAX);
    worker->idle_turns = 0;
    worker->ticks++;
    if (worker->ticks % TICKS_PER_SWEEP == 0)
        guests_sweep(worker->guests, worker_mono_ms(worker));
    if (worker->ticks % TICKS_PER_REPORT == 0)
        report(worker);
    times_end(&worker->times);
    lws_sul_schedule(worker->context, 0, &worker->tick, on_tick, TICK_US);
}

/* The library's own lines speak of peers and may come by the thousand. */
static void log_library(int level, const char *line)
{
    (void)level;
    size_t len = strcspn(line, "\n");
    LOG_DEBUG(net, "libwebsockets", "line=\"%.*s\"", (int)len, line);
}

static enum err make_context(struct worker *worker)
{
    lws_set_log_level(LLL_ERR | LLL_WARN, log_library);
    const struct config *config = worker->links.server.config;
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN_SERVER, /* with NO_LISTEN, TLS would silently be off */
        .options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
                   LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME,
        .protocols = callbacks_protocols,
        .user = worker,
        .vhost_name = "sinkron",
        .server_string = "sinkron",
        .alpn = "http/1.1", /* over h2 a browser would open its WebSocket inside it (RFC 8441) */
        .ssl_cert_filepath = config->tls_cert,
        .ssl_private_key_filepath = config->tls_key,
        .max_http_header_data2 = HEADER_BYTES_MAX,
        .timeout_secs = HANDSHAKE_S,
        .keepalive_timeout = KEEP_ALIVE_S,
        .retry_and_idle_policy = &no_pings,
    };
    worker->context = lws_create_context(&info);
    if (!worker->context)
        return ERR_NOMEM;
    worker->vhost = lws_create_vhost(worker->context, &info);
    return worker->vhost ? OK : ERR_CONFIG;
}

static enum err watch(struct worker *worker, int fd, const char *protocol, struct lws **ret)
{
    lws_sock_file_fd_type watched = {.filefd = fd};
    *ret =
        lws_adopt_descriptor_vhost(worker->vhost, LWS_ADOPT_RAW_FILE_DESC, watched, protocol, NULL);
    return *ret ? OK : ERR_IO;
}

/* The library closes what it watches; the inbox keeps its own descriptor. */
static enum err watch_all(struct worker *worker)
{
    enum err err = watch(worker, worker->links.listening, PROTOCOL_LISTEN, &worker->listener);
    if (err)
        return err;
    int alarm_fd = fcntl(inbox_fd(worker->links.server.inbox), F_DUPFD_CLOEXEC, 0);
    if (alarm_fd < 0)
        return ERR_IO;
    err = watch(worker, alarm_fd, PROTOCOL_ALARM, &worker->alarm);
    if (err)
        close(alarm_fd);
    return err;
}

static enum err make_guests(struct worker *worker)
{
    const struct config *config = worker->links.server.config;
    return guests_create(
        &worker->guests,
        &(struct guest_limits){.connections_max = config->address_connections_max,
                               .connections_per_minute = config->address_connections_per_minute,
                               .loopback_exempt = config->address_loopback_exempt});
}

enum err worker_create(struct worker **ret, const struct worker_links *links)
{
    struct worker *worker = mem_zalloc(1, sizeof *worker);
    if (!worker) {
        close(links->listening);
        return ERR_NOMEM;
    }
    worker->links = *links;
    list_init(&worker->lines);
    list_init(&worker->turning);
    list_init(&worker->sending);
    map_init(&worker->asking, INBOX_ANSWERS_MAX);
    worker->spare_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

    enum err err = make_guests(worker);
    if (!err)
        err = make_context(worker);
    if (!err)
        err = watch_all(worker);
    if (err) {
        worker_destroy(worker);
        return err;
    }
    lws_sul_schedule(worker->context, 0, &worker->tick, on_tick, TICK_US);
    *ret = worker;
    return OK;
}

void worker_destroy(struct worker *worker)
{
    if (!worker)
        return;
    if (worker->context)
        lws_sul_cancel(&worker->tick);
    if (!worker->listener)
        close(worker->links.listening);
    lws_context_destroy(worker->context);
    guests_destroy(worker->guests);
    map_finish(&worker->asking);
    if (worker->spare_fd >= 0)
        close(worker->spare_fd);
    mem_free(worker);
}

enum err worker_serve(struct worker *worker)
{
    uint64_t callbacks = worker->times.callbacks;
    if (lws_service(worker->context, 0) < 0)
        return ERR_IO;
    if (worker->times.callbacks == callbacks)
        worker->idle_turns++;
    if (!list_is_empty(&worker->turning)) {
        times_begin(&worker->times);
        ws_settle(worker);
        times_end(&worker->times);
    }
    return OK;
}

void worker_stop(struct worker *worker)
{
    worker->stopping = true;
    worker->stopping_mono_ms = worker_mono_ms(worker);
    lws_set_timeout(worker->listener, PENDING_TIMEOUT_KILLED_BY_PARENT, LWS_TO_KILL_ASYNC);
    edge_stop(worker->links.server.edge);
}

bool worker_may_ask(const struct worker *worker, const struct request *request)
{
    const struct config *config = worker->links.server.config;
    const struct origin_rules rules = {config->origins, config->host_names};
    return origin_is_allowed(slice_of_text(request->origin), slice_of_text(request->host), &rules);
}

bool worker_is_idle(const struct worker *worker)
{
    return worker->lines_n == 0 && worker->asking.len == 0 && list_is_empty(&worker->sending) &&
           edge_is_idle(worker->links.server.edge);
}
