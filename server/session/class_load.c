#include "session/class_load.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/pool.h"
#include "config/config.h"
#include "credit/policy_set.h"
#include "history/history.h"
#include "room/replay.h"
#include "room/room.h"
#include "session/class_rows.h"
#include "session/edge.h"
#include "session/rollbook.h"
#include "store/store.h"

struct load_job {
    struct pool_job job;
    const struct edge_links *links;
    const struct outbox *outbox;
    struct mailbox *answer_to;
    struct class_loaded *loaded;
    struct class_rows rows;
    struct clock_anchor anchor;
};

void class_loaded_destroy(struct class_loaded *loaded)
{
    if (!loaded)
        return;
    room_destroy(loaded->room);
    rollbook_destroy(loaded->book);
    mem_free(loaded);
}

static enum err make_book(struct load_job *load)
{
    const struct class_rows *rows = &load->rows;
    const struct policy *policy = policy_set_find(load->links->policies, rows->activity.policy);
    if (!policy)
        return ERR_CONFIG;
    const struct rollbook_setup setup = {.class_id = rows->row.id,
                                         .run = load->links->run,
                                         .store = load->links->store,
                                         .answer_to = load->answer_to,
                                         .chance = load->links->chance,
                                         .anchor = load->anchor,
                                         .table = rows->row.table,
                                         .policy = policy,
                                         .category = rows->activity.category,
                                         .international = rows->activity.international,
                                         .min_attendance_percent =
                                             rows->activity.min_attendance_percent,
                                         .other_learning_ms = rows->other_learning_ms,
                                         .other_to_come_ms = rows->other_to_come_ms,
                                         .lines_max = HISTORY_LINES_MAX};
    enum err err = rollbook_create(&load->loaded->book, &setup);
    for (size_t i = 0; !err && i < rows->prior_n; i++)
        err = rollbook_add_prior(load->loaded->book, &rows->prior[i]);
    return err;
}

static enum err make_room(struct load_job *load)
{
    const struct config *config = load->links->config;
    struct room_limits limits = room_limits_default;
    limits.members_max = config->room_members_max;
    limits.chat_lines_max = config->room_chat_lines_max;

    struct room_setup setup = {.limits = limits,
                               .checks = {.per_hour = config->class_checks_per_hour,
                                          .spread_ms = config->class_check_spread_s * 1000u,
                                          .answer_ms = config->class_check_answer_s * 1000u},
                               .resume_ms = (uint32_t)config->class_resume_s * 1000u,
                               .roll_ms = config->life_roll_ms,
                               .overtime_ms = config->class_overtime_minutes * 60000u};
    class_rows_describe(&load->rows, &setup);
    const struct room_links links = {.outbox = load->outbox,
                                     .watch = rollbook_watch(load->loaded->book),
                                     .clock = load->links->clock,
                                     .chance = load->links->chance,
                                     .anchor = load->anchor};
    return room_create(&load->loaded->room, &setup, &links);
}

/* A fact that makes no sense is passed over, as the room did or would have done: the journal keeps
 * it, recheck shows it. */
static enum err replay(const struct journal_row *row, void *arg)
{
    struct load_job *load = arg;
    struct presence presence;
    union fact_any fact;
    enum fact_type type;
    enum err err;

    if (row->line.kind < JOURNAL_FACT_FIRST) {
        err = journal_line_presence(&row->line, &presence);
        if (!err)
            err = rollbook_replay(load->loaded->book, &presence);
        if (!err && presence.line)
            room_replay_line(load->loaded->room, presence.line);
    } else {
        err = history_fact(&row->line, &type, &fact);
        if (!err)
            err = room_replay_fact(load->loaded->room, type, &fact, row->line.at_ms);
    }
    if (err == ERR_INVALID || err == ERR_MALFORMED) {
        LOG_WARN(session, "line passed over", "class=%s n=%llu kind=%u",
                 id_text(row->line.class_id).text, (unsigned long long)row->n, row->line.kind);
        return OK;
    }
    return err;
}

static enum err load(struct store *store, void *arg)
{
    struct load_job *job = arg;
    enum err err = class_rows_read(store, job->loaded->class_id, job->links->policies,
                                   job->anchor.wall_ms, &job->rows);
    if (!err)
        err = make_book(job);
    if (!err)
        err = make_room(job);
    if (!err)
        err = store_journal_read(store, job->loaded->class_id, 0, replay, job);
    return err;
}

static void drop(struct pool_job *job)
{
    struct load_job *own = (struct load_job *)job;
    class_loaded_destroy(own->loaded);
    class_rows_finish(&own->rows);
    mem_free(own);
}

static void run(struct pool_job *job, void *context)
{
    struct load_job *own = (struct load_job *)job;
    own->anchor = clock_anchor_take(own->links->clock);
    own->loaded->err = store_snapshot(context, load, own);
    if (own->loaded->err) {
        room_destroy(own->loaded->room);
        rollbook_destroy(own->loaded->book);
        own->loaded->room = NULL;
        own->loaded->book = NULL;
    }
    const struct letter letter = {.kind = LETTER_CLASS_LOADED, .body = own->loaded};
    if (mailbox_post(own->answer_to, letter) == OK)
        own->loaded = NULL;
    else
        LOG_ERROR(session, "class loaded in vain", "err=%s", err_name(ERR_FULL));
    drop(job);
}

enum err class_load_start(const struct edge_links *links, const struct outbox *outbox,
                          struct id class_id, struct mailbox *answer_to)
{
    struct load_job *own = mem_zalloc(1, sizeof *own);
    if (!own)
        return ERR_NOMEM;
    own->job = (struct pool_job){.run = run, .drop = drop};
    own->links = links;
    own->outbox = outbox;
    own->answer_to = answer_to;
    own->loaded = mem_zalloc(1, sizeof *own->loaded);
    enum err err = ERR_NOMEM;
    if (own->loaded) {
        own->loaded->class_id = class_id;
        err = pool_submit(links->pool, &own->job);
    }
    if (err)
        drop(&own->job);
    return err;
}
