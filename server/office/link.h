/* link.h - personal links: how one is written, and what is kept of it.
 *
 * Runs on   any thread. Pure.
 * The token stands in the fragment of the address, so that no log and no referrer sees it. Only the
 * SHA-256 of its text is stored.
 */
#ifndef OFFICE_LINK_H
#define OFFICE_LINK_H

#include <stdint.h>

#include "base/digest.h"
#include "base/secret.h"

#define LINK_TOKEN_MAX SECRET_TEXT_ROOM(SECRET_TOKEN_BYTES)
#define LINK_URL_MAX 640

struct config;

struct link_url {
    char text[LINK_URL_MAX];
};

void link_hash(const char *token, uint8_t ret[DIGEST_BYTES]);
/* What links begin with: links.base_url; else https:// with the first of host_names, or localhost,
 * and the port. Without a slash at the end. */
struct link_url link_base(const struct config *config);
/* `<base>/<page>#<token>` */
struct link_url link_with(const struct config *config, const char *page, const char *token);
/* The same for whoever sits at this machine: https://localhost:<port>. */
struct link_url link_base_here(const struct config *config);
/* `<base>/masuk#<token>` */
struct link_url link_url(const struct config *config, const char *token);
/* `<base>/<page>`: link_page(config, "koordinator"). */
struct link_url link_page(const struct config *config, const char *page);

#endif
