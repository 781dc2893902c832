#include "office/opened_link.h"

#include "base/clock.h"
#include "office/call.h"
#include "office/link.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/slowdown.h"
#include "store/store_access.h"
#include "wire/json_in.h"

#define TOKEN_BYTES_MAX 200 /* a longer one is no slip of somebody who copied a link */

static enum err read_token(const struct call *call, uint8_t ret_hash[DIGEST_BYTES])
{
    const struct office_request *request = call->request;
    struct json_doc doc;

    enum err err = json_open(&doc, (struct slice){request->body, request->body_len});
    if (!err) {
        struct json_node root = json_root(&doc);
        json_only(&root, (const char *const[]){"token", NULL});
        link_hash(json_get_borrowed(&root, "token", TOKEN_BYTES_MAX), ret_hash);
        err = json_err(&doc);
    }
    json_close(&doc);
    return err == ERR_INVALID ? ERR_MALFORMED : err;
}

struct successor {
    const struct link_row *ended;
    bool found;
};

static enum err look_for_successor(const struct link_row *row, void *arg)
{
    struct successor *successor = arg;
    if (id_equal(row->person, successor->ended->person) && row->revoked_ms == 0)
        successor->found = true;
    return OK;
}

/* An ended link: whether its owner has a new one, or none. */
static enum err explain(struct call *call, const struct link_row *ended)
{
    struct successor successor = {.ended = ended};
    enum err err =
        store_activity_links(call->store, ended->activity, look_for_successor, &successor);
    if (err)
        return err;
    call->detail = successor.found ? "replaced" : "revoked";
    return ERR_BAD_LINK;
}

enum err opened_link(struct call *call, struct link_row *ret)
{
    uint8_t hash[DIGEST_BYTES];
    call->wait_ms = slowdown_visit(call->office->slowdown, peer_address(call),
                                   clock_mono_ms(call->office->links.clock));
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = read_token(call, hash);
    if (!err)
        err = store_link_find(call->store, hash, ret);
    if (err == ERR_NOT_FOUND) {
        call->detail = "unknown";
        return ERR_BAD_LINK;
    }
    if (!err && ret->revoked_ms)
        err = explain(call, ret);
    return err;
}
