#include "net/origin.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define HOST_BYTES_MAX 255

static bool same_ignoring_case(struct slice a, struct slice b)
{
    return a.len == b.len && strncasecmp((const char *)a.at, (const char *)b.at, a.len) == 0;
}

/* The next word of a list that is separated by blanks or commas; empty at its end. */
static struct slice next_word(const char **list)
{
    const char *from = *list + strspn(*list, " ,\t");
    size_t len = strcspn(from, " ,\t");
    *list = from + len;
    return (struct slice){(const uint8_t *)from, len};
}

static bool list_holds(const char *list, struct slice word)
{
    for (struct slice at = next_word(&list); at.len; at = next_word(&list))
        if (same_ignoring_case(at, word))
            return true;
    return false;
}

/* An address of IPv6 stands in brackets, so the last colon after them begins the port. */
static struct slice without_port(struct slice host)
{
    for (size_t len = host.len; len > 0; len--) {
        if (host.at[len - 1] == ']')
            return host;
        if (host.at[len - 1] == ':')
            return (struct slice){host.at, len - 1};
    }
    return host;
}

bool origin_host_is_good(struct slice host)
{
    if (host.len == 0 || host.len > HOST_BYTES_MAX)
        return false;
    for (size_t i = 0; i < host.len; i++)
        if (!isalnum(host.at[i]) && !memchr(".-:[]", host.at[i], 5))
            return false;
    return true;
}

bool origin_is_allowed(struct slice origin, struct slice host, const struct origin_rules *rules)
{
    static const char scheme[] = "https://";
    const size_t scheme_len = sizeof scheme - 1;

    if (list_holds(rules->origins, slice_of_text("*")))
        return true;
    if (origin.len == 0)
        return false;
    if (list_holds(rules->origins, origin))
        return true;
    if (origin.len <= scheme_len ||
        !same_ignoring_case((struct slice){origin.at, scheme_len}, slice_of_text(scheme)))
        return false;
    struct slice from = {origin.at + scheme_len, origin.len - scheme_len};
    return same_ignoring_case(from, host) || list_holds(rules->host_names, without_port(from));
}
