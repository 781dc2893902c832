#include "net/page_choice.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

/* The part before the next comma, without blanks; `list` moves on behind the comma. */
static struct slice next_part(struct slice *list)
{
    const uint8_t *comma = list->len ? memchr(list->at, ',', list->len) : NULL;
    size_t len = comma ? (size_t)(comma - list->at) : list->len;
    struct slice part = {list->at, len};
    size_t used = comma ? len + 1 : len;
    *list = (struct slice){list->at + used, list->len - used};
    return text_trim(part);
}

/* The weight is 0, written 0, 0., 0.0 and so on: this coding is refused. */
static bool weight_is_nothing(struct slice parameters)
{
    const uint8_t *at = parameters.len ? memchr(parameters.at, '=', parameters.len) : NULL;
    if (!at)
        return false;
    for (at++; at < parameters.at + parameters.len; at++)
        if (*at != '0' && *at != '.' && *at != ' ')
            return false;
    return true;
}

static bool admits(struct slice accept, const char *name)
{
    bool any = false;
    while (accept.len) {
        struct slice part = next_part(&accept);
        const uint8_t *semicolon = part.len ? memchr(part.at, ';', part.len) : NULL;
        size_t name_len = semicolon ? (size_t)(semicolon - part.at) : part.len;
        struct slice word = text_trim((struct slice){part.at, name_len});
        struct slice parameters = {part.at + name_len, part.len - name_len};
        if (word.len == strlen(name) && !strncasecmp((const char *)word.at, name, word.len))
            return !weight_is_nothing(parameters);
        if (slice_is_text(word, "*"))
            any = !weight_is_nothing(parameters);
    }
    return any;
}

enum page_coding page_choose(const struct page *page, struct slice accept_encoding)
{
    enum page_coding best = PAGE_PLAIN;
    for (enum page_coding coding = PAGE_BROTLI; coding < PAGE_CODINGS; coding++)
        if (page->bodies[coding].bytes.at &&
            page->bodies[coding].bytes.len < page->bodies[best].bytes.len &&
            admits(accept_encoding, page_coding_name(coding)))
            best = coding;
    return best;
}

bool page_is_known(const struct page_body *body, struct slice if_none_match)
{
    while (if_none_match.len) {
        struct slice tag = next_part(&if_none_match);
        if (tag.len > 2 && tag.at[0] == 'W' && tag.at[1] == '/')
            tag = (struct slice){tag.at + 2, tag.len - 2};
        if (slice_is_text(tag, "*") || slice_is_text(tag, body->etag))
            return true;
    }
    return false;
}

const char *page_coding_name(enum page_coding coding)
{
    static const char *const names[PAGE_CODINGS] = {
        [PAGE_PLAIN] = NULL, [PAGE_BROTLI] = "br", [PAGE_GZIP] = "gzip"};
    return names[coding];
}
