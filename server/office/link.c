#include "office/link.h"

#include <stdio.h>
#include <string.h>

#include "config/config.h"

void link_hash(const char *token, uint8_t ret[DIGEST_BYTES])
{
    digest_sha256(slice_of_text(token), ret);
}

struct link_url link_base_here(const struct config *config)
{
    struct link_url ret;
    snprintf(ret.text, sizeof ret.text, "https://localhost:%u", config->port);
    return ret;
}

struct link_url link_base(const struct config *config)
{
    struct link_url ret;
    const char *base = config->links_base_url;
    size_t len = strlen(base);
    size_t host_len = strcspn(config->host_names, ", ");

    if (len) {
        len -= base[len - 1] == '/'; /* written with or without: the address has one */
        snprintf(ret.text, sizeof ret.text, "%.*s", (int)len, base);
    } else if (host_len) {
        snprintf(ret.text, sizeof ret.text, "https://%.*s:%u", (int)host_len, config->host_names,
                 config->port);
    } else {
        ret = link_base_here(config);
    }
    return ret;
}

struct link_url link_with(const struct config *config, const char *page, const char *token)
{
    struct link_url ret = link_base(config);
    size_t len = strlen(ret.text);
    snprintf(ret.text + len, sizeof ret.text - len, "/%s%s%s", page, token ? "#" : "",
             token ? token : "");
    return ret;
}

struct link_url link_url(const struct config *config, const char *token)
{
    return link_with(config, "masuk", token);
}

struct link_url link_page(const struct config *config, const char *page)
{
    return link_with(config, page, NULL);
}
