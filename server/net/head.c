#include "net/head.h"

#include <string.h>

#include "base/date.h"

static const struct {
    int status;
    const char *text;
    const char *word;
} statuses[] = {
    {200, "OK", "ok"},
    {201, "Created", "ok"},
    {204, "No Content", "ok"},
    {304, "Not Modified", "ok"},
    {400, "Bad Request", "malformed"},
    {401, "Unauthorized", "bad_sign_in"},
    {403, "Forbidden", "forbidden"},
    {404, "Not Found", "not_found"},
    {405, "Method Not Allowed", "unexpected"},
    {409, "Conflict", "taken"},
    {410, "Gone", "expired"},
    {411, "Length Required", "malformed"},
    {413, "Content Too Large", "oversize"},
    {414, "URI Too Long", "oversize"},
    {415, "Unsupported Media Type", "malformed"},
    {422, "Unprocessable Content", "invalid"},
    {423, "Locked", "locked"},
    {426, "Upgrade Required", "client_too_old"},
    {429, "Too Many Requests", "too_fast"},
    {431, "Request Header Fields Too Large", "oversize"},
    {500, "Internal Server Error", "io"},
    {503, "Service Unavailable", "busy"},
    {505, "HTTP Version Not Supported", "malformed"},
};

/* What no answer goes without, pages, scripts, worklets and errors alike. `connect-src` names the
 * WebSocket as well: older Safari does not count wss: as 'self'. */
static const char strict_headers[] =
    "Strict-Transport-Security: max-age=31536000\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: microphone=(self), camera=(), geolocation=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Content-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; connect-src 'self'";

const char *head_status_text(int status)
{
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (statuses[i].status == status)
            return statuses[i].text;
    return "Status";
}

const char *head_status_word(int status)
{
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (statuses[i].status == status)
            return statuses[i].word;
    return "io";
}

/* RFC 9110 5.6.7: Sun, 06 Nov 1994 08:49:37 GMT */
static void write_date(struct writer *w, int64_t at_ms)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct civil at = date_civil(at_ms, DATE_UTC);
    int weekday = date_weekday(date_days(at.year, at.month, at.day));
    write_format(w, "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n", days[weekday - 1], at.day,
                 months[at.month - 1], at.year, at.hour, at.minute, at.second);
}

/* Values come from the office too: none of them may end its line. */
static bool is_clean(const char *value)
{
    for (; *value; value++)
        if ((unsigned char)*value < ' ' || *value == 127)
            return false;
    return true;
}

static enum err write_field(struct writer *w, const char *name, const char *value)
{
    if (!value || !value[0])
        return OK;
    if (!is_clean(value))
        return ERR_MALFORMED;
    write_format(w, "%s: %s\r\n", name, value);
    return OK;
}

static enum err write_fields(struct writer *w, const struct head *head)
{
    const struct {
        const char *name;
        const char *value;
    } fields[] = {
        {"Content-Type", head->type},
        {"Cache-Control", head->cache ? head->cache : "no-store"},
        {"ETag", head->etag},
        {"Content-Encoding", head->coding},
        {"Allow", head->allow},
        {"Content-Disposition", head->disposition},
        {"Set-Cookie", head->set_cookie},
    };
    enum err err = OK;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && !err; i++)
        err = write_field(w, fields[i].name, fields[i].value);
    return err;
}

enum err head_write(struct writer *w, const struct head *head)
{
    write_format(w, "HTTP/1.1 %d %s\r\n", head->status, head_status_text(head->status));
    write_date(w, head->at_ms);
    /* RFC 9110 8.6: neither 204 nor 304 says a length. */
    if (head->status != 204 && head->status != 304)
        write_format(w, "Content-Length: %llu\r\n", (unsigned long long)head->body_bytes);
    enum err err = write_fields(w, head);
    if (err)
        return err;
    if (head->varies)
        write_text(w, "Vary: Accept-Encoding\r\n");
    if (head->retry_after_s)
        write_format(w, "Retry-After: %u\r\n", head->retry_after_s);
    if (head->closes)
        write_text(w, "Connection: close\r\n");
    write_text(w, strict_headers);
    if (head->host.len) {
        write_text(w, " wss://");
        write_bytes(w, head->host);
    }
    write_text(w, "\r\n\r\n");
    return w->bad ? ERR_OVERSIZE : OK;
}
