#include "office/query.h"

#include <string.h>

#include "base/text.h"
#include "office/office.h"

struct slice query_find(const struct office_request *request, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = request->query; *at; at += strcspn(at, "&"), at += *at == '&') {
        if (strncmp(at, name, len) != 0 || at[len] != '=')
            continue;
        const char *value = at + len + 1;
        return (struct slice){(const uint8_t *)value, strcspn(value, "&")};
    }
    return (struct slice){0};
}

bool query_is_on(const struct office_request *request, const char *name)
{
    return slice_is_text(query_find(request, name), "1");
}

enum err query_i64(const struct office_request *request, const char *name, int64_t min, int64_t max,
                   int64_t *ret)
{
    int64_t value = 0;
    struct slice text = query_find(request, name);
    if (!text.at)
        return OK;
    if (text_to_i64(text, &value) || value < min || value > max)
        return ERR_INVALID;
    *ret = value;
    return OK;
}

static int digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum err query_text(const struct office_request *request, const char *name, char *ret, size_t room)
{
    struct slice in = query_find(request, name);
    size_t n = 0;

    for (size_t i = 0; i < in.len && n < room - 1; i++, n++) {
        bool coded = in.at[i] == '%' && i + 2 < in.len && digit(in.at[i + 1]) >= 0 &&
                     digit(in.at[i + 2]) >= 0;
        ret[n] = coded ? (char)(digit(in.at[i + 1]) * 16 + digit(in.at[i + 2])) : (char)in.at[i];
        if (coded)
            i += 2;
        if (i + 1 < in.len && n + 2 == room)
            return ERR_INVALID;
    }
    ret[n] = '\0';
    return text_is_utf8((struct slice){(const uint8_t *)ret, n}) ? OK : ERR_INVALID;
}
