#include "year/asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/mailbox.h"
#include "base/pool.h"
#include "office/office.h"
#include "store/store.h"
#include "store/store_thread.h"

#define ANSWER_WAIT_MS 600000

static enum err reader_open(void **ret, void *arg)
{
    struct year *year = arg;
    struct store *store = NULL;
    enum err err = store_open_sqlite(&store, year->db, true, NULL);
    *ret = store;
    return err;
}

static void reader_close(void *context)
{
    store_close(context);
}

static struct office_answer *ask(struct asking *asking, const char *method, const char *path,
                                 const char *query, const char *body)
{
    struct letter letter;
    struct office_request *request = office_request_create();
    year_must(request ? OK : ERR_NOMEM, "request");
    snprintf(request->method, sizeof request->method, "%s", method);
    snprintf(request->path, sizeof request->path, "%s", path);
    snprintf(request->query, sizeof request->query, "%s", query);
    snprintf(request->cookie, sizeof request->cookie, "%s", asking->cookie);
    snprintf(request->address, sizeof request->address, "127.0.0.1");
    request->body = body ? (uint8_t *)mem_copy_text(body) : NULL;
    request->body_len = body ? strlen(body) : 0;
    request->answer_to = asking->answers;
    year_must(office_submit(asking->office, request), path);
    while (mailbox_take(asking->answers, &letter, 1) == 0)
        year_must(bell_wait(&asking->bell, ANSWER_WAIT_MS) ? OK : ERR_BUSY, path);
    return letter.body;
}

static void sign_in(struct asking *asking)
{
    struct office_answer *answer =
        ask(asking, "POST", "/api/sign-in", "",
            "{\"name\":\"koordinator-1\",\"password\":\"" YEAR_PASSWORD "\"}");
    year_must(answer->status == 200 ? OK : ERR_BAD_SIGN_IN, "sign-in");
    const char *value = answer->set_cookie + strlen("sinkron=");
    snprintf(asking->cookie, sizeof asking->cookie, "%.*s", (int)strcspn(value, ";"), value);
    office_answer_destroy(answer);
}

void asking_begin(struct asking *asking, struct year *year)
{
    struct store_thread_options options = store_thread_defaults();
    char spool[240];
    *asking = (struct asking){.year = year};
    config_init(&asking->config);
    snprintf(asking->config.data_dir, sizeof asking->config.data_dir, "%s", year->folder);
    snprintf(asking->config.policy_dir, sizeof asking->config.policy_dir,
             SINKRON_ROOT "/server/policies");
    snprintf(spool, sizeof spool, "%s/spool", year->folder);
    options.store = year->store;
    options.spool_path = spool;
    options.clock = &clock_system;
    year_must(bell_init(&asking->bell), "bell");
    year_must(mailbox_create(&asking->answers, 16, bell_wake, &asking->bell), "mailbox");
    year_must(store_thread_create(&asking->thread, &options), "store thread");
    year_must(pool_create(&asking->pool, &(struct pool_options){.threads = 1,
                                                                .jobs_max = 16,
                                                                .context_create = reader_open,
                                                                .context_destroy = reader_close,
                                                                .arg = year}),
              "pool");
    year_must(office_create(&asking->office, &(struct office_links){.config = &asking->config,
                                                                    .clock = &clock_system,
                                                                    .chance = &chance_system,
                                                                    .pool = asking->pool,
                                                                    .store = asking->thread,
                                                                    .policies = &year->policies,
                                                                    .ticket_key = &asking->key}),
              "office");
    sign_in(asking);
}

void asking_end(struct asking *asking)
{
    pool_destroy(asking->pool);
    office_destroy(asking->office);
    store_thread_destroy(asking->thread);
    mailbox_destroy(asking->answers);
    bell_finish(&asking->bell);
}

static uint64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

uint64_t asking_get(struct asking *asking, const char *path, const char *query, uint64_t *ret_bytes)
{
    uint64_t from_us = now_us();
    struct office_answer *answer = ask(asking, "GET", path, query, NULL);
    uint64_t us = now_us() - from_us;
    if (answer->status != 200)
        fprintf(stderr, "%s: %d %.*s\n", path, answer->status, (int)answer->body.len,
                (const char *)answer->body.at);
    year_must(answer->status == 200 ? OK : ERR_UNEXPECTED, path);
    if (ret_bytes)
        *ret_bytes = answer->file >= 0 ? (uint64_t)answer->file_bytes : answer->body.len;
    office_answer_destroy(answer);
    return us;
}
