/* An office that answers from a thread of its own, as the real one does.
 *
 *   /api/echo       what arrived, as JSON
 *   /api/big?n=N    N bytes
 *   /api/file       a download with a cookie
 *   /api/written?n=N   N bytes from a file; &short: which is one byte shorter than it says
 *   /api/upload     the same as echo, takes CSV and PDF up to 10 MB
 *   /api/keep       the same, and waits until /api/release is asked
 *   /api/nothing    204
 *   /api/forged     a header value with a line break in it
 *   /api/hold       waits until /api/release is asked
 *   /api/full       submitting it fails with ERR_BUSY
 *   others          404
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "base/digest.h"
#include "base/mailbox.h"
#include "base/ring.h"
#include "base/thread.h"
#include "office/office.h"

#define REQUESTS_MAX 600
#define UPLOAD_BYTES_MAX 10485760

struct office {
    struct bell bell;
    struct mailbox *requests;
    struct thread *thread;
    struct ring held; /* the thread's */
    atomic_bool stop;
};

struct office_request *office_request_create(void)
{
    return mem_zalloc(1, sizeof(struct office_request));
}

void office_request_destroy(struct office_request *request)
{
    if (!request)
        return;
    mem_free(request->body);
    mem_free(request);
}

void office_answer_destroy(struct office_answer *answer)
{
    if (!answer)
        return;
    if (answer->file >= 0)
        close(answer->file);
    buffer_finish(&answer->body);
    mem_free(answer);
}

struct office_answer *office_answer_create(void)
{
    struct office_answer *answer = mem_zalloc(1, sizeof *answer);
    if (answer)
        answer->file = -1;
    return answer;
}

static bool is_kept(const char *path)
{
    return !strcmp(path, "/api/hold") || !strcmp(path, "/api/keep");
}

struct office_body office_body(const char *method, const char *path)
{
    bool large = !strcmp(path, "/api/upload") || !strcmp(path, "/api/keep");
    if (large && !strcmp(method, "POST"))
        return (struct office_body){UPLOAD_BYTES_MAX, "text/csv application/pdf"};
    return (struct office_body){OFFICE_BODY_MAX, "application/json"};
}

static void echo(struct office_answer *answer, const struct office_request *request)
{
    uint8_t hash[DIGEST_BYTES];
    digest_sha256((struct slice){request->body, request->body_len}, hash);
    buffer_format(&answer->body,
                  "{\"method\":\"%s\",\"path\":\"%s\",\"query\":\"%s\",\"cookie\":\"%s\","
                  "\"link_cookie\":\"%s\",\"bearer\":\"%s\",\"type\":\"%s\",\"address\":\"%s\","
                  "\"body_len\":%zu,\"body_"
                  "sha256\":\"%s\"}",
                  request->method, request->path, request->query, request->cookie,
                  request->link_cookie, request->bearer, request->content_type, request->address,
                  request->body_len, digest_hex(hash).text);
}

/* A file without a name, as the office makes them. */
static void write_file(struct office_answer *answer, const char *query)
{
    long n = atol(query + 2);
    FILE *file = tmpfile();
    if (!file)
        exit(2);
    for (long i = strstr(query, "short") ? 1 : 0; i < n; i++)
        fputc('a' + (int)(i % 26), file);
    fflush(file);
    answer->file = dup(fileno(file));
    answer->file_bytes = (uint64_t)n;
    fclose(file);
}

static void fill(struct office_answer *answer, const struct office_request *request)
{
    const char *path = request->path;
    answer->tag = request->tag;
    answer->status = 200;
    snprintf(answer->content_type, sizeof answer->content_type, "application/json");
    if (!strcmp(path, "/api/echo") || !strcmp(path, "/api/upload") || !strcmp(path, "/api/keep")) {
        echo(answer, request);
    } else if (!strcmp(path, "/api/big")) {
        long n = strncmp(request->query, "n=", 2) ? 0 : atol(request->query + 2);
        for (long i = 0; i < n; i++)
            buffer_format(&answer->body, "%c", (char)('a' + i % 26));
    } else if (!strcmp(path, "/api/written")) {
        write_file(answer, request->query);
    } else if (!strcmp(path, "/api/file")) {
        snprintf(answer->content_type, sizeof answer->content_type, "text/csv; charset=utf-8");
        snprintf(answer->disposition, sizeof answer->disposition,
                 "attachment; filename=\"jp.csv\"");
        snprintf(answer->set_cookie, sizeof answer->set_cookie,
                 "sinkron=abc; HttpOnly; Secure; SameSite=Strict; Path=/");
        buffer_add_text(&answer->body, "nip;jp\r\n");
    } else if (!strcmp(path, "/api/nothing")) {
        answer->status = 204;
    } else if (!strcmp(path, "/api/forged")) {
        snprintf(answer->set_cookie, sizeof answer->set_cookie, "a=b\r\nX-Forged: yes");
    } else if (!strcmp(path, "/api/hold") || !strcmp(path, "/api/release")) {
        buffer_add_text(&answer->body, "{}");
    } else {
        answer->status = 404;
        buffer_add_text(&answer->body, "{\"error\":\"not_found\"}");
    }
}

static void answer_request(struct office_request *request)
{
    struct office_answer *answer = office_answer_create();
    if (answer)
        fill(answer, request);
    if (answer && mailbox_post(request->answer_to, (struct letter){LETTER_OFFICE_ANSWER, answer}))
        office_answer_destroy(answer);
    office_request_destroy(request);
}

static void work(void *arg)
{
    struct office *office = arg;
    while (!atomic_load(&office->stop)) {
        struct letter letter;
        while (mailbox_take(office->requests, &letter, 1) == 1) {
            struct office_request *request = letter.body;
            bool release = !strcmp(request->path, "/api/release");
            if (is_kept(request->path) && ring_push(&office->held, request))
                continue;
            answer_request(request);
            while (release && ring_peek(&office->held))
                answer_request(ring_pop(&office->held));
        }
        bell_wait(&office->bell, UINT64_MAX);
    }
}

enum err office_create(struct office **ret, const struct office_links *links)
{
    (void)links;
    struct office *office = mem_zalloc(1, sizeof *office);
    if (!office)
        return ERR_NOMEM;
    atomic_init(&office->stop, false);
    enum err err = bell_init(&office->bell);
    if (!err)
        err = ring_init(&office->held, REQUESTS_MAX);
    if (!err)
        err = mailbox_create(&office->requests, REQUESTS_MAX, bell_wake, &office->bell);
    if (!err)
        err = thread_start(&office->thread, "office", THREAD_NORMAL, work, office);
    if (err)
        return err; /* the test ends anyway */
    *ret = office;
    return OK;
}

void office_destroy(struct office *office)
{
    if (!office)
        return;
    atomic_store(&office->stop, true);
    bell_ring(&office->bell);
    thread_join(office->thread);
    struct letter letter;
    while (mailbox_take(office->requests, &letter, 1) == 1)
        office_request_destroy(letter.body);
    while (ring_peek(&office->held))
        office_request_destroy(ring_pop(&office->held));
    ring_finish(&office->held);
    mailbox_destroy(office->requests);
    bell_finish(&office->bell);
    mem_free(office);
}

enum err office_submit(struct office *office, struct office_request *request)
{
    if (!strcmp(request->path, "/api/full"))
        return ERR_BUSY;
    return mailbox_post(office->requests, (struct letter){0, request}) ? ERR_BUSY : OK;
}
