/* main.c - builds the program up in order, takes it down in reverse. */
#include <errno.h>
#include <pwd.h>
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
#include "judging/calendar_file.h"
#include "judging/policy_file.h"
#include "judging/policy_freeze.h"
#include "net/inbox.h"
#include "net/server.h"
#include "office/demo.h"
#include "office/invitation.h"
#include "office/office.h"
#include "proof/bundle.h"
#include "proof/recheck.h"
#include "proof/seal_key.h"
#include "proof/verify.h"
#include "session/edge.h"
#include "session/recover.h"
#include "store/lock.h"
#include "store/store.h"
#include "store/store_thread.h"
#include "wire/ticket.h"

#define PATH_BYTES 1024

struct program {
    struct config *config;
    struct policy_set policies;
    struct work_calendar *calendar;
    struct data_lock *lock;
    struct store *store;
    struct ticket_key ticket_key;
    struct store_thread *store_thread;
    struct pool *pool;
    struct inbox *inbox;
    struct office *office;
    struct class_closer closer;
    struct edge *edge;
    struct server *server;
    struct id run;
    char *demo_links; /* what the demo has to say, of libc; kept until the doors are open */
    size_t demo_links_bytes;
    char store_path[PATH_BYTES];
    char spool_path[PATH_BYTES];
    char key_path[PATH_BYTES];
};

static struct server *running; /* for the signal handler alone */

static void on_signal(int signal)
{
    (void)signal;
    if (running)
        server_stop(running);
}

static enum err say(enum err err, const char *what, const char *why)
{
    fprintf(stderr, "sinkron: %s: %s\n", what, why);
    return err;
}

static void name_paths(struct program *p)
{
    const char *folder = p->config->data_dir;
    snprintf(p->store_path, sizeof p->store_path, "%s/sinkron.db", folder);
    snprintf(p->spool_path, sizeof p->spool_path, "%s/spool", folder);
    snprintf(p->key_path, sizeof p->key_path, "%s/ticket.key", folder);
}

static enum err read_policies(struct program *p)
{
    char fault[512];
    enum err err = policy_dir_load(&p->policies, p->config->policy_dir, fault, sizeof fault);
    if (err)
        return say(err, "policy", fault);
    err = calendar_file_load(&p->calendar, p->config->office_calendar, fault, sizeof fault);
    if (err)
        return say(err, "calendar", fault);
    p->policies.calendar = p->calendar;
    return OK;
}

static enum err freeze_policies(struct program *p)
{
    char fault[512];
    const struct policy_freeze_wish wish = {.dir = p->config->policy_dir,
                                            .policies = &p->policies,
                                            .now_ms = clock_wall_ms(&clock_system)};
    enum err err = policy_freeze(p->store, &wish, fault, sizeof fault);
    return err ? say(err, "policy", fault) : OK;
}

/* Policies, the data folder, the database and the key. */
static enum err open_data(struct program *p)
{
    struct data_lock_fault held;
    struct store_fault broken;

    enum err err = read_policies(p);
    if (err)
        return err;
    if (mkdir(p->config->data_dir, 0700) != 0 && errno != EEXIST)
        return say(ERR_IO, p->config->data_dir, strerror(errno));
    name_paths(p);
    err = data_lock_take(&p->lock, p->config->data_dir, &held);
    if (err)
        return say(err, p->config->data_dir, held.reason);
    err = store_open_sqlite(&p->store, p->store_path, false, &broken);
    if (err)
        return say(err, p->store_path, broken.text);
    err = freeze_policies(p);
    if (err)
        return err;
    err = ticket_key_load(&p->ticket_key, p->key_path, &chance_system);
    if (err)
        return say(err, p->key_path, strerror(errno));
    p->run = id_new(&chance_system);
    return OK;
}

static enum err recover(struct store *store, void *arg)
{
    struct program *p = arg;
    size_t closed = 0;
    enum err err = recover_presence(store, p->run, &chance_system, &closed);
    if (err)
        return say(err, "recovery", store_fault_text(store));
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
        return say(ERR_NOMEM, "demo", strerror(errno));
    enum err err = demo_prepare(p->store, &options, to, fault, sizeof fault);
    if (fclose(to) != 0 && !err)
        return say(ERR_NOMEM, "demo", strerror(errno));
    return err ? say(err, "demo", fault) : OK;
}

static enum err reader_open(void **ret, void *arg)
{
    struct program *p = arg;
    struct store *reader = NULL;
    struct store_fault fault;
    enum err err = store_open_sqlite(&reader, p->store_path, true, &fault);
    if (err)
        return say(err, p->store_path, fault.text);
    *ret = reader;
    return OK;
}

static void reader_close(void *context)
{
    store_close(context);
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
        return say(err, p->spool_path, err_name(err));
    err = store_thread_do(p->store_thread, recover, p); /* after the spool is in the journal */
    if (err)
        return err;
    const struct pool_options working = {.threads = p->config->office_threads,
                                         .jobs_max = p->config->office_queue_max,
                                         .context_create = reader_open,
                                         .context_destroy = reader_close,
                                         .arg = p};
    err = pool_create(&p->pool, &working);
    return err ? say(err, "office threads", err_name(err)) : OK;
}

static enum err open_doors(struct program *p)
{
    const struct office_links office = {.config = p->config,
                                        .clock = &clock_system,
                                        .chance = &chance_system,
                                        .pool = p->pool,
                                        .store = p->store_thread,
                                        .policies = &p->policies,
                                        .ticket_key = &p->ticket_key};
    enum err err = inbox_create(&p->inbox);
    if (!err)
        err = office_create(&p->office, &office);
    if (err)
        return say(err, "office", err_name(err));
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
        return say(err, "edge", err_name(err));
    office_set_listener(p->office, edge_mailbox(p->edge));
    err = office_sweep(p->office);
    if (err)
        return say(err, "office", err_name(err));
    return server_create(&p->server, &(struct server_links){.config = p->config,
                                                            .clock = &clock_system,
                                                            .edge = p->edge,
                                                            .office = p->office,
                                                            .inbox = p->inbox});
}

/* Without a coordinator nobody can do anything here: says what to run. */
static void look_for_coordinator(struct program *p)
{
    static const char how[] = "stop the server, then: sinkron invite NAME coordinator 'FULL NAME'";
    bool needed = false;
    enum err err = invitation_needed(p->store, &needed);
    if (err)
        LOG_WARN(main, "coordinators not counted", "err=%s", err_name(err));
    if (!needed)
        return;
    LOG_WARN(main, "there is no coordinator yet", "do=\"%s\"", how);
    printf("sinkron: there is no coordinator yet; %s\n", how);
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
        return say(ERR_CONFIG, "seed", "only `sinkron demo` reads a seed file");
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

/* Reads only, so it may run beside a server. */
static enum err recheck(struct program *p)
{
    struct store_fault broken;
    uint64_t differences = 0;

    name_paths(p);
    enum err err = read_policies(p);
    if (err)
        return err;
    err = store_open_sqlite(&p->store, p->store_path, true, &broken);
    if (err)
        return say(err, p->store_path, broken.text);
    err = recheck_run(p->store, &p->policies, stdout, &differences);
    if (err)
        return say(err, "recheck", err_name(err));
    return differences ? ERR_INVALID : OK;
}

/* Who calls the command, as far as the system knows. */
static const char *caller(void)
{
    const struct passwd *user = getpwuid(getuid());
    return user && user->pw_name[0] ? user->pw_name : "unknown";
}

/* The server that signs must be down: it and this command may not both write. */
static enum err rotate_key(struct program *p)
{
    struct data_lock_fault held;
    struct store_fault broken;
    struct signing_key_row key;

    name_paths(p);
    enum err err = data_lock_take(&p->lock, p->config->data_dir, &held);
    if (err)
        return say(err, p->config->data_dir, held.reason);
    err = store_open_sqlite(&p->store, p->store_path, false, &broken);
    if (err)
        return say(err, p->store_path, broken.text);
    const struct seal_key_wish wish = {.folder = p->config->data_dir,
                                       .who = caller(),
                                       .at_ms = clock_wall_ms(&clock_system),
                                       .chance = &chance_system};
    err = seal_key_make(p->store, &wish, &key);
    if (err == ERR_CONFIG)
        return say(err, "seal.key", "is not the key that signs now, or others may read it");
    if (err)
        return say(err, "seal.key", err_name(err));
    printf("key %u: %s signs from now on, introduced by %s\n", key.n, key.key_id,
           key.introduced_by);
    return OK;
}

/* The first coordinator, or one who lost all ways in. Not beside a server: both would write. */
static enum err invite(struct program *p)
{
    struct data_lock_fault held;
    struct store_fault broken;
    const char *folder = p->config->data_dir;

    name_paths(p);
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return say(ERR_IO, folder, strerror(errno));
    enum err err = data_lock_take(&p->lock, folder, &held);
    if (err)
        return say(err, folder, held.reason);
    err = store_open_sqlite(&p->store, p->store_path, false, &broken);
    if (err)
        return say(err, p->store_path, broken.text);
    return invitation_command(p->store, p->config, &chance_system, clock_wall_ms(&clock_system),
                              stdout);
}

/* Reads only, so it may run beside a server. */
static enum err export_bundle(struct program *p)
{
    struct store_fault broken;
    struct id activity;
    const char *const *args = p->config->args;

    if (p->config->args_n != 2 || id_parse(&activity, slice_of_text(args[0])))
        return say(ERR_CONFIG, "export-bundle",
                   "expects the id of an activity or class, and a file");
    name_paths(p);
    enum err err = store_open_sqlite(&p->store, p->store_path, true, &broken);
    if (err)
        return say(err, p->store_path, broken.text);
    err = bundle_export(p->store, activity, args[1]);
    if (err == ERR_WRONG_PHASE)
        return say(err, args[0], "nothing of it is sealed yet");
    if (err == ERR_IO)
        return say(err, args[1], strerror(errno));
    return err ? say(err, args[0], err_name(err)) : OK;
}

static enum err verify(struct program *p)
{
    bool holds = false;
    enum err err = verify_files(p->config->args, p->config->args_n, stdout, &holds);
    if (err)
        return say(err, "verify", err_name(err));
    return holds ? OK : ERR_INVALID;
}

/* Sockets first, so that nothing new comes; then those who post; then those who are posted to; the
 * journal last. */
static void take_down(struct program *p)
{
    server_destroy(p->server);
    pool_destroy(p->pool);
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
     "A link with which a coordinator or superior chooses a password.", invite},
    {"recheck", "", "Computes all results anew and lists every difference.", recheck},
    {"export-bundle", "ID FILE", "All that proves an activity or a class, in one file.",
     export_bundle},
    {"verify", "FILE...", "Whether bundles and receipts hold; needs no database.", verify},
    {"rotate-key", "", "A new key signs from now on.", rotate_key},
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
    return say(ERR_CONFIG, command ? command : "no command", "sinkron --help lists the commands");
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
        return say(err, "log", err_name(err));
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
        say(err, "configuration", fault.text);
    else
        err = run(&p);
    take_down(&p);
    log_stop();
    return err ? EXIT_FAILURE : EXIT_SUCCESS;
}
