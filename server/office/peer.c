#include "office/peer.h"

#include <string.h>

#include "config/config.h"
#include "office/call.h"
#include "office/office_inside.h"

const char *peer_address(const struct call *call)
{
    const char *address = call->request->address;
    bool is_own = strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
    return is_own && call->office->links.config->address_loopback_exempt ? "" : address;
}
