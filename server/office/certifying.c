#include "office/certifying.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "feed/feed.h"
#include "judging/certificate_due.h"
#include "judging/judging.h"
#include "office/call.h"
#include "office/certificate_fill.h"
#include "office/link.h"
#include "office/office_inside.h"
#include "store/store.h"
#include "store/store_certificate.h"
#include "store/store_thread.h"

/* ---- the good certificates of an activity ---- */

struct held {
    char number[CERTIFICATE_NUMBER_MAX];
    struct id person;
    struct certificate_due stated;
};

struct held_list {
    struct held *at;
    size_t n;
    size_t room;
};

static enum err take_held(const struct certificate_row *row, void *arg)
{
    struct held_list *list = arg;
    if (row->revoked_ms)
        return OK;
    if (list->n == list->room) {
        size_t room = list->room ? list->room * 2 : 32;
        struct held *more = mem_realloc(list->at, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        list->at = more;
        list->room = room;
    }
    struct held *held = &list->at[list->n];
    *held = (struct held){.person = row->person};
    text_copy(held->number, sizeof held->number, slice_of_text(row->number));
    enum err err = certificate_stated(row, &held->stated);
    list->n += !err;
    return err;
}

static bool has_good(const struct held_list *list, struct id person)
{
    for (size_t i = 0; i < list->n; i++)
        if (id_equal(list->at[i].person, person))
            return true;
    return false;
}

/* ---- following the ledger ---- */

struct revoking {
    const char *number;
    const char *why;
    int64_t at_ms;
};

static enum err revoke(struct store *store, void *arg)
{
    const struct revoking *revoking = arg;
    return store_certificate_revoke(store, revoking->number, revoking->at_ms, revoking->why);
}

enum err certifying_revoke(struct closing *closing, const char *number, int64_t at_ms,
                           const char *why)
{
    struct revoking revoking = {number, why, at_ms};
    return store_thread_do(closing->links.store, revoke, &revoking);
}

/* Why the account of this person changed last, as the ledger has it. */
static void say_why(const struct judged_enrolled *person, char ret[DESK_REASON_MAX])
{
    const char *note =
        person && person->n_entries ? person->entries[person->n_entries - 1].note : "";
    if (!person)
        snprintf(ret, DESK_REASON_MAX, "Tidak lagi menjadi peserta kegiatan");
    else
        snprintf(ret, DESK_REASON_MAX, "Kredit JP berubah%s%s", note[0] ? ": " : "", note);
}

static enum err follow_one(struct closing *closing, const struct activity_judgement *judgement,
                           const struct held *held, bool *ret_good)
{
    const struct judged_enrolled *person = judgement_find(judgement, held->person);
    struct certificate_due due = {0};
    char why[DESK_REASON_MAX];

    if (person)
        due = certificate_due(judgement, person);
    *ret_good = due.kind == held->stated.kind && due.jp == held->stated.jp;
    if (*ret_good)
        return OK;
    say_why(person, why);
    enum err err =
        certifying_revoke(closing, held->number, clock_wall_ms(closing->links.clock), why);
    if (!err)
        LOG_INFO(office, "certificate revoked, the ledger says something else",
                 "activity=%s person=%s", id_text(judgement->plan.activity.id).text,
                 id_text(held->person).text);
    return err == ERR_TAKEN ? OK : err; /* somebody else was faster */
}

/* Those that are good stay in the list. */
static enum err follow_held(struct closing *closing, const struct activity_judgement *judgement,
                            struct held_list *list)
{
    enum err err = OK;
    size_t n = 0;
    for (size_t i = 0; !err && i < list->n; i++) {
        bool good = false;
        err = follow_one(closing, judgement, &list->at[i], &good);
        if (good)
            list->at[n++] = list->at[i];
    }
    list->n = n;
    return err;
}

enum err certifying_follow(struct closing *closing, struct store *store, struct id activity)
{
    struct activity_judgement *judgement = NULL;
    struct held_list held = {0};

    enum err err = store_activity_certificates(store, activity, take_held, &held);
    if (!err && held.n)
        err = judge_activity(store, closing->links.policies, activity,
                             clock_wall_ms(closing->links.clock), &judgement);
    if (!err && held.n)
        err = follow_held(closing, judgement, &held);
    judgement_destroy(judgement);
    mem_free(held.at);
    return err;
}

/* ---- issuing one, on the store thread ---- */

struct issuing {
    struct call *call;
    struct id activity;
    struct certificate_content *content; /* of the person at hand */
    struct certificate_row row;
};

static enum err put_together(struct store *store, void *arg)
{
    struct issuing *issuing = arg;
    struct certificate_content *content = issuing->content;
    struct certificate_row *row = &issuing->row;
    struct civil civil = date_civil(content->issued_day * DATE_DAY_MS, DATE_UTC);
    struct buffer json = {0};
    uint32_t serial = 0;

    enum err err = store_certificate_serial(store, civil.year, &serial);
    if (err)
        return err;
    certificate_fill_number(serial, content);
    text_copy(row->number, sizeof row->number, slice_of_text(content->number));
    certificate_write(content, &json);
    row->content = buffer_slice(&json);
    err = json.bad ? ERR_NOMEM : store_certificate_put(store, row);
    buffer_finish(&json);
    return err;
}

static enum err put(struct store *store, void *arg)
{
    return store_together(store, put_together, arg);
}

static enum err issue_one(struct issuing *issuing, const struct judged_enrolled *person,
                          const struct certificate_due *due)
{
    const struct office_links *links = &issuing->call->office->links;
    struct certificate_content *content = issuing->content;
    char page[ID_TEXT_MAX + 16];

    content->code = id_new(links->chance);
    snprintf(page, sizeof page, "sertifikat/%s", id_text(content->code).text);
    text_copy(content->address, sizeof content->address,
              slice_of_text(link_page(links->config, page).text));
    certificate_fill_person(person, due, content);
    issuing->row = (struct certificate_row){.code = content->code,
                                            .activity = issuing->activity,
                                            .person = person->row.id,
                                            .kind = due->kind,
                                            .issued_ms = issuing->call->now_ms,
                                            .issued_by = issuing->call->person};
    return store_thread_do(links->store, put, issuing);
}

/* ---- issuing for all ---- */

/* ERR_TAKEN: somebody else issued it meanwhile. */
static enum err issue_all(struct issuing *issuing, const struct activity_judgement *judgement,
                          const struct held_list *held, struct certifying_count *ret)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < judgement->n_people; i++) {
        const struct judged_enrolled *person = &judgement->people[i];
        struct certificate_due due = certificate_due(judgement, person);
        if (person->role != ENROLMENT_LEARNER)
            continue;
        bool good = has_good(held, person->row.id);
        if (!good && due.kind)
            err = issue_one(issuing, person, &due);
        bool taken = err == ERR_TAKEN;
        err = taken ? OK : err;
        if (err)
            break;
        ret->kept += good || taken;
        ret->none += !good && !due.kind;
        ret->issued += !good && due.kind && !taken;
    }
    return err;
}

static bool is_signed(const struct activity_row *row)
{
    return row->signatory_name[0] && row->signatory_position[0];
}

static enum err check(struct call *call, const struct activity_row *row)
{
    if (row->cancelled_ms || !row->closed_ms) {
        call->detail = row->cancelled_ms ? "cancelled" : "open";
        return ERR_WRONG_PHASE;
    }
    if (!row->signatory_name[0])
        faults_add(&call->faults, 0, "signatory_name", "missing", NULL);
    if (!row->signatory_position[0])
        faults_add(&call->faults, 0, "signatory_position", "missing", NULL);
    return faults_err(&call->faults);
}

static enum err issue_judged(struct call *call, const struct activity_judgement *judgement,
                             struct certifying_count *ret)
{
    struct held_list held = {0};
    struct issuing issuing = {.call = call, .activity = judgement->plan.activity.id};

    enum err err = check(call, &judgement->plan.activity);
    if (!err)
        err = store_activity_certificates(call->store, issuing.activity, take_held, &held);
    if (!err)
        err = follow_held(&call->office->closing, judgement, &held);
    issuing.content = err ? NULL : mem_zalloc(1, sizeof *issuing.content);
    if (!err && !issuing.content)
        err = ERR_NOMEM;
    if (!err) {
        certificate_fill_activity(judgement, call->now_ms, issuing.content);
        err = issue_all(&issuing, judgement, &held, ret);
    }
    mem_free(issuing.content);
    mem_free(held.at);
    return err;
}

enum err certifying_issue(struct call *call, struct id activity, struct certifying_count *ret)
{
    const struct office_links *links = &call->office->links;
    struct closing *closing = &call->office->closing;
    struct activity_judgement *judgement = NULL;
    *ret = (struct certifying_count){0};

    pthread_mutex_lock(&closing->lock);
    enum err err = store_thread_flush(links->store);
    if (!err)
        err = call_own_fault(
            judge_activity(call->store, links->policies, activity, call->now_ms, &judgement));
    if (!err)
        err = issue_judged(call, judgement, ret);
    pthread_mutex_unlock(&closing->lock);
    feed_follow(links->feed, activity);
    judgement_destroy(judgement);
    return err;
}

/* ---- how far they are ---- */

enum err certifying_look(struct call *call, struct id activity, struct certifying_state *ret)
{
    struct activity_judgement *judgement = NULL;
    struct held_list held = {0};
    *ret = (struct certifying_state){0};

    enum err err = call_own_fault(judge_activity_in_view(call->store, call->office->links.policies,
                                                         activity, call->now_ms, &judgement));
    if (!err)
        err = store_activity_certificates(call->store, activity, take_held, &held);
    if (!err) {
        const struct activity_row *row = &judgement->plan.activity;
        ret->closed = row->closed_ms != 0;
        ret->signatory = is_signed(row);
        ret->good = (uint32_t)held.n;
        for (size_t i = 0; i < judgement->n_people; i++) {
            const struct judged_enrolled *person = &judgement->people[i];
            ret->learners += person->role == ENROLMENT_LEARNER;
            ret->due += certificate_due(judgement, person).kind && !has_good(&held, person->row.id);
        }
    }
    mem_free(held.at);
    judgement_destroy(judgement);
    return call_own_fault(err);
}
