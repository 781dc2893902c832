#include "feed/feed.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "base/log.h"
#include "base/text.h"
#include "base/thread.h"
#include "feed/backoff.h"
#include "feed/filling.h"
#include "feed/sending.h"
#include "feed/settings.h"
#include "store/store.h"
#include "store/store_certificate.h"
#include "store/store_thread.h"

#define ROUND_ROWS_MAX 16       /* between two looks at what changed */
#define WAITING_ROWS_MAX 100000 /* that are looked at when it starts */
#define FOLLOWED_META "feed.followed_entry"

struct feed {
    struct feed_links links;
    struct feed_settings settings;
    struct service *service;
    struct store *reader;
    struct thread *thread;
    struct bell bell;
    atomic_bool stopped;

    pthread_mutex_t lock;    /* guards all until the next blank line */
    struct due_ids followed; /* activities that wait to be filled */
    bool look_at_all;        /* no memory was left for one, or it has just begun */
    struct feed_status status;

    uint64_t entry_n;       /* of the ledger: up to here it was followed; the thread's own */
    uint32_t failures;      /* of the service, in a row */
    uint64_t pause_mono_ms; /* nothing is sent before */
};

/* ---- from other threads ---- */

void feed_ring(struct feed *feed)
{
    if (feed)
        bell_ring(&feed->bell);
}

void feed_follow(struct feed *feed, struct id activity)
{
    if (!feed)
        return;
    pthread_mutex_lock(&feed->lock);
    if (due_ids_add(&feed->followed, activity))
        feed->look_at_all = true;
    pthread_mutex_unlock(&feed->lock);
    bell_ring(&feed->bell);
}

struct feed_status feed_status(struct feed *feed)
{
    pthread_mutex_lock(&feed->lock);
    struct feed_status ret = feed->status;
    pthread_mutex_unlock(&feed->lock);
    return ret;
}

/* ---- filling ---- */

static enum err put_on_thread(struct filling *filling, void *arg)
{
    return store_thread_do(arg, filling_put, filling);
}

static enum err put_alone(struct filling *filling, void *arg)
{
    return filling_put(arg, filling);
}

static struct filling_job job_of(const struct feed *feed)
{
    return (struct filling_job){
        .wish = {feed->reader, feed->links.policies, feed->links.config->feed_agency_id},
        .chance = feed->links.chance,
        .now_ms = clock_wall_ms(feed->links.clock),
        .put = put_on_thread,
        .arg = feed->links.store};
}

enum err feed_fill(const struct feed_fill_wish *wish, size_t *ret_rows)
{
    struct due_ids activities = {0};
    struct filling_job job = {.wish = {wish->reader, wish->policies, wish->config->feed_agency_id},
                              .chance = wish->chance,
                              .now_ms = clock_wall_ms(wish->clock),
                              .put = wish->thread ? put_on_thread : put_alone,
                              .arg = wish->thread ? (void *)wish->thread : (void *)wish->writer};
    enum err err =
        due_activities_between(wish->reader, wish->from_day, wish->until_day, &activities);
    if (!err)
        err = filling_run(&job, &activities);
    *ret_rows = job.changed;
    due_ids_finish(&activities);
    return err;
}

/* ---- what changed since it last looked ---- */

static enum err add_of_row(const struct outbox_row *row, void *arg)
{
    bool waits = row->due_ms == FEED_NEVER_MS;
    return waits ? due_ids_add(arg, row->activity) : OK;
}

/* Takes over what others asked for. */
static enum err take_followed(struct feed *feed, struct due_ids *ret)
{
    pthread_mutex_lock(&feed->lock);
    bool all = feed->look_at_all;
    *ret = feed->followed;
    feed->followed = (struct due_ids){0};
    feed->look_at_all = false;
    pthread_mutex_unlock(&feed->lock);
    enum err err = OK;
    if (all)
        err = store_outbox(feed->reader, OUTBOX_WAITING, WAITING_ROWS_MAX, add_of_row, ret);
    if (all && !err)
        err = store_outbox(feed->reader, OUTBOX_PARKED, WAITING_ROWS_MAX, add_of_row, ret);
    return err;
}

/* The store is away: what was to be looked at is looked at again. */
static void keep_followed(struct feed *feed, const struct due_ids *activities)
{
    pthread_mutex_lock(&feed->lock);
    feed->look_at_all = true;
    for (size_t i = 0; i < activities->n; i++)
        if (due_ids_add(&feed->followed, activities->at[i]))
            break;
    pthread_mutex_unlock(&feed->lock);
}

static enum err put_followed(struct store *store, void *arg)
{
    const uint64_t *n = arg;
    char text[24];
    snprintf(text, sizeof text, "%" PRIu64, *n);
    return store_meta_put(store, FOLLOWED_META, slice_of_text(text));
}

static void look(struct feed *feed)
{
    struct due_ids activities = {0};
    uint64_t n = feed->entry_n;

    enum err err = take_followed(feed, &activities);
    if (!err)
        err = due_activities_after(feed->reader, &n, &activities);
    if (!err && activities.n) {
        struct filling_job job = job_of(feed);
        err = filling_run(&job, &activities);
    }
    /* What cannot be judged was logged; it must not hold up what comes after it. */
    bool away = err == ERR_STORE || err == ERR_BUSY || err == ERR_NOMEM;
    if (!away && n != feed->entry_n)
        away = store_thread_do(feed->links.store, put_followed, &n) != OK;
    if (away)
        keep_followed(feed, &activities);
    else
        feed->entry_n = n;
    due_ids_finish(&activities);
}

/* The first time, what is in the ledger already is left to feed_fill. */
static enum err begin_ledger(struct feed *feed)
{
    struct buffer text = {0};
    struct due_ids unused = {0};
    enum err err = store_meta_get(feed->reader, FOLLOWED_META, &text);
    if (!err)
        err = text_to_u64(buffer_slice(&text), &feed->entry_n);
    if (err == ERR_NOT_FOUND) {
        err = due_activities_after(feed->reader, &feed->entry_n, &unused);
        if (!err)
            err = store_thread_do(feed->links.store, put_followed, &feed->entry_n);
    }
    due_ids_finish(&unused);
    buffer_finish(&text);
    return err;
}

/* ---- sending ---- */

static bool is_of_service(enum feed_reason reason)
{
    return reason == FEED_NOT_REACHED || reason == FEED_NO_ANSWER || reason == FEED_TOO_MANY ||
           reason == FEED_SIGN_IN;
}

/* What is wrong with the service as a whole makes all rows wait, not one after the other. */
static void keep_status(struct feed *feed, const struct sending_result *result)
{
    bool bad = is_of_service(result->reason);
    uint64_t wait_ms = 0;

    feed->failures = bad ? feed->failures + 1 : 0;
    if (bad) {
        wait_ms = backoff_ms(feed->links.config->feed_retry_ms, feed->failures,
                             result->retry_after_ms, feed->links.chance);
        feed->pause_mono_ms = clock_mono_ms(feed->links.clock) + wait_ms;
    }
    int64_t now_ms = clock_wall_ms(feed->links.clock);
    pthread_mutex_lock(&feed->lock);
    enum feed_reason reason = bad ? result->reason : FEED_READY;
    if (feed->status.reason != reason)
        feed->status.since_ms = now_ms;
    feed->status.reason = reason;
    feed->status.until_ms = bad ? now_ms + (int64_t)wait_ms : 0;
    pthread_mutex_unlock(&feed->lock);
}

struct round {
    struct id at[ROUND_ROWS_MAX];
    size_t n;
    int64_t next_ms; /* of the first row */
};

static enum err take_row(const struct outbox_row *row, void *arg)
{
    struct round *round = arg;
    if (!round->n)
        round->next_ms = row->due_ms;
    round->at[round->n++] = row->id;
    return OK;
}

static bool is_paused(const struct feed *feed)
{
    return clock_mono_ms(feed->links.clock) < feed->pause_mono_ms;
}

/* ERR_STORE and the like: ours, tried again later. */
static enum err send_round(struct feed *feed)
{
    struct round round = {.n = 0};
    const struct sending_links links = {.service = feed->service,
                                        .store = feed->reader,
                                        .writing = feed->links.store,
                                        .config = feed->links.config,
                                        .clock = feed->links.clock,
                                        .chance = feed->links.chance};
    if (is_paused(feed))
        return OK;
    enum err err = store_outbox_due(feed->reader, clock_wall_ms(feed->links.clock), ROUND_ROWS_MAX,
                                    take_row, &round);
    for (size_t i = 0; !err && i < round.n && !atomic_load(&feed->stopped); i++) {
        struct sending_result result;
        err = sending_send(&links, round.at[i], &result);
        if (!err)
            keep_status(feed, &result);
        if (is_paused(feed))
            break;
    }
    return err;
}

/* ---- the thread ---- */

/* Until something is due, or the pause is over; UINT64_MAX: until somebody rings. */
static uint64_t wait_ms_of(struct feed *feed)
{
    struct round round = {.n = 0};
    uint64_t mono_ms = clock_mono_ms(feed->links.clock);
    int64_t now_ms = clock_wall_ms(feed->links.clock);

    if (store_outbox_due(feed->reader, FEED_NEVER_MS - 1, 1, take_row, &round))
        return feed->links.config->feed_retry_ms;
    if (!round.n)
        return UINT64_MAX;
    uint64_t wait_ms = round.next_ms > now_ms ? (uint64_t)(round.next_ms - now_ms) : 0;
    uint64_t pause_ms = feed->pause_mono_ms > mono_ms ? feed->pause_mono_ms - mono_ms : 0;
    return wait_ms > pause_ms ? wait_ms : pause_ms;
}

static void run(void *arg)
{
    struct feed *feed = arg;
    while (!atomic_load(&feed->stopped)) {
        look(feed);
        enum err err = send_round(feed);
        if (err)
            LOG_ERROR(feed, "outbox not read or written", "err=%s", err_name(err));
        uint64_t wait_ms = err ? feed->links.config->feed_retry_ms : wait_ms_of(feed);
        if (wait_ms && !atomic_load(&feed->stopped))
            bell_wait(&feed->bell, wait_ms);
    }
}

/* ---- life ---- */

static enum err start(struct feed *feed)
{
    void *reader = NULL;
    enum err err = http_begin();
    if (!err)
        err = feed->links.reader_open(&reader, feed->links.arg);
    feed->reader = reader;
    if (!err)
        err = service_create(&feed->service, &(struct service_links){.settings = &feed->settings,
                                                                     .clock = feed->links.clock});
    if (!err)
        err = begin_ledger(feed);
    return err ? err : thread_start(&feed->thread, "feed", THREAD_LOW, run, feed);
}

enum err feed_create(struct feed **ret, const struct feed_links *links, char *fault, size_t room)
{
    *ret = NULL;
    if (!feed_is_wanted(links->config))
        return OK;
    struct feed *feed = mem_zalloc(1, sizeof *feed);
    if (!feed)
        return ERR_NOMEM;
    feed->links = *links;
    feed->look_at_all = true;
    atomic_init(&feed->stopped, false);
    pthread_mutex_init(&feed->lock, NULL); /* does not fail without attributes */
    enum err err = bell_init(&feed->bell);
    if (err) {
        mem_free(feed);
        return err;
    }
    fault[0] = '\0';
    err = feed_settings_read(links->config, &feed->settings, fault, room);
    if (!err)
        err = start(feed);
    if (err && !fault[0])
        snprintf(fault, room, "cannot begin: %s", err_name(err));
    if (err)
        feed_destroy(feed);
    else
        *ret = feed;
    return err;
}

void feed_destroy(struct feed *feed)
{
    if (!feed)
        return;
    atomic_store(&feed->stopped, true);
    if (feed->service)
        service_stop(feed->service);
    bell_ring(&feed->bell);
    thread_join(feed->thread);
    service_destroy(feed->service);
    store_close(feed->reader);
    bell_finish(&feed->bell);
    feed_settings_wipe(&feed->settings);
    due_ids_finish(&feed->followed);
    mem_free(feed);
}
