#include "feed/settings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/secret.h"
#include "base/text.h"

#define FILE_MARK "file:"

bool feed_is_wanted(const struct config *config)
{
    return config->feed_url[0] != '\0';
}

struct needed {
    const char *option;
    const char *value;
    bool address;
};

static const char *missing_of(const struct needed *needed)
{
    if (!needed->value[0])
        return "is needed with feed.url";
    if (needed->address && strncmp(needed->value, "https://", strlen("https://")) != 0)
        return "must begin with https://";
    return NULL;
}

static enum err check_all(const struct config *config, char *fault, size_t room)
{
    const struct needed all[] = {
        {"feed.url", config->feed_url, true},
        {"feed.token_url", config->feed_token_url, true},
        {"feed.sso_url", config->feed_sso_url, true},
        {"feed.client_id", config->feed_client_id, false},
        {"feed.client_secret", config->feed_client_secret, false},
        {"feed.sso_client_id", config->feed_sso_client_id, false},
        {"feed.sso_user", config->feed_sso_user, false},
        {"feed.sso_password", config->feed_sso_password, false},
        {"feed.agency_id", config->feed_agency_id, false},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const char *missing = missing_of(&all[i]);
        if (!missing)
            continue;
        snprintf(fault, room, "%s %s", all[i].option, missing);
        return ERR_CONFIG;
    }
    return OK;
}

/* The value itself, or the first line of the file that it names. */
static enum err read_secret(const char *value, char ret[FEED_SECRET_MAX])
{
    struct buffer bytes = {0};
    struct slice line = slice_of_text(value);
    enum err err = OK;

    if (strncmp(value, FILE_MARK, strlen(FILE_MARK)) == 0) {
        err = file_read(value + strlen(FILE_MARK), FEED_SECRET_MAX, &bytes);
        const void *end = err ? NULL : memchr(bytes.at, '\n', bytes.len);
        size_t len = end ? (size_t)((const uint8_t *)end - bytes.at) : bytes.len;
        line = text_trim((struct slice){bytes.at, len});
    }
    if (!err && (!line.len || !text_copy(ret, FEED_SECRET_MAX, line)))
        err = ERR_INVALID;
    if (bytes.at)
        secret_wipe(bytes.at, bytes.len);
    buffer_finish(&bytes);
    return err;
}

enum err feed_settings_read(const struct config *config, struct feed_settings *ret, char *fault,
                            size_t room)
{
    *ret = (struct feed_settings){.config = config};
    enum err err = check_all(config, fault, room);
    if (err)
        return err;
    const char *option = "feed.client_secret";
    err = read_secret(config->feed_client_secret, ret->client_secret);
    if (!err) {
        option = "feed.sso_password";
        err = read_secret(config->feed_sso_password, ret->sso_password);
    }
    if (!err)
        return OK;
    snprintf(fault, room, "%s: its file cannot be read, or has no line of up to %d bytes", option,
             FEED_SECRET_MAX - 1);
    feed_settings_wipe(ret);
    return ERR_CONFIG;
}

void feed_settings_wipe(struct feed_settings *settings)
{
    secret_wipe(settings, sizeof *settings);
}
