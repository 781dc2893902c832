/* Personal links for all learners of an activity at once, each shown this one time. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "base/map.h"
#include "base/secret.h"
#include "base/text.h"
#include "judging/nip.h"
#include "office/access.h"
#include "office/audit.h"
#include "office/handlers.h"
#include "office/link.h"
#include "office/notices.h"
#include "office/office_inside.h"
#include "office/shapes.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"
#include "wire/json_in.h"

#define LEARNERS_MAX 100000

struct issued {
    struct id person;
    char name[CATALOG_NAME_MAX];
    char nip[CATALOG_NIP_MAX];
    char token[LINK_TOKEN_MAX];
    bool replaces; /* there was a good one before */
};

struct issuing {
    struct call *call;
    bool missing_only;
    struct buffer issued; /* struct issued; secrets: wiped */
    struct map good;      /* people who have a link that opens */
};

static struct issued *issued_at(const struct issuing *issuing, size_t n)
{
    return (struct issued *)(void *)issuing->issued.at + n;
}

static size_t n_issued(const struct issuing *issuing)
{
    return issuing->issued.len / sizeof(struct issued);
}

static enum err note_good(const struct link_row *row, void *arg)
{
    static char good[] = "good";
    struct issuing *issuing = arg;
    enum err err = row->revoked_ms ? OK : map_put_id(&issuing->good, row->person, good);
    return err == ERR_TAKEN ? OK : err;
}

static enum err add_learner(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct issuing *issuing = arg;
    struct issued issued = {.person = row->id};

    issued.replaces = map_get_id(&issuing->good, row->id) != NULL;
    if (role != ENROLMENT_LEARNER || (issued.replaces && issuing->missing_only))
        return OK;
    text_copy(issued.name, sizeof issued.name, slice_of_text(row->name));
    memcpy(issued.nip, row->nip, sizeof issued.nip);
    buffer_add(&issuing->issued, (struct slice){(const uint8_t *)&issued, sizeof issued});
    return issuing->issued.bad ? ERR_NOMEM : OK;
}

/* Who was withdrawn may not enter any more: there is no link then, and an empty name. */
static enum err issue_one(struct store *store, const struct call *call, struct issued *issued)
{
    struct enrolment_row enrolment;
    struct link_row row = {.activity = call->ids[0],
                           .person = issued->person,
                           .issued_ms = call->now_ms,
                           .issued_by = call->person};

    enum err err = store_enrolment_find(store, row.activity, row.person, &enrolment);
    if (err || enrolment.withdrawn_ms) {
        issued->name[0] = '\0';
        return err;
    }
    secret_token(call->office->links.chance, issued->token, SECRET_TOKEN_BYTES);
    link_hash(issued->token, row.token_hash);
    return store_link_issue(store, &row);
}

static enum err issue_all(struct store *store, void *arg)
{
    struct issuing *issuing = arg;
    struct activity_row activity;

    enum err err = store_activity_find(store, issuing->call->ids[0], &activity);
    if (!err && (activity.closed_ms || activity.cancelled_ms))
        err = ERR_LOCKED;
    if (!err)
        err = store_activity_links(store, activity.id, note_good, issuing);
    if (!err)
        err = store_activity_people(store, activity.id, add_learner, issuing);
    for (size_t i = 0; !err && i < n_issued(issuing); i++)
        err = issue_one(store, issuing->call, issued_at(issuing, i));
    return err;
}

static enum err issue_together(struct store *store, void *arg)
{
    return store_together(store, issue_all, arg);
}

static void put_links(struct issuing *issuing)
{
    struct json_out out = call_json(issuing->call);
    json_open_object(&out, NULL);
    json_open_list(&out, "links");
    for (size_t i = 0; i < n_issued(issuing); i++) {
        const struct issued *issued = issued_at(issuing, i);
        if (!issued->name[0])
            continue;
        struct link_url url = link_url(issuing->call->office->links.config, issued->token);
        json_open_object(&out, NULL);
        shape_id(&out, "person", issued->person);
        json_put_text(&out, "name", issued->name);
        json_put_text(&out, "nip", nip_masked(issued->nip).text);
        json_put_text(&out, "url", url.text);
        json_put_bool(&out, "replaced", issued->replaces);
        json_close_object(&out);
        secret_wipe(&url, sizeof url);
    }
    json_close_list(&out);
    json_close_object(&out);
}

static void tell_and_write_down(struct issuing *issuing)
{
    const struct call *call = issuing->call;
    struct audit_row row = {.who = call->person, .about = call->ids[0]};
    size_t n = 0;

    for (size_t i = 0; i < n_issued(issuing); i++) {
        const struct issued *issued = issued_at(issuing, i);
        n += issued->name[0] != '\0';
        if (issued->name[0] && issued->replaces)
            notice_link_ended(call, call->ids[0], issued->person);
    }
    snprintf(row.what, sizeof row.what, "links_issued");
    snprintf(row.note, sizeof row.note, "links=%zu missing_only=%d", n, issuing->missing_only);
    audit(call, &row);
    LOG_INFO(office, "links_issued", "activity=%s links=%zu by=%s", id_text(call->ids[0]).text, n,
             id_text(call->person).text);
}

static enum err read_body(struct issuing *issuing)
{
    static const char *const keys[] = {"missing_only", NULL};
    const struct office_request *request = issuing->call->request;
    struct json_doc doc;

    enum err err = json_open(&doc, (struct slice){request->body, request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, keys);
        issuing->missing_only = json_get_bool(&root, "missing_only");
        err = json_err(&doc);
    }
    json_close(&doc);
    return err;
}

enum err on_links_issue(struct call *call)
{
    struct issuing issuing = {.call = call};
    map_init(&issuing.good, LEARNERS_MAX);
    enum err err = read_body(&issuing);
    if (!err)
        err = store_thread_do(call->office->links.store, issue_together, &issuing);
    if (!err) {
        put_links(&issuing);
        tell_and_write_down(&issuing);
        err = access_note(call, "links", call->ids[0], n_issued(&issuing));
    }
    map_finish(&issuing.good);
    if (issuing.issued.at)
        secret_wipe(issuing.issued.at, issuing.issued.room);
    buffer_finish(&issuing.issued);
    return err;
}
