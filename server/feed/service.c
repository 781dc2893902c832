#include "feed/service.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"

#define TOKEN_MAX 8192
#define HEADER_MAX (TOKEN_MAX + 32)
#define URL_MAX 1024
#define FORM_BYTES_MAX 4096
#define TOKEN_LIVES_MS UINT64_C(3600000) /* that does not say how long */
#define TOKEN_EARLY_MS UINT64_C(10000)   /* it is not used in its last seconds */

struct token {
    char text[TOKEN_MAX]; /* "": none */
    uint64_t until_mono_ms;
};

struct service {
    struct service_links links;
    struct http *http;
    struct token gateway;
    struct token user;
    char gateway_header[HEADER_MAX];
    char user_header[HEADER_MAX];
    char url[URL_MAX];
};

enum err service_create(struct service **ret, const struct service_links *links)
{
    const struct config *config = links->settings->config;
    struct service *service = mem_zalloc(1, sizeof *service);
    if (!service)
        return ERR_NOMEM;
    service->links = *links;
    enum err err =
        http_create(&service->http, &(struct http_options){.ca_file = config->feed_ca_file,
                                                           .timeout_ms = config->feed_timeout_ms});
    if (err)
        service_destroy(service);
    else
        *ret = service;
    return err;
}

void service_destroy(struct service *service)
{
    if (!service)
        return;
    http_destroy(service->http);
    secret_wipe(service, sizeof *service);
    mem_free(service);
}

void service_stop(struct service *service)
{
    http_stop(service->http);
}

/* ---- tokens ---- */

/* application/x-www-form-urlencoded */
static void put_encoded(struct writer *w, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain || strchr("-._~", c))
            write_u8(w, c);
        else
            write_format(w, "%%%02X", c);
    }
}

static void put_pair(struct writer *w, const char *name, const char *value)
{
    write_format(w, "%s%s=", writer_len(w) ? "&" : "", name);
    put_encoded(w, value);
}

static bool is_good(const struct service *service, const struct token *token)
{
    return token->text[0] && clock_mono_ms(service->links.clock) < token->until_mono_ms;
}

/* *ret_reply says what came of it when there is no token. */
static enum err fetch(struct service *service, const struct http_request *request,
                      struct token *token, struct siasn_reply *ret_reply)
{
    uint64_t lives_ms = 0;
    token->text[0] = '\0';
    enum err err = http_ask(service->http, request, ret_reply);
    if (err || !siasn_read_token(ret_reply, token->text, sizeof token->text, &lives_ms))
        return err;
    lives_ms = lives_ms ? lives_ms : TOKEN_LIVES_MS;
    uint64_t early_ms = lives_ms > 2 * TOKEN_EARLY_MS ? TOKEN_EARLY_MS : 0;
    token->until_mono_ms = clock_mono_ms(service->links.clock) + lives_ms - early_ms;
    return OK;
}

#define FORM_HEADERS                                                                               \
    {                                                                                              \
        "Accept: application/json", "Content-Type: application/x-www-form-urlencoded"              \
    }

static enum err fetch_gateway(struct service *service, struct siasn_reply *ret_reply)
{
    const struct feed_settings *settings = service->links.settings;
    const struct http_request request = {
        .method = "POST",
        .url = settings->config->feed_token_url,
        .headers = FORM_HEADERS,
        .user = settings->config->feed_client_id,
        .password = settings->client_secret,
        .body = slice_of_text("grant_type=client_credentials"),
    };
    return fetch(service, &request, &service->gateway, ret_reply);
}

static enum err fetch_user(struct service *service, struct siasn_reply *ret_reply)
{
    const struct feed_settings *settings = service->links.settings;
    char form[FORM_BYTES_MAX];
    struct writer w = writer_of(form, sizeof form);

    put_pair(&w, "grant_type", "password");
    put_pair(&w, "client_id", settings->config->feed_sso_client_id);
    put_pair(&w, "username", settings->config->feed_sso_user);
    put_pair(&w, "password", settings->sso_password);
    const struct http_request request = {
        .method = "POST",
        .url = settings->config->feed_sso_url,
        .headers = FORM_HEADERS,
        .body = {(const uint8_t *)form, writer_len(&w)},
    };
    enum err err = fetch(service, &request, &service->user, ret_reply);
    secret_wipe(form, sizeof form);
    return err;
}

/* Both are good afterwards, or *ret_reply says why not. */
static enum err sign_in(struct service *service, struct siasn_reply *ret_reply, bool *ret_in)
{
    enum err err = OK;
    if (!is_good(service, &service->gateway))
        err = fetch_gateway(service, ret_reply);
    if (!err && service->gateway.text[0] && !is_good(service, &service->user))
        err = fetch_user(service, ret_reply);
    *ret_in = !err && service->gateway.text[0] && service->user.text[0];
    if (*ret_in)
        return OK;
    /* Whatever the sign-in answered, our request was not sent; not reached stays not reached. */
    ret_reply->sent = false;
    if (ret_reply->status)
        ret_reply->status = 401;
    return err;
}

static void sign_out(struct service *service)
{
    service->gateway.text[0] = '\0';
    service->user.text[0] = '\0';
}

/* ---- requests ---- */

static enum err ask_signed(struct service *service, const struct service_request *request,
                           struct siasn_reply *ret)
{
    snprintf(service->gateway_header, HEADER_MAX, "Authorization: Bearer %s",
             service->gateway.text);
    snprintf(service->user_header, HEADER_MAX, "Auth: bearer %s", service->user.text);
    struct writer url = writer_of(service->url, URL_MAX - 1);
    write_text(&url, service->links.settings->config->feed_url);
    write_text(&url, request->path);
    put_encoded(&url, request->path_end ? request->path_end : "");
    service->url[writer_len(&url)] = '\0';
    const struct http_request whole = {
        .method = request->method,
        .url = service->url,
        .headers = {service->gateway_header, service->user_header, "Accept: application/json",
                    request->json.len ? "Content-Type: application/json" : NULL},
        .body = request->json,
        .parts = request->parts,
        .n_parts = request->n_parts,
    };
    return http_ask(service->http, &whole, ret);
}

enum err service_ask(struct service *service, const struct service_request *request,
                     struct siasn_reply *ret)
{
    enum err err = OK;
    *ret = (struct siasn_reply){0};

    for (int round = 0; !err && round < 2; round++) {
        bool in = false;
        err = sign_in(service, ret, &in);
        if (err || !in)
            return err;
        err = ask_signed(service, request, ret);
        if (err || ret->status != 401)
            return err;
        sign_out(service); /* they ended early, or were taken back: once more with new ones */
    }
    return err;
}
