/* main.c - builds the program up in order, takes it down in reverse. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/pool.h"
#include "config/config.h"
#include "credit/policy_set.h"
#include "feed/feed.h"
#include "judging/calendar_force.h"
#include "judging/policy_file.h"
#include "judging/policy_freeze.h"
#include "net/inbox.h"
#include "net/server.h"
#include "office/demo.h"
#include "office/invitation.h"
#include "office/office.h"
#include "program.h"
#include "session/edge.h"
#include "session/recover.h"
#include "store/lock.h"
#include "store/store.h"
#include "store/store_thread.h"
#include "wire/ticket.h"

static struct server *running; /* for the signal handler alone */

static void on_signal(int signal)
{
    (void)signal;
    if (running)
        server_stop(running);
}

static enum err freeze_policies(struct program *p)
{
    char fault[512];
    const struct policy_freeze_wish wish = {.dir = p->config->policy_dir,
                                            .policies = &p->policies,
                                            .now_ms = clock_wall_ms(&clock_system)};
    enum err err = policy_freeze(p->store, &wish, fault, sizeof fault);
    if (err)
        return program_say(err, "policy", fault);
    err = calendar_force(p->store, p->config->office_calendar, wish.now_ms);
    return err ? program_say(err, p->config->office_calendar, err_name(err)) : OK;
}

/* Policies, the data folder, the database and the key. */
static enum err open_data(struct program *p)
{
    struct data_lock_fault held;
    struct store_fault broken;

    enum err err = program_read_policies(p);
    if (err)
        return err;
    if (mkdir(p->config->data_dir, 0700) != 0 && errno != EEXIST)
        return program_say(ERR_IO, p->config->data_dir, strerror(errno));
    program_name_paths(p);
    err = data_lock_take(&p->lock, p->config->data_dir, &held);
    if (err)
        return program_say(err, p->config->data_dir, held.reason);
    err = store_open_sqlite(&p->store, p->store_path, false, &broken);
    if (err)
        return program_say(err, p->store_path, broken.text);
    err = freeze_policies(p);
    if (err)
        return err;
    err = ticket_key_load(&p->ticket_key, p->key_path, &chance_system);
    if (err)
        return program_say(err, p->key_path, strerror(errno));
    p->run = id_new(&chance_system);
    return OK;
}

static enum err recover(struct store *store, void *arg)
{
    struct program *p = arg;
    size_t closed = 0;
    enum err err = recover_presence(store, p->run, &chance_system, &closed);
    if (err)
        return program_say(err, "recovery", store_fault_text(store));
    if (closed)
        LOG_INFO(main, "presence ended as server_lost", "lines=%zu", closed);
    return OK;
}

static enum err prepare_demo(struct program *p)
{
    char fault[512];
    const struct demo_options options = {.config = p->config,
                                         .clock = &clock_system,
                                         .chance = &chance_system,
                                         .ticket_key = &p->ticket_key,
                                         .policies = &p->policies};
    FILE *to = open_memstream(&p->demo_links, &p->demo_links_bytes);
    if (!to)
        return program_say(ERR_NOMEM, "demo", strerror(errno));
    enum err err = demo_prepare(p->store, &options, to, fault, sizeof fault);
    if (fclose(to) != 0 && !err)
        return program_say(ERR_NOMEM, "demo", strerror(errno));
    return err ? program_say(err, "demo", fault) : OK;
}

static enum err reader_open(void **ret, void *arg)
{
    struct program *p = arg;
    struct store *reader = NULL;
    struct store_fault fault;
    enum err err = store_open_sqlite(&reader, p->store_path, true, &fault);
    if (err)
        return program_say(err, p->store_path, fault.text);
    *ret = reader;
    return OK;
}

static void reader_close(void *context)
{
    store_close(context);
}

static enum err start_feed(struct program *p)
{
    char fault[512];
    const struct feed_links feed = {.config = p->config,
                                    .clock = &clock_system,
                                    .chance = &chance_system,
                                    .policies = &p->policies,
                                    .store = p->store_thread,
                                    .reader_open = reader_open,
                                    .arg = p};
    enum err err = feed_create(&p->feed, &feed, fault, sizeof fault);
    return err ? program_say(err, "feed", fault) : OK;
}

static enum err start_threads(struct program *p)
{
    struct store_thread_options writing = store_thread_defaults();
    writing.store = p->store;
    writing.spool_path = p->spool_path;
    writing.clock = &clock_system;
    writing.group_ms = p->config->store_group_ms;
    writing.group_lines = p->config->store_group_lines;
    enum err err = store_thread_create(&p->store_thread, &writing);
    if (err)
        return program_say(err, p->spool_path, err_name(err));
    err = store_thread_do(p->store_thread, recover, p); /* after the spool is in the journal */
    if (err)
        return err;
    const struct pool_options working = {.threads = p->config->office_threads,
                                         .jobs_max = p->config->office_queue_max,
                                         .context_create = reader_open,
                                         .context_destroy = reader_close,
                                         .arg = p};
    err = pool_create(&p->pool, &working);
    return err ? program_say(err, "office threads", err_name(err)) : start_feed(p);
}

static enum err open_doors(struct program *p)
{
    const struct office_links office = {.config = p->config,
                                        .clock = &clock_system,
                                        .chance = &chance_system,
                                        .pool = p->pool,
                                        .store = p->store_thread,
                                        .policies = &p->policies,
                                        .ticket_key = &p->ticket_key,
                                        .feed = p->feed};
    enum err err = inbox_create(&p->inbox);
    if (!err)
        err = office_create(&p->office, &office);
    if (err)
        return program_say(err, "office", err_name(err));
    p->closer = office_closer(p->office);
    const struct edge_links edge = {.config = p->config,
                                    .clock = &clock_system,
                                    .chance = &chance_system,
                                    .pool = p->pool,
                                    .store = p->store_thread,
                                    .policies = &p->policies,
                                    .ticket_key = &p->ticket_key,
                                    .closer = &p->closer,
                                    .run = p->run};
    err = edge_create(&p->edge, &edge, inbox_wake, p->inbox);
    if (err)
        return program_say(err, "edge", err_name(err));
    office_set_listener(p->office, edge_mailbox(p->edge));
    err = office_sweep(p->office);
    if (!err)
        err = office_retain(p->office);
    if (err)
        return program_say(err, "office", err_name(err));
    return server_create(&p->server, &(struct server_links){.config = p->config,
                                                            .clock = &clock_system,
                                                            .edge = p->edge,
                                                            .office = p->office,
                                                            .inbox = p->inbox});
}

/* Without a coordinator nobody can do anything here: says what to run. */
static void look_for_coordinator(struct program *p)
{
    static const char how[] = "sinkron invite NAME coordinator 'FULL NAME'";
    bool needed = false;
    enum err err = invitation_needed(p->store, &needed);
    if (err)
        LOG_WARN(main, "coordinators not counted", "err=%s", err_name(err));
    if (!needed)
        return;
    LOG_WARN(main, "there is no coordinator yet", "do=\"%s\"", how);
    printf("sinkron: there is no coordinator yet; run: %s\n", how);
}

static enum err serve_until_told(struct program *p)
{
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    running = p->server;
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    LOG_INFO(main, "serving", "port=%u", server_port(p->server));
    if (p->demo_links)
        fputs(p->demo_links, stdout);
    printf("sinkron: serving on port %u\n", server_port(p->server));
    fflush(stdout);
    enum err err = server_run(p->server);
    signal(SIGTERM, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    running = NULL;
    return err;
}

static enum err serve(struct program *p, bool demo)
{
    if (!demo && p->config->seed[0])
        return program_say(ERR_CONFIG, "seed", "only `sinkron demo` reads a seed file");
    enum err err = open_data(p);
    if (!err && demo)
        err = prepare_demo(p);
    if (!err)
        look_for_coordinator(p);
    if (!err)
        err = start_threads(p);
    if (!err)
        err = open_doors(p);
    if (!err)
        err = serve_until_told(p);
    return err;
}

/* Sockets first, so that nothing new comes; then those who post; then those who are posted to; the
 * journal last. */
static void take_down(struct program *p)
{
    server_destroy(p->server);
    office_stop(p->office);
    pool_destroy(p->pool);
    feed_destroy(p->feed);
    store_thread_destroy(p->store_thread);
    edge_destroy(p->edge);
    office_destroy(p->office);
    inbox_destroy(p->inbox);
    store_close(p->store);
    data_lock_release(p->lock);
    policy_set_finish(&p->policies);
    mem_free(p->calendar);
    config_free(p->config);
    free(p->demo_links);
}

static enum err demo(struct program *p)
{
    return serve(p, true);
}

static enum err serve_alone(struct program *p)
{
    return serve(p, false);
}

static const struct {
    const char *name;
    const char *arguments;
    const char *what;
    enum err (*run)(struct program *p);
} commands[] = {
    {"serve", "", "Serves pages, classes and the office.", serve_alone},
    {"demo", "", "The same with sample people and a class that is live now.", demo},
    {"invite", "NAME ROLE [PERSON]",
     "A link with which a coordinator or superior chooses a password.", command_invite},
    {"recheck", "", "Computes all results anew and lists every difference.", command_recheck},
    {"export-bundle", "ID FILE", "All that proves an activity or a class, in one file.",
     command_export_bundle},
    {"verify", "FILE...", "Whether bundles and receipts hold; needs no database.", command_verify},
    {"feed-fill", "FROM UNTIL", "Sends what was earned in a period before the feed was on.",
     command_feed_fill},
    {"retain", "[DAY]", "Lets go of personal data whose time is over (by that day), as each day.",
     command_retain},
    {"rotate-key", "", "A new key signs from now on.", command_rotate_key},
};

#define COMMANDS_N (sizeof commands / sizeof commands[0])

static void print_help(void)
{
    for (size_t i = 0; i < COMMANDS_N; i++)
        printf("sinkron %s%s%s\n      %s\n", commands[i].name, commands[i].arguments[0] ? " " : "",
               commands[i].arguments, commands[i].what);
    fputc('\n', stdout);
    config_print_help(stdout);
}

static enum err run_command(struct program *p)
{
    const char *command = p->config->command;
    for (size_t i = 0; command && i < COMMANDS_N; i++)
        if (strcmp(command, commands[i].name) == 0)
            return commands[i].run(p);
    return program_say(ERR_CONFIG, command ? command : "no command",
                       "sinkron --help lists the commands");
}

static enum err run(struct program *p)
{
    switch (p->config->wish) {
    case CONFIG_HELP:
        print_help();
        return OK;
    case CONFIG_PRINT:
        config_print(p->config, stdout);
        return OK;
    case CONFIG_RUN:
        break;
    }
    enum err err = log_start((enum log_level)p->config->log_level, stderr);
    if (err)
        return program_say(err, "log", err_name(err));
    if (p->config->note[0])
        LOG_WARN(main, "not an option", "%s", p->config->note);
    return run_command(p);
}

int main(int argc, char **argv)
{
    struct program p = {0};
    struct config_fault fault;

    enum err err = config_load(&p.config, &(struct config_input){argc, argv, environ}, &fault);
    if (err)
        program_say(err, "configuration", fault.text);
    else
        err = run(&p);
    take_down(&p);
    log_stop();
    return err ? EXIT_FAILURE : EXIT_SUCCESS;
}
