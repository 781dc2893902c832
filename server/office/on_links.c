/* A personal link is issued anew, or revoked. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/secret.h"
#include "office/audit.h"
#include "office/handlers.h"
#include "office/link.h"
#include "office/notices.h"
#include "office/office_inside.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"

static void write_down(struct call *call, const char *what)
{
    struct audit_row row = {.who = call->account.person, .about = call->ids[1]};
    snprintf(row.what, sizeof row.what, "%s", what);
    snprintf(row.note, sizeof row.note, "activity=%s", id_text(call->ids[0]).text);
    audit(call, &row);
    LOG_INFO(office, what, "activity=%s person=%s by=%s", id_text(call->ids[0]).text,
             id_text(call->ids[1]).text, id_text(call->account.person).text);
}

/* ---- a new one ---- */

struct issue {
    struct link_row row;
    bool replaces; /* there was a good one before */
};

static enum err look_for_good(const struct link_row *row, void *arg)
{
    struct issue *issue = arg;
    if (id_equal(row->person, issue->row.person) && row->revoked_ms == 0)
        issue->replaces = true;
    return OK;
}

static enum err write_issue(struct store *store, void *arg)
{
    struct issue *issue = arg;
    struct enrolment_row enrolment;
    enum err err = store_enrolment_find(store, issue->row.activity, issue->row.person, &enrolment);
    if (!err && enrolment.withdrawn_ms)
        err = ERR_LOCKED;
    if (!err)
        err = store_activity_links(store, issue->row.activity, look_for_good, issue);
    return err ? err : store_link_issue(store, &issue->row);
}

enum err on_link_issue(struct call *call)
{
    const struct office_links *links = &call->office->links;
    char token[LINK_TOKEN_MAX];
    struct issue issue = {.row = {.activity = call->ids[0],
                                  .person = call->ids[1],
                                  .issued_ms = call->now_ms,
                                  .issued_by = call->account.person}};

    secret_token(links->chance, token, SECRET_TOKEN_BYTES);
    link_hash(token, issue.row.token_hash);
    enum err err = store_thread_do(links->store, write_issue, &issue);
    if (!err) {
        struct link_url url = link_url(links->config, token);
        struct json_out out = call_json(call);
        json_open_object(&out, NULL);
        json_put_text(&out, "url", url.text);
        json_close_object(&out);
        secret_wipe(&url, sizeof url);
    }
    secret_wipe(token, sizeof token);
    if (err)
        return err;
    if (issue.replaces)
        notice_link_ended(call, call->ids[0], call->ids[1]);
    write_down(call, issue.replaces ? "link_reissued" : "link_issued");
    return OK;
}

/* ---- none any more ---- */

static enum err write_revoke(struct store *store, void *arg)
{
    const struct call *call = arg;
    return store_link_revoke(store, call->ids[0], call->ids[1], call->now_ms);
}

enum err on_link_revoke(struct call *call)
{
    enum err err = store_thread_do(call->office->links.store, write_revoke, call);
    if (err)
        return err;
    notice_link_ended(call, call->ids[0], call->ids[1]);
    write_down(call, "link_revoked");
    call_nothing(call);
    return OK;
}
