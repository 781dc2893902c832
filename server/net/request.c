#include "net/request.h"

#include <ctype.h>
#include <libwebsockets.h>
#include <string.h>
#include <strings.h>

#include "base/secret.h"
#include "base/text.h"

#define COOKIES_BYTES_MAX 4096
#define SUBPROTOCOL "sinkron"
#define KEY_LEN 24 /* 16 bytes in base64 */

static const struct {
    enum lws_token_indexes token;
    enum method method;
} methods[] = {
    {WSI_TOKEN_GET_URI, METHOD_GET},       {WSI_TOKEN_HEAD_URI, METHOD_HEAD},
    {WSI_TOKEN_POST_URI, METHOD_POST},     {WSI_TOKEN_DELETE_URI, METHOD_DELETE},
    {WSI_TOKEN_PUT_URI, METHOD_OTHER},     {WSI_TOKEN_PATCH_URI, METHOD_OTHER},
    {WSI_TOKEN_OPTIONS_URI, METHOD_OTHER},
};

const char *method_name(enum method method)
{
    switch (method) {
    case METHOD_GET:
        return "GET";
    case METHOD_HEAD:
        return "HEAD";
    case METHOD_POST:
        return "POST";
    case METHOD_DELETE:
        return "DELETE";
    case METHOD_OTHER:
        break;
    }
    return "OTHER";
}

/* Empty when the header is not there; false when it is longer than `room` - 1. */
static bool copy_header(char *ret, size_t room, struct lws *wsi, enum lws_token_indexes token)
{
    ret[0] = '\0';
    if (lws_hdr_total_length(wsi, token) == 0)
        return true;
    return lws_hdr_copy(wsi, ret, (int)room, token) >= 0;
}

/* A header that only helps: one that is too long counts as not sent. */
static void copy_hint(char *ret, size_t room, struct lws *wsi, enum lws_token_indexes token)
{
    if (!copy_header(ret, room, wsi, token))
        ret[0] = '\0';
}

/* The library cuts a path at '&' and ';' as it does a query; no path of ours has any. */
static int read_path(struct request *ret, struct lws *wsi)
{
    enum lws_token_indexes token = WSI_TOKEN_COUNT;
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
        if (lws_hdr_total_length(wsi, methods[i].token) > 0) {
            token = methods[i].token;
            ret->method = methods[i].method;
        }
    if (token == WSI_TOKEN_COUNT)
        return 400;
    int len = lws_hdr_total_length(wsi, token);
    if (len != lws_hdr_fragment_length(wsi, token, 0))
        return 400;
    if (!copy_header(ret->path, sizeof ret->path, wsi, token))
        return 414;
    if (strlen(ret->path) != (size_t)len || ret->path[0] != '/' ||
        !text_is_utf8(slice_of_text(ret->path)))
        return 400;
    for (const char *at = ret->path; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 127)
            return 400;
    return 0;
}

/* The first '=' parts name from value; every other byte that is not plain is percent-encoded. */
static void write_part(struct writer *w, const char *part)
{
    bool in_name = true;
    for (const char *at = part; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool parts = c == '=' && in_name;
        if (parts)
            in_name = false;
        if (parts || isalnum(c) || strchr("-._~", c))
            write_u8(w, c);
        else
            write_format(w, "%%%02X", c);
    }
}

/* The library has decoded the query and cut it at '&'. What was an encoded '&' would now look like
 * a separator, so it is encoded again. */
static int read_query(struct request *ret, struct lws *wsi)
{
    struct writer w = writer_of(ret->query, sizeof ret->query - 1);
    char part[512];
    for (int i = 0; lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_URI_ARGS) > 0; i++) {
        int len = lws_hdr_fragment_length(wsi, WSI_TOKEN_HTTP_URI_ARGS, i);
        if (len <= 0)
            break;
        if (lws_hdr_copy_fragment(wsi, part, sizeof part, WSI_TOKEN_HTTP_URI_ARGS, i) < 0)
            return 414;
        if (i > 0)
            write_u8(&w, '&');
        write_part(&w, part);
    }
    if (w.bad)
        return 414;
    ret->query[writer_len(&w)] = '\0';
    return 0;
}

/* RFC 9112 6: a body has a length of plain digits, and there is no other way to send one. */
static int read_body_length(struct request *ret, struct lws *wsi)
{
    char length[32];
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0)
        return 411;
    if (!copy_header(length, sizeof length, wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH))
        return 400;
    bool may_have_body = ret->method == METHOD_POST || ret->method == METHOD_DELETE;
    if (!length[0])
        return ret->method == METHOD_POST || ret->method == METHOD_OTHER ? 411 : 0;
    if (text_to_u64(slice_of_text(length), &ret->body_bytes))
        return 400;
    return ret->body_bytes && !may_have_body ? 400 : 0;
}

static int read_version(struct lws *wsi)
{
    char version[16];
    if (!copy_header(version, sizeof version, wsi, WSI_TOKEN_HTTP) || !version[0])
        return 400;
    return strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0 ? 505 : 0;
}

static bool list_has(const char *list, const char *word)
{
    size_t len = strlen(word);
    while (*list) {
        list += strspn(list, " \t,");
        size_t part = strcspn(list, " \t,");
        if (part == len && !strncasecmp(list, word, len))
            return true;
        list += part;
    }
    return false;
}

/* Empty when there is none, or it is too long. */
static void find_cookie(const char *cookies, const char *name, char *ret, size_t room)
{
    size_t name_len = strlen(name);
    ret[0] = '\0';
    for (const char *at = cookies; *at;) {
        at += strspn(at, " ;");
        size_t len = strcspn(at, ";");
        if (len > name_len && !strncmp(at, name, name_len) && at[name_len] == '=') {
            struct slice value = {(const uint8_t *)at + name_len + 1, len - name_len - 1};
            if (!text_copy(ret, room, value))
                ret[0] = '\0';
            return;
        }
        at += len;
    }
}

static void read_cookies(struct request *ret, struct lws *wsi)
{
    char cookies[COOKIES_BYTES_MAX];
    copy_hint(cookies, sizeof cookies, wsi, WSI_TOKEN_HTTP_COOKIE);
    find_cookie(cookies, "sinkron", ret->cookie, sizeof ret->cookie);
    find_cookie(cookies, "sinkron_link", ret->link_cookie, sizeof ret->link_cookie);
    secret_wipe(cookies, sizeof cookies);
}

static void read_content_type(struct request *ret, struct lws *wsi)
{
    char type[128];
    copy_hint(type, sizeof type, wsi, WSI_TOKEN_HTTP_CONTENT_TYPE);
    for (char *at = type; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    struct slice plain = {(const uint8_t *)type, strcspn(type, "; \t")};
    if (!text_copy(ret->content_type, sizeof ret->content_type, plain))
        ret->content_type[0] = '\0';
}

/* RFC 6750 2.1. Another scheme counts as nothing sent. */
static int read_bearer(struct request *ret, struct lws *wsi)
{
    static const char scheme[] = "Bearer ";
    char text[sizeof scheme + sizeof ret->bearer];
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_HTTP_AUTHORIZATION))
        return 431;
    if (!strncasecmp(text, scheme, sizeof scheme - 1)) {
        const char *token = text + sizeof scheme - 1;
        token += strspn(token, " ");
        if (!text_copy(ret->bearer, sizeof ret->bearer, slice_of_text(token)))
            ret->bearer[0] = '\0';
    }
    secret_wipe(text, sizeof text);
    return 0;
}

int request_read(struct request *ret, struct lws *wsi)
{
    *ret = (struct request){.method = METHOD_OTHER};
    int status = read_version(wsi);
    if (!status)
        status = read_path(ret, wsi);
    if (!status)
        status = read_query(ret, wsi);
    if (!status)
        status = read_body_length(ret, wsi);
    if (!status && (!copy_header(ret->host, sizeof ret->host, wsi, WSI_TOKEN_HOST) ||
                    !copy_header(ret->origin, sizeof ret->origin, wsi, WSI_TOKEN_ORIGIN)))
        status = 431;
    if (!status)
        status = read_bearer(ret, wsi);
    if (status)
        return status;

    char connection[128];
    copy_hint(connection, sizeof connection, wsi, WSI_TOKEN_CONNECTION);
    ret->closes = list_has(connection, "close");
    copy_hint(ret->accept_encoding, sizeof ret->accept_encoding, wsi,
              WSI_TOKEN_HTTP_ACCEPT_ENCODING);
    copy_hint(ret->if_none_match, sizeof ret->if_none_match, wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH);
    read_content_type(ret, wsi);
    read_cookies(ret, wsi);
    return 0;
}

void request_forget(struct request *request)
{
    secret_wipe(request->bearer, sizeof request->bearer);
    secret_wipe(request->cookie, sizeof request->cookie);
    secret_wipe(request->link_cookie, sizeof request->link_cookie);
}

int request_check_upgrade(struct lws *wsi, const struct request *request)
{
    char text[128];
    if (request->method != METHOD_GET)
        return 405;
    if (strcmp(request->path, "/ws") != 0)
        return 404;
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_UPGRADE) || strcasecmp(text, "websocket"))
        return 400;
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_CONNECTION) || !list_has(text, "upgrade"))
        return 400;
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_KEY) || strlen(text) != KEY_LEN)
        return 400;
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_VERSION) || strcmp(text, "13") != 0)
        return 426;
    if (!copy_header(text, sizeof text, wsi, WSI_TOKEN_PROTOCOL) ||
        (text[0] && strcmp(text, SUBPROTOCOL) != 0))
        return 400;
    return 0;
}
