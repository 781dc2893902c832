#include "office/bearer.h"

#include <string.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"
#include "office/call.h"
#include "office/link.h"
#include "office/office.h"
#include "office/office_inside.h"
#include "office/peer.h"
#include "office/slowdown.h"
#include "store/store_desk.h"

const char *const bearer_scopes[] = {"read:attendance", "read:credit",  BEARER_PEOPLE, "read:plans",
                                     "write:plans",     "write:people", NULL};

bool bearer_has(const char *scopes, const char *scope)
{
    size_t len = strlen(scope);
    while (*scopes) {
        size_t part = strcspn(scopes, " ");
        if (part == len && strncmp(scopes, scope, len) == 0)
            return true;
        scopes += part;
        scopes += strspn(scopes, " ");
    }
    return false;
}

static enum err find(struct call *call, struct token_row *ret)
{
    struct slowdown *slowdown = call->office->slowdown;
    uint64_t mono_ms = clock_mono_ms(call->office->links.clock);
    uint8_t hash[DIGEST_BYTES];

    link_hash(call->request->bearer, hash);
    /* The name is one that nobody has twice: only the address can have to wait. */
    const struct digest_text name = digest_hex(hash);
    const struct attempt attempt = {name.text, peer_address(call)};
    call->wait_ms = slowdown_wait_ms(slowdown, &attempt, mono_ms);
    if (call->wait_ms)
        return ERR_TOO_FAST;
    enum err err = store_token_find(call->store, hash, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    slowdown_failed(slowdown, &attempt, mono_ms);
    LOG_WARN(office, "unknown token", "address=%s", call->request->address);
    return ERR_BAD_SIGN_IN;
}

enum err bearer_allow(struct call *call, const char *scope)
{
    struct token_row token;
    enum err err = find(call, &token);
    if (err)
        return err;
    if (token.revoked_ms)
        return ERR_BAD_SIGN_IN;
    if (token.expires_ms <= call->now_ms)
        return ERR_EXPIRED;
    if (!scope || !bearer_has(token.scopes, scope))
        return ERR_NOT_YOURS;
    call->token = token.id;
    call->whole_nip = bearer_has(token.scopes, BEARER_PEOPLE);
    return OK;
}
