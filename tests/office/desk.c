#include "office/desk.h"

#include <stdarg.h>

#include "base/log.h"
#include "base/pool.h"
#include "feed/feed.h"
#include "office/link.h"
#include "store/store_access.h"
#include "store/store_thread.h"

#define TAG 4711
#define ANSWER_WAIT_MS 20000 /* only a broken office takes so long */

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

/* ---- life ---- */

static void put_coordinator(struct desk *desk, unsigned n, const char *name,
                            const char *account_name)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct person_row person = person_row(n);
    struct account_row account = {.person = person.id, .role = ACCOUNT_COORDINATOR};

    snprintf(person.name, sizeof person.name, "%s", name);
    snprintf(account.name, sizeof account.name, "%s", account_name);
    must(store_person_put(desk->school.store, &person), "coordinator");
    must(secret_hash_make(&desk->chance.chance, &cheap, slice_of_text(DESK_PASSWORD),
                          account.password),
         "password");
    must(store_account_put(desk->school.store, &account), "account");
}

void desk_open(struct desk *desk, unsigned classes, unsigned minutes, unsigned people)
{
    *desk = (struct desk){.threads = 1, .address = "10.0.0.1"};
    school_open(&desk->school, classes, minutes, people);
    config_init(&desk->config);
    desk->config.port = 8443;
    snprintf(desk->config.data_dir, sizeof desk->config.data_dir, "%s", desk->school.folder.path);
    snprintf(desk->config.policy_dir, sizeof desk->config.policy_dir,
             SINKRON_ROOT "/server/policies");
    fake_clock_init(&desk->clock, MONDAY_MS);
    fake_chance_init(&desk->chance, 7);
    memset(desk->key.bytes, 0x5a, sizeof desk->key.bytes);
    must(bell_init(&desk->bell), "bell");
    must(mailbox_create(&desk->answers, 16, bell_wake, &desk->bell), "mailbox");
    must(mailbox_create(&desk->listener, 16, NULL, NULL), "mailbox");
    put_coordinator(desk, DESK_COORDINATOR, "Kartika Sari", DESK_ACCOUNT);
    put_coordinator(desk, DESK_OTHER_COORDINATOR, "Bambang Wijaya", DESK_OTHER_ACCOUNT);
}

static enum err reader_open(void **ret, void *arg)
{
    *ret = school_reader(arg);
    return OK;
}

static void reader_close(void *context)
{
    store_close(context);
}

static void start_feed(struct desk *desk)
{
    char fault[200] = "";
    enum err err = feed_create(&desk->feed,
                               &(struct feed_links){.config = &desk->config,
                                                    .clock = &desk->clock.clock,
                                                    .chance = &desk->chance.chance,
                                                    .policies = &desk->school.policies,
                                                    .store = desk->store_thread,
                                                    .reader_open = reader_open,
                                                    .arg = &desk->school},
                               fault, sizeof fault);
    must(err, fault);
}

void desk_start(struct desk *desk)
{
    struct store_thread_options options = store_thread_defaults();
    struct scratch_path spool = scratch_file(&desk->school.folder, "spool");

    options.store = desk->school.store;
    options.spool_path = spool.text;
    options.clock = &clock_system;
    options.group_ms = 1;
    must(store_thread_create(&desk->store_thread, &options), "store thread");
    must(pool_create(&desk->pool, &(struct pool_options){.threads = desk->threads,
                                                         .jobs_max = 16,
                                                         .context_create = reader_open,
                                                         .context_destroy = reader_close,
                                                         .arg = &desk->school}),
         "pool");
    start_feed(desk);
    must(office_create(&desk->office, &(struct office_links){.config = &desk->config,
                                                             .clock = &desk->clock.clock,
                                                             .chance = &desk->chance.chance,
                                                             .pool = desk->pool,
                                                             .store = desk->store_thread,
                                                             .policies = &desk->school.policies,
                                                             .ticket_key = &desk->key,
                                                             .feed = desk->feed}),
         "office");
    office_set_listener(desk->office, desk->listener);
}

void desk_stop(struct desk *desk)
{
    pool_destroy(desk->pool);
    office_destroy(desk->office);
    feed_destroy(desk->feed);
    store_thread_destroy(desk->store_thread);
    desk->pool = NULL;
    desk->office = NULL;
    desk->feed = NULL;
    desk->store_thread = NULL;
}

void desk_close(struct desk *desk)
{
    struct letter letter;
    desk_stop(desk);
    office_answer_destroy(desk->last);
    while (mailbox_take(desk->listener, &letter, 1) == 1)
        mem_free(letter.body);
    mailbox_destroy(desk->listener);
    mailbox_destroy(desk->answers);
    bell_finish(&desk->bell);
    school_close(&desk->school);
}

/* ---- questions ---- */

/* For openapi.py, which holds all answers of the tests against the schema: a line of JSON each. */
static void write_down(const struct office_request *request, const struct office_answer *answer)
{
    const char *path = getenv("SINKRON_OFFICE_ANSWERS");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (!file)
        return;
    bool is_json = !strcmp(answer->content_type, "application/json");
    fprintf(file, "{\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,\"type\":\"%s\",\"body\":%s}\n",
            request->method, request->path, answer->status, answer->content_type,
            is_json ? (const char *)answer->body.at : "null");
    fclose(file);
}

static struct office_request *make_request(const struct desk *desk, const char *method,
                                           const char *path, const char *body)
{
    struct office_request *request = office_request_create();
    if (!request)
        exit(2);
    snprintf(request->method, sizeof request->method, "%s", method);
    size_t path_len = strcspn(path, "?");
    snprintf(request->path, sizeof request->path, "%.*s", (int)path_len, path);
    if (path[path_len])
        snprintf(request->query, sizeof request->query, "%s", path + path_len + 1);
    snprintf(request->bearer, sizeof request->bearer, "%s", desk->bearer);
    if (!desk->bearer[0]) {
        snprintf(request->cookie, sizeof request->cookie, "%s", desk->cookie);
        snprintf(request->link_cookie, sizeof request->link_cookie, "%s", desk->link_cookie);
    }
    snprintf(request->address, sizeof request->address, "%s", desk->address);
    request->body = body ? (uint8_t *)mem_copy_text(body) : NULL;
    request->body_len = body ? strlen(body) : 0;
    request->answer_to = desk->answers;
    request->tag = TAG;
    return request;
}

static void forget_last(struct desk *desk)
{
    office_answer_destroy(desk->last);
    desk->last = NULL;
}

/* A body that came as a file is put into memory, where the tests read it. */
static void read_file(struct office_answer *answer)
{
    char piece[4096];
    ssize_t got = 0;
    alloc_fail_after(-1); /* the answer is made: this is the test's own memory */
    if (answer->file < 0)
        return;
    while ((got = pread(answer->file, piece, sizeof piece, (off_t)answer->body.len)) > 0)
        buffer_add(&answer->body, (struct slice){(const uint8_t *)piece, (size_t)got});
    must(got == 0 && answer->body.len == answer->file_bytes ? OK : ERR_IO, "file of an answer");
}

static void await_answer(struct desk *desk, const char *path)
{
    struct letter letter;
    while (mailbox_take(desk->answers, &letter, 1) == 0)
        must(bell_wait(&desk->bell, ANSWER_WAIT_MS) ? OK : ERR_BUSY, path);
    desk->last = letter.body;
    must(letter.kind == LETTER_OFFICE_ANSWER && desk->last->tag == TAG ? OK : ERR_UNEXPECTED, path);
    read_file(desk->last);
}

/* So that the body can be read as text. */
static void end_body(struct buffer *body)
{
    buffer_add(body, (struct slice){(const uint8_t *)"", 1});
    body->len--;
}

const struct office_answer *desk_ask(struct desk *desk, const char *method, const char *path,
                                     const char *body)
{
    struct office_request *request = make_request(desk, method, path, body);
    struct office_request shown = *request;

    forget_last(desk);
    must(office_submit(desk->office, request), path);
    await_answer(desk, path);
    end_body(&desk->last->body);
    write_down(&shown, desk->last);
    return desk->last;
}

unsigned desk_post_crowd(struct desk *desk, unsigned n, const char *path, const char *body)
{
    unsigned good = 0;
    for (unsigned i = 0; i < n; i++)
        must(office_submit(desk->office, make_request(desk, "POST", path, body)), path);
    for (unsigned i = 0; i < n; i++) {
        forget_last(desk);
        await_answer(desk, path);
        good += desk->last->status == 200;
    }
    end_body(&desk->last->body);
    return good;
}

int desk_get_without(struct desk *desk, const char *path, int n)
{
    struct office_request *request = make_request(desk, "GET", path, NULL);

    forget_last(desk);
    alloc_fail_after(n);
    enum err err = office_submit(desk->office, request);
    if (!err)
        await_answer(desk, path);
    alloc_fail_after(-1);
    if (!err)
        return desk->last->status;
    must(err == ERR_NOMEM ? OK : err, path);
    office_request_destroy(request);
    return 503;
}

struct last_job {
    struct pool_job job;
    struct bell reached;
};

static void reach(struct pool_job *job, void *context)
{
    (void)context;
    bell_wake(&((struct last_job *)job)->reached);
}

long desk_live(struct desk *desk)
{
    static struct last_job last = {.job = {.run = reach, .drop = NULL}};
    must(bell_init(&last.reached), "bell");
    must(pool_submit(desk->pool, &last.job), "pool");
    must(bell_wait(&last.reached, ANSWER_WAIT_MS) ? OK : ERR_BUSY, "pool");
    bell_finish(&last.reached);
    return alloc_live();
}

const struct office_answer *desk_get(struct desk *desk, const char *format, ...)
{
    char path[256];
    va_list args;
    va_start(args, format);
    vsnprintf(path, sizeof path, format, args);
    va_end(args);
    return desk_ask(desk, "GET", path, NULL);
}

const char *desk_body(const struct desk *desk)
{
    return (const char *)desk->last->body.at;
}

/* ---- people ---- */

void desk_keep_link(struct desk *desk)
{
    static const char name[] = "sinkron_link=";
    const char *value = desk->last->set_cookie + strlen(name);
    must(strncmp(desk->last->set_cookie, name, strlen(name)) == 0 ? OK : ERR_BAD_SIGN_IN, "cookie");
    snprintf(desk->link_cookie, sizeof desk->link_cookie, "%.*s", (int)strcspn(value, ";"), value);
}

void desk_sign_in_as(struct desk *desk, const char *account)
{
    char body[200];
    snprintf(body, sizeof body, "{\"name\":\"%s\",\"password\":\"" DESK_PASSWORD "\"}", account);
    const struct office_answer *answer = desk_ask(desk, "POST", "/api/sign-in", body);
    must(answer->status == 200 ? OK : ERR_BAD_SIGN_IN, "sign-in");
    const char *value = answer->set_cookie + strlen("sinkron=");
    snprintf(desk->cookie, sizeof desk->cookie, "%.*s", (int)strcspn(value, ";"), value);
}

void desk_sign_in(struct desk *desk)
{
    desk_sign_in_as(desk, DESK_ACCOUNT);
}

void desk_link(struct desk *desk, unsigned n, const char *token, int64_t issued_ms)
{
    struct link_row row = {
        .activity = school_activity(), .person = school_person(n), .issued_ms = issued_ms};
    link_hash(token, row.token_hash);
    must(store_link_issue(desk->school.store, &row), "link");
}

const struct office_answer *desk_enter(struct desk *desk, const char *token)
{
    char body[300];
    snprintf(body, sizeof body, "{\"token\":\"%s\"}", token);
    return desk_ask(desk, "POST", "/api/enter", body);
}
