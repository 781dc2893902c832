/* commands.c - what the program does besides serving. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "config/config.h"
#include "feed/feed.h"
#include "feed/settings.h"
#include "judging/calendar_file.h"
#include "judging/policy_file.h"
#include "office/invitation.h"
#include "office/retention.h"
#include "program.h"
#include "proof/bundle.h"
#include "proof/recheck.h"
#include "proof/seal_key.h"
#include "proof/verify.h"
#include "store/lock.h"
#include "store/store.h"
#include "store/store_thread.h"

/* ---- what main.c needs too ---- */

enum err program_say(enum err err, const char *what, const char *why)
{
    fprintf(stderr, "sinkron: %s: %s\n", what, why);
    return err;
}

void program_name_paths(struct program *p)
{
    const char *folder = p->config->data_dir;
    snprintf(p->store_path, sizeof p->store_path, "%s/sinkron.db", folder);
    snprintf(p->spool_path, sizeof p->spool_path, "%s/spool", folder);
    snprintf(p->key_path, sizeof p->key_path, "%s/ticket.key", folder);
}

enum err program_read_policies(struct program *p)
{
    char fault[512];
    enum err err = policy_dir_load(&p->policies, p->config->policy_dir, fault, sizeof fault);
    if (err)
        return program_say(err, "policy", fault);
    err = calendar_file_load(&p->calendar, p->config->office_calendar, fault, sizeof fault);
    if (err)
        return program_say(err, "calendar", fault);
    p->policies.calendar = p->calendar;
    return OK;
}

/* ---- commands ---- */

/* Reads only, so it may run beside a server. */
enum err command_recheck(struct program *p)
{
    struct store_fault broken;
    uint64_t differences = 0;

    program_name_paths(p);
    enum err err = program_read_policies(p);
    if (err)
        return err;
    err = store_open_sqlite(&p->store, p->store_path, true, &broken);
    if (err)
        return program_say(err, p->store_path, broken.text);
    err = recheck_run(p->store, &p->policies, stdout, &differences);
    if (err)
        return program_say(err, "recheck", err_name(err));
    return differences ? ERR_INVALID : OK;
}

/* Who calls the command, as far as the system knows. */
static const char *caller(void)
{
    const struct passwd *user = getpwuid(getuid());
    return user && user->pw_name[0] ? user->pw_name : "unknown";
}

static enum err open_locked(struct program *p, enum err locked, const char *reason)
{
    struct store_fault broken;

    if (locked)
        return program_say(locked, p->config->data_dir, reason);
    enum err err = store_open_sqlite(&p->store, p->store_path, false, &broken);
    return err ? program_say(err, p->store_path, broken.text) : OK;
}

/* For commands that write much, or where the server holds something in memory: it must be down. */
static enum err open_alone(struct program *p)
{
    struct data_lock_fault held = {0};

    program_name_paths(p);
    enum err err = data_lock_take(&p->lock, p->config->data_dir, &held);
    return open_locked(p, err, held.reason);
}

/* For commands of one small transaction: a server may run, but of the same version, which brought
 * the tables up. */
static enum err open_alone_or_beside(struct program *p)
{
    struct data_lock_fault held = {0};
    struct store_fault broken;

    program_name_paths(p);
    enum err err = data_lock_take(&p->lock, p->config->data_dir, &held);
    if (err != ERR_LOCKED)
        return open_locked(p, err, held.reason);
    err = store_open_beside(&p->store, p->store_path, &broken);
    return err ? program_say(err, p->store_path, broken.text) : OK;
}

enum err command_rotate_key(struct program *p)
{
    struct signing_key_row key;

    enum err err = open_alone(p);
    if (err)
        return err;
    const struct seal_key_wish wish = {.folder = p->config->data_dir,
                                       .who = caller(),
                                       .at_ms = clock_wall_ms(&clock_system),
                                       .chance = &chance_system};
    err = seal_key_make(p->store, &wish, &key);
    if (err == ERR_CONFIG)
        return program_say(err, "seal.key", "is not the key that signs now, or others may read it");
    if (err)
        return program_say(err, "seal.key", err_name(err));
    printf("key %u: %s signs from now on, introduced by %s\n", key.n, key.key_id,
           key.introduced_by);
    return OK;
}

/* The first coordinator, or one who lost all ways in. */
enum err command_invite(struct program *p)
{
    const char *folder = p->config->data_dir;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return program_say(ERR_IO, folder, strerror(errno));
    enum err err = open_alone_or_beside(p);
    if (err)
        return err;
    return invitation_command(p->store, p->config, &chance_system, clock_wall_ms(&clock_system),
                              stdout);
}

/* Into the outbox, what was earned before the feed was on. */
enum err command_feed_fill(struct program *p)
{
    const char *const *args = p->config->args;
    struct feed_fill_wish wish = {.policies = &p->policies,
                                  .config = p->config,
                                  .clock = &clock_system,
                                  .chance = &chance_system};
    size_t rows = 0;

    if (p->config->args_n != 2 || date_parse_day(slice_of_text(args[0]), &wish.from_day) ||
        date_parse_day(slice_of_text(args[1]), &wish.until_day))
        return program_say(ERR_CONFIG, "feed-fill",
                           "expects two days, as in 2026-01-01 2026-12-31");
    if (!feed_is_wanted(p->config))
        return program_say(ERR_CONFIG, "feed-fill", "there is no feed: feed.url is empty");
    enum err err = program_read_policies(p);
    if (!err)
        err = open_alone(p);
    if (err)
        return err;
    wish.reader = wish.writer = p->store;
    err = feed_fill(&wish, &rows);
    printf("feed-fill: %zu rows made or changed\n", rows);
    return err ? program_say(err, "feed-fill", err_name(err)) : OK;
}

static enum err retain(struct program *p, struct store *reader, int64_t as_of_ms)
{
    struct retention_report report = {0};
    const struct retention_wish wish = {.reader = reader,
                                        .writer = p->store_thread,
                                        .rules = retention_rules_of(p->config),
                                        .now_ms = clock_wall_ms(&clock_system),
                                        .as_of_ms = as_of_ms};
    enum err err = retention_pass(&wish, &report);
    printf("retain: classes=%llu lines=%llu held=%llu addresses=%llu sign_ins=%llu "
           "invitations=%llu documents=%llu\n",
           (unsigned long long)report.classes, (unsigned long long)report.lines,
           (unsigned long long)report.held, (unsigned long long)report.addresses,
           (unsigned long long)report.sign_ins, (unsigned long long)report.invitations,
           (unsigned long long)report.documents);
    return err ? program_say(err, "retain", err_name(err)) : OK;
}

/* What the server does each day; a later day lets go earlier, which the audit says. */
enum err command_retain(struct program *p)
{
    struct store_thread_options writing = store_thread_defaults();
    struct store *reader = NULL;
    struct store_fault broken;
    int64_t as_of_ms = clock_wall_ms(&clock_system);
    int64_t day = 0;

    if (p->config->args_n > 1 ||
        (p->config->args_n && date_parse_day(slice_of_text(p->config->args[0]), &day)))
        return program_say(ERR_CONFIG, "retain", "expects a day, as in 2026-12-31, or nothing");
    if (p->config->args_n)
        as_of_ms = day * DATE_DAY_MS;
    enum err err = open_alone(p);
    if (err == ERR_LOCKED)
        return program_say(err, "retain", "a server that runs does this by itself each day");
    if (err)
        return err;
    writing.store = p->store;
    writing.spool_path = p->spool_path;
    writing.clock = &clock_system;
    err = store_thread_create(&p->store_thread, &writing);
    if (err)
        return program_say(err, p->spool_path, err_name(err));
    err = store_open_sqlite(&reader, p->store_path, true, &broken);
    err = err ? program_say(err, p->store_path, broken.text) : retain(p, reader, as_of_ms);
    store_close(reader);
    return err;
}

/* Reads only, so it may run beside a server. */
enum err command_export_bundle(struct program *p)
{
    struct store_fault broken;
    struct id activity;
    const char *const *args = p->config->args;

    if (p->config->args_n != 2 || id_parse(&activity, slice_of_text(args[0])))
        return program_say(ERR_CONFIG, "export-bundle",
                           "expects the id of an activity or class, and a file");
    program_name_paths(p);
    enum err err = store_open_sqlite(&p->store, p->store_path, true, &broken);
    if (err)
        return program_say(err, p->store_path, broken.text);
    err = bundle_export(p->store, activity, args[1]);
    if (err == ERR_WRONG_PHASE)
        return program_say(err, args[0], "nothing of it is sealed yet");
    if (err == ERR_IO)
        return program_say(err, args[1], strerror(errno));
    return err ? program_say(err, args[0], err_name(err)) : OK;
}

enum err command_verify(struct program *p)
{
    bool holds = false;
    enum err err = verify_files(p->config->args, p->config->args_n, stdout, &holds);
    if (err)
        return program_say(err, "verify", err_name(err));
    return holds ? OK : ERR_INVALID;
}
