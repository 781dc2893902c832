#include "office/office.h"

#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/secret.h"
#include "config/config.h"
#include "office/bearer.h"
#include "office/call.h"
#include "office/office_inside.h"
#include "office/retention.h"
#include "office/routes.h"
#include "office/sign_in.h"
#include "office/slowdown.h"
#include "proof/sealing.h"
#include "store/store.h"

/* ---- one request on its way through the pool ---- */

struct office_job {
    struct pool_job job; /* first: the pool gives it back */
    struct office *office;
    struct office_request *request;
    struct office_answer *answer; /* made before, so that there is one even without memory */
};

struct view {
    struct call *call;
    const struct route *route;
};

static enum err answer_in_view(struct store *store, void *arg)
{
    struct view *view = arg;
    (void)store; /* the call's own */
    return view->route->answer(view->call);
}

static enum err answer_by(struct call *call, const struct route *route)
{
    struct view view = {call, route};
    bool machine = call->request->bearer[0] && route->who != WHO_ANYONE;
    enum err err = machine ? bearer_allow(call, route->scope) : sign_in_allow(call, route->who);
    if (!err)
        err = route->one_view ? store_snapshot(call->store, answer_in_view, &view)
                              : route->answer(call);
    if (!err && call->answer->body.bad)
        err = ERR_NOMEM;
    return err;
}

static void answer_call(struct call *call)
{
    const struct office_request *request = call->request;
    const struct route *route = NULL;

    enum err err = route_find(request->method, request->path, &route, call->ids);
    if (!err)
        err = answer_by(call, route);
    if (!err)
        return;
    if (err_blame(err) == BLAME_SERVER)
        LOG_ERROR(office, "request failed", "method=%s route=%s err=%s", request->method,
                  route ? route->path : "", err_name(err));
    call_refuse(call, err);
}

static void job_drop(struct pool_job *job)
{
    struct office_job *own = (struct office_job *)job;
    office_request_destroy(own->request);
    office_answer_destroy(own->answer);
    mem_free(own);
}

static void job_run(struct pool_job *job, void *context)
{
    struct office_job *own = (struct office_job *)job;
    struct call call = {.office = own->office,
                        .store = context,
                        .request = own->request,
                        .answer = own->answer,
                        .now_ms = clock_wall_ms(own->office->links.clock)};
    struct office_answer *answer = own->answer;
    struct mailbox *answer_to = own->request->answer_to;

    answer->tag = own->request->tag;
    answer->status = 200;
    answer_call(&call);
    faults_finish(&call.faults);
    own->answer = NULL;
    job_drop(job); /* the letter is the last that is done: whoever reads it may end the office */
    if (mailbox_post(answer_to, (struct letter){.kind = LETTER_OFFICE_ANSWER, .body = answer})) {
        LOG_WARN(office, "answer dropped, nobody takes it", "tag=%llu",
                 (unsigned long long)answer->tag);
        office_answer_destroy(answer);
    }
}

enum err office_submit(struct office *office, struct office_request *request)
{
    struct office_job *own = mem_zalloc(1, sizeof *own);
    enum err err = ERR_NOMEM;

    if (own)
        own->answer = office_answer_create();
    if (own && own->answer) {
        own->job = (struct pool_job){.run = job_run, .drop = job_drop};
        own->office = office;
        own->request = request;
        err = pool_submit(office->links.pool, &own->job);
    }
    if (err && own) {
        own->request = NULL; /* still the caller's */
        job_drop(&own->job);
    }
    return err;
}

struct office_body office_body(const char *method, const char *path)
{
    struct office_body ret = {OFFICE_BODY_MAX, "application/json"};
    const struct route *route = NULL;
    struct id ids[CALL_IDS_MAX];
    if (!route_find(method, path, &route, ids) && route->body)
        ret = *route->body;
    return ret;
}

struct office_request *office_request_create(void)
{
    return mem_zalloc(1, sizeof(struct office_request));
}

void office_request_destroy(struct office_request *request)
{
    if (!request)
        return;
    if (request->body)
        secret_wipe(request->body, request->body_len); /* may hold a password or a token */
    mem_free(request->body);
    secret_wipe(request->cookie, sizeof request->cookie);
    secret_wipe(request->link_cookie, sizeof request->link_cookie);
    secret_wipe(request->bearer, sizeof request->bearer);
    mem_free(request);
}

struct office_answer *office_answer_create(void)
{
    struct office_answer *answer = mem_zalloc(1, sizeof *answer);
    if (answer)
        answer->file = -1;
    return answer;
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

/* ---- life ---- */

enum err office_create(struct office **ret, const struct office_links *links)
{
    struct office *office = mem_zalloc(1, sizeof *office);
    if (!office)
        return ERR_NOMEM;
    office->links = *links;
    atomic_flag_clear(&office->exporting);
    enum err err = sealing_create(&office->sealing,
                                  &(struct sealing_links){.store = links->store,
                                                          .policies = links->policies,
                                                          .clock = links->clock,
                                                          .chance = links->chance,
                                                          .policy_dir = links->config->policy_dir,
                                                          .data_dir = links->config->data_dir});
    closing_init(&office->closing, &(struct closing_links){.pool = links->pool,
                                                           .store = links->store,
                                                           .policies = links->policies,
                                                           .clock = links->clock,
                                                           .sealing = office->sealing,
                                                           .feed = links->feed});
    if (!err)
        err = slowdown_create(&office->slowdown);
    if (err)
        office_destroy(office);
    else
        *ret = office;
    return err;
}

void office_destroy(struct office *office)
{
    if (!office)
        return;
    slowdown_destroy(office->slowdown);
    sealing_destroy(office->sealing);
    mem_free(office);
}

void office_set_listener(struct office *office, struct mailbox *listener)
{
    office->listener = listener;
}

enum err office_sweep(struct office *office)
{
    return closing_sweep(&office->closing);
}

enum err office_retain(struct office *office)
{
    const struct office_links *links = &office->links;
    return retention_start(&office->retention, &(struct retention_links){.config = links->config,
                                                                         .clock = links->clock,
                                                                         .pool = links->pool,
                                                                         .store = links->store,
                                                                         .every_ms = DATE_DAY_MS});
}

void office_stop(struct office *office)
{
    if (!office)
        return;
    retention_destroy(office->retention);
    office->retention = NULL;
}

struct class_closer office_closer(struct office *office)
{
    return closing_closer(&office->closing);
}
