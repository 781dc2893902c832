#include "feed/http.h"

#include <curl/curl.h>
#include <stdatomic.h>
#include <string.h>

#include "base/alloc.h"

#define CONNECT_MS_MAX 10000L
#define POLL_MS 1000

struct http {
    CURLM *multi;
    CURL *easy;
    struct http_options options;
    atomic_bool stopped;
    struct buffer body;
    char fault[CURL_ERROR_SIZE];
};

/* What one request needs until it is over. */
struct going {
    struct curl_slist *headers;
    curl_mime *mime;
    bool bad; /* something could not be set: no memory */
};

enum err http_begin(void)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? OK : ERR_NOMEM;
}

enum err http_create(struct http **ret, const struct http_options *options)
{
    struct http *http = mem_zalloc(1, sizeof *http);
    if (!http)
        return ERR_NOMEM;
    http->options = *options;
    http->body.len_max = HTTP_ANSWER_BYTES_MAX;
    atomic_init(&http->stopped, false);
    http->multi = curl_multi_init();
    http->easy = curl_easy_init();
    if (!http->multi || !http->easy) {
        http_destroy(http);
        return ERR_NOMEM;
    }
    *ret = http;
    return OK;
}

void http_destroy(struct http *http)
{
    if (!http)
        return;
    curl_easy_cleanup(http->easy);
    curl_multi_cleanup(http->multi);
    buffer_finish(&http->body);
    mem_free(http);
}

void http_stop(struct http *http)
{
    atomic_store(&http->stopped, true);
    curl_multi_wakeup(http->multi);
}

static size_t on_bytes(char *bytes, size_t size, size_t n, void *arg)
{
    struct http *http = arg;
    buffer_add(&http->body, (struct slice){(const uint8_t *)bytes, size * n});
    return http->body.bad ? 0 : size * n; /* 0 ends the transfer: too long */
}

/* ---- setting up ---- */

#define SET(option, value) going->bad |= curl_easy_setopt(http->easy, option, value) != CURLE_OK

static void set_always(struct http *http, struct going *going)
{
    SET(CURLOPT_PROTOCOLS_STR, "https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_PROXY, "");
    /* On a connection that was used before, libcurl repeats by itself what got no answer, and the
     * other side may have taken it: so each request has one of its own. */
    SET(CURLOPT_FRESH_CONNECT, 1L);
    SET(CURLOPT_FORBID_REUSE, 1L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_USERAGENT, "sinkron");
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS_MAX);
    SET(CURLOPT_TIMEOUT_MS, (long)http->options.timeout_ms);
    SET(CURLOPT_ERRORBUFFER, http->fault);
    SET(CURLOPT_WRITEFUNCTION, on_bytes);
    SET(CURLOPT_WRITEDATA, http);
    if (http->options.ca_file[0])
        SET(CURLOPT_CAINFO, http->options.ca_file);
}

static void add_header(struct going *going, const char *header)
{
    struct curl_slist *longer = curl_slist_append(going->headers, header);
    going->bad |= !longer;
    going->headers = longer ? longer : going->headers;
}

static void set_parts(struct http *http, struct going *going, const struct http_request *request)
{
    going->mime = curl_mime_init(http->easy);
    going->bad |= !going->mime;
    for (size_t i = 0; i < request->n_parts && !going->bad; i++) {
        const struct http_part *part = &request->parts[i];
        curl_mimepart *at = curl_mime_addpart(going->mime);
        going->bad |= !at || curl_mime_name(at, part->name) ||
                      curl_mime_data(at, (const char *)part->value.at, part->value.len);
        if (!going->bad && part->file_name)
            going->bad |=
                curl_mime_filename(at, part->file_name) || curl_mime_type(at, "application/pdf");
    }
    SET(CURLOPT_MIMEPOST, going->mime);
}

static void set_request(struct http *http, struct going *going, const struct http_request *request)
{
    for (size_t i = 0; i < HTTP_HEADERS_MAX && request->headers[i]; i++)
        add_header(going, request->headers[i]);
    add_header(going, "Expect:"); /* the body goes with the head, not after a 100 */
    SET(CURLOPT_HTTPHEADER, going->headers);
    SET(CURLOPT_URL, request->url);
    if (request->user) {
        SET(CURLOPT_USERNAME, request->user);
        SET(CURLOPT_PASSWORD, request->password);
    }
    if (request->parts) {
        set_parts(http, going, request);
    } else if (request->body.len) {
        SET(CURLOPT_POSTFIELDSIZE, (long)request->body.len);
        SET(CURLOPT_POSTFIELDS, (const char *)request->body.at);
    }
    SET(CURLOPT_CUSTOMREQUEST, request->method);
}

/* ---- asking ---- */

static CURLcode result_of(struct http *http)
{
    int left = 0;
    const CURLMsg *message;
    while ((message = curl_multi_info_read(http->multi, &left)))
        if (message->msg == CURLMSG_DONE)
            return message->data.result;
    return CURLE_ABORTED_BY_CALLBACK;
}

/* Until it is over or somebody stops us. */
static CURLcode perform(struct http *http)
{
    int running = 1;
    CURLMcode fault = curl_multi_add_handle(http->multi, http->easy);
    while (!fault && running && !atomic_load(&http->stopped)) {
        fault = curl_multi_perform(http->multi, &running);
        if (!fault && running)
            fault = curl_multi_poll(http->multi, NULL, 0, POLL_MS, NULL);
    }
    return fault || running ? CURLE_ABORTED_BY_CALLBACK : result_of(http);
}

static const char *fault_text(const struct http *http, CURLcode code)
{
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return "stopped";
    return http->fault[0] ? http->fault : curl_easy_strerror(code);
}

static void read_reply(struct http *http, CURLcode code, struct siasn_reply *ret)
{
    long status = 0;
    long request_bytes = 0;
    curl_off_t retry_s = 0;

    curl_easy_getinfo(http->easy, CURLINFO_REQUEST_SIZE, &request_bytes);
    *ret = (struct siasn_reply){.sent = request_bytes > 0};
    if (code != CURLE_OK) {
        ret->body = slice_of_text(fault_text(http, code));
        return;
    }
    curl_easy_getinfo(http->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(http->easy, CURLINFO_RETRY_AFTER, &retry_s);
    ret->status = status > 0 ? (uint32_t)status : 0;
    ret->retry_after_ms = retry_s > 0 ? (uint64_t)retry_s * 1000 : 0;
    ret->body = buffer_slice(&http->body);
}

enum err http_ask(struct http *http, const struct http_request *request, struct siasn_reply *ret)
{
    struct going going = {0};
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;

    curl_easy_reset(http->easy);
    http->fault[0] = '\0';
    http->body.len = 0;
    http->body.bad = false;
    set_always(http, &going);
    set_request(http, &going, request);
    if (!going.bad) {
        code = perform(http);
        read_reply(http, code, ret);
        curl_multi_remove_handle(http->multi, http->easy);
    }
    curl_mime_free(going.mime);
    curl_slist_free_all(going.headers);
    return going.bad ? ERR_NOMEM : OK;
}
