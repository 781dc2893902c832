/* settings.h - what the feed must know to speak to the personnel system, checked at start.
 *
 * Runs on   the main thread at start; afterwards read only.
 */
#ifndef FEED_SETTINGS_H
#define FEED_SETTINGS_H

#include <stdbool.h>

#include "base/err.h"
#include "config/config.h"

#define FEED_SECRET_MAX 512

struct feed_settings {
    const struct config *config; /* borrowed */
    char client_secret[FEED_SECRET_MAX];
    char sso_password[FEED_SECRET_MAX];
};

/* Whether anything is to be sent at all. */
bool feed_is_wanted(const struct config *config);
/* ERR_CONFIG: an option is missing, an address is not https, or the file of a secret cannot be
 * read; `fault` (of `room` bytes) says which. *ret is wiped then. */
MUST_CHECK enum err feed_settings_read(const struct config *config, struct feed_settings *ret,
                                       char *fault, size_t room);
void feed_settings_wipe(struct feed_settings *settings);

#endif
