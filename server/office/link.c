#include "office/link.h"

#include <stdio.h>
#include <string.h>

#include "config/config.h"

void link_hash(const char *token, uint8_t ret[DIGEST_BYTES])
{
    digest_sha256(slice_of_text(token), ret);
}

static struct link_url url_of(const struct config *config, const char *page, const char *token)
{
    struct link_url ret;
    char local[64];
    const char *base = config->links_base_url;

    if (!base[0]) {
        snprintf(local, sizeof local, "https://localhost:%u", config->port);
        base = local;
    }
    size_t len = strlen(base);
    if (len && base[len - 1] == '/')
        len--; /* written with or without: the address has one */
    snprintf(ret.text, sizeof ret.text, "%.*s/%s%s%s", (int)len, base, page, token ? "#" : "",
             token ? token : "");
    return ret;
}

struct link_url link_url(const struct config *config, const char *token)
{
    return url_of(config, "masuk", token);
}

struct link_url link_page(const struct config *config, const char *page)
{
    return url_of(config, page, NULL);
}
