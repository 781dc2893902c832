/* The server with doubles in place of session and office: what the Python tests talk to.
 *
 * Takes the real options. Prints "port=N" when it listens, ends with SIGTERM, and then prints what
 * is left in memory and how long the callbacks took. SIGUSR1 puts a letter into the edge's mailbox
 * from another thread than the worker's.
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "net/inbox.h"
#include "net/server.h"
#include "office/office.h"
#include "session/edge.h"

extern char **environ;

static struct server *running;
static struct edge *running_edge;

static void on_stop(int signal)
{
    (void)signal;
    server_stop(running);
}

static void *post_letters(void *arg)
{
    const sigset_t *wanted = arg;
    int got = 0;
    while (sigwait(wanted, &got) == 0)
        if (mailbox_post(edge_mailbox(running_edge), (struct letter){1, NULL}))
            fprintf(stderr, "mailbox full\n");
    return NULL;
}

static void listen_for_signals(void)
{
    static sigset_t letters;
    sigemptyset(&letters);
    sigaddset(&letters, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &letters, NULL);
    pthread_t poster;
    if (pthread_create(&poster, NULL, post_letters, &letters) == 0)
        pthread_detach(poster);
    signal(SIGTERM, on_stop);
}

static enum err serve(struct server_links *links)
{
    enum err err = server_create(&running, links);
    if (err)
        return err;
    listen_for_signals();
    printf("port=%u\n", server_port(running));
    fflush(stdout);
    err = server_run(running);
    const struct times *times = server_times(running);
    printf("callbacks=%llu slow=%llu longest_us=%llu\n", (unsigned long long)times->callbacks,
           (unsigned long long)times->slow, (unsigned long long)times->longest_us);
    return err;
}

int main(int argc, char **argv)
{
    struct config *config = NULL;
    struct config_fault fault = {.text = ""};
    const struct config_input input = {argc, argv, environ};
    struct server_links links = {.clock = &clock_system};

    enum err err = config_load(&config, &input, &fault);
    if (!err)
        err = log_start((enum log_level)config->log_level, stderr);
    if (!err)
        err = inbox_create(&links.inbox);
    links.config = config;
    if (!err)
        err = edge_create(&links.edge, &(struct edge_links){.config = config, .clock = links.clock},
                          inbox_wake, links.inbox);
    running_edge = links.edge;
    if (!err)
        err = office_create(&links.office, &(struct office_links){.config = config});
    if (!err)
        err = serve(&links);
    if (err)
        fprintf(stderr, "net_host: %s %s\n", err_name(err), fault.text);

    server_destroy(running);
    office_destroy(links.office);
    edge_destroy(links.edge);
    inbox_destroy(links.inbox);
    log_stop();
    config_free(config);
    printf("live=%ld\n", alloc_live());
    return err ? EXIT_FAILURE : EXIT_SUCCESS;
}
